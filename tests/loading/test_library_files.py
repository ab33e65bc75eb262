"""Which files of a folder are read, and what is said of those that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.loading.library_files import find_files, read_files
from tests.factories import make_experience, write_library

UNREADABLE = "ce fichier ne peut pas être lu : lien qui ne mène nulle part, ou droits insuffisants."


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one experience, in the working directory."""
    monkeypatch.chdir(tmp_path)
    return write_library(tmp_path / "library", {"experiences/bon.yml": make_experience()})


def read(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Slugs that are read, and problems by path from the root."""
    files, problems = find_files(root, 0)
    problems += read_files(files, None)
    return [file.slug for file in files], [(one.path.removeprefix("library/"), one.message) for one in problems]


@pytest.mark.parametrize("target", ["lien.yml", "nowhere.yml", "/nowhere/at/all.yml"], ids=["loop", "gone", "outside"])
def test_link_that_leads_nowhere(target: str, root: Path) -> None:
    """A link without an end is a problem of that link; the other files are read."""
    (root / "experiences/lien.yml").symlink_to(target)
    assert read(root) == (["bon"], [("experiences/lien.yml", UNREADABLE)])


@pytest.mark.parametrize("place", ["experiences/encore", "formats/codev", "encore"])
def test_folder_that_holds_itself(place: str, root: Path) -> None:
    """A link to a folder above it does not turn in circles, and nothing is read twice."""
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).symlink_to(root, target_is_directory=True)
    assert read(root) == (["bon"], [])


def test_link_to_a_file_is_read(root: Path) -> None:
    """A link that leads to a file is that file, under the name of the link."""
    (root / "experiences/autre.yml").symlink_to("bon.yml")
    assert read(root) == (["autre", "bon"], [])


@pytest.mark.parametrize(
    "name", ["experiences/.#bon.yml", "experiences/.bon.yml.swp", ".x.yml", "experiences/._bon.yml"]
)
@pytest.mark.parametrize("is_link", [False, True], ids=["file", "dangling link"])
def test_names_that_start_with_a_dot(name: str, is_link: bool, root: Path) -> None:
    """What an editor leaves beside a file is passed over, whatever it is."""
    if is_link:
        (root / name).symlink_to("someone@somewhere.1234")
    else:
        (root / name).write_text("[", encoding="utf-8")
    assert read(root) == (["bon"], [])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("name", ["experiences/tube.yml", "formats/codev/tube.yml"])
def test_named_pipe_is_not_waited_for(name: str, root: Path) -> None:
    """A pipe that nobody writes to is told, not read: reading it would never end."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / name)
    assert read(root) == (["bon"], [(name, UNREADABLE)])
