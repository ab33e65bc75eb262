"""`playbook check` tells, with its place, a text that would not hold on its slide or in its zone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.__main__ import main
from tests.factories import make_format, make_step, write_library

CLEAN, PROBLEMS = 0, 1
WIDE = "W" * 60  # no slide has room for such a word
SCRIPT = [make_step("tri", 60, brief=WIDE, if_late={"minutes": 50, "how": "Sans relecture."})]
WRONG = "templates_library/formats/codev/trop.yml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound format, and one that shows a word too long for a slide."""
    monkeypatch.chdir(tmp_path)
    files = {"formats/codev/bon.yml": make_format(), "formats/codev/trop.yml": make_format(title="Trop", script=SCRIPT)}
    return write_library(tmp_path / "templates_library", files)


@pytest.mark.parametrize("arguments", [[], [WRONG], ["--format", "github"]], ids=["all", "its path", "annotations"])
def test_the_text_is_named_with_its_place(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File and line of the text, and why; the same when only this file is asked about."""
    lines = Path(WRONG).read_text(encoding="utf-8").splitlines()
    (line,) = (number for number, text in enumerate(lines, start=1) if WIDE in text)
    assert main(["check", *arguments]) == PROBLEMS
    (told,) = capsys.readouterr().out.splitlines()
    assert f"{WRONG}:{line}:" in told or f"file={WRONG},line={line}" in told
    assert "18 points" in told


def test_another_file_is_not_asked_about(folder: Path) -> None:
    """A path alone tells nothing of the others."""
    assert main(["check", str(folder / "formats/codev/bon.yml")]) == CLEAN


def test_a_sound_library(folder: Path) -> None:
    """Nothing to tell once the title is shorter."""
    path = Path(WRONG)
    path.write_text(path.read_text(encoding="utf-8").replace(WIDE, "Après"), encoding="utf-8")
    assert main(["check"]) == CLEAN
