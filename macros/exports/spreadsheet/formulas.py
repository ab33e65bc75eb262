"""What a workbook computes again when its four entries change, each with the value that the model gives it now."""

from __future__ import annotations

from dataclasses import dataclass

from macros.exports.spreadsheet.cells import FIRST_ROW, HEADER_ROW, Formula
from macros.model.base import Mode
from macros.model.format import Format, Per
from macros.model.people import GroupSize
from macros.model.schedule import PlannedStep
from macros.model.script import PerGroup, WorkMode
from macros.pages.labels import number_range

DAY_MINUTES = 1440
# Names of the cells to fill in; formulas read like sentences, and go on working when rows are added.
DATE, START, PEOPLE, MODE = "Date_atelier", "Heure_debut", "Participants", "Modalite"


def groups_formula(size: GroupSize | None) -> str:
    """Number of groups: as many as it takes for none to exceed the largest size; 1 where there are none."""
    return f"CEILING({PEOPLE}/{size.max},1)" if size else "1"


@dataclass(frozen=True, slots=True)
class Session:
    """A format planned for a number of people, in one mode, from a minute of the day. `mode_cells` is where each mode's name stands."""

    format: Format
    people: int
    mode: Mode
    start: int
    mode_cells: dict[Mode, str]

    @property
    def sizes(self) -> list[GroupSize]:
        """The group sizes that count the session's groups: the format's, or those of its steps; none where nobody is grouped."""
        own = [step.group_size for step in self.format.script if step.group_size]
        return [self.format.group_size] if self.format.group_size else list(dict.fromkeys(own))

    @property
    def groups(self) -> Formula:
        """Groups of the session, at the step that makes most of them."""
        each = [groups_formula(size) for size in self.sizes]
        formula = each[0] if len(each) == 1 else f"MAX({','.join(each)})" if each else "1"
        return Formula(f"={formula}", self.format.groups(self.people))

    @property
    def crew(self) -> Formula:
        """People who facilitate, with those that the mode adds."""
        lines = self.format.facilitation.people
        formula = str(lines[-1].count)
        for line in reversed(lines[:-1]):
            formula = f"IF({PEOPLE}<={line.up_to},{line.count},{formula})"
        for more in self.format.facilitation.extra:
            condition = self._is_mode(more.modes)
            formula += f"+IF({condition},{more.count},0)" if condition else ""
        return Formula(f"={formula}", self.format.facilitation.crew(self.people, self.mode))

    def _is_mode(self, modes: tuple[Mode, ...]) -> str:
        """True when the chosen mode is one of these; empty where the format has none of them."""
        tests = [f"{MODE}={self.mode_cells[mode]}" for mode in self.mode_cells if mode in modes]
        return f"OR({','.join(tests)})" if len(tests) > 1 else "".join(tests)

    def size_of(self, item: PlannedStep) -> GroupSize | None:
        """The group size that holds at a step."""
        return item.step.group_size or self.format.group_size

    def minutes(self, item: PlannedStep) -> Formula | int:
        """A step's minutes: a number to change at will, or what follows the number of groups or people."""
        length = item.step.minutes
        if isinstance(length, int):
            return length
        if isinstance(length, PerGroup):
            formula = f"{length.per_group}*{groups_formula(self.size_of(item))}"
        else:
            formula = f"{length.per_participant}*{PEOPLE}"
        return Formula(f"={formula}" + (f"+{length.fixed}" if length.fixed else ""), item.minutes)

    def starts(self, item: PlannedStep, row: int, minutes: str) -> Formula:
        """When a step starts: the session's start and all the minutes above. `minutes` is the letter of their column.

        The sum begins at the heading, so that a row can be added or deleted anywhere without breaking those that follow.
        """
        formula = f"={START}+SUM({minutes}${HEADER_ROW + 1}:{minutes}{row})/{DAY_MINUTES}"
        return Formula(formula, (self.start + item.start) / DAY_MINUTES)

    def ends(self, item: PlannedStep, row: int, minutes: str, starts: str) -> Formula:
        """When a step ends."""
        formula = f"={starts}{row + 1}+{minutes}{row + 1}/{DAY_MINUTES}"
        return Formula(formula, (self.start + item.end) / DAY_MINUTES)

    def total(self, end: int, minutes: str) -> Formula:
        """All the minutes; `end` is the row after the last step."""
        whole = self.format.schedule(self.people).minutes
        return Formula(f"=SUM({minutes}{FIRST_ROW + 1}:{minutes}{end})", whole)

    def group_sizes(self, item: PlannedStep) -> Formula | str:
        """« 4 de 3 à 4 » at a step in groups, nothing at the others."""
        size = self.size_of(item)
        if item.step.mode is not WorkMode.GROUPS or not size:
            return ""
        groups = groups_formula(size)
        least = f"INT({PEOPLE}/{groups})"
        formula = f'={groups}&" de "&{least}&IF(MOD({PEOPLE},{groups})>0,"\u00a0à\u00a0"&{least}+1,"")'
        told = number_range(min(item.group_sizes), max(item.group_sizes))
        return Formula(formula, f"{len(item.group_sizes)} de {told}")

    def needed(self, quantity: int, cell: str, per: Per, modes: tuple[Mode, ...], groups: str) -> Formula:
        """How many to bring: the quantity of `cell` by session, group (`groups` is their cell) or person; 0 when the mode needs none."""
        count = {Per.SESSION: 1, Per.GROUP: self.format.groups(self.people), Per.PARTICIPANT: self.people}[per]
        formula = cell + {Per.SESSION: "", Per.GROUP: f"*{groups}", Per.PARTICIPANT: f"*{PEOPLE}"}[per]
        if not modes or set(modes) >= set(self.mode_cells):
            return Formula(f"={formula}", quantity * count)
        condition = self._is_mode(modes)
        value = quantity * count if self.mode in modes else 0
        return Formula(f"=IF({condition},{formula},0)" if condition else "=0", value)
