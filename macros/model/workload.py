"""What a programme or an offer costs in time and people, computed from its formats. Minutes and people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from macros.model.format import FACILITATOR
from macros.model.library import Library
from macros.model.offer import Offer, OfferedFormat
from macros.model.programme import Programme, Unit


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """One unit of a programme at full capacity."""

    unit: Unit
    minutes: int
    least: int
    most: int
    parallel_groups: int
    facilitators: int | None

    @property
    def is_split(self) -> bool:
        """True when the format cannot hold everyone at once."""
        return self.parallel_groups > 1


@dataclass(frozen=True, slots=True)
class Workload:
    """All units, and the minutes that one participant spends: from the least to the most."""

    units: tuple[UnitLoad, ...]
    least: int
    most: int


def unit_load(unit: Unit, programme: Programme, library: Library) -> UnitLoad:
    """A unit's minutes once and in all, and how many groups and facilitators its format asks for at full capacity."""
    format_ = library.formats.get(unit.format or "")
    minutes = unit.minutes or (format_.minutes if format_ else 0)
    least, most = (unit.repeat.min, unit.repeat.max) if unit.repeat else (1, 1)
    groups, facilitators = 1, None
    if format_:
        people = programme.capacity.max
        groups = max(ceil(people / format_.participants.max), 1)
        facilitators = groups * format_.facilitation.crew(ceil(people / groups))
    return UnitLoad(unit, minutes, minutes * least, minutes * most, groups, facilitators)


def time_spent(loads: Iterable[UnitLoad]) -> tuple[int, int]:
    """Least and most minutes of one participant. Of a unit and those that may replace it, one is followed."""
    choices: dict[str, list[UnitLoad]] = {}
    for load in loads:
        choices.setdefault(load.unit.alternative_to or load.unit.id, []).append(load)
    return (
        sum(min(load.least for load in group) for group in choices.values()),
        sum(max(load.most for load in group) for group in choices.values()),
    )


def programme_workload(programme: Programme, library: Library) -> Workload:
    """All the units of a programme, and the range of minutes that they make."""
    loads = tuple(unit_load(unit, programme, library) for unit in programme.units)
    return Workload(loads, *time_spent(loads))


@dataclass(frozen=True, slots=True)
class Effort:
    """Minutes of sessions at the ideal size and of preparation for the facilitation; the most counts the optional formats."""

    least: int
    most: int
    least_preparation: int
    most_preparation: int


def offer_effort(offer: Offer, library: Library) -> Effort:
    """Sum the offer's formats as a range."""

    def totals(entries: list[OfferedFormat]) -> tuple[int, int]:
        found = [(library.formats[entry.format], entry.times) for entry in entries if entry.format in library.formats]
        # A format that is run several times is prepared once: what changes from one to the next is little beside it.
        return sum(f.minutes * times for f, times in found), sum(f.preparation_minutes[FACILITATOR] for f, _ in found)

    least, least_preparation = totals([entry for entry in offer.formats if not entry.optional])
    most, most_preparation = totals(list(offer.formats))
    return Effort(least, most, least_preparation, most_preparation)
