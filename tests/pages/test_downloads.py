"""What a page shows of the files that stand beside it."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.library import Library
from macros.pages.canvas_page import render_canvas
from macros.pages.context import PageContext
from macros.pages.downloads import (
    CANVAS_FILES,
    FORM_ADDRESS,
    FORMAT_FILES,
    KIT,
    download_links,
    file_address,
    form_links,
)
from macros.pages.format_page import render_format
from macros.pages.labels import file_size
from tests.factories import a_canvas, a_format, a_vocabulary

NBSP = "\u00a0"
SIZES = {
    0: "1 ko",
    1: "1 ko",
    1_499: "1 ko",
    1_500: "2 ko",
    999_499: "999 ko",
    999_500: "1,0 Mo",
    12_340_000: "12,3 Mo",
}


@pytest.mark.parametrize(("count", "told"), SIZES.items())
def test_sizes(count: int, told: str) -> None:
    """Thousands and millions of bytes, as French systems show them; the number and its unit stay together."""
    assert file_size(count) == told.replace(" ", NBSP)


def _page(*addresses: str, format_: Any = None, **more: Any) -> PageContext:
    library = Library(a_vocabulary(), formats={"essai": format_ or a_format()}, canvases={"plan": a_canvas("plan")})
    return PageContext(library, address="ateliers/essai/", downloads=dict.fromkeys(addresses, 48_200), **more)


def test_addresses_stand_beside_the_page() -> None:
    """The slug twice: the folder of the page, then the file's own name, which tells what it is once saved."""
    assert file_address(a_format(), "-a4.pdf") == "ateliers/essai/essai-a4.pdf"
    assert file_address(a_canvas("plan"), ".png") == "canevas/plan/plan.png"


def test_only_what_was_made_is_shown() -> None:
    """In the order of use, with their size; nothing in a preview without files."""
    page = _page("ateliers/essai/essai.pdf", "ateliers/essai/essai.docx", "ateliers/autre/autre.docx")
    links = list(download_links(a_format(), FORMAT_FILES, page))
    assert [(link["label"], link["href"], link["size"]) for link in links] == [
        ("Word", "essai.docx", f"48{NBSP}ko"),
        ("Guide en PDF", "essai.pdf", f"48{NBSP}ko"),
    ]
    assert list(download_links(a_format(), FORMAT_FILES, _page())) == []


@pytest.mark.parametrize("ending", [one.ending for one in (*FORMAT_FILES, *CANVAS_FILES, KIT)])
def test_what_browsers_show_is_not_saved_at_once(ending: str) -> None:
    """PDF and pictures open; the others are saved."""
    files = tuple(one for one in (*FORMAT_FILES, *CANVAS_FILES, KIT) if one.ending == ending)[:1]
    (link,) = download_links(a_format(), files, _page(f"ateliers/essai/essai{ending}"))
    assert link["save"] == (not ending.endswith(("pdf", "png")))


def test_blank_form() -> None:
    """Its files have a name of their own."""
    page = _page(f"{FORM_ADDRESS}fiche-rex.odt")
    assert [link["href"] for link in form_links(page)] == ["../../experiences/fiche-vierge/fiche-rex.odt"]


def test_page_of_a_format() -> None:
    """Single files before the kit; beside the kit, how to open it; a preview without files says so."""
    addresses = [file_address(a_format(), one.ending) for one in (*FORMAT_FILES, KIT)]
    html = str(render_format(a_format(), _page(*addresses)).html)
    places = [html.index(f'href="essai{one.ending}"') for one in (*FORMAT_FILES, KIT)]
    assert places == sorted(places)
    assert "Extraire tout" in html
    assert "sans les fichiers" not in html
    bare = str(render_format(a_format(), _page()).html)
    assert "essai.docx" not in bare
    assert "Extraire tout" not in bare
    assert "sans les fichiers à télécharger" in bare


def test_page_of_a_canvas() -> None:
    """Its four files."""
    canvas = a_canvas("plan")
    page = PageContext(_page().library, address="canevas/plan/", downloads={file_address(canvas, one.ending): 1 for one in CANVAS_FILES})  # fmt: skip
    html = str(render_canvas(canvas, page).html)
    assert [f'href="plan{one.ending}"' in html for one in CANVAS_FILES] == [True] * 4
