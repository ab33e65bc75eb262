"""The message that invites participants, ready to send once its blanks are filled: « … » stands for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.exports.attribution import LICENCE, attribution, playbook_author
from macros.exports.blocks import Block, Document
from macros.exports.phrases import bullets, heading, labelled, paragraph
from macros.exports.plain_text import BLANK, plain_text
from macros.model.base import Mode
from macros.model.format import PARTICIPANTS, Format
from macros.pages.labels import duration

_SENTENCE_END = re.compile(r"(?<=[.!?]) +(?=[A-ZÀ-Ý«])")
_PHONE = {Mode.REMOTE, Mode.HYBRID}


def invitation(format_: Format, *, people: int | None = None, publisher: str = "") -> Document:
    """The message as a document: for Word, for a formatted copy."""
    return Document(
        title=heading(f"Invitation : {format_.title}", 1).text,
        subject=heading(f"Message aux participants. {format_.summary}", 1).text,
        blocks=tuple(_blocks(format_, people)),
        author=playbook_author(publisher),
        licence=format_.licence or LICENCE,
        date=format_.reviewed.isoformat(),
        footer=attribution(format_.title, format_.reviewed, format_.licence),
    )


def invitation_text(format_: Format, *, people: int | None = None) -> str:
    """The message as plain text, without the line of attribution: it is the sender's own."""
    return plain_text(_blocks(format_, people))


def _blocks(format_: Format, people: int | None) -> Iterator[Block]:
    yield labelled("Objet :", f"Invitation à l'atelier « {format_.title} », le {BLANK}")
    yield paragraph("Bonjour,")
    yield paragraph(f"Nous vous invitons à l'atelier « {format_.title} ».")
    yield from _goal(format_)
    yield heading("Informations pratiques", 2)
    yield bullets(
        [
            ("Date :", BLANK),
            ("Horaires :", f"de {BLANK} à {BLANK}"),
            ("Durée :", _length(format_, people)),
            (f"{_place(format_)} :", BLANK),
            ("À apporter :", BLANK),
        ]
    )
    yield from _invited(format_)
    yield from _to_prepare(format_)
    yield heading("Prendre part dans de bonnes conditions", 2)
    yield paragraph(_accessibility(format_))
    yield heading("Le cadre des échanges", 2)
    yield paragraph(_frame(format_))
    yield heading("Votre réponse", 2)
    yield bullets(
        [
            ("Merci de répondre avant le :", BLANK),
            ("Contact :", f"{BLANK} (nom, fonction, téléphone, adresse électronique)"),
        ]
    )
    yield paragraph("Nous vous remercions et nous réjouissons de travailler avec vous.")
    yield paragraph(BLANK)


def _goal(format_: Format) -> Iterator[Block]:
    opening = next((step.brief for step in format_.script if step.brief), None)
    if format_.participants.max == 1 and opening:
        # Promise and deliverable speak to the team that observes; the first words on the wall speak to the person.
        yield paragraph(opening)
    else:
        yield labelled("But :", format_.summary)
        yield labelled("À la fin :", format_.deliverable)


def _length(format_: Format, people: int | None) -> str:
    breaks = sum(step.is_break for step in format_.script)
    included = ", pause comprise" if breaks == 1 else ", pauses comprises" if breaks else ""
    return duration(format_.schedule(people).minutes) + included


def _place(format_: Format) -> str:
    if set(format_.modes) == {Mode.REMOTE}:
        return "Lien de connexion"
    return "Lieu, ou lien de connexion" if _PHONE & set(format_.modes) else "Lieu"


def _invited(format_: Format) -> Iterator[Block]:
    people = format_.participants
    yield heading("Qui est invité, et pourquoi", 2)
    if people.max == 1:
        yield paragraph("Vous serez la seule personne invitée, avec l'équipe d'animation.")
    else:
        count = f"de {people.min} à {people.max}" if people.min < people.max else f"{people.max}"
        yield paragraph(f"Nous serons {count} personnes, sans compter l'animation. Nous invitons :")
        # The first sentence says what these people bring; the others are for the person who invites.
        yield bullets((f"{guest.who} :", _lowered(_SENTENCE_END.split(guest.why)[0])) for guest in format_.invite)
    yield paragraph(f"Votre présence compte, parce que {BLANK}")


def _to_prepare(format_: Format) -> Iterator[Block]:
    tasks = [task for task in format_.preparation if task.who == PARTICIPANTS]
    yield heading("À préparer avant l'atelier", 2)
    if not tasks:
        yield paragraph("Vous n'avez rien à préparer.")
        return
    yield bullets((f"{duration(task.minutes)} :", _lowered(task.task)) for task in tasks)


def _lowered(text: str) -> str:
    """After a colon; an acronym keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _accessibility(format_: Format) -> str:
    needs = "accès au lieu, sous-titres, interprète, documents à l'avance, pauses"
    if _PHONE & set(format_.modes):
        needs += ", participation par téléphone"
    return (
        f"De quoi avez-vous besoin pour prendre part pleinement : {needs}, autre chose ? "
        "Répondez-nous simplement ; votre réponse reste confidentielle."
    )


def _frame(format_: Format) -> str:
    record = " Il n'y aura pas de compte rendu des échanges." if format_.report.none_because else ""
    return f"{format_.guardrails[0]} Merci de n'apporter ni donnée de patient, ni donnée nominative.{record}"
