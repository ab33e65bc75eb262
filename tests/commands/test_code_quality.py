"""`playbook check --format gitlab`: the report that a merge request shows at the lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main
from tests.factories import make_format, write_library

CLEAN, PROBLEMS = 0, 1


def report(capsys: pytest.CaptureFixture[str], code: int) -> list[dict[str, Any]]:
    """What the command prints, which must be JSON and nothing else."""
    assert main(["check", "--format", "gitlab"]) == code
    return json.loads(capsys.readouterr().out)


def test_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The keys that GitLab asks for; a problem that moved keeps its fingerprint, and two problems never share one."""
    monkeypatch.chdir(tmp_path)
    write_library(tmp_path / "templates_library", {"formats/codev/bon.yml": make_format()})
    assert report(capsys, CLEAN) == []
    path = tmp_path / "templates_library/formats/codev/faux.yml"
    write_library(path.parents[2], {"formats/codev/faux.yml": make_format(title="<b>", zzz="x")})
    first = report(capsys, PROBLEMS)
    assert len(first) == 2
    for problem in first:
        assert set(problem) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert problem["location"]["path"] == "templates_library/formats/codev/faux.yml"
        assert problem["severity"] == "major"
    assert len({problem["fingerprint"] for problem in first}) == 2
    path.write_text("# Une ligne de plus.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    moved = report(capsys, PROBLEMS)
    assert [problem["fingerprint"] for problem in moved] == [problem["fingerprint"] for problem in first]
    assert [problem["location"]["lines"]["begin"] for problem in moved] == [
        problem["location"]["lines"]["begin"] + 1 for problem in first
    ]
