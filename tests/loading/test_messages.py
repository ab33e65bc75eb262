"""How a message names values and near words."""

from __future__ import annotations

from typing import Any

import pytest

from macros.loading.messages import near, quoted
from macros.loading.problem import Problem


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("un  texte\nsur deux lignes", "« un texte sur deux lignes »"),
        ("a" * 60, f"« {'a' * 60} »"),
        ("a" * 61, f"« {'a' * 57}… »"),
        (True, "vrai (true)"),
        (False, "faux (false)"),
        ({"a": 1}, "un bloc de clés"),
        ([1], "une liste"),
        (10.5, "« 10.5 »"),
        ("a\x1b[31mb\u202e", "« a[U+001B][31mb[U+202E] »"),
    ],
)
def test_value_is_shown_short_and_in_french(value: Any, shown: str) -> None:
    """A long text is cut, what is not a text is named, what hides is made visible."""
    assert quoted(value) == shown


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("sumary", " ; voulez-vous dire `summary` ?"),
        ("Summary", " ; voulez-vous dire `summary` ?"),
        ("\u00a0\u00a0summary", " ; voulez-vous dire `summary` ?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_near_word(word: str, expected: str) -> None:
    """A typo, a capital or a stray no-break space leads to the word that was meant."""
    assert near(word, ("title", "summary", "script")) == expected


def test_problem_as_text() -> None:
    """The form that editors and people read."""
    assert str(Problem("a/b.yml", 12, 9, "un message.")) == "a/b.yml:12:9 : un message."


@pytest.mark.parametrize(
    ("problem", "annotation"),
    [
        (Problem("a.yml", 1, 2, "un : deux, trois."), "::error file=a.yml,line=1,col=2::un : deux, trois."),
        (Problem("a,b:c%.yml", 1, 2, "x"), "::error file=a%2Cb%3Ac%25.yml,line=1,col=2::x"),
        (Problem("a.yml", 1, 2, "10 %\r\n::warning::y"), "::error file=a.yml,line=1,col=2::10 %25  ::warning::y"),
    ],
    ids=["message as it is", "path escaped", "no second command"],
)
def test_problem_as_annotation(problem: Problem, annotation: str) -> None:
    """A runner's workflow command, on one line whatever the message holds."""
    assert problem.as_github_annotation() == annotation
