"""The words along the two axes of a matrix: where they stand and how large they are. Pure geometry."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from macros.exports.presentation.space import LEAST_SIZE, NARROWER, Place, width_of
from macros.model.canvas import Axis, Canvas
from macros.model.typography import french


@dataclass(frozen=True, slots=True)
class AxisText:
    """A word along an axis: `align` is left, centre or right, in the direction of reading; upright ones are read from below."""

    text: str
    place: Place
    bold: bool
    align: str
    upright: bool


def _axis_words(axis: Axis) -> tuple[str, str, str]:
    return french(axis.low), f"{french(axis.label)} →", french(axis.high)


def _axis_widths(axis: Axis, size: float) -> list[float]:
    return [width_of(text, size, bold=index == 1) * NARROWER + size for index, text in enumerate(_axis_words(axis))]


def fitted_axes(canvas: Canvas, place: Place) -> float:
    """The size at which the words of both axes stand on one line each."""
    size = LEAST_SIZE
    while size > 1 and any(
        sum(_axis_widths(axis, size)) > length
        for axis, length in ((canvas.axes.x, place.width), (canvas.axes.y, place.height))
    ):
        size -= 0.5
    return size


def axis_texts(canvas: Canvas, place: Place, size: float, room: float) -> tuple[AxisText, ...]:
    """Low end, name and high end of each axis: the horizontal one below the place, the other on its left."""
    if not canvas.axes:
        return ()
    texts = []
    for axis, length, upright in ((canvas.axes.x, place.width, False), (canvas.axes.y, place.height, True)):
        needed = _axis_widths(axis, size)
        widths = [width / sum(needed) * length for width in needed]
        ends = list(accumulate(widths))
        for index, text in enumerate(_axis_words(axis)):
            start = ends[index] - widths[index]
            box = (
                Place(place.x - room, place.bottom - ends[index], room - 4, widths[index])
                if upright
                else Place(place.x + start, place.bottom + 4, widths[index], room - 4)
            )
            texts.append(AxisText(text, box, index == 1, ("left", "centre", "right")[index], upright))
    return tuple(texts)
