"""The site without a mouse: each stop of the Tab key is seen, in the order of the page, and nothing holds the focus."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import DESKTOP, PHONE, Open, axe_faults, started_again
from tests.browser.kinds import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-keyboard")]
FORMAT = "ateliers/projet-sante-cpts/"
# Two windows where the theme differs; on a phone, the kinds whose own parts differ there.
WALKS = [(kind, DESKTOP) for kind in PAGES if kind != "not-found"] + [
    (kind, PHONE) for kind in ("home", "catalogue", "format", "situate", "rex-form", "writing")
]
MOST_STOPS = 400

# `focusStop()` looks at what has the focus: what it is, whether it is seen, and whether it looks otherwise than without.
# The look without the focus is that of the next stop: no blur, which would close lists and menus.
WATCH = """() => {
    const light = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const isClear = (colour) => colour === "transparent" || /^rgba\\(.*, 0(?:\\.\\d+)?\\)$/.test(colour);
    // What stands under the line: inside the element when it is drawn there, else round it.
    const ground = (one, style) => {
        let under = parseFloat(style.outlineOffset) < 0 ? one : one.parentElement;
        while (under && isClear(getComputedStyle(under).backgroundColor)) under = under.parentElement;
        return under ? getComputedStyle(under).backgroundColor : "rgb(255, 255, 255)";
    };
    const isSeen = (line, under) => {
        const [dark, pale] = [light(line), light(under)].sort((a, b) => a - b);
        return !isClear(line) && (pale + 0.05) / (dark + 0.05) >= 3;  // WCAG 1.4.11
    };
    const look = (one) => {
        const style = getComputedStyle(one);
        const thin = style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2;
        const outline = thin || !isSeen(style.outlineColor, ground(one, style)) ? "" : style.outline;
        return outline || style.boxShadow !== "none" ? `${outline} ${style.boxShadow}` : "";
    };
    let last = null, before = null;
    window.focusStop = async (back) => {
        const one = document.activeElement;
        const told = [];
        const text = (one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent || one.id).trim();
        const name = `${one.tagName} « ${text.replace(/\\s+/g, " ").slice(0, 40)} »`;
        if (last && last.one !== one && !last.near.some(([near, then]) => then && look(near) !== then))
            told.push(`no visible focus: ${last.name}`);
        if (one === document.body) return { end: true, told, name };
        const near = [one, one.closest(".pb-card")].filter(Boolean);
        // A date is one field and several stops: its button has a focus of its own.
        last = { one, name, near: [...(last?.one === one ? last.near : []), ...near.map((other) => [other, look(other)])] };
        const box = one.getBoundingClientRect();
        if (box.width < 2 || box.height < 2) told.push(`no size: ${name}`);
        const points = [[0.5, 0.5], [0.05, 0.5], [0.95, 0.5], [0.5, 0.1], [0.5, 0.9]];
        const seen = () => [...one.getClientRects()].some((line) => points.some(([x, y]) =>
            one.contains(document.elementFromPoint(line.left + line.width * x, line.top + line.height * y))));
        // The theme moves its menus at the frames that follow a scroll.
        for (let frame = 0; frame < 5 && !seen(); frame += 1) await new Promise(requestAnimationFrame);
        if (!seen()) told.push(`out of sight: ${name}`);
        // Down the page, or in a column on the right; menus scroll for themselves.
        const part = one.closest(".md-content, footer");
        const place = { part, left: box.left, top: box.top + scrollY };
        const [first, then] = back ? [place, before] : [before, place];
        if (part && before?.part === part && then.top < first.top - 8 && then.left < first.left + 8)
            told.push(`not in the order of the page: ${name}`);
        before = place;
        return { end: false, told, name };
    };
}"""


@pytest.fixture(scope="module")
def shared(address: str, open_shared: Open) -> Any:
    """A browser for all the walks."""
    return open_shared(f"{address}/", viewport=DESKTOP)


def walk(page: Page, key: str = "Tab") -> tuple[list[str], list[str]]:
    """Press a key until the focus leaves the page: the names of the stops, and what is wrong with them."""
    page.evaluate(WATCH)
    names, told = [], []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop = page.evaluate("back => focusStop(back)", key != "Tab")
        told += stop["told"]
        if stop["end"]:
            return names, told
        names.append(stop["name"])
    return names, [*told, "the focus does not leave the page"]


def focus_of(page: Page) -> str:
    """The name of what has the focus."""
    return page.evaluate(
        "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim().replace(/\\s+/g, ' ')"
    )


def tab_to(page: Page, target: str, key: str = "Tab") -> None:
    """Reach an element with a key alone, every stop on the way being seen."""
    page.evaluate(WATCH)
    told = []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        told += page.evaluate("back => focusStop(back).then(stop => stop.told)", key != "Tab")
        if page.evaluate("target => document.activeElement.matches(target)", target):
            assert told == []
            return
    pytest.fail(f"{target} is not reached by {key}")


@pytest.mark.parametrize(("kind", "window"), WALKS, ids=[f"{kind}-{window['width']}" for kind, window in WALKS])
def test_every_stop_is_seen(kind: str, window: dict[str, int], address: str, shared: Any) -> None:
    """From the first stop to the end of the page: the focus shows, nothing covers it, the order is that of the eye."""
    watched = started_again(shared, f"{address}/{PAGES[kind]}", window)
    names, told = walk(watched.page)
    assert told == []
    assert names[0] == "A « Aller au contenu »"
    assert len(names) > 10
    assert watched.page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0
    assert watched.faults == []


@pytest.mark.parametrize(("path", "window"), [(FORMAT, PHONE), ("experiences/fiche-vierge/", DESKTOP)])
def test_the_way_back(path: str, window: dict[str, int], address: str, shared: Any) -> None:
    """Shift and Tab lead back through as many stops, none of them under the header."""
    page = started_again(shared, f"{address}/{path}", window).page
    there, _ = walk(page)
    back, told = walk(page, "Shift+Tab")
    assert told == []
    assert back == there[::-1]


@pytest.mark.parametrize("path", ["", FORMAT, "mentions-legales/"])
def test_skip_link(path: str, address: str, shared: Any) -> None:
    """The first key leads past the menus: what comes next is in the text of the page."""
    page = started_again(shared, f"{address}/{path}").page
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).opacity") == "1"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_search(address: str, shared: Any) -> None:
    """The field, a word, arrows, Enter: the page of the result."""
    page = started_again(shared, f"{address}/mentions-legales/").page
    tab_to(page, "#pb-search")
    page.keyboard.type("codev")
    option = page.locator("#pb-search-list [role=option]").first
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert page.evaluate("getComputedStyle(document.querySelector('[aria-selected=true]')).outlineStyle") == "solid"
    title = option.locator(".pb-search-title").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_load_state("load")
    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("path", ["", "offres/cadrer-le-projet/", "ateliers/", FORMAT])
def test_no_letter_is_a_gesture(path: str, address: str, shared: Any) -> None:
    """Outside of a field, a single key moves neither the focus nor the page: dictation and slips cost nothing (WCAG 2.1.4)."""
    watched = started_again(shared, f"{address}/{path}")
    page = watched.page
    before = page.url
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/,.;:!?-+*'":
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.tagName") == "BODY", key
    page.wait_for_timeout(300)  # a page that was asked for would have come
    assert page.url == before
    assert watched.faults == []


def test_erase_what_is_kept(address: str, shared: Any) -> None:
    """The button goes with what it erased: the focus is on what says so."""
    page = started_again(shared, f"{address}/donnees-personnelles/").page
    page.evaluate("localStorage.setItem('/playbook-apparence', 'slate')")
    page.reload()
    tab_to(page, "[data-kept] button")
    page.keyboard.press("Enter")
    assert focus_of(page).startswith("C’est effacé.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_filter_the_catalogue(address: str, shared: Any) -> None:
    """A box is checked with the space bar, its chip taken away with Enter; the focus is never lost."""
    page = started_again(shared, f"{address}/ateliers/").page
    every = page.locator(".pb-card:visible").count()
    tab_to(page, ".pb-check input[type=checkbox]")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked")
    assert 0 < page.locator(".pb-card:visible").count() < every
    tab_to(page, ".pb-chip")
    page.keyboard.press("Enter")
    expect(page.locator(".pb-card:visible")).to_have_count(every)
    assert page.evaluate("document.activeElement !== document.body && document.activeElement.isConnected")


def test_adapt_and_copy(address: str, shared: Any) -> None:
    """The number of people, the steps, then the running order on the clipboard, told in words."""
    watched = started_again(shared, f"{address}/{FORMAT}")
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = watched.page
    tab_to(page, "#pb-people")
    page.keyboard.press("Control+a")
    page.keyboard.type("9")
    tab_to(page, ".pb-adapt-steps summary")
    expect(page.locator("[data-summary]")).to_contain_text("9 personnes")
    page.keyboard.press("Enter")
    tab_to(page, "[data-own^=skip-]")
    page.keyboard.press("Space")
    expect(page.locator(".pb-step-skipped").first).to_be_visible()
    tab_to(page, ".pb-copy-buttons button")
    page.keyboard.press("Enter")
    expect(page.locator(".pb-copy-told").first).not_to_be_empty()
    assert page.evaluate("document.activeElement.matches('.pb-copy-buttons button')")


def test_fill_the_rex_form(address: str, shared: Any) -> None:
    """Fields are reached in turn, Tab leaves a text; a file is asked for with Enter."""
    page = started_again(shared, f"{address}/experiences/fiche-vierge/").page
    tab_to(page, "[data-rex-form] textarea")
    page.keyboard.type("Une phrase.\nUne autre.")
    name = page.evaluate("document.activeElement.name")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") != name
    tab_to(page, "[data-rex-buttons] button")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename


def test_message_form(address: str, shared: Any) -> None:
    """A form opens with Enter, is filled, and its message comes where the focus can go."""
    page = started_again(shared, f"{address}/{FORMAT}").page
    tab_to(page, "details[data-message=correction] > summary")
    page.keyboard.press("Enter")
    expect(page.locator("[data-message=correction] [type=submit]")).to_be_visible()
    tab_to(page, "[data-message=correction] textarea")
    page.keyboard.type("La durée de la deuxième étape est trop courte.")
    tab_to(page, "[data-message=correction] [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-message=correction] .pb-message-result textarea").first).to_be_visible()
    tab_to(page, "[data-message=correction] .pb-message-result :is(textarea, a, button)")


def test_self_assessment(address: str, shared: Any) -> None:
    """Each question is one stop, answered with the arrows or the space bar; the outcome takes the focus."""
    page = started_again(shared, f"{address}/situer-mon-projet/").page
    questions = page.locator(".pb-questions fieldset").count()
    for rank in range(1, questions + 1):
        tab_to(page, f".pb-questions fieldset:nth-of-type({rank}) input")
        page.keyboard.press("Space")
    assert page.locator(".pb-questions input:checked").count() == questions
    tab_to(page, ".pb-questions button")
    page.keyboard.press("Enter")
    expect(page.locator(".pb-outcome")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('.pb-outcome') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phone_menu(scheme: str, address: str, shared: Any) -> None:
    """A button with a state opens the menu, its parts open and close with the focus in them, Escape leads back out."""
    watched = started_again(shared, f"{address}/mentions-legales/", PHONE, scheme)
    page = watched.page
    menu = page.locator("[data-menu]")
    assert not [name for name in walk(page)[0] if "Offres" in name]  # closed, it takes no focus
    tab_to(page, "[data-menu]")
    assert menu.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    assert axe_faults(page, scheme, ".md-sidebar--primary") == []
    tab_to(page, "button[aria-label*='Offres']")
    page.keyboard.press("Enter")
    assert re.sub(r"\s", " ", focus_of(page)) == "Quitter « Offres »"
    assert axe_faults(page, scheme, ".md-sidebar--primary") == []
    tab_to(page, "a[href$='cadrer-le-projet/']")
    page.keyboard.press("Escape")
    assert re.sub(r"\s", " ", focus_of(page)) == "Pages de « Offres »"
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    page.keyboard.press("Escape")
    assert focus_of(page) == "Menu"
    assert menu.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    tab_to(page, ".md-content a")
    assert menu.get_attribute("aria-expanded") == "false"
    assert watched.faults == []


def test_phone_menu_without_scripts(address: str, open_page: Open) -> None:
    """The theme's own label opens the menu; the button, which would do nothing, is not there."""
    page = open_page(f"{address}/", viewport=PHONE, java_script_enabled=False).page
    assert page.locator("[data-menu]").is_hidden()
    page.locator(".md-header label[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary a[href$='ateliers/']").first).to_be_visible()
