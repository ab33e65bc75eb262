"""Which texts are too long for their slide, and where they are written."""

from __future__ import annotations

from typing import Any

import pytest

from macros.exports.presentation.space import LEAST_SIZE, SLIDE_HEIGHT, SLIDE_WIDTH
from macros.exports.slides.deck import format_slides
from macros.exports.slides.layout import canvas_problems, placed_texts, slide_problems
from macros.model.library import Library
from tests.factories import a_canvas, a_format, a_vocabulary, make_step, make_table

WIDE = "W" * 120  # a word wider than the slide at the least size


@pytest.mark.parametrize(
    ("overrides", "path"),
    [
        ({}, None),
        ({"script": [make_step("a", brief="mot " * 49)]}, None),
        ({"script": [make_step("a"), make_step("b", brief=WIDE)]}, ("script", 1, "brief")),
        ({"script": [make_step("a", title="W" * 80)]}, ("script", 0, "title")),
        ({"summary": WIDE}, ("summary",)),
        ({"success": {"signs": ["x"], "questions": ["mot " * 400]}}, ("success", "questions")),
        ({"follow_up": [{"days_after": 2, "task": "mot " * 400}]}, None),
        ({"licence": "mot " * 100}, ("licence",)),
        (
            {
                "handouts": [{"id": "a", "title": "W" * 78, "body": "x", "per": "group"}],
                "script": [make_step("a", handout="a")],
            },
            ("script", 0),
        ),
    ],
    ids=["fits", "longest brief", "word", "title", "summary", "question", "task in the notes", "licence", "handout"],
)
def test_slide_problems(overrides: dict[str, Any], path: tuple[Any, ...] | None) -> None:
    """Each names the place of the text in the file."""
    found = slide_problems(a_format(**overrides), Library(a_vocabulary()))
    assert [problem.path for problem in found] == ([path] if path else [])
    assert all("18 points" in problem.message for problem in found)


@pytest.mark.parametrize(
    ("canvas", "path"),
    [
        (a_canvas(), None),
        (a_canvas(zones={"avant": {"title": "W" * 60, "prompt": "x"}, "apres": {"title": "b", "prompt": "x"}}),
         ("zones", "avant", "title")),
        (a_canvas(**make_table({f"Anticonstitutionnellement {n}": 1 for n in range(9)}, 2)), ("table",)),
        (a_canvas(**make_table({"Quoi ?": 1, "Qui ?": 1}, [f"Une ligne au titre assez long, numéro {n}" for n in range(20)])),
         ("table",)),
        (a_canvas(axes={axis: {"label": "mot " * 12, "low": "mot " * 12, "high": "mot " * 12} for axis in "xy"}), ("axes",)),
    ],
    ids=["fits", "title", "headings", "rows", "axes"],
)  # fmt: skip
def test_canvas_problems(canvas: Any, path: tuple[Any, ...] | None) -> None:
    """A canvas may fit its paper and not the screen."""
    assert [problem.path for problem in canvas_problems(canvas)] == ([path] if path else [])


def test_the_real_library_holds(library: Library) -> None:
    """No text of a real format or canvas is too long for its slide, and none stands outside it."""
    told = [(slug, p.path) for slug, item in library.formats.items() for p in slide_problems(item, library)]
    told += [(slug, problem.path) for slug, item in library.canvases.items() for problem in canvas_problems(item)]
    assert told == []
    for item in library.formats.values():
        for text in (text for slide in format_slides(item, library) for text in placed_texts(slide)):
            assert text.fitted.size >= LEAST_SIZE
            assert text.place.x >= 0 and text.place.right <= SLIDE_WIDTH
            assert text.place.y >= 0 and text.place.bottom <= SLIDE_HEIGHT
