"""A canvas of zones measured: as it is laid out on its paper, or stretched over a slide with larger words. Pure geometry.

On a slide, a question that has no room at a legible size is left to the notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from macros.exports.canvases.axes import AxisText, axis_texts, fitted_axes
from macros.exports.presentation.space import LEAST_SIZE, LETTER_WIDTHS, Face, Fitted, Line, Place, fit
from macros.model.canvas import Canvas, Tint
from macros.model.canvas_layout import (
    AXIS,
    PADDING,
    PROMPT_SIZE,
    TEXT_SIZE,
    WORDS_SHARE,
    ZONE_TITLE_SIZE,
    Box,
    CanvasLayout,
    lay_out,
)
from macros.model.introspection import Path
from macros.model.typography import french

_LARGEST = 24.0  # of the words on a slide
_PADDING = 5.0  # inside a zone on a slide, on each side
_AXIS_ROOM = 34.0


@dataclass(frozen=True, slots=True)
class PlannedZone:
    """A zone and its words."""

    title: str
    prompt: str  # empty where it has no room
    place: Place
    tint: Tint


@dataclass(frozen=True, slots=True)
class ZonePlan:
    """The zones to draw, and the words of the axes."""

    place: Place
    padding: float
    title_size: float
    prompt_size: float
    zones: tuple[PlannedZone, ...]
    axis_texts: tuple[AxisText, ...] = ()
    axis_size: float = 0.0
    too_long: tuple[tuple[Path, str], ...] = ()


def zones_on_paper(canvas: Canvas, layout: CanvasLayout, scale: float) -> ZonePlan:
    """The zones as their layout has them, `scale` points to its unit."""
    body, size = layout.body, TEXT_SIZE * scale
    place = Place(body.x * scale, body.y * scale, body.width * scale, body.height * scale)
    return ZonePlan(
        place,
        PADDING * scale,
        ZONE_TITLE_SIZE * scale,
        PROMPT_SIZE * scale,
        _zones(canvas, layout, place, prompts=True),
        axis_texts(canvas, place, size, AXIS * scale),
        size,
    )


def _moved(box: Box, body: Box, place: Place) -> Place:
    """A box of the layout, where it stands once the layout's body is stretched over the place."""
    across, down = place.width / body.width, place.height / body.height
    return Place(
        place.x + (box.x - body.x) * across, place.y + (box.y - body.y) * down, box.width * across, box.height * down
    )


def _zones(canvas: Canvas, layout: CanvasLayout, place: Place, *, prompts: bool) -> tuple[PlannedZone, ...]:
    return tuple(
        PlannedZone(
            french(canvas.zones[zone.id].title),
            french(canvas.zones[zone.id].prompt) if prompts else "",
            _moved(zone.box, layout.body, place),
            zone.tint,
        )
        for zone in layout.zones
    )


def zone_lines(zone: PlannedZone) -> tuple[Line, ...]:
    """The words of a zone."""
    title = Line(zone.title, Face.STRONG)
    return (title, Line(zone.prompt)) if zone.prompt else (title,)


def _zone_fits(zones: Sequence[PlannedZone], width: float) -> list[Fitted]:
    return [
        fit(
            zone_lines(zone),
            (zone.place.width - 2 * _PADDING) / width,
            # As on paper, a question leaves room to write; a title alone may take it all.
            zone.place.height * (WORDS_SHARE if zone.prompt else 1.0) - 2 * _PADDING,
            _LARGEST,
        )
        for zone in zones
    ]


def zones_on_slide(canvas: Canvas, space: Place) -> ZonePlan:
    """The zones stretched over a place of a slide, no word smaller than what is legible from afar."""
    place = space
    if canvas.axes:
        place = Place(space.x + _AXIS_ROOM, space.y, space.width - _AXIS_ROOM, space.height - _AXIS_ROOM)
    layout = lay_out(canvas)
    for prompts, width in product((True, False), LETTER_WIDTHS):
        zones = _zones(canvas, layout, place, prompts=prompts)
        fits = _zone_fits(zones, width)
        if all(fitted.holds for fitted in fits):
            break
    size = min(fitted.size for fitted in fits)
    texts, axis_size = (), 0.0
    too_long = [
        (("zones", placed.id, "title"), zone.title)
        for placed, zone, fitted in zip(layout.zones, zones, fits, strict=True)
        if not fitted.holds
    ]
    if canvas.axes:
        axis_size = fitted_axes(canvas, place)
        texts = axis_texts(canvas, place, axis_size, _AXIS_ROOM)
        if axis_size < LEAST_SIZE:
            too_long.append((("axes",), f"{french(canvas.axes.x.label)}, {french(canvas.axes.y.label)}"))
    return ZonePlan(
        place, _PADDING, size, size, zones=zones, axis_texts=texts, axis_size=axis_size, too_long=tuple(too_long)
    )
