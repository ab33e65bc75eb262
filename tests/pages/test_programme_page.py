"""The page of a programme: the hours of its modules, and the weeks that its sessions take."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.library import Library
from macros.pages.context import PageContext
from macros.pages.programme_page import render_programme
from tests.factories import a_programme, a_vocabulary, make_unit
from tests.pages.html_reading import Document, squeezed

MODULES = [{"id": name, "title": f"Module {name}", "goal": "Apprendre."} for name in "mn"]


def page(**overrides: Any) -> Document:
    """The page of a programme."""
    programme = a_programme(**overrides)
    return Document(render_programme(programme, PageContext(Library(a_vocabulary()), address="programmes/x/")).html)


HOURS: dict[str, tuple[list[dict[str, Any]], list[str]]] = {
    "no choice": ([make_unit("a", module="m", minutes=90), make_unit("b", module="n")], ["1 h 30", "1 h"]),
    "a choice inside a module": (
        [
            make_unit("a", module="m", minutes=90),
            make_unit("b", module="m", minutes=30, alternative_to="a"),
            make_unit("c", module="n"),
        ],
        ["30 min à 1 h 30", "1 h"],
    ),
    "two alternatives inside a module": (
        [
            make_unit("a", module="m", minutes=90),
            make_unit("b", module="m", minutes=30, alternative_to="a"),
            make_unit("c", module="m", minutes=120, alternative_to="a"),
            make_unit("d", module="n"),
        ],
        ["30 min à 2 h", "1 h"],
    ),
    "a repeated unit": (
        [make_unit("a", module="m", repeat={"min": 2, "max": 3}), make_unit("b", module="n")],
        ["2 h à 3 h", "1 h"],
    ),
}


@pytest.mark.parametrize(("units", "hours"), HOURS.values(), ids=HOURS)
def test_hours_of_a_module(units: list[dict[str, Any]], hours: list[str]) -> None:
    """A module counts one of a unit and those that may replace it."""
    found = [
        one
        for one in page(modules=MODULES, units=units).all("h3")
        if one.attributes.get("id", "").startswith("module-")
    ]
    assert [squeezed(one.text.partition("—")[2]) for one in found] == [squeezed(told) for told in hours]


def repeated(*series: tuple[int, int]) -> list[dict[str, Any]]:
    """A unit per series, and one that is not repeated."""
    return [
        make_unit(f"u{index}", repeat={"min": least, "max": most}) for index, (least, most) in enumerate(series)
    ] + [make_unit("seule")]


@pytest.mark.parametrize(
    ("series", "weeks", "told"),
    [
        ([(4, 4)], (2, 2), "6 semaines"),
        ([(2, 3), (4, 5)], (2, 3), "6 à 12 semaines"),
        ([(4, 5), (2, 3)], (2, 3), "6 à 12 semaines"),
        ([(2, 9), (4, 5)], (1, 1), "3 à 8 semaines"),
        ([], (2, 3), ""),
    ],
    ids=["one series", "the longer last", "the longer first", "each longer at one end", "no series"],
)
def test_weeks_of_the_repeated_sessions(series: list[tuple[int, int]], weeks: tuple[int, int], told: str) -> None:
    """The longest series gives the weeks between the first session and the last."""
    text = squeezed(page(units=repeated(*series), cadence={"every_weeks": {"min": weeks[0], "max": weeks[1]}}).text)
    ending = squeezed("semaines entre la première et la dernière des séances répétées")
    assert (ending in text) == bool(told)
    assert squeezed(told) + ending.removeprefix("semaines") in text if told else True
