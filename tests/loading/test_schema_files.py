"""The JSON Schema files that stand in the library."""

from __future__ import annotations

import json
from pathlib import Path

from macros.loading.schema_files import schema_texts, stale_schemas, write_schemas
from macros.model.library import Library
from tests.conftest import LIBRARY
from tests.factories import a_vocabulary


def test_real_schemas_are_not_stale(library: Library) -> None:
    """The files say what the model says; `playbook schema` writes them."""
    assert stale_schemas(LIBRARY / "schema", library.vocabulary) == []


def test_written_schemas_are_current_and_written_once(tmp_path: Path) -> None:
    """Writing makes the folder and all files; a second time writes nothing."""
    folder = tmp_path / "schema"
    names = list(schema_texts(a_vocabulary()))
    assert stale_schemas(folder, a_vocabulary()) == names
    assert write_schemas(folder, a_vocabulary()) == names
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert write_schemas(folder, a_vocabulary()) == []


def test_edited_and_missing_files_are_stale(tmp_path: Path) -> None:
    """Any other text counts, and only the files concerned are told."""
    write_schemas(tmp_path, a_vocabulary())
    (tmp_path / "offer.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "canvas.schema.json").unlink()
    assert sorted(stale_schemas(tmp_path, a_vocabulary())) == ["canvas.schema.json", "offer.schema.json"]


def test_new_theme_makes_the_schema_stale(tmp_path: Path) -> None:
    """The closed lists of the vocabulary stand in the schemas."""
    write_schemas(tmp_path, a_vocabulary())
    assert stale_schemas(tmp_path, a_vocabulary(themes={"autre": {"label": "Autre"}})) == [
        "format.schema.json",
        "experience.schema.json",
    ]


def test_texts_are_utf8_json_that_ends_with_a_line() -> None:
    """Readable in a diff: accents as they are, two spaces, one last line end."""
    for text in schema_texts(a_vocabulary()).values():
        assert json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n" == text
