"""One file per mistake, and the exact messages that each gives.

`broken_library/expected.txt` is what `playbook check --library .` prints there. What git cannot hold as text is in
`tests/loading/test_raw_text.py`.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.loading import load_library

FOLDER = Path(__file__).parent / "broken_library"
EXPECTED = (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines()
BY_FILE = {path: list(lines) for path, lines in groupby(EXPECTED, key=lambda line: line.split(":", 1)[0])}
# Files that others refer to.
WITHOUT_PROBLEM = {
    "canvases/sound.yml",
    "experiences/sound.yml",
    "formats/codev/sound.yml",
    "formats/codev/taken.yml",
    "offers/sound.yml",
    "programmes/sound.yml",
}
FILES = sorted(
    path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file() and path.name != "expected.txt"
)


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    """The messages by file, read from inside the folder so that paths are short."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(FOLDER)
        problems = load_library(["."]).problems
    return {
        path: [str(problem) for problem in group] for path, group in groupby(problems, key=lambda problem: problem.path)
    }


@pytest.mark.parametrize("path", FILES)
def test_mistake_gives_exactly_its_messages(path: str, found: dict[str, list[str]]) -> None:
    """Every mistake is told at its place, in these words, and nothing else is."""
    assert found.get(path, []) == BY_FILE.get(path, [])


def test_every_file_but_the_sound_ones_has_a_problem() -> None:
    """A mistake that the loader lets through would otherwise look like a file without expectation."""
    assert set(FILES) - set(BY_FILE) == WITHOUT_PROBLEM


def test_no_message_is_about_another_file(found: dict[str, list[str]]) -> None:
    """No expectation and no problem stands outside the files."""
    assert set(found) | set(BY_FILE) <= set(FILES)


def test_command_prints_the_list_in_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints all problems, by path, line and column, and exits with 1."""
    monkeypatch.chdir(FOLDER)
    assert main(["check", "--library", "."]) == 1
    assert capsys.readouterr().out.splitlines() == EXPECTED


def test_no_message_holds_english_or_python() -> None:
    """Contributors read French: no type name, exception or library wording shows through."""
    words = (
        "None",
        "Error",
        "expected",
        "found ",
        "str",
        "dict",
        "list ",
        "Input",
        "should",
        "<number>",
        "[key]",
        "{'",
        "['",
    )
    told = [line.split(" : ", 1)[1] for line in EXPECTED]
    assert [line for line in told for word in words if f" {word}" in line] == []
