"""The rows of a workbook hold their texts."""

from __future__ import annotations

import pytest

from macros.exports.spreadsheet.cells import Column
from macros.exports.spreadsheet.row_heights import row_height


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("Court", 20, 1), ("mot " * 30, 20, 7), ("a\nb\nc", 20, 3), ("x" * 200, 20, 10), ("", 20, 1)],
)
def test_rows_are_high_enough(text: str, width: float, lines: int) -> None:
    """A row holds every line of its longest text, even of a word longer than the column."""
    assert row_height([text], [Column("", width)]) >= lines * 13
