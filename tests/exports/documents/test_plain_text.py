"""Blocks as plain text."""

from __future__ import annotations

import pytest

from macros.exports.documents.blocks import Block, Heading, ItemList, ListItem, Paragraph, Run, Table, WritingLines
from macros.exports.documents.plain_text import plain_text


def _items(*texts: str, ordered: bool = False) -> ItemList:
    return ItemList(tuple(ListItem((Run(text),)) for text in texts), ordered=ordered)


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Heading("Titre", 2), "Titre\n"),
        (Paragraph((Run("a "), Run("b", bold=True)), label="But :"), "But : a b\n"),
        (Paragraph((), label="But :"), "But :\n"),
        (Paragraph((Run("le texte", href="https://x.fr/"),)), "le texte (https://x.fr/)\n"),
        (Paragraph((Run("https://x.fr/", href="https://x.fr/"),)), "https://x.fr/\n"),
        (_items("un", "deux"), "- un\n- deux\n"),
        (_items("un", "deux", ordered=True), "1. un\n2. deux\n"),
        (ItemList((ListItem((Run("un"),)), ListItem((Run("suite"),), continued=True), ListItem((Run("sous"),), 1))), "- un\n  suite\n  - sous\n"),
        (Table("Qui fait quoi", ("Quoi", "Qui"), (("a\tb", "c\nd"),), (1, 1)), "Qui fait quoi\nQuoi\tQui\na b\tc d\n"),
        (WritingLines(2), "…\n…\n"),
    ],
)  # fmt: skip
def test_each_block(block: Block, text: str) -> None:
    """One form for each; a table pastes into cells."""
    assert plain_text([block]) == text


def test_blocks_stand_apart() -> None:
    """An empty line between two."""
    assert plain_text([Heading("A", 2), _items("un")]) == "A\n\n- un\n"
