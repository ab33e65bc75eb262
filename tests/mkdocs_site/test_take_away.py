"""The files that stand beside the pages of the real site."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
import yaml

from macros.model.library import Library
from macros.pages.downloads import CANVAS_FILES, FORM_ADDRESS, FORM_FILES, FORM_NAME, FORMAT_FILES, KIT, file_address
from tests.mkdocs_site.building import ROOT, build, copy_project
from tests.pages.html_reading import Document

pytestmark = pytest.mark.xdist_group("site")
Pages = dict[str, Document]


def _promised(library: Library) -> list[str]:
    formats = [file_address(item, one.ending) for item in library.formats.values() for one in (*FORMAT_FILES, KIT)]
    canvases = [file_address(item, one.ending) for item in library.canvases.values() for one in CANVAS_FILES]
    return [*formats, *canvases, *(f"{FORM_ADDRESS}{FORM_NAME}{one.ending}" for one in FORM_FILES)]


def test_every_file_stands_beside_its_page(library: Library, site: Path) -> None:
    """Each one that the pages may promise is there, and holds something."""
    assert [
        path for path in _promised(library) if not (site / path).is_file() or not (site / path).stat().st_size
    ] == []


def test_pages_link_to_their_files(library: Library, pages: Pages) -> None:
    """All of those that exist, by their own name."""
    for item in (*library.formats.values(), *library.canvases.values()):
        files = (*FORMAT_FILES, KIT) if item.kind == "formats" else CANVAS_FILES
        page = pages[file_address(item, "").rsplit("/", 1)[0] + "/index.html"]
        hrefs = {link.attributes.get("href") for link in page.all("a")}
        assert {f"{item.slug}{one.ending}" for one in files} <= hrefs


def test_markdown_is_a_file_and_not_a_page(library: Library, site: Path) -> None:
    """MkDocs renders what ends with .md: these are given as they are."""
    for slug in library.formats:
        assert (site / f"ateliers/{slug}/{slug}.md").read_text(encoding="utf-8").startswith("---\n")
        assert not (site / f"ateliers/{slug}/{slug}").exists()


def test_data_are_those_of_the_api_and_of_the_library(library: Library, site: Path) -> None:
    """The JSON beside the page is that of the API, the YAML the file that the contributor wrote."""
    for slug, item in library.formats.items():
        folder = site / "ateliers" / slug
        assert (folder / f"{slug}.json").read_bytes() == (site / f"api/v1/formats/{slug}.json").read_bytes()
        assert json.loads((folder / f"{slug}.json").read_text(encoding="utf-8"))["title"] == item.title
        assert yaml.safe_load((folder / f"{slug}.yml").read_text(encoding="utf-8"))["title"] == item.title


def test_kits_hold_the_files_of_the_site(library: Library, site: Path) -> None:
    """The same bytes inside the kit and beside the page."""
    for slug, item in library.formats.items():
        kit = zipfile.ZipFile(io.BytesIO((site / f"ateliers/{slug}/{slug}-kit.zip").read_bytes()))
        for one in FORMAT_FILES:
            name = f"{slug}{one.ending}"
            assert kit.read(f"{slug}/{name}") == (site / "ateliers" / slug / name).read_bytes(), name
        for canvas in item.canvases:
            for one in CANVAS_FILES:
                name = f"{canvas}{one.ending}"
                assert kit.read(f"{slug}/canevas/{name}") == (site / "canevas" / canvas / name).read_bytes(), name


def test_without_them(tmp_path: Path) -> None:
    """A build that is asked not to make them has pages that promise none; the source and the data are there."""
    done = build(ROOT, tmp_path / "site", PLAYBOOK_EXPORTS="0")
    assert done.returncode == 0, done.stderr
    html = next((tmp_path / "site/ateliers").glob("*/index.html"))
    slug = html.parent.name
    assert f'href="{slug}.docx"' not in html.read_text(encoding="utf-8")
    assert f'href="{slug}.json"' in html.read_text(encoding="utf-8")
    assert not list((tmp_path / "site").rglob("*.docx"))


def test_a_failure_is_told(tmp_path: Path) -> None:
    """A missing font: the build stops, names what could not be made and why, in French, without a trace of the code."""
    project = copy_project(tmp_path / "project")
    for font in (project / "macros/exports/pdf/fonts").glob("*.otf"):
        font.unlink()
    done = build(project, tmp_path / "site", PLAYBOOK_EXPORTS="1")
    assert done.returncode != 0
    assert "Des fichiers à télécharger n'ont pas pu être fabriqués" in done.stdout
    assert "macros/exports/pdf/fonts" in done.stdout.replace("\\", "/")
    assert "Traceback" not in done.stdout + done.stderr
