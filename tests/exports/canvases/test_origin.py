"""Colour, date and attribution of a canvas, the same in its PDF, its picture and its slides."""

from __future__ import annotations

from datetime import date

import pytest

from macros.exports.canvases.origin import canvas_origin
from macros.exports.colours import PLAIN_ACCENT, format_accent, mixed_with_white
from macros.model.library import Library
from tests.factories import a_canvas, a_format, a_vocabulary


def library_of(*days: str, family: str = "codev") -> Library:
    """A library where a format of each date works on the canvas."""
    formats = {
        f"essai-{index}": a_format(f"essai-{index}", family, canvases=["canevas"], reviewed=day)
        for index, day in enumerate(days)
    }
    return Library(a_vocabulary(), formats=formats)


@pytest.mark.parametrize(
    ("own", "library", "day", "credit"),
    [
        (None, library_of("2026-01-02", "2026-05-01"), date(2026, 5, 1), "1er\u00a0mai\u00a02026"),
        ("2025-03-04", library_of("2026-01-02"), date(2025, 3, 4), "4\u00a0mars\u00a02025"),
        (None, library_of(), date(2000, 1, 1), "La caisse. Licence Ouverte 2.0."),
        (None, None, date(2000, 1, 1), "La caisse. Licence Ouverte 2.0."),
    ],
    ids=["newest format", "its own", "no format", "no library"],
)
def test_date_and_attribution(own: str | None, library: Library | None, day: date, credit: str) -> None:
    """A canvas that nobody dated has a file's date, and does not tell it."""
    origin = canvas_origin(a_canvas(reviewed=own) if own else a_canvas(), library, "La caisse")
    assert origin.day == day
    assert credit in origin.credit


def test_the_colour_is_that_of_the_first_format() -> None:
    """Or a plain one where there is none, or no such family."""
    library = library_of("2026-01-02")
    tint = library.vocabulary.families["codev"].tint.light
    assert canvas_origin(a_canvas(), library, "").accent == tint == format_accent(library.formats["essai-0"], library)
    assert canvas_origin(a_canvas(), Library(a_vocabulary()), "").accent == PLAIN_ACCENT
    assert format_accent(a_format(family="autre"), library) == PLAIN_ACCENT


@pytest.mark.parametrize(
    ("share", "mixed"), [(1, "#204060"), (0, "#ffffff"), (0.5, "#90a0b0")], ids=["all", "none", "half"]
)
def test_mixed_with_white(share: float, mixed: str) -> None:
    """A background keeps a share of the colour."""
    assert mixed_with_white("#204060", share) == mixed
