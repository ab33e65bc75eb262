"""Rich text of the library as blocks: the tokens of the pages' own parser, so that page and download say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from macros.exports.documents.blocks import Block, ItemList, ListItem, Paragraph, Run, Runs, Style, WritingLines
from macros.model.typography import french
from macros.pages.rich_text import parse

# Stands between two runs while their text is typeset as one; the loader lets no such character in.
_SEAM = "\ue010"


# A line of dots stands for a line to write on: it becomes one, as long as the page is wide.
_WRITING_LINE = re.compile(r"[…._\s]{10,}")


def plain(text: str, *, bold: bool = False) -> Runs:
    """A plain text as one run; the ends of its lines are spaces, as on the page."""
    return (Run(french(" ".join(text.split("\n"))), bold=bold),)


def _runs(inline: Token) -> Runs:
    runs: list[Run] = []
    bold = italic = False
    href = ""
    for token in inline.children or []:
        match token.type:
            case "strong_open" | "strong_close":
                bold = token.type == "strong_open"
            case "em_open" | "em_close":
                italic = token.type == "em_open"
            case "link_open":
                href = str(token.attrs.get("href", ""))
            case "link_close":
                href = ""
            case "softbreak":
                runs.append(Run(" ", bold, italic, href))
            case "hardbreak":
                runs.append(Run("\n", bold, italic, href))
            case _:
                if token.content:
                    runs.append(Run(token.content, bold, italic, href))
    return _typeset(runs)


def _typeset(runs: list[Run]) -> Runs:
    """French typography over the whole text, since a sign and its space may stand in two runs; each piece keeps its face."""
    pieces = french(_SEAM.join(run.text for run in runs)).split(_SEAM)
    return tuple(Run(text, run.bold, run.italic, run.href) for text, run in zip(pieces, runs, strict=True) if text)


def rich_blocks(text: str, *, style: Style = Style.BODY, label: str = "") -> Iterator[Block]:
    """Paragraphs, lists and writing lines of a rich text; the label stands in front of the first paragraph, or alone above a list."""
    lines = 0
    for block in _blocks(text, style, label):
        if isinstance(block, WritingLines):
            lines += block.count
            continue
        if lines:
            yield WritingLines(lines)
            lines = 0
        yield block
    if lines:
        yield WritingLines(lines)


def _blocks(text: str, style: Style, label: str) -> Iterator[Block]:
    items: list[ListItem] = []
    kinds: list[bool] = []  # of the lists that are open: numbered or not
    start, opened = 1, False

    def listed() -> Iterator[ItemList]:
        """The items so far; those that follow go on with the count."""
        nonlocal start
        if items:
            found = ItemList(tuple(items), bool(kinds and kinds[0]), start)
            top = [number for number, item in zip(found.numbers, items, strict=True) if item.level == 0]
            start = max(start - 1, *top) + 1 if top else start
            items.clear()
            yield found

    for token in parse(text):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if not kinds:
                    start = int(token.attrs.get("start", 1))
                    if label:
                        yield Paragraph((), style, label)
                        label = ""
                kinds.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                if len(kinds) == 1:
                    yield from listed()
                kinds.pop()
            case "list_item_open" | "list_item_close":
                opened = token.type == "list_item_open"
            case "inline" if _WRITING_LINE.fullmatch(token.content):
                if opened:  # the item is nothing but lines: its number stands alone
                    items.append(ListItem((), len(kinds) - 1, None if kinds[-1] == kinds[0] else kinds[-1]))
                    opened = False
                yield from listed()
                if label:
                    yield Paragraph((), style, label)
                    label = ""
                yield WritingLines(token.content.count("\n") + 1)
            case "inline" if kinds:
                ordered = None if kinds[-1] == kinds[0] else kinds[-1]
                items.append(ListItem(_runs(token), len(kinds) - 1, ordered, continued=not opened))
                opened = False
            case "inline":
                yield Paragraph(_runs(token), style, label)
                label = ""
