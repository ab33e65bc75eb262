"""The calendar event, read back by the library that others use to read it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar, Event

from macros.exports.calendar_file import export_calendar
from macros.model.format import Format
from macros.model.library import Library
from macros.model.typography import french
from tests.factories import a_format, make_step

WINTER, SUMMER = date(2026, 12, 1), date(2026, 7, 1)
HOSTILE = "=1+1; <b>, \\n {{7*7}} \"a\" 'é:' 😀"


def _read(data: bytes) -> tuple[Calendar, Event]:
    calendar = Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def _ends(event: Event) -> datetime:
    if "DTEND" in event:
        return event["DTEND"].dt.astimezone(UTC)
    return event["DTSTART"].dt.astimezone(UTC) + event["DURATION"].dt


@pytest.mark.parametrize(
    ("day", "start", "universal", "last"),
    [
        (WINTER, time(14), datetime(2026, 12, 1, 13), "14 h 20"),
        (SUMMER, time(9, 5), datetime(2026, 7, 1, 7, 5), "9 h 25"),
        (date(2026, 12, 31), time(23, 50), datetime(2026, 12, 31, 22, 50), "0 h 10"),
        # Over a change of hour the session keeps its length, and its clock times jump as clocks do.
        (date(2026, 3, 29), time(1, 45), datetime(2026, 3, 29, 0, 45), "3 h 05"),
        (date(2026, 10, 25), time(2, 45), datetime(2026, 10, 25, 0, 45), "2 h 05"),
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 24, 23, 30), "1 h 50"),
    ],
)
def test_hours_of_paris(day: date, start: time, universal: datetime, last: str) -> None:
    """Starts when said, lasts what the script lasts, and the agenda tells the clock."""
    _, event = _read(export_calendar(a_format(), day, start))
    begins = event["DTSTART"]
    assert begins.params["TZID"] == "Europe/Paris"
    assert begins.dt.astimezone(UTC) == universal.replace(tzinfo=UTC)
    assert _ends(event) == universal.replace(tzinfo=UTC) + timedelta(minutes=60)
    assert f"- {last} – Étape travail".replace(" h ", "\u00a0h\u00a0") in event["DESCRIPTION"]


def test_the_zone_says_when_hours_change() -> None:
    """The file's own rule gives the offsets of Paris, for programs that know no zone."""
    calendar, _ = _read(export_calendar(a_format(), WINTER, time(9)))
    (zone,) = calendar.walk("VTIMEZONE")
    paris = zone.to_tz(lookup_tzid=False)
    for moment, hours in (
        (datetime(2026, 3, 29, 1, 59), 1),
        (datetime(2026, 3, 29, 3, 1), 2),
        (datetime(2026, 10, 24, 12), 2),
        (datetime(2026, 10, 25, 3, 1), 1),
        (datetime(2031, 1, 1), 1),
    ):
        assert moment.replace(tzinfo=paris).utcoffset() == timedelta(hours=hours), moment


def test_what_the_event_says() -> None:
    """Goal, agenda, what participants prepare; nothing of the facilitation's own work; an empty place."""
    told = [
        {"days_before": 2, "who": "facilitator", "task": "Réserver la salle.", "minutes": 10},
        {"days_before": 2, "who": "participants", "task": "Lire la page.", "minutes": 15},
    ]
    _, event = _read(
        export_calendar(a_format(preparation=told), WINTER, time(9), page="https://exemple.fr/ateliers/essai/")
    )
    assert event["SUMMARY"] == "Atelier d’essai"
    assert event["SUMMARY"].params["LANGUAGE"] == "fr-FR"
    assert event["LOCATION"] == ""
    description = event["DESCRIPTION"].replace("\u00a0", " ")
    assert description == (
        "But : Un petit atelier pour les essais.\n\nÀ la fin : Une feuille remplie.\n\n"
        "Au programme (1 h) :\n- 9 h 00 – Étape accueil\n- 9 h 20 – Étape travail\n\n"
        "À préparer avant :\n- Lire la page (15 min).\n\nL’atelier en détail : https://exemple.fr/ateliers/essai/"
    )
    assert "Rien à préparer avant." in _read(export_calendar(a_format(), WINTER, time(9)))[1]["DESCRIPTION"]


def test_minutes_follow_the_number_of_people() -> None:
    """A step that scales makes the event longer."""
    scaling = a_format(script=[make_step("tour", {"per_participant": 5})])
    _, event = _read(export_calendar(scaling, WINTER, time(9), people=8))
    assert _ends(event) - event["DTSTART"].dt.astimezone(UTC) == timedelta(minutes=40)


def test_one_session_is_one_event() -> None:
    """The identifier changes with slug, date and hour, and with nothing else."""
    ids = {
        str(_read(export_calendar(format_, day, start, people=people))[1]["UID"])
        for format_ in (a_format("un"), a_format("deux"))
        for day in (WINTER, SUMMER)
        for start in (time(9), time(9, 30))
        for people in (4, 8)
    }
    assert len(ids) == 8
    assert "un-20261201-0900@playbook-des-ateliers" in ids


def test_hostile_text_comes_back_as_typed() -> None:
    """Signs of the format are escaped; no line is added."""
    hostile = a_format(title="Titre; BEGIN:VALARM, \\n 😀", summary=HOSTILE, deliverable=HOSTILE)
    calendar, event = _read(export_calendar(hostile, WINTER, time(9)))
    assert event["SUMMARY"] == french("Titre; BEGIN:VALARM, \\n 😀")
    assert french(f"But : {HOSTILE}") in event["DESCRIPTION"]
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT"]


def test_lines_are_folded_between_characters(library: Library) -> None:
    """75 bytes at most, Windows line ends, and no accent cut in two."""
    format_: Format = library.formats["projet-sante-cpts"]
    data = export_calendar(format_, WINTER, time(14))
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert data == export_calendar(format_, WINTER, time(14))
