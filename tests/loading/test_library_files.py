"""Which files of a folder are read, and what is said of those that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.loading import load_library
from macros.loading.library_files import find_files, read_files
from tests.factories import make_experience, make_format, write_library

UNREADABLE = "ce fichier ne peut pas être lu : lien qui ne mène nulle part, ou droits insuffisants."
LINKED_FOLDER = "ce dossier est un lien : ses fichiers ne sont pas lus ; mettez-y le dossier lui-même."


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


@pytest.mark.parametrize("place", ["experiences/encore", "formats/codev", "encore", "canvases"])
@pytest.mark.parametrize("is_outside", [False, True], ids=["that holds itself", "outside"])
def test_link_to_a_folder(place: str, is_outside: bool, root: Path) -> None:
    """It does not turn in circles, nothing is read twice, and what is left out is told."""
    (root / place).parent.mkdir(exist_ok=True)
    target = write_library(root.parent / "other", {"un.yml": make_format()}) if is_outside else root
    (root / place).symlink_to(target, target_is_directory=True)
    assert read(root) == (["bon"], [(place, LINKED_FOLDER)])


@pytest.mark.parametrize("place", [".venv/lib64", "experiences/.lien"])
def test_folder_of_a_tool(place: str, root: Path) -> None:
    """Links in folders that start with a dot concern nobody."""
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).symlink_to(root, target_is_directory=True)
    assert read(root) == (["bon"], [])


@pytest.mark.parametrize(
    "place", ["experiences/rex.yml", "formats/codev/un.yml", "formats/un.yml", "self_assessment.yml", "notes.yml"]
)
def test_folder_named_as_a_file(place: str, root: Path) -> None:
    """A person meant a file: it would be left out without a word."""
    (root / place).mkdir(parents=True)
    assert read(root) == (
        ["bon"],
        [(place, "ceci est un dossier, non un fichier ; renommez-le sans « .yml », ou supprimez-le.")],
    )


@pytest.mark.parametrize("place", ["formats", "formats/codev", "experiences/archives", "notes"])
def test_folder_that_cannot_be_read(place: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files would be left out without a word. (The superuser may read anything: the system's answer is imitated.)"""
    (root / place).mkdir(parents=True)
    scan = os.scandir

    def closed(path: str | Path) -> object:
        if Path(path) == root / place:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert read(root) == (
        ["bon"],
        [(place, "ce dossier ne peut pas être lu : droits insuffisants ; ses fichiers n'ont pas été vérifiés.")],
    )


@pytest.mark.parametrize("place", ["experiences/autre.yml", "vocabulary.yml", "self_assessment.yml"])
def test_link_out_of_the_library(place: str, root: Path) -> None:
    """Its content is not quoted: a link of a request for merging could lead to any file of the machine that checks."""
    (root.parent / "secret.yml").write_text("token: azertyuiop\n", encoding="utf-8")
    (root / place).unlink(missing_ok=True)
    (root / place).symlink_to(root.parent / "secret.yml")
    told = [(one.path.removeprefix("library/"), one.message) for one in load_library([root]).problems]
    assert told == [
        (place, "ce fichier est un lien qui sort de la bibliothèque : il n'est pas lu ; mettez-y le fichier lui-même.")
    ]


def test_single_file_that_leads_nowhere(root: Path) -> None:
    """What is not there may be left out; what is there and cannot be read is told."""
    (root / "self_assessment.yml").symlink_to("nowhere")
    assert read(root) == (["bon"], [("self_assessment.yml", UNREADABLE)])


HOSTILE = {"line end": "a\n::error::b", "escape": "a\x1b[31mb", "right to left": "a\u202eb", "not UTF-8": "a\udce9b"}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json"])
def test_name_that_commands(name: str, form: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file or a folder named to forge a command of the forge, or to reach the terminal, is told by its codes."""
    paths = [
        f"formats/{name}/bon.yml",
        f"formats/codev/{name}.yml",
        f"formats/ideation/{name}.yml",
        f"experiences/{name}.txt",
        f"{name}.yml",
    ]
    try:
        write_library(root, {path: make_format(after=["zzz"]) for path in paths})
        (root / f"canvases/{name}").parent.mkdir()
        (root / f"canvases/{name}").symlink_to(root)
    except OSError:
        pytest.skip("this system has no such names")
    assert main(["check", "--library", str(root), "--format", form]) == 1
    told = "".join(capsys.readouterr())
    assert [sign for sign in HOSTILE.values() if sign in told] == []
    assert not [line for line in told.splitlines() if line.startswith("::error::")]
    assert "\x1b" not in told
    told.encode()


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
