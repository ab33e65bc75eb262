"""Blocks made of the library's plain texts: headings, paragraphs, lists and tables, typeset in French."""

from __future__ import annotations

from collections.abc import Iterable

from macros.exports.documents.blocks import Heading, ItemList, ListItem, Paragraph, Run, Runs, Style, Table
from macros.exports.documents.rich_blocks import plain
from macros.model.typography import french
from macros.pages.labels import counted

# A text, or a text with the words in bold that stand in front of it.
Entry = str | tuple[str, str]


def _one_line(text: str) -> str:
    return french(" ".join(text.split("\n")))


def runs(entry: Entry) -> Runs:
    """A text as runs; the label of a pair is bold."""
    if isinstance(entry, str):
        return plain(entry)
    label, text = entry
    return (*plain(label, bold=True), Run(f" {_one_line(text)}"))


def time_after(days: int) -> str:
    """When a task falls after the session: the words of the page."""
    return "Le jour même" if days == 0 else f"À {counted(days, 'jour')}"


def heading(text: str, level: int, *, new_page: bool = False) -> Heading:
    """A heading."""
    return Heading(_one_line(text), level, new_page)


def paragraph(text: str, style: Style = Style.BODY) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(plain(text), style)


def labelled(label: str, text: str, style: Style = Style.BODY) -> Paragraph:
    """A paragraph with words in bold in front."""
    return Paragraph(plain(text) if text else (), style, _one_line(label))


def bullets(entries: Iterable[Entry]) -> ItemList:
    """Items that may be read in any order."""
    return ItemList(tuple(ListItem(runs(entry)) for entry in entries))


def numbered(entries: Iterable[Entry]) -> ItemList:
    """Items whose order matters."""
    return ItemList(tuple(ListItem(runs(entry)) for entry in entries), ordered=True)


def table(
    caption: str,
    header: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    weights: tuple[float, ...],
    *,
    right: frozenset[int] = frozenset(),
) -> Table:
    """A table whose texts are plain."""
    return Table(
        _one_line(caption),
        tuple(_one_line(cell) for cell in header),
        tuple(tuple(_one_line(cell) for cell in row) for row in rows),
        weights,
        right,
    )
