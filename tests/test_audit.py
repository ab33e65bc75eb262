"""`make audit`: what pip-audit answers is told as it is, and an empty answer is never taken for good news."""

from __future__ import annotations

from typing import Any

import pytest

import run


def package(name: str, *faults: tuple[str, list[str]]) -> dict[str, Any]:
    """A package that the database knows."""
    vulns = [{"id": number, "fix_versions": fixes, "aliases": [], "description": ""} for number, fixes in faults]
    return {"name": name, "version": "1.0", "vulns": vulns}


UNKNOWN = {"name": "b", "skip_reason": "Dependency not found on PyPI and could not be audited: b (1.0)"}
OUT_OF_REACH = "Base injoignable"
TOLD = {
    "no answer": ([], 0, [OUT_OF_REACH], ["Aucune faille"]),
    # pip-audit then says « No known vulnerabilities found » and succeeds.
    "a mirror without the database": ([{"dependencies": [UNKNOWN]}], 0, [OUT_OF_REACH], ["Aucune faille"]),
    "clean": ([{"dependencies": [package("a"), package("c")]}], 0, ["Aucune faille connue dans les 2 paquets"], [OUT_OF_REACH, "Sans réponse"]),
    "clean, one unknown": ([{"dependencies": [package("a"), UNKNOWN]}], 0, ["Aucune faille", "Sans réponse de la base pour : b."], [OUT_OF_REACH]),
    "vulnerable": (
        [{"dependencies": [package("a", ("GHSA-1", ["1.1", "2.0"]), ("GHSA-2", []))]}], 1,
        ["- a 1.0 : GHSA-1, corrigée en 1.1 ou 2.0", "- a 1.0 : GHSA-2, sans correction publiée", "make lock UPGRADE=1"], ["Aucune faille"],
    ),
    "the second database answers": ([{"dependencies": [UNKNOWN]}, {"dependencies": [package("b", ("X", []))]}], 1, ["- b 1.0 : X"], ["Sans réponse"]),
}  # fmt: skip


@pytest.mark.parametrize(("answers", "code", "told", "silent"), TOLD.values(), ids=TOLD)
def test_what_is_told(
    answers: list[Any],
    code: int,
    told: list[str],
    silent: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Vulnerable versions fail; on a person's machine, a database out of reach is said and fails nothing."""
    monkeypatch.delenv("CI", raising=False)
    assert run.tell_audit(answers) == code
    out = capsys.readouterr().out
    assert [one for one in told if one not in out] == []
    assert [one for one in silent if one in out] == []


@pytest.mark.parametrize(("variable", "code"), [("true", 1), ("1", 1), ("false", 0), ("0", 0), ("", 0)])
def test_database_out_of_reach_in_integration(
    variable: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There, nobody reads the answer of what passes: a week without an answer must be seen."""
    monkeypatch.setenv("CI", variable)
    assert run.tell_audit([]) == code
    assert OUT_OF_REACH in capsys.readouterr().out


def test_both_files_hold_exact_versions() -> None:
    """pip-audit installs nothing: every line it reads is a version with its hash."""
    for path in (run.REQUIREMENTS, run.TEST_REQUIREMENTS):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] not in "# "]
        assert lines
        assert [line for line in lines if "==" not in line] == []
