"""A format adapted to one session: its people, its mode, a variant, a start and the facilitator's own minutes.

The browser computes the same (assets/javascripts/adapt/plan.js); `plan_data` is what it needs, and shared cases hold both to the
same numbers. All times in minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.model.base import Mode
from macros.model.format import Format
from macros.model.schedule import PlannedStep, schedule
from macros.model.script import PerGroup, PerParticipant, Step, Variant

DAY = 24 * 60
LONGEST_STEP = 600
NINE = 9 * 60


class NotPossible(ValueError):
    """The format cannot be adapted so; the message says what is accepted, in French."""


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a team chooses. `start` counts from midnight; `minutes` by step id, 0 to skip the step."""

    people: int
    mode: Mode
    variant: str = ""
    start: int = NINE
    minutes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """The session: steps with clock times, and what follows from the numbers."""

    adaptation: Adaptation
    steps: tuple[PlannedStep, ...]
    groups: int
    facilitators: int
    # By rank in the format's lists; None where the mode does without.
    materials: tuple[int | None, ...]
    handouts: tuple[int, ...]
    # By rank in `steps`: how many share the step's time; 1 where nobody does.
    sharers: tuple[int, ...]

    @property
    def minutes(self) -> int:
        """Length of the session, breaks included."""
        return sum(item.minutes for item in self.steps)

    @property
    def end(self) -> int:
        """When it ends, in minutes from midnight of the first day."""
        return self.adaptation.start + self.minutes


def sharers(format_: Format, step: Step, people: int) -> int:
    """How many share the time of a step: participants, groups or holders of a role; 1 where nobody does."""
    size = step.group_size or format_.group_size
    groups = size.groups(people) if size else 1
    if step.shared_by == "participants":
        return people
    if step.shared_by == "groups":
        return groups
    role = format_.role(step.shared_by or "")
    return max(role.people(people, groups, format_.roles), 1) if role else 1


def _variant(format_: Format, adaptation: Adaptation) -> Variant | None:
    if not adaptation.variant:
        return None
    found = next((variant for variant in format_.variants if variant.id == adaptation.variant), None)
    if found is None:
        raise NotPossible(f"la variante « {adaptation.variant} » n'existe pas.")
    if found.modes and adaptation.mode not in found.modes:
        raise NotPossible(f"la variante « {found.title} » ne se fait pas dans cette modalité.")
    return found


def _check(format_: Format, adaptation: Adaptation) -> None:
    limits = format_.participants
    if not limits.min <= adaptation.people <= limits.max:
        raise NotPossible(f"de {limits.min} à {limits.max} personnes.")
    if adaptation.mode not in format_.modes:
        raise NotPossible("cet atelier ne se fait pas dans cette modalité.")
    if not 0 <= adaptation.start < DAY:
        raise NotPossible("une heure du jour est attendue, comme 14:00.")
    if any(not 0 <= minutes <= LONGEST_STEP for minutes in adaptation.minutes.values()):
        raise NotPossible(f"de 0 à {LONGEST_STEP} minutes par étape.")


def plan(format_: Format, adaptation: Adaptation) -> Plan:
    """The session that an adaptation gives. Raises NotPossible."""
    _check(format_, adaptation)
    variant = _variant(format_, adaptation)
    script = variant.applied_to(format_.script) if variant else format_.script
    chosen = adaptation.minutes
    kept = tuple(
        step.model_copy(update={"minutes": chosen[step.id]}) if step.id in chosen else step
        for step in script
        if chosen.get(step.id) != 0
    )
    people = adaptation.people
    steps = schedule(kept, people, format_.group_size).steps
    groups = format_.groups(people)
    return Plan(
        adaptation,
        steps,
        groups,
        format_.facilitation.crew(people, adaptation.mode),
        tuple(
            thing.needed(people, groups) if not thing.modes or adaptation.mode in thing.modes else None
            for thing in format_.materials
        ),
        tuple(handout.needed(people, groups) for handout in format_.handouts),
        tuple(sharers(format_, item.step, people) for item in steps),
    )


def _step_data(step: Step) -> dict[str, Any]:
    data: dict[str, Any] = {"id": step.id, "title": step.title, "mode": str(step.mode)}
    if isinstance(step.minutes, PerGroup):
        data |= {"perGroup": step.minutes.per_group, "minutes": step.minutes.fixed}
    elif isinstance(step.minutes, PerParticipant):
        data |= {"perParticipant": step.minutes.per_participant, "minutes": step.minutes.fixed}
    else:
        data["minutes"] = step.minutes
    if step.group_size:
        data["size"] = [step.group_size.min, step.group_size.max]
    if step.shared_by:
        data["sharedBy"] = step.shared_by
    return data


def plan_data(format_: Format) -> dict[str, Any]:
    """What the browser needs to compute a plan. A variant is its whole script: what its changes make of it."""
    return {
        "slug": format_.slug,
        "people": [format_.participants.min, format_.participants.ideal, format_.participants.max],
        "size": [format_.group_size.min, format_.group_size.max] if format_.group_size else None,
        "groupMaxima": [
            size.max
            for size in (
                [format_.group_size]
                if format_.group_size
                else [step.group_size for step in format_.script if step.group_size]
            )
        ],
        "modes": [str(mode) for mode in format_.modes],
        "crew": [[line.up_to, line.count] for line in format_.facilitation.people],
        "extra": [[[str(mode) for mode in more.modes], more.count] for more in format_.facilitation.extra],
        "roles": {role.id: {"count": role.count, "team": role.team} for role in format_.roles},
        "script": [_step_data(step) for step in format_.script],
        "variants": [
            {
                "id": variant.id,
                "title": variant.title,
                "modes": [str(mode) for mode in variant.modes],
                "script": [_step_data(step) for step in variant.applied_to(format_.script)],
            }
            for variant in format_.variants
        ],
        "materials": [
            [thing.quantity, str(thing.per), [str(mode) for mode in thing.modes]] for thing in format_.materials
        ],
        "handouts": [[handout.quantity, str(handout.per)] for handout in format_.handouts],
    }


def plan_as_data(made: Plan) -> dict[str, Any]:
    """A plan as plain data, as the browser gives it: for the shared cases and the exports."""
    return {
        "steps": [
            {
                "id": item.step.id,
                "start": made.adaptation.start + item.start,
                "minutes": item.minutes,
                "groups": list(item.group_sizes),
                "sharers": shared,
            }
            for item, shared in zip(made.steps, made.sharers, strict=True)
        ],
        "minutes": made.minutes,
        "end": made.end,
        "groups": made.groups,
        "facilitators": made.facilitators,
        "materials": list(made.materials),
        "handouts": list(made.handouts),
    }


def adaptations(format_: Format) -> Iterator[Adaptation]:
    """Cases that a page and the browser must agree on: sizes, modes, variants, a step changed, a step skipped, past midnight."""
    limits = format_.participants
    sizes = dict.fromkeys((limits.min, limits.ideal, limits.max, (limits.min + limits.max) // 2))
    for people in sizes:
        for mode in format_.modes:
            yield Adaptation(people, mode)
            for variant in format_.variants:
                if not variant.modes or mode in variant.modes:
                    yield Adaptation(people, mode, variant.id, start=14 * 60)
    first, last = format_.script[0].id, format_.script[-1].id
    mode = format_.modes[0]
    yield Adaptation(limits.ideal, mode, start=13 * 60 + 47, minutes={first: 3})
    yield Adaptation(limits.max, mode, minutes={first: 0, last: LONGEST_STEP})
    yield Adaptation(limits.min, mode, start=DAY - 1, minutes={last: 0})
