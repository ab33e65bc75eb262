"""Rules of programmes, and across files: capacity, vocabulary, self-assessment."""

from __future__ import annotations

import json
import random
import time
from itertools import product
from typing import Any

import pytest
from pydantic import ValidationError

from macros.loading.rules.library_rules import (
    check_capacity,
    check_no_repeats,
    check_vocabulary,
    check_weights_name_levels,
)
from macros.loading.rules.programme_rules import PROGRAMME_RULES
from macros.loading.rules.vocabulary_rules import SELF_ASSESSMENT_RULES, VOCABULARY_RULES
from macros.model.colours import contrast
from macros.model.library import Library
from macros.model.self_assessment import SelfAssessment
from macros.model.vocabulary import Vocabulary
from tests.factories import a_format, a_programme, a_vocabulary, an_experience, an_offer, make_unit

RUN = make_unit(minutes=None, format="essai")
CAPACITY: dict[str, tuple[dict[str, Any], list[tuple]]] = {
    "exactly what the format takes": ({"capacity": {"min": 4, "max": 8}, "units": [RUN]}, []),
    "one more than the format takes": ({"capacity": {"min": 4, "max": 9}, "units": [RUN]}, [("units", 0, "format")]),
    "one more, split": (
        {"capacity": {"min": 4, "max": 9}, "units": [RUN | {"split_into_groups": "En deux salles."}]},
        [],
    ),
    "one fewer than the format takes": (
        {"capacity": {"min": 3, "max": 8}, "units": [make_unit(), RUN]},
        [("units", 1, "format")],
    ),
    "unit of its own": ({"capacity": {"min": 1, "max": 99}, "units": [make_unit()]}, []),
    "format that is not there": ({"capacity": {"min": 1, "max": 99}, "units": [RUN | {"format": "zzz"}]}, []),
}


@pytest.mark.parametrize(("overrides", "paths"), CAPACITY.values(), ids=CAPACITY)
def test_programme_holds_its_people(overrides: dict[str, Any], paths: list[tuple]) -> None:
    """A unit whose format cannot hold the capacity is a problem, unless it says how people are split."""
    library = Library(a_vocabulary(), formats={"essai": a_format()})
    assert [path for path, _ in check_capacity(a_programme(**overrides), library)] == paths


UNITS: dict[str, tuple[dict[str, Any], list[tuple]]] = {
    "sound": ({}, []),
    "repeated": ({"units": [make_unit(repeat={"min": 2, "max": 2})]}, []),
    "repeated backwards": ({"units": [make_unit(repeat={"min": 3, "max": 2})]}, [("units", 0, "repeat", "min")]),
    "cadence backwards": ({"cadence": {"every_weeks": {"min": 10, "max": 8}}}, [("cadence", "every_weeks", "min")]),
    "capacity backwards": ({"capacity": {"min": 9, "max": 8}}, [("capacity", "min")]),
    "unit twice": ({"units": [make_unit("a"), make_unit("a")]}, [("units", 1, "id")]),
    "module twice": ({"modules": [{"id": "m", "title": "M", "goal": "But."}] * 2}, [("modules", 1, "id")]),
    "module unknown": ({"units": [make_unit(module="m")]}, [("units", 0, "module")]),
    "alternative": ({"units": [make_unit("a"), make_unit("b", alternative_to="a")]}, []),
    "two alternatives to one unit": (
        {"units": [make_unit("a"), make_unit("b", alternative_to="a"), make_unit("c", alternative_to="a")]},
        [],
    ),
    "alternative to itself": ({"units": [make_unit("a", alternative_to="a")]}, [("units", 0, "alternative_to")]),
    "alternative to nothing": ({"units": [make_unit("a", alternative_to="zzz")]}, [("units", 0, "alternative_to")]),
    "alternative to an alternative": (
        {"units": [make_unit("a"), make_unit("b", alternative_to="a"), make_unit("c", alternative_to="b")]},
        [("units", 2, "alternative_to")],
    ),
    "alternatives to each other": (
        {"units": [make_unit("a", alternative_to="b"), make_unit("b", alternative_to="a")]},
        [("units", 0, "alternative_to"), ("units", 1, "alternative_to")],
    ),
    "neither format nor minutes": ({"units": [make_unit(minutes=None)]}, [("units", 0)]),
    "both format and minutes": ({"units": [make_unit(format="essai")]}, [("units", 0)]),
}


@pytest.mark.parametrize(("overrides", "paths"), UNITS.values(), ids=UNITS)
def test_units_of_a_programme(overrides: dict[str, Any], paths: list[tuple]) -> None:
    """Ids once, references inside the programme, one length per unit."""
    assert [path for rule in PROGRAMME_RULES for path, _ in rule(a_programme(**overrides))] == paths


VOCABULARY = [
    (a_format(maturity=["any"]), []),
    (a_format(maturity=["comprendre", "cadrer"], themes=["prevention"]), []),
    (a_format(maturity=["comprendre", "zzz"]), [("maturity", 1)]),
    (a_format(maturity=["comprendre", "any"]), [("maturity", 1)]),
    (a_format(maturity=["cadrer", "cadrer"]), [("maturity", 1)]),
    (a_format(themes=["zzz"]), [("themes", 0)]),
    (an_offer(maturity="cadrer"), []),
    (an_offer(maturity="any"), [("maturity",)]),
    (a_programme(maturity=["zzz"]), [("maturity", 0)]),
    (an_experience(themes=["prevention", "zzz"]), [("themes", 1)]),
]


@pytest.mark.parametrize(("item", "paths"), VOCABULARY)
def test_closed_lists(item: Any, paths: list[tuple]) -> None:
    """Levels and themes are those of the vocabulary; `any` stands alone and is not for offers."""
    assert [path for path, _ in check_vocabulary(item, Library(a_vocabulary()))] == paths


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#ffffff", "#767676", 4.54),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """Known pairs, in either order."""
    assert round(contrast(one, other), 2) == ratio


@pytest.mark.parametrize(
    ("tint", "paths"),
    [
        ({"light": "#1f6660", "dark": "#7fc4b8"}, []),
        ({"light": "#767676", "dark": "#7fc4b8"}, [("families", "codev", "tint", "light")]),
        (
            {"light": "#7fc4b8", "dark": "#1f6660"},
            [("families", "codev", "tint", "light"), ("families", "codev", "tint", "dark")],
        ),
    ],
    ids=["readable", "readable on white but not on the tinted paper", "swapped"],
)
def test_accent_colours_are_readable(tint: dict[str, str], paths: list[tuple]) -> None:
    """4.5:1 at least on each paper of the scheme."""
    vocabulary = a_vocabulary(
        families={"codev": {"label": "Codev", "slug": "codev", "tint": tint, "summary": "Une famille."}}
    )
    assert [path for rule in VOCABULARY_RULES for path, _ in rule(vocabulary)] == paths


def answers(*weights: dict[str, int]) -> list[dict[str, Any]]:
    """One answer per set of weights; an empty set leads out."""
    return [
        {"id": f"o{n}", "text": "Oui.", "weights": weight} | ({} if weight else {"exit": "codev"})
        for n, weight in enumerate(weights)
    ]


def asked(*questions: list[dict[str, Any]], **more: Any) -> SelfAssessment:
    """One question per list of answers."""
    numbered = [{"id": f"q{n}", "text": "Quoi ?", "options": options} for n, options in enumerate(questions)]
    return SelfAssessment.model_validate_json(json.dumps({"questions": numbered} | more))


def assessment(*weights: dict[str, int], **more: Any) -> SelfAssessment:
    """One question, one answer per set of weights, none of which leads out."""
    options = [{"id": f"o{n}", "text": "Oui.", "weights": weight} for n, weight in enumerate(weights)]
    return asked(options, **more)


ONE = a_vocabulary(maturity={"comprendre": {"label": "Seul", "definition": "Un niveau.", "markers": {}}})
TWO = a_vocabulary()
THREE = a_vocabulary(
    maturity={
        level: {"label": level, "definition": "Un niveau.", "markers": {}}
        for level in ("comprendre", "cadrer", "eprouver")
    }
)
TIPS = [{"comprendre": 3}, {"eprouver": 3}]
# Each level, and the levels to which no set of answers leads.
WEIGHTS: dict[str, tuple[Vocabulary, SelfAssessment, list[str]]] = {
    "sound": (TWO, assessment({"comprendre": 3}, {"cadrer": 3}), []),
    "level without answer": (TWO, assessment({"comprendre": 3}, {"comprendre": 1}), ["cadrer"]),
    "level that never wins": (
        TWO,
        assessment({"comprendre": 2, "cadrer": 2}, {"comprendre": 1, "cadrer": 2}, margin=1),
        ["comprendre"],
    ),
    "lead of exactly the margin": (TWO, assessment({"comprendre": 3}, {"cadrer": 3}, margin=3), []),
    "lead below the margin": (TWO, assessment({"comprendre": 3}, {"cadrer": 2}, margin=3), ["cadrer"]),
    "margin above every lead": (TWO, assessment({"comprendre": 3}, {"cadrer": 3}, margin=4), ["comprendre", "cadrer"]),
    "lead that several questions make": (
        TWO,
        asked(answers({"comprendre": 2}, {"cadrer": 2}), answers({"comprendre": 1}, {"cadrer": 1}), margin=3),
        [],
    ),
    "lead that another question takes away": (
        TWO,
        asked(answers({"comprendre": 3}, {"cadrer": 3}), answers({"cadrer": 1}, {"cadrer": 2}), margin=3),
        ["comprendre"],
    ),
    "level of the middle, by two answers of which neither is enough": (
        THREE,
        asked(
            answers({"comprendre": 3}, {"cadrer": 3, "eprouver": 3}),
            answers({"eprouver": 3}, {"cadrer": 3, "comprendre": 3}),
            margin=3,
        ),
        [],
    ),
    "level of the middle, ahead of each other but never of both": (
        THREE,
        # « cadrer » passes « comprendre » by one answer and « eprouver » by the other, and can give only one.
        asked(answers({"cadrer": 2, "eprouver": 3}, {"comprendre": 3, "cadrer": 2}), answers(*TIPS), margin=1),
        ["cadrer"],
    ),
    "the same, with a third answer that favours it": (
        THREE,
        asked(
            answers({"cadrer": 2, "eprouver": 3}, {"comprendre": 3, "cadrer": 2}, {"cadrer": 3}),
            answers(*TIPS, {"cadrer": 1}),
            margin=1,
        ),
        [],
    ),
    "answer that leads out does not count": (TWO, asked(answers({"comprendre": 3}, {})), ["cadrer"]),
    "question whose answers all lead out": (TWO, asked(answers({"comprendre": 3}, {"cadrer": 3}), answers({}, {})), []),
    "single level": (ONE, asked(answers({"comprendre": 1}, {}), margin=10), []),
}


@pytest.mark.parametrize(("vocabulary", "questions", "levels"), WEIGHTS.values(), ids=WEIGHTS)
def test_answers_lead_to_every_level(vocabulary: Vocabulary, questions: SelfAssessment, levels: list[str]) -> None:
    """Some set of answers, the same for all rivals, puts each level ahead of every other by the margin."""
    found = list(check_weights_name_levels(Library(vocabulary, questions)))
    assert [path for path, _ in found] == [("questions",)] * len(levels)
    assert [message.split("« ")[-1].split(" »")[0] for _, message in found] == levels


def every_answer(questions: SelfAssessment, levels: list[str]) -> set[str]:
    """Levels reached, by going through every set of answers."""
    reached = set()
    choices = [[option.weights for option in question.options if not option.exit] for question in questions.questions]
    for chosen in product(*choices):
        sums = sorted(((sum(weights.get(level, 0) for weights in chosen), level) for level in levels), reverse=True)
        if sums[0][0] - sums[1][0] >= questions.margin:
            reached.add(sums[0][1])
    return reached


@pytest.mark.parametrize("seed", range(12))
def test_reachable_levels_are_those_of_every_set_of_answers(seed: int) -> None:
    """The rule finds what trying every set of answers finds, on weights drawn at random."""
    chance, levels = random.Random(seed), list(THREE.maturity)

    def weights() -> dict[str, int]:
        return {level: chance.choice([0, 0, 1, 2, 3]) for level in levels} | {chance.choice(levels): 1}

    questions = asked(*(answers(*(weights() for _ in range(3))) for _ in range(4)), margin=chance.randint(1, 5))
    unreachable = [level for level in levels if level not in every_answer(questions, levels)]
    assert len(list(check_weights_name_levels(Library(THREE, questions)))) == len(unreachable)


def test_real_questions_lead_to_every_level(library: Library) -> None:
    """By every set of answers of the real library, not by the rule."""
    levels = list(library.vocabulary.maturity)
    assert every_answer(library.self_assessment, levels) == set(levels)


def test_many_questions_take_no_time() -> None:
    """Eight questions of eight answers make sixteen million sets: they are not tried one by one."""
    chance, levels = random.Random(0), ["comprendre", "cadrer", "eprouver"]
    options = [[{level: chance.randint(0, 3) for level in levels} | {"cadrer": 1} for _ in range(8)] for _ in range(8)]
    start = time.process_time()
    list(check_weights_name_levels(Library(THREE, asked(*(answers(*one) for one in options), margin=10))))
    assert time.process_time() - start < 3


def test_unknown_level_is_told() -> None:
    """At its place, with the near one; the level that it stood for has no answer left."""
    found = list(check_weights_name_levels(Library(TWO, assessment({"comprendre": 3}, {"cadrr": 3}))))
    assert [path for path, _ in found] == [("questions", 0, "options", 1, "weights", "cadrr"), ("questions",)]
    assert "`cadrer`" in found[0][1]


def test_no_questions_no_findings() -> None:
    """The library may do without."""
    assert list(check_weights_name_levels(Library(TWO))) == []


@pytest.mark.parametrize(("margin", "accepted"), [(0, False), (1, True), (10, True), (11, False)])
def test_margin_has_its_limits(margin: int, accepted: bool) -> None:
    """At least one point; three where none is given."""
    assert assessment({"cadrer": 1}, {"cadrer": 2}).margin == 3
    try:
        assessment({"cadrer": 1}, {"cadrer": 2}, margin=margin)
    except ValidationError:
        assert not accepted
    else:
        assert accepted


def test_answer_that_weighs_nothing_is_told() -> None:
    """An answer counts for a level or leads out."""
    assert [
        path for rule in SELF_ASSESSMENT_RULES for path, _ in rule(assessment({"cadrer": 1}, {}, {"cadrer": 0}))
    ] == [
        ("questions", 0, "options", 1),
        ("questions", 0, "options", 2),
    ]


REPEATS = [
    (a_format(), []),
    (a_format(after=["a", "b", "a"]), [("after", 2)]),
    (a_format(after=["a", "a", "a"]), [("after", 1), ("after", 2)]),
    (a_format(themes=["prevention"], modes=["remote", "remote"]), [("modes", 1)]),
    (a_format(canvases=["plan", "plan"]), [("canvases", 1)]),
    (a_format(use_when=["Il faut essayer.", "Il faut essayer."]), [("use_when", 1)]),
    (a_format(maturity=["cadrer", "cadrer"]), []),
    (an_offer(formats=[{"format": slug, "why": why} for slug, why in ("ab", "cd", "ae")]), [("formats", 2)]),
    (a_programme(experiences=["a", "a"]), [("experiences", 1)]),
    (a_programme(maturity=["cadrer", "cadrer"]), []),
    (
        a_programme(units=[make_unit("a", minutes=None, format="essai"), make_unit("b", minutes=None, format="essai")]),
        [],
    ),
    (an_experience(formats=["a", "b"], programmes=["a", "b"]), []),
    (an_experience(formats=["a", "a"], programmes=["b", "b"]), [("formats", 1), ("programmes", 1)]),
]


@pytest.mark.parametrize(("item", "paths"), REPEATS)
def test_lists_name_each_word_once(item: Any, paths: list[tuple]) -> None:
    """A word or a reference written twice is told at its second place; levels are told by their own rule."""
    found = list(check_no_repeats(item))
    assert [path for path, _ in found] == paths
    assert [message for _, message in found if not message.endswith("est écrit deux fois.")] == []


LEVEL = {"label": "Tous", "definition": "Un niveau.", "markers": {"interne": "demande"}}
WORDS: dict[str, tuple[dict[str, Any], list[tuple]]] = {
    "sound": ({}, []),
    "missing mode": ({"modes": {mode: {"label": mode} for mode in ("in_person", "hybrid")}}, [("modes",)]),
    "two missing modes": ({"modes": {"remote": {"label": "À distance"}}}, [("modes",), ("modes",)]),
    "level named any": ({"maturity": {"any": LEVEL}}, [("maturity", "any")]),
}


@pytest.mark.parametrize(("overrides", "paths"), WORDS.values(), ids=WORDS)
def test_words_of_the_vocabulary(overrides: dict[str, Any], paths: list[tuple]) -> None:
    """Every mode has its French name, and no level takes the word that stands for all."""
    assert [path for rule in VOCABULARY_RULES for path, _ in rule(a_vocabulary(**overrides))] == paths


@pytest.mark.parametrize(
    ("word", "accepted"), [("A", False), ("", False), ("IA", True), ("X" * 20, True), ("X" * 21, False)]
)
def test_abbreviation_has_two_letters(word: str, accepted: bool) -> None:
    """One letter would be found, and expanded, in every text."""
    try:
        a_vocabulary(abbreviations={word: "un mot"})
    except ValidationError:
        assert not accepted
    else:
        assert accepted
