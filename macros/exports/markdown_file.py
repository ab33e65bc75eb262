"""A document as Markdown: CommonMark with the tables of GitHub's. Library text is escaped: it shows as typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from macros.exports.documents.blocks import (
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

_LINE = "…" * 40
# What a reader of Markdown, or of GitHub's, could take for markup anywhere in a line.
_SIGNS = re.compile(r"[\\`*_\[\]<>|~$&]|(?<![^\s(])[#@](?=\w)|(?<=\w)://|(?<=www)\.|(?<=[\w.+-])@(?=\w)|\{(?=[{%:])")
# And at the start of a line: headings, lists, numbers, rules, definitions.
_LINE_START = re.compile(r"^( {0,3})([#+:=-]|\d{1,9}(?=[.)](?:\s|$)))")
_QUOTED = {Style.BRIEF, Style.SAY, Style.WARNING}


def export_markdown(document: Document) -> bytes:
    """The bytes of the .md: properties in front matter, then the text."""
    properties = {
        "title": document.title,
        "description": document.subject,
        "author": document.author,
        "licence": document.licence,
        "date": document.date,
        "lang": "fr",
    }
    # A JSON text is a YAML text: no value can end the front matter or be read as something else.
    front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in properties.items())
    blocks = [_heading(Heading(document.title, 1)), *map(_block, document.blocks)]
    parts = [f"---\n{front}\n---", *blocks]
    if document.footer:
        parts += ["---", _line_start(_inline(document.footer))]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _paragraph(block)
        case ItemList():
            return "\n".join(_items(block))
        case Table():
            return _table(block)
        case WritingLines():
            return "\\\n".join([_LINE] * block.count)
    raise TypeError(block)


def _heading(heading: Heading) -> str:
    # A closing row of # would be dropped.
    text = re.sub(r"(#+)$", r"\\\1", _inline(heading.text))
    return f"{'#' * heading.level} {text}"


def _paragraph(paragraph: Paragraph) -> str:
    text = " ".join(part for part in (_faced(paragraph.label, "**"), _runs(paragraph.runs)) if part)
    text = _line_start(text)
    return text.replace("\n", "\n> ").join(("> ", "")) if paragraph.style in _QUOTED else text


def _items(items: ItemList) -> Iterator[str]:
    """One line per item. Indents are those of the items above, so that lists nest whatever the width of their numbers."""
    columns: list[int] = []
    for item, number in zip(items.items, items.numbers, strict=True):
        marker = f"{number}. " if number else "- "
        level = min(item.level, len(columns))
        if item.continued and level < len(columns):
            indent = " " * columns[level]
            yield ""
            yield indent + _line_start(_runs(item.runs)).replace("\n", f"\n{indent}")
            yield ""
            continue
        start = columns[level - 1] if level else 0
        columns = [*columns[:level], start + len(marker)]
        text = _line_start(_runs(item.runs)).replace("\n", "\n" + " " * columns[level])
        yield (" " * start + marker + text).rstrip()


def _table(table: Table) -> str:
    rules = ["---:" if index in table.right else "---" for index in range(len(table.header))]
    rows = [table.header, *table.rows]
    lines = ["| " + " | ".join(_inline(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join(rules) + " |")
    return f"{_faced(table.caption, '**')}\n\n" + "\n".join(lines)


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = _faced(run.text, "*" * (2 * run.bold + run.italic))
    # Parentheses are all that could end the address: the loader lets no space or angle bracket into it.
    return f"[{text}](<{run.href}>)" if run.href else text


def _faced(text: str, marks: str) -> str:
    """Text between marks, which must touch letters: spaces stay outside."""
    core = text.strip()
    if not core:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return before + marks + _escaped(core) + marks + after


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text).replace("\n", "\\\n")


def _inline(text: str) -> str:
    """Escaped text on one line."""
    return _escaped(" ".join(text.split("\n")))


def _line_start(text: str) -> str:
    """The text with its first sign escaped in each line, where it would open a block."""
    return "\n".join(_LINE_START.sub(_escaped_start, line) for line in text.split("\n"))


def _escaped_start(found: re.Match[str]) -> str:
    sign = found[2]
    return found[1] + (f"{sign}\\" if sign.isdigit() else f"\\{sign}")
