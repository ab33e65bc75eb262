"""What one caisse adds is told apart from what all share: pages, cards, API, search, colours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.exports.site_data.json_api import api_files
from macros.exports.site_data.search_data import FIELDS, search_data
from macros.loading import load_library
from macros.model.colours import SiteColours
from macros.model.library import ITEM_TYPES, Library
from macros.pages.canvas_page import render_canvas
from macros.pages.cards import render_cards
from macros.pages.context import PageContext
from macros.pages.experience_page import render_experience
from macros.pages.format_page import render_format
from macros.pages.offer_page import render_offer
from macros.pages.programme_page import render_programme
from macros.pages.style import accent_style_sheet
from tests.factories import (
    a_vocabulary,
    make_canvas,
    make_experience,
    make_format,
    make_offer,
    make_programme,
    write_library,
)

HOSTILE = '<b>"Caisse" & d\'ici'
COMMON = {
    "formats/codev/essai.yml": make_format(title="Commun"),
    "canvases/plan.yml": make_canvas(title="Commun"),
    "offers/offre.yml": make_offer(title="Commun"),
    "programmes/parcours.yml": make_programme(title="Commun"),
    "experiences/rex.yml": make_experience(title="Commun"),
}
OWN = {
    "formats/codev/neuf.yml": make_format(title="Neuf"),
    "canvases/plan.yml": make_canvas(title="Le nôtre"),
    "offers/offre.yml": make_offer(title="La nôtre"),
    "programmes/neuf.yml": make_programme(title="Neuf"),
    # Its own field of that name is something else.
    "experiences/neuf.yml": make_experience(title="Neuf", origin="Une demande."),
}
RENDER = {
    "formats": render_format,
    "canvases": render_canvas,
    "offers": render_offer,
    "programmes": render_programme,
    "experiences": render_experience,
}
LOCAL = {"formats": "neuf", "canvases": "plan", "offers": "offre", "programmes": "neuf", "experiences": "neuf"}
REPLACING = {"canvases", "offers"}


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A common library of one item per kind, and one's own laid over it."""
    folder = tmp_path_factory.mktemp("local")
    roots = [write_library(folder / "commun", COMMON), write_library(folder / "nous", OWN)]
    loaded = load_library(roots, publisher=HOSTILE)
    assert loaded.problems == ()
    return loaded.library


@pytest.mark.parametrize("kind", list(ITEM_TYPES))
def test_page_says_whose_it_is(kind: str, local: Library) -> None:
    """A local page names who added it, and whether it stands for a common one; a common page says nothing."""
    for slug, item in local.by_kind[kind].items():
        html = RENDER[kind](item, PageContext(local)).html
        marks = re.findall(r'<p class="pb-local">(.*?)</p>', html, re.DOTALL)
        assert len(marks) == (slug == LOCAL[kind])
        for mark in marks:
            assert "&lt;b&gt;" in mark
            assert HOSTILE not in html
            assert ("à la place de celle de la bibliothèque commune" in mark) == (kind in REPLACING)
            assert ("a ajouté cette page" in mark) == (kind not in REPLACING)


@pytest.mark.parametrize("kind", list(ITEM_TYPES))
def test_card_says_whose_it_is(kind: str, local: Library) -> None:
    """The name stands beside the kind of the item, escaped; common cards are as they were."""
    for slug, item in local.by_kind[kind].items():
        html = str(render_cards([item], PageContext(local)))
        assert ("Local : &lt;b&gt;" in html) == (slug == LOCAL[kind])
        assert ("pb-status" in html) == (slug == LOCAL[kind])


@pytest.mark.parametrize("kind", list(ITEM_TYPES))
def test_api_says_whose_it_is(kind: str, local: Library) -> None:
    """`computed.origin` of local items only, in their document and in the list; the YAML's own fields stay."""
    files = {path: json.loads(data) for path, data in api_files(local).items()}
    listed = {entry["slug"]: entry for entry in files[f"api/v1/{kind}.json"][kind]}
    for slug in local.by_kind[kind]:
        expected = {"name": HOSTILE, "replaces": kind in REPLACING} if slug == LOCAL[kind] else None
        document = files[f"api/v1/{kind}/{slug}.json"]
        assert document["computed"].get("origin") == expected
        assert listed[slug].get("computed", {}).get("origin") == expected
    if kind == "experiences":
        assert files["api/v1/experiences/neuf.json"]["origin"] == "Une demande."


def test_search_finds_and_tells_local_items(local: Library) -> None:
    """« local » and the name of the caisse lead to them, and the result says it."""
    entries = [dict(zip(FIELDS, entry, strict=True)) for entry in search_data(local, [])["entries"]]
    found = {entry["title"] for entry in entries if "local" in entry["names"].split(" · ")}
    assert found == {"Neuf", "Le nôtre", "La nôtre"}
    for entry in entries:
        assert (HOSTILE in entry["names"]) == (entry["title"] in found)
        assert ("local\u00a0: " in entry["facts"]) == (entry["title"] in found)


def test_colours_of_the_site() -> None:
    """On the screen alone, each where it is set; without any, the sheet is that of the types."""
    plain = accent_style_sheet(a_vocabulary())
    assert accent_style_sheet(a_vocabulary(), SiteColours()) == plain
    own = accent_style_sheet(a_vocabulary(), SiteColours(light="#0b5394", header="#12344d"))
    assert own.endswith(plain)
    added = own.removesuffix(plain)
    assert added.startswith("@media screen{")
    assert '[data-md-color-scheme="default"]{--pb-accent:#0b5394}' in added
    assert "slate" not in added
    assert added.count("#12344d") == 5


def test_middle_folder_is_named_by_itself(tmp_path: Path) -> None:
    """Without a publisher too: the folder's name is the only one there is."""
    write_library(tmp_path / "commun", COMMON)
    write_library(tmp_path / "nos-ateliers", {"formats/codev/neuf.yml": make_format(title="Neuf")})
    library = load_library([tmp_path / "commun", tmp_path / "nos-ateliers"]).library
    assert library.formats["neuf"].added_by == "nos-ateliers"
