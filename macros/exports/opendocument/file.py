"""A document as an OpenDocument text: A4, its own styles, headings without numbers, header rows repeated, French, fixed dates."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from pathlib import Path

import odfdo

from macros.exports.archive import rewrite_archive, write_archive
from macros.exports.colours import mixed_with_white
from macros.exports.documents.blocks import Block, Document, Heading, ItemList, Paragraph, Style, Table, WritingLines
from macros.exports.opendocument.lists import opendocument_list
from macros.exports.opendocument.table import opendocument_table, table_styles
from macros.exports.opendocument.text import opendocument_runs, opendocument_text

# The parts of an empty file: odfdo's own template numbers its headings and carries the settings of the machine it was made on.
_PARTS = Path(__file__).parent / "parts"
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
    for block, stays in document.flow:
        if isinstance(block, Table):
            name = f"Tableau{len(columns) + 1}"
            columns.append(table_styles(block, name))
            written.append(opendocument_table(block, name))
        else:
            written.append(_block(block, stays))
    parts = dict(_parts(document.accent))
    parts["content.xml"] = (
        parts["content.xml"]
        .replace("<office:automatic-styles>", f"<office:automatic-styles>{''.join(columns)}", 1)
        .replace("<office:text/>", f"<office:text>{''.join(written)}</office:text>", 1)
    )
    parts["styles.xml"] = parts["styles.xml"].replace("$footer", opendocument_text(document.footer), 1)
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


def _block(block: Block, stays: bool) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _paragraph(block, stays)
        case ItemList():
            return opendocument_list(block)
        case WritingLines():
            kept = '<text:p text:style-name="WritingLineKeep"><text:tab/></text:p>' * (block.count - 1)
            return kept + '<text:p text:style-name="WritingLine"><text:tab/></text:p>'
    raise TypeError(block)


def _heading(heading: Heading) -> str:
    style = f"PageTitle{heading.level}" if heading.new_page else f"Heading_20_{heading.level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{heading.level}">{opendocument_text(heading.text)}</text:h>'


def _paragraph(paragraph: Paragraph, stays: bool) -> str:
    label = (
        f'<text:span text:style-name="Strong">{opendocument_text(paragraph.label)}</text:span>'
        if paragraph.label
        else ""
    )
    gap = " " if label and paragraph.runs else ""
    style = _KEPT.get(paragraph.style, _STYLES[paragraph.style]) if stays else _STYLES[paragraph.style]
    return f'<text:p text:style-name="{style}">{label}{gap}{opendocument_runs(paragraph.runs)}</text:p>'
