"""The JSON Schemas that editors, the API and the form read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from macros.model.json_schema import _MODELS as MODELS
from macros.model.json_schema import DIALECT, ROOT_TITLES, SCHEMA_NAMES, json_schema
from macros.model.library import Library
from tests.conftest import LIBRARY
from tests.exports.schema_check import schema_errors
from tests.factories import (
    a_vocabulary,
    make_canvas,
    make_experience,
    make_format,
    make_offer,
    make_programme,
    make_step,
)

FILES = sorted(LIBRARY.rglob("*.yml"))


class DatesAsTexts(yaml.CSafeLoader):
    """Reads a date as the text that it is, as JSON and editors do."""


DatesAsTexts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def kind_of(path: Path) -> str:
    """The kind of a file: its folder, or its own name at the root."""
    parts = path.relative_to(LIBRARY).parts
    return parts[0] if len(parts) > 1 else path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(LIBRARY.parent).as_posix())
def test_real_file_validates(path: Path, library: Library) -> None:
    """What the loader accepts, an editor accepts."""
    schema = json_schema(kind_of(path), library.vocabulary)
    data = yaml.load(path.read_text(encoding="utf-8"), DatesAsTexts)
    assert schema_errors(data, schema) == []


REFUSED = {
    "unknown key": ("formats", make_format(zzz=1)),
    "missing key": ("formats", make_format(title=None)),
    "text for a number": ("formats", make_format(script=[make_step("a", "10")])),
    "zero minutes": ("formats", make_format(script=[make_step("a", 0)])),
    "two lengths": ("formats", make_format(script=[make_step("a", {"per_group": 1, "per_participant": 1})])),
    "title with markup": ("formats", make_format(title="<b>")),
    "unknown level": ("formats", make_format(maturity=["zzz"])),
    "unknown theme": ("formats", make_format(themes=["zzz"])),
    "unknown mode": ("formats", make_format(modes=["zzz"])),
    "empty list": ("formats", make_format(guardrails=[])),
    "any level for an offer": ("offers", make_offer(maturity="any")),
    "http address": ("experiences", make_experience(sources=[{"title": "Une page", "url": "http://example.org"}])),
    "long summary": ("experiences", make_experience(summary="x" * 161)),
    "zone with a bad id": ("canvases", make_canvas(zones={"Avant": {"title": "Avant", "prompt": "Quoi ?"}})),
    "unknown kind of unit": (
        "programmes",
        make_programme(units=[{"id": "a", "title": "A", "kind": "zzz", "goal": "But.", "lead": "Nous."}]),
    ),
}


@pytest.mark.parametrize(("kind", "data"), REFUSED.values(), ids=REFUSED)
def test_schema_refuses_what_the_loader_refuses(kind: str, data: dict[str, Any]) -> None:
    """One mistake, one error at least: the schema says more than « an object »."""
    schema = json_schema(kind, a_vocabulary())
    assert schema_errors(data, schema)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("formats", make_format()),
        ("offers", make_offer()),
        ("programmes", make_programme()),
        ("canvases", make_canvas()),
        ("experiences", make_experience()),
    ],
)
def test_schema_accepts_the_small_items(kind: str, data: dict[str, Any]) -> None:
    """The items that the refused ones are spoilt from."""
    schema = json_schema(kind, a_vocabulary())
    assert schema_errors(data, schema) == []


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model that an annotation names, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_in(field.annotation)
    for inner in getattr(annotation, "__args__", ()):
        yield from models_in(inner)


@pytest.mark.parametrize("kind", SCHEMA_NAMES)
def test_schema_is_the_model_in_french(kind: str) -> None:
    """Properties are the model's fields, all of them and in order; required ones are required; each has its French label."""
    schema = json_schema(kind)
    assert (schema["$schema"], schema["title"]) == (DIALECT, ROOT_TITLES[kind])
    models = {model.__name__: model for model in models_in(MODELS[kind])}
    described = {MODELS[kind].__name__: schema} | {
        name: node for name, node in schema.get("$defs", {}).items() if "properties" in node
    }
    assert set(described) == set(models)
    for name, node in described.items():
        fields = models[name].model_fields
        assert list(node["properties"]) == list(fields)
        assert node.get("required", []) == [key for key, field in fields.items() if field.is_required()]
        assert node["additionalProperties"] is False
        assert {key: part.get("title") for key, part in node["properties"].items()} == {
            key: field.title for key, field in fields.items()
        }
        assert all(field.title and field.title != key for key, field in fields.items())


@pytest.mark.parametrize("kind", SCHEMA_NAMES)
def test_no_word_of_the_code_shows(kind: str) -> None:
    """Class names, docstrings, empty choices and Python's own keywords stay out of what contributors see."""
    schema = json_schema(kind)
    text = json.dumps(schema, ensure_ascii=False)
    assert [name for name, node in schema.get("$defs", {}).items() if "title" in node or "description" in node] == []
    assert not re.search(r'"null"|"discriminator"|"default": null', text)
    docstrings = {(model.__doc__ or "").split("\n")[0] for model in models_in(MODELS[kind])}
    assert not [line for line in docstrings if line and line in text]


def test_closed_lists_come_from_the_vocabulary() -> None:
    """Levels and themes are offered by editors; `any` is for formats and programmes, not for offers."""
    vocabulary = a_vocabulary()
    levels, themes = ["comprendre", "cadrer"], ["prevention"]
    assert json_schema("formats", vocabulary)["properties"]["maturity"]["items"] == {"enum": [*levels, "any"]}
    assert json_schema("programmes", vocabulary)["properties"]["maturity"]["items"] == {"enum": [*levels, "any"]}
    assert json_schema("offers", vocabulary)["properties"]["maturity"]["enum"] == levels
    assert json_schema("experiences", vocabulary)["properties"]["themes"]["items"] == {"enum": themes}
    assert "enum" not in json.dumps(json_schema("offers")["properties"]["maturity"])
