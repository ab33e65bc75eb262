"""How wide a text is, near enough to wrap it at build time.

System fonts differ from machine to machine, so the widths are those of a wide sans-serif (DejaVu Sans): a text that fits
by this measure fits in Arial, Segoe UI, Roboto or Helvetica too. Widths are in em; lengths in the unit of the font size.
"""

from __future__ import annotations

import re

_WIDTHS = (
    (" .,:;!'’|ijlIî\u00a0\u202f", 0.36),
    ("()[]/-ftrs«»°", 0.5),
    ("mwMWŒœ%@—…", 1.0),
    ("ABCDEFGHKLNOPQRSTUVXYZÀÂÇÈÉÊÎÔÙ", 0.76),
)
_BY_CHARACTER = {character: width for characters, width in _WIDTHS for character in characters}
_DEFAULT = 0.64
_BOLD = 1.1
# Only ordinary spaces break a line: a no-break space keeps « ? » with its word.
_BREAKS = re.compile(r"[ \n\t]+")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a line."""
    return sum(_BY_CHARACTER.get(character, _DEFAULT) for character in text) * size * (_BOLD if bold else 1)


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines of at most `width`. A word that is too long stands alone on its line, and sticks out."""
    lines: list[str] = []
    current = ""
    for word in _BREAKS.split(text.strip()):
        candidate = f"{current} {word}" if current else word
        if current and text_width(candidate, size, bold=bold) > width:
            lines.append(current)
            current = word
        else:
            current = candidate
    return tuple([*lines, current] if current else lines)


def fits(lines: tuple[str, ...], width: float, size: float, *, bold: bool = False) -> bool:
    """True when no line is wider than `width`."""
    return all(text_width(line, size, bold=bold) <= width for line in lines)
