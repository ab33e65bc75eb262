"""Texts too long for the slide or the zone that shows them, told before the build; what an exporter shrinks or splits is not one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.exports.slides.layout import canvas_problems, slide_problems
from macros.model.base import Item
from macros.model.introspection import Path
from macros.model.library import Library


def text_room_problems(
    library: Library, is_wanted: Callable[[Item], bool] = lambda item: True
) -> Iterator[tuple[Item, Path, str]]:
    """Each item with such a text, the path of the text in its file, and what is wrong, in French; of the wanted items only."""
    for format_ in filter(is_wanted, library.formats.values()):
        for problem in slide_problems(format_, library):
            yield format_, problem.path, problem.message
    for canvas in filter(is_wanted, library.canvases.values()):
        for problem in canvas_problems(canvas):
            yield canvas, problem.path, problem.message
