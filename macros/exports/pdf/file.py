"""A document as PDF/UA-1 on A4: guide, REX form and any other `blocks.Document`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from macros.exports.documents.blocks import Block, Document, Heading, ItemList, ListItem, Paragraph, Table, WritingLines
from macros.exports.pdf.typst_file import properties, typst_pdf
from macros.exports.pdf.typst_text import typst_line, typst_runs, typst_text

# A row stays on one page unless one of its cells is so long that it might not hold on any.
_LONGEST_WHOLE_CELL = 600
# Of document.typ, in millimetres: a table's width, a cell's padding, and a wide letter of its text.
_TABLE_WIDTH, _CELL_PADDING, _LETTER = 168, 4, 1.9
# An item and its number, or 0.
_Entry = tuple[ListItem, int]
_WORD = re.compile(r"[^\W\d_]+")


def export_pdf(document: Document) -> bytes:
    """The document in PDF."""
    data = {
        "accent": document.accent,
        "properties": properties(
            title=document.title, subject=document.subject, author=document.author, licence=document.licence
        ),
        "title": typst_line(document.title),
        "footer": typst_line(document.footer),
        "blocks": [_block(block, stays) for block, stays in document.flow],
    }
    return typst_pdf("document.typ", data, date.fromisoformat(document.date))


def _block(block: Block, stays: bool) -> dict[str, Any]:
    match block:
        case Heading():
            return {
                "kind": "heading",
                "text": typst_line(block.text),
                "level": block.level,
                "new_page": block.new_page,
            }
        case Paragraph():
            label = typst_line(block.label)
            runs = typst_runs(block.runs)
            return {"kind": "paragraph", "runs": runs, "style": block.style, "label": label, "stays": stays}
        case ItemList():
            return {"kind": "lists", "lists": _lists(list(zip(block.items, block.numbers, strict=True)))}
        case Table():
            return _table(block)
        case WritingLines():
            return {"kind": "lines", "count": block.count}


def _lists(entries: list[_Entry]) -> list[dict[str, Any]]:
    """Items as lists of lists. Each item is its paragraphs and the lists under it; a list is all numbers or all bullets."""
    if not entries:
        return []
    # A first item that stands deeper than those after it has nothing to hang under: it joins them.
    level = min(item.level for item, _ in entries)
    starts = [
        index for index, (item, _) in enumerate(entries) if index == 0 or (item.level == level and not item.continued)
    ]
    ends = [*starts[1:], len(entries)]
    lists: list[dict[str, Any]] = []
    for start, end in zip(starts, ends, strict=True):
        (item, number), below = entries[start], entries[start + 1 : end]
        if not lists or lists[-1]["ordered"] != bool(number):
            lists.append({"ordered": bool(number), "items": []})
        parts = [{"runs": typst_runs(item.runs), "lists": []}, *_parts_below(below, level)]
        lists[-1]["items"].append({"number": number, "parts": parts})
    return lists


def _parts_below(entries: list[_Entry], level: int) -> Iterator[dict[str, Any]]:
    for is_deeper, group in groupby(entries, key=lambda entry: entry[0].level > level):
        if is_deeper:
            yield {"runs": [], "lists": _lists(list(group))}
        else:
            yield from ({"runs": typst_runs(item.runs), "lists": []} for item, _ in group)


def _hyphenated(table: Table) -> list[int]:
    """For each column, how many letters a word may have before it is hyphenated; 0 where all words hold."""
    share = _TABLE_WIDTH / sum(table.weights)
    told = []
    for column, weight in enumerate(table.weights):
        most = max(int((weight * share - _CELL_PADDING) / _LETTER), 4)
        cells = [table.header[column], *(row[column] for row in table.rows)]
        longest = max((len(word) for cell in cells for word in _WORD.findall(cell)), default=0)
        told.append(most if longest >= most else 0)
    return told


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": typst_line(table.caption),
        "short": table.is_short,
        "header": [typst_line(name) for name in table.header],
        "rows": [
            {
                "cells": [typst_text(cell) for cell in row],
                "breakable": any(len(cell) > _LONGEST_WHOLE_CELL for cell in row),
            }
            for row in table.rows
        ],
        "weights": list(table.weights),
        "hyphenate": _hyphenated(table),
        "right": [column in table.right for column in range(len(table.header))],
    }
