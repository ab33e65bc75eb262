"""The page of a format: all that the library knows of it."""

from __future__ import annotations

from typing import Any

from macros.model.base import Mode
from macros.model.format import Format
from macros.pages import labels
from macros.pages.adapt_panel import adapt_panel
from macros.pages.addresses import family_address
from macros.pages.cards import canvas_figure, item_cards
from macros.pages.context import PageContent, PageContext
from macros.pages.downloads import FORMAT_FILES, KIT, download_links
from macros.pages.format_facts import (
    crew_lines,
    days_before,
    head_facts,
    preparation_sentence,
    preparer,
    role_count,
    schedule_sentence,
)
from macros.pages.headings import headings_of
from macros.pages.labels import counted, duration
from macros.pages.pictures.room import room_picture
from macros.pages.pictures.timeline import lanes, timeline
from macros.pages.step_view import step_view, variant_view
from macros.pages.templates import render


def render_format(format_: Format, page: PageContext) -> PageContent:
    """The whole page."""
    library = page.library
    vocabulary = library.vocabulary
    family = vocabulary.families.get(format_.family)
    planned = format_.ideal_schedule
    html = render(
        "format.html",
        format=format_,
        link=page.link,
        settings=page.settings,
        kit=next(download_links(format_, (KIT,), page), None),
        downloads=list(download_links(format_, FORMAT_FILES, page)),
        family_label=family.label if family else format_.family,
        trail=[
            ("Accueil", page.link("")),
            ("Ateliers", page.link("ateliers/")),
            *([(family.label, page.link(family_address(family.slug)))] if family else []),
        ],
        facts=head_facts(format_, page),
        sections=_sections(format_),
        avoid_when=[_with_format(avoid.situation, avoid.instead, page) for avoid in format_.avoid_when],
        schedule_sentence=schedule_sentence(format_),
        lanes=[(mode, labels.work_mode(mode, format_.participants.max)) for mode in lanes(planned)],
        timeline=timeline(planned),
        adapt=adapt_panel(format_, page),
        shares=", ".join(
            f"{labels.work_mode(mode, format_.participants.max).lower()} {duration(minutes)}"
            for mode, minutes in planned.minutes_by_mode.items()
        ),
        steps=[step_view(item, number, format_, page) for number, item in enumerate(planned.steps, start=1)],
        variants=[variant_view(variant, format_, page) for variant in format_.variants],
        crew_lines=crew_lines(format_),
        roles=[{"name": role.name, "count": role_count(role), "mission": role.mission} for role in format_.roles],
        inputs=[_with_format(needed.item, needed.format, page) for needed in format_.inputs],
        preparation_sentence=preparation_sentence(format_),
        preparation=[
            {
                "when": days_before(task.days_before),
                "who": preparer(task.who, format_),
                "task": task.task,
                "minutes": task.minutes,
            }
            for task in sorted(format_.preparation, key=lambda task: -task.days_before)
        ],
        materials=[_material(thing, format_, page) for thing in format_.materials],
        room=_room(format_),
        canvases=[canvas_figure(library.canvases[slug], page) for slug in format_.canvases if slug in library.canvases],
        handouts=[
            {
                "id": handout.id,
                "title": handout.title,
                "body": handout.body,
                "team": "Réservé à l'animation, ne se montre pas. " if handout.for_team else "",
                "rule": _copies_rule(handout),
                "copies": _copies(handout, format_),
            }
            for handout in format_.handouts
        ],
        before=item_cards(library.before(format_), page),
        after=item_cards(library.formats_of(format_.after), page),
        others=_other_ways(format_, page),
        offers=item_cards(library.offers_using(format_.slug), page),
        programmes=item_cards(library.programmes_using(format_.slug), page),
        experiences=item_cards(library.experiences_about("formats", format_.slug), page),
        trials=[
            f"{trial.year}, {_mode(trial.mode, page).lower()}, {counted(trial.participants, 'personne')}, {duration(trial.minutes)} : {trial.lesson}"
            for trial in format_.trials
        ],
    )
    return PageContent(html, format_.summary, headings_of(html))


def _sections(format_: Format) -> list[tuple[str, str]]:
    """The main parts of the page, in their order; those that a format may lack only where it has them."""
    parts = [
        ("emporter", "Emporter cet atelier", True),
        ("deroule", "Le déroulé en un coup d'œil", True),
        ("etapes", "Les étapes, une par une", True),
        ("variantes", "Variantes", bool(format_.variants)),
        ("preparer", "Préparer", True),
        ("canevas", "Canevas", bool(format_.canvases)),
        ("documents", "Documents à remettre", bool(format_.handouts)),
        ("exemple", "Un exemple rempli", bool(format_.example)),
        ("suites", "Après la séance", True),
        ("sources", "Sources, statut et licence", True),
    ]
    return [(part, title) for part, title, there in parts if there]


def _other_ways(format_: Format, page: PageContext) -> list[tuple[str, list[dict[str, str]]]]:
    """Second choices, as links rather than cards, since the page is long: the same deliverable, and less time."""

    def link(title: str, href: str, minutes: int) -> dict[str, str]:
        return {"title": title, "href": href, "duration": duration(minutes)}

    def linked(formats: list[Format]) -> list[dict[str, str]]:
        return [link(other.title, page.link(other), other.minutes) for other in formats]

    variants = [
        link(
            f"Cet atelier : {labels.without_length(variant.title, variant.minutes)}",
            f"#variante-{variant.id}",
            variant.minutes,
        )
        for variant in format_.variants
        if variant.minutes < format_.minutes
    ]
    ways = [
        ("Pour le même livrable", linked(page.library.same_deliverable(format_))),
        ("Si vous avez moins de temps", variants + linked(page.library.shorter(format_))),
    ]
    return [(title, links) for title, links in ways if links]


def _mode(mode: Mode, page: PageContext) -> str:
    label = page.library.vocabulary.modes.get(mode)
    return label.label if label else str(mode)


def _with_format(text: str, slug: str | None, page: PageContext) -> dict[str, Any]:
    """A text that may name another format: its title and its link, or None where it names none."""
    other = page.library.formats.get(slug or "")
    return {"text": text, "title": other.title if other else None, "href": page.link(other) if other else None}


def _material(thing: Any, format_: Format, page: PageContext) -> dict[str, Any]:
    ideal = format_.participants.ideal
    modes = labels.modes_text(thing.modes, page.library.vocabulary.modes).lower() if thing.modes else ""
    return {
        "item": thing.item,
        "needed": thing.needed(ideal, format_.groups(ideal)),
        "modes": modes,
        "rule": f"{thing.quantity} {labels.PER[thing.per]}",
    }


def _copies_rule(handout: Any) -> str:
    return f"{counted(handout.quantity, 'exemplaire')} {labels.PER[handout.per]}"


def _copies(handout: Any, format_: Format) -> str:
    ideal = format_.participants.ideal
    copies = handout.needed(ideal, format_.groups(ideal))
    told = _copies_rule(handout)
    if copies != handout.quantity:
        told += f", soit {copies} en tout pour {counted(ideal, 'personne')}"
    return told + "."


def _room(format_: Format) -> dict[str, Any] | None:
    if format_.room is None:
        return None
    ideal, shape = format_.participants.ideal, labels.ROOM_SHAPES[format_.room.layout]
    # A single participant sits with the facilitation: all of them are drawn.
    drawn = ideal + (format_.facilitation.crew(ideal) if ideal == 1 else 0)
    sizes = format_.group_size.sizes(ideal) if format_.group_size else ()
    picture = room_picture(
        format_.room.layout, drawn, sizes, f"Plan de salle : {shape.lower()}, pour {counted(ideal, 'personne')}"
    )
    return {"picture": picture, "shape": shape, "note": format_.room.note}
