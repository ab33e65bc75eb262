"""The model read as data."""

from __future__ import annotations

import pytest

from macros.model.canvas import Canvas
from macros.model.format import Format
from macros.model.introspection import field_at, is_branch, keys_at
from macros.model.programme import Programme
from macros.model.vocabulary import Vocabulary

FIELDS = [
    (Format, ("title",), "Titre", "title"),
    (Format, ("script", 2, "minutes"), "Durée", "minutes"),
    (Format, ("script", 2, "minutes", "<number>"), "Durée", "minutes"),
    (Format, ("script", 2, "minutes", "<per_group>", "per_group"), "Minutes par sous-groupe", "per_group"),
    (Format, ("script", 0, "if_late", "how"), "Comment raccourcir", "how"),
    (Format, ("variants", 0, "changes", 1, "<added>", "add", "title"), "Titre", "title"),
    (Format, ("variants", 0, "changes", 1, "<skipped>", "skip"), "Sauter", "skip"),
    (Format, ("difficulty", "facilitator"), "Pour l'animation", "facilitator"),
    (Format, ("also_called", 3), "Autres noms", "also_called"),
    (Format, ("participants", "beyond", "fewer"), "Si vous êtes moins", "fewer"),
    (Programme, ("cadence", "every_weeks", "min"), "Minimum", "min"),
    (Canvas, ("zones", "avant", "prompt"), "Question", "prompt"),
    (Canvas, ("table", "columns", "Quoi"), "Colonnes", "columns"),
    (Canvas, ("table", "rows", "<labels>", 0), "Lignes", "rows"),
    (Vocabulary, ("families", "codev", "tint", "dark"), "Sur fond sombre", "dark"),
    (Vocabulary, ("families", "codev", "[key]"), "Types d'atelier", "families"),
    # The last field met when the path goes on inside a value, or out of the model.
    (Format, ("title", "zzz"), "Titre", "title"),
    (Format, ("script", 0, "zzz"), "Déroulé", "script"),
]


@pytest.mark.parametrize(("model", "path", "label", "key"), FIELDS, ids=[".".join(map(str, row[1])) for row in FIELDS])
def test_field_at(model: type, path: tuple[str | int, ...], label: str, key: str) -> None:
    """A path leads to its field, through lists, mappings and the branches of a union."""
    field, found = field_at(model, path)
    assert (field.title, found) == (label, key)


def test_no_field_at_an_unknown_key() -> None:
    """Nothing was met on the way."""
    assert field_at(Format, ("zzz",)) == (None, "")


@pytest.mark.parametrize(
    ("model", "path", "keys"),
    [
        (Format, ("participants",), ("min", "ideal", "max", "beyond")),
        (Format, ("script", 0, "minutes", "<per_participant>"), ("per_participant", "fixed")),
        (Format, ("script", 0, "if_many"), ("above", "how")),
        (Format, ("variants", 0, "changes", 0, "<skipped>"), ("step", "skip")),
        (Canvas, ("zones", "avant"), ("title", "prompt", "tint")),
        (Canvas, ("zones",), ()),
        (Format, ("title",), ()),
    ],
)
def test_keys_at(model: type, path: tuple[str | int, ...], keys: tuple[str, ...]) -> None:
    """The keys of the block at a path; none where any key, or no block, is expected."""
    assert keys_at(model, path) == keys


@pytest.mark.parametrize(("part", "expected"), [("<number>", True), ("[key]", True), ("number", False), (3, False)])
def test_is_branch(part: str | int, expected: bool) -> None:
    """Branches are told from keys of the file."""
    assert is_branch(part) is expected
