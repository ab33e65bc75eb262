"""Where the texts of a slide stand and how large they are: pure geometry, shared by the file and by the check."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from macros.exports.canvases.table_plan import table_on_slide
from macros.exports.canvases.zone_plan import zones_on_slide
from macros.exports.presentation.space import (
    BODY,
    BREAK_BODY,
    BREAK_TITLE,
    CANVAS,
    CANVAS_TITLE,
    COVER_BODY,
    COVER_TITLE,
    LEAST_SIZE,
    TITLE,
    Face,
    Fitted,
    Line,
    Place,
    fit,
    text_height,
    width_of,
)
from macros.exports.slides.deck import FOOT_HEIGHT, LIST_SIZE, Slide, SlideKind, format_slides
from macros.model.canvas import Canvas
from macros.model.format import Format
from macros.model.introspection import Path
from macros.model.library import Library

FACTS_SIZE = 22.0
_GAP = 16.0
_PILL_MARGIN = 16.0
PILL_HEIGHT = 40.0
_LARGEST = {  # size of the title, size of the body
    SlideKind.TITLE: (54, 28),
    SlideKind.GOAL: (34, 34),
    SlideKind.STEP: (34, 44),
    SlideKind.BREAK: (60, 40),
    SlideKind.CLOSING: (34, LIST_SIZE),
    SlideKind.ORDER: (34, LIST_SIZE),
    SlideKind.CANVAS: (30, LIST_SIZE),
}


class Role(StrEnum):
    """What a text is on its slide."""

    TITLE = "title"
    BODY = "body"
    FACTS = "facts"
    DURATION = "duration"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with its place and its size."""

    role: Role
    place: Place
    lines: tuple[Line, ...]
    fitted: Fitted


@dataclass(frozen=True, slots=True)
class SlideProblem:
    """A text that is too long for what shows it; `path` leads to it in its file. The message is in French."""

    path: Path
    message: str


def _placed(role: Role, place: Place, lines: tuple[Line, ...], largest: float) -> PlacedText:
    return PlacedText(role, place, lines, fit(lines, place.width, place.height, largest))


def _title(slide: Slide) -> PlacedText:
    place = {SlideKind.TITLE: COVER_TITLE, SlideKind.BREAK: BREAK_TITLE, SlideKind.CANVAS: CANVAS_TITLE}.get(
        slide.kind, TITLE
    )
    return _placed(Role.TITLE, place, (Line(slide.title, Face.STRONG),), _LARGEST[slide.kind][0])


def placed_texts(slide: Slide) -> tuple[PlacedText, ...]:
    """The texts of a slide in reading order: title, body, then what stands below."""
    body, below = {SlideKind.TITLE: COVER_BODY, SlideKind.BREAK: BREAK_BODY}.get(slide.kind, BODY), []
    if slide.kind is SlideKind.BREAK:
        lines = (Line(slide.duration, Face.STRONG), *slide.lines)
        return _title(slide), _placed(Role.BODY, body, lines, _LARGEST[slide.kind][1])
    if slide.facts:
        below = _facts(slide)
    elif slide.foot:
        foot = Place(BODY.x, BODY.bottom - FOOT_HEIGHT, BODY.width, FOOT_HEIGHT)
        below = [_placed(Role.FOOT, foot, (Line(slide.foot),), LEAST_SIZE)]
    if below:
        body = replace(body, height=min(text.place.y for text in below) - _GAP - body.y)
    texts = [_placed(Role.BODY, body, slide.lines, _LARGEST[slide.kind][1])] if slide.lines else []
    return _title(slide), *texts, *below


def _facts(slide: Slide) -> list[PlacedText]:
    """The length in its pill, and beside it how people work and what they have in hand, at the foot of the slide."""
    duration = (Line(slide.duration, Face.STRONG),)
    pill_width = width_of(slide.duration, FACTS_SIZE, bold=True) + 2 * _PILL_MARGIN
    x = BODY.x + pill_width + _GAP
    width = BODY.right - x
    # One line where it holds, else how people work above what they have in hand.
    lines = (Line(" · ".join(slide.facts)),)
    if text_height(lines, width, FACTS_SIZE) > PILL_HEIGHT:
        lines = (Line(slide.facts[0]), Line(" · ".join(slide.facts[1:])))
    height = min(max(text_height(lines, width, FACTS_SIZE), PILL_HEIGHT), BODY.height / 2)
    place = Place(x, BODY.bottom - height, width, height)
    pill = Place(BODY.x, place.y + (height - PILL_HEIGHT) / 2, pill_width, PILL_HEIGHT)
    return [
        PlacedText(Role.DURATION, pill, duration, Fitted(FACTS_SIZE, holds=True)),
        _placed(Role.FACTS, place, lines, FACTS_SIZE),
    ]


_TOO_LONG = {
    Role.TITLE: "Titre trop long pour sa diapositive",
    Role.BODY: "Texte trop long pour sa diapositive",
    Role.FACTS: "Titres du canevas et des documents trop longs pour le bas de la diapositive",
    Role.FOOT: "Licence trop longue pour la dernière diapositive",
}


def slide_problems(format_: Format, library: Library) -> list[SlideProblem]:
    """The texts of a format that do not hold on their slide at a legible size."""
    problems = []
    for slide in format_slides(format_, library):
        for text in placed_texts(slide):
            if text.fitted.holds or slide.kind is SlideKind.CANVAS:
                continue
            path = _path(text.role, slide)
            message = f"{_TOO_LONG[text.role]} : ne tient pas à {LEAST_SIZE:.0f} points. Raccourcissez, ou coupez un mot trop long."
            problems.append(SlideProblem(path, message))
    return problems


def _path(role: Role, slide: Slide) -> Path:
    """Where the text is written: a step's slide leads to its `brief`, its title and supports stand beside it."""
    if role is Role.FOOT:
        return ("licence",)
    if role is Role.TITLE:
        return (*slide.path[:-1], "title")
    if role is Role.FACTS:
        return slide.path[:-1]
    return slide.path


def canvas_problems(canvas: Canvas) -> list[SlideProblem]:
    """The titles of a canvas that do not hold in their place on the slide at a legible size."""
    plan = table_on_slide(canvas, CANVAS) if canvas.table else zones_on_slide(canvas, CANVAS)
    return [
        SlideProblem(
            path, f"« {text} » ne tient pas sur la diapositive du canevas à {LEAST_SIZE:.0f} points. Raccourcissez."
        )
        for path, text in plan.too_long
    ]
