"""A document as an OpenDocument text: A4, its own styles, headings without numbers, header rows repeated, French, fixed dates."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from pathlib import Path

import odfdo

from macros.exports.archive import rewrite_archive, write_archive
from macros.exports.blocks import (
    Document,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Style,
    Table,
    WritingLines,
)
from macros.exports.xml_text import mixed_with_white, xml_text

# The parts of an empty file: odfdo's own template numbers its headings and carries the settings of the machine it was made on.
_PARTS = Path(__file__).parent / "opendocument_parts"
_MEMBERS = {
    "META-INF/manifest.xml": "manifest",
    **{f"{name}.xml": name for name in ("content", "meta", "settings", "styles")},
}
_STYLES = {
    Style.BODY: "Standard", Style.LEAD: "Lead", Style.FACTS: "Facts", Style.BRIEF: "Brief", Style.SAY: "Say",
    Style.NOTE: "Note", Style.WARNING: "Warning",
}  # fmt: skip
# Where what announces the next block stays on its page.
_KEPT = {Style.BODY: "Keep", Style.FACTS: "FactsKeep"}
_TEXT_WIDTH = 16.6  # cm: A4 less the margins of styles.xml
_LEVELS = 4
_TINT = 0.1


def _list_level(kind: str, level: int, marks: str) -> str:
    """A level of a list style: where its mark and its text stand."""
    width = 0.5 if kind == "bullet" else 0.7
    left = 0.7 * level + (0.2 if kind == "number" else 0)
    return (
        f'<text:list-level-style-{kind} text:level="{level}" text:style-name="Mark" {marks}>'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-{width}cm" fo:margin-left="{left:.1f}cm"/>'
        f"</style:list-level-properties></text:list-level-style-{kind}>"
    )


@cache
def _parts(accent: str) -> dict[str, str]:
    bullets = (
        _list_level("bullet", n, f'text:bullet-char="{"–" if n % 2 == 0 else "•"}"') for n in range(1, _LEVELS + 1)
    )
    numbers = (_list_level("number", n, 'style:num-format="1" style:num-suffix="."') for n in range(1, _LEVELS + 1))
    values = {
        "$accent": accent,
        "$tint": mixed_with_white(accent, _TINT),
        "$bullets": "".join(bullets),
        "$numbers": "".join(numbers),
    }
    parts = {}
    for member, name in _MEMBERS.items():
        text = (_PARTS / f"{name}.xml").read_text(encoding="utf-8")
        for sign, value in values.items():
            text = text.replace(sign, value)
        parts[member] = text
    return parts


def export_opendocument(document: Document) -> bytes:
    """The bytes of the .odt."""
    written, columns = [_heading(Heading(document.title, 1))], []
    for block in document.blocks:
        if isinstance(block, Table):
            name = f"Tableau{len(columns) + 1}"
            columns.append(_columns(block, name))
            written.append(_table(block, name))
        else:
            written.append(_block(block))
    parts = dict(_parts(document.accent))
    parts["content.xml"] = (
        parts["content.xml"]
        .replace("<office:automatic-styles>", f"<office:automatic-styles>{''.join(columns)}", 1)
        .replace("<office:text/>", f"<office:text>{''.join(written)}</office:text>", 1)
    )
    parts["styles.xml"] = parts["styles.xml"].replace("$footer", _text(document.footer), 1)
    package = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        **{name: text.encode() for name, text in parts.items()},
    }
    file = odfdo.Document(io.BytesIO(write_archive(package)))
    _properties(file, document)
    target = io.BytesIO()
    file.save(target)
    return rewrite_archive(target.getvalue())


def _properties(file: odfdo.Document, document: Document) -> None:
    meta, day = file.meta, datetime.fromisoformat(document.date)
    meta.title, meta.subject, meta.description = document.title, document.subject, document.licence
    meta.initial_creator = meta.creator = document.author
    meta.creation_date = meta.date = day
    meta.language = "fr-FR"
    meta.set_user_defined_metadata("Licence", document.licence)


def _block(block: object) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _paragraph(block)
        case ItemList():
            return _list(block)
        case WritingLines():
            kept = '<text:p text:style-name="WritingLineKeep"><text:tab/></text:p>' * (block.count - 1)
            return kept + '<text:p text:style-name="WritingLine"><text:tab/></text:p>'
    raise TypeError(block)


def _heading(heading: Heading) -> str:
    style = f"PageTitle{heading.level}" if heading.new_page else f"Heading_20_{heading.level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{heading.level}">{_text(heading.text)}</text:h>'


def _paragraph(paragraph: Paragraph) -> str:
    label = f'<text:span text:style-name="Strong">{_text(paragraph.label)}</text:span>' if paragraph.label else ""
    gap = " " if label and paragraph.runs else ""
    kept = paragraph.style is Style.FACTS or not paragraph.runs or paragraph.runs[-1].text.rstrip().endswith(":")
    style = _KEPT.get(paragraph.style, _STYLES[paragraph.style]) if kept else _STYLES[paragraph.style]
    return f'<text:p text:style-name="{style}">{label}{gap}{_runs(paragraph.runs)}</text:p>'


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = _text(run.text)
    style = "Strong" * run.bold + "Emphasis" * run.italic
    if run.href:
        return f'<text:a xlink:type="simple" xlink:href="{xml_text(run.href)}" text:style-name="Internet_20_link">{_faced(text, style)}</text:a>'
    return _faced(text, style)


def _faced(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>' if style else text


def _text(text: str) -> str:
    """Escaped text; spaces in a row and line ends have elements of their own."""
    return xml_text(text).replace("  ", " <text:s/>").replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")


def _list(items: ItemList) -> str:
    entries = list(zip(items.items, items.numbers, strict=True))
    return _nested(entries, 0, items.ordered, last=items.items[-1] if items.items else None)


def _nested(entries: list[tuple[ListItem, int]], level: int, ordered: bool, last: ListItem | None) -> str:
    """The items of one level as one list, or several where numbers and bullets alternate; deeper items stand in the item above them."""
    written, index, open_kind, expected = [], 0, None, 1
    while index < len(entries):
        item, number = entries[index]
        kind = ordered if item.ordered is None or item.level > level else item.ordered
        if kind != open_kind:
            written.append("</text:list>" if open_kind is not None else "")
            written.append(f'<text:list text:style-name="{"Numbers" if kind else "Bullets"}">')
            open_kind, expected = kind, 1
        start = f' text:start-value="{number}"' if item.level <= level and number > expected else ""
        expected = max(number, expected - 1) + 1
        tag = "text:list-header" if item.continued else "text:list-item"
        content = []
        if item.level <= level:
            content.append(_item_text(item, last))
            index += 1
        # What goes on under the item, and the lists inside it.
        while index < len(entries) and (entries[index][0].continued or entries[index][0].level > level):
            if entries[index][0].level <= level:
                content.append(_item_text(entries[index][0], last))
                index += 1
                continue
            end = next((at for at in range(index, len(entries)) if entries[at][0].level <= level), len(entries))
            inner = entries[index][0].ordered
            content.append(_nested(entries[index:end], level + 1, ordered if inner is None else inner, last))
            index = end
        written.append(f"<{tag}{start}>{''.join(content)}</{tag}>")
    return "".join(written) + ("</text:list>" if open_kind is not None else "")


def _item_text(item: ListItem, last: ListItem | None) -> str:
    return f'<text:p text:style-name="{"ListEnd" if item is last else "List_20_Contents"}">{_runs(item.runs)}</text:p>'


def _columns(table: Table, name: str) -> str:
    widths = [_TEXT_WIDTH * weight / sum(table.weights) for weight in table.weights]
    columns = (
        f'<style:style style:name="{name}.{index}" style:family="table-column"><style:table-column-properties style:column-width="{width:.3f}cm"/></style:style>'
        for index, width in enumerate(widths)
    )
    whole = (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{_TEXT_WIDTH}cm"'
        ' fo:margin-bottom="0.35cm" table:align="left" style:may-break-between-rows="true"/></style:style>'
    )
    return whole + "".join(columns)


def _table(table: Table, name: str) -> str:
    columns = "".join(f'<table:table-column table:style-name="{name}.{index}"/>' for index in range(len(table.header)))
    rows = (_row(row, table.right, heading=False) for row in table.rows)
    return (
        f'<text:p text:style-name="Caption">{_text(table.caption)}</text:p>'
        f'<table:table table:name="{name}" table:style-name="{name}"><table:title>{xml_text(table.caption)}</table:title>{columns}'
        f"<table:table-header-rows>{_row(table.header, table.right, heading=True)}</table:table-header-rows>{''.join(rows)}</table:table>"
    )


def _row(cells: tuple[str, ...], right: frozenset[int], *, heading: bool) -> str:
    styles = ("Table_20_Heading", "TableHeadingRight") if heading else ("Table_20_Contents", "TableRight")
    cell_style = "HeadingCell" if heading else "BodyCell"
    written = (
        f'<table:table-cell table:style-name="{cell_style}" office:value-type="string">'
        f'<text:p text:style-name="{styles[index in right]}">{_text(cell)}</text:p></table:table-cell>'
        for index, cell in enumerate(cells)
    )
    return f'<table:table-row table:style-name="Row">{"".join(written)}</table:table-row>'
