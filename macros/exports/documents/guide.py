"""The facilitation guide of a format: all that its page says, in the order in which a team prepares, runs and closes a session."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.attribution import LICENCE, attribution, playbook_author
from macros.exports.colours import format_accent
from macros.exports.documents.blocks import Block, Document, Paragraph, Style
from macros.exports.documents.guide_canvases import canvas_blocks
from macros.exports.documents.guide_neighbours import neighbour_blocks, source_items
from macros.exports.documents.guide_preparation import preparation_blocks
from macros.exports.documents.guide_steps import step_blocks, variant_blocks
from macros.exports.documents.phrases import bullets, heading, labelled, numbered, paragraph, runs, table, time_after
from macros.exports.documents.rich_blocks import rich_blocks
from macros.model.format import Format, Handout, Per
from macros.model.library import Library
from macros.pages import labels
from macros.pages.context import PageContext
from macros.pages.format_facts import head_facts, schedule_sentence
from macros.pages.labels import counted, duration, french_date, offset


def format_guide(format_: Format, library: Library, *, publisher: str = "", site: str = "") -> Document:
    """The whole guide. `site` is the public address, with its last slash: other ateliers and canvases then carry links."""
    return Document(
        title=heading(format_.title, 1).text,
        subject=heading(f"Guide d'animation. {format_.summary}", 1).text,
        blocks=tuple(_blocks(format_, library, site)),
        author=playbook_author(publisher),
        licence=format_.licence or LICENCE,
        date=format_.reviewed.isoformat(),
        footer=attribution(format_.title, format_.reviewed, format_.licence),
        accent=format_accent(format_, library),
    )


def _blocks(format_: Format, library: Library, site: str) -> Iterator[Block]:
    yield from _head(format_, library)
    yield from _running_order(format_)
    yield from preparation_blocks(format_, library)
    yield heading("Les étapes, une par une", 2)
    for number, item in enumerate(format_.ideal_schedule.steps, start=1):
        yield from step_blocks(item, number, format_, library)
    if format_.variants:
        yield heading("Variantes", 2)
        for variant in format_.variants:
            yield from variant_blocks(variant, format_, library)
    yield from _protection(format_)
    yield from _closing(format_)
    yield from canvas_blocks(format_, library, site)
    if format_.example:
        yield heading("Un exemple rempli", 2)
        yield from rich_blocks(format_.example)
    yield from neighbour_blocks(format_, library, site)
    yield from _sources(format_, library)
    yield from _handouts(format_)


def _head(format_: Format, library: Library) -> Iterator[Block]:
    yield paragraph(format_.summary, Style.LEAD)
    yield labelled("À la fin :", format_.deliverable)
    facts = tuple((term, str(value)) for term, value in head_facts(format_, PageContext(library)))
    yield table("En bref", ("Repère", "Pour cet atelier"), facts, (3, 7))
    yield heading("Prenez-le quand", 2)
    yield bullets(format_.use_when)
    yield heading("Évitez-le quand", 2)
    titles = {
        avoid.instead: library.formats[avoid.instead].title
        for avoid in format_.avoid_when
        if avoid.instead in library.formats
    }
    yield bullets(
        f"{avoid.situation} Prenez plutôt « {titles[avoid.instead]} »." if avoid.instead in titles else avoid.situation
        for avoid in format_.avoid_when
    )


def _running_order(format_: Format) -> Iterator[Block]:
    planned = format_.ideal_schedule
    yield heading("Le déroulé en un coup d'œil", 2)
    yield paragraph(schedule_sentence(format_))
    yield table(
        f"Le déroulé à {counted(format_.participants.ideal, 'personne')}, minuté depuis le début",
        ("Début", "Durée", "Étape", "Organisation", "Ce qu'elle produit"),
        (
            (
                offset(item.start),
                duration(item.minutes),
                f"{number}. {item.step.title}",
                labels.work_mode(item.step.mode, format_.participants.max),
                item.step.output or "",
            )
            for number, item in enumerate(planned.steps, start=1)
        ),
        (1.4, 1.5, 4.4, 2.7, 4.6),
        right=frozenset({0, 1}),
    )
    shares = ", ".join(
        f"{labels.work_mode(mode, format_.participants.max).lower()} {duration(minutes)}"
        for mode, minutes in planned.minutes_by_mode.items()
    )
    yield labelled("Total :", f"{duration(format_.minutes)} ({shares}).")


def _protection(format_: Format) -> Iterator[Block]:
    yield heading("Protéger les personnes et les données", 2)
    yield bullets(format_.guardrails)
    yield heading("Permettre à chaque personne de prendre part", 2)
    yield bullets(format_.inclusion)


def _closing(format_: Format) -> Iterator[Block]:
    yield heading("Savoir que c'est réussi", 2)
    yield heading("Ce que vous observez", 3)
    yield bullets(format_.success.signs)
    yield heading("À demander en deux minutes", 3)
    yield bullets(format_.success.questions)
    yield heading("Après la séance", 2)
    report = format_.report
    if report.none_because:
        yield labelled("Pas de compte rendu :", report.none_because)
    else:
        yield paragraph("Le compte rendu dit, dans cet ordre :")
        yield numbered(report.sections)
        if report.recipients:
            yield labelled("Destinataires :", report.recipients)
    yield bullets((f"{time_after(task.days_after)} :", task.task) for task in format_.follow_up)


def _sources(format_: Format, library: Library) -> Iterator[Block]:
    yield heading("Sources, statut et licence", 2)
    if format_.techniques:
        yield labelled("Techniques :", f"{', '.join(format_.techniques)}.")
    if format_.also_called:
        yield labelled("Autres noms :", f"{', '.join(format_.also_called)}.")
    yield from source_items(format_)
    status = f"{labels.STATUS_HELP[format_.status]} Dernière relecture : {french_date(format_.reviewed)}."
    yield labelled(f"{labels.STATUSES[format_.status]}.", status)
    modes = library.vocabulary.modes
    if format_.trials:
        yield bullets(
            f"{trial.year}, {labels.modes_text((trial.mode,), modes).lower()}, {counted(trial.participants, 'personne')}, {duration(trial.minutes)} : {trial.lesson}"
            for trial in format_.trials
        )
    yield paragraph(attribution(format_.title, format_.reviewed, format_.licence), Style.NOTE)


def _copies(handout: Handout, format_: Format) -> str:
    ideal = format_.participants.ideal
    return str(handout.needed(ideal, format_.groups(ideal)))


def _handouts(format_: Format) -> Iterator[Block]:
    """A list of what to print, then each document on its own page, so that nothing else is cut or given out with it."""
    if not format_.handouts:
        return
    yield heading("Documents à remettre", 2)
    yield table(
        f"À imprimer pour {counted(format_.participants.ideal, 'personne')}",
        ("Exemplaires", "Document", "Compté", "Pour"),
        (
            (
                _copies(handout, format_),
                handout.title,
                f"{handout.quantity} {labels.PER[Per(handout.per)]}",
                "L'animation seule" if handout.for_team else "Les participants",
            )
            for handout in format_.handouts
        ),
        (2.4, 6.1, 3, 2.7),
        right=frozenset({0}),
    )
    for handout in format_.handouts:
        yield heading(handout.title, 3, new_page=True)
        if handout.for_team:
            yield Paragraph(runs("Réservé à l'animation, ne se montre pas."), Style.WARNING)
        yield from rich_blocks(handout.body)
