"""The invitation: what a participant needs to know, and nothing that is the facilitation's business."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.exports.documents.blocks import Heading
from macros.exports.documents.invitation import Session, invitation, invitation_text
from macros.exports.documents.plain_text import plain_text
from macros.model.base import Mode
from macros.model.library import Library
from macros.model.typography import french
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
        "- Date : …\n- Horaires : de … à …\n- Durée : 1 h\n- Lieu : …\n- Participants : de 4 à 8 personnes, sans compter l’animation",
        "À préparer et à apporter",
        "- 15 min : lire la page.\n- À apporter : rien d’autre que ce que vous aurez préparé",
        "Prendre part dans de bonnes conditions",
        "De quoi avez-vous besoin pour prendre part pleinement : accès au lieu, sous-titres, interprète, documents à l’avance, pauses, autre chose ? "
        "Répondez-nous simplement ; votre réponse reste confidentielle.".replace(" ?", "\u202f?").replace(" ;", "\u202f;"),
        "Le cadre des échanges",
        "Merci de n’apporter ni donnée de patient, ni donnée nominative, et de ne nommer personne.",
        "Votre réponse",
        "- Merci de répondre avant le : …\n- Contact : … (nom, fonction, téléphone, adresse électronique)",
        "Nous vous remercions et nous réjouissons de travailler avec vous.",
        "…\n",
    ]  # fmt: skip


HOME = {"item": "Feuille et feutre chez soi", "quantity": 1, "per": "participant", "modes": ["remote"]}
DIARY = {"item": "Agenda, apporté par chacun", "quantity": 1, "per": "participant"}


@pytest.mark.parametrize(
    ("overrides", "told"),
    [
        ({"modes": ["remote"]}, "- Lien de connexion : …"),
        ({"modes": ["in_person", "hybrid"]}, "- Lieu, ou lien de connexion : …"),
        ({"modes": ["remote"]}, "pauses, participation par téléphone"),
        ({"modes": ["remote"]}, "pleinement : sous-titres"),
        ({"script": [make_step("a", 30), make_break(), make_step("b", 20)]}, "- Durée : 1 h, pause comprise"),
        ({"script": [make_step("a", {"per_participant": 5})], "people": 8}, "- Durée : 40 min"),
        ({}, "- À préparer : rien\n- À apporter : rien de particulier\n"),
        ({"materials": [DIARY]}, "- À apporter : agenda\n"),
        ({"materials": [HOME], "modes": ["in_person", "remote"]}, "- À apporter : rien de particulier\n"),
        ({"report": {"none_because": "La parole est libre."}}, "Il n’y aura pas de compte rendu des échanges."),
        ({"participants": {"min": 6, "ideal": 6, "max": 6}}, "- Participants : 6 personnes, sans"),
    ],
)  # fmt: skip
def test_what_follows_the_format(overrides: dict[str, Any], told: str) -> None:
    """Place, length, preparation, things to bring, record, number."""
    assert told in _text(**overrides)


@pytest.mark.parametrize(
    ("mode", "place", "brought", "phone", "access"),
    [
        (None, "Lieu, ou lien de connexion", "rien de particulier", True, True),
        (Mode.IN_PERSON, "Lieu", "rien de particulier", False, True),
        (Mode.REMOTE, "Lien de connexion", "feuille et feutre chez soi", True, False),
        (Mode.HYBRID, "Lieu, ou lien de connexion", "rien de particulier", True, True),
    ],
)
def test_what_follows_the_mode(mode: Mode | None, place: str, brought: str, phone: bool, access: bool) -> None:
    """A message for one mode asks for a place or a link, and for what nobody can hand out at a distance."""
    format_ = a_format(modes=["in_person", "remote", "hybrid"], materials=[HOME])
    session = Session("2 h", "12 personnes", "de 14 h à 16 h", mode)
    text = plain_text(invitation(format_, session=session).blocks).replace("\u00a0", " ")
    assert f"\n- Horaires : de 14 h à 16 h\n- Durée : 2 h\n- {place} : …\n- Participants : 12 personnes, sans" in text
    assert f"- À apporter : {brought}\n" in text
    assert ("par téléphone" in text, "accès au lieu" in text) == (phone, access)


def test_a_single_person_is_spoken_to() -> None:
    """Her session, not the team's atelier: the words of the opening instead of a promise made to the team."""
    text = _text(
        participants={"min": 1, "ideal": 1, "max": 1}, script=[make_step("a", 10, brief="Vous essayez, sans note.")]
    )
    assert "Vous essayez, sans note." in text
    assert "vous serez la seule personne invitée" in text
    assert "Invitation à une séance individuelle" in text
    assert "ni identifiant" not in text and "aucun identifiant" in text
    for absent in ("Des collègues", "But :", "Atelier d’essai", "donnée de patient"):
        assert absent not in text


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


def test_nothing_that_is_said_to_the_inviter(library: Library) -> None:
    """Whom to invite and why, and the guardrails, are advice to the person who prepares: no word of them goes to the invited."""
    for format_ in library.formats.values():
        text = invitation_text(format_)
        for guest in format_.invite:
            assert french(guest.who) not in text, format_.slug
            assert french(guest.why) not in text, format_.slug
        for rule in format_.guardrails:
            assert french(rule) not in text, format_.slug


def test_real_messages_speak_to_several_with_respect(library: Library) -> None:
    """« Vous », never « tu »; no empty line to fill but « … »; no task of the facilitation."""
    for format_ in library.formats.values():
        text = invitation_text(format_)
        assert not re.search(r"\b(?:tu|toi)\b", text), format_.slug
        for task in format_.preparation:
            if task.who == "facilitator":
                assert task.task[10:40] not in text, format_.slug
