"""The French way to write durations, dates, ranges and counts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

from macros.model.base import Mode
from macros.model.canvas import Orientation
from macros.model.experience import Basis
from macros.model.format import Per, RoomShape, Status
from macros.model.library import Library
from macros.model.programme import UnitKind
from macros.model.script import WorkMode
from macros.pages import labels

NBSP, NARROW = "\u00a0", "\u202f"


def spaced(text: str) -> str:
    """« ~ » stands for a no-break space and « ^ » for a narrow one, so that tables can be read."""
    return text.replace("~", NBSP).replace("^", NARROW)


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "0~min"), (1, "1~min"), (59, "59~min"), (60, "1~h"), (65, "1~h~05"), (90, "1~h~30"), (600, "10~h")],
)
def test_duration(minutes: int, told: str) -> None:
    """Minutes under an hour, then hours, and minutes on two digits."""
    assert labels.duration(minutes) == spaced(told)


@pytest.mark.parametrize(("minutes", "told"), [(0, "0~h~00"), (5, "0~h~05"), (65, "1~h~05"), (600, "10~h~00")])
def test_offset(minutes: int, told: str) -> None:
    """A moment always has its hours and two digits of minutes."""
    assert labels.offset(minutes) == spaced(told)


@pytest.mark.parametrize(
    ("least", "most", "told"), [(60, 60, "1~h"), (60, 90, "1~h à 1~h~30"), (30, 60, "30~min à 1~h")]
)
def test_duration_range(least: int, most: int, told: str) -> None:
    """Equal ends are said once."""
    assert labels.duration_range(least, most) == spaced(told)


@pytest.mark.parametrize(("least", "most", "told"), [(6, 6, "6"), (6, 10, "6\u00a0à\u00a010")])
def test_number_range(least: int, most: int, told: str) -> None:
    """Equal ends are said once."""
    assert labels.number_range(least, most) == told


@pytest.mark.parametrize(
    ("count", "plural", "told"),
    [(0, None, "0~atelier"), (1, None, "1~atelier"), (2, None, "2~ateliers"), (2, "travaux", "2~travaux")],
)
def test_counted(count: int, plural: str | None, told: str) -> None:
    """Zero and one are singular, as French has it."""
    assert labels.counted(count, "atelier", plural) == spaced(told)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 11, 22), "22~novembre~2026"),
        (date(2026, 5, 1), "1er~mai~2026"),
        (date(2024, 2, 29), "29~février~2024"),
        (date(2026, 8, 11), "11~août~2026"),
        (date(2026, 12, 31), "31~décembre~2026"),
    ],
)
def test_french_date(day: date, told: str) -> None:
    """The first of a month is « 1er »; months have no capital."""
    assert labels.french_date(day) == spaced(told)


@pytest.mark.parametrize(("amount", "told"), [(0, "0~€"), (950, "950~€"), (3750, "3^750~€"), (1250000, "1^250^000~€")])
def test_euros(amount: int, told: str) -> None:
    """Thousands are set apart by narrow spaces."""
    assert labels.euros(amount) == spaced(told)


@pytest.mark.parametrize(
    ("minutes", "told"), [(7, "7~min"), (7.5, "7~min~30"), (0.75, "45~s"), (1, "1~min"), (10 / 3, "3~min~15")]
)
def test_minutes_text(minutes: float, told: str) -> None:
    """A share of a slot is rounded to a quarter of a minute, in seconds below one."""
    assert labels.minutes_text(minutes) == spaced(told)


def test_modes_are_a_sentence_part(library: Library) -> None:
    """Only the first name keeps its capital."""
    modes = library.vocabulary.modes
    assert labels.modes_text((Mode.IN_PERSON, Mode.REMOTE), modes) == "Présentiel, distanciel"
    assert labels.modes_text((Mode.HYBRID,), modes) == "Hybride"


@pytest.mark.parametrize(
    ("words", "enum"),
    [
        (labels.WORK_MODES, WorkMode),
        (labels.STATUSES, Status),
        (labels.STATUS_HELP, Status),
        (labels.ROOM_SHAPES, RoomShape),
        (labels.PER, Per),
        (labels.UNIT_KINDS, UnitKind),
        (labels.ORIENTATIONS, Orientation),
        (labels.BASES, Basis),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_every_word_of_the_model_has_a_french_one(words: dict, enum: type[StrEnum]) -> None:
    """No English word of the model reaches a page, and no French word is left without its use."""
    assert set(words) == set(enum)
    assert all(words.values())


@pytest.mark.parametrize("mode", WorkMode)
def test_work_mode_of_a_single_participant(mode: WorkMode) -> None:
    """Only a plenary has another name when there is one participant."""
    assert labels.work_mode(mode, 2) == labels.WORK_MODES[mode]
    assert labels.work_mode(mode, 1) == ("Ensemble" if mode is WorkMode.PLENARY else labels.WORK_MODES[mode])


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Version courte (1 h 30)", "Version courte"),
        (f"Version courte (1{NBSP}h{NBSP}30)", "Version courte"),
        ("Version courte (1 h)", "Version courte (1 h)"),
        ("Version (1 h 30) courte", "Version (1 h 30) courte"),
        ("Version courte", "Version courte"),
    ],
)
def test_a_length_is_said_once(title: str, bare: str) -> None:
    """Only its own, and only at the end."""
    assert labels.without_length(title, 90) == bare
