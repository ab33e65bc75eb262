"""A playbook of one's own, built: a folder laid over the library, remarks that stop nothing, colours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import LIBRARY
from tests.factories import make_format, write_library
from tests.mkdocs_site.building import build, copy_project

pytestmark = pytest.mark.xdist_group("local-folder")
COPIED = "formats/codev/codev-managerial.yml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The site of a caisse with one atelier of its own and one that it has copied as it is; and what the build said."""
    folder = tmp_path_factory.mktemp("nous")
    settings = {
        "publisher": "Caisse d’exemple",
        "library": ["templates_library", "nos-ateliers"],
        "colours": {"light": "#0b5394", "dark": "#8fc1ee", "header": "#12344d"},
    }
    project = copy_project(folder / "project", site_name="Notre playbook", playbook=settings)
    own = {"formats/codev/neuf.yml": make_format(title="Notre atelier"), COPIED: (LIBRARY / COPIED).read_text("utf-8")}
    write_library(project / "nos-ateliers", own)
    (project / "nos-ateliers/vocabulary.yml").unlink()
    done = build(project, folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site", done.stderr


def test_remarks_stop_no_strict_build(site: tuple[Path, str]) -> None:
    """They are told, once, and the site is made."""
    assert site[1].count("à relire : ce fichier dit la même chose que") == 1
    assert "WARNING" not in site[1]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("ateliers/neuf", "Caisse d’exemple a ajouté cette page à la bibliothèque commune."),
        (
            "ateliers/codev-managerial",
            "Caisse d’exemple a mis cette page à la place de celle de la bibliothèque commune.",
        ),
    ],
)
def test_pages_say_whose_they_are(site: tuple[Path, str], page: str, told: str) -> None:
    """The publisher of the settings signs what stands in its folder."""
    assert told in (site[0] / page / "index.html").read_text(encoding="utf-8")


def test_lists_and_api_say_whose_it_is(site: tuple[Path, str]) -> None:
    """Two local ateliers among the common ones."""
    listed = (site[0] / "types/codeveloppement/index.html").read_text(encoding="utf-8")
    assert listed.count("Local : Caisse d’exemple") + listed.count("Local\u00a0: Caisse d’exemple") == 2
    formats = json.loads((site[0] / "api/v1/formats.json").read_text(encoding="utf-8"))["formats"]
    assert {one["slug"] for one in formats if "origin" in one["computed"]} == {"neuf", "codev-managerial"}


def test_colours_and_name(site: tuple[Path, str]) -> None:
    """The settings make the site's own look."""
    sheet = (site[0] / "assets/stylesheets/accents.css").read_text(encoding="utf-8")
    assert "#0b5394" in sheet.split("}}")[0]
    assert "Notre playbook" in (site[0] / "index.html").read_text(encoding="utf-8")
