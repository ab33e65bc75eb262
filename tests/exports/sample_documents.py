"""Documents to export: one that has every kind of block, and all the texts of any document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.exports.documents.blocks import (
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
from tests.mkdocs_site.hostile_library import PAYLOADS, TITLES

# What an exporter could take for its own markup, beside the attacks on pages.
HOSTILE = [
    *PAYLOADS, *TITLES,
    "=1+1", "# titre", "- puce", "1. un", "> citation", "| a | b |", "a\\", "\\n", "$a$", "$footer", "$accent", "~~rayé~~", "*a* **b** __c__",
    "<office:text/>", "<text:s/>", "</w:t>", "🎉 é ñ 漢字", "deux  espaces   trois", "https://exemple.fr/a_b_c", "x@exemple.fr", "www.exemple.fr",
    "@moi #12", "---", "===", "+ plus", ": définition", "a" * 300, "`code`", "&nbsp;", "# fin #", "1) deux", "12. douze", "![img](x)", "[lien](y)",
]  # fmt: skip
LICENCE = "Licence Ouverte 2.0"
DOTS = "…" * 40  # what stands in the library for a line to write on


def runs(text: str) -> Runs:
    """One plain run."""
    return (Run(text),)


def a_document(text: str = "Mot", **overrides: Any) -> Document:
    """A document with each kind of block, each holding the text."""
    blocks = (
        Heading(text, 2),
        *(Paragraph(runs(text), style) for style in Style),
        Paragraph(runs(text), label=text),
        Paragraph((), label=text),
        Paragraph((Run("Du "), Run(text, bold=True), Run(" et "), Run(text, italic=True), Run(" !"))),
        Paragraph((Run(text, href="https://exemple.fr/?a=1&b=(2)"),)),
        Heading(text, 3),
        ItemList((ListItem(runs(text)), ListItem(runs(text), 1), ListItem(runs(text)))),
        ItemList((ListItem(runs(text)), ListItem(runs(text), continued=True), ListItem(runs(text))), ordered=True),
        Table(text, (text, "Nombre"), ((text, "1"), (text, "2")), (3, 1), frozenset({1})),
        WritingLines(2),
        Heading(text, 4),
        Paragraph(runs(text)),
        Heading(text, 3, new_page=True),
    )
    base = {
        "title": text, "subject": text, "blocks": blocks, "author": text, "licence": LICENCE, "date": "2026-11-22",
        "footer": text, "accent": "#8a4b08",
    }  # fmt: skip
    return Document(**(base | overrides))


def listed(*items: ListItem, ordered: bool = False, start: int = 1) -> Document:
    """A document that is one list."""
    return a_document(blocks=(ItemList(items, ordered, start),))


def words(document: Document) -> Iterator[str]:
    """Every text of the blocks, in order; a line to write on as the library has it."""
    for block in document.blocks:
        match block:
            case Heading():
                yield block.text
            case Paragraph():
                yield from (part for part in (block.label, *(run.text for run in block.runs)) if part)
            case ItemList():
                yield from (run.text for item in block.items for run in item.runs)
            case Table():
                yield from (block.caption, *block.header, *(cell for row in block.rows for cell in row))
            case WritingLines():
                yield from [DOTS] * block.count


def hrefs(document: Document) -> set[str]:
    """Every address of a link."""
    items = [item for block in document.blocks if isinstance(block, ItemList) for item in block.items]
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    return {run.href for holder in (*items, *paragraphs) for run in holder.runs if run.href}
