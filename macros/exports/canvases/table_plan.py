"""A table canvas measured: as it is on its paper, or over a slide with columns as wide as their words ask. Pure geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from macros.exports.presentation.space import (
    LEAST_SIZE,
    LETTER_WIDTHS,
    LINE,
    NARROWER,
    Place,
    line_count,
    width_of,
    words_of,
)
from macros.model.canvas import Canvas
from macros.model.canvas_layout import PADDING, PROMPT_SIZE, CanvasLayout
from macros.model.introspection import Path
from macros.model.typography import french

_SIZES = (20.0, 19.0, LEAST_SIZE)  # of the words on a slide, from the best
_PADDING = 5.0  # of a cell on a slide, left and right
_DOWN = 0.4  # of that padding, above and below
_STEPS = 20
_WIDEST_LABELS = 0.4  # of the width, at most, for the column of row titles


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table to draw: widths, heights (the heading's first), words."""

    place: Place
    size: float  # of the letters
    padding: tuple[float, float]  # of a cell, across and down
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    headings: tuple[str, ...]
    labels: tuple[str, ...]
    too_long: tuple[tuple[Path, str], ...] = ()


def _words(canvas: Canvas) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(map(french, canvas.table.columns)), tuple(map(french, canvas.table.row_labels))


def table_on_paper(canvas: Canvas, layout: CanvasLayout, scale: float) -> TablePlan:
    """The table as its layout has it, `scale` points to its unit."""
    count, body = len(canvas.table.columns), layout.body
    headings, labels = _words(canvas)
    return TablePlan(
        Place(body.x * scale, body.y * scale, body.width * scale, body.height * scale),
        PROMPT_SIZE * scale,
        (PADDING * scale, PADDING * scale * _DOWN),
        tuple(cell.box.width * scale for cell in layout.cells[:count]),
        tuple(cell.box.height * scale for cell in layout.cells[::count]),
        headings,
        labels,
    )


def table_on_slide(canvas: Canvas, space: Place) -> TablePlan:
    """The table over a place of a slide, no word smaller than what is legible from afar."""
    headings, labels = _words(canvas)
    weights = list(canvas.table.columns.values())
    for letters, size in product(LETTER_WIDTHS, _SIZES):
        plan = _tracks(headings, labels, weights, space, size, letters)
        if plan:
            return plan
    size, plan = LEAST_SIZE, None
    while plan is None:
        size *= 0.96
        plan = _tracks(headings, labels, weights, space, size, NARROWER)
    return replace(plan, too_long=((("table",), french(canvas.title)),))


def _spread(weights: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Widths that follow the weights, none under what it needs."""
    widths = [weight / sum(weights) * width for weight in weights]
    short = {index for index, (own, need) in enumerate(zip(widths, least, strict=True)) if own < need}
    while short and len(short) < len(widths):
        left = width - sum(least[index] for index in short)
        free = sum(weights[index] for index in range(len(widths)) if index not in short)
        widths = [least[i] if i in short else weights[i] / free * left for i in range(len(widths))]
        more = {index for index, own in enumerate(widths) if own < least[index] - 1e-6} - short
        if not more:
            break
        short |= more
    return widths


def _tracks(
    headings: tuple[str, ...],
    labels: tuple[str, ...],
    weights: list[float],
    space: Place,
    size: float,
    letters: float,
) -> TablePlan | None:
    """Columns and rows at that size of letters, the first column as wide as its row titles ask; None where they do not hold."""
    padding = min(_PADDING, size / 2.5)

    def widest_word(texts: Sequence[str], *, bold: bool) -> float:
        words = [word for text in texts for word in words_of(text)]
        return max(width_of(word, size, bold=bold) for word in words) * letters + 2 * padding + 1

    def height(text: str, width: float, *, bold: bool) -> float:
        return line_count(text, (width - 2 * padding) / letters, size, bold=bold) * size * LINE + 2 * padding * _DOWN

    least = [widest_word((name,), bold=True) for name in headings]
    least[0] = max(least[0], widest_word(labels, bold=False))
    if sum(least) > space.width:
        return None
    for widening in range(_STEPS):  # of the first column, until the row titles hold
        widths = _spread([weights[0] * 1.1**widening, *weights[1:]], least, space.width)
        heading = max(height(name, width, bold=True) for name, width in zip(headings, widths, strict=True))
        rows = [height(label, widths[0], bold=False) for label in labels]
        spare = space.height - heading - sum(rows)
        if spare >= 0 or widths[0] > _WIDEST_LABELS * space.width:
            break
    if spare < 0:
        return None
    even = (space.height - heading) / len(rows)
    heights = [even] * len(rows) if max(rows) <= even else [row + spare / len(rows) for row in rows]
    return TablePlan(space, size, (padding, padding * _DOWN), tuple(widths), (heading, *heights), headings, labels)
