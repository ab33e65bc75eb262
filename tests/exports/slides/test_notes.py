"""The facilitator's words in the notes."""

from __future__ import annotations

import pytest

from macros.exports.slides.notes import canvas_notes, in_short, shortened, step_notes
from tests.factories import a_canvas, a_format, make_step, make_table

LONG = "Une phrase assez longue pour remplir presque toute la place, avec des mots et encore des mots."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Court. Très court.", "Court. Très court."),
        (f"{LONG} {LONG}", LONG),
        (f"Lire l'article L. 1434-12 du code. {LONG} {LONG}", f"Lire l'article L. 1434-12 du code. {LONG}"),
        (LONG * 9, LONG * 9),
        ("« Pourquoi ? » Puis la suite.", "« Pourquoi ? » Puis la suite."),
    ],
    ids=["whole", "first", "abbreviation", "no end", "quoted"],
)
def test_shortened(text: str, kept: str) -> None:
    """Whole sentences, one at least."""
    assert shortened(text) == kept


def test_gestures_are_a_list_in_short() -> None:
    """Bullets, numbers and paragraphs, without their faces."""
    assert list(in_short("Dire **bonjour**.\n\n- Lire.\n- Écrire :\n\n1. un\n2. deux")) == [
        "Dire bonjour.",
        "• Lire.",
        "• Écrire\u00a0:",
        "1. un",
        "2. deux",
    ]


def test_words_come_before_gestures() -> None:
    """Then what roles do at the same time, and the shorter version."""
    step = make_step(
        say="Bonjour !\nMerci.",
        do="- Saluer.",
        tasks=[{"role": "membres", "do": "- Lire.\n- Noter."}],
        if_late={"minutes": 10, "how": "Sans tour."},
    )
    format_ = a_format(script=[step])
    assert step_notes(format_.ideal_schedule.steps[0], format_) == (
        "À dire",
        "Bonjour\u202f!",
        "Merci.",
        "",
        "À faire, en bref",
        "• Saluer.",
        "Membres\u00a0: Lire. Noter.",
        "",
        "En retard, 10\u00a0min suffisent. Sans tour.",
    )


@pytest.mark.parametrize(
    ("canvas", "asked"),
    [
        (a_canvas(), ["Questions", "• Avant\u00a0: Que savons-nous\u202f?", "• Après\u00a0: Que ferons-nous\u202f?"]),
        (a_canvas(**make_table({"Quoi ?": 1, "Qui ?": 1}, 3)), ["Colonnes", "• Quoi\u202f?", "• Qui\u202f?"]),
    ],
    ids=["zones", "table"],
)
def test_a_canvas_has_its_questions_in_the_notes(canvas: object, asked: list[str]) -> None:
    """The slide may have no room for them."""
    told = canvas_notes(canvas)
    assert list(told[2 : 2 + len(asked)]) == asked
    assert told[-1] == "Ni données de patients, ni données nominatives."
