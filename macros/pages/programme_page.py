"""The page of a programme: its sessions, its hours, what does not fit and how groups are split."""

from __future__ import annotations

from typing import Any

from macros.model.programme import Programme
from macros.model.workload import UnitLoad, programme_workload, time_spent
from macros.pages import labels
from macros.pages.cards import item_cards, maturity_text
from macros.pages.context import PageContent, PageContext
from macros.pages.headings import headings_of
from macros.pages.labels import counted, duration, duration_range, number_range
from macros.pages.templates import render


def render_programme(programme: Programme, page: PageContext) -> PageContent:
    """The whole page."""
    library = page.library
    load = programme_workload(programme, library)
    by_module: dict[str | None, list[UnitLoad]] = {}
    for unit in load.units:
        by_module.setdefault(unit.unit.module, []).append(unit)
    modules = (
        [
            {
                "id": "",
                "title": "",
                "goal": "",
                "hours": "",
                "units": [_unit(u, programme, page) for u in by_module[None]],
            }
        ]
        if None in by_module
        else []
    )
    for module in programme.modules:
        units = by_module.get(module.id, [])
        hours = duration_range(*time_spent(units))
        modules.append(
            {
                "id": module.id,
                "title": module.title,
                "goal": module.goal,
                "hours": hours,
                "units": [_unit(u, programme, page) for u in units],
            }
        )
    capacity = programme.capacity
    facts = [
        ("Temps par personne", duration_range(load.least, load.most)),
        ("Participants", f"{number_range(capacity.min, capacity.max)} personnes"),
        ("Avancement", maturity_text(programme.maturity, library.vocabulary)),
    ]
    if programme.cadence:
        weeks = programme.cadence.every_weeks
        facts.append(
            (
                "Rythme",
                "une séance par semaine"
                if weeks.max == 1
                else f"une séance toutes les {number_range(weeks.min, weeks.max)} semaines",
            )
        )
    days = {unit.day for unit in programme.units if unit.day}
    if days:
        facts.append(("Journées", counted(max(days), "jour")))
    html = render(
        "programme.html",
        programme=programme,
        link=page.link,
        trail=[("Accueil", page.link("")), ("Programmes", page.link("programmes/"))],
        facts=facts,
        modules=modules,
        hours=duration_range(load.least, load.most),
        span=_span(programme),
        experiences=item_cards(
            [library.experiences[slug] for slug in programme.experiences if slug in library.experiences], page
        ),
    )
    return PageContent(html, programme.summary, headings_of(html))


def _span(programme: Programme) -> str:
    """Weeks between the first and the last of the repeated sessions: the repeats but one, each after its interval."""
    if not programme.cadence:
        return ""
    repeats = [unit.repeat for unit in programme.units if unit.repeat]
    if not repeats:
        return ""
    every = programme.cadence.every_weeks
    least = (max(r.min for r in repeats) - 1) * every.min
    most = (max(r.max for r in repeats) - 1) * every.max
    return f"{number_range(least, most)} semaines entre la première et la dernière des séances répétées"


def _unit(load: UnitLoad, programme: Programme, page: PageContext) -> dict[str, Any]:
    unit = load.unit
    format_ = page.library.formats.get(unit.format or "")
    details: list[tuple[str, Any]] = []
    if format_:
        details.append(("Atelier", {"title": format_.title, "href": page.link(format_)}))
    length = duration(load.minutes)
    if unit.repeat:
        length += (
            f" × {number_range(unit.repeat.min, unit.repeat.max)} séances, soit {duration_range(load.least, load.most)}"
        )
    details.append(("Durée", length))
    details.append(("Menée par", unit.lead))
    if unit.alternative_to:
        other = next((u.title for u in programme.units if u.id == unit.alternative_to), "")
        details.append(("Au choix", f"à la place de « {other} »"))
    if load.is_split:
        told = f"L'atelier tient {format_.participants.max} personnes : à {programme.capacity.max}, il faut {load.parallel_groups} groupes et {counted(load.facilitators, 'personne')} à l'animation."
        details.append(("Répartition", f"{told} {unit.split_into_groups or ''}".strip()))
    else:
        if unit.split_into_groups:
            details.append(("Répartition", unit.split_into_groups))
        if load.facilitators:
            details.append(("Animation", counted(load.facilitators, "personne")))
    kicker = labels.UNIT_KINDS[unit.kind] + (f" · jour {unit.day}" if unit.day else "")
    return {"kicker": kicker, "title": unit.title, "goal": unit.goal, "details": details}
