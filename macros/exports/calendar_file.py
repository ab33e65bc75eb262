"""The calendar event of a session: one event at the hour of Paris, with the agenda in its description."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from macros.model.format import PARTICIPANTS, Format
from macros.model.typography import french
from macros.pages.labels import duration, offset

_ZONE = "Europe/Paris"
_MAKER = "-//Playbook des ateliers//FR"
_LANGUAGE = {"LANGUAGE": "fr-FR"}


def export_calendar(
    format_: Format, day: date, start: time, *, people: int | None = None, publisher: str = "", page: str = ""
) -> bytes:
    """An .ics file of one event. Its identifier comes from slug, date and hour: the same session twice is one event."""
    planned = format_.schedule(people)
    begins = datetime.combine(day, start, ZoneInfo(_ZONE)).astimezone(UTC)

    def clock(minutes: int) -> datetime:
        # Counted in universal time: a session that passes over a change of hour keeps its length.
        return (begins + timedelta(minutes=minutes)).astimezone(ZoneInfo(_ZONE))

    agenda = []
    for item in planned.steps:
        at = clock(item.start)
        agenda.append(f"{offset(at.hour * 60 + at.minute)} – {item.step.title}")
    event = Event()
    event.add("uid", f"{format_.slug}-{day:%Y%m%d}-{start:%H%M}@playbook-des-ateliers")
    event.add("dtstamp", datetime.combine(format_.reviewed, time.min, UTC))
    event.add("dtstart", clock(0))
    ends = clock(planned.minutes)
    if ends.fold:  # an hour that comes twice in the night would be taken for the first one
        event.add("duration", timedelta(minutes=planned.minutes))
    else:
        event.add("dtend", ends)
    event.add("summary", _line(format_.title), parameters=_LANGUAGE)
    event.add("description", _description(format_, planned.minutes, agenda, page), parameters=_LANGUAGE)
    event.add("location", "")
    event.add("transp", "OPAQUE")
    if page:
        event.add("url", page)
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add_component(_paris())
    calendar.add_component(event)
    return calendar.to_ical()


def _line(text: str) -> str:
    return french(" ".join(text.split("\n")))


def _description(format_: Format, minutes: int, agenda: list[str], page: str) -> str:
    """Goal, agenda, what to prepare: what every person invited may read."""
    tasks = [
        f"{task.task.rstrip('.')} ({duration(task.minutes)})."
        for task in format_.preparation
        if task.who == PARTICIPANTS
    ]
    paragraphs = [
        [f"But : {format_.summary}"],
        [f"À la fin : {format_.deliverable}"],
        [f"Au programme ({duration(minutes)}) :", *(f"- {line}" for line in agenda)],
        ["À préparer avant :", *(f"- {task}" for task in tasks)] if tasks else ["Rien à préparer avant."],
        [f"L'atelier en détail : {page}"] if page else [],
    ]
    return "\n\n".join("\n".join(map(_line, lines)) for lines in paragraphs if lines)


def _paris() -> Timezone:
    """The rule of the hour in Paris since 1996, as every calendar understands it."""
    zone = Timezone()
    zone.add("tzid", _ZONE)
    for part, name, before, after, rule, first in (
        (TimezoneDaylight(), "CEST", 1, 2, 3, datetime(1996, 3, 31, 2)),
        (TimezoneStandard(), "CET", 2, 1, 10, datetime(1996, 10, 27, 3)),
    ):
        part.add("tzname", name)
        part.add("dtstart", first)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("rrule", {"freq": "yearly", "bymonth": rule, "byday": "-1su"})
        zone.add_component(part)
    return zone
