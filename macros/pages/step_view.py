"""A step as its fragment shows it, in the script or in a variant: facts, words, details."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.model.format import Format
from macros.model.plan import sharers
from macros.model.schedule import PlannedStep
from macros.model.script import AddedStep, SkippedStep, Step, StepLength, Variant
from macros.pages import labels
from macros.pages.context import PageContext
from macros.pages.labels import counted, duration, number_range


@dataclass(frozen=True, slots=True)
class _Link:
    """A detail that is a link."""

    title: str
    href: str


def _each(step: Step) -> str:
    return "par sous-groupe" if step.shared_by == "groups" else "par personne"


def _shared(step: Step, format_: Format) -> str:
    """« 8 min chacun à 6, 4 min à 10 »: a fixed slot divided among those who share it."""
    if not step.shared_by:
        return ""
    size = step.group_size or format_.group_size
    limits = format_.participants
    each = _each(step)
    told = []
    for people in dict.fromkeys((limits.min, limits.max)):
        share = _minutes_at(step.minutes, people, size) / sharers(format_, step, people)
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


def step_view(
    item: PlannedStep, number: int | None, format_: Format, page: PageContext, *, prefix: str = "etape"
) -> dict[str, Any]:
    """What the fragment of a step shows; without a number, the step stands in a variant."""
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
    told("hybrid", "En hybride", step.hybrid)
    told(
        "late", "En retard", f"{duration(step.if_late.minutes)} suffisent. {step.if_late.how}" if step.if_late else None
    )
    told("many", f"Au-delà de {step.if_many.above}" if step.if_many else "", step.if_many.how if step.if_many else None)
    told("tip", "Conseil", step.tip)
    told("pitfall", "Piège", step.pitfall)
    role = format_.role(step.lead or "")
    return {
        "id": step.id,
        "anchor": f"{prefix}-{step.id}",
        "number": number,
        "heading_level": 3 if number else 4,
        "title": step.title,
        "start": item.start if number else None,
        "minutes": item.minutes,
        "is_break": step.is_break,
        "work_mode": labels.work_mode(step.mode, format_.participants.max),
        "lead": role.name if role else "",
        "groups_sentence": _groups(item),
        "shared_sentence": _shared(step, format_),
        "shared_each": _each(step),
        "scaling_sentence": _scaling(step),
        "brief": step.brief,
        "do": step.do,
        "say": step.say,
        "tasks": [
            {
                "role": _role_name(task.role, format_),
                "mode": labels.work_mode(task.mode, format_.participants.max).lower() if task.mode else "",
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


def variant_view(variant: Variant, format_: Format, page: PageContext) -> dict[str, Any]:
    """A variant and its changes, in words."""
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
            added = step_view(item, None, format_, page, prefix=f"variante-{variant.id}")
            changes.append({"text": text, "step": added, "words": None})
        elif isinstance(change, SkippedStep):
            changes.append({"text": f"Sautez « {titles.get(change.step, '')} ».", "step": None, "words": None})
        else:
            minutes = planned[change.step].minutes if change.step in planned else 0
            text = f"« {titles.get(change.step, '')} » en {duration(minutes)}."
            if change.if_late:
                text += f" En retard, {duration(change.if_late.minutes)} : {change.if_late.how}"
            changes.append({"text": text, "step": None, "words": change})
    modes = labels.modes_text(variant.modes, page.library.vocabulary.modes) + " seulement." if variant.modes else ""
    return {"id": variant.id, "title": variant.title, "minutes": variant.minutes, "modes": modes, "changes": changes}
