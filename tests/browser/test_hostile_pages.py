"""Attacks of the hostile library in a real browser, its policy set aside: escaping alone must hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-hostile")]
ADDRESSES = [
    "",
    "ateliers/",
    "ateliers/codev-managerial/",
    "ateliers/projet-sante-cpts/",
    "ateliers/priorisation-idees/",
    "types/codeveloppement/",
    "themes/prevention/",
    "offres/",
    "offres/cadrer-le-projet/",
    "programmes/cycle-codev/",
    "canevas/hostile-1/",
    "canevas/hostile-2/",
    "canevas/hostile-3/",
    "experiences/codeveloppement-drsm-aura/",
    "glossaire/",
    "plan-du-site/",
]
# Every event that an attack could wait for, on every element, and a click on every link that does not lead away.
EVERYTHING = """() => {
    document.addEventListener("click", event => event.preventDefault(), true);
    for (const one of document.querySelectorAll("body, body *")) {
        for (const name of ["mouseover", "mouseenter", "mousemove", "focus", "focusin", "pointerover", "error", "load", "toggle"])
            one.dispatchEvent(new Event(name, {bubbles: true}));
        if (one.matches("a[href]")) one.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
    }
    for (const one of document.querySelectorAll("a[href^='javascript' i]")) location.href = one.href;
}"""
ATTACKS = "[onerror], [onload], [onmouseover], [onfocus], [onclick], [autofocus], img[src='x'], a[href^='javascript' i], [data-playbook]"


@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_runs(path: str, hostile_address: str, open_page: Callable[..., Any]) -> None:
    """Whatever is hovered, focused or clicked, no attack runs, loads or leaves a trace in the page."""
    watched = open_page(f"{hostile_address}/{path}", bypass_csp=True, viewport={"width": 1366, "height": 768})
    page = watched.page
    assert page.locator(ATTACKS).count() == 0
    page.evaluate(EVERYTHING)
    page.mouse.move(300, 300)
    page.mouse.move(600, 500)
    page.keyboard.press("Tab")
    page.wait_for_timeout(50)
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert watched.faults == []
    assert "49087" not in page.content()


def test_the_check_can_see_an_attack(hostile_address: str, open_page: Callable[..., Any]) -> None:
    """The same gestures on a page that an attack has really entered do set it off; with the policy, they do not."""
    html = '<a href="#" onmouseover="window.pwned=1">x</a>'
    for bypass, seen in ((True, "number"), (False, "undefined")):
        page = open_page(f"{hostile_address}/glossaire/", bypass_csp=bypass).page
        page.evaluate(f"document.querySelector('main').insertAdjacentHTML('beforeend', {html!r})")
        page.evaluate(EVERYTHING)
        assert page.evaluate("typeof window.pwned") == seen
