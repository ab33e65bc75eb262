"""The canvases of a format in its guide: what each is for, and its questions."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.documents.blocks import Block, Paragraph, Run, Style
from macros.exports.documents.phrases import bullets, heading, labelled, paragraph
from macros.exports.documents.rich_blocks import rich_blocks
from macros.model.canvas import NO_PERSONAL_DATA, Canvas
from macros.model.format import Format
from macros.model.library import Library
from macros.model.typography import french
from macros.pages.addresses import item_address


def canvas_blocks(format_: Format, library: Library, site: str) -> Iterator[Block]:
    """Each canvas that the format works on, as its questions; its drawing is a file of its own."""
    canvases = [library.canvases[slug] for slug in format_.canvases if slug in library.canvases]
    if not canvases:
        return
    yield heading("Canevas", 2)
    for canvas in canvases:
        yield from _canvas(canvas, site)


def _canvas(canvas: Canvas, site: str) -> Iterator[Block]:
    yield heading(canvas.title, 3)
    yield paragraph(canvas.purpose)
    yield labelled("Mode d'emploi :", canvas.instructions)
    if canvas.table:
        yield labelled("Colonnes :", ", ".join(f"« {name} »" for name in canvas.table.columns) + ".")
        rows = [name for name in canvas.table.row_labels if name]
        if rows:
            yield labelled("Lignes :", ", ".join(f"« {name} »" for name in rows) + ".")
    else:
        yield bullets((f"{zone.title} :", zone.prompt) for zone in canvas.zones.values())
    if canvas.axes:
        for name, axis in (("Axe horizontal :", canvas.axes.x), ("Axe vertical :", canvas.axes.y)):
            yield labelled(name, f"{axis.label}, de « {axis.low} » à « {axis.high} ».")
    yield from rich_blocks(canvas.text_alternative, style=Style.FACTS, label=french("Équivalent textuel :"))
    yield paragraph(NO_PERSONAL_DATA, Style.WARNING)
    if site:
        address = site + item_address(canvas)
        yield Paragraph((Run("Le canevas à imprimer : "), Run(address, href=address)))
