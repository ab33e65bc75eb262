"""The JSON API: whole, linked, valid against its own schemas, in the words of the YAML."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from macros.exports.site_data.json_api import ROOT, api_files
from macros.model.library import ITEM_TYPES, Library
from tests.conftest import LIBRARY
from tests.exports.schema_check import schema_errors

KINDS = list(ITEM_TYPES)
ITEMS = sorted(
    (kind, path) for kind in KINDS for path in LIBRARY.glob(f"{kind}/*/*.yml" if kind == "formats" else f"{kind}/*.yml")
)
every_item = pytest.mark.parametrize(("kind", "path"), ITEMS, ids=lambda value: getattr(value, "stem", value))
ADDED = {"slug", "kind", "computed"}


@pytest.fixture(scope="module")
def api(library: Library) -> dict[str, Any]:
    """Path → document."""
    return {path: json.loads(data) for path, data in api_files(library).items()}


def written(path: object) -> Any:
    """What a file says, read by another reader than ours; dates as texts."""
    return json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader), default=str))


def test_index_leads_to_everything(api: dict[str, Any], library: Library) -> None:
    """Each link of the index and of the lists is a file of the API, and every file is reached."""
    index_path = f"{ROOT}/index.json"
    reached = {index_path}
    for target in [*api[index_path]["links"].values(), *api[index_path]["schemas"].values()]:
        reached.add(posixpath.join(ROOT, target))
    for kind in KINDS:
        reached |= {posixpath.join(ROOT, entry["url"]) for entry in api[f"{ROOT}/{kind}.json"][kind]}
    assert reached == set(api)
    assert api[index_path]["counts"] == {kind: len(items) for kind, items in library.by_kind.items()}
    assert api[index_path]["version"] == 1
    assert api[index_path]["reviewed"] == max(item.reviewed for item in library.formats.values()).isoformat()


@pytest.mark.parametrize("kind", KINDS)
def test_list_has_every_item_in_order(kind: str, api: dict[str, Any], library: Library) -> None:
    """A list tells every item, in the order of the pages, and what it tells is what the item's document says."""
    entries = api[f"{ROOT}/{kind}.json"][kind]
    assert [entry["slug"] for entry in entries] == list(library.by_kind[kind])
    for entry in entries:
        document = api[posixpath.join(ROOT, entry["url"])]
        told = {key: value for key, value in entry.items() if key not in ("url", "computed")}
        assert told == {key: document[key] for key in told}
        assert entry.get("computed", {}).items() <= document["computed"].items()
        assert "title" in entry


@every_item
def test_document_says_what_the_file_says(kind: str, path: Any, api: dict[str, Any]) -> None:
    """The YAML's own names and values; nothing lost, nothing added beside slug, kind and what is computed."""
    document = api[f"{ROOT}/{kind}/{path.stem}.json"]
    assert document["slug"] == path.stem
    assert document["kind"] == kind
    told = {key: value for key, value in document.items() if key not in ADDED}
    assert trimmed(told) == trimmed(written(path))


def trimmed(value: Any) -> Any:
    """Texts without the spaces at their ends, which the model takes away."""
    if isinstance(value, dict):
        return {key: trimmed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [trimmed(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


@every_item
def test_document_meets_its_schema(kind: str, path: Any, api: dict[str, Any]) -> None:
    """Without what the API adds, a document is valid against the schema that the API gives."""
    document = api[f"{ROOT}/{kind}/{path.stem}.json"]
    schema = api[f"{ROOT}/schema/{kind}.schema.json"]
    assert schema_errors({key: value for key, value in document.items() if key not in ADDED}, schema) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": 3}, "title"),
        ({"unknown": 1}, "unknown"),
        ({"maturity": ["nowhere"]}, "maturity"),
        ({"themes": ["nowhere"]}, "themes"),
        ({"script": []}, "script"),
        ({"participants": {"min": 0, "ideal": 1, "max": 1}}, "participants"),
        ({"summary": None}, "summary"),
        ({"reviewed": 20261122}, "reviewed"),
    ],
)
def test_schema_refuses_mistakes(change: dict[str, Any], told: str, api: dict[str, Any]) -> None:
    """The schema is one that can say no, and the reader of schemas of these tests too."""
    document = {key: value for key, value in api[f"{ROOT}/formats/codev-managerial.json"].items() if key not in ADDED}
    errors = schema_errors(document | change, api[f"{ROOT}/schema/formats.schema.json"])
    assert any(told in error for error in errors)


def references(kind: str, document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(kind, slug) of every item that a document names."""
    computed = document["computed"]
    for other in ("formats", "offers", "programmes", "canvases", "experiences"):
        for where in (document.get(other, []), computed.get(other, [])):
            yield from ((other, entry["format"] if isinstance(entry, dict) else entry) for entry in where)
    yield from (("formats", slug) for slug in [*document.get("after", []), *computed.get("before", [])])
    yield from (("formats", entry["instead"]) for entry in document.get("avoid_when", []) if "instead" in entry)
    yield from (
        ("formats", entry["format"])
        for entry in [*document.get("inputs", []), *document.get("units", [])]
        if "format" in entry
    )
    yield from (("canvases", step["canvas"]) for step in document.get("script", []) if "canvas" in step)
    if "next" in document:
        yield "offers", document["next"]


@every_item
def test_references_resolve(kind: str, path: Any, api: dict[str, Any]) -> None:
    """Every item that a document names has a document."""
    document = api[f"{ROOT}/{kind}/{path.stem}.json"]
    assert [
        (other, slug) for other, slug in references(kind, document) if f"{ROOT}/{other}/{slug}.json" not in api
    ] == []


@pytest.mark.parametrize("path", [path for kind, path in ITEMS if kind == "formats"], ids=lambda path: path.stem)
def test_computed_fields_of_a_format(path: Any, api: dict[str, Any]) -> None:
    """Family, minutes, starts, preparation and shares follow from the file alone."""
    source, document = written(path), api[f"{ROOT}/formats/{path.stem}.json"]
    computed, people, size = document["computed"], source["participants"], source.get("group_size")
    assert computed["family"] == path.parent.name

    def minutes(step: dict[str, Any], count: int) -> int:
        length, own = step["minutes"], step.get("group_size") or size
        if isinstance(length, int):
            return length
        groups = -(-count // own["max"]) if own else 1
        return length.get("per_group", 0) * groups + length.get("per_participant", 0) * count + length.get("fixed", 0)

    script = source["script"]
    assert computed["minutes"] == {
        key: sum(minutes(step, people[key]) for step in script) for key in ("min", "ideal", "max")
    }
    lengths = [minutes(step, people["ideal"]) for step in script]
    assert [(entry["step"], entry["start"], entry["minutes"]) for entry in computed["schedule"]] == [
        (step["id"], sum(lengths[:index]), lengths[index]) for index, step in enumerate(script)
    ]
    assert all(sum(entry["groups"]) in (0, people["ideal"]) for entry in computed["schedule"])
    assert sum(computed["minutes_by_mode"].values()) == sum(
        n for step, n in zip(script, lengths, strict=True) if step["mode"] != "break"
    )
    assert computed["preparation_minutes"] == {
        who: sum(task["minutes"] for task in source["preparation"] if task["who"] == who)
        for who in ("facilitator", "participants", *(task["who"] for task in source["preparation"]))
    }
    assert computed["groups"] == (-(-people["ideal"] // size["max"]) if size else 1)
    crew = source["facilitation"]["people"]
    assert computed["facilitators"] == next(
        (line["count"] for line in crew if people["ideal"] <= line["up_to"]), crew[-1]["count"]
    )


def test_uses_are_told_from_both_ends(api: dict[str, Any]) -> None:
    """A format names the offers, programmes and experiences that name it; a canvas its formats."""
    for kind, path in ITEMS:
        document = api[f"{ROOT}/{kind}/{path.stem}.json"]
        if kind == "offers":
            users = [(entry["format"], "offers") for entry in document["formats"]]
        elif kind == "programmes":
            users = [(unit["format"], "programmes") for unit in document["units"] if "format" in unit]
        elif kind == "experiences":
            users = [(slug, "experiences") for slug in document.get("formats", [])]
        else:
            continue
        for slug, key in users:
            assert path.stem in api[f"{ROOT}/formats/{slug}.json"]["computed"][key]
    for kind, path in ITEMS:
        if kind == "formats":
            for canvas in api[f"{ROOT}/formats/{path.stem}.json"].get("canvases", []):
                assert path.stem in api[f"{ROOT}/canvases/{canvas}.json"]["computed"]["formats"]


def test_computed_fields_of_offers(api: dict[str, Any]) -> None:
    """An offer's effort is the sum of its formats: without the optional ones, and with them. One run several times is prepared once."""
    for path in [path for kind, path in ITEMS if kind == "offers"]:
        document = api[f"{ROOT}/offers/{path.stem}.json"]
        formats = [
            (
                entry.get("optional", False),
                entry.get("times", 1),
                api[f"{ROOT}/formats/{entry['format']}.json"]["computed"],
            )
            for entry in document["formats"]
        ]
        assert document["computed"]["minutes"] == {
            "min": sum(times * computed["minutes"]["ideal"] for optional, times, computed in formats if not optional),
            "max": sum(times * computed["minutes"]["ideal"] for _, times, computed in formats),
        }
        assert document["computed"]["preparation_minutes"] == {
            "min": sum(
                computed["preparation_minutes"]["facilitator"] for optional, _, computed in formats if not optional
            ),
            "max": sum(computed["preparation_minutes"]["facilitator"] for _, _, computed in formats),
        }


def test_computed_fields_of_programmes(api: dict[str, Any]) -> None:
    """A unit that repeats counts from its least to its most times; of alternatives, one is followed."""
    for path in [path for kind, path in ITEMS if kind == "programmes"]:
        document = api[f"{ROOT}/programmes/{path.stem}.json"]
        loads = {load["id"]: load for load in document["computed"]["unit_loads"]}
        assert list(loads) == [unit["id"] for unit in document["units"]]
        for unit in document["units"]:
            once = unit.get("minutes") or api[f"{ROOT}/formats/{unit['format']}.json"]["computed"]["minutes"]["ideal"]
            times = unit.get("repeat", {"min": 1, "max": 1})
            assert loads[unit["id"]]["minutes"] == once
            assert (loads[unit["id"]]["min"], loads[unit["id"]]["max"]) == (once * times["min"], once * times["max"])
        choices: dict[str, list[dict[str, int]]] = {}
        for unit in document["units"]:
            choices.setdefault(unit.get("alternative_to", unit["id"]), []).append(loads[unit["id"]])
        assert document["computed"]["minutes"] == {
            "min": sum(min(load["min"] for load in group) for group in choices.values()),
            "max": sum(max(load["max"] for load in group) for group in choices.values()),
        }


def test_bytes_are_stable_and_readable(library: Library) -> None:
    """UTF-8 with accents as they are, one final newline, the same bytes twice."""
    first, second = api_files(library), api_files(library)
    assert first == second
    for path, data in first.items():
        assert data.endswith(b"}\n")
        assert not re.search(rb"\\u00[ce]", data), path
