"""A format adapted to one session: times, groups, crew, quantities, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.base import Mode
from macros.model.library import Library
from macros.model.plan import Adaptation, NotPossible, adaptations, plan, plan_as_data
from tests.factories import a_format, make_step

VARIANT = {
    "id": "short",
    "title": "Court",
    "modes": ["in_person"],
    "minutes": 40,
    "changes": [{"step": "accueil", "minutes": 10}, {"step": "travail", "minutes": 30}],
}
FORMAT: dict[str, Any] = {
    "modes": ["in_person", "remote"],
    "group_size": {"min": 2, "max": 4},
    "facilitation": {
        "people": [{"up_to": 6, "count": 1}, {"up_to": 8, "count": 2}],
        "extra": [{"modes": ["remote"], "count": 1, "why": "Le son."}],
    },
    "materials": [
        {"item": "Feuille", "quantity": 2, "per": "participant"},
        {"item": "Affiche", "quantity": 1, "per": "group", "modes": ["in_person"]},
        {"item": "Minuteur", "quantity": 1, "per": "session"},
    ],
    "handouts": [{"id": "fiche", "title": "Fiche", "per": "group", "quantity": 2, "body": "Texte."}],
    "script": [
        make_step("accueil", 20, handout="fiche"),
        make_step("travail", 40, mode="groups", shared_by="groups"),
        make_step("retour", {"per_group": 5, "fixed": 2}, shared_by="participants"),
    ],
    "variants": [VARIANT],
}
IN_PERSON, REMOTE = Mode.IN_PERSON, Mode.REMOTE


def told(**choices: Any) -> dict[str, Any]:
    """The plan of the format above, as plain data."""
    return plan_as_data(
        plan(a_format(**FORMAT), Adaptation(**{"people": 6, "mode": IN_PERSON, "start": 840, **choices}))
    )


def test_clock_times_follow_the_start() -> None:
    """14 h, 20 minutes, 40 minutes, then five per group and two: two groups at six."""
    made = told()
    assert [(step["start"], step["minutes"]) for step in made["steps"]] == [(840, 20), (860, 40), (900, 12)]
    assert (made["minutes"], made["end"]) == (72, 912)


@pytest.mark.parametrize(
    ("people", "groups", "crew", "retour"),
    [(4, [4], 1, 7), (5, [3, 2], 1, 12), (6, [3, 3], 1, 12), (7, [4, 3], 2, 12), (8, [4, 4], 2, 12)],
)
def test_people_change_groups_crew_and_scaling_steps(people: int, groups: list[int], crew: int, retour: int) -> None:
    """Groups differ by one at most; the crew is that of the line that reaches the number."""
    made = told(people=people)
    assert made["steps"][1]["groups"] == groups
    assert (made["groups"], made["facilitators"], made["steps"][2]["minutes"]) == (len(groups), crew, retour)
    assert [step["sharers"] for step in made["steps"]] == [1, len(groups), people]


@pytest.mark.parametrize(
    ("mode", "people", "materials", "handouts", "crew"),
    [(IN_PERSON, 6, [12, 2, 1], [4], 1), (REMOTE, 6, [12, None, 1], [4], 2), (IN_PERSON, 4, [8, 1, 1], [2], 1)],
)
def test_quantities(mode: Mode, people: int, materials: list[int | None], handouts: list[int], crew: int) -> None:
    """By person, group and session; nothing of what the mode does without; one more to facilitate at a distance."""
    made = told(mode=mode, people=people)
    assert (made["materials"], made["handouts"], made["facilitators"]) == (materials, handouts, crew)


def test_variant_and_own_minutes() -> None:
    """The variant's script first, then the facilitator's own minutes; 0 takes a step away."""
    assert [step["minutes"] for step in told(variant="short")["steps"]] == [10, 30, 12]
    changed = told(variant="short", minutes={"accueil": 25, "retour": 0})
    assert [(step["id"], step["start"], step["minutes"]) for step in changed["steps"]] == [
        ("accueil", 840, 25),
        ("travail", 865, 30),
    ]


REFUSED: dict[str, dict[str, Any]] = {
    "too few": {"people": 3},
    "too many": {"people": 9},
    "another mode": {"mode": Mode.HYBRID},
    "another variant": {"variant": "long"},
    "a variant of another mode": {"variant": "short", "mode": REMOTE},
    "before midnight": {"start": -1},
    "after midnight": {"start": 1440},
    "negative minutes": {"minutes": {"accueil": -1}},
    "endless step": {"minutes": {"accueil": 601}},
}


@pytest.mark.parametrize("choices", REFUSED.values(), ids=list(REFUSED))
def test_refused(choices: dict[str, Any]) -> None:
    """What is not possible is told, never rounded."""
    with pytest.raises(NotPossible):
        told(**choices)


def test_real_formats_keep_their_length(library: Library) -> None:
    """At the ideal size, without any change, the plan is the format; each variant has the minutes that it announces."""
    for format_ in library.formats.values():
        for made in map(lambda one, own=format_: plan(own, one), adaptations(format_)):
            choice = made.adaptation
            if choice.people == format_.participants.ideal and not choice.minutes:
                announced = next((v.minutes for v in format_.variants if v.id == choice.variant), format_.minutes)
                assert made.minutes == announced, (format_.slug, choice)
