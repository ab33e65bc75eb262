"""A script laid out in time for a number of people: starts, lengths, groups. All times in minutes from the start."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.people import GroupSize
from macros.model.script import Step, WorkMode

LONGEST_STRETCH = 105  # minutes without a break


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step with its place in time and its groups."""

    step: Step
    start: int
    minutes: int
    group_sizes: tuple[int, ...]

    @property
    def end(self) -> int:
        """Minutes from the start of the session."""
        return self.start + self.minutes

    @property
    def groups(self) -> int:
        """Number of groups; 1 when the step is not worked in groups."""
        return len(self.group_sizes) or 1


@dataclass(frozen=True, slots=True)
class Schedule:
    """The steps in order, for `people` participants."""

    people: int
    steps: tuple[PlannedStep, ...]

    @property
    def minutes(self) -> int:
        """Length of the whole, breaks included."""
        return sum(planned.minutes for planned in self.steps)

    @property
    def minutes_by_mode(self) -> dict[WorkMode, int]:
        """Minutes spent in each way of working, in the order of `WorkMode`; absent modes are left out."""
        spent = dict.fromkeys(WorkMode, 0)
        for planned in self.steps:
            spent[planned.step.mode] += planned.minutes
        return {mode: minutes for mode, minutes in spent.items() if minutes}

    @property
    def longest_stretch(self) -> tuple[int, PlannedStep | None]:
        """Most minutes in a row without a break, and the step at which the stretch ends."""
        longest, ends_at, run = 0, None, 0
        for planned in self.steps:
            run = 0 if planned.step.is_break else run + planned.minutes
            if run > longest:
                longest, ends_at = run, planned
        return longest, ends_at


def schedule(script: tuple[Step, ...], people: int, group_size: GroupSize | None) -> Schedule:
    """Lay the script out for `people` participants; a step's own `group_size` overrides the format's."""
    planned, start = [], 0
    for step in script:
        size = step.group_size or group_size
        sizes = size.sizes(people) if size else ()
        minutes = step.minutes if isinstance(step.minutes, int) else step.minutes.at(people, len(sizes) or 1)
        needs_groups = step.mode is WorkMode.GROUPS or step.shared_by == "groups"
        planned.append(PlannedStep(step, start, minutes, sizes if needs_groups else ()))
        start += minutes
    return Schedule(people, tuple(planned))
