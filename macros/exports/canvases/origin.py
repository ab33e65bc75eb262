"""What every file of a canvas shares: its paper, its colour, its date and the line that says where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.exports.attribution import LICENCE, attribution, playbook_author
from macros.exports.colours import PLAIN_ACCENT, format_accent
from macros.model.canvas import Canvas
from macros.model.library import Library

_UNDATED = date(2000, 1, 1)  # the file's own date where no review is known


class Paper(StrEnum):
    """The sheet."""

    A4 = "a4"
    A3 = "a3"


LONG_SIDE = {Paper.A4: 297, Paper.A3: 420}  # mm


@dataclass(frozen=True, slots=True)
class CanvasOrigin:
    """Colour, date of the file and attribution of a canvas."""

    accent: str
    day: date
    credit: str


def canvas_origin(canvas: Canvas, library: Library | None, publisher: str) -> CanvasOrigin:
    """The first format that works on a canvas gives it its colour, the newest its date unless it has its own."""
    used = library.formats_using_canvas(canvas.slug) if library else []
    day = canvas.reviewed or max((format_.reviewed for format_ in used), default=None)
    return CanvasOrigin(
        format_accent(used[0], library) if used else PLAIN_ACCENT,
        day or _UNDATED,
        attribution(canvas.title, day) if day else f"{playbook_author(publisher)}. {LICENCE}.",
    )
