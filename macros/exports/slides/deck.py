"""What a format projects, slide by slide: plain descriptions, in French, that a file format then draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from macros.exports.attribution import attribution
from macros.exports.presentation.space import BODY, Face, Line, fit
from macros.exports.slides.notes import MANY_HANDOUTS, canvas_notes, closing_notes, step_notes
from macros.exports.slides.order import OrderRow, order_pages
from macros.exports.slides.words import goal_and_rules, one_line
from macros.model.canvas import Canvas
from macros.model.format import Format
from macros.model.introspection import Path
from macros.model.library import Library
from macros.model.schedule import PlannedStep
from macros.model.script import WorkMode
from macros.model.typography import french
from macros.pages import labels
from macros.pages.addresses import item_address
from macros.pages.labels import counted, duration, number_range

LIST_SIZE, COMFORT = 36, 22  # of a list: at best, and the size below which it goes on to another slide
FOOT_HEIGHT = 56.0  # kept free under a list for the attribution


class SlideKind(StrEnum):
    """What a slide is for; each has a layout of its own."""

    TITLE = "title"
    GOAL = "goal"  # the opening step: goal and rules
    ORDER = "order"
    STEP = "step"
    BREAK = "break"
    CANVAS = "canvas"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide; `path` leads to the text of the format that it shows."""

    kind: SlideKind
    title: str
    lines: tuple[Line, ...] = ()
    duration: str = ""
    facts: tuple[str, ...] = ()  # work mode, then supports
    rows: tuple[OrderRow, ...] = ()
    canvas: Canvas | None = None
    foot: str = ""
    notes: tuple[str, ...] = ()
    # Share of the session that is over when the slide comes, and when it goes.
    span: tuple[float, float] | None = None
    path: Path = ()


def format_slides(format_: Format, library: Library, *, site: str = "") -> tuple[Slide, ...]:
    """Every slide of a format in order, for the ideal number of people. `site` is the public address, with its last slash."""
    return tuple(_slides(format_, library, site))


def _slides(format_: Format, library: Library, site: str) -> Iterator[Slide]:
    yield _cover(format_, site)
    steps = format_.ideal_schedule.steps
    shown: set[str] = set()
    for index, item in enumerate(steps):
        opening = index == 0 and not item.step.is_break
        if index == 0 and not opening:
            yield from _running_order(format_)
        yield _step(item, index, format_, library, opening=opening)
        if opening:
            yield from _running_order(format_)
        canvas = _shared_canvas(item.step.canvas, format_, library)
        if canvas and canvas.slug not in shown:
            shown.add(canvas.slug)
            yield _canvas(canvas)
    for slug in format_.canvases:
        canvas = _shared_canvas(slug, format_, library)
        if canvas and slug not in shown:
            yield _canvas(canvas)
    yield from _closing(format_)


def _shared_canvas(slug: str | None, format_: Format, library: Library) -> Canvas | None:
    """The canvas that people work on together; with a single participant it holds what the team notes, and is not shown."""
    return None if slug is None or format_.participants.max == 1 else library.canvases.get(slug)


def _team_canvas(slug: str | None, format_: Format, library: Library) -> str:
    """The title of a canvas that is not shown."""
    hidden = slug in library.canvases and not _shared_canvas(slug, format_, library)
    return library.canvases[slug].title if hidden else ""


def _cover(format_: Format, site: str) -> Slide:
    people = counted(format_.participants.ideal, "personne")
    notes = [f"Durées prévues pour {people}."]
    if site:
        notes.append(f"Autre nombre, autre horaire, à distance : adaptez l'atelier sur {site}{item_address(format_)}")
    notes.append(attribution(format_.title, format_.reviewed, format_.licence))
    lines = (Line(one_line(format_.summary)), Line(one_line(f"Durée : {duration(format_.minutes)}"), Face.HEADING))
    return Slide(
        SlideKind.TITLE, one_line(format_.title), lines, notes=tuple(french(note) for note in notes), path=("summary",)
    )


def _step(item: PlannedStep, index: int, format_: Format, library: Library, *, opening: bool) -> Slide:
    step = item.step
    kind = SlideKind.BREAK if step.is_break else SlideKind.GOAL if opening else SlideKind.STEP
    lines = goal_and_rules(step.brief or "") if opening else ((Line(one_line(step.brief)),) if step.brief else ())
    return Slide(
        kind,
        one_line(step.title),
        lines,
        duration(item.minutes),
        () if step.is_break else tuple(_facts(item, format_, library)),
        notes=step_notes(item, format_, _team_canvas(step.canvas, format_, library)),
        span=(item.start / format_.minutes, item.end / format_.minutes),
        path=("script", index, "brief"),
    )


def _facts(item: PlannedStep, format_: Format, library: Library) -> Iterator[str]:
    """How people work, then what they have in hand; what is for the facilitation alone stays off the screen."""
    step, size = item.step, item.step.group_size or format_.group_size
    groups = f" de {number_range(size.min, size.max)}" if size and step.mode is WorkMode.GROUPS else ""
    yield labels.work_mode(step.mode, format_.participants.max) + groups
    canvas = _shared_canvas(step.canvas, format_, library)
    if canvas:
        yield one_line(f"Canevas « {canvas.title} »")
    handouts = [handout for handout in map(format_.handout, step.handouts) if handout and not handout.for_team]
    if len(handouts) > MANY_HANDOUTS:
        yield one_line(f"{len(handouts)} documents")  # the notes have their titles
    elif handouts:
        titles = ", ".join(f"« {handout.title} »" for handout in handouts)
        yield one_line(f"{'Documents' if len(handouts) > 1 else 'Document'} {titles}")


def _running_order(format_: Format) -> Iterator[Slide]:
    rows = [
        OrderRow(one_line(f"{number}. {item.step.title}"), duration(item.minutes), item.step.is_break)
        for number, item in enumerate(format_.ideal_schedule.steps, start=1)
    ]
    pages = order_pages(rows)
    title = f"Déroulé : {duration(format_.minutes)}"
    for number, page in enumerate(pages, start=1):
        yield Slide(SlideKind.ORDER, french(title + _of(number, len(pages))), rows=tuple(page), path=("script",))


def _canvas(canvas: Canvas) -> Slide:
    return Slide(
        SlideKind.CANVAS,
        one_line(f"Canevas : {canvas.title}"),
        canvas=canvas,
        notes=canvas_notes(canvas),
        path=("canvases",),
    )


def _closing(format_: Format) -> Iterator[Slide]:
    """What to answer before leaving; the last slide names the source, and its notes what the team does next."""
    questions = [one_line(question) for question in format_.success.questions]
    *slides, last = _lists("Avant de partir", questions, ("success", "questions"))
    yield from slides
    foot = attribution(format_.title, format_.reviewed, format_.licence)
    yield replace(last, foot=foot, notes=closing_notes(format_))


def _lists(title: str, items: Sequence[str], path: Path) -> Iterator[Slide]:
    """A list on as many slides as it asks for."""
    pages = _list_pages(items)
    for number, page in enumerate(pages, start=1):
        lines = tuple(Line(text, Face.ITEM) for text in page)
        yield Slide(SlideKind.CLOSING, french(title + _of(number, len(pages))), lines, path=path)


def _of(number: int, count: int) -> str:
    return f" ({number} sur {count})" if count > 1 else ""


def _list_pages(items: Sequence[str]) -> list[list[str]]:
    """The items on as few slides as hold them at a comfortable size."""
    pages: list[list[str]] = []
    for item in items:
        if pages and _list_holds([*pages[-1], item]):
            pages[-1].append(item)
        else:
            pages.append([item])
    return pages


def _list_holds(items: Sequence[str]) -> bool:
    lines = [Line(item, Face.ITEM) for item in items]
    return fit(lines, BODY.width, BODY.height - FOOT_HEIGHT, LIST_SIZE, least=COMFORT).holds
