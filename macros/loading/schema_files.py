"""The JSON Schema files that stand in the library, for editors."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from macros.model.json_schema import SCHEMA_NAMES, json_schema
from macros.model.vocabulary import Vocabulary


def schema_texts(vocabulary: Vocabulary | None) -> dict[str, str]:
    """File name → text of each schema."""
    return {
        f"{name}.schema.json": json.dumps(json_schema(kind, vocabulary), ensure_ascii=False, indent=2) + "\n"
        for kind, name in SCHEMA_NAMES.items()
    }


def schema_path(kind: str, roots: Sequence[Path], folder: Path) -> str:
    """The path from a folder to the schema of a kind, in the first library that has one; nothing where none has."""
    name = f"{SCHEMA_NAMES[kind]}.schema.json"
    found = next((root / "schema" / name for root in roots if (root / "schema" / name).is_file()), None)
    if found is None:
        return ""
    try:
        return Path(os.path.relpath(found.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return found.resolve().as_posix()


def stale_schemas(folder: Path, vocabulary: Vocabulary | None) -> list[str]:
    """Names of the schema files that are missing or no longer say what the model says."""
    return [
        name
        for name, text in schema_texts(vocabulary).items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def write_schemas(folder: Path, vocabulary: Vocabulary | None) -> list[str]:
    """Write the files that are missing or stale; returns their names."""
    names = stale_schemas(folder, vocabulary)
    folder.mkdir(parents=True, exist_ok=True)
    texts = schema_texts(vocabulary)
    for name in names:
        (folder / name).write_text(texts[name], encoding="utf-8", newline="\n")
    return names
