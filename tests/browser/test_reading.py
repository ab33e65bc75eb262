"""Reading without script, with a keyboard, on paper, zoomed, and from a disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.model.library import Library
from tests.browser.kinds import PAGES
from tests.mkdocs_site.building import built, copy_project

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-reading")]
PHONE, DESKTOP = {"width": 360, "height": 640}, {"width": 1366, "height": 768}


@pytest.mark.parametrize("kind", PAGES)
def test_without_script(kind: str, address: str, open_page: Callable[..., Any]) -> None:
    """The text, the main links and the legal pages are there and visible. What only scripts do is hidden, with its links."""
    watched = open_page(f"{address}/{PAGES[kind]}", java_script_enabled=False, viewport=PHONE)
    page = watched.page
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 100
    assert page.locator("footer a[href$='accessibilite/']").is_visible()
    hidden = [
        link.get_attribute("href")
        for link in page.locator(
            "article a[href]:not(.pb-in-page a, [data-outcome] a, .pb-files a, .pb-copy-gestures a, [hidden] a)"
        ).all()
        if not link.is_visible()
    ]
    assert hidden == []


def test_without_script_all_formats_are_reached(address: str, library: Library, open_page: Callable[..., Any]) -> None:
    """The catalogue, then each type, lead to every atelier by plain links."""
    page = open_page(f"{address}/ateliers/", java_script_enabled=False, viewport=DESKTOP).page
    for slug in library.formats:
        assert page.locator(f"main a[href='{slug}/'], main a[href='../ateliers/{slug}/']").first.is_visible()
    page.locator("main h2 a").first.click()
    assert "/types/" in page.url


@pytest.mark.parametrize("kind", PAGES)
def test_on_paper(kind: str, address: str, open_page: Callable[..., Any]) -> None:
    """Printed, a page has its text and neither header, tabs, menus, footer nor buttons; dark becomes white."""
    page = open_page(f"{address}/{PAGES[kind]}", color_scheme="dark", viewport={"width": 794, "height": 1123}).page
    page.emulate_media(media="print", color_scheme="dark")
    # A canvas is printed alone, on the whole page; its title is drawn on it.
    assert page.locator("svg.pb-canvas" if kind == "canvas" else "h1").first.is_visible()
    for what in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".pb-breadcrumb"):
        assert [one for one in page.locator(what).all() if one.is_visible()] == [], what
    ink = page.locator("h1").evaluate("one => getComputedStyle(one).color")
    assert sum(int(part) for part in ink.removeprefix("rgb(").removesuffix(")").split(",")[:3]) < 250, ink
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_printed_format_holds_every_step(address: str, library: Library, open_page: Callable[..., Any]) -> None:
    """On paper every step and every handout is there."""
    item = library.formats["codev-managerial"]
    page = open_page(f"{address}/ateliers/codev-managerial/", viewport={"width": 794, "height": 1123}).page
    page.emulate_media(media="print")
    for step in item.script:
        assert page.locator(f"#etape-{step.id}").is_visible()
    for handout in item.handouts:
        assert page.locator(f"#document-{handout.id}").is_visible()


def test_skip_link_comes_first(address: str, open_page: Callable[..., Any]) -> None:
    """The first press of Tab shows a link that leads to the page's title."""
    page = open_page(f"{address}/ateliers/codev-managerial/", viewport=DESKTOP).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert page.evaluate(f"document.querySelector({target!r}).tagName") == "H1"


def test_back_to_the_top(address: str, open_page: Callable[..., Any]) -> None:
    """The focus goes up with the view: the next key is at the start of the page, not at its end."""
    page = open_page(f"{address}/glossaire/", viewport=DESKTOP).page
    page.mouse.wheel(0, 3000)
    page.wait_for_function("() => scrollY > 1000")
    page.mouse.wheel(0, -300)  # the button comes when one goes up
    button = page.locator(".md-top")
    button.wait_for()
    button.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, .md-sidebar') !== null")


def test_table_of_contents_leads_to_headings(address: str, open_page: Callable[..., Any]) -> None:
    """On a desktop the sections are listed beside the text, and a click goes there."""
    page = open_page(f"{address}/ateliers/codev-managerial/", viewport=DESKTOP).page
    links = page.locator(".md-sidebar--secondary .md-nav__link")
    targets = [link.get_attribute("href") for link in links.all()]
    assert {"#deroule", "#etapes", "#preparer", "#sources"} <= set(targets)
    page.locator(".md-sidebar--secondary a[href='#preparer']").click()
    assert page.url.endswith("#preparer")
    page.wait_for_function(
        "() => Math.abs(document.querySelector('#preparer').getBoundingClientRect().top) < innerHeight"
    )


def test_menu_on_a_phone(address: str, open_page: Callable[..., Any]) -> None:
    """The menu opens from its button and leads to the other parts of the site."""
    watched = open_page(f"{address}/ateliers/codev-managerial/", viewport=PHONE)
    page = watched.page
    page.locator(".md-header [data-menu]").click()
    entry = page.locator(".md-sidebar--primary a", has_text="Canevas").first
    entry.wait_for(state="visible")
    entry.click()
    page.wait_for_url("**/canevas/")
    assert watched.faults == []


@pytest.mark.parametrize("path", ["", "ateliers/projet-sante-cpts/", "canevas/matrice/", "contribuer/cles/"])
def test_reflow_at_320_pixels(path: str, address: str, open_page: Callable[..., Any]) -> None:
    """Zoomed four times on a 1280-pixel screen, a page still reads in one direction (WCAG 1.4.10)."""
    page = open_page(f"{address}/{path}", viewport={"width": 320, "height": 256}).page
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_from_a_disk(tmp_path: Path, browser: Any) -> None:
    """Opened from a folder, pages have their style, their links lead to pages, and the console is silent."""
    site = built(copy_project(tmp_path / "project", use_directory_urls=False), tmp_path / "site")
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site / "index.html").as_uri())
    assert page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily").startswith('"Iowan')
    page.locator("main a[href*='codev-managerial']").first.click()
    page.wait_for_url("**/ateliers/codev-managerial/index.html")
    page.locator(".pb-breadcrumb a").nth(1).click()
    page.wait_for_url("**/ateliers/index.html")
    assert faults == []
    context.close()
