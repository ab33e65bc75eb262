"""The model as JSON Schema (draft 2020-12), with French titles and descriptions, for editors, the API and the form.

Closed lists that live in the vocabulary (levels, themes) are written into the schema of a given library, so that an editor can offer them.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from macros.model.base import Item
from macros.model.library import ITEM_TYPES
from macros.model.self_assessment import SelfAssessment
from macros.model.vocabulary import ANY_MATURITY, Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ROOT_TITLES = {
    "formats": "Atelier",
    "offers": "Offre",
    "programmes": "Programme",
    "canvases": "Canevas",
    "experiences": "Retour d'expérience",
    "vocabulary": "Vocabulaire",
    "self_assessment": "Situer mon projet",
}
# One file per kind, named by the singular: it is what the first line of a contributor's file says.
SCHEMA_NAMES = {
    "formats": "format",
    "offers": "offer",
    "programmes": "programme",
    "canvases": "canvas",
    "experiences": "experience",
    "vocabulary": "vocabulary",
    "self_assessment": "self_assessment",
}
_MODELS: dict[str, type[BaseModel]] = {**ITEM_TYPES, "vocabulary": Vocabulary, "self_assessment": SelfAssessment}


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """An optional field is left out of the file, never written empty: `null` is no choice."""
    choices = node.get("anyOf")
    if choices and {"type": "null"} in choices:
        kept = [choice for choice in choices if choice != {"type": "null"}]
        rest = {key: value for key, value in node.items() if key not in ("anyOf", "default")}
        return {**kept[0], **rest} if len(kept) == 1 else {**rest, "anyOf": kept}
    return node


def _tidy(node: Any, *, in_properties: bool = False) -> Any:
    if isinstance(node, list):
        return [_tidy(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    if in_properties:
        return {key: _tidy(value) for key, value in node.items()}
    node = _without_null(node)
    if node.get("default") in (None, [], {}):
        node.pop("default", None)
    node.pop("discriminator", None)
    if "patternProperties" in node:  # a key that does not match is a mistake, as for the loader
        ((pattern, node["additionalProperties"]),) = node.pop("patternProperties").items()
        node["propertyNames"] = {**node.get("propertyNames", {}), "pattern": pattern}
    return {key: _tidy(value, in_properties=key in ("properties", "$defs")) for key, value in node.items()}


def _untitled(definition: dict[str, Any]) -> dict[str, Any]:
    """Class names and docstrings are for programmers; the French labels stand on the fields."""
    return {key: value for key, value in definition.items() if key not in ("title", "description")}


def json_schema(kind: str, vocabulary: Vocabulary | None = None) -> dict[str, Any]:
    """The schema of a kind of file; with a vocabulary, its levels and themes as closed lists."""
    model = _MODELS[kind]
    raw = _tidy(model.model_json_schema(mode="validation"))
    definitions = {name: _untitled(definition) for name, definition in raw.pop("$defs", {}).items()}
    schema = {"$schema": DIALECT, "title": ROOT_TITLES[kind], **_untitled(raw)}
    if vocabulary is not None and issubclass(model, Item):
        levels = list(vocabulary.maturity)
        maturity = schema["properties"].get("maturity")
        if maturity is not None:
            if "items" in maturity:
                maturity["items"] = {"enum": [*levels, ANY_MATURITY]}
            else:
                maturity.pop("pattern", None)
                maturity["enum"] = levels
        if "themes" in schema["properties"]:
            schema["properties"]["themes"]["items"] = {"enum": list(vocabulary.themes)}
    if definitions:
        schema["$defs"] = definitions
    return schema
