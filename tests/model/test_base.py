"""The ground of every model: slugs, titles, dates, addresses, and labels in French."""

from __future__ import annotations

import inspect
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from macros import model as package
from macros.model.base import Entity, IsoDate, Slug, Text, Title, Url
from macros.model.experience import REX_FORM, Experience

MODULES = [
    import_module(f"macros.model.{path.stem}")
    for path in sorted(Path(package.__file__).parent.glob("*.py"))
    if path.stem != "__init__"
]
CLASSES = {
    cls
    for module in MODULES
    for _, cls in inspect.getmembers(module, inspect.isclass)
    if cls.__module__ == module.__name__
}
ENTITIES = sorted((cls for cls in CLASSES if issubclass(cls, Entity)), key=lambda cls: cls.__name__)

VALUES: list[tuple[Any, Any, bool]] = [
    (Slug, "codev-managerial", True),
    (Slug, "a", True),
    (Slug, "5-pourquoi", True),
    (Slug, "a" * 60, True),
    (Slug, "a" * 61, False),
    (Slug, "Codev", False),
    (Slug, "évaluation", False),
    (Slug, "a_b", False),
    (Slug, "-a", False),
    (Slug, "a-", False),
    (Slug, "a--b", False),
    (Slug, "a b", False),
    (Slug, "a\n", False),
    (Slug, "../a", False),
    (Slug, "", False),
    (Title, "L'énoncé du problème : « quoi ? »", True),
    (Title, "x" * 80, True),
    (Title, "x" * 81, False),
    (Title, " ", False),
    *((Title, f"Un {sign} titre", False) for sign in "<>{}"),
    (Text, "<b> et {{ a }} se montrent tels quels", True),
    (Text, "x" * 2001, False),
    (Text, 12, False),
    (IsoDate, "2026-11-22", True),
    (IsoDate, "2024-02-29", True),
    (IsoDate, "2026-02-29", False),
    (IsoDate, "2026-13-01", False),
    (IsoDate, "22/11/2026", False),
    (IsoDate, "2026-W10-1", False),
    (IsoDate, "20261122", False),
    (IsoDate, "2026-11-22T10:00", False),
    (IsoDate, 20261122, False),
    (IsoDate, "1990-01-01", True),
    (IsoDate, "2100-12-31", True),
    (IsoDate, "1989-12-31", False),
    (IsoDate, "2101-01-01", False),
    (IsoDate, "0026-11-22", False),
    (IsoDate, "2206-11-22", False),
    (Url, "https://example.org/a?b=c#d", True),
    (Url, "http://example.org", False),
    (Url, "javascript:alert(1)", False),
    (Url, "https://example.org/\"onclick='x'", False),
    (Url, "https://example.org/a b", False),
    (Url, "https://", False),
    (Url, " https://example.org", False),
]


@pytest.mark.parametrize(("kind", "value", "accepted"), VALUES)
def test_values(kind: Any, value: Any, accepted: bool) -> None:
    """What each kind of text takes and refuses."""
    try:
        TypeAdapter(kind).validate_python(value, strict=True)
    except ValidationError:
        assert not accepted
    else:
        assert accepted


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.__name__)
def test_entity_is_closed_and_labelled(entity: type[Entity]) -> None:
    """Frozen, strict, unknown keys forbidden; every field has a French label that is not its key."""
    assert {key: entity.model_config[key] for key in ("frozen", "extra", "strict")} == {
        "frozen": True,
        "extra": "forbid",
        "strict": True,
    }
    assert [name for name, field in entity.model_fields.items() if not field.title or field.title == name] == []


@pytest.mark.parametrize(
    "enum", sorted((cls for cls in CLASSES if issubclass(cls, StrEnum)), key=lambda cls: cls.__name__)
)
def test_words_of_closed_lists_are_plain(enum: type[StrEnum]) -> None:
    """A word of a closed list is lower case ASCII: it is a key of files and of the API."""
    assert [
        word for word in enum if not word.value.replace("_", "").isascii() or word.value != word.value.lower()
    ] == []


def test_form_of_experiences_holds_every_field_once() -> None:
    """The REX form is the model: no field forgotten, none twice."""
    listed = [name for _, names in REX_FORM for name in names]
    beside = {"summary", "basis", "themes", "figures", "formats", "programmes", "sources", "reviewed"}
    assert len(listed) == len(set(listed))
    assert set(listed) == set(Experience.model_fields) - beside
