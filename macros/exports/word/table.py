"""A table of a Word file."""

from __future__ import annotations

from macros.exports.documents.blocks import Table
from macros.exports.word.text import STAYS, word_paragraph, word_text
from macros.exports.xml_text import xml_text

_TEXT_WIDTH = 9412  # twips: A4 less the margins of document.xml


def word_table(table: Table) -> str:
    """A table under its caption: its header row is repeated on each page."""
    widths = [round(_TEXT_WIDTH * weight / sum(table.weights)) for weight in table.weights]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    header = _row(table.header, widths, table.right, style="CellHeading", marks="<w:cantSplit/><w:tblHeader/>")
    # The first rows stay together, and the last two: no page begins or ends with a single one.
    last = len(table.rows) - 1
    rows = (
        _row(
            row,
            widths,
            table.right,
            style="Cell",
            marks="<w:cantSplit/>",
            stays=index < last and (table.is_short or index < 2 or index == last - 1),
        )
        for index, row in enumerate(table.rows)
    )
    return (
        word_paragraph("Caption", word_text(table.caption))
        + f'<w:tbl><w:tblPr><w:tblStyle w:val="PlaybookTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{xml_text(table.caption)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{header}{''.join(rows)}</w:tbl>" + word_paragraph("AfterTable", "")
    )


def _row(
    cells: tuple[str, ...], widths: list[int], right: frozenset[int], *, style: str, marks: str, stays: bool = False
) -> str:
    written = []
    for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        side = (STAYS if stays else "") + ('<w:jc w:val="right"/>' if index in right else "")
        written.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{word_paragraph(style, word_text(cell), side)}</w:tc>'
        )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(written)}</w:tr>"
