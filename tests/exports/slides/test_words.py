"""Goal and rules out of an opening brief."""

from __future__ import annotations

import pytest

from macros.exports.slides.words import goal_and_rules, one_line


@pytest.mark.parametrize(
    ("brief", "lines"),
    [
        ("But : une carte. Règles : pas de nom ; un fait, une source.",
         ["heading But", "strong Une carte.", "heading Règles", "item Pas de nom", "item Un fait, une source"]),
        ("But : une carte. Règles : pas de nom, fin à l'heure.",
         ["heading But", "strong Une carte.", "heading Règles", "item Pas de nom", "item Fin à l’heure"]),
        ("But : a. Règles : dire « oui, et », finir.",
         ["heading But", "strong A.", "heading Règles", "item Dire «\u00a0oui, et\u00a0»", "item Finir"]),
        ("But : une fiche. Dites votre métier. Rien d'autre.",
         ["heading But", "strong Une fiche.", "text Dites votre métier.", "text Rien d’autre."]),
        ("But : une fiche.", ["heading But", "strong Une fiche."]),
        ("Bienvenue. Nous testons un service, pas vous.", ["text Bienvenue.", "text Nous testons un service, pas vous."]),
        ("But : sans point", ["text But\u00a0: sans point"]),
        ("But : a. Règles : ;;;", ["heading But", "strong A.", "heading Règles"]),
        ("", []),
    ],
    ids=["semicolons", "commas", "quoted comma", "no rules", "goal alone", "no goal", "no end", "signs alone", "empty"],
)  # fmt: skip
def test_opening_brief(brief: str, lines: list[str]) -> None:
    """As a goal and a list where it is worded so; sentence by sentence otherwise."""
    assert [f"{line.face.value} {line.text}" for line in goal_and_rules(brief)] == lines


def test_one_line_is_french() -> None:
    """Line ends become spaces."""
    assert one_line(" Quoi\nde neuf ? ") == "Quoi de neuf\u202f?"
