"""The invitation: what a participant needs to know, and nothing that is the facilitation's business."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.exports.blocks import Heading
from macros.exports.invitation import invitation, invitation_text
from macros.model.library import Library
from tests.factories import a_format, make_break, make_step

HOSTILE = '=1+1 <b>x</b> {{7*7}} \\ # $ "a" 😀'


def _text(people: int | None = None, **overrides: Any) -> str:
    return invitation_text(a_format(**overrides), people=people).replace("\u00a0", " ")


def test_the_whole_message() -> None:
    """In the order in which one reads a message; a blank is « … »."""
    tasks = [{"days_before": 2, "who": "participants", "task": "Lire la page.", "minutes": 15}]
    assert _text(preparation=tasks, report={"sections": ["Les idées"]}).split("\n\n") == [
        "Objet : Invitation à l’atelier « Atelier d’essai », le …",
        "Bonjour,",
        "Nous vous invitons à l’atelier « Atelier d’essai ».",
        "But : Un petit atelier pour les essais.",
        "À la fin : Une feuille remplie.",
        "Informations pratiques",
        "- Date : …\n- Horaires : de … à …\n- Durée : 1 h\n- Lieu : …\n- À apporter : …",
        "Qui est invité, et pourquoi",
        "Nous serons de 4 à 8 personnes, sans compter l’animation. Nous invitons :",
        "- Des collègues : ils connaissent le sujet.",
        "Votre présence compte, parce que …",
        "À préparer avant l’atelier",
        "- 15 min : lire la page.",
        "Prendre part dans de bonnes conditions",
        "De quoi avez-vous besoin pour prendre part pleinement : accès au lieu, sous-titres, interprète, documents à l’avance, pauses, autre chose ? "
        "Répondez-nous simplement ; votre réponse reste confidentielle.".replace(" ?", "\u202f?").replace(" ;", "\u202f;"),
        "Le cadre des échanges",
        "Aucun nom n’est écrit. Merci de n’apporter ni donnée de patient, ni donnée nominative.",
        "Votre réponse",
        "- Merci de répondre avant le : …\n- Contact : … (nom, fonction, téléphone, adresse électronique)",
        "Nous vous remercions et nous réjouissons de travailler avec vous.",
        "…\n",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("overrides", "told"),
    [
        ({"modes": ["remote"]}, "- Lien de connexion : …"),
        ({"modes": ["in_person", "hybrid"]}, "- Lieu, ou lien de connexion : …"),
        ({"modes": ["remote"]}, "participation par téléphone"),
        ({"script": [make_step("a", 30), make_break(), make_step("b", 20)]}, "- Durée : 1 h, pause comprise"),
        ({"script": [make_step("a", {"per_participant": 5})], "people": 8}, "- Durée : 40 min"),
        ({}, "Vous n’avez rien à préparer."),
        ({"report": {"none_because": "La parole est libre."}}, "Il n’y aura pas de compte rendu des échanges."),
        ({"participants": {"min": 6, "ideal": 6, "max": 6}}, "Nous serons 6 personnes"),
        ({"invite": [{"who": "DAM", "count": 2, "why": "Vont sur place. Invitez-en quatre."}]}, "- DAM : vont sur place.\n"),
        ({"invite": [{"who": "DAM", "count": 2, "why": "DNS et DAM y vont."}]}, "- DAM : DNS et DAM y vont.\n"),
    ],
)  # fmt: skip
def test_what_follows_the_format(overrides: dict[str, Any], told: str) -> None:
    """Place, length, preparation, record, guests."""
    assert told in _text(**overrides)


def test_a_single_person_is_spoken_to() -> None:
    """No list of guests, and the words of the opening instead of a promise made to the team."""
    text = _text(
        participants={"min": 1, "ideal": 1, "max": 1}, script=[make_step("a", 10, brief="Vous essayez, sans note.")]
    )
    assert "Vous essayez, sans note." in text
    assert "Vous serez la seule personne invitée" in text
    assert "Des collègues" not in text
    assert "But :" not in text


def test_document_and_hostile_text() -> None:
    """Properties, headings of one level, and text as typed."""
    document = invitation(a_format(summary=HOSTILE, guardrails=[HOSTILE], licence="CC BY 4.0"), publisher="La caisse")
    assert (document.title, document.author) == ("Invitation\u00a0: Atelier d’essai", "La caisse")
    assert (document.licence, document.date) == ("CC BY 4.0", "2026-11-22")
    assert document.footer.endswith("CC BY 4.0.")
    assert {block.level for block in document.blocks if isinstance(block, Heading)} == {2}
    assert invitation_text(a_format(summary=HOSTILE)).count(HOSTILE) == 1
    assert document == invitation(
        a_format(summary=HOSTILE, guardrails=[HOSTILE], licence="CC BY 4.0"), publisher="La caisse"
    )


def test_real_messages_speak_to_several_with_respect(library: Library) -> None:
    """« Vous », never « tu »; no empty line to fill but « … »; no task of the facilitation."""
    for format_ in library.formats.values():
        text = invitation_text(format_)
        assert not re.search(r"\b(?:tu|toi)\b", text), format_.slug
        for task in format_.preparation:
            if task.who == "facilitator":
                assert task.task[10:40] not in text, format_.slug
