"""What pydantic found, said in French: the field's label, what was expected, what was got, the near word."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import Any

from pydantic import BaseModel

from macros.loading.raw_text import visible
from macros.model.introspection import field_at, is_branch, keys_at

# What the closed words of the files mean: they are English, those who write are not.
FRENCH_WORDS = {
    "in_person": "en présentiel",
    "remote": "à distance",
    "hybrid": "en hybride",
    "solo": "en individuel",
    "pairs": "en binômes",
    "groups": "en sous-groupes",
    "plenary": "en plénière",
    "break": "pause",
    "draft": "pas encore testé",
    "tested": "testé",
    "stable": "confirmé",
    "session": "pour la séance",
    "group": "par sous-groupe",
    "participant": "par personne",
    "circle": "en cercle",
    "tables": "en îlots",
    "u": "en U",
    "theatre": "en rangs",
    "stations": "postes au mur",
    "landscape": "paysage",
    "workshop": "atelier",
    "seminar": "séminaire",
    "elearning": "formation en ligne",
    "fieldwork": "terrain",
    "review": "bilan",
    "public_source": "d'après une source publique",
    "written_by_team": "par l'équipe",
    "none": "aucune",
    "light": "légère",
    "strong": "forte",
    "en": "anglais",
    "de": "allemand",
    "es": "espagnol",
    "it": "italien",
    "nl": "néerlandais",
    "pt": "portugais",
}
UNITS = {"minutes": "minutes", "people": "personnes", "days": "jours", "weeks": "semaines", "year": "", "EUR": "euros"}


def near(word: str, words: list[str] | tuple[str, ...]) -> str:
    """« ; voulez-vous dire `…` ? », or nothing when no word is near."""
    found = difflib.get_close_matches(
        word.strip("\u00a0\u202f ").lower(), [str(known) for known in words], n=1, cutoff=0.6
    )
    return f" ; voulez-vous dire `{found[0]}` ?" if found else ""


def quoted(value: Any) -> str:
    """A value as it can be shown in a message: short, and in French for what is not a text."""
    if value is True or value is False:
        return "vrai (true)" if value else "faux (false)"
    if isinstance(value, dict):
        return "un bloc de clés"
    if isinstance(value, list | tuple):
        return "une liste"
    text = visible(" ".join(str(value).split()))
    return f"« {text if len(text) <= 60 else text[:57] + '…'} »"


def named(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    """« Durée » (minutes): the French label and the key; the key alone where there is no label."""
    field, key = field_at(model, path)
    if field is None:
        return ""
    return f"« {field.title} » ({key})" if field.title and field.title != key else f"« {key} »"


def _unit(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    field, _ = field_at(model, path)
    extra = field.json_schema_extra if field else None
    unit = UNITS.get(extra.get("x-unit", ""), "") if isinstance(extra, dict) else ""
    return (" d'années" if unit == "années" else f" de {unit}") if unit else ""


def _choices(context: dict[str, Any]) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']*)'", str(context.get("expected", ""))))


def _not_a_text(value: Any) -> str:
    if isinstance(value, dict) and len(value) == 1:
        return f"un texte est attendu, reçu une clé {quoted(next(iter(value)))} : un deux-points coupe ce texte, mettez-le entre guillemets droits"
    if isinstance(value, bool | int | float):
        return f"un texte est attendu, reçu {quoted(value)} ; mettez-le entre guillemets droits"
    return f"un texte est attendu, reçu {quoted(value)}"


def _as_minutes(text: str) -> int | None:
    """`1h30`, `2 h` or `10 min`, as a person writes a length, in minutes."""
    written = re.fullmatch(r"(?:(\d{1,2})\s*h)?\s*(?:(\d{1,3})\s*(?:min|mn|minutes?)?)?", text.strip().lower())
    if not written or not any(written.groups()) or text.strip().isdecimal():
        return None
    return int(written[1] or 0) * 60 + int(written[2] or 0)


def _not_an_integer(value: Any, unit: str) -> str:
    hint = ""
    if isinstance(value, str) and unit.endswith("minutes") and (minutes := _as_minutes(value)):
        return f"un nombre entier{unit} est attendu, reçu {quoted(value)} ; écrivez {minutes}"
    if isinstance(value, str) and re.search("[\u00a0\u202f]", value) and value.strip().isdecimal():
        return f"un nombre entier{unit} est attendu ; une espace insécable suit ce nombre, effacez-la"
    if isinstance(value, str) and (digits := re.fullmatch(r"-?([0-9]+)", value.strip())):
        too_big = len(digits[1]) > 18
        hint = (
            " ; ce nombre est trop grand"
            if too_big
            else " ; enlevez les zéros de tête"
            if digits[1][0] == "0"
            else " ; enlevez les guillemets"
        )
    return f"un nombre entier{unit} est attendu, reçu {quoted(value)}{hint}"


def as_slug(text: str) -> str:
    """The identifier nearest to what a person wrote; nothing where no letter is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")


def _pattern_broken(pattern: str, value: Any) -> str:
    if "<>{}" in pattern:
        return f"un titre ne contient aucun des signes < > {{ }}, reçu {quoted(value)}"
    if pattern.startswith("^#"):
        return f"une couleur comme #8a4b08 est attendue, reçu {quoted(value)}"
    slug = as_slug(str(value))
    hint = f" ; voulez-vous dire `{slug}` ?" if slug else ""
    return (
        f"un identifiant est attendu (minuscules sans accent, chiffres et traits d'union), reçu {quoted(value)}{hint}"
    )


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'s' if count > 1 else ''}"


def explain(error: dict[str, Any], model: type[BaseModel]) -> str:
    """One pydantic error as a French sentence. An error type that is not foreseen still names its field and its value."""
    path, kind, value, context = error["loc"], error["type"], error.get("input"), error.get("ctx", {})
    if kind == "extra_forbidden":
        key = str(path[-1])
        known = keys_at(model, path[:-1])
        if re.search("[\u00a0\u202f]", key):
            return f"la clé {quoted(key)} contient une espace insécable ; effacez-la."
        hint = near(key, known)
        return f"clé inconnue `{visible(key[:60])}`{hint or (' ; clés possibles : ' + ', '.join(known) if known else '') + '.'}"
    label = named(model, path)
    unit = _unit(model, path)
    if kind == "missing":
        return f"{label} : ce champ est obligatoire et il manque."
    if path and path[-1] == "[key]":
        return f"{label} : la clé {quoted(path[-2])} n'est pas acceptée : {_reason(kind, value, context, unit)}."
    reason = _reason(kind, value, context, unit, keys_at(model, path))
    return f"{label} : {reason}{'' if reason.endswith('?') else '.'}"


def _reason(kind: str, value: Any, context: dict[str, Any], unit: str, keys: tuple[str, ...] = ()) -> str:
    match kind:
        case "string_type":
            return _not_a_text(value)
        case "int_type" | "int_parsing" | "int_from_float" | "int_parsing_size":
            return _not_an_integer(value, unit)
        case "float_type" | "float_parsing" | "finite_number":
            return f"un nombre est attendu, reçu {quoted(value)}"
        case "bool_type" | "bool_parsing":
            return f"`true` (vrai) ou `false` (faux) est attendu, reçu {quoted(value)}"
        case "string_too_short":
            return "un texte est attendu, reçu un texte vide"
        case "string_too_long":
            length = len(value.strip())  # as it is measured
            excess = _plural(length - context["max_length"], "caractère")
            return f"{context['max_length']} caractères au plus, reçu {length} : raccourcissez de {excess}"
        case "string_pattern_mismatch":
            return _pattern_broken(context["pattern"], value)
        case "iso_date":
            return f"une date qui existe est attendue, comme 2026-11-22, reçu {quoted(value)}"
        case "https_url":
            return f"une adresse qui commence par https:// est attendue, reçu {quoted(value)}"
        case "greater_than_equal":
            return f"{context['ge']} au moins{unit and ' (' + unit.removeprefix(' de ') + ')'}, reçu {value}"
        case "greater_than":
            return f"un nombre plus grand que {context['gt']:g} est attendu, reçu {value}"
        case "less_than_equal":
            return f"{context['le']} au plus{unit and ' (' + unit.removeprefix(' de ') + ')'}, reçu {value}"
        case "too_short":
            return f"{_plural(context['min_length'], 'élément')} au moins, reçu {context['actual_length']}"
        case "too_long":
            return f"{_plural(context['max_length'], 'élément')} au plus, reçu {context['actual_length']}"
        case "tuple_type" | "list_type":
            hint = ""
            if isinstance(value, str) and value.lstrip()[:1] in {"-", "–", "—", "•", "*"}:
                hint = " ; écrivez un tiret simple (-) suivi d'une espace ordinaire"
            return f"une liste est attendue (une ligne par élément, avec un tiret), reçu {quoted(value)}{hint}"
        case "model_type" | "dict_type" | "model_attributes_type":
            shown = f" ({', '.join(keys)})" if keys and len(keys) <= 8 else ""
            return f"un bloc de clés est attendu{shown}, reçu {quoted(value)}"
        case "literal_error" | "enum":
            choices = _choices(context)
            hint = near(value, choices) if isinstance(value, str) else ""
            if isinstance(value, str) and value.isdecimal():
                hint = " ; un nombre s'écrit sans guillemets"
            told = ", ".join(f"{word} ({FRENCH_WORDS[word]})" if word in FRENCH_WORDS else word for word in choices)
            return f"un de ces mots est attendu : {told} ; reçu {quoted(value)}{hint}"
        case _:
            return f"la valeur {quoted(value)} n'est pas acceptée"


def data_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A pydantic path without the names of union branches: the path of the value in the file."""
    return tuple(part for part in path if not is_branch(part))
