"""A file to fill in: every field of a kind with its French name and help, from the model; what must be filled is blank."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.loading.field_help import Filling, Path, field_help, inside, is_scalar, models_of
from macros.model.json_schema import ROOT_TITLES
from macros.model.library import ITEM_TYPES
from macros.model.vocabulary import Vocabulary

WIDTH = 112
_KEYS: dict[Path, tuple[str, ...]] = {
    ("zones",): ("gauche", "droite"),
    ("table", "columns"): ("Titre de la colonne",),
}


def _comment(text: str, indent: int) -> list[str]:
    margin = f"{' ' * indent}# "
    return textwrap.wrap(
        text, WIDTH, initial_indent=margin, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    )


def _commented(lines: list[str], indent: int) -> list[str]:
    """The lines as a comment. One sign taken away from each, by hand or by an editor, gives them back."""
    return [f"{line[:indent]}#{'' if line[indent:].startswith('#') else ' '}{line[indent:]}" for line in lines]


def _value(key: str, path: Path, field: FieldInfo, indent: int, filling: Filling) -> list[str]:
    """The key and what stands under it, blank where the writer decides."""
    margin, annotation = " " * indent, field.annotation
    written = filling.written(path)
    listed = inside(annotation, tuple)
    mapped = inside(annotation, dict)
    if listed and not is_scalar(annotation):
        models = models_of(listed[0])
        if models and not is_scalar(listed[0]):
            return [f"{margin}{key}:", *_element(models[0], path, indent + 2, filling)]
        return [f"{margin}{key}:", *(f"{margin}  - {text}" for text in written or [""])]
    if mapped:
        models = models_of(mapped[1])
        lines = [f"{margin}{key}:"]
        for name in _KEYS.get(path, ("nom",)):
            shown = name if name.isidentifier() else f'"{name}"'
            lines.append(f"{margin}  {shown}:{'' if models else ' 1'}")
            lines += _block(models[0], path, indent + 4, filling) if models else []
        return lines
    models = models_of(annotation)
    if models and not is_scalar(annotation):
        return [f"{margin}{key}:", *_block(models[0], path, indent + 2, filling)]
    return [f"{margin}{key}: {written[0]}" if written else f"{margin}{key}:"]


def _field(owner: type[BaseModel], key: str, path: Path, field: FieldInfo, indent: int, filling: Filling) -> list[str]:
    told = field_help(owner, key, path, field, filling)
    lines = [line for text in told for line in _comment(text, indent)]
    return lines + [line.rstrip() for line in _value(key, path, field, indent, filling)]


def _block(model: type[BaseModel], path: Path, indent: int, filling: Filling) -> list[str]:
    """The fields of a block, those that must be there first; where none must, all of them: an empty block is a mistake."""
    fields = {(*path, key): (key, field) for key, field in model.model_fields.items()}
    asked = [inner for inner, (_, field) in fields.items() if filling.is_asked(inner, field)] or list(fields)
    lines: list[str] = []
    for inner in [*asked, *(inner for inner in fields if inner not in asked)]:
        key, field = fields[inner]
        told = _field(model, key, inner, field, indent, filling)
        lines += told if inner in asked else _commented(told, indent)
    return lines


def _element(model: type[BaseModel], path: Path, indent: int, filling: Filling) -> list[str]:
    """A block as the element of a list: its dash stands before its first key."""
    lines = _block(model, path, indent + 2, filling)
    first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
    before = [line[2:] for line in lines[:first]]
    return [*before, f"{' ' * indent}- {lines[first].lstrip()}", *lines[first + 1 :]]


def annotated_file(
    kind: str,
    vocabulary: Vocabulary,
    *,
    path: str,
    schema: str,
    today: date,
    examples: Mapping[tuple[str, str], str] | None = None,
) -> str:
    """The text of a new file at a path; its first line gives the schema to editors, where there is one."""
    filling, model = Filling(kind, vocabulary, today, examples or {}), ITEM_TYPES[kind]
    fields = model.model_fields
    asked = {key: field for key, field in fields.items() if filling.is_asked((key,), field)}
    lines = [
        *([f"# yaml-language-server: $schema={schema}"] if schema else []),
        f"# {ROOT_TITLES[kind]} à remplir. Le nom du fichier fait l'adresse de sa page.",
        "#",
        "# 1. Écrivez après chaque deux-points resté seul et après chaque tiret resté seul.",
        '# 2. Mettez entre guillemets droits ("…") un texte qui contient un deux-points ou un dièse.',
        "# 3. Un élément de plus dans une liste : recopiez toutes ses lignes, tiret compris.",
        "# 4. Un champ facultatif : enlevez le « # » devant sa clé et devant ce qui en dépend.",
        f"# 5. Vérifiez aussi souvent que vous voulez : playbook check {path}",
        "",
        "# ---------- Obligatoire ----------",
    ]
    for key, field in asked.items():
        lines += ["", *_field(model, key, (key,), field, 0, filling)]
    lines += ["", "# ---------- Facultatif ----------"]
    for key, field in fields.items():
        if key not in asked:
            lines += ["", *_commented(_field(model, key, (key,), field, 0, filling), 0)]
    return "\n".join(lines) + "\n"
