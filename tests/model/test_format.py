"""Values computed from a format: variants, quantities, preparation."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from macros.model.format import FACILITATOR, PARTICIPANTS
from tests.factories import a_format, make_break, make_step

SCRIPT = [make_step("a", 20), make_step("b", {"per_participant": 5}), make_break("pause", 10), make_step("c", 30)]
VARIANTS: dict[str, tuple[list[dict[str, Any]], list[tuple[str, int]]]] = {
    "shorter step": ([{"step": "a", "minutes": 5}], [("a", 5), ("b", 30), ("pause", 10), ("c", 30)]),
    "length that no longer follows the people": (
        [{"step": "b", "minutes": 12}],
        [("a", 20), ("b", 12), ("pause", 10), ("c", 30)],
    ),
    "length that follows the people": (
        [{"step": "a", "minutes": {"per_participant": 1}}],
        [("a", 6), ("b", 30), ("pause", 10), ("c", 30)],
    ),
    "skipped step": ([{"step": "pause", "skip": True}], [("a", 20), ("b", 30), ("c", 30)]),
    "added step": (
        [{"after": "a", "add": make_step("x", 7)}],
        [("a", 20), ("x", 7), ("b", 30), ("pause", 10), ("c", 30)],
    ),
    "added at the end": (
        [{"after": "c", "add": make_step("x", 7)}],
        [("a", 20), ("b", 30), ("pause", 10), ("c", 30), ("x", 7)],
    ),
    "added after an added one": (
        [{"after": "a", "add": make_step("x", 7)}, {"after": "x", "add": make_step("y", 8)}],
        [("a", 20), ("x", 7), ("y", 8), ("b", 30), ("pause", 10), ("c", 30)],
    ),
    "unknown step is passed over": ([{"step": "zzz", "skip": True}], [("a", 20), ("b", 30), ("pause", 10), ("c", 30)]),
}


@pytest.mark.parametrize(("changes", "steps"), VARIANTS.values(), ids=VARIANTS)
def test_variant_applied(changes: list[dict[str, Any]], steps: list[tuple[str, int]]) -> None:
    """Changes are made in order, and the script itself stays as it was."""
    format_ = a_format(script=SCRIPT, variants=[{"id": "short", "title": "Autre", "minutes": 1, "changes": changes}])
    assert [(step.step.id, step.minutes) for step in format_.schedule(variant=format_.variants[0]).steps] == steps
    assert [step.id for step in format_.script] == ["a", "b", "pause", "c"]


def test_variant_keeps_the_words_it_does_not_change() -> None:
    """A resized step takes the new brief and keeps the rest."""
    changes = [{"step": "a", "minutes": 5, "brief": "Plus vite."}]
    format_ = a_format(script=SCRIPT, variants=[{"id": "short", "title": "Autre", "minutes": 1, "changes": changes}])
    step = format_.variants[0].applied_to(format_.script)[0]
    assert (step.brief, step.do, step.title) == ("Plus vite.", "Dire la consigne.", "Étape a")


@pytest.mark.parametrize(("per", "needed"), [("session", 3), ("group", 6), ("participant", 24)])
def test_quantities(per: str, needed: int) -> None:
    """Quantities follow the session, the groups or the people."""
    format_ = a_format(
        group_size={"min": 2, "max": 4},
        materials=[{"item": "Feuille", "quantity": 3, "per": per}],
        handouts=[{"id": "fiche", "title": "Fiche", "body": "Un texte.", "per": per}],
    )
    assert format_.materials[0].needed(8, format_.groups(8)) == needed
    assert format_.handouts[0].needed(8, format_.groups(8)) == needed // 3


def test_preparation_minutes() -> None:
    """Summed for the facilitation and for each participant."""
    tasks = [("facilitator", 20), ("participants", 15), ("facilitator", 5)]
    format_ = a_format(
        preparation=[{"days_before": 1, "who": who, "task": "Lire.", "minutes": minutes} for who, minutes in tasks]
    )
    assert format_.preparation_minutes == {FACILITATOR: 25, PARTICIPANTS: 15}


def test_lookups() -> None:
    """Roles and handouts by id; None where there is none."""
    format_ = a_format(
        family="ideation", handouts=[{"id": "fiche", "title": "Fiche", "body": "Un texte.", "per": "session"}]
    )
    assert (format_.slug, format_.family, format_.any_maturity) == ("essai", "ideation", True)
    assert (format_.role("membres").name, format_.role("zzz")) == ("Membres", None)
    assert (format_.handout("fiche").title, format_.handout("zzz")) == ("Fiche", None)


def test_step_lists_its_handouts() -> None:
    """One id or a list of them, always read as a list."""
    steps = a_format(script=[make_step("a"), make_step("b", handout="x"), make_step("c", handout=["x", "y"])]).script
    assert [step.handouts for step in steps] == [(), ("x",), ("x", "y")]


def test_items_are_immutable() -> None:
    """Nothing changes an item once it is read."""
    format_ = a_format()
    with pytest.raises(ValidationError):
        format_.title = "Autre"
    with pytest.raises(ValidationError):
        format_.script[0].minutes = 5
    assert isinstance(format_.script, tuple)


@pytest.mark.parametrize(
    ("own", "of_steps", "counts"),
    [
        (None, [], {4: 1, 8: 1}),
        ({"min": 2, "max": 4}, [], {4: 1, 5: 2, 8: 2}),
        (None, [{"min": 2, "max": 3}], {4: 2, 6: 2, 7: 3}),
        (None, [{"min": 2, "max": 4}, {"min": 2, "max": 2}], {4: 2, 8: 4}),
        ({"min": 2, "max": 4}, [{"min": 2, "max": 2}], {8: 2}),
    ],
    ids=["no groups", "format", "one step only", "two steps", "format and step"],
)
def test_number_of_groups(own: dict | None, of_steps: list[dict], counts: dict[int, int]) -> None:
    """Groups are those of the format, or else of the step that makes most of them."""
    script = [make_step("a"), *(make_step(f"s{n}", mode="groups", group_size=one) for n, one in enumerate(of_steps))]
    format_ = a_format(group_size=own, script=script)
    assert {people: format_.groups(people) for people in counts} == counts
