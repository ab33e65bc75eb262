"""The page of a format: all that the library knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.model.base import Mode
from macros.model.format import Format, Status
from macros.model.people import Role
from macros.model.schedule import PlannedStep
from macros.model.script import AddedStep, SkippedStep, Step, StepLength, Variant
from macros.pages import labels
from macros.pages.addresses import family_address
from macros.pages.cards import canvas_figure, item_cards, maturity_text
from macros.pages.context import PageContent, PageContext
from macros.pages.headings import headings_of
from macros.pages.labels import counted, duration, duration_range, number_range
from macros.pages.pictures.room import room_picture
from macros.pages.pictures.timeline import lanes, timeline
from macros.pages.templates import render


@dataclass(frozen=True, slots=True)
class _Link:
    """A detail that is a link."""

    title: str
    href: str


def render_format(format_: Format, page: PageContext) -> PageContent:
    """The whole page."""
    library = page.library
    vocabulary = library.vocabulary
    family = vocabulary.families.get(format_.family)
    planned = format_.ideal_schedule
    html = render(
        "format.html",
        format=format_,
        family_label=family.label if family else format_.family,
        trail=[
            ("Accueil", page.link("")),
            ("Ateliers", page.link("ateliers/")),
            *([(family.label, page.link(family_address(family.slug)))] if family else []),
        ],
        facts=_facts(format_, page),
        avoid_when=[_with_link(avoid.situation, avoid.instead, page) for avoid in format_.avoid_when],
        schedule_sentence=_schedule_sentence(format_),
        lanes=[labels.WORK_MODES[mode] for mode in lanes(planned)],
        timeline=timeline(planned),
        shares=", ".join(
            f"{labels.WORK_MODES[mode].lower()} {duration(minutes)}"
            for mode, minutes in planned.minutes_by_mode.items()
        ),
        steps=[_step(item, number, format_, page) for number, item in enumerate(planned.steps, start=1)],
        variants=[_variant(variant, format_, page) for variant in format_.variants],
        crew_lines=_crew_lines(format_),
        roles=[{"name": role.name, "count": _role_count(role), "mission": role.mission} for role in format_.roles],
        inputs=[_input(needed.item, needed.format, page) for needed in format_.inputs],
        preparation_sentence=_preparation_sentence(format_),
        preparation=[
            {
                "when": _days_before(task.days_before),
                "who": labels.PREPARERS[task.who],
                "task": task.task,
                "minutes": task.minutes,
            }
            for task in sorted(format_.preparation, key=lambda task: -task.days_before)
        ],
        materials=[_material(thing, format_, page) for thing in format_.materials],
        room=_room(format_),
        canvases=[canvas_figure(library.canvases[slug], page) for slug in format_.canvases if slug in library.canvases],
        handouts=[
            {"id": handout.id, "title": handout.title, "body": handout.body, "copies": _copies(handout, format_)}
            for handout in format_.handouts
        ],
        before=item_cards(library.before(format_), page),
        after=item_cards(library.formats_of(format_.after), page),
        offers=item_cards(library.offers_using(format_.slug), page),
        programmes=item_cards(library.programmes_using(format_.slug), page),
        experiences=item_cards(library.experiences_about("formats", format_.slug), page),
        trials=[
            f"{trial.year}, {_mode(trial.mode, page).lower()}, {counted(trial.participants, 'personne')}, {duration(trial.minutes)} : {trial.lesson}"
            for trial in format_.trials
        ]
        if format_.status is not Status.DRAFT
        else [],
    )
    return PageContent(html, format_.summary, headings_of(html))


def _mode(mode: Mode, page: PageContext) -> str:
    label = page.library.vocabulary.modes.get(mode)
    return label.label if label else str(mode)


def _facts(format_: Format, page: PageContext) -> list[tuple[str, Any]]:
    people, vocabulary = format_.participants, page.library.vocabulary
    facts: list[tuple[str, Any]] = [
        ("Durée", duration(format_.minutes)),
        ("Préparation", duration(sum(format_.preparation_minutes.values()))),
        ("Participants", _people_text(people.min, people.ideal, people.max)),
        (
            "Animation",
            " ; ".join(_crew_lines(format_)[:1]) if len(format_.facilitation.people) == 1 else _crew_short(format_),
        ),
        ("Modalités", labels.modes_text(format_.modes, vocabulary.modes)),
        ("Avancement", maturity_text(format_.maturity, vocabulary)),
        (
            "Difficulté",
            f"animation {labels.DIFFICULTIES[format_.difficulty.facilitator]}, participation {labels.DIFFICULTIES[format_.difficulty.participant]}",
        ),
    ]
    if format_.group_size:
        facts.append(("Sous-groupes", f"de {number_range(format_.group_size.min, format_.group_size.max)} personnes"))
    if format_.themes:
        facts.append(
            (
                "Thèmes",
                ", ".join(vocabulary.themes[theme].label for theme in format_.themes if theme in vocabulary.themes),
            )
        )
    if format_.facilitation.training:
        facts.append(("Qui anime", "une personne formée"))
    return facts


def _people_text(least: int, ideal: int, most: int) -> str:
    if least == most:
        return counted(most, "personne")
    return f"{least} à {most} personnes, {ideal} idéalement"


def _crew_short(format_: Format) -> str:
    counts = [line.count for line in format_.facilitation.people]
    return f"{number_range(min(counts), max(counts))} personnes"


def _crew_lines(format_: Format) -> list[str]:
    lines = format_.facilitation.people
    if len(lines) == 1:
        told = [counted(lines[0].count, "personne")]
    else:
        told = [f"Jusqu'à {counted(line.up_to, 'participant')} : {counted(line.count, 'personne')}" for line in lines]
    for more in format_.facilitation.extra:
        where = " ou ".join(
            {"in_person": "en présentiel", "remote": "à distance", "hybrid": "en hybride"}[mode] for mode in more.modes
        )
        told.append(f"{counted(more.count, 'personne')} de plus {where} : {more.why}")
    return told


def _with_link(situation: str, slug: str | None, page: PageContext) -> dict[str, Any]:
    other = page.library.formats.get(slug or "")
    return {
        "situation": situation,
        "instead": other.title if other else None,
        "href": page.link(other) if other else None,
    }


def _input(item: str, slug: str | None, page: PageContext) -> dict[str, Any]:
    producer = page.library.formats.get(slug or "")
    return {
        "item": item,
        "title": producer.title if producer else None,
        "href": page.link(producer) if producer else None,
    }


def _schedule_sentence(format_: Format) -> str:
    people, (least, most) = format_.participants, format_.minutes_range
    sentence = (
        f"{counted(len(format_.script), 'étape')}, {duration(format_.minutes)} à {counted(people.ideal, 'personne')}"
    )
    if least != format_.minutes or most != format_.minutes:
        sentence += f" ; {duration(least)} à {people.min}, {duration(most)} à {people.max}"
    saved = sum(item.minutes - item.step.if_late.minutes for item in format_.ideal_schedule.steps if item.step.if_late)
    return sentence + (f". En retard, vous pouvez regagner jusqu'à {duration(saved)}." if saved else ".")


def _preparation_sentence(format_: Format) -> str:
    told = [
        f"{labels.PREPARERS[who].lower()} : {duration(minutes)}"
        for who, minutes in format_.preparation_minutes.items()
        if minutes
    ]
    return (
        "En tout, pour " + " ; pour ".join(told) + (" chacun." if format_.preparation_minutes["participants"] else ".")
    )


def _days_before(days: int) -> str:
    return "Le jour même" if days == 0 else "La veille" if days == 1 else f"{counted(days, 'jour')} avant"


def _role_count(role: Role) -> str:
    if role.count == "rest":
        told = "les autres"
    elif role.count == "per_group":
        told = "une par sous-groupe"
    else:
        told = counted(role.count, "personne")
    return told + (", à l'animation" if role.team else "") + (", à tour de rôle" if role.rotates else "")


def _material(thing: Any, format_: Format, page: PageContext) -> dict[str, Any]:
    ideal = format_.participants.ideal
    modes = labels.modes_text(thing.modes, page.library.vocabulary.modes).lower() if thing.modes else ""
    return {
        "item": thing.item,
        "needed": thing.needed(ideal, format_.groups(ideal)),
        "modes": modes,
        "rule": f"{thing.quantity} {labels.PER[thing.per]}",
    }


def _copies(handout: Any, format_: Format) -> str:
    ideal = format_.participants.ideal
    copies = handout.needed(ideal, format_.groups(ideal))
    told = f"{counted(handout.quantity, 'exemplaire')} {labels.PER[handout.per]}"
    if copies != handout.quantity:
        told += f", soit {copies} à {counted(ideal, 'personne')}"
    return ("Réservé à l'animation, ne se montre pas. " if handout.for_team else "") + told + "."


def _room(format_: Format) -> dict[str, Any] | None:
    if format_.room is None:
        return None
    ideal, shape = format_.participants.ideal, labels.ROOM_SHAPES[format_.room.layout]
    sizes = format_.group_size.sizes(ideal) if format_.group_size else ()
    picture = room_picture(
        format_.room.layout, ideal, sizes, f"Plan de salle : {shape.lower()}, pour {counted(ideal, 'personne')}"
    )
    return {"picture": picture, "shape": shape, "note": format_.room.note}


def _shared(step: Step, format_: Format) -> str:
    """« 8 min chacun à 6, 4 min à 10 »: a fixed slot divided among those who share it."""
    if not step.shared_by:
        return ""
    size = step.group_size or format_.group_size
    role = format_.role(step.shared_by)

    def sharers(people: int) -> int:
        if step.shared_by == "participants":
            return people
        if step.shared_by == "groups":
            return size.groups(people) if size else 1
        return role.people(people, format_.groups(people), format_.roles) if role else 1

    limits = format_.participants
    each = "par sous-groupe" if step.shared_by == "groups" else "par personne"
    told = []
    for people in dict.fromkeys((limits.min, limits.max)):
        share = _minutes_at(step.minutes, people, size) / max(sharers(people), 1)
        told.append(f"{labels.minutes_text(share)} {each + ' ' if not told else ''}à {people}")
    return ", ".join(told)


def _minutes_at(length: StepLength, people: int, size: Any) -> int:
    return length if isinstance(length, int) else length.at(people, size.groups(people) if size else 1)


def _scaling(step: Step) -> str:
    if isinstance(step.minutes, int):
        return ""
    per = getattr(step.minutes, "per_group", None)
    told = f"{duration(per)} par sous-groupe" if per else f"{duration(step.minutes.per_participant)} par personne"
    return told + (f" et {duration(step.minutes.fixed)} de plus" if step.minutes.fixed else "")


def _groups(item: PlannedStep) -> str:
    sizes = item.group_sizes
    if not sizes or item.step.mode != "groups":
        return ""
    least, most = min(sizes), max(sizes)
    return f"{counted(len(sizes), 'sous-groupe')} de {number_range(least, most)}"


def _step(
    item: PlannedStep, number: int | None, format_: Format, page: PageContext, *, prefix: str = "etape"
) -> dict[str, Any]:
    step, library = item.step, page.library
    details: list[tuple[str, str, Any]] = []

    def told(kind: str, term: str, value: Any) -> None:
        if value:
            details.append((kind, term, value))

    told("plain", "Sous-groupes", step.grouping)
    canvas = library.canvases.get(step.canvas or "")
    told("plain", "Canevas", _Link(canvas.title, page.link(canvas)) if canvas else None)
    for handout_id in step.handouts:
        handout = format_.handout(handout_id)
        told(
            "plain",
            "Document" if not handout.for_team else "Document de l'animation",
            _Link(handout.title, f"#document-{handout.id}"),
        )
    told("plain", "En main", ", ".join(step.materials))
    told("plain", "Produit", step.output)
    told("remote", "À distance", step.remote)
    told("remote", "En hybride", step.hybrid)
    told(
        "late", "En retard", f"{duration(step.if_late.minutes)} suffisent. {step.if_late.how}" if step.if_late else None
    )
    told("many", f"Au-delà de {step.if_many.above}" if step.if_many else "", step.if_many.how if step.if_many else None)
    told("tip", "Conseil", step.tip)
    told("pitfall", "Piège", step.pitfall)
    role = format_.role(step.lead or "")
    return {
        "anchor": f"{prefix}-{step.id}",
        "number": number,
        "heading_level": 3 if number else 4,
        "title": step.title,
        "start": item.start if number else None,
        "minutes": item.minutes,
        "is_break": step.is_break,
        "work_mode": labels.WORK_MODES[step.mode],
        "lead": role.name if role else "",
        "groups_sentence": _groups(item),
        "shared_sentence": _shared(step, format_),
        "scaling_sentence": _scaling(step),
        "brief": step.brief,
        "do": step.do,
        "say": step.say,
        "tasks": [
            {
                "role": _role_name(task.role, format_),
                "mode": labels.WORK_MODES[task.mode].lower() if task.mode else "",
                "do": task.do,
            }
            for task in step.tasks
        ],
        "output": step.output,
        "details": details,
    }


def _role_name(role_id: str, format_: Format) -> str:
    role = format_.role(role_id)
    return role.name if role else role_id


def _variant(variant: Variant, format_: Format, page: PageContext) -> dict[str, Any]:
    planned = {item.step.id: item for item in format_.schedule(variant=variant).steps}
    titles = {step.id: step.title for step in format_.script}
    titles |= {change.add.id: change.add.title for change in variant.changes if isinstance(change, AddedStep)}
    changes: list[dict[str, Any]] = []
    for change in variant.changes:
        if isinstance(change, AddedStep):
            item = planned[change.add.id]
            text = Markup("Ajoutez, après « {} », une étape de {} :").format(
                titles.get(change.after, ""), duration(item.minutes)
            )
            changes.append({"text": text, "step": _step(item, None, format_, page, prefix=f"variante-{variant.id}")})
        elif isinstance(change, SkippedStep):
            changes.append({"text": f"Sautez « {titles.get(change.step, '')} ».", "step": None})
        else:
            minutes = planned[change.step].minutes if change.step in planned else 0
            words = [
                f"affichez « {change.brief} »" if change.brief else "",
                f"dites « {change.say} »" if change.say else "",
                change.do or "",
            ]
            extra = " ; ".join(word for word in words if word)
            changes.append(
                {
                    "text": f"« {titles.get(change.step, '')} » en {duration(minutes)}"
                    + (f" : {extra}" if extra else "."),
                    "step": None,
                }
            )
    modes = labels.modes_text(variant.modes, page.library.vocabulary.modes) + " seulement." if variant.modes else ""
    return {"id": variant.id, "title": variant.title, "minutes": variant.minutes, "modes": modes, "changes": changes}


def minutes_range_text(format_: Format) -> str:
    """Length from the smallest to the largest size."""
    return duration_range(*format_.minutes_range)
