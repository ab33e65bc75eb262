"""The JSON API, version 1: what the YAML says under its own keys, and what is computed from it."""

from __future__ import annotations

from typing import Any

from macros.model.base import Item
from macros.model.canvas import Canvas
from macros.model.experience import Experience
from macros.model.format import Format
from macros.model.json_schema import json_schema
from macros.model.library import ITEM_TYPES, Library
from macros.model.offer import Offer
from macros.model.programme import Programme
from macros.model.script import WorkMode
from macros.model.workload import offer_effort, programme_workload
from macros.pages.script_data import compact_json

ROOT = "api/v1"
VERSION = 1
LICENCE = {"content": "etalab-2.0", "code": "MIT"}
_SUMMARY_FIELDS = (
    "title", "summary", "purpose", "maturity", "themes", "modes", "participants", "difficulty", "status", "capacity", "basis", "reviewed",
)  # fmt: skip


def _slugs(items: list[Any]) -> list[str]:
    return [item.slug for item in items]


def _computed_format(format_: Format, library: Library) -> dict[str, Any]:
    least, most = format_.minutes_range
    ideal = format_.participants.ideal
    planned = format_.ideal_schedule
    return {
        "family": format_.family,
        "minutes": {"min": least, "ideal": format_.minutes, "max": most},
        "preparation_minutes": {str(who): minutes for who, minutes in format_.preparation_minutes.items()},
        "groups": format_.groups(ideal),
        "facilitators": format_.facilitation.crew(ideal),
        "minutes_by_mode": {
            str(mode): minutes for mode, minutes in planned.minutes_by_mode.items() if mode is not WorkMode.BREAK
        },
        "schedule": [
            {"step": item.step.id, "start": item.start, "minutes": item.minutes, "groups": list(item.group_sizes)}
            for item in planned.steps
        ],
        "before": _slugs(library.before(format_)),
        "offers": _slugs(library.offers_using(format_.slug)),
        "programmes": _slugs(library.programmes_using(format_.slug)),
        "experiences": _slugs(library.experiences_about("formats", format_.slug)),
    }


def _computed(item: Item, library: Library) -> dict[str, Any]:
    """What the library knows beyond the file; of a local item, who added it and whether it stands for a common one."""
    local = {"origin": {"name": item.added_by, "replaces": bool(item.replaces)}} if item.added_by else {}
    return local | _computed_by_kind(item, library)


def _computed_by_kind(item: Item, library: Library) -> dict[str, Any]:
    if isinstance(item, Format):
        return _computed_format(item, library)
    if isinstance(item, Offer):
        effort = offer_effort(item, library)
        return {
            "minutes": {"min": effort.least, "max": effort.most},
            "preparation_minutes": {"min": effort.least_preparation, "max": effort.most_preparation},
        }
    if isinstance(item, Programme):
        load = programme_workload(item, library)
        units = [
            {
                "id": u.unit.id,
                "minutes": u.minutes,
                "min": u.least,
                "max": u.most,
                "groups": u.parallel_groups,
                "facilitators": u.facilitators,
            }
            for u in load.units
        ]
        return {"minutes": {"min": load.least, "max": load.most}, "unit_loads": units}
    if isinstance(item, Canvas):
        return {"formats": _slugs(library.formats_using_canvas(item.slug))}
    if isinstance(item, Experience):
        return {}
    raise TypeError(item)


def _written(item: Item) -> dict[str, Any]:
    """The fields of the file, as it gives them: what was left out stays out."""
    return item.model_dump(mode="json", exclude_unset=True, exclude_none=True)


def document(item: Item, library: Library) -> dict[str, Any]:
    """The whole item: its slug, its fields, and what is computed under a key of its own."""
    return {"slug": item.slug, "kind": item.kind, **_written(item), "computed": _computed(item, library)}


def document_bytes(item: Item, library: Library) -> bytes:
    """The whole item as a file."""
    return _bytes(document(item, library))


def item_path(item: Item) -> str:
    """Where the whole item stands in the API: `api/v1/formats/world-cafe.json`."""
    return f"{ROOT}/{item.kind}/{item.slug}.json"


def summary(whole: dict[str, Any]) -> dict[str, Any]:
    """The fields of a list, out of the whole document."""
    told = {key: whole[key] for key in _SUMMARY_FIELDS if key in whole}
    computed = {key: value for key, value in whole["computed"].items() if key in ("family", "minutes", "origin")}
    return {
        "slug": whole["slug"],
        **told,
        **({"computed": computed} if computed else {}),
        "url": f"{whole['kind']}/{whole['slug']}.json",
    }


def _bytes(value: Any) -> bytes:
    return f"{compact_json(value)}\n".encode()


def api_files(library: Library) -> dict[str, bytes]:
    """Path → bytes of every document of the API."""
    files = {
        f"{ROOT}/index.json": _bytes(
            {
                "version": VERSION,
                "licence": LICENCE,
                "reviewed": library.last_review.isoformat(),
                "counts": {kind: len(items) for kind, items in library.by_kind.items()},
                "links": {kind: f"{kind}.json" for kind in ITEM_TYPES},
                "schemas": {kind: f"schema/{kind}.schema.json" for kind in ITEM_TYPES},
            }
        )
    }
    for kind, items in library.by_kind.items():
        documents = [(item_path(item), document(item, library)) for item in items.values()]
        files[f"{ROOT}/{kind}.json"] = _bytes({"version": VERSION, kind: [summary(whole) for _, whole in documents]})
        files[f"{ROOT}/schema/{kind}.schema.json"] = _bytes(json_schema(kind, library.vocabulary))
        files |= {path: _bytes(whole) for path, whole in documents}
    return files
