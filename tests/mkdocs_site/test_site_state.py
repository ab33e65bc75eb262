"""The site being built: while serving, an invalid file leaves the last good version of its item in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.mkdocs_site.built_site import NothingToServe, Site
from macros.pages.context import PageContent
from tests.factories import as_yaml, make_format, make_offer, make_vocabulary, write_library

GOOD = "formats/codev/essai.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two formats and an offer."""
    files = {
        GOOD: make_format(),
        "formats/codev/autre.yml": make_format(title="Autre"),
        "offers/offre.yml": make_offer(),
    }
    return write_library(tmp_path / "library", files)


def serving(folder: Path) -> Site:
    """A site being served, its library read once."""
    site = Site(serving=True)
    site.load([folder])
    assert list(site.problems) == []
    return site


@pytest.mark.parametrize(
    "broken",
    [make_format(summary=None), make_format(minutes=3), "title: [", "", b"\xff\xfe", "a: 1\na: 2\n"],
    ids=["missing key", "unknown key", "not YAML", "empty", "not UTF-8", "duplicate key"],
)
def test_last_good_item_stays(broken: object, folder: Path) -> None:
    """The item is still there as it was, the others are as they are now, and the problem is told."""
    site = serving(folder)
    last_good = site.library.formats["essai"]
    write_library(folder, {GOOD: broken, "formats/codev/autre.yml": make_format(title="Autre changé")})
    site.load([folder])
    assert site.library.formats["essai"] is last_good
    assert site.library.formats["autre"].title == "Autre changé"
    assert any(problem.path.endswith("essai.yml") for problem in site.problems)


def test_repaired_item_comes_back(folder: Path) -> None:
    """Once repaired, the new version shows and nothing is told."""
    site = serving(folder)
    write_library(folder, {GOOD: "title: ["})
    site.load([folder])
    write_library(folder, {GOOD: make_format(title="Réparé")})
    site.load([folder])
    assert site.library.formats["essai"].title == "Réparé"
    assert list(site.problems) == []


def test_item_broken_twice_stays(folder: Path) -> None:
    """A second mistake in a row does not lose the last good version."""
    site = serving(folder)
    for broken in ("title: [", "title: 3"):
        write_library(folder, {GOOD: broken})
        site.load([folder])
        assert site.library.formats["essai"].title == "Atelier d'essai"


def test_removed_item_goes(folder: Path) -> None:
    """A file that is gone leaves no page, even while another one is broken."""
    site = serving(folder)
    (folder / "formats/codev/autre.yml").unlink()
    write_library(folder, {"offers/offre.yml": "title: ["})
    site.load([folder])
    assert "autre" not in site.library.formats
    assert "offre" in site.library.offers


def test_new_item_shows(folder: Path) -> None:
    """A new file is read; a new file with a mistake is told and has no page."""
    site = serving(folder)
    write_library(
        folder, {"formats/ideation/neuf.yml": make_format(title="Neuf"), "formats/ideation/faux.yml": "title: ["}
    )
    site.load([folder])
    assert site.library.formats["neuf"].title == "Neuf"
    assert "faux" not in site.library.formats
    assert len(site.problems) == 1


@pytest.mark.parametrize("broken", ["families: [", make_vocabulary(families=None)], ids=["not YAML", "no families"])
def test_broken_vocabulary(broken: object, folder: Path) -> None:
    """While serving, the last good library stays, or at first start an empty one; a build stops, and tells why."""
    site = serving(folder)
    before = site.library
    write_library(folder, {"vocabulary.yml": broken})
    site.load([folder])
    assert site.library is before
    assert any(problem.path.endswith("vocabulary.yml") for problem in site.problems)
    first = Site(serving=True)
    first.load([folder])
    assert first.problems
    assert not any(first.library.by_kind.values())
    with pytest.raises(NothingToServe, match="vocabul"):
        Site().load([folder])


def test_folder_that_goes_away(folder: Path) -> None:
    """Nothing is raised while serving: the last good library stays and the problem is told."""
    site = serving(folder)
    before = site.library
    folder.rename(folder.with_name("moved"))
    site.load([folder])
    assert site.library is before
    assert len(site.problems) == 1
    with pytest.raises(NothingToServe):
        Site().load([folder])


def test_first_start_serves_the_valid_items(folder: Path) -> None:
    """At first start the valid items are served beside the list of problems."""
    write_library(folder, {GOOD: "title: ["})
    site = Site(serving=True)
    site.load([folder])
    assert set(site.library.formats) == {"autre"}
    assert site.problems


def test_build_keeps_nothing_from_before(folder: Path) -> None:
    """A build shows what the files say now, and nothing older."""
    site = Site()
    site.load([folder])
    write_library(folder, {GOOD: "title: ["})
    site.load([folder])
    assert "essai" not in site.library.formats
    assert site.problems


def test_what_macros_hold_is_kept_by_page(folder: Path) -> None:
    """Marks are numbered page by page; what is released or read again is forgotten."""
    site = serving(folder)
    assert [site.hold("a", PageContent("1")), site.hold("a", PageContent("2")), site.hold("b", PageContent("3"))] == [
        '<div data-playbook="0"></div>',
        '<div data-playbook="1"></div>',
        '<div data-playbook="0"></div>',
    ]
    assert [content.html for content in site.held("a")] == ["1", "2"]
    site.release("a")
    assert site.held("a") == []
    site.load([folder])
    assert site.held("b") == []


@pytest.fixture
def overlay(folder: Path) -> Path:
    """A folder laid over the library: it replaces one format, in another family, and adds one."""
    own = folder.with_name("own")
    write_library(
        own,
        {
            "vocabulary.yml": make_vocabulary(),
            "formats/ideation/essai.yml": make_format(title="Par-dessus"),
            "formats/ideation/ajout.yml": make_format(title="Ajout"),
        },
    )
    return own


def titles(site: Site) -> dict[str, str]:
    """Titles of the formats by slug."""
    return {slug: item.title for slug, item in sorted(site.library.formats.items())}


BOTH = {"ajout": "Ajout", "autre": "Autre", "essai": "Par-dessus"}
OVERLAID = {
    "replacing file": ("own/formats/ideation/essai.yml", "title: [", BOTH),
    "added file": ("own/formats/ideation/ajout.yml", make_format(summary=None), BOTH),
    "file that is replaced": ("library/formats/codev/essai.yml", "title: [", BOTH),
    "file that is not": ("library/formats/codev/autre.yml", "title: [", BOTH),
    "vocabulary laid over": ("own/vocabulary.yml", "families: [", BOTH),
}


@pytest.mark.parametrize(("name", "broken", "expected"), OVERLAID.values(), ids=OVERLAID)
def test_overlay_keeps_its_last_good_items(
    name: str, broken: object, expected: dict[str, str], folder: Path, overlay: Path
) -> None:
    """In whichever folder the mistake is, each item stays as it was last shown, and the problem is told."""
    site = Site(serving=True)
    site.load([folder, overlay])
    assert (titles(site), list(site.problems)) == (BOTH, [])
    root = folder.parent
    (root / name).write_text(broken if isinstance(broken, str) else as_yaml(broken), encoding="utf-8")
    for _ in range(2):
        site.load([folder, overlay])
        assert titles(site) == expected
        assert {problem.path.endswith(name) for problem in site.problems} == {True}


def test_overlay_that_is_removed_uncovers_the_file_below(folder: Path, overlay: Path) -> None:
    """Without its replacement, the item is that of the folder below, even while another file is broken."""
    site = Site(serving=True)
    site.load([folder, overlay])
    (overlay / "formats/ideation/essai.yml").unlink()
    (overlay / "formats/ideation/ajout.yml").write_text("title: [", encoding="utf-8")
    site.load([folder, overlay])
    assert titles(site) == BOTH | {"essai": "Atelier d'essai"}
