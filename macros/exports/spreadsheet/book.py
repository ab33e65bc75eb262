"""A workbook as it is written: texts as texts, formulas with their values, real tables, A4 landscape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter.format import Format as CellFormat
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from macros.exports.spreadsheet.cells import FIRST_ROW, HEADER_ROW, Column, Formula
from macros.exports.spreadsheet.looks import looks
from macros.exports.spreadsheet.row_heights import row_height
from macros.model.typography import NBSP, french

# A spreadsheet may take a text that starts so for a formula when the cell is edited or pasted elsewhere.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FOOTER_ROOM = 255  # characters, codes included


class Book:
    """A workbook and its looks."""

    def __init__(self, workbook: Workbook, accent: str, source: str) -> None:
        self.workbook = workbook
        self._looks = looks(accent)
        self._source = source
        self._made: dict[tuple[str, bool, bool], CellFormat] = {}

    def look(self, name: str, *, muted: bool = False, quoted: bool = False) -> CellFormat:
        """The format of that name; `muted` for the rows of a break, `quoted` for a text that looks like a formula."""
        key = (name, muted, quoted)
        if key not in self._made:
            properties = self._looks[name] | ({"bg_color": "#ededed", "italic": True} if muted else {})
            self._made[key] = self.workbook.add_format(properties | ({"quote_prefix": True} if quoted else {}))
        return self._made[key]

    def write(self, sheet: Worksheet, row: int, column: int, value: Any, look: str, *, muted: bool = False) -> None:
        """A text, a number or a formula in its look; None is an empty cell, to be filled."""
        if isinstance(value, Formula):
            sheet.write_formula(row, column, value.text, self.look(look, muted=muted), value.value)
        elif isinstance(value, str) and value:
            quoted = value.startswith(_FORMULA_STARTS)
            sheet.write_string(row, column, value, self.look(look, muted=muted, quoted=quoted))
        elif value is None or value == "":
            sheet.write_blank(row, column, None, self.look(look, muted=muted))
        else:
            sheet.write_number(row, column, value, self.look(look, muted=muted))

    def sheet(self, name: str, title: str, hint: str, columns: Sequence[Column]) -> Worksheet:
        """A sheet with its title, its hint, its column widths and its print set-up."""
        sheet = self.workbook.add_worksheet(name)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
        self.write(sheet, 0, 0, title, "title")
        self.write(sheet, 1, 0, hint, "hint")
        sheet.set_row(0, 26)
        sheet.set_row(1, 18)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(_footer(self._source))
        sheet.hide_gridlines(2)
        return sheet

    def summary(self, sheet: Worksheet, values: Iterable[tuple[int, str, Any, str]]) -> None:
        """Labels and, under them, their values: column, label, value, look."""
        for column, label, value, look in values:
            self.write(sheet, HEADER_ROW - 2, column, french(label), "label")
            self.write(sheet, HEADER_ROW - 1, column, value, look)
        sheet.set_row(HEADER_ROW - 2, 20)
        sheet.set_row(HEADER_ROW - 1, 20)

    def table(
        self,
        sheet: Worksheet,
        name: str,
        alternative: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Any]],
        *,
        muted: Iterable[int] = (),
    ) -> int:
        """A real table, whose heading stays in sight and on every page; the row that follows its last one."""
        end = FIRST_ROW + len(rows)
        faded = set(muted)
        sheet.add_table(
            HEADER_ROW,
            0,
            end - 1,
            len(columns) - 1,
            {
                "name": name,
                "style": None,
                "autofilter": False,
                "title": name.replace("_", " "),
                "description": french(alternative),
                "columns": [
                    {"header": french(column.title), "header_format": self.look(_heading(column))} for column in columns
                ],
            },
        )
        for index, values in enumerate(rows):
            sheet.set_row(FIRST_ROW + index, row_height(values, columns))
            for position, (value, column) in enumerate(zip(values, columns, strict=True)):
                # What is computed is not an entry, even in a column of entries.
                look = "number" if column.look == "count" and isinstance(value, Formula) else column.look
                self.write(sheet, FIRST_ROW + index, position, value, look, muted=index in faded)
        sheet.set_row(HEADER_ROW, row_height([french(column.title) for column in columns], columns, bold=True))
        sheet.freeze_panes(FIRST_ROW, 0)
        sheet.repeat_rows(HEADER_ROW)
        # Each sum starts at the heading and ends above its own row: rows can be added and deleted. No warning for it.
        whole = xl_range_abs(0, 0, end + 10, len(columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": whole, "formula_range": whole, "formula_differs": whole})
        return end


def _heading(column: Column) -> str:
    return "heading_centred" if column.look in ("number", "needed", "clock", "count") else "heading"


def _footer(source: str) -> str:
    """Source and page number. `&` starts a code in a footer, and what does not fit in would be refused."""
    pages = f"&R&9Page{NBSP}&P sur{NBSP}&N"
    told = f"&L&9{source.replace('&', '&&')}"
    return (told if len(told) + len(pages) <= _FOOTER_ROOM else "") + pages
