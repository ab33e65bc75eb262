"""`playbook deployable`: nothing goes online without saying who publishes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.__main__ import main

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
WHOLE = {"publisher": "Une caisse", "director": "Sa direction", "host": "Son hébergeur"}
CASES: dict[str, tuple[dict[str, str], int, str]] = {
    "all of them": (WHOLE, CLEAN, "Ce site peut être publié"),
    "none": ({}, PROBLEMS, "il manque publisher (Éditeur), director (Direction de la publication), host (Hébergeur) dans"),
    "a director is missing": (WHOLE | {"director": ""}, PROBLEMS, "il manque director (Direction de la publication) dans"),
    "a host of blanks": (WHOLE | {"host": "   "}, PROBLEMS, "il manque host (Hébergeur) dans"),
    "a publisher of no-break spaces": (WHOLE | {"publisher": "\u00a0"}, PROBLEMS, "il manque publisher (Éditeur) dans"),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "code", "told"), CASES.values(), ids=CASES)
def test_deployable(
    settings: dict[str, str],
    code: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line, which names the settings that are empty."""
    monkeypatch.chdir(tmp_path)
    block = "".join(f"    {key}: {value!r}\n" for key, value in settings.items())
    Path("mkdocs.yml").write_text(f"extra:\n  playbook:\n{block}".replace("\\xa0", "\u00a0"), encoding="utf-8")
    assert main(["deployable"]) == code
    out = capsys.readouterr().out
    assert told in out
    assert out.count("\n") == 1


def test_without_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """No mkdocs.yml is no permission; a wrong one is no answer."""
    monkeypatch.chdir(tmp_path)
    assert main(["deployable"]) == PROBLEMS
    Path("mkdocs.yml").write_text("extra:\n  playbook:\n    zzz: 1\n", encoding="utf-8")
    assert main(["deployable"]) == COULD_NOT_RUN
