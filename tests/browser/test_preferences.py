"""What a person has set in the system: few colours of their own choice, and no motion."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.checks import DESKTOP, PHONE, Open, axe_faults
from tests.browser.kinds import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-preferences")]
FORMAT = "ateliers/projet-sante-cpts/"
# With forced colours the browser takes away backgrounds and shadows: what they alone show is lost.
WITHOUT_EDGE = """() => [...document.querySelectorAll("main :is(button, input:not([type=checkbox], [type=radio]), select, textarea, .pb-button, .pb-chip), .pb-header-search input")]
    .filter(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest("summary, .md-sidebar, .md-top"))
    .filter(one => { const style = getComputedStyle(one); return style.borderStyle === "none" || parseFloat(style.borderTopWidth) === 0; })
    .map(one => `${one.tagName}.${one.className} « ${(one.textContent || one.id).trim().slice(0, 30)} »`)"""
# Shapes of the timeline: one that is filled as the page and has no line round it is not there.
UNSEEN_SHAPES = """() => {
    const page = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll(".pb-timeline-picture rect, .pb-path-dot, .pb-mark")].filter(one => {
        const style = getComputedStyle(one);
        const svg = one instanceof SVGElement;
        const filled = (svg ? style.fill : style.backgroundColor) !== page && (svg || style.backgroundColor !== "rgba(0, 0, 0, 0)");
        const edged = svg ? style.stroke !== "none" && style.stroke !== page : parseFloat(style.borderTopWidth) > 0 && style.borderStyle !== "none";
        return !filled && !edged;
    }).map(one => one.outerHTML.slice(0, 80));
}"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap(one => [null, "::before", "::after"].map(part => [one, part, getComputedStyle(one, part)]))
    .filter(([, , style]) => {
        const long = (times) => times.split(",").some(time => parseFloat(time) * (time.includes("ms") ? 0.001 : 1) > 0.01);
        return (style.animationName !== "none" && long(style.animationDuration)) || long(style.transitionDuration) || style.scrollBehavior === "smooth";
    }).map(([one, part]) => `${one.tagName}.${one.className.baseVal ?? one.className}${part ?? ""}`).slice(0, 5)"""


@pytest.fixture(scope="module")
def forced(address: str, open_shared: Open) -> Page:
    """A browser whose colours are the system's."""
    return open_shared(f"{address}/", viewport=DESKTOP, forced_colors="active").page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "catalogue", "format", "situate", "rex-form", "offer", "writing"])
def test_forced_colours(kind: str, scheme: str, address: str, forced: Page) -> None:
    """Buttons and fields keep an edge, pictures their shapes, and the focus a line."""
    forced.emulate_media(color_scheme=scheme, forced_colors="active", reduced_motion="reduce")
    forced.goto(f"{address}/{PAGES[kind]}")
    forced.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert forced.evaluate("matchMedia('(forced-colors: active)').matches")
    assert forced.evaluate(WITHOUT_EDGE) == []
    assert forced.evaluate(UNSEEN_SHAPES) == []
    for target in (".md-content a[href]", "main button:not([disabled], .md-top)", "#pb-search"):
        one = forced.locator(f"{target}:visible").first
        if one.count():
            one.focus()
            assert one.evaluate("one => getComputedStyle(one).outlineStyle") != "none", target


def test_forced_colours_of_the_states(address: str, forced: Page) -> None:
    """What is chosen is told by more than a colour: the option pointed at, the current part, the marks of the words found."""
    forced.goto(f"{address}/{FORMAT}")
    forced.locator("#pb-search").fill("codev")
    forced.locator("#pb-search-list [role=option]").first.wait_for()
    forced.keyboard.press("ArrowDown")
    style = "one => { const style = getComputedStyle(one); return [style.outlineStyle, style.borderStyle]; }"
    assert forced.locator("[role=option][aria-selected=true]").evaluate(style)[0] == "solid"
    assert forced.locator("#pb-search-list").evaluate(style)[1] == "solid"


@pytest.mark.parametrize("window", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_motion(window: dict[str, int], address: str, open_page: Open) -> None:
    """Whoever asks for less motion sees none: no animation, no transition, no smooth scroll."""
    watched = open_page(f"{address}/", viewport=window, reduced_motion="reduce")
    for kind in PAGES:
        if kind != "not-found":
            watched.page.goto(f"{address}/{PAGES[kind]}")
            assert watched.page.evaluate(MOVING) == [], kind


def test_no_motion_of_scripts(address: str, open_page: Open) -> None:
    """Scripts do not scroll softly either: the page is where it must be at once."""
    page: Any = open_page(f"{address}/", viewport=DESKTOP, reduced_motion="reduce").page
    page.add_init_script("""
        window.soft = [];
        for (const [owner, name] of [[Element.prototype, "scrollIntoView"], [window, "scrollTo"], [window, "scrollBy"]]) {
            const own = owner[name];
            owner[name] = function (...given) {
                if (given[0]?.behavior === "smooth") window.soft.push(name);
                return own.apply(this, given);
            };
        }
    """)
    page.goto(f"{address}/situer-mon-projet/")
    for question in page.locator(".pb-questions fieldset").all():
        question.locator("input").first.check()
    page.locator(".pb-questions button").first.click()
    page.locator(".pb-outcome").wait_for()
    assert page.evaluate("window.soft") == []  # before another page forgets it
    page.goto(f"{address}/ateliers/")
    page.locator(".pb-check input").first.check()
    assert page.evaluate("window.soft") == []


def test_axe_holds_with_forced_colours(address: str, forced: Page) -> None:
    """The rules of structure hold; colours are then the system's."""
    forced.goto(f"{address}/{FORMAT}")
    assert [fault for fault in axe_faults(forced, "light") if not fault.startswith("color-contrast")] == []
