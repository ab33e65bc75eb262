"""Narrow windows, magnified pages and wider letters: nothing cut, nothing to scroll sideways but wide tables, by keyboard too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-zoom")]
KINDS = [kind for kind in PAGES if kind != "not-found"]
# What a person who reads with difficulty may set (WCAG 1.4.12): every text, at once.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
VIEWS = {
    "320 pixels": ({"viewport": {"width": 320, "height": 640}}, ""),
    "twice as large": ({"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2}, ""),
    "wider letters": ({"viewport": {"width": 1366, "height": 768}}, SPACING),
    "wider letters on a phone": ({"viewport": {"width": 360, "height": 640}}, SPACING),
}
# Texts for screen readers, pictures, and the title of the page that the header repeats are not to be read there.
LOST = """(within = "body") => {
    const told = [];
    const seen = { visibilityProperty: true, opacityProperty: true };
    for (const one of document.querySelectorAll(`${within} *`)) {
        const box = one.getBoundingClientRect();
        if (box.width <= 1 || !one.checkVisibility(seen) || one.closest(".pb-visually-hidden, svg, .md-skip, [data-md-component=header-topic]")) continue;
        const style = getComputedStyle(one);
        const wide = one.scrollWidth > one.clientWidth + 1, high = one.scrollHeight > one.clientHeight + 1;
        const cut = (flow, more) => more && ["hidden", "clip"].includes(flow) && one.textContent.trim();
        const name = `${one.tagName}.${one.className} « ${one.textContent.trim().replace(/\\s+/g, " ").slice(0, 30)} »`;
        if (cut(style.overflowX, wide) || cut(style.overflowY, high)) told.push(`cut: ${name}`);
        // A box too low for its words lets them run over what follows it.
        const spills = style.overflowY === "visible" && one.clientHeight && one.scrollHeight > one.clientHeight + 8;
        if (spills && one.matches("main :is(article, section, p, li:not(.pb-path-stop), td, th, dd, dt, button, label, summary)")) told.push(`runs over what follows: ${name}`);
        if (wide && ["auto", "scroll"].includes(style.overflowX) && one.tagName !== "TEXTAREA" && !(one.tabIndex === 0 && one.getAttribute("role") && one.getAttribute("aria-label")))
            told.push(`scrolls without a name or a focus: ${name}`);
        if ((box.right > innerWidth + 1 || box.left < -1) && !one.closest("[role=region][tabindex='0']")) told.push(`sticks out: ${name}`);
    }
    const all = document.documentElement;
    if (all.scrollWidth > all.clientWidth) told.push(`scrolls sideways: ${all.scrollWidth}`);
    return told;
}"""


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[dict[str, Page]]:
    """A page for each view; the sheet of spacings is the person's own, which no policy stops."""
    contexts = {
        name: browser.new_context(locale="fr-FR", reduced_motion="reduce", bypass_csp=bool(sheet), **options)
        for name, (options, sheet) in VIEWS.items()
    }
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost(kind: str, view: str, address: str, pages: dict[str, Page]) -> None:
    """Everything unfolded, each page keeps all its text in the width of the window."""
    page = pages[view]
    page.goto(f"{address}/{PAGES[kind]}")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    if VIEWS[view][1]:
        page.add_style_tag(content=SPACING)
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.evaluate(LOST) == []


def test_wide_tables_scroll_by_keyboard(address: str, pages: dict[str, Any]) -> None:
    """A table wider than the window has the focus and moves with the arrows."""
    page = pages["320 pixels"]
    page.goto(f"{address}/contribuer/ecrire-un-atelier/")
    table = page.locator(".pb-scroll:has(.pb-written)").first
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert table.get_attribute("aria-label").startswith("Tableau")


def test_the_open_menu(address: str, pages: dict[str, Any]) -> None:
    """The menu of narrow windows keeps all its words, in the smallest and in the magnified window."""
    for view in ("320 pixels", "twice as large", "wider letters on a phone"):
        page = pages[view]
        page.goto(f"{address}/mentions-legales/")
        if VIEWS[view][1]:
            page.add_style_tag(content=SPACING)
        page.locator("[data-menu]").click()
        page.locator("button[aria-label^=Pages][aria-label*=Programmes]").click()
        found = page.evaluate(LOST, ".md-sidebar--primary .md-nav")
        assert [fault for fault in found if fault.startswith(("cut", "scrolls without"))] == [], view
