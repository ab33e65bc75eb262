"""A build of a library with mistakes stops, and tells every one of them; so does a build of wrong settings or macros."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.mkdocs_site.building import build, copy_project

pytestmark = pytest.mark.xdist_group("invalid")


def test_every_problem_is_told(tmp_path: Path) -> None:
    """Exit code other than zero, each problem with its place and in French, and no page of a half-read library."""
    project = copy_project(tmp_path / "project")
    formats = project / "templates_library/formats"
    first, second = formats / "codev/codev-managerial.yml", formats / "ideation/enonce-probleme.yml"
    first.write_text(first.read_text(encoding="utf-8").replace("\nsummary:", "\nsumary:"), encoding="utf-8")
    second.write_text(
        second.read_text(encoding="utf-8").replace("difficulty: {facilitator: ", "difficulty: {facilitator: 7"),
        encoding="utf-8",
    )
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    told = done.stdout + done.stderr
    assert "codev-managerial.yml:3:1" in told
    assert "clé inconnue `sumary` ; voulez-vous dire `summary` ?" in told
    assert "« Promesse » (summary) : ce champ est obligatoire et il manque." in told
    assert "enonce-probleme.yml:" in told
    assert "« Pour l'animation » (facilitator)" in told
    assert "3 problème" in told
    assert "Traceback" not in told
    assert not (tmp_path / "site/index.html").exists()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"forge_url": "ftp://forge"}, ["forge_url"]),
        ({"mailbox": "pas une adresse"}, ["mailbox"]),
        ({"publicher": "x"}, ["publicher"]),
        ({"library": ["absent"]}, ["absent"]),
    ],
)
def test_wrong_settings(settings: dict[str, Any], words: list[str], tmp_path: Path) -> None:
    """mkdocs.yml is checked too: the setting is named and nothing is built."""
    done = build(copy_project(tmp_path / "project", playbook=settings), tmp_path / "site")
    told = done.stdout + done.stderr
    assert done.returncode != 0
    assert [word for word in words if word not in told] == []
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ('format_card("codev-manageriale")', ["codev-manageriale", "codev-managerial"]),
        ('format_list(family="codeve")', ["codeve", "mots possibles"]),
        ("format_inconnu()", ["format_inconnu"]),
    ],
)
def test_macro_with_bad_arguments(call: str, words: list[str], tmp_path: Path) -> None:
    """A page that calls a macro wrongly fails the build, with the word and those that would do."""
    project = copy_project(tmp_path / "project")
    page = project / "docs/licences/index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n\n{{{{ {call} }}}}\n", encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert [word for word in words if word not in done.stdout + done.stderr] == []
    assert "licences" in done.stdout + done.stderr


def test_page_that_names_nothing(tmp_path: Path) -> None:
    """A broken link and a missing anchor written by hand fail a strict build."""
    project = copy_project(tmp_path / "project")
    page = project / "docs/licences/index.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\n\n[a](../absent/index.md) [b](../glossaire/index.md#absente)\n",
        encoding="utf-8",
    )
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert "../absent/index.md" in done.stderr
    assert "#absente" in done.stderr
