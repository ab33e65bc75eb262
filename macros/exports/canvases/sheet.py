"""A canvas to print (PDF/UA-1, A4 and A3) and to lay on a whiteboard (PNG), placed as on its page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from macros.exports.attribution import LICENCE, playbook_author
from macros.exports.canvases.origin import LONG_SIDE, Paper, canvas_origin
from macros.exports.documents.plain_text import plain
from macros.exports.pdf.typst_file import properties, typst_pdf, typst_png
from macros.exports.pdf.typst_text import typst_line, typst_text
from macros.model.canvas import Axis, Canvas, Tint
from macros.model.canvas_layout import LINE, MARGIN, PADDING, TEXT_SIZE, CanvasLayout, Words, lay_out
from macros.model.library import Library
from macros.model.typography import french

_PNG_WIDTH = 2400  # pixels; whiteboard tools blur what is under 2000
_CREDIT_SHARE = 0.7  # of the paper's width, beside the note


def export_canvas_pdf(canvas: Canvas, library: Library, paper: Paper = Paper.A4, *, publisher: str = "") -> bytes:
    """The canvas on one page of that paper."""
    data = _data(canvas, library, publisher, paper)
    return typst_pdf("canvas.typ", data, canvas_origin(canvas, library, publisher).day)


def export_canvas_png(canvas: Canvas, library: Library, *, publisher: str = "") -> bytes:
    """The canvas as a picture 2400 pixels wide."""
    data = _data(canvas, library, publisher, Paper.A4)
    width = data["width"] * LONG_SIDE[Paper.A4] / max(data["width"], data["height"]) / 25.4
    return typst_png("canvas.typ", data, _PNG_WIDTH / width)


def _data(canvas: Canvas, library: Library, publisher: str, paper: Paper) -> dict[str, Any]:
    layout, origin = lay_out(canvas), canvas_origin(canvas, library, publisher)
    frames = [asdict(zone.box) | {"tint": zone.tint} for zone in layout.zones]
    frames += [asdict(cell.box) | {"tint": Tint.LIGHT if cell.heading else Tint.NONE} for cell in layout.cells]
    axes = canvas.axes
    return {
        "accent": origin.accent,
        "properties": properties(
            title=french(canvas.title),
            subject=french(canvas.purpose),
            author=playbook_author(publisher),
            licence=LICENCE,
        ),
        "alternative": typst_text(plain(canvas.text_alternative)),
        "paper": paper,
        "long_side": LONG_SIDE[paper],
        "width": layout.width,
        "height": layout.height,
        "margin": MARGIN,
        "padding": PADDING,
        "line_height": LINE,
        "title": _words(layout.title),
        "title_height": layout.title.height,
        "instructions": _words(layout.instructions),
        "note": _words(layout.note),
        "note_height": layout.note.height,
        "credit": typst_line(origin.credit),
        "credit_width": layout.width * _CREDIT_SHARE,
        "body": asdict(layout.body),
        "frames": frames,
        "axes": {"x": _axis(axes.x), "y": _axis(axes.y), "size": TEXT_SIZE} if axes else None,
        "zones": [
            asdict(zone.box) | {"title": _words(zone.title), "prompt": _words(zone.prompt)} for zone in layout.zones
        ],
        "table": _table(canvas, layout),
    }


def _words(words: Words) -> dict[str, Any]:
    return {"text": typst_line(" ".join(words.lines)), "size": words.size, "bold": words.bold}


def _axis(axis: Axis) -> dict[str, str]:
    return {key: typst_line(french(value)) for key, value in axis.model_dump().items()}


def _table(canvas: Canvas, layout: CanvasLayout) -> dict[str, Any] | None:
    """The cells by rows, with the widths and heights that the layout gave them."""
    if not canvas.table:
        return None
    width = len(canvas.table.columns)
    cells = [_words(cell.words) if cell.words else None for cell in layout.cells]
    return {
        "columns": [cell.box.width for cell in layout.cells[:width]],
        "rows": [cell.box.height for cell in layout.cells[::width]],
        "header": cells[:width],
        "cells": cells[width:],
    }
