"""A canvas as SVG, from its layout: for the page, its print and its thumbnail."""

from __future__ import annotations

from markupsafe import Markup

from macros.model.canvas import Canvas
from macros.model.canvas_layout import AXIS, LINE, MARGIN, PADDING, TEXT_SIZE, Box, CanvasLayout, Words, lay_out
from macros.model.typography import french
from macros.pages.pictures.svg import element, joined, number, picture

_MOST_DRAWN = 1000  # pictures kept: `serve` reads the library again and again
_DRAWN: dict[int, tuple[Canvas, Markup]] = {}


def _text(words: Words, x: float, top: float, class_: str) -> Markup:
    lines = [
        element("tspan", line, x=x, dy=0.0 if index == 0 else words.size * LINE)
        for index, line in enumerate(words.lines)
    ]
    return element("text", joined(lines), x=x, y=top + words.size, font_size=words.size, class_=class_)


def _rectangle(box: Box, class_: str) -> Markup:
    return element("rect", x=box.x, y=box.y, width=box.width, height=box.height, class_=class_)


def _axes(canvas: Canvas, body: Box) -> list[Markup]:
    """The two axes, outside the body: the horizontal one below, the vertical one on the left, each with its two ends."""
    below, left = body.y + body.height + AXIS - 12, body.x - AXIS + 24
    right, bottom = body.x + body.width, body.y + body.height
    x, y = canvas.axes.x, canvas.axes.y

    def upright(text: str, at: float, anchor: str, class_: str) -> Markup:
        place = f"rotate(-90 {number(left)} {number(at)})"
        return element(
            "text", french(text), x=left, y=at, text_anchor=anchor, transform=place, font_size=TEXT_SIZE, class_=class_
        )

    def level(text: str, at: float, anchor: str, class_: str) -> Markup:
        return element("text", french(text), x=at, y=below, text_anchor=anchor, font_size=TEXT_SIZE, class_=class_)

    return [
        element("path", d=f"M{number(body.x)} {number(body.y)}V{number(bottom + 8)}H{number(right)}", class_="pb-axis"),
        level(x.low, body.x, "start", "pb-canvas-text"),
        level(f"{x.label} →", body.x + body.width / 2, "middle", "pb-canvas-strong"),
        level(x.high, right, "end", "pb-canvas-text"),
        upright(y.low, bottom, "start", "pb-canvas-text"),
        upright(f"{y.label} →", body.y + body.height / 2, "middle", "pb-canvas-strong"),
        upright(y.high, body.y, "end", "pb-canvas-text"),
    ]


def _zones(layout: CanvasLayout) -> list[Markup]:
    parts = []
    for zone in layout.zones:
        parts.append(_rectangle(zone.box, f"pb-zone pb-zone-{zone.tint}"))
        x, y = zone.box.x + PADDING, zone.box.y + PADDING / 2
        parts.append(_text(zone.title, x, y, "pb-canvas-strong"))
        parts.append(_text(zone.prompt, x, y + zone.title.height, "pb-canvas-text"))
    return parts


def _cells(layout: CanvasLayout) -> list[Markup]:
    parts = []
    for cell in layout.cells:
        parts.append(_rectangle(cell.box, "pb-zone pb-zone-light" if cell.heading else "pb-zone"))
        if cell.words:
            parts.append(_text(cell.words, cell.box.x + PADDING, cell.box.y + PADDING / 2, "pb-canvas-strong"))
    return parts


def canvas_picture(canvas: Canvas) -> Markup:
    """The whole canvas; its text alternative is the label, and stands in full on the canvas page."""
    # Drawn once for all the pages that show it. The canvas is kept beside its picture, so that its id is not given again.
    drawn = _DRAWN.get(id(canvas))
    if drawn is None:
        if len(_DRAWN) >= _MOST_DRAWN:
            _DRAWN.clear()
        drawn = _DRAWN[id(canvas)] = (canvas, _draw(canvas))
    return drawn[1]


def _draw(canvas: Canvas) -> Markup:
    layout = lay_out(canvas)
    top = MARGIN + layout.title.height
    parts = [
        element("rect", width=layout.width, height=layout.height, class_="pb-paper"),
        _text(layout.title, MARGIN, MARGIN - 8, "pb-canvas-title"),
        _text(layout.instructions, MARGIN, top, "pb-canvas-text"),
        *_zones(layout),
        *_cells(layout),
        *(_axes(canvas, layout.body) if canvas.axes else []),
        _text(layout.note, MARGIN, layout.height - MARGIN - layout.note.height + 8, "pb-canvas-note"),
    ]
    return picture(
        joined(parts),
        width=layout.width,
        height=layout.height,
        label=f"Canevas « {canvas.title} », décrit sous « Équivalent textuel »",
        class_="pb-canvas",
    )


def thumbnail(canvas: Canvas) -> Markup:
    """The zones without their words: what the canvas looks like from afar. Decorative, beside the title."""
    layout = lay_out(canvas)
    boxes = [(zone.box, zone.tint) for zone in layout.zones] + [
        (cell.box, "light" if cell.heading else "none") for cell in layout.cells
    ]
    parts = [element("rect", width=layout.width, height=layout.height, class_="pb-paper")]
    parts += [_rectangle(box, f"pb-zone pb-zone-{tint}") for box, tint in boxes]
    return element(
        "svg",
        joined(parts),
        class_="pb-canvas pb-thumbnail",
        viewBox=f"0 0 {number(layout.width)} {number(layout.height)}",
        aria_hidden="true",
        focusable="false",
    )
