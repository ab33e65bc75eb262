"""How high the rows of a sheet are, from the length of their texts."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from macros.exports.spreadsheet.cells import Column
from macros.exports.spreadsheet.looks import SIZE
from macros.model.lettering import text_width, wrap

_HIGHEST = 409.0  # points, of a row in Excel
_LINE = 13.0  # points, of a line of text
_ROOM = 6.0  # above and below the lines of a row, in points
_PIXELS = 0.75  # points in a pixel
_ARIAL = 0.82  # of the widths that the model measures for a wide font


def row_height(values: Sequence[Any], columns: Sequence[Column], *, bold: bool = False) -> float:
    """Points that a row needs for its longest text; said in the file, since not every reader works it out."""
    lines = [
        _lines(value, column.width, bold=bold or column.look == "strong")
        for value, column in zip(values, columns, strict=True)
        if isinstance(value, str)
    ]
    return min(max([1, *lines]) * _LINE + _ROOM, _HIGHEST)


def _lines(text: str, width: float, *, bold: bool) -> int:
    """Lines of a text in a column so many characters wide; a word longer than the column is cut by the reader, and takes several."""
    room = (width * 7 - 12) * _PIXELS / _ARIAL  # 7 pixels a character, less the indent and the edges
    wrapped = [line for part in text.split("\n") for line in wrap(part, room, SIZE, bold=bold) or ("",)]
    return sum(max(ceil(text_width(line, SIZE, bold=bold) / room), 1) for line in wrapped)
