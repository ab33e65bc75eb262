"""A table of an OpenDocument file."""

from __future__ import annotations

from macros.exports.documents.blocks import Table
from macros.exports.opendocument.text import opendocument_text
from macros.exports.xml_text import xml_text

_TEXT_WIDTH = 16.6  # cm: A4 less the margins of styles.xml


def table_styles(table: Table, name: str) -> str:
    """The widths of a table and of its columns, as styles that bear its name."""
    widths = [_TEXT_WIDTH * weight / sum(table.weights) for weight in table.weights]
    columns = (
        f'<style:style style:name="{name}.{index}" style:family="table-column"><style:table-column-properties style:column-width="{width:.3f}cm"/></style:style>'
        for index, width in enumerate(widths)
    )
    whole = (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{_TEXT_WIDTH}cm"'
        f' fo:margin-bottom="0.35cm" table:align="left" style:may-break-between-rows="{"false" if table.is_short else "true"}"/></style:style>'
    )
    return whole + "".join(columns)


def opendocument_table(table: Table, name: str) -> str:
    """A table under its caption: its header row is repeated on each page."""
    columns = "".join(f'<table:table-column table:style-name="{name}.{index}"/>' for index in range(len(table.header)))
    rows = (_row(row, table.right, heading=False) for row in table.rows)
    return (
        f'<text:p text:style-name="Caption">{opendocument_text(table.caption)}</text:p>'
        f'<table:table table:name="{name}" table:style-name="{name}"><table:title>{xml_text(table.caption)}</table:title>{columns}'
        f"<table:table-header-rows>{_row(table.header, table.right, heading=True)}</table:table-header-rows>{''.join(rows)}</table:table>"
    )


def _row(cells: tuple[str, ...], right: frozenset[int], *, heading: bool) -> str:
    styles = ("Table_20_Heading", "TableHeadingRight") if heading else ("Table_20_Contents", "TableRight")
    cell_style = "HeadingCell" if heading else "BodyCell"
    written = (
        f'<table:table-cell table:style-name="{cell_style}" office:value-type="string">'
        f'<text:p text:style-name="{styles[index in right]}">{opendocument_text(cell)}</text:p></table:table-cell>'
        for index, cell in enumerate(cells)
    )
    return f'<table:table-row table:style-name="Row">{"".join(written)}</table:table-row>'
