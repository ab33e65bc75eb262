"""A canvas laid out on its paper: where each zone stands and how its words wrap.

Pure geometry, shared by the check (a text that does not fit is a problem), the picture on the page and the exports.
Lengths are in units of which 1600 make the long side of the paper: on A3 (420 mm) a unit is 0.26 mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from macros.model.canvas import NO_PERSONAL_DATA, Canvas, Orientation, Tint
from macros.model.lettering import fits, wrap
from macros.model.typography import french

LONG, SHORT = 1600.0, 1131.0  # the ratio of the A series
MARGIN, GAP, PADDING = 40.0, 12.0, 16.0
TITLE_SIZE, TEXT_SIZE, ZONE_TITLE_SIZE, PROMPT_SIZE, NOTE_SIZE = 40.0, 22.0, 24.0, 21.0, 17.0
LINE = 1.28  # line height, in em
WORDS_SHARE = 0.6  # of a zone's height, at most: the rest is to write in
HEADING_LINES = 4  # of a table, at most
AXIS = 46.0  # room for an axis


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """Wrapped lines, and whether they hold in their place."""

    lines: tuple[str, ...]
    size: float
    bold: bool
    fits: bool

    @property
    def height(self) -> float:
        """Of all the lines."""
        return len(self.lines) * self.size * LINE


@dataclass(frozen=True, slots=True)
class PlacedZone:
    """A zone on the paper."""

    id: str
    box: Box
    tint: Tint
    title: Words
    prompt: Words


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of a table; headings have words, most cells are empty."""

    box: Box
    words: Words | None
    heading: bool


@dataclass(frozen=True, slots=True)
class CanvasLayout:
    """The whole paper."""

    width: float
    height: float
    title: Words
    instructions: Words
    note: Words
    body: Box
    zones: tuple[PlacedZone, ...]
    cells: tuple[PlacedCell, ...]


def _words(text: str, width: float, size: float, *, bold: bool = False, max_height: float | None = None) -> Words:
    lines = wrap(french(text), width, size, bold=bold)
    holds = fits(lines, width, size, bold=bold) and (max_height is None or len(lines) * size * LINE <= max_height)
    return Words(lines, size, bold, holds)


def _tracks(weights: tuple[float, ...], start: float, length: float, gap: float) -> list[tuple[float, float]]:
    """Start and length of each column or row."""
    usable = length - gap * (len(weights) - 1)
    lengths = [weight / sum(weights) * usable for weight in weights]
    return [
        (start + end - own + gap * index, own)
        for index, (own, end) in enumerate(zip(lengths, accumulate(lengths), strict=True))
    ]


def _place_zones(canvas: Canvas, body: Box) -> tuple[PlacedZone, ...]:
    columns = _tracks(canvas.columns, body.x, body.width, GAP)
    rows = _tracks(canvas.rows, body.y, body.height, GAP)
    cells: dict[str, list[tuple[int, int]]] = {}
    for row, names in enumerate(canvas.area_grid):
        for column, name in enumerate(names):
            cells.setdefault(name, []).append((row, column))
    placed = []
    for zone_id, zone in canvas.zones.items():
        (top, left), (bottom, right) = cells[zone_id][0], cells[zone_id][-1]
        x, y = columns[left][0], rows[top][0]
        box = Box(x, y, columns[right][0] + columns[right][1] - x, rows[bottom][0] + rows[bottom][1] - y)
        inner = box.width - 2 * PADDING
        title = _words(zone.title, inner, ZONE_TITLE_SIZE, bold=True)
        prompt = _words(zone.prompt, inner, PROMPT_SIZE, max_height=box.height * WORDS_SHARE - PADDING - title.height)
        placed.append(PlacedZone(zone_id, box, zone.tint, title, prompt))
    return tuple(placed)


def _place_table(canvas: Canvas, body: Box) -> tuple[PlacedCell, ...]:
    columns = _tracks(tuple(canvas.table.columns.values()), body.x, body.width, 0)
    headings = [
        _words(name, width - 2 * PADDING, PROMPT_SIZE, bold=True, max_height=HEADING_LINES * PROMPT_SIZE * LINE)
        for name, (_, width) in zip(canvas.table.columns, columns, strict=True)
    ]
    heading_height = max(words.height for words in headings) + 2 * PADDING
    labels = canvas.table.row_labels
    rows = _tracks((1.0,) * len(labels), body.y + heading_height, body.height - heading_height, 0)
    cells = [
        PlacedCell(Box(x, body.y, width, heading_height), words, heading=True)
        for words, (x, width) in zip(headings, columns, strict=True)
    ]
    for label, (y, height) in zip(labels, rows, strict=True):
        for index, (x, width) in enumerate(columns):
            words = (
                _words(label, width - 2 * PADDING, PROMPT_SIZE, bold=True, max_height=height - PADDING)
                if label and index == 0
                else None
            )
            cells.append(PlacedCell(Box(x, y, width, height), words, heading=bool(words)))
    return tuple(cells)


def lay_out(canvas: Canvas) -> CanvasLayout:
    """Place everything on the paper. The plan must be whole: rectangles only, every zone placed once."""
    width, height = (LONG, SHORT) if canvas.orientation is Orientation.LANDSCAPE else (SHORT, LONG)
    inner = width - 2 * MARGIN
    title = _words(canvas.title, inner, TITLE_SIZE, bold=True, max_height=TITLE_SIZE * LINE * 2)
    instructions = _words(canvas.instructions, inner, TEXT_SIZE, max_height=TEXT_SIZE * LINE * 3)
    note = _words(NO_PERSONAL_DATA, inner, NOTE_SIZE)
    top = MARGIN + title.height + instructions.height + 2 * GAP
    bottom = height - MARGIN - note.height - GAP
    left, right = MARGIN, width - MARGIN
    if canvas.axes:
        left, bottom = left + AXIS, bottom - AXIS
    body = Box(left, top, right - left, bottom - top)
    zones = () if canvas.table else _place_zones(canvas, body)
    cells = _place_table(canvas, body) if canvas.table else ()
    return CanvasLayout(width, height, title, instructions, note, body, zones, cells)
