"""A document as a Word file: A4, its own styles, real headings, header rows repeated, French, fixed dates."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from macros.exports.archive import rewrite_archive, write_archive
from macros.exports.colours import mixed_with_white
from macros.exports.documents.blocks import (
    REGIONS,
    Block,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Run,
    Runs,
    Style,
    Table,
    WritingLines,
)
from macros.exports.word.table import word_table
from macros.exports.word.text import STAYS, word_field, word_paragraph, word_text
from macros.model.typography import NBSP

# The parts of an empty file, so that its styles are ours alone: python-docx's own template is Letter, English and 800 kB.
_PARTS = Path(__file__).parent / "parts"
_MEMBERS = {
    "[Content_Types].xml": "content_types",
    "_rels/.rels": "package_relations",
    "docProps/app.xml": "app",
    "docProps/core.xml": "core",
    "word/_rels/document.xml.rels": "document_relations",
    "word/document.xml": "document",
    "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
    "word/styles.xml": "styles",
}
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_STYLES = {
    Style.BODY: "Normal", Style.LEAD: "Lead", Style.FACTS: "Facts", Style.BRIEF: "Brief", Style.SAY: "Say",
    Style.NOTE: "Note", Style.WARNING: "Warning",
}  # fmt: skip
_BULLETS, _NUMBERS = 1, 1  # w:num of all bullets; w:abstractNum of numbers
_LAST_LEVEL = 3
_PROPERTY = 255  # characters of a document property
_PAGE_TITLE = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
_TINT = 0.1


@cache
def _empty_file(accent: str) -> bytes:
    colours = {"$accent": accent[1:], "$tint": mixed_with_white(accent, _TINT)[1:]}
    files = {}
    for member, name in _MEMBERS.items():
        text = (_PARTS / f"{name}.xml").read_text(encoding="utf-8")
        for sign, colour in colours.items():
            text = text.replace(sign, colour.upper())
        files[member] = text.encode()
    return write_archive(files)


def export_word(document: Document) -> bytes:
    """The bytes of the .docx."""
    return rewrite_archive(_WordFile(document).saved())


class _WordFile:
    """A file being written: its links and its numbered lists are kept apart from its text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._file = docx.Document(io.BytesIO(_empty_file(document.accent)))
        self._numbering: list[str] = []

    def saved(self) -> bytes:
        written = [
            self._heading(Heading(self._document.title, 1)),
            *(self._block(*each) for each in self._document.flow),
        ]
        body = self._file.element.body
        section = body[-1]
        for element in parse_xml(f"<w:body {_NAMESPACES}>{''.join(written)}</w:body>"):
            section.addprevious(element)
        numbering = self._file.part.numbering_part.element
        for element in parse_xml(f"<w:numbering {_NAMESPACES}>{''.join(self._numbering)}</w:numbering>"):
            numbering.append(element)
        self._footer()
        self._properties()
        target = io.BytesIO()
        self._file.save(target)
        return target.getvalue()

    def _block(self, block: Block, stays: bool) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block, stays)
            case ItemList():
                return self._list(block)
            case Table():
                return word_table(block)
            case WritingLines():
                kept = word_paragraph("WritingLine", "<w:r><w:tab/></w:r>", STAYS) * (block.count - 1)
                return kept + word_paragraph("WritingLine", "<w:r><w:tab/></w:r>")
        raise TypeError(block)

    def _heading(self, heading: Heading) -> str:
        if heading.new_page:  # it is the title of a page that may be given out alone
            return word_paragraph(
                f"Heading{heading.level}", word_text(heading.text, _PAGE_TITLE), "<w:pageBreakBefore/>"
            )
        return word_paragraph(f"Heading{heading.level}", word_text(heading.text))

    def _paragraph(self, paragraph: Paragraph, stays: bool) -> str:
        label = word_text(paragraph.label, "<w:b/>") if paragraph.label else ""
        gap = word_text(" ") if label and paragraph.runs else ""
        content = label + gap + self._runs(paragraph.runs)
        return word_paragraph(_STYLES[paragraph.style], content, STAYS if stays else "")

    def _runs(self, runs: Runs) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        face = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
        face += f'<w:lang w:val="{run.language}-{REGIONS[run.language]}"/>' if run.language else ""
        if not run.href:
            return word_text(run.text, face)
        relation = self._file.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = word_text(run.text, f'<w:rStyle w:val="Hyperlink"/>{face}')
        return f'<w:hyperlink r:id="{relation}" w:history="1">{link}</w:hyperlink>'

    def _list(self, items: ItemList) -> str:
        written, counts = [], {}
        for index, (item, number) in enumerate(zip(items.items, items.numbers, strict=True), start=1):
            level = min(item.level, _LAST_LEVEL)
            # A list inside an item ends with it: the next one starts anew.
            counts = {depth: count for depth, count in counts.items() if depth <= item.level}
            space = '<w:spacing w:after="130"/>' if index == len(items.items) else ""
            if item.continued:
                is_numbered = items.ordered if item.ordered is None else item.ordered
                place = f'{space}<w:ind w:left="{(510 if is_numbered else 397) + 397 * level}"/>'
            else:
                if number and item.level not in counts:
                    counts[item.level] = self._new_count(level, number)
                place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{counts[item.level] if number else _BULLETS}"/></w:numPr>{space}'
            # The first item does not stand alone under its heading, at the foot of a page.
            stays = STAYS if index == 1 and len(items.items) > 1 else ""
            written.append(word_paragraph("ListParagraph", self._runs(item.runs), stays + place))
        return "".join(written)

    def _new_count(self, level: int, start: int) -> int:
        """A numbering of its own for one list."""
        found = _BULLETS + 1 + len(self._numbering)
        self._numbering.append(
            f'<w:num w:numId="{found}"><w:abstractNumId w:val="{_NUMBERS}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return found

    def _footer(self) -> None:
        footer = self._file.sections[0].footer
        footer.is_linked_to_previous = False
        pages = [word_text(f"page{NBSP}"), word_field("PAGE"), word_text(f"{NBSP}sur{NBSP}"), word_field("NUMPAGES")]
        written = word_paragraph("Footer", word_text(self._document.footer)) + word_paragraph(
            "PageNumber", "".join(pages)
        )
        element = footer._element
        for child in list(element):
            element.remove(child)
        for paragraph in parse_xml(f"<w:ftr {_NAMESPACES}>{written}</w:ftr>"):
            element.append(paragraph)

    def _properties(self) -> None:
        document, told = self._document, self._file.core_properties
        day = datetime.fromisoformat(document.date)
        told.title, told.subject, told.comments = map(_property, (document.title, document.subject, document.licence))
        told.author = told.last_modified_by = _property(document.author)
        told.language, told.revision, told.created, told.modified = "fr-FR", 1, day, day


def _property(text: str) -> str:
    """A text no longer than a property may be."""
    return text if len(text) <= _PROPERTY else f"{text[: _PROPERTY - 1]}…"
