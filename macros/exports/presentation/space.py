"""The room on a slide, and how large a text may stand in it. Lengths in points; a projected slide is 960 × 540."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import ceil

from macros.model.lettering import text_width

SLIDE_WIDTH, SLIDE_HEIGHT = 960.0, 540.0
LEAST_SIZE = 18.0  # of a projected text: what the last row of a meeting room still reads
_TINIEST = 4.0  # below the limit a text is only kept from sticking out; the check says so
LINE = 1.22  # line height of Calibri, in em; that of the fonts that stand in for it is lower
# The lettering is that of DejaVu Sans. Calibri, and Arial which may stand in for it, are narrower: this counts where room is short.
NARROWER = 0.9
LETTER_WIDTHS = (1.0, NARROWER)
_PICTOGRAM = 0x2300  # from here on, signs as wide as they are high, which the lettering does not know
_PICTOGRAM_EXTRA = 0.7  # em


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle; its text stands against its edges, without inner margins."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


LEFT, RIGHT = 56.0, 912.0
WIDTH = RIGHT - LEFT
TITLE = Place(LEFT, 28, WIDTH, 80)
BODY = Place(LEFT, 124, WIDTH, 360)
BRIEF_PLACE = Place(LEFT, 124, WIDTH, 304)  # over one line of facts
CANVAS_TITLE = Place(28, 24, 884, 62)
CANVAS = Place(28, 100, 904, 388)  # a canvas asks for all the room
NUMBER = Place(RIGHT - 60, 496, 60, 24)
COVER_TITLE = Place(LEFT + 24, 80, WIDTH - 48, 190)
COVER_BODY = Place(LEFT + 24, 296, WIDTH - 48, 180)
BREAK_TITLE = Place(LEFT, 130, WIDTH, 130)
BREAK_BODY = Place(LEFT, 280, WIDTH, 170)


class Face(StrEnum):
    """How a paragraph is shown."""

    TEXT = "text"
    STRONG = "strong"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class _Metrics:
    scale: float = 1.0  # of the size of the whole
    bold: bool = False
    indent: float = 0.0  # em
    before: float = 0.35  # em, above the paragraph unless it comes first


_METRICS = {
    Face.TEXT: _Metrics(),
    Face.STRONG: _Metrics(bold=True),
    Face.HEADING: _Metrics(scale=0.75, bold=True, before=0.6),
    Face.ITEM: _Metrics(indent=1.1),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a slide, in one face."""

    text: str
    face: Face = Face.TEXT

    @property
    def bold(self) -> bool:
        """True when it is set in bold."""
        return _METRICS[self.face].bold

    def size(self, whole: float) -> float:
        """Its own size, where the whole text has size `whole`; no smaller than what is legible."""
        return max(whole * _METRICS[self.face].scale, min(whole, LEAST_SIZE))

    def indent(self, whole: float) -> float:
        """Space on its left."""
        return _METRICS[self.face].indent * self.size(whole)

    def before(self, whole: float) -> float:
        """Space above it."""
        return _METRICS[self.face].before * self.size(whole)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The size at which a text stands in its place, and whether it holds there at a legible one."""

    size: float
    holds: bool


@lru_cache(maxsize=65536)
def _em(word: str, bold: bool) -> float:
    pictograms = sum(ord(sign) >= _PICTOGRAM for sign in word)
    return text_width(word, 1, bold=bold) + pictograms * _PICTOGRAM_EXTRA


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text on one line."""
    return _em(text, bold) * size


def words_of(text: str) -> list[str]:
    """The pieces that stand whole on a line: a line may end at an ordinary space or after a hyphen."""
    return re.split(r" |(?<=-)(?=\w)", text)


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Lines that a text takes, broken at ordinary spaces; a word wider than its place is cut, as presentation programs do."""
    room, space = width / size, _em(" ", bold)
    lines, used = 1, 0.0
    for word in text.split(" "):
        own = _em(word, bold)
        if used and used + space + own > room:
            lines += 1
            used = 0.0
        used += (space if used else 0.0) + own
        if used > room:
            lines += ceil(used / room - 1e-6) - 1
            used %= room
    return lines


def text_height(lines: Sequence[Line], width: float, size: float) -> float:
    """Height of paragraphs one under the other."""
    height = 0.0
    for index, line in enumerate(lines):
        own = line.size(size)
        height += line_count(line.text, width - line.indent(size), own, bold=line.bold) * own * LINE
        height += line.before(size) if index else 0
    return height


def _cuts_a_word(lines: Sequence[Line], width: float, size: float) -> bool:
    return any(
        width_of(word, line.size(size), bold=line.bold) > width - line.indent(size)
        for line in lines
        for word in words_of(line.text)
    )


def fit(lines: Sequence[Line], width: float, height: float, largest: float, *, least: float = LEAST_SIZE) -> Fitted:
    """The largest size at which the paragraphs hold, no word being cut if that can be helped."""
    size = largest
    while size >= least:
        if text_height(lines, width, size) <= height and not _cuts_a_word(lines, width, size):
            return Fitted(size, holds=True)
        size -= 1
    size = least
    while size > _TINIEST and text_height(lines, width, size) > height:
        size -= 1
    return Fitted(size, holds=False)
