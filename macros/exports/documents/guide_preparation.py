"""What a format asks before the session: people, inputs, tasks, materials, room."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.documents.blocks import Block, Table
from macros.exports.documents.phrases import bullets, heading, labelled, paragraph, table
from macros.model.format import Format
from macros.model.library import Library
from macros.pages import labels
from macros.pages.format_facts import crew_lines, days_before, preparation_sentence, preparer, role_count
from macros.pages.labels import counted, duration


def preparation_blocks(format_: Format, library: Library) -> Iterator[Block]:
    """The part « Préparer »."""
    yield heading("Préparer", 2)
    yield from _people(format_)
    if format_.inputs:
        yield heading("Ce qu'il faut avoir avant", 3)
        made_by = library.formats
        yield bullets(
            _made_by(needed.item, made_by[needed.format].title) if needed.format in made_by else needed.item
            for needed in format_.inputs
        )
    yield heading("Avant la séance", 3)
    yield paragraph(preparation_sentence(format_))
    tasks = sorted(format_.preparation, key=lambda task: -task.days_before)
    yield table(
        "Préparation",
        ("Quand", "Qui", "Quoi", "Durée"),
        (
            (days_before(task.days_before), preparer(task.who, format_), task.task, duration(task.minutes))
            for task in tasks
        ),
        (2.5, 2.4, 7.8, 1.5),
        right=frozenset({3}),
    )
    yield heading("Matériel", 3)
    yield _materials(format_, library)
    if format_.room:
        yield heading("La salle", 3)
        yield labelled(f"{labels.ROOM_SHAPES[format_.room.layout]}.", format_.room.note or "")


def _made_by(item: str, title: str) -> str:
    return f"{item} Produit par « {title} »." if item.endswith(".") else f"{item} (produit par « {title} »)"


def _people(format_: Format) -> Iterator[Block]:
    yield heading("Qui inviter", 3)
    if format_.sponsor:
        yield labelled("Qui ouvre ou décide :", format_.sponsor)
    yield bullets((f"{person.who} ({person.count}) :", person.why) for person in format_.invite)
    least, most, beyond = format_.participants.min, format_.participants.max, format_.participants.beyond
    if beyond and beyond.fewer:
        yield labelled("Si personne ne vient :" if least == 1 else f"Si vous êtes moins de {least} :", beyond.fewer)
    if beyond and beyond.more:
        yield labelled("Si plus d'une personne vient :" if most == 1 else f"Si vous êtes plus de {most} :", beyond.more)
    yield heading("Qui anime", 3)
    who = format_.facilitation
    skill = "Formation nécessaire :" if who.trained else "À savoir faire :"
    told = [(skill, who.training), ("Indépendance :", who.independence)]
    yield bullets([*crew_lines(format_), *((label, text) for label, text in told if text)])
    yield heading("Les rôles", 3)
    yield bullets((f"{role.name} ({role_count(role)}) :", role.mission) for role in format_.roles)


def _materials(format_: Format, library: Library) -> Table:
    ideal, modes = format_.participants.ideal, library.vocabulary.modes
    return table(
        f"Matériel pour {counted(ideal, 'personne')}",
        ("Quantité", "Matériel", "Compté"),
        (
            (
                str(thing.needed(ideal, format_.groups(ideal))),
                thing.item + (f" ({labels.modes_text(thing.modes, modes).lower()})" if thing.modes else ""),
                f"{thing.quantity} {labels.PER[thing.per]}",
            )
            for thing in format_.materials
        ),
        (1.9, 9.1, 3.2),
        right=frozenset({0}),
    )
