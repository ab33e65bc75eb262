"""The running order on slides: its rows, how large they are, and on how many slides they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.exports.slide_space import BODY, LINE, line_count

ORDER_SIZES = (22.0, 20.0, 18.0)  # of the running order, from the best to the least
ORDER_PADDING = 4.0  # above and below the text of a row
DURATION_WIDTH = 130.0


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A step in the running order."""

    title: str
    duration: str
    is_break: bool


ORDER_HEADING = OrderRow("Étape", "Durée", is_break=False)


def row_height(row: OrderRow, size: float) -> float:
    """Height of a row of the running order."""
    lines = line_count(row.title, BODY.width - DURATION_WIDTH - 2 * ORDER_PADDING, size)
    return lines * size * LINE + 2 * ORDER_PADDING


def _order_height(rows: Sequence[OrderRow], size: float) -> float:
    return sum(row_height(row, size) for row in (ORDER_HEADING, *rows))


def order_size(rows: Sequence[OrderRow]) -> float:
    """The size at which rows hold on one slide."""
    return next((size for size in ORDER_SIZES if _order_height(rows, size) <= BODY.height), ORDER_SIZES[-1])


def order_pages(rows: Sequence[OrderRow]) -> list[Sequence[OrderRow]]:
    """The rows on as few slides as hold them, each with about as many."""
    for count in range(1, len(rows)):
        cuts = [round(len(rows) * page / count) for page in range(count + 1)]
        pages = [rows[start:end] for start, end in pairwise(cuts)]
        if all(_order_height(page, ORDER_SIZES[-1]) <= BODY.height for page in pages):
            return pages
    return [[row] for row in rows]
