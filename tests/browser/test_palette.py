"""Light and dark: as the system prefers, before the first paint; stored only once the person has chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-reading")]
SCHEME = "document.body.getAttribute('data-md-color-scheme')"
STORED = "[Object.keys(localStorage).length, Object.keys(sessionStorage).length, document.cookie]"
NAMES = {"light": "default", "dark": "slate"}
# Every value that the scheme takes from the moment the body exists, before any script of the bundle.
WATCH_SCHEME = """
window.schemes = [];
new MutationObserver(() => {
    const now = document.body && document.body.getAttribute("data-md-color-scheme");
    if (now && window.schemes.at(-1) !== now) window.schemes.push(now);
}).observe(document, {subtree: true, childList: true, attributes: true});
"""


@pytest.mark.parametrize("preferred", NAMES)
def test_scheme_follows_the_system_without_the_bundle(preferred: str, address: str, browser: Any) -> None:
    """The scheme is right before the first paint: the page's own short script sets it, even if the bundle never comes."""
    context = browser.new_context(color_scheme=preferred)
    page = context.new_page()
    page.route("**/bundle*.js", lambda route: route.abort())
    page.goto(address + "/")
    assert page.evaluate(SCHEME) == NAMES[preferred]
    context.close()


@pytest.mark.parametrize("preferred", NAMES)
def test_scheme_never_flashes(preferred: str, address: str, browser: Any) -> None:
    """Once the header is there the scheme does not change any more."""
    context = browser.new_context(color_scheme=preferred)
    page = context.new_page()
    page.add_init_script(WATCH_SCHEME)
    page.goto(address + "/ateliers/", wait_until="networkidle")
    assert page.evaluate("window.schemes.at(-1)") == NAMES[preferred]
    assert page.evaluate("window.schemes.length") <= 2  # the value written in the HTML, then the right one
    context.close()


@pytest.mark.parametrize("preferred", NAMES)
def test_choice_is_kept(preferred: str, address: str, open_page: Callable[..., Any]) -> None:
    """Nothing is stored until the button is pressed; then the choice holds on this page, the next, and after a reload."""
    other = {"light": "slate", "dark": "default"}[preferred]
    watched = open_page(address + "/", color_scheme=preferred, viewport={"width": 1366, "height": 768})
    page = watched.page
    page.goto(address + "/ateliers/")
    assert page.evaluate(STORED) == [0, 0, ""]
    button = page.get_by_role("button", name="Apparence sombre")
    assert button.get_attribute("aria-pressed") == str(preferred == "dark").lower()
    button.click()
    assert button.get_attribute("aria-pressed") == str(other == "slate").lower()
    assert page.evaluate(SCHEME) == other
    assert page.evaluate("Object.entries(localStorage)") == [["/playbook-apparence", other]]
    for target in ("/offres/", "/ateliers/codev-managerial/"):
        page.goto(address + target)
        assert page.evaluate(SCHEME) == other
    page.reload()
    assert page.evaluate(SCHEME) == other
    page.get_by_role("button", name="Apparence sombre").click()
    assert page.evaluate(SCHEME) == NAMES[preferred]
    assert watched.faults == []


def test_the_system_changes(address: str, open_page: Callable[..., Any]) -> None:
    """The page follows until the person has chosen; from then on her choice holds."""
    page = open_page(address + "/", color_scheme="light", viewport={"width": 1366, "height": 768}).page
    button = page.get_by_role("button", name="Apparence sombre")
    page.emulate_media(color_scheme="dark")
    page.locator("[data-scheme][aria-pressed=true]").wait_for()
    assert page.evaluate(SCHEME) == "slate"
    button.click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert (page.evaluate(SCHEME), button.get_attribute("aria-pressed")) == ("default", "false")


@pytest.mark.parametrize("kept", ["<img src=x>", "red", ""])
def test_what_was_kept_means_nothing(kept: str, address: str, open_page: Callable[..., Any]) -> None:
    """Then the system is followed."""
    page = open_page(address + "/", color_scheme="dark").page
    page.evaluate("kept => localStorage.setItem('/playbook-apparence', kept)", kept)
    page.reload()
    assert page.evaluate(SCHEME) == "slate"


def test_choice_by_keyboard(address: str, open_page: Callable[..., Any]) -> None:
    """The palette is reached and changed without a mouse."""
    page = open_page(address + "/", color_scheme="light", viewport={"width": 1366, "height": 768}).page
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-scheme]')"):
            break
    assert page.evaluate("document.activeElement.matches('[data-scheme]')")
    page.keyboard.press("Space")
    assert page.evaluate(SCHEME) == "slate"
