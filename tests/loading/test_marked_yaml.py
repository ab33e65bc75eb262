"""YAML read as plain data that remembers where each value stands."""

from __future__ import annotations

from typing import Any

import pytest

from macros.loading.marked_data import place_at, texts_in
from macros.loading.marked_yaml import UnreadableYaml, read_yaml

VALUES = {
    "12": 12,
    "-3": -3,
    "0": 0,
    "1.5": 1.5,
    "-0.25": -0.25,
    "true": True,
    "false": False,
    # What YAML 1.1 would turn into something that nobody wrote stays the text that was typed.
    "no": "no",
    "yes": "yes",
    "on": "on",
    "Off": "Off",
    "True": "True",
    "1:30": "1:30",
    "010": "010",
    "0o17": "0o17",
    "0x14": "0x14",
    "0b11": "0b11",
    "1_000": "1_000",
    "1e3": "1e3",
    "1.": "1.",
    ".5": ".5",
    "+4": "+4",
    ".inf": ".inf",
    "-.inf": "-.inf",
    ".nan": ".nan",
    "2026-11-22": "2026-11-22",
    "9" * 18: int("9" * 18),
    "9" * 19: "9" * 19,
    "=": "=",
    '"12"': "12",
    "'true'": "true",
    '"null"': "null",
    '""': "",
    "'l''eau'": "l'eau",
    "|\n  a\n  b": "a\nb\n",
    ">-\n  a\n  b": "a b",
}


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=[text[:20].replace("\n", "⏎") for text in VALUES])
def test_value_is_what_was_typed(text: str, value: Any) -> None:
    """Only true, false, null, whole and decimal numbers are more than text."""
    data, problems = read_yaml(f"key: {text}\n")
    assert (data["key"], type(data["key"]), problems) == (value, type(value), [])


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_empty_value_is_a_problem(text: str) -> None:
    """A key without a value is told, never taken for a choice."""
    data, problems = read_yaml(f"key: {text}\n")
    assert data == {"key": None}
    assert [message for _, message in problems] == ["la clé `key` est vide ; écrivez une valeur, ou enlevez la ligne."]


TEXT = """\
title: Essai
steps:
  - id: un
    brief: >-
      Une consigne.
  - {id: deux, "é": [1, x]}
"""

PLACES = [
    ((), False, (1, 1)),
    (("title",), False, (1, 8)),
    (("title",), True, (1, 1)),
    (("steps",), False, (3, 3)),
    (("steps", 0), False, (3, 5)),
    (("steps", 0, "brief"), False, (4, 12)),
    (("steps", 0, "brief"), True, (4, 5)),
    (("steps", 1), False, (6, 5)),
    (("steps", 1, "é", 1), False, (6, 25)),
    # The longest known part of a path that goes further than the file.
    (("steps", 0, "minutes"), False, (3, 5)),
    (("steps", 7, "id"), False, (3, 3)),
    (("unknown",), False, (1, 1)),
]


@pytest.mark.parametrize(
    ("path", "of_key", "place"),
    PLACES,
    ids=[f"{'.'.join(map(str, p)) or 'root'}{'!' if k else ''}" for p, k, _ in PLACES],
)
def test_place_of_a_value(path: tuple[str | int, ...], of_key: bool, place: tuple[int, int]) -> None:
    """A path leads to the line and column where its value, or its key, starts."""
    assert place_at(read_yaml(TEXT)[0], path, of_key=of_key) == place


def test_column_counts_characters_after_an_emoji() -> None:
    """Characters outside the basic plane count for one."""
    assert place_at(read_yaml('{a: "👋é", b: 1}')[0], ("b",)) == (1, 14)


def test_texts_in_gives_every_text_with_its_place() -> None:
    """Numbers and keys are left out."""
    assert sorted(texts_in(read_yaml(TEXT)[0])) == [
        ("Essai", (1, 8)),
        ("Une consigne.", (4, 12)),
        ("deux", (6, 10)),
        ("un", (3, 9)),
        ("x", (6, 25)),
    ]


def test_first_of_two_equal_keys_is_kept() -> None:
    """Both are told; neither silently wins."""
    data, problems = read_yaml("a: 1\nb: 2\na: 3\n")
    assert data == {"a": 1, "b": 2}
    assert problems == [((3, 1), "la clé « a » est écrite deux fois (déjà ligne 1) ; gardez-en une.")]


@pytest.mark.parametrize("text", ["title: Essai # trois\n", "- Essai # trois\n", "{title: Essai # trois\n}"])
def test_hash_after_a_text_is_told(text: str) -> None:
    """A text is never silently cut, wherever it stands."""
    try:
        problems = read_yaml(text)[1]
    except UnreadableYaml as error:
        problems = error.problems
    assert any("« # »" in message or "clé" in message for _, message in problems)


@pytest.mark.parametrize(
    "text",
    [
        "# tout\ntitle: Essai\n",
        "title: Essai\n# tout\n",
        "minutes: 10 # dix\n",
        "title: 'Essai' # trois\n",
        "text: | # trois\n  Essai #3\n",
    ],
)
def test_comment_that_cuts_no_text_is_accepted(text: str) -> None:
    """Comments on their own line, after a number or after a quote lose nothing."""
    assert read_yaml(text)[1] == []


@pytest.mark.parametrize("text", ["? [a]\n: 1\n", "{[a]: 1}", "{{a: 1}: 1}"])
def test_key_that_is_not_a_word_stops_the_reading(text: str) -> None:
    """A list or a block as a key has no meaning here."""
    with pytest.raises(UnreadableYaml) as caught:
        read_yaml(text)
    assert caught.value.problems[-1][1] == "une clé doit être un mot simple suivi de deux-points."


def test_problems_found_before_the_stop_are_kept() -> None:
    """What was already seen is told along with what stops the reading."""
    with pytest.raises(UnreadableYaml) as caught:
        read_yaml("a: x #3\nb: *c\n")
    assert [place for place, _ in caught.value.problems] == [(1, 6), (2, 4)]


def told(text: str) -> list[tuple[tuple[int, int], str]]:
    """Places and messages, whether the reading stops or not."""
    try:
        return read_yaml(text)[1]
    except UnreadableYaml as error:
        return error.problems


COMMA, CUT, QUOTE, DASH = "entre crochets", "une virgule coupe", "un guillemet reste seul", "recommence ici"
BEGINNERS: dict[str, tuple[str, list[tuple[tuple[int, int], str]]]] = {
    "words in brackets": ("a: [un, deux, trois-quatre]\n", []),
    "sentence in brackets": ("a: [un, deux mots]\n", [((1, 9), COMMA)]),
    "sentence cut in two": ("a: [Des feuilles, des feutres]\n", [((1, 5), COMMA), ((1, 19), COMMA)]),
    "sentence in quotes in brackets": ('a: ["Des feuilles, des feutres"]\n', []),
    "sentence of a plain list": ("a:\n  - Des feuilles, des feutres\n", []),
    "sentence in brackets on two lines": ("a: [un,\n  deux mots]\n", [((2, 3), COMMA)]),
    "comma in braces": ("a: {b: Des feuilles, des feutres}\n", [((1, 33), CUT)]),
    "one dash forgotten": ("a:\n  - b: 1\n    c: 2\n    b: 3\n", [((4, 5), DASH)]),
    "one dash forgotten, many keys": (
        "a:\n  - b: 1\n    c: 2\n    d: 3\n    b: 4\n    c: 5\n    d: 6\n",
        [((5, 5), DASH)],
    ),
    "key twice in an item": ("a:\n  - b: 1\n    c: 2\n    c: 3\n", [((4, 5), "la clé « c » est écrite deux fois")]),
    "key twice in a block": ("a: 1\nb: 2\na: 3\n", [((3, 1), "la clé « a » est écrite deux fois")]),
    "key twice at the start of an item": ("a:\n  - b: 1\n    b: 2\n", [((3, 5), "la clé « b » est écrite deux fois")]),
    "curly quotes around": ("a: “un mot”\n", [((1, 4), QUOTE)]),
    "curly quote at the start": ("a: “un mot\n", [((1, 4), QUOTE)]),
    "curly quote at the end": ("a: un mot”\n", [((1, 4), QUOTE)]),
    "straight quote at the end": ('a: un mot"\n', [((1, 4), QUOTE)]),
    "curly quotes inside": ("a: un “mot” ici\n", []),
    "straight quotes at the end": ('a: un "mot"\n', []),
    "curly quotes inside straight ones": ('a: "“un mot”"\n', []),
    "French quotes": ("a: « un mot »\n", []),
    "curly apostrophe": ("a: l’eau\n", []),
}


@pytest.mark.parametrize(("text", "problems"), BEGINNERS.values(), ids=BEGINNERS)
def test_what_beginners_write(text: str, problems: list[tuple[tuple[int, int], str]]) -> None:
    """Each mistake is told once, where it is, and what is right is left alone."""
    found = told(text)
    assert [place for place, _ in found] == [place for place, _ in problems]
    assert [message for (_, message), (_, words) in zip(found, problems, strict=True) if words not in message] == []
