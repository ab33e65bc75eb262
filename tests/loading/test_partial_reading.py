"""A few files checked without reading the whole library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import macros.loading.library_files as library_files
from macros.__main__ import main
from macros.loading import load_library
from tests.factories import make_experience, make_format, make_offer, make_programme, make_unit, write_library


def chain(*slugs: str) -> dict[str, Any]:
    """Formats each of which names the next."""
    return {
        f"formats/codev/{slug}.yml": make_format(title=slug, after=[following] if following else None)
        for slug, following in zip(slugs, [*slugs[1:], ""], strict=True)
    }


FILES = {
    **chain("a", "b", "c"),
    "formats/codev/x.yml": make_format(title="x"),
    "formats/codev/petit.yml": make_format(title="petit", participants={"min": 2, "ideal": 2, "max": 3}),
    "offers/un.yml": make_offer(formats=[{"format": "a", "why": "Oui."}], next="deux"),
    "offers/deux.yml": make_offer(maturity="cadrer", formats=[{"format": "b", "why": "Oui."}]),
    "programmes/p.yml": make_programme(
        units=[make_unit("u", minutes=None, format="x"), make_unit("v", minutes=None, format="x")]
    ),
    "experiences/rex.yml": make_experience(formats=["a"]),
}
READ: dict[str, tuple[str, set[str]]] = {
    "an atelier that names no other": ("x", {"x"}),
    "an atelier and those that follow": ("a", {"a", "b", "c"}),
    "a programme and its ateliers": ("p", {"p", "x"}),
    "all offers": ("deux", {"un", "deux"}),
    "a reference by name alone": ("rex", {"rex"}),
}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are validated, by their slugs."""
    seen: list[str] = []
    validate_file = library_files.validate_file

    def spy(file: Path, model: Any, path: str, **options: Any) -> Any:
        seen.append(Path(path).stem)
        return validate_file(file, model, path, **options)

    monkeypatch.setattr(library_files, "validate_file", spy)
    return seen


def only(slug: str) -> Callable[[Path], bool]:
    """The file of that name."""
    return lambda path: path.stem == slug


@pytest.mark.parametrize(("slug", "expected"), READ.values(), ids=READ)
def test_no_more_is_read_than_its_rules_need(tmp_path: Path, read: list[str], slug: str, expected: set[str]) -> None:
    """Each file once, and only those that a rule looks into."""
    write_library(tmp_path, FILES)
    loaded = load_library([tmp_path], wanted=only(slug))
    assert sorted(read) == sorted(expected)
    assert {Path(path).stem for path in loaded.files} == {*expected, "vocabulary"}


WRONG: dict[str, tuple[str, dict[str, Any]]] = {
    "a reference to nothing": ("x", {"formats/codev/x.yml": make_format(after=["zzz"])}),
    "a circle": ("c", {"formats/codev/c.yml": make_format(title="c", after=["a"])}),
    "a programme that an atelier does not hold": (
        "p",
        {"programmes/p.yml": make_programme(units=[make_unit(minutes=None, format="petit")])},
    ),
    "a second offer": ("zone", {"offers/zone.yml": make_offer(formats=[{"format": "a", "why": "Oui."}])}),
    "offers in a circle": (
        "deux",
        {"offers/deux.yml": make_offer(maturity="cadrer", formats=[{"format": "b", "why": "Oui."}], next="un")},
    ),
    "a field": ("rex", {"experiences/rex.yml": make_experience(title="<b>")}),
    "the same address twice": ("x", {"formats/ideation/x.yml": make_format(title="x bis")}),
}


@pytest.mark.parametrize(("slug", "files"), WRONG.values(), ids=WRONG)
def test_the_same_problems_as_the_whole(tmp_path: Path, slug: str, files: dict[str, Any]) -> None:
    """What is told of a file alone is what the whole library tells of it, and there is something to tell."""
    write_library(tmp_path, {**FILES, **files})

    def of(wanted: Callable[[Path], bool] | None) -> list[str]:
        return [str(one) for one in load_library([tmp_path], wanted=wanted).problems if Path(one.path).stem == slug]

    assert of(only(slug)) == of(None) != []


def test_a_file_laid_over_others_needs_them_all(tmp_path: Path, read: list[str]) -> None:
    """It may break any file of the common library: nothing less than all of it can tell."""
    write_library(
        tmp_path / "commun", {**FILES, "programmes/p.yml": make_programme(units=[make_unit(minutes=None, format="x")])}
    )
    small = make_format(title="Le nôtre", participants={"min": 2, "ideal": 2, "max": 3})
    write_library(tmp_path / "nous", {"formats/codev/x.yml": small})
    loaded = load_library([tmp_path / "commun", tmp_path / "nous"], wanted=lambda path: "nous" in path.parts)
    assert len(read) == len(FILES) + 1
    assert "ne vont pas ensemble" in str(loaded.problems[0])


def test_the_command_reads_no_more(tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`playbook check PATH`, which runs before each commit; without a path, everything is read."""
    monkeypatch.chdir(tmp_path)
    write_library(tmp_path / "templates_library", FILES)
    assert main(["check", "templates_library/programmes/p.yml"]) == 0
    assert sorted(read) == ["p", "x"]
    assert main(["check"]) == 0
    assert len(read) == 2 + len(FILES)
