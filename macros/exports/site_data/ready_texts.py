"""The invitation and the report's outline of a format as a classic script: the browser copies them, with the session's own numbers.

Words that follow the mode are written here, once per mode. Hours, length, number of people and date stand as one sign each, which
the browser replaces: by what the format says usually, or by the session that its page was adapted to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exports.documents.blocks import Block, Heading, ItemList, ListItem, Paragraph, Runs, Table, WritingLines
from macros.exports.documents.invitation import Session, invitation, usual_session
from macros.exports.documents.phrases import heading
from macros.exports.documents.plain_text import BLANK
from macros.exports.documents.report_outline import report_outline
from macros.model.base import Mode
from macros.model.format import Format
from macros.model.typography import french
from macros.pages.script_data import compact_json, data_script

# The loader lets none of these characters in: no text of the library is taken for one.
HOURS, LENGTH, PEOPLE, DATE = "\ue020", "\ue021", "\ue022", "\ue023"


def ready_texts(format_: Format) -> dict[str, Any]:
    """The invitation by mode (`""`: not chosen yet), the outline, and the usual words in place of each sign."""
    usual = usual_session(format_)
    outline = report_outline(format_, hours=HOURS, date=DATE)
    modes: tuple[Mode | None, ...] = (None, *format_.modes)
    return {
        "usual": {
            HOURS: french(usual.hours),
            LENGTH: french(usual.length),
            PEOPLE: french(usual.people),
            DATE: usual.date,
        },
        "invitation": {
            str(mode or ""): block_data(
                invitation(format_, session=Session(LENGTH, PEOPLE, HOURS, mode, DATE)).blocks,
            )
            for mode in modes
        },
        "report": block_data((heading(outline.title, 1), *outline.blocks)),
    }


def export_ready_texts(format_: Format) -> bytes:
    """The script."""
    return data_script("playbookReadyTexts", compact_json(ready_texts(format_)))


def block_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Blocks as plain data, in the shapes of assets/javascripts/take-away/element-blocks.js."""
    return [one for block in blocks for one in _data(block)]


def _data(block: Block) -> list[dict[str, Any]]:
    match block:
        case Heading():
            page = {"newPage": True} if block.new_page else {}
            return [{"type": "heading", "level": block.level, "text": block.text, **page}]
        case Paragraph():
            label = {"label": block.label} if block.label else {}
            return [{"type": "paragraph", "runs": _runs(block.runs), "style": str(block.style), **label}]
        case ItemList():
            items = [_item(item) for item in block.items]
            return [{"type": "list", "ordered": block.ordered, "start": block.start, "items": items}]
        case Table():
            return [
                {
                    "type": "table",
                    "caption": block.caption,
                    "header": list(block.header),
                    "rows": [list(row) for row in block.rows],
                    "weights": list(block.weights),
                    "right": sorted(block.right),
                }
            ]
        case WritingLines():
            return [{"type": "paragraph", "runs": [_run(BLANK)], "style": "body"}] * block.count


def _run(text: str, *, bold: bool = False, italic: bool = False, href: str = "") -> dict[str, Any]:
    return {"text": text, "bold": bold, "italic": italic, "href": href}


def _runs(runs: Runs) -> list[dict[str, Any]]:
    return [_run(run.text, bold=run.bold, italic=run.italic, href=run.href) for run in runs]


def _item(item: ListItem) -> dict[str, Any]:
    kind = {} if item.ordered is None else {"ordered": item.ordered}
    more = {"continued": True} if item.continued else {}
    return {"runs": _runs(item.runs), "level": item.level, **kind, **more}
