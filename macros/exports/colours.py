"""The colours of every file: that of a format's family, and what stands around it."""

from __future__ import annotations

from macros.model.format import Format
from macros.model.library import Library

PLAIN_ACCENT = "#7a4a21"  # where no family gives its own
INK, MUTED, LINE = "#2b2420", "#655a51", "#d9cebf"


def format_accent(format_: Format, library: Library) -> str:
    """The colour of the format's family, dark enough for text on white."""
    family = library.vocabulary.families.get(format_.family)
    return family.tint.light if family else PLAIN_ACCENT


def mixed_with_white(colour: str, share: float) -> str:
    """`#rrggbb` of which only a share is left: a background on which the text stays readable."""
    parts = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
