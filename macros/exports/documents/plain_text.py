"""Blocks as plain text, to paste where no formatting holds: tabs between the cells of a table, an empty line between blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.exports.documents.blocks import Block, Heading, ItemList, Paragraph, Runs, Table, WritingLines
from macros.exports.documents.rich_blocks import rich_blocks

BLANK = "…"  # a place to fill in


def plain_text(blocks: Iterable[Block]) -> str:
    """The text of the blocks; ends with a new line."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def plain(text: str) -> str:
    """A rich text without its faces, typeset; the last line has no end."""
    return plain_text(rich_blocks(text)).removesuffix("\n")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield " ".join(part for part in (block.label, _told(block.runs)) if part)
        case ItemList():
            for item, number in zip(block.items, block.numbers, strict=True):
                sign = " " if item.continued else f"{number}." if number else "-"
                yield f"{'  ' * item.level}{sign} {_told(item.runs)}"
        case Table():
            yield block.caption
            for row in (block.header, *block.rows):
                # A tab or a new line inside a cell would move those that follow.
                yield "\t".join(" ".join(cell.split("\n")).replace("\t", " ") for cell in row)
        case WritingLines():
            yield from [BLANK] * block.count


def _told(runs: Runs) -> str:
    """The text, with an address after the words that link to it."""
    return "".join(f"{run.text} ({run.href})" if run.href and run.href != run.text else run.text for run in runs)
