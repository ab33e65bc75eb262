"""The projected deck of a format: PowerPoint, 16:9, with the facilitator's words in the notes."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from macros.exports.attribution import attribution, playbook_author
from macros.exports.canvases.shapes import draw_canvas
from macros.exports.colours import format_accent
from macros.exports.presentation.drawing_ml import emu
from macros.exports.presentation.notes_page import write_notes
from macros.exports.presentation.package import finished
from macros.exports.presentation.parts import (
    add_number,
    add_table,
    bare_frame,
    decorate,
    describe,
    dress_cell,
    paint,
    place_shape,
    write,
)
from macros.exports.presentation.placeholders import LAYOUT_PLACES
from macros.exports.presentation.space import BODY, LEAST_SIZE, NUMBER, SLIDE_HEIGHT, SLIDE_WIDTH, Face, Line, Place
from macros.exports.presentation.theme import BARE, BRIEF, COVER, PAUSE, TEXT, blank_deck
from macros.exports.slides.deck import Slide, SlideKind, format_slides
from macros.exports.slides.layout import PlacedText, Role, placed_texts
from macros.exports.slides.order import DURATION_WIDTH, ORDER_HEADING, SIDE_PADDING, OrderRow, order_fit, row_height
from macros.exports.slides.words import one_line
from macros.model.canvas import NO_PERSONAL_DATA
from macros.model.format import Format
from macros.model.library import Library

_LAYOUTS = {
    SlideKind.TITLE: COVER,
    SlideKind.GOAL: BRIEF,
    SlideKind.STEP: BRIEF,
    SlideKind.BREAK: PAUSE,
    SlideKind.CLOSING: TEXT,
    SlideKind.ORDER: BARE,
    SlideKind.CANVAS: BARE,
}
_INDEXES = {Role.TITLE: 0, Role.BODY: 1, Role.FACTS: 13}  # of the placeholders in their layouts
_TRACK_HEIGHT = 8.0


def export_slides(format_: Format, library: Library, *, publisher: str = "", site: str = "") -> bytes:
    """The deck of a format. `site` is the public address, with its last slash."""
    deck = blank_deck(format_accent(format_, library))
    for slide in format_slides(format_, library, site=site):
        _add(deck, slide)
    return finished(
        deck,
        title=one_line(format_.title),
        subject=one_line(format_.summary),
        author=playbook_author(publisher),
        licence=attribution(format_.title, format_.reviewed, format_.licence),
        day=format_.reviewed,
    )


def _add(deck: Any, slide: Slide) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[_LAYOUTS[slide.kind]])
    holders = {holder.placeholder_format.idx: holder for holder in page.placeholders}
    texts = placed_texts(slide)
    for text in texts:
        if text.role in _INDEXES:
            _write(holders.pop(_INDEXES[text.role]), slide, text)
        elif text.role is Role.DURATION:
            _pill(page, text)
        else:
            _textbox(page, "Source", text.lines[0].text, text.place, text.fitted.size)
    for unused in holders.values():
        unused._element.getparent().remove(unused._element)
    if slide.rows:
        _running_order(page, slide.rows, slide.title)
    if slide.canvas:
        draw_canvas(page, slide.canvas)
        _textbox(page, "Rappel", NO_PERSONAL_DATA, Place(28, NUMBER.y, 700, NUMBER.height))
    if slide.span:
        _track(page, slide.span)
    add_number(page)
    if slide.notes:
        write_notes(page, slide.notes)


def _write(holder: Any, slide: Slide, text: PlacedText) -> None:
    """Fill a placeholder; it stands where its layout has it unless the slide asks for another place."""
    if text.place not in LAYOUT_PLACES:
        place_shape(holder, text.place)
    if text.role is Role.BODY and slide.kind is SlideKind.GOAL:
        holder.text_frame._txBody.bodyPr.set("anchor", "t")
    heading = "bg1" if slide.kind is SlideKind.TITLE else "accent1"
    write(holder.text_frame, text.lines, text.fitted.size, heading=heading)


def _pill(page: Any, text: PlacedText) -> None:
    pill = page.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, 0, 0, 0, 0)
    place_shape(pill, text.place)
    pill.adjustments[0] = 0.5
    paint(pill, "accent1")
    describe(pill, "Durée", f"Durée de l’étape : {text.lines[0].text}")
    frame = bare_frame(pill, anchor="ctr")
    write(frame, text.lines, text.fitted.size, colour="bg1", align="centre")
    frame.word_wrap = False


def _textbox(page: Any, name: str, text: str, place: Place, size: float = LEAST_SIZE) -> None:
    box = page.shapes.add_textbox(emu(place.x), emu(place.y), emu(place.width), emu(place.height))
    box.name = name
    frame = bare_frame(box, anchor="b")
    write(frame, (Line(text),), size, colour="tx2")


def _running_order(page: Any, rows: tuple[OrderRow, ...], title: str) -> None:
    shown, (size, padding) = (ORDER_HEADING, *rows), order_fit(rows)
    columns = (BODY.width - DURATION_WIDTH, DURATION_WIDTH)
    heights = [row_height(row, size, padding) for row in shown]
    place = Place(BODY.x, BODY.y, BODY.width, sum(heights))
    frame = add_table(page, place, columns, heights, labels=False)
    describe(frame, "Déroulé", f"{title}. Les étapes dans l’ordre, avec leur durée.")
    for index, (row, cells) in enumerate(zip(shown, frame.table.rows, strict=True)):
        edge = ("tx1", 1.5) if index == 0 else ("accent4", 0.75)
        for cell, text, align in zip(cells.cells, (row.title, row.duration), ("left", "right"), strict=True):
            fill = "bg2" if row.is_break else ""
            dress_cell(cell, fill, {"B": edge}, (SIDE_PADDING, padding), "ctr")
            colour = "tx2" if row.is_break else "tx1"
            face = Face.STRONG if index == 0 else Face.TEXT
            write(cell.text_frame, (Line(text, face),), size, colour=colour, align=align)


def _track(page: Any, span: tuple[float, float]) -> None:
    """The session as a line at the foot of the slide, with the step's own part."""
    top, left = SLIDE_HEIGHT - _TRACK_HEIGHT, 14.0
    width = SLIDE_WIDTH - left
    parts = (
        ("Temps de la séance", Place(left, top, width, _TRACK_HEIGHT), "accent3"),
        ("Temps de l’étape", Place(left + width * span[0], top, width * (span[1] - span[0]), _TRACK_HEIGHT), "accent1"),
    )
    for name, place, colour in parts:
        bar = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, 0, 0)
        place_shape(bar, place)
        paint(bar, colour)
        decorate(bar, name)
