"""What the head and the tables of a format say in a few words: people, time, preparation, roles."""

from __future__ import annotations

from typing import Any

from macros.model.format import FACILITATOR, PARTICIPANTS, Format
from macros.model.people import Role
from macros.pages import labels
from macros.pages.cards import maturity_text
from macros.pages.context import PageContext
from macros.pages.labels import counted, duration, number_range


def head_facts(format_: Format, page: PageContext) -> list[tuple[str, Any]]:
    """The facts of the head, in the order of the question « is it for me? »."""
    people, vocabulary = format_.participants, page.library.vocabulary
    crew = crew_lines(format_)[0] if len(format_.facilitation.people) == 1 else _crew_short(format_)
    facts: list[tuple[str, Any]] = [
        ("Durée", duration(format_.minutes)),
        ("Participants", _people_text(people.min, people.ideal, people.max)),
        ("Modalités", labels.modes_text(format_.modes, vocabulary.modes)),
        ("Avancement", maturity_text(format_.maturity, vocabulary)),
        ("Animation", crew + (_trained(crew) if format_.facilitation.trained else "")),
        ("Difficulté pour l'animation", labels.DIFFICULTIES[format_.difficulty.facilitator]),
        ("Difficulté pour le groupe", labels.DIFFICULTIES[format_.difficulty.participant]),
        ("Préparation de l'animation", duration(format_.preparation_minutes[FACILITATOR])),
    ]
    if format_.group_size:
        size = format_.group_size
        facts.append(("Sous-groupes", f"de {number_range(size.min, size.max)} personnes"))
    if format_.themes:
        names = [vocabulary.themes[theme].label for theme in format_.themes if theme in vocabulary.themes]
        facts.append(("Thèmes", ", ".join(names)))
    return facts


def _trained(crew: str) -> str:
    return ", formée" if crew == counted(1, "personne") else ", formées"


def _people_text(least: int, ideal: int, most: int) -> str:
    if least == most:
        return counted(most, "personne")
    return f"{least} à {most} personnes, {ideal} idéalement"


def _crew_short(format_: Format) -> str:
    counts = [line.count for line in format_.facilitation.people]
    return (
        counted(counts[0], "personne")
        if min(counts) == max(counts)
        else f"{number_range(min(counts), max(counts))} personnes"
    )


def crew_lines(format_: Format) -> list[str]:
    """How many facilitate, one line per case."""
    lines = format_.facilitation.people
    if len(lines) == 1:
        told = [counted(lines[0].count, "personne")]
    else:
        told = [f"Jusqu'à {counted(line.up_to, 'participant')} : {counted(line.count, 'personne')}" for line in lines]
    for more in format_.facilitation.extra:
        where = " ou ".join(
            {"in_person": "en présentiel", "remote": "à distance", "hybrid": "en hybride"}[mode] for mode in more.modes
        )
        told.append(f"{counted(more.count, 'personne')} de plus {where}. {more.why}")
    return told


def schedule_sentence(format_: Format) -> str:
    """The script in one sentence: steps, length, what can be saved."""
    people, (least, most) = format_.participants, format_.minutes_range
    sentence = (
        f"{counted(len(format_.script), 'étape')}, {duration(format_.minutes)} à {counted(people.ideal, 'personne')}"
    )
    if least != format_.minutes or most != format_.minutes:
        sentence += f" ; {duration(least)} à {people.min}, {duration(most)} à {people.max}"
    saved = sum(item.minutes - item.step.if_late.minutes for item in format_.ideal_schedule.steps if item.step.if_late)
    return sentence + (f". En retard, vous pouvez regagner jusqu'à {duration(saved)}." if saved else ".")


def preparation_sentence(format_: Format) -> str:
    """« En tout : l'animation, 2 h ; chaque participant, 15 min. »"""
    told = []
    for who, minutes in format_.preparation_minutes.items():
        if minutes:
            name = "chaque participant" if who == PARTICIPANTS else preparer(who, format_)
            told.append(f"{name[0].lower()}{name[1:]}, {duration(minutes)}")
    return "En tout : " + " ; ".join(told) + "."


def preparer(who: str, format_: Format) -> str:
    """Who prepares, in French."""
    role = format_.role(who)
    return role.name if role else labels.PREPARERS.get(who, who)


def days_before(days: int) -> str:
    """When a task of preparation falls."""
    return "Le jour même" if days == 0 else "La veille" if days == 1 else f"{counted(days, 'jour')} avant"


def role_count(role: Role) -> str:
    """How many people hold a role, in words."""
    if role.count == "rest":
        told = "les autres"
    elif role.count == "per_group":
        told = "une par sous-groupe"
    else:
        told = counted(role.count, "personne")
    return told + (", à l'animation" if role.team else "") + (", à tour de rôle" if role.rotates else "")
