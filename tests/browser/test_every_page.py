"""One page of each kind, on a desktop and on a phone, light and dark: silent, closed, accessible, not too wide."""

from __future__ import annotations

import pytest

from tests.browser.checks import STORED, TOO_WIDE, Open, axe_faults
from tests.browser.kinds import PAGES, SCHEMES, WINDOWS

pytestmark = pytest.mark.browser
STICKING_OUT = """[...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && box.left >= 0 && !one.closest(".pb-scroll, .md-sidebar, pre, .md-typeset__scrollwrap");
}).slice(0, 5).map(one => one.tagName + "." + one.getAttribute("class"))"""
CASES = [
    pytest.param(
        kind, window, scheme, marks=pytest.mark.xdist_group(f"browser-{window}"), id=f"{kind}-{window}-{scheme}"
    )
    for window in WINDOWS
    for scheme in SCHEMES
    for kind in PAGES
    # On a desktop, in light, every page is looked at by test_whole_site.py; of the missing page, no list of pages knows.
    if (window, scheme) != ("desktop", "light") or kind == "not-found"
]


@pytest.mark.parametrize(("kind", "window", "scheme"), CASES)
def test_page(kind: str, window: str, scheme: str, address: str, open_page: Open) -> None:
    """No word in the console, no request elsewhere or in vain, nothing stored, no axe violation, no sideways scroll."""
    width, height = WINDOWS[window]
    watched = open_page(f"{address}/{PAGES[kind]}", viewport={"width": width, "height": height}, color_scheme=scheme)
    page = watched.page
    # Of the missing page, the browser itself says that it is missing; of nothing else that this page asks for.
    missing = [fault for fault in watched.faults if "the server responded with a status of 404" in fault]
    assert len(missing) == (kind == "not-found")
    assert [fault for fault in watched.faults if fault not in missing] == []
    assert page.locator("body").get_attribute("data-md-color-scheme") == {"light": "default", "dark": "slate"}[scheme]
    assert page.evaluate(STORED) == [[], [], ""]
    assert page.evaluate(TOO_WIDE) <= 0, page.evaluate(STICKING_OUT)
    assert axe_faults(page, scheme) == []
    assert page.evaluate(STORED) == [[], [], ""]
