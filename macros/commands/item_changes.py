"""What changed between two documents of the JSON API, as French lines of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from macros.model.format import Status
from macros.model.introspection import field_at
from macros.model.library import ITEM_TYPES
from macros.model.typography import french
from macros.pages.labels import STATUSES, duration, duration_range, number_range

Document = dict[str, Any]
MODES = {"in_person": "présentiel", "remote": "distanciel", "hybrid": "hybride"}
# What the lines below tell by name, and what is no field of a file.
_TOLD = {"slug", "kind", "computed", "title", "participants", "capacity", "modes", "status"}
# By kind: the field that lists the parts, where their minutes are computed and under which id, and their French word.
_PARTS = {
    "formats": ("script", "schedule", "step", "étape"),
    "programmes": ("units", "unit_loads", "id", "unité"),
}


def plain(text: object) -> str:
    """A text of the library in a line of Markdown: none of its characters means anything there."""
    return re.sub(r"([\\`*_\[\]<>|~#@])", r"\\\1", " ".join(str(text).split()))


def named(text: object) -> str:
    """`« Titre »`."""
    return f"« {plain(text)} »"


def _line(head: str, told: str) -> str:
    return f"- **{head}** : {told}"


def _arrow(before: object, after: object) -> str:
    return f"{before} → {after}"


def length(document: Document) -> str:
    """`2 h`, or `2 h (1 h 45 à 2 h 15)`; nothing where the document has no length."""
    minutes = document.get("computed", {}).get("minutes")
    if not minutes:
        return ""
    whole = duration_range(minutes["min"], minutes["max"])
    if "ideal" not in minutes:
        return whole
    ideal = duration(minutes["ideal"])
    return ideal if minutes["min"] == minutes["max"] else f"{ideal} ({whole})"


def people(document: Document) -> str:
    """`6 à 10 personnes (idéal 8)`."""
    size = document.get("participants") or document.get("capacity") or {}
    if not size:
        return ""
    told = f"{number_range(size['min'], size['max'])} personnes"
    return f"{told} (idéal {size['ideal']})" if "ideal" in size else told


def _modes(document: Document) -> str:
    return ", ".join(MODES.get(mode, plain(mode)) for mode in document.get("modes", ()))


def _status(document: Document) -> str:
    status = document.get("status", "")
    return STATUSES[Status(status)] if status in list(Status) else plain(status)


def _label(kind: str, *path: str) -> str:
    found, key = field_at(ITEM_TYPES[kind], path)
    return found.title if found is not None and key == path[-1] and found.title else f"`{plain(path[-1])}`"


def _changed_labels(before: Document, after: Document, kind: str, *path: str, told: set[str]) -> list[str]:
    keys = [key for key in {**after, **before} if key not in told and before.get(key) != after.get(key)]
    known = list(ITEM_TYPES[kind].model_fields) if not path else []
    keys.sort(key=lambda key: known.index(key) if key in known else len(known))
    return [_label(kind, *path, key) for key in keys]


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The fewest of the ids in both lists that explain their new order."""
    places = [before.index(one) for one in after]
    tails: list[int] = []  # by length, where in `places` the increasing run that ends lowest ends
    links: list[int] = []
    for position, place in enumerate(places):
        at = bisect_left([places[tail] for tail in tails], place)
        links.append(tails[at - 1] if at else -1)
        tails[at : at + 1] = [position]
    kept, position = set(), tails[-1] if tails else -1
    while position >= 0:
        kept.add(after[position])
        position = links[position]
    return set(after) - kept


def _parts(document: Document, kind: str) -> dict[str, Document]:
    """The steps of a format or the units of a programme, by id, each with the minutes that it takes."""
    key, loads, name, _ = _PARTS[kind]
    minutes = {load.get(name): load.get("minutes") for load in document.get("computed", {}).get(loads, ())}
    return {part["id"]: {**part, "minutes_told": minutes.get(part["id"])} for part in document.get(key, ())}


def _told(part: Document) -> str:
    minutes = part["minutes_told"]
    return named(part.get("title", part["id"])) + (f", {duration(minutes)}" if minutes else "")


def _part_lines(before: Document, after: Document, kind: str) -> Iterator[str]:
    key, _, _, word = _PARTS[kind]
    old, new = _parts(before, kind), _parts(after, kind)
    places = {one: place for place, one in enumerate(new, 1)}
    old_places = {one: place for place, one in enumerate(old, 1)}
    head = word.capitalize()
    for one in new:
        if one not in old:
            yield _line(f"{head} ajoutée", f"{_told(new[one])}, en place {places[one]}")
    for one in old:
        if one not in new:
            yield _line(f"{head} retirée", _told(old[one]))
    moved = _moved([one for one in old if one in new], [one for one in new if one in old])
    rewritten = []  # told last: what changes the session in time comes first
    for one in (one for one in new if one in old):
        was, now = old[one], new[one]
        title = named(now.get("title", one))
        if one in moved:
            yield _line(f"{head} déplacée", f"{title}, place {_arrow(old_places[one], places[one])}")
        if was.get("title") != now.get("title"):
            yield _line(f"{head} renommée", _arrow(named(was.get("title", one)), title))
        if was["minutes_told"] != now["minutes_told"] and was["minutes_told"] and now["minutes_told"]:
            yield _line(
                f"Durée d'{word}", f"{title}, {_arrow(duration(was['minutes_told']), duration(now['minutes_told']))}"
            )
        told = {"title", "minutes_told"} | ({"minutes"} if was["minutes_told"] != now["minutes_told"] else set())
        if labels := _changed_labels(was, now, kind, key, "0", told=told):
            rewritten.append(_line(f"{head} récrite", f"{title} ({', '.join(labels)})"))
    yield from rewritten


def item_lines(before: Document, after: Document, kind: str) -> list[str]:
    """A line for each thing that changed; what is computed from other files does not count."""
    lines = []
    if before.get("title") != after.get("title"):
        lines.append(_line("Titre", _arrow(named(before.get("title")), named(after.get("title")))))
    for head, told in (("Durée", length), ("Participants", people), ("Modalités", _modes), ("Statut", _status)):
        if told(before) != told(after):
            lines.append(_line(head, _arrow(told(before) or "rien", told(after) or "rien")))
    told = set(_TOLD)
    if kind in _PARTS:
        lines += _part_lines(before, after, kind)
        told.add(_PARTS[kind][0])
    if labels := _changed_labels(before, after, kind, told=told):
        lines.append(_line("Autres champs", ", ".join(labels)))
    return [french(line) for line in lines]
