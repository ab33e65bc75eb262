"""A script laid out in time."""

from __future__ import annotations

import pytest

from macros.model.format import Format
from macros.model.script import WorkMode
from tests.factories import a_format, make_break, make_step

FORMAT = a_format(
    participants={"min": 4, "ideal": 6, "max": 12},
    group_size={"min": 2, "max": 4},
    script=[
        make_step("accueil", 10),
        make_step("tour", {"per_participant": 2, "fixed": 3}),
        make_step("groupes", 40, mode="groups"),
        make_break("pause", 15),
        make_step("restitution", {"per_group": 5, "fixed": 1}),
        make_step("binomes", 20, mode="groups", group_size={"min": 2, "max": 2}),
        make_step("echange", 12, shared_by="groups"),
    ],
)
TIMES = {
    # people: (start and minutes of each step)
    4: [(0, 10), (10, 11), (21, 40), (61, 15), (76, 6), (82, 20), (102, 12)],
    6: [(0, 10), (10, 15), (25, 40), (65, 15), (80, 11), (91, 20), (111, 12)],
    12: [(0, 10), (10, 27), (37, 40), (77, 15), (92, 16), (108, 20), (128, 12)],
}


@pytest.mark.parametrize(("people", "times"), TIMES.items())
def test_start_times_follow_the_people(people: int, times: list[tuple[int, int]]) -> None:
    """A step starts when the one before it ends; per_group and per_participant lengths follow the number of people."""
    planned = FORMAT.schedule(people)
    assert [(step.start, step.minutes) for step in planned.steps] == times
    assert planned.minutes == sum(minutes for _, minutes in times) == planned.steps[-1].end


def test_lengths_at_ideal_smallest_and_largest_size() -> None:
    """Minutes hold at the ideal size; the range at the limits."""
    assert FORMAT.minutes == FORMAT.ideal_schedule.minutes == 123
    assert FORMAT.minutes_range == (114, 140)


@pytest.mark.parametrize(
    ("people", "sizes"),
    [(4, [(4,), (2, 2), (4,)]), (6, [(3, 3), (2, 2, 2), (3, 3)]), (9, [(3, 3, 3), (2, 2, 2, 2, 1), (3, 3, 3)])],
)
def test_groups_of_a_step(people: int, sizes: list[tuple[int, ...]]) -> None:
    """Only steps in groups, or shared by groups, have groups; a step's own size overrides the format's."""
    steps = {planned.step.id: planned for planned in FORMAT.schedule(people).steps}
    assert [steps[name].group_sizes for name in ("groupes", "binomes", "echange")] == sizes
    assert steps["groupes"].groups == len(sizes[0])
    assert (steps["accueil"].group_sizes, steps["accueil"].groups) == ((), 1)


def test_minutes_by_mode() -> None:
    """In the order of the modes, breaks included, absent modes left out."""
    assert FORMAT.ideal_schedule.minutes_by_mode == {WorkMode.GROUPS: 60, WorkMode.PLENARY: 48, WorkMode.BREAK: 15}
    assert sum(FORMAT.ideal_schedule.minutes_by_mode.values()) == FORMAT.minutes


STRETCHES = {
    "no break": ([("a", 30), ("b", 40)], 70, "b"),
    "break in the middle": ([("a", 30), ("pause", 10), ("b", 40)], 40, "b"),
    "longest first": ([("a", 60), ("b", 5), ("pause", 10), ("c", 40)], 65, "b"),
    "break at the end": ([("a", 60), ("pause", 10)], 60, "a"),
    "equal stretches, the first": ([("a", 60), ("pause", 10), ("b", 60)], 60, "a"),
    "only a break": ([("pause", 10)], 0, None),
}


@pytest.mark.parametrize(("steps", "minutes", "last"), STRETCHES.values(), ids=STRETCHES)
def test_longest_stretch(steps: list[tuple[str, int]], minutes: int, last: str | None) -> None:
    """Minutes in a row without a break, and the step at which they end."""
    script = [make_break(name, length) if name == "pause" else make_step(name, length) for name, length in steps]
    found, planned = a_format(script=script).ideal_schedule.longest_stretch
    assert (found, planned and planned.step.id) == (minutes, last)


def test_format_without_groups() -> None:
    """One group where nobody works in groups; per_group counts once."""
    format_ = a_format(script=[make_step("a", {"per_group": 7})])
    assert (format_.groups(30), format_.works_in_groups, format_.minutes) == (1, False, 7)
    assert (FORMAT.groups(9), FORMAT.works_in_groups) == (3, True)


def test_real_schedules_are_whole(library) -> None:
    """For every real format, at every size and in every variant, steps follow each other without hole."""
    for format_ in library.formats.values():
        assert isinstance(format_, Format)
        for people in range(format_.participants.min, format_.participants.max + 1):
            for variant in (None, *format_.variants):
                planned = format_.schedule(people, variant)
                ends = [0, *(step.end for step in planned.steps)]
                assert [step.start for step in planned.steps] == ends[:-1]
                assert ends[-1] == planned.minutes
                assert all(sum(step.group_sizes) in (0, people) for step in planned.steps)
