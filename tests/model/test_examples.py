"""Examples from the library."""

from __future__ import annotations

import pytest

from macros.model.examples import LONGEST, examples_of
from tests.factories import a_canvas, a_format, make_step

FORMATS = [
    a_format("un", summary="Un.", themes=["prevention"], script=[make_step("a", 30, do="x" * (LONGEST + 1))]),
    a_format("deux", summary="Deux.", example="Une ligne.\n\nUne autre.", script=[make_step("b", 30, do="Court.")]),
]
FOUND = {
    "the first one": ("Format", "summary", "Un."),
    "the first one that is short": ("Step", "do", "Court."),
    "an element of a list": ("Format", "themes", "prevention"),
    "several lines": ("Format", "example", None),
    "a word of a closed list": ("Step", "mode", None),
    "a number": ("Participants", "min", None),
    "a zone": ("Zone", "prompt", "Que savons-nous ?"),
}


@pytest.mark.parametrize(("owner", "key", "text"), FOUND.values(), ids=FOUND)
def test_examples(owner: str, key: str, text: str | None) -> None:
    """Short texts that people wrote, by the class and the key of their field."""
    assert examples_of([*FORMATS, a_canvas()]).get((owner, key)) == text
