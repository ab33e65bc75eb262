"""« Imprimer »: the button asks the browser, and what leaves the printer is the content alone."""

from __future__ import annotations

import io
from typing import Any
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.model.library import Library
from macros.pages.addresses import item_address
from tests.browser.checks import Open

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-print")]
PAGES = {"formats": "projet-sante-cpts", "canvases": None, "programmes": None}
# Shown on paper: an element that takes room.
SHOWN = "all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().height > 0).length"


def _page(kind: str, library: Library, address: str, open_page: Open) -> Any:
    slug = PAGES[kind] or next(iter(library.by_kind[kind]))
    watched = open_page(f"{address}/{item_address(library.by_kind[kind][slug])}")
    return watched.page


@pytest.mark.parametrize("kind", PAGES)
def test_the_button_prints(kind: str, library: Library, address: str, open_page: Open) -> None:
    """It calls the browser's own dialog, once."""
    page = _page(kind, library, address, open_page)
    page.evaluate("window.printed = 0; window.print = () => { window.printed += 1; }; 0")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed") == 1


@pytest.mark.parametrize("kind", PAGES)
def test_on_paper(kind: str, library: Library, address: str, open_page: Open) -> None:
    """No navigation, no button, no field, nothing to download; the title or the canvas, whole."""
    page = _page(kind, library, address, open_page)
    page.emulate_media(media="print")
    for gone in ("header.md-header", ".md-footer", "button", "input", "select", ".pb-downloads", ".pb-adapt"):
        assert page.locator(gone).evaluate_all(SHOWN) == 0, gone
    expect(page.locator(".pb-canvas-full" if kind == "canvases" else "h1")).to_be_visible()


@pytest.mark.parametrize("kind", PAGES)
def test_without_script_there_is_no_button(kind: str, library: Library, address: str, open_page: Open) -> None:
    """A button that does nothing is not shown: the browser's menu prints too."""
    slug = PAGES[kind] or next(iter(library.by_kind[kind]))
    page = open_page(f"{address}/{item_address(library.by_kind[kind][slug])}", java_script_enabled=False).page
    assert page.locator("[data-print]").evaluate_all(SHOWN) == 0


ADAPTED = "?debut=14:00&participants=14&modalite=distanciel"


def _printed(page: Page) -> list[str]:
    """The text of each page of paper, with ordinary spaces and letters, its number first."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [" ".join(normalize("NFKC", one.extract_text()).split()) for one in reader.pages]


def test_the_session_stands_at_the_top(address: str, open_page: Open) -> None:
    """Day, hours, people, mode and version, under the title; on the screen, nothing of it stays."""
    slug = PAGES["formats"]
    page = open_page(f"{address}/ateliers/{slug}/{ADAPTED}").page
    session = "De 14 h à 16 h : 2 h, 14 personnes, 4 sous-groupes, 2 personnes à l’animation. Modalité : distanciel."
    assert session in _printed(page)[0]
    page.locator("#pb-date").fill("2026-12-01")
    assert f"Séance du mardi 1er décembre 2026. {session}" in _printed(page)[0]
    assert page.locator(".pb-print-session").count() == 0
    page.select_option("#pb-variant", "short")
    first = _printed(page)[0]
    assert "Version : Actions déjà choisies" in first and first.index("Modalité : distanciel.") < first.index("Durée")
    page = open_page(f"{address}/ateliers/{slug}/").page
    assert "Modalité :" not in _printed(page)[0]


def test_only_the_chosen_version_is_printed(address: str, open_page: Open) -> None:
    """As written, all of them; adapted, the chosen one, whose words are nowhere else, and no step that is skipped."""
    slug = PAGES["formats"]
    page = open_page(f"{address}/ateliers/{slug}/").page
    short, long = "Vérifier l’action déjà choisie", "Écrire une seconde fiche"
    whole = " ".join(_printed(page))
    assert "Variantes" in whole and short in whole and long in whole
    page.goto(f"{address}/ateliers/{slug}/{ADAPTED}")
    adapted = " ".join(_printed(page))
    assert "Variantes" not in adapted and short not in adapted and long not in adapted
    page.select_option("#pb-variant", "short")
    adapted = " ".join(_printed(page))
    assert "Variantes" in adapted and short in adapted and long not in adapted
    assert "étape sautée" not in adapted
    expect(page.locator("#variante-long")).to_be_visible()


def test_steps_go_on_over_the_page(address: str, open_page: Open) -> None:
    """A two-hour session on seventeen pages at most; it took twenty-two. No page ends with a title and nothing under it."""
    page = open_page(f"{address}/ateliers/{PAGES['formats']}/{ADAPTED}").page
    titles = [" ".join(text.split()) for text in page.locator(".pb-step h3").all_inner_texts()]
    pages = _printed(page)
    assert len(pages) <= 17
    assert sum(title in text for title in titles for text in pages) >= len(titles)
    assert [text[-80:] for text in pages if text.endswith(tuple(titles))] == []
