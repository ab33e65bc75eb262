"""What a programme or an offer costs in time and people."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.library import Library
from macros.model.workload import offer_effort, programme_workload, time_spent, unit_load
from tests.factories import a_format, a_programme, a_vocabulary, an_offer, make_step, make_unit

LIBRARY = Library(
    a_vocabulary(),
    formats={
        "heure": a_format("heure", facilitation={"people": [{"up_to": 4, "count": 1}, {"up_to": 8, "count": 2}]}),
        "court": a_format("court", script=[make_step("a", 15)]),
    },
)
HOURS: dict[str, tuple[list[dict[str, Any]], tuple[int, int]]] = {
    "one unit": ([make_unit("a", minutes=90)], (90, 90)),
    "two units": ([make_unit("a", minutes=90), make_unit("b", minutes=30)], (120, 120)),
    "a format's length": ([make_unit("a", minutes=None, format="heure")], (60, 60)),
    "a repeated unit": ([make_unit("a", minutes=90, repeat={"min": 2, "max": 5})], (180, 450)),
    "a shorter alternative": ([make_unit("a", minutes=90), make_unit("b", minutes=30, alternative_to="a")], (30, 90)),
    "a longer alternative": ([make_unit("a", minutes=90), make_unit("b", minutes=120, alternative_to="a")], (90, 120)),
    "an alternative written first": (
        [make_unit("b", minutes=30, alternative_to="a"), make_unit("a", minutes=90)],
        (30, 90),
    ),
    "two alternatives": (
        [
            make_unit("a", minutes=90),
            make_unit("b", minutes=30, alternative_to="a"),
            make_unit("c", minutes=200, alternative_to="a"),
        ],
        (30, 200),
    ),
    "a repeated unit and its alternative": (
        [
            make_unit("a", minutes=60, repeat={"min": 2, "max": 3}),
            make_unit("b", minutes=150, alternative_to="a"),
            make_unit("c", minutes=10),
        ],
        (130, 190),
    ),
}


@pytest.mark.parametrize(("units", "hours"), HOURS.values(), ids=HOURS)
def test_hours_of_a_programme(units: list[dict[str, Any]], hours: tuple[int, int]) -> None:
    """A range: an alternative is not counted twice, a repeated unit counts min to max."""
    load = programme_workload(a_programme(units=units), LIBRARY)
    assert (load.least, load.most) == hours
    assert [unit.unit.id for unit in load.units] == [unit["id"] for unit in units]


@pytest.mark.parametrize(
    ("people", "groups", "facilitators"),
    [(4, 1, 1), (5, 1, 2), (8, 1, 2), (9, 2, 4), (16, 2, 4), (17, 3, 6)],
)
def test_groups_and_facilitators_at_full_capacity(people: int, groups: int, facilitators: int) -> None:
    """A format for 8 at most takes as many parallel groups as it needs, each with its facilitators."""
    programme = a_programme(capacity={"min": 4, "max": people}, units=[make_unit(minutes=None, format="heure")])
    load = unit_load(programme.units[0], programme, LIBRARY)
    assert (load.parallel_groups, load.facilitators, load.is_split) == (groups, facilitators, groups > 1)


def test_unit_of_its_own_says_nothing_of_facilitators() -> None:
    """Only a format of the library says who animates."""
    programme = a_programme()
    assert unit_load(programme.units[0], programme, LIBRARY).facilitators is None


@pytest.mark.parametrize(
    ("formats", "effort"),
    [
        (["heure"], (60, 60, 10, 10)),
        (["heure", "court"], (75, 75, 20, 20)),
        (["heure", "court?"], (60, 75, 10, 20)),
        (["zzz"], (0, 0, 0, 0)),
    ],
)
def test_effort_of_an_offer(formats: list[str], effort: tuple[int, ...]) -> None:
    """Sessions and preparation; the optional formats count only in the most."""
    offer = an_offer(
        formats=[{"format": slug.rstrip("?"), "why": "Oui.", "optional": slug.endswith("?")} for slug in formats]
    )
    found = offer_effort(offer, LIBRARY)
    assert (found.least, found.most, found.least_preparation, found.most_preparation) == effort


def test_real_programmes_have_a_range(library: Library) -> None:
    """Every real programme has hours, at least as many at most as at least."""
    for programme in library.programmes.values():
        load = programme_workload(programme, library)
        assert 0 < load.least <= load.most


CHOICES: dict[str, tuple[list[dict[str, Any]], tuple[int, int]]] = {
    "nothing": ([], (0, 0)),
    "a choice": ([make_unit("a", minutes=90), make_unit("b", minutes=30, alternative_to="a")], (30, 90)),
    "a choice whose first unit stands elsewhere": ([make_unit("b", minutes=30, alternative_to="a")], (30, 30)),
    "a repeated alternative": (
        [make_unit("a", minutes=90), make_unit("b", minutes=30, alternative_to="a", repeat={"min": 2, "max": 4})],
        (60, 120),
    ),
}


@pytest.mark.parametrize(("units", "hours"), CHOICES.values(), ids=CHOICES)
def test_time_spent_in_a_part_of_a_programme(units: list[dict[str, Any]], hours: tuple[int, int]) -> None:
    """Of a unit and those that may replace it, one participant follows one, in a module as in the whole."""
    programme = a_programme(units=units or [make_unit()])
    assert time_spent(unit_load(unit, programme, LIBRARY) for unit in programme.units[: len(units)]) == hours
