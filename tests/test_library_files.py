"""The real library: one test per file, with its path as id."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading import LoadedLibrary
from macros.model.library import Library
from tests.conftest import LIBRARY

FILES = sorted(LIBRARY.rglob("*.yml"))


def name(path: Path) -> str:
    """The path as contributors write it."""
    return path.relative_to(LIBRARY.parent).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_file_has_no_problem(path: Path, loaded: LoadedLibrary) -> None:
    """Every file of the library is valid."""
    assert [str(problem) for problem in loaded.problems if Path(problem.path).resolve() == path.resolve()] == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_first_line_points_to_its_schema(path: Path) -> None:
    """An editor finds the schema of the file's kind from its first line."""
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    schema = (path.parent / first.removeprefix(prefix)).resolve()
    assert schema.is_file()
    parts = path.relative_to(LIBRARY).parts
    kind = {"canvases": "canvas"}.get(parts[0], parts[0].removesuffix("s")) if len(parts) > 1 else path.stem
    assert schema == LIBRARY / "schema" / f"{kind}.schema.json"


def test_every_file_is_read(loaded: LoadedLibrary) -> None:
    """No file is left aside without a word."""
    assert {Path(path).resolve() for path in loaded.files} == {path.resolve() for path in FILES}


def test_no_problem_outside_the_files(loaded: LoadedLibrary) -> None:
    """A file with another ending, or in the wrong place, would be told here."""
    assert [str(problem) for problem in loaded.problems if Path(problem.path).resolve() not in FILES] == []


def test_every_kind_has_items(library: Library) -> None:
    """Formats of every family, an offer per level, and at least one of each other kind."""
    assert {item.family for item in library.formats.values()} == set(library.vocabulary.families)
    assert [offer.maturity for offer in library.offers.values()] == list(library.vocabulary.maturity)
    assert all(library.by_kind.values())
