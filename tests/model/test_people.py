"""Groups, roles and facilitators for a number of people."""

from __future__ import annotations

import pytest

from macros.model.people import Facilitation, GroupSize, Role

SIZES = {
    # (min, max, people): sizes
    (2, 4, 4): (4,),
    (2, 4, 5): (3, 2),
    (2, 4, 8): (4, 4),
    (2, 4, 9): (3, 3, 3),
    (2, 4, 10): (4, 3, 3),
    (3, 5, 7): (4, 3),
    (3, 5, 11): (4, 4, 3),
    (4, 5, 6): (3, 3),
    (4, 5, 12): (4, 4, 4),
    (5, 5, 3): (3,),
    (1, 1, 3): (1, 1, 1),
}
HOLDS = {(4, 5, 6), (5, 5, 3)}  # those that do not


@pytest.mark.parametrize(("size", "sizes"), SIZES.items(), ids=["-".join(map(str, key)) for key in SIZES])
def test_people_spread_in_groups(size: tuple[int, int, int], sizes: tuple[int, ...]) -> None:
    """Groups = ceil(n / max), the largest first; a number that leaves a group under the minimum does not hold."""
    group_size = GroupSize(min=size[0], max=size[1])
    assert group_size.groups(size[2]) == len(sizes)
    assert group_size.sizes(size[2]) == sizes
    assert group_size.holds(size[2]) is (size not in HOLDS)


@pytest.mark.parametrize("people", range(1, 121))
def test_groups_hold_everyone_and_differ_by_one(people: int) -> None:
    """Whatever the number, nobody is lost, no group is over the maximum."""
    sizes = GroupSize(min=1, max=7).sizes(people)
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1
    assert max(sizes) <= 7


CREW = Facilitation.model_validate_json(
    '{"people": [{"up_to": 10, "count": 1}, {"up_to": 20, "count": 2}, {"up_to": 40, "count": 4}]}'
)


@pytest.mark.parametrize(("people", "count"), [(1, 1), (10, 1), (11, 2), (20, 2), (21, 4), (40, 4), (41, 4)])
def test_crew(people: int, count: int) -> None:
    """The first line that reaches the number counts; beyond the last, the last holds."""
    assert CREW.crew(people) == count


def role(count: int | str, *, team: bool = False) -> Role:
    """A role."""
    return Role(id="a", name="A", count=count, mission="Agir.", team=team)


ROLES = (role(2), role("per_group"), role(5, team=True), role("rest"))


@pytest.mark.parametrize(
    ("index", "participants", "groups", "people"),
    [(0, 12, 3, 2), (1, 12, 3, 3), (2, 12, 3, 5), (3, 12, 3, 7), (3, 5, 3, 0), (3, 4, 3, 0)],
    ids=["a number", "one per group", "the team", "the rest", "nobody left", "never below zero"],
)
def test_people_of_a_role(index: int, participants: int, groups: int, people: int) -> None:
    """The rest is what counted roles leave, without those that the facilitation holds."""
    assert ROLES[index].people(participants, groups, ROLES) == people
