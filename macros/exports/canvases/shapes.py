"""A canvas as native shapes, or as a real table, that people fill and change in their presentation program."""

from __future__ import annotations

import re
from typing import Any

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml

from macros.exports.attribution import playbook_author
from macros.exports.canvases.axes import AxisText
from macros.exports.canvases.origin import LONG_SIDE, Paper, canvas_origin
from macros.exports.canvases.table_plan import TablePlan, table_on_paper, table_on_slide
from macros.exports.canvases.zone_plan import ZonePlan, zone_lines, zones_on_paper, zones_on_slide
from macros.exports.documents.plain_text import plain
from macros.exports.presentation.drawing_ml import A_NS, emu
from macros.exports.presentation.package import finished
from macros.exports.presentation.parts import (
    add_table,
    bare_frame,
    decorate,
    describe,
    dress_cell,
    paint,
    place_shape,
    set_typing_size,
    write,
)
from macros.exports.presentation.space import CANVAS, Face, Line, Place, fit, width_of
from macros.exports.presentation.theme import BARE, blank_deck
from macros.model.canvas import NO_PERSONAL_DATA, Canvas, Tint
from macros.model.canvas_layout import GAP, MARGIN, NOTE_SIZE, TEXT_SIZE, TITLE_SIZE, CanvasLayout, Words, lay_out
from macros.model.library import Library
from macros.model.typography import french

_FILLS = {Tint.NONE: "bg1", Tint.LIGHT: "accent3", Tint.STRONG: "accent2"}
_EDGE = ("accent1", 1.0)
LONGEST_NOTE = 500  # characters that a sticky note of a whiteboard tool takes
_POINTS = 72 / 25.4  # to a millimetre


def draw_canvas(slide: Any, canvas: Canvas, space: Place = CANVAS) -> None:
    """Draw a canvas on a projected slide, in that place."""
    _draw(slide, canvas, table_on_slide(canvas, space) if canvas.table else zones_on_slide(canvas, space))


def export_canvas_slides(
    canvas: Canvas, library: Library | None = None, paper: Paper = Paper.A4, *, publisher: str = ""
) -> bytes:
    """The canvas alone on its paper as a presentation, to fill, change or print; the library gives its colour and date."""
    layout, origin = lay_out(canvas), canvas_origin(canvas, library, publisher)
    scale = LONG_SIDE[paper] * _POINTS / max(layout.width, layout.height)
    # White, not the warm ground of the screen: it is meant to be printed.
    deck = blank_deck(origin.accent, (layout.width * scale, layout.height * scale), paper="ffffff")
    slide = deck.slides.add_slide(deck.slide_layouts[BARE])
    # The master's bar and slide number are those of a projected deck.
    slide._element.set("showMasterSp", "0")
    inner = layout.width - 2 * MARGIN

    def place(top: float, words: Words) -> Place:
        return Place(MARGIN * scale, top * scale, inner * scale, words.height * scale)

    place_shape(slide.shapes.title, place(MARGIN - GAP, layout.title))
    write(slide.shapes.title.text_frame, (Line(french(canvas.title), Face.STRONG),), TITLE_SIZE * scale)
    top = MARGIN + layout.title.height - GAP / 2
    _text(slide, "Mode d’emploi", canvas.instructions, place(top, layout.instructions), TEXT_SIZE * scale)
    measured = table_on_paper if canvas.table else zones_on_paper
    _draw(slide, canvas, measured(canvas, layout, scale))
    _foot(slide, layout, origin.credit, scale)
    return finished(
        deck,
        title=french(canvas.title),
        subject=french(canvas.purpose),
        author=playbook_author(publisher),
        licence=origin.credit,
        day=origin.day,
    )


def sticky_questions(canvas: Canvas) -> str:
    """The questions of a canvas, one per line, for the sticky notes of a whiteboard tool; of a table, its columns and those rows that ask."""
    asked = [*canvas.questions]
    if canvas.table:
        asked += [label for label in canvas.table.row_labels if "?" in label]
    lines = [french(re.sub(r"[ \t\r\n]+", " ", question).strip()) for question in asked]
    return "\n".join(line[:LONGEST_NOTE] for line in lines if line)


def _foot(slide: Any, layout: CanvasLayout, credit: str, scale: float) -> None:
    """Under the canvas: the rule on personal data, and beside it the source, on two lines where it is long."""
    size, inner = NOTE_SIZE * scale, (layout.width - 2 * MARGIN) * scale
    height = layout.note.height * 2 * scale
    top = (layout.height - MARGIN / 2) * scale - height
    note_width = width_of(NO_PERSONAL_DATA, size) + size
    note = Place(MARGIN * scale, top, note_width, height)
    source = Place(note.right, top, inner - note_width, height)
    _text(slide, "Rappel", NO_PERSONAL_DATA, note, size, anchor="b")
    small = fit((Line(credit),), source.width, source.height, size, least=size / 2).size
    _text(slide, "Source", credit, source, small, align="right", anchor="b")


def _text(
    slide: Any, name: str, text: str, place: Place, size: float, *, align: str = "left", anchor: str = "t"
) -> None:
    box = slide.shapes.add_textbox(*map(emu, _box(place)))
    box.name = name
    write(bare_frame(box, anchor=anchor), (Line(french(text)),), size, align=align)


def _draw(slide: Any, canvas: Canvas, plan: TablePlan | ZonePlan) -> None:
    drawn = _draw_table(slide, plan) if isinstance(plan, TablePlan) else _draw_zones(slide, canvas, plan)
    describe(drawn, french(f"Canevas « {canvas.title} »"), plain(canvas.text_alternative))


def _draw_zones(slide: Any, canvas: Canvas, plan: ZonePlan) -> Any:
    # One group, so that the canvas moves as a whole and its text alternative has a place to stand.
    group = slide.shapes.add_group_shape()
    for zone, prompt in zip(plan.zones, (zone.prompt for zone in canvas.zones.values()), strict=True):
        shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(emu, _box(zone.place)))
        paint(shape, _FILLS[zone.tint], *_EDGE)
        describe(shape, zone.title, french(prompt))
        frame = bare_frame(shape, plan.padding)
        write(frame, zone_lines(zone), 0, colour="tx1", align="left", sizes=(plan.title_size, plan.prompt_size))
    if canvas.axes:
        _draw_axes(group, plan)
    return group


def _box(place: Place) -> tuple[float, float, float, float]:
    return place.x, place.y, place.width, place.height


def _draw_axes(group: Any, plan: ZonePlan) -> None:
    place = plan.place
    ends = (
        ("Axe vertical", (place.x - 3, place.bottom + 3), (place.x - 3, place.y)),
        ("Axe horizontal", (place.x - 3, place.bottom + 3), (place.right, place.bottom + 3)),
    )
    for name, start, end in ends:
        line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(emu, (*start, *end)))
        style = line._element.find("{*}style")
        if style is not None:
            line._element.remove(style)
        ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:tailEnd type="triangle"/>'
        line._element.spPr.append(parse_xml(f'<a:ln {A_NS} w="{emu(1.5)}">{ink}</a:ln>'))
        decorate(line, name)
    for text in plan.axis_texts:
        _axis_text(group, text, plan.axis_size)


def _axis_text(group: Any, text: AxisText, size: float) -> None:
    box = group.shapes.add_textbox(*map(emu, _box(text.place)))
    box.name = text.text
    frame = bare_frame(box, anchor="ctr")
    write(frame, (Line(text.text, Face.STRONG if text.bold else Face.TEXT),), size, align=text.align)
    if text.upright:
        frame._txBody.bodyPr.set("vert", "vert270")


def _draw_table(slide: Any, plan: TablePlan) -> Any:
    frame = add_table(slide, plan.place, plan.columns, plan.rows, labels=any(plan.labels))
    edges = dict.fromkeys("LRTB", _EDGE)
    for index, row in enumerate(frame.table.rows):
        texts = plan.headings if index == 0 else (plan.labels[index - 1], *[""] * (len(plan.columns) - 1))
        for cell, text in zip(row.cells, texts, strict=True):
            fill = "accent2" if index == 0 else "accent3" if text else "bg1"
            dress_cell(cell, fill, edges, plan.padding, "t" if index else "ctr")
            if text:
                face = Face.TEXT if index else Face.STRONG
                write(cell.text_frame, (Line(text, face),), plan.size, colour="tx1")
            else:
                set_typing_size(cell.text_frame, plan.size)
    return frame
