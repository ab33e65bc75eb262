"""The fields of a format as a person fills them: what kind of answer each takes, in the model's own words.

Read from the JSON Schema, which carries the model's labels, helps and limits. Examples are the model's, or come from the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from macros.model.json_schema import json_schema
from macros.model.library import Library
from macros.model.vocabulary import ANY_MATURITY
from macros.pages import labels

ROOT = "Format"
ONE_LINE = 80  # characters: longer texts take several lines
LONGEST_EXAMPLE = 140
_UNITS = {"minutes": "min", "people": "personnes", "days": "jours"}

# What the type alone does not say: (entity, field) → kind of control.
_KINDS = {
    ("Role", "id"): "id",
    ("Step", "id"): "id",
    ("Handout", "id"): "id",
    ("Variant", "id"): "id",
    ("Step", "minutes"): "length",
    ("ResizedStep", "minutes"): "length",
    ("Role", "count"): "held",
    ("Invite", "count"): "amount",
    ("Step", "handout"): "handouts",
    ("SkippedStep", "skip"): "constant",
}
# Which of the format's own parts, or of the library's items, a field names; and the words that stand for everyone.
_REFERENCES = {
    ("AvoidWhen", "instead"): ("formats", ()),
    ("Input", "format"): ("formats", ()),
    ("Format", "after"): ("formats", ()),
    ("Format", "canvases"): ("canvases", ()),
    ("Step", "canvas"): ("ownCanvases", ()),
    ("Step", "lead"): ("roles", ()),
    ("Step", "shared_by"): ("roles", (("participants", "les participants"), ("groups", "les sous-groupes"))),
    ("Task", "role"): ("roles", ()),
    ("Preparation", "who"): ("roles", tuple((key, label.lower()) for key, label in labels.PREPARERS.items())),
    ("ResizedStep", "step"): ("steps", ()),
    ("SkippedStep", "step"): ("steps", ()),
    ("AddedStep", "after"): ("steps", ()),
}
# Asked for at once although the model can do without: a step that is not a break has them.
# What changes at a distance shows once the format is held so. A report has parts, or a reason to have none.
_FIRST = {
    "Step": ("title", "minutes", "mode", "brief", "do", "remote", "hybrid"),
    "Report": ("sections", "none_because"),
}
# Of what may be added to a step, what most steps have comes first.
_MORE_FIRST = {"Step": ("say", "output", "if_late", "canvas", "handout", "materials")}
# What an entry of a list is called, and what its button says; those of the same list in order.
_ENTRIES = {
    "Invite": ("Public", "Ajouter un public"),
    "AvoidWhen": ("Situation", "Ajouter une situation"),
    "Role": ("Rôle", "Ajouter un rôle"),
    "Input": ("Élément", "Ajouter un élément"),
    "Preparation": ("Tâche", "Ajouter une tâche"),
    "Material": ("Matériel", "Ajouter un matériel"),
    "Handout": ("Document", "Ajouter un document"),
    "Step": ("Étape", "Ajouter une étape"),
    "Variant": ("Variante", "Ajouter une variante"),
    "FollowUp": ("Suite", "Ajouter une suite"),
    "Source": ("Source", "Ajouter une source"),
    "Trial": ("Essai", "Ajouter un essai"),
    "Crew": ("Ligne", "Ajouter une ligne"),
    "Reinforcement": ("Renfort", "Ajouter un renfort"),
    "Task": ("Tâche", "Ajouter une tâche"),
    "ResizedStep": ("Étape changée", "Changer une étape"),
    "SkippedStep": ("Étape sautée", "Sauter une étape"),
    "AddedStep": ("Étape ajoutée", "Insérer une étape"),
}
# So short that folding them would hide more than it shows.
_NEVER_FOLDED = {"Crew"}
# Asked for by a rule across fields rather than by the model alone.
_REQUIRED_NOTES = {
    ("Step", "brief"): "obligatoire, sauf pour une pause",
    ("Step", "do"): "obligatoire, sauf pour une pause",
    ("Step", "remote"): "dans la moitié des étapes au moins",
    ("Step", "hybrid"): "dans la moitié des étapes au moins",
}


def form_schema(library: Library) -> dict[str, Any]:
    """The schema of a format in this library, as the API gives it."""
    return json_schema("formats", library.vocabulary)


def entity(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """The schema of the format itself or of one of its parts."""
    return schema if name == ROOT else schema["$defs"][name]


def plain_help(text: str) -> str:
    """A help without what only a file needs: words of the format's language stand between backquotes or in English."""
    text = re.sub(r"^`?true`? (?:si|quand) (\w)", lambda found: found[1].upper(), text)
    kept = [part for part in re.split(r" ; |, ou (?=`)|(?<=\.) ", text) if "`" not in part]
    if not kept or not kept[0][:1].isupper():
        return ""
    return " ; ".join(kept).rstrip(".") + "."


def _examples(library: Library) -> dict[tuple[str, str], str]:
    """For each field of text, what the first format that fills it briefly says there."""
    found: dict[tuple[str, str], str] = {}

    def read(value: Any, owner: str, key: str) -> None:
        if isinstance(value, BaseModel):
            name = type(value).__name__
            for field in (
                type(value).model_fields if name != "Source" else ()
            ):  # names of people and books teach nothing
                read(getattr(value, field), name, field)
        elif isinstance(value, tuple):
            for entry in value:
                read(entry, owner, key)
        elif isinstance(value, str) and len(value) <= LONGEST_EXAMPLE and "\n" not in value:
            found.setdefault((owner, key), value)

    for format_ in library.formats.values():
        read(format_, ROOT, "")
    return found


class FormFields:
    """The fields of each part of a format, for one library."""

    def __init__(self, library: Library):
        self.schema = form_schema(library)
        self.vocabulary = library.vocabulary
        self.examples = _examples(library)
        modes = {str(mode): word.label for mode, word in self.vocabulary.modes.items()}
        self.words = {
            "Mode": modes,
            "WorkMode": labels.WORK_MODES,
            "Language": labels.LANGUAGES,
            "Per": labels.PER,
            "RoomShape": labels.ROOM_SHAPES,
            "Status": labels.STATUSES,
            "maturity": {key: level.label for key, level in self.vocabulary.maturity.items()}
            | {ANY_MATURITY: labels.ANY_MATURITY_LABEL},
            "themes": {key: theme.label for key, theme in self.vocabulary.themes.items()},
        }

    def of(self, owner: str) -> Iterator[dict[str, Any]]:
        """Every field of a part, in the model's order."""
        node = entity(self.schema, owner)
        for key in node["properties"]:
            yield self.field(owner, key)

    def parts(self, owner: str) -> dict[str, Any]:
        """The fields of a part: those that are asked for at once, and the others."""
        fields = list(self.of(owner))
        wanted = _FIRST.get(owner) or [field["key"] for field in fields if field["required"] and field["kind"] != "id"]
        by_key = {field["key"]: field for field in fields}
        early = [key for key in _MORE_FIRST.get(owner, ()) if key in by_key]
        # Identifiers are made from names: they come last.
        late = [field["key"] for field in fields if field["kind"] == "id"]
        others = [key for key in by_key if key not in {*wanted, *early, *late}]
        return {
            "name": owner,
            "first": [by_key[key] for key in wanted],
            "more": [by_key[key] for key in (*early, *others, *late)],
        }

    def field(self, owner: str, key: str) -> dict[str, Any]:
        """One field: its control, its words, what it accepts."""
        parent = entity(self.schema, owner)
        node = parent["properties"][key]
        told = {
            "key": key,
            "label": node.get("title", key),
            "required": key in parent.get("required", ()),
            "required_note": _REQUIRED_NOTES.get((owner, key), "obligatoire"),
            "help": plain_help(node.get("description", "")),
            "unit": _UNITS.get(node.get("x-unit", ""), ""),
            "limit": node.get("maxLength", 0) if node.get("maxLength", 0) <= 200 else 0,
            "refers": "",
            "options": (),
            "is_number": False,
            "folded": False,
        }
        told |= self._control(owner, key, node)
        if told["kind"] == "id":
            told |= {"required": False, "help": "Fait à partir du nom. Ce qui s’y réfère suit, si vous le changez."}
        if told["kind"] in ("line", "text", "rich", "words"):
            told["example"] = (node.get("examples") or [self.examples.get((owner, key), "")])[0]
        else:
            told["example"] = ""
        if told["kind"] in ("choice", "choices", "reference", "references", "handouts"):
            told["help"] = ""  # the choices say it
        return told

    def _control(self, owner: str, key: str, node: dict[str, Any]) -> dict[str, Any]:
        items, name = node.get("items", {}), node.get("$ref", "").rpartition("/")[2]
        if (owner, key) in _KINDS:
            return {"kind": _KINDS[owner, key]}
        if (owner, key) in _REFERENCES:
            refers, fixed = _REFERENCES[owner, key]
            return {"kind": "references" if items else "reference", "refers": refers, "options": fixed}
        if owner == "Difficulty":
            return {"kind": "choice", "options": labels.DIFFICULTIES.items(), "is_number": True}
        if name in self.words:
            return {"kind": "choice", "options": [(str(word), label) for word, label in self.words[name].items()]}
        if name:
            return {"kind": "group", "entity": name, "parts": None if name == "Step" else self.parts(name)}
        if items:
            return self._list(key, items)
        if node.get("type") == "boolean":
            return {"kind": "flag"}
        if node.get("type") == "integer":
            return {"kind": "number"}
        if node.get("format") == "date":
            return {"kind": "date"}
        if node.get("x-rich"):
            return {"kind": "rich"}
        return {"kind": "line" if node.get("maxLength", 0) in range(1, ONE_LINE + 1) or key == "url" else "text"}

    def _list(self, key: str, items: dict[str, Any]) -> dict[str, Any]:
        names = [one["$ref"].rpartition("/")[2] for one in items.get("oneOf", [items]) if "$ref" in one]
        if names == ["Mode"] or "enum" in items:
            words = self.words["Mode" if names else key]
            return {"kind": "choices", "options": list(words.items())}
        if not names:
            return {"kind": "words"}
        return {
            "kind": "list",
            "entities": [(name, *_ENTRIES[name]) for name in names],
            "folded": names[0] not in _NEVER_FOLDED,
        }

    def entities(self) -> list[str]:
        """The parts that lists are made of, each of which needs a blank entry."""
        return [name for name in _ENTRIES if name in self.schema["$defs"]]
