"""The message that invites participants, ready to send once its blanks are filled: « … » stands for each.

What the library says of those to invite, and its guardrails, speak to the person who prepares (« si le cadre est prêt »,
« une personne sceptique »): none of it is repeated to those who are invited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.exports.attribution import LICENCE, attribution, playbook_author
from macros.exports.documents.blocks import Block, Document
from macros.exports.documents.phrases import bullets, heading, labelled, paragraph
from macros.exports.documents.plain_text import BLANK, plain_text
from macros.model.base import Mode
from macros.model.format import PARTICIPANTS, Format, Per
from macros.pages.labels import counted, duration

BLANK_HOURS = f"de {BLANK} à {BLANK}"
_BROUGHT = re.compile(r",? apportée?s? par chac.*")
_PHONE = {Mode.REMOTE, Mode.HYBRID}


@dataclass(frozen=True, slots=True)
class Session:
    """What is known of the session; without a mode, the message fits all those of the format."""

    length: str
    people: str
    hours: str = BLANK_HOURS
    mode: Mode | None = None
    date: str = BLANK


def usual_session(format_: Format, people: int | None = None) -> Session:
    """The session as the format describes it: its length at that number of people, no hours."""
    breaks = sum(step.is_break for step in format_.script)
    included = ", pause comprise" if breaks == 1 else ", pauses comprises" if breaks else ""
    limits = format_.participants
    count = f"de {limits.min} à {limits.max} personnes" if limits.min < limits.max else counted(limits.max, "personne")
    return Session(duration(format_.schedule(people).minutes) + included, count)


def invitation(
    format_: Format, *, people: int | None = None, publisher: str = "", session: Session | None = None
) -> Document:
    """The message as a document: for Word, for a formatted copy."""
    return Document(
        title=heading(f"Invitation : {format_.title}", 1).text,
        subject=heading(f"Message aux participants. {format_.summary}", 1).text,
        blocks=tuple(_blocks(format_, session or usual_session(format_, people))),
        author=playbook_author(publisher),
        licence=format_.licence or LICENCE,
        date=format_.reviewed.isoformat(),
        footer=attribution(format_.title, format_.reviewed, format_.licence),
    )


def invitation_text(format_: Format, *, people: int | None = None) -> str:
    """The message as plain text, without the line of attribution: it is the sender's own."""
    return plain_text(_blocks(format_, usual_session(format_, people)))


def _is_for_one(format_: Format) -> bool:
    return format_.participants.max == 1


def _blocks(format_: Format, session: Session) -> Iterator[Block]:
    # The title names what the team does with a single person; to her, it is a session.
    what = "une séance individuelle" if _is_for_one(format_) else f"l'atelier « {format_.title} »"
    yield labelled("Objet :", f"Invitation à {what}, le {session.date}")
    yield paragraph("Bonjour,")
    yield paragraph(f"Nous vous invitons à {what}.")
    yield from _goal(format_)
    yield heading("Informations pratiques", 2)
    yield bullets(
        [
            ("Date :", session.date),
            ("Horaires :", session.hours),
            ("Durée :", session.length),
            (f"{_place(format_, session.mode)} :", BLANK),
            ("Participants :", _participants(format_, session)),
        ]
    )
    yield from _to_prepare(format_, session.mode)
    yield heading("Prendre part dans de bonnes conditions", 2)
    yield paragraph(_accessibility(format_, session.mode))
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
    if _is_for_one(format_) and opening:
        # Promise and deliverable speak to the team that observes; the first words on the wall speak to the person.
        yield paragraph(opening)
    else:
        yield labelled("But :", format_.summary)
        yield labelled("À la fin :", format_.deliverable)


def _participants(format_: Format, session: Session) -> str:
    if _is_for_one(format_):
        return "vous serez la seule personne invitée, avec l'équipe d'animation"
    return f"{session.people}, sans compter l'animation"


def _place(format_: Format, mode: Mode | None) -> str:
    modes = {mode} if mode else set(format_.modes)
    if modes == {Mode.REMOTE}:
        return "Lien de connexion"
    return "Lieu, ou lien de connexion" if _PHONE & modes else "Lieu"


def _to_prepare(format_: Format, mode: Mode | None) -> Iterator[Block]:
    tasks = [task for task in format_.preparation if task.who == PARTICIPANTS]
    yield heading("À préparer et à apporter", 2)
    entries = [(f"{duration(task.minutes)} :", _lowered(task.task)) for task in tasks]
    entries.append(("À apporter :", _to_bring(format_, mode, is_prepared=bool(tasks))))
    yield bullets(entries) if tasks else bullets([("À préparer :", "rien"), *entries])


def _to_bring(format_: Format, mode: Mode | None, *, is_prepared: bool) -> str:
    """What each participant has with her: what she is asked to bring, and at a distance what nobody can hand to her."""
    own = [
        _BROUGHT.sub("", thing.item)
        for thing in format_.materials
        if thing.per == Per.PARTICIPANT
        and (_BROUGHT.search(thing.item) or (mode == Mode.REMOTE and thing.modes == (Mode.REMOTE,)))
    ]
    if own:
        return _lowered(" ; ".join(own))
    if is_prepared and not _is_for_one(format_):
        return "rien d'autre que ce que vous aurez préparé"
    return "rien de particulier"


def _lowered(text: str) -> str:
    """After a colon; an acronym keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _accessibility(format_: Format, mode: Mode | None) -> str:
    modes = {mode} if mode else set(format_.modes)
    needs = [] if modes == {Mode.REMOTE} else ["accès au lieu"]
    needs += ["sous-titres", "interprète", "documents à l'avance", "pauses"]
    if _PHONE & modes:
        needs.append("participation par téléphone")
    return (
        f"De quoi avez-vous besoin pour prendre part pleinement : {', '.join(needs)}, autre chose ? "
        "Répondez-nous simplement ; votre réponse reste confidentielle."
    )


def _frame(format_: Format) -> str:
    if _is_for_one(format_):
        return (
            "N'apportez aucun document personnel, aucun identifiant, aucun mot de passe : vous n'en aurez pas besoin."
        )
    record = " Il n'y aura pas de compte rendu des échanges." if format_.report.none_because else ""
    return f"Merci de n'apporter ni donnée de patient, ni donnée nominative, et de ne nommer personne.{record}"
