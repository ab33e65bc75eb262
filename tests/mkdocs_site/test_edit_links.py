"""« Modifier cette page » opens the file that makes the page, on each forge."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.library import Library
from macros.model.settings import Settings
from macros.pages.addresses import family_address, item_address, theme_address
from tests.mkdocs_site.building import built, copy_project, html_files
from tests.pages.html_reading import Document

pytestmark = pytest.mark.xdist_group("forge")

FORGES = [
    ("https://github.com/equipe/playbook", "main", "https://github.com/equipe/playbook/edit/main/"),
    (
        "https://gitlab.exemple.fr/equipe/playbook/",
        "relecture",
        "https://gitlab.exemple.fr/equipe/playbook/-/edit/relecture/",
    ),
    ("https://forge.exemple.fr/equipe/playbook", "main", "https://forge.exemple.fr/equipe/playbook/_edit/main/"),
]


@pytest.mark.parametrize(("url", "branch", "start"), FORGES, ids=["github", "gitlab", "forgejo"])
def test_address_of_each_forge(url: str, branch: str, start: str) -> None:
    """Each forge has its own address for the same thing; without a forge there is none."""
    settings = Settings(forge_url=url, forge_branch=branch)
    assert settings.edit_address("docs/index.md") == f"{start}docs/index.md"
    assert Settings().edit_address("docs/index.md") is None


@pytest.mark.parametrize(("url", "branch", "start"), FORGES, ids=["github", "gitlab", "forgejo"])
def test_edit_links_of_a_built_site(url: str, branch: str, start: str, tmp_path: Path, library: Library) -> None:
    """A generated page leads to its YAML file, a hand-written one to docs/; every such file exists."""
    project = copy_project(tmp_path / "project", playbook={"forge_url": url, "forge_branch": branch})
    site = built(project, tmp_path / "site")
    links = {}
    for path in html_files(site):
        edits = [
            one for one in Document(path.read_text(encoding="utf-8")).all("a") if one.attributes.get("rel") == "edit"
        ]
        links[path.relative_to(site).as_posix()] = [one.attributes["href"] for one in edits]

    expected = {
        path.relative_to(project / "docs").with_suffix(".html").as_posix(): path
        for path in (project / "docs").rglob("*.md")
    }
    folders = {"formats": lambda item: f"formats/{item.family}"}
    for kind, items in library.by_kind.items():
        for item in items.values():
            folder = folders.get(kind, lambda _, kind=kind: kind)(item)
            expected[f"{item_address(item)}index.html"] = project / "templates_library" / folder / f"{item.slug}.yml"
    for path, source in expected.items():
        assert source.is_file()
        assert links.pop(path) == [start + source.relative_to(project).as_posix()], path
    # Pages of a type or a theme have no file of their own, nor has the error page.
    vocabulary = library.vocabulary
    listed = {f"{family_address(family.slug)}index.html" for family in vocabulary.families.values()}
    listed |= {f"{theme_address(theme)}index.html" for theme in vocabulary.themes} | {"404.html"}
    assert set(links) == listed
    assert all(found in ([], [f"{start}templates_library/vocabulary.yml"]) for found in links.values())
