"""The running order on slides: its rows, how large they are, and on how many slides they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.exports.presentation.space import BODY, LINE, line_count

# Of the running order, from the best to the least: the size of the letters, and the padding above and below the text of a row.
_FITS = ((22.0, 4.0), (20.0, 4.0), (18.0, 4.0), (18.0, 2.5))
DURATION_WIDTH = 130.0
SIDE_PADDING = 4.0


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A step in the running order."""

    title: str
    duration: str
    is_break: bool


ORDER_HEADING = OrderRow("Étape", "Durée", is_break=False)


def row_height(row: OrderRow, size: float, padding: float) -> float:
    """Height of a row of the running order."""
    lines = line_count(row.title, BODY.width - DURATION_WIDTH - 2 * SIDE_PADDING, size)
    return lines * size * LINE + 2 * padding


def _holds(rows: Sequence[OrderRow], size: float, padding: float) -> bool:
    return sum(row_height(row, size, padding) for row in (ORDER_HEADING, *rows)) <= BODY.height


def order_fit(rows: Sequence[OrderRow]) -> tuple[float, float]:
    """The size and the padding at which rows hold on one slide."""
    return next((fit for fit in _FITS if _holds(rows, *fit)), _FITS[-1])


def order_pages(rows: Sequence[OrderRow]) -> list[Sequence[OrderRow]]:
    """The rows on as few slides as hold them, each with about as many."""
    for count in range(1, len(rows)):
        cuts = [round(len(rows) * page / count) for page in range(count + 1)]
        pages = [rows[start:end] for start, end in pairwise(cuts)]
        if all(_holds(page, *_FITS[-1]) for page in pages):
            return pages
    return [[row] for row in rows]
