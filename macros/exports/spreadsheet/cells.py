"""What stands in the cells of a workbook: formulas with their values, columns, texts on one line, and the first row of a table."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.typography import french

HEADER_ROW = 4  # counted from 0: above stand the title, the hint, and the labels and values of the summary
FIRST_ROW = HEADER_ROW + 1


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value that it gives, shown where nothing is computed: Protected View, previews."""

    text: str
    value: float | str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in characters, and how its cells look."""

    title: str
    width: float
    look: str = "cell"


def one_line(text: str) -> str:
    """A text of the library: the ends of its lines are spaces, as on the page."""
    return french(" ".join(text.split("\n")))
