"""The help above each field of a file to fill in: its name, what it is, which words are accepted, an example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from macros.loading.messages import FRENCH_WORDS, UNITS
from macros.model.base import SLUG_PATTERN
from macros.model.vocabulary import ANY_MATURITY, Vocabulary

Path = tuple[str, ...]

# What the model leaves free and the rules ask for: blank too, as it could not stay out.
_ASKED_BY_RULES: dict[str, set[Path]] = {
    "formats": {("script", "brief"), ("script", "do"), ("script", "if_late"), ("report", "sections")},
    "canvases": {("columns",), ("rows",), ("areas",), ("zones",)},
    "programmes": {("units", "minutes")},
}
# What nobody has to think of: the first state of a new file, and the smallest plan of a canvas.
_WRITTEN: dict[str, dict[Path, list[str]]] = {
    "formats": {("status",): ["draft"]},
    "canvases": {("columns",): ["1", "1"], ("rows",): ["1"], ("areas",): ["gauche droite"]},
}
_NOTES: dict[str, dict[Path, str]] = {
    "formats": {
        ("script",): "Recopiez toute l'étape pour en écrire une autre.",
        ("script", "brief"): "Sans objet pour une pause.",
        ("script", "do"): "Sans objet pour une pause.",
        ("script", "if_late"): "Pas à chaque étape ; en tout, de quoi gagner un dixième du temps.",
        ("report", "sections"): "Ou bien, à leur place, `none_because`.",
    },
    "canvases": {
        ("zones",): "Les noms de zone sont ceux du plan.",
        ("table",): "Enlevez alors `columns`, `rows`, `areas` et `zones`.",
    },
    "programmes": {("units", "minutes"): "Ou bien, à sa place, `format`."},
}


@dataclass(frozen=True, slots=True)
class Filling:
    """What every line depends on."""

    kind: str
    vocabulary: Vocabulary
    today: date
    examples: Mapping[tuple[str, str], str]

    def is_asked(self, path: Path, field: FieldInfo) -> bool:
        """True for a field that cannot stay out."""
        return field.is_required() or path in _ASKED_BY_RULES.get(self.kind, ())

    def written(self, path: Path) -> list[str]:
        """What stands there from the start; nothing for a blank."""
        if path == ("reviewed",):
            return [self.today.isoformat()]
        return _WRITTEN.get(self.kind, {}).get(path, [])


def _layers(annotation: Any) -> Iterator[Any]:
    """The annotation and what it is made of, without the lists: metadata, branches of a union."""
    yield annotation
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from get_args(annotation)[1:]
        yield from _layers(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for branch in get_args(annotation):
            yield from _layers(branch)


def models_of(annotation: Any) -> list[type[BaseModel]]:
    """The blocks that the value may be."""
    return [part for part in _layers(annotation) if isinstance(part, type) and issubclass(part, BaseModel)]


def is_scalar(annotation: Any) -> bool:
    """True where a single value will do, whatever else is accepted."""
    parts = list(_layers(annotation))
    return any(isinstance(part, type) and issubclass(part, (str, int, float, date)) for part in parts)


def inside(annotation: Any, container: type) -> tuple[Any, ...] | None:
    """What a list or a mapping holds; None where the value is none."""
    found = next((part for part in _layers(annotation) if get_origin(part) is container), None)
    return get_args(found) if found is not None else None


def _choices(annotation: Any, path: Path, filling: Filling) -> list[tuple[str, str]]:
    """The words that are accepted, with their French meaning."""
    vocabulary = filling.vocabulary
    if path == ("maturity",):
        levels = [(level, entry.label) for level, entry in vocabulary.maturity.items()]
        return levels if filling.kind == "offers" else [*levels, (ANY_MATURITY, "tous, et seul dans la liste")]
    if path == ("themes",):
        return [(theme, entry.label) for theme, entry in vocabulary.themes.items()]
    inner = inside(annotation, tuple)
    for part in _layers(inner[0] if inner else annotation):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return [(str(word), FRENCH_WORDS.get(str(word), "")) for word in part]
    return []


def _longest(annotation: Any) -> int | None:
    """The most characters of a text that people read; an identifier is short by itself."""
    for part in _layers(annotation):
        if isinstance(part, StringConstraints) and part.pattern != SLUG_PATTERN:
            return part.max_length
    return None


def field_help(owner: type[BaseModel], key: str, path: Path, field: FieldInfo, filling: Filling) -> list[str]:
    """One sentence after the other: its name, what it is, what is accepted; then an example, on a line of its own."""
    annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    choices, told = _choices(annotation, path, filling), field.description or ""
    named = [(word, meaning) for word, meaning in choices if re.search(rf"\b{word}\b", told)]
    if len(named) > 1:
        choices, told = named, ""  # the list below says the same, with its meaning
    sentences = [f"{field.title or key}.", told]
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    unit = UNITS.get(extra.get("x-unit", ""), "")
    if unit and unit.rstrip("s") not in told.lower() and is_scalar(annotation):
        sentences.append(f"En {unit}." if unit in ("minutes", "jours", "semaines", "euros") else f"Nombre de {unit}.")
    longest = _longest(annotation)
    if longest and longest <= 220 and str(longest) not in told and not choices:
        sentences.append(f"{longest} caractères au plus.")
    if choices:
        words = ", ".join(f"{word} ({meaning})" if meaning else word for word, meaning in choices)
        sentences.append(
            f"{'Un ou plusieurs de ces mots' if inside(annotation, tuple) else 'Un de ces mots'} : {words}."
        )
    others = models_of(annotation)[1:]
    if others and not is_scalar(annotation):
        forms = " ou ".join(
            ", ".join(f"`{name}`" for name, one in other.model_fields.items() if one.is_required()) for other in others
        )
        sentences.append(f"Autre écriture possible : {forms}.")
    sentences.append(_NOTES.get(filling.kind, {}).get(path, ""))
    example = (field.examples or [filling.examples.get((owner.__name__, key))])[0]
    lines = [" ".join(sentence for sentence in sentences if sentence)]
    return lines + ([f"Exemple : {example}"] if example and not choices else [])
