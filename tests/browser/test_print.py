"""« Imprimer »: the button asks the browser, and what leaves the printer is the content alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

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
