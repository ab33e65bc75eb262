"""Rules across the fields of one format: what each one finds, and where it stops finding.

The messages themselves are compared word for word in `tests/broken_library`; here, limits and places.
"""

from __future__ import annotations

from typing import Any

import pytest

from macros.loading.rules.format_rules import FORMAT_RULES
from macros.loading.rules.time_rules import check_breaks, check_length
from tests.factories import a_format, make_break, make_step

PEOPLE = {"min": 4, "ideal": 6, "max": 8}
LATE = {"minutes": 1, "how": "Vite."}
CANVAS_STEP = make_step("a", 60, canvas="plan", if_late=LATE)
VARIANT = {"id": "short", "title": "Plus court", "minutes": 40}
HANDOUT = {"id": "fiche", "title": "Fiche", "body": "Un texte.", "per": "session"}


def role(role_id: str, count: Any, **overrides: Any) -> dict[str, Any]:
    """A role."""
    return {"id": role_id, "name": role_id, "count": count, "mission": "Prendre part."} | overrides


def found(**overrides: Any) -> dict[tuple, str]:
    """What the rules find, by path."""
    format_ = a_format(**overrides)
    return {path: message for rule in FORMAT_RULES for path, message in rule(format_)}


def test_format_of_the_factory_is_sound() -> None:
    """Otherwise every test below would prove nothing."""
    assert found() == {}


CASES: dict[str, tuple[dict[str, Any], list[tuple]]] = {
    "min equals ideal equals max": ({"participants": {"min": 8, "ideal": 8, "max": 8}}, []),
    "ideal below min": ({"participants": {"min": 4, "ideal": 3, "max": 8}}, [("participants", "ideal")]),
    "groups of 2 to 4 for 4 to 8": ({"group_size": {"min": 2, "max": 4}}, []),
    "groups of 3 to 4 for 4 to 8": ({"group_size": {"min": 3, "max": 4}}, [("group_size",)]),
    "groups of exactly 4 for 8 people": (
        {"group_size": {"min": 4, "max": 4}, "participants": {"min": 8, "ideal": 8, "max": 8}},
        [],
    ),
    "group size of an added step": (
        {
            "variants": [
                VARIANT
                | {
                    "minutes": 70,
                    "changes": [{"after": "accueil", "add": make_step("x", 10, group_size={"min": 3, "max": 3})}],
                }
            ]
        },
        [("variants", 0, "changes", 0, "add", "group_size")],
    ),
    "step in groups with its own size": (
        {"script": [make_step("a", 60, mode="groups", group_size={"min": 2, "max": 4}, if_late=LATE)]},
        [],
    ),
    "time shared by groups without size": (
        {"script": [make_step("a", 60, shared_by="groups", if_late=LATE)]},
        [("script", 0, "mode")],
    ),
    "crew reaches the maximum": (
        {"facilitation": {"people": [{"up_to": 4, "count": 1}, {"up_to": 8, "count": 2}]}},
        [],
    ),
    "crew goes down": (
        {"facilitation": {"people": [{"up_to": 8, "count": 1}, {"up_to": 7, "count": 2}]}},
        [("facilitation", "people", 1, "up_to")],
    ),
    "a trained person, and no word on the training": (
        {"facilitation": {"people": [{"up_to": 8, "count": 1}], "trained": True}},
        [("facilitation", "trained")],
    ),
    "a trained person, and the training": (
        {"facilitation": {"people": [{"up_to": 8, "count": 1}], "trained": True, "training": "Deux jours."}},
        [],
    ),
    "role twice": ({"roles": [role("a", 1), role("a", 1)]}, [("roles", 1, "id")]),
    "step twice": ({"script": [make_step("a", 40, if_late=LATE), make_step("a")]}, [("script", 1, "id")]),
    "handout twice": (
        {"handouts": [HANDOUT, HANDOUT], "script": [make_step("a", 60, handout="fiche", if_late=LATE)]},
        [("handouts", 1, "id")],
    ),
    "same step added by two variants": (
        {
            "variants": [
                VARIANT | {"id": name, "minutes": 70, "changes": [{"after": "accueil", "add": make_step("x", 10)}]}
                for name in ("long", "autre")
            ]
        },
        [],
    ),
    "same step added twice by one variant": (
        {"variants": [VARIANT | {"minutes": 80, "changes": [{"after": "accueil", "add": make_step("x", 10)}] * 2}]},
        [("variants", 0, "changes", 1, "add", "id")],
    ),
    "variant twice": (
        {"variants": [VARIANT | {"changes": [{"step": "travail", "minutes": 20}]}] * 2},
        [("variants", 1, "id")],
    ),
    "time shared by participants": ({"script": [make_step("a", 60, shared_by="participants", if_late=LATE)]}, []),
    "time shared by a role": ({"script": [make_step("a", 60, shared_by="membres", if_late=LATE)]}, []),
    "roles fill the smallest group": ({"roles": [role("a", 3), role("b", 1), role("c", "rest")]}, []),
    "roles over the smallest group": ({"roles": [role("a", 3), role("b", 2)]}, [("roles",)]),
    "roles of the team are not counted": ({"roles": [role("a", 3), role("b", 9, team=True), role("c", "rest")]}, []),
    "one canvas, in hand": ({"canvases": ["plan"], "script": [CANVAS_STEP]}, []),
    "canvas not in hand": ({"canvases": ["plan", "autre"], "script": [CANVAS_STEP]}, [("canvases", 1)]),
    "break without brief": ({"script": [make_step("a", 60, if_late=LATE), make_break()]}, []),
    "105 minutes in a row": ({"script": [make_step("a", 100, if_late=LATE), make_step("b", 5)]}, []),
    "106 minutes in a row": ({"script": [make_step("a", 100, if_late=LATE), make_step("b", 6)]}, [("script", 1)]),
    "210 minutes with a break": (
        {"script": [make_step("a", 105, if_late=LATE), make_break(), make_step("b", 105)]},
        [],
    ),
    "stretch that follows the people, 105 minutes at the largest size": (
        {"script": [make_step("a", {"per_participant": 12}, if_late=LATE), make_step("b", 9)]},
        [],
    ),
    "stretch that follows the people, one minute more": (
        {"script": [make_step("a", {"per_participant": 12}, if_late=LATE), make_step("b", 10)]},
        [("script", 1)],
    ),
    "break skipped by a variant": (
        {
            "script": [make_step("a", 60, if_late=LATE), make_break(), make_step("b", 60)],
            "variants": [VARIANT | {"minutes": 120, "changes": [{"step": "pause", "skip": True}]}],
        },
        [("variants", 0, "changes")],
    ),
    "late versions save a tenth": (
        {"script": [make_step("a", 50, if_late={"minutes": 44, "how": "Vite."}), make_step("b", 10)]},
        [],
    ),
    "late versions save less": (
        {"script": [make_step("a", 50, if_late={"minutes": 45, "how": "Vite."}), make_step("b", 10)]},
        [("script",)],
    ),
    "no late version": ({"script": [make_step("a", 60)]}, [("script",)]),
    "late version as long as its step": (
        {"script": [make_step("a", 30, if_late={"minutes": 30, "how": "Vite."}), make_step("b", 30, if_late=LATE)]},
        [("script", 0, "if_late", "minutes")],
    ),
    "late version of a step that follows the people": (
        {"script": [make_step("a", {"per_participant": 10}, if_late={"minutes": 60, "how": "Vite."})]},
        [("script", 0, "if_late", "minutes")],
    ),
    "late version of an added step": (
        {
            "variants": [
                VARIANT
                | {
                    "minutes": 70,
                    "changes": [
                        {"after": "accueil", "add": make_step("x", 10, if_late={"minutes": 10, "how": "Non."})}
                    ],
                }
            ]
        },
        [("variants", 0, "changes", 0, "add", "if_late", "minutes")],
    ),
    "many above the minimum": (
        {"script": [make_step("a", 60, if_late=LATE, if_many={"above": 4, "how": "Par deux."})]},
        [],
    ),
    "many below the minimum": (
        {"script": [make_step("a", 60, if_late=LATE, if_many={"above": 3, "how": "Par deux."})]},
        [("script", 0, "if_many", "above")],
    ),
    "remote on half of the steps": (
        {
            "modes": ["remote"],
            "script": [make_step("a", 30, if_late=LATE, remote="Par écrit."), make_break(), make_step("b", 30)],
        },
        [],
    ),
    "remote on a third of the steps": (
        {
            "modes": ["remote"],
            "script": [make_step("a", 30, if_late=LATE, remote="Par écrit."), make_step("b", 10), make_step("c", 10)],
        },
        [("script",)],
    ),
    "hybrid on no step": ({"modes": ["hybrid"]}, [("script",)]),
    "variant in another mode": (
        {"variants": [VARIANT | {"modes": ["remote"], "changes": [{"step": "travail", "minutes": 20}]}]},
        [("variants", 0, "modes", 0)],
    ),
    "variant that adds up": ({"variants": [VARIANT | {"changes": [{"step": "travail", "minutes": 20}]}]}, []),
    "variant one minute off": (
        {"variants": [VARIANT | {"minutes": 41, "changes": [{"step": "travail", "minutes": 20}]}]},
        [("variants", 0, "minutes")],
    ),
    "variant that makes a step as short as its own late version": (
        {
            "variants": [
                VARIANT | {"changes": [{"step": "travail", "minutes": 20, "if_late": {"minutes": 20, "how": "Vite."}}]}
            ]
        },
        [("variants", 0, "changes", 0, "if_late", "minutes")],
    ),
    "variant with a shorter late version": (
        {
            "variants": [
                VARIANT | {"changes": [{"step": "travail", "minutes": 20, "if_late": {"minutes": 19, "how": "Vite."}}]}
            ]
        },
        [],
    ),
    "variant that goes under the late version of the script": (
        {"variants": [VARIANT | {"minutes": 45, "changes": [{"step": "accueil", "minutes": 5}]}]},
        [],
    ),
    "variant that follows the people, late version too long": (
        {
            "variants": [
                VARIANT
                | {
                    "minutes": 32,
                    "changes": [
                        {
                            "step": "travail",
                            "minutes": {"per_participant": 2},
                            "if_late": {"minutes": 12, "how": "Vite."},
                        }
                    ],
                }
            ]
        },
        [("variants", 0, "changes", 0, "if_late", "minutes")],
    ),
    "variant that changes the step it adds": (
        {
            "variants": [
                VARIANT
                | {
                    "minutes": 65,
                    "changes": [{"after": "accueil", "add": make_step("x", 10)}, {"step": "x", "minutes": 5}],
                },
            ]
        },
        [],
    ),
    "variant that adds after a step it skips": (
        {
            "variants": [
                VARIANT
                | {
                    "minutes": 50,
                    "changes": [{"step": "accueil", "skip": True}, {"after": "accueil", "add": make_step("x", 10)}],
                }
            ]
        },
        [("variants", 0, "changes", 1, "after")],
    ),
    "tested with a trial": (
        {
            "status": "tested",
            "trials": [{"year": 2025, "mode": "in_person", "participants": 6, "minutes": 70, "lesson": "Trop court."}],
        },
        [],
    ),
    "stable without trial": ({"status": "stable"}, [("status",)]),
    "report with sections": ({"report": {"sections": ["Décisions"]}}, []),
    "report with nothing": ({"report": {}}, [("report",)]),
}


@pytest.mark.parametrize(("overrides", "paths"), CASES.values(), ids=CASES)
def test_rule_finds_exactly_what_is_wrong(overrides: dict[str, Any], paths: list[tuple]) -> None:
    """Each rule holds up to its limit and speaks just past it, at the place of the mistake."""
    assert list(found(**overrides)) == paths


def test_impossible_numbers_are_all_named() -> None:
    """The message lists every number of people that cannot be spread, and explains the first."""
    message = found(
        participants={"min": 4, "ideal": 10, "max": 14},
        group_size={"min": 4, "max": 5},
        facilitation={"people": [{"up_to": 14, "count": 1}]},
    )
    assert message[("group_size",)].endswith("(minimum 4) ; nombres impossibles : 6, 7, 11.")


BREAKS = [make_break("a", 300), make_break("b", 300)]
LENGTHS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "only breaks": ({"script": [make_break()]}, ["il n'y a que des pauses"]),
    "only breaks, and too long": ({"script": [*BREAKS, make_break("c", 1)]}, ["il n'y a que", "601 minutes à 8"]),
    "600 minutes": ({"script": [make_step("a", 590), make_break()]}, []),
    "601 minutes": ({"script": [make_step("a", 591), make_break()]}, ["601 minutes à 8 personnes"]),
    "600 minutes at the largest size": ({"script": [make_step("a", {"per_participant": 60, "fixed": 120})]}, []),
    "601 minutes at the largest size": (
        {"script": [make_step("a", {"per_participant": 60, "fixed": 121})]},
        ["601 minutes à 8 personnes"],
    ),
    "601 minutes with the groups of the largest size": (
        {
            "group_size": {"min": 2, "max": 4},
            "script": [make_step("a", {"per_group": 60, "fixed": 481}, mode="groups")],
        },
        ["601 minutes à 8 personnes"],
    ),
}


@pytest.mark.parametrize(("overrides", "told"), LENGTHS.values(), ids=LENGTHS)
def test_length_of_a_session(overrides: dict[str, Any], told: list[str]) -> None:
    """A session has work in it, and lasts ten hours at most at its largest size."""
    messages = [message for _, message in check_length(a_format(**overrides))]
    assert [words in message for words, message in zip(told, messages, strict=True)] == [True] * len(told)


STRETCHES: dict[str, tuple[Any, list[str]]] = {
    "holds at every size": ({"per_participant": 13}, []),
    "too long at the largest size": ({"per_participant": 14}, [" : 112 minutes sans pause", " à 8 personnes ; 105"]),
    "too long at every size": (110, [" : 110 minutes sans pause", "« Étape a » ; 105"]),
    "too long from the ideal size on": ({"per_participant": 20}, [" : 160 minutes", " à 8 personnes ; 105"]),
    "too long at the smallest size, longer at the largest": (
        {"per_participant": 1, "fixed": 102},
        [" : 110 minutes", " à 8 personnes ; 105"],
    ),
}


@pytest.mark.parametrize(("minutes", "told"), STRETCHES.values(), ids=STRETCHES)
def test_breaks_at_every_size(minutes: Any, told: list[str]) -> None:
    """The stretch is told once, at the size where it is longest, which is named when it is not the ideal one."""
    messages = [message for _, message in check_breaks(a_format(script=[make_step("a", minutes)]))]
    assert len(messages) == bool(told)
    assert [words for words in told if words not in messages[0]] == []
