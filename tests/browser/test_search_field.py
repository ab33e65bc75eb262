"""The search field of the header and of the home page: a combobox that loads nothing before it is used."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from macros.model.colours import contrast
from tests.browser.checks import (
    DESKTOP,
    LOOK_NAMES,
    LOOKS,
    PHONE,
    SEARCH_FILES,
    TOO_WIDE,
    Open,
    axe_faults,
    search_files,
    started_again,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search")]
PAGE = "mentions-legales/"
FIELD, LIST, STATUS = "#pb-search", "#pb-search-list", ".pb-header-search [role=status]"
OPTION, TOGGLE = f"{LIST} .pb-search-option", "[data-search-toggle]"
FOCUSED = "document.activeElement.id"
OUTLINE = "[getComputedStyle(document.activeElement).outlineColor, getComputedStyle(document.querySelector('header')).backgroundColor]"
FOUND = """async (typed) => {
    const engine = await window.playbookLoadSearch();
    return engine.search(typed).map(({kind, slug, exact}) => [kind, slug, exact]);
}"""
SHOWN = """list => [...document.querySelectorAll(`${list} [role=group]`)].map(group => [
    document.getElementById(group.getAttribute("aria-labelledby")).textContent,
    [...group.querySelectorAll("[role=option]")].map(option => option.dataset.slug)])"""
LABELS = {
    "formats": "Ateliers",
    "offers": "Offres",
    "programmes": "Programmes",
    "canvases": "Canevas",
    "experiences": "Retours d’expérience",
    "pages": "Pages",
}
MARKUP = [
    "<img src=x onerror=window.pwned=1>",
    '"><script>window.pwned=1</script>',
    "<svg/onload=window.pwned=1>",
    "${window.pwned=1}",
    "javascript:window.pwned=1",
]


def _typed(page: Any, words: str, field: str = FIELD) -> Any:
    """The page once the list answers these words."""
    page.locator(field).fill("")
    page.locator(field).fill(words)
    expect(page.locator(f"{field}-list")).to_be_visible()
    return page


def _pointed(page: Any) -> str | None:
    return page.locator(FIELD).get_attribute("aria-activedescendant")


def _hex(colour: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour))


def test_nothing_is_loaded_before_it_is_needed(address: str, watched: Any) -> None:
    """No page brings the data; the first focus does, once."""
    page = watched.page
    for path in ("", "ateliers/", "situer-mon-projet/", PAGE):
        page.goto(f"{address}/{path}")
        assert search_files(page) == [], path
    with page.expect_response("**/search-engine.js"):
        page.locator(FIELD).focus()
    for words in ("codev", "évaluer"):
        _typed(page, words)
        page.locator(FIELD).blur()
    assert search_files(page) == SEARCH_FILES


def test_results(watched: Any) -> None:
    """Results stand by kind under their number, the best first, from the kind whose title was typed; their number is announced."""
    page = watched.page
    kinds = set()
    for words in ("codeveloppement", "evaluation", "ville hopital", "persona", "situer mon projet", "mentions légales"):
        _typed(page, words)
        found = page.evaluate(FOUND, words)
        order = sorted(LABELS, key=lambda kind, found=found: not any(exact for one, _, exact in found if one == kind))
        assert (order[0] == "pages") == (words in ("situer mon projet", "mentions légales"))
        wanted = {kind: [slug for other, slug, _ in found if other == kind] for kind in order}
        kinds |= {kind for kind in wanted if wanted[kind]}
        assert page.evaluate(SHOWN, LIST) == [
            [f"{LABELS[kind]} ({len(wanted[kind])})", wanted[kind][: 6 if kind == "formats" else 3]]
            for kind in order
            if wanted[kind]
        ]
        count = len(found)
    assert kinds == set(LABELS)
    expect(page.locator(STATUS)).to_have_text(f"{count} résultat{'s' if count > 1 else ''}")


MARKED = [
    ("codeveloppement", {"codéveloppement"}),
    ("EVALUATION", {"évaluation"}),
    ("cpts", {"cpts"}),
    ("l'hopital et la ville", {"hôpital", "ville–hôpital", "ville"}),
]


def test_matches_are_marked(watched: Any) -> None:
    """What was found stands in `mark`, with its accents, and no letter of the title is lost."""
    page = watched.page
    for words, some_of in MARKED:
        _typed(page, words)
        assert some_of & {text.lower() for text in page.locator(f"{LIST} mark").all_text_contents()}, words
    option = page.locator(OPTION).first
    slug, title = option.get_attribute("data-slug"), option.locator(".pb-search-title").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{slug}/")
    assert page.locator("h1").inner_text() == title


def test_arrows(watched: Any) -> None:
    """Arrows point at options in turn, the field between the last and the first; focus and words stay in the field."""
    page = _typed(watched.page, "parcours")
    field = page.locator(FIELD)
    assert field.get_attribute("aria-controls") == LIST.removeprefix("#")
    assert field.get_attribute("aria-expanded") == "true"
    ids = page.locator(OPTION).evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids)) > 3
    end = len(ids) - 1
    walk = [("Down", 0), ("Down", 1), ("Up", 0), ("Up", None), ("Up", end), ("Down", None), ("Down", 0)]
    for key, rank in walk:
        page.keyboard.press(f"Arrow{key}")
        expected = None if rank is None else ids[rank]
        selected = page.locator(f"{LIST} [aria-selected=true]").evaluate_all("all => all.map(one => one.id)")
        assert (_pointed(page), selected) == (expected, [expected] if expected else []), key
        assert (page.evaluate(FOCUSED), field.input_value()) == ("pb-search", "parcours")
    for _ in range(end):
        page.keyboard.press("ArrowDown")
    box, last = page.locator(LIST).bounding_box(), page.locator(f"#{ids[-1]}").bounding_box()
    assert last["y"] + last["height"] <= box["y"] + box["height"] + 1, "the option pointed at is out of sight"


def test_enter_without_a_choice(address: str, watched: Any) -> None:
    """Enter leads to the catalogue, which looks for the same words; without words it does nothing."""
    page = watched.page
    for typed in ("", "   "):
        page.locator(FIELD).fill(typed)
        page.keyboard.press("Enter")
        assert page.locator(LIST).is_hidden()
    assert page.url == f"{address}/{PAGE}"
    for typed in ("deux mots", "c++ & 100 % d'accès #1 ?", "zzqqxx", MARKUP[0]):
        page.goto(f"{address}/{PAGE}")
        _typed(page, typed)
        page.keyboard.press("Enter")
        page.wait_for_url("**/ateliers/?q=*")
        assert parse_qs(urlsplit(page.url).query)["q"] == [typed]
        assert page.locator("#pb-catalogue-q").input_value() == typed
        expect(page.locator("[data-chips] button").first).to_contain_text(typed)


DESTINATIONS = {
    "glossaire": "glossaire/",
    "kit": "ateliers/",
    "télécharger": "experiences/fiche-vierge/",
    "anonymisées": "ateliers/eval-atelier/",
    "projet": "ateliers/?q=projet",
    "5 min": "ateliers/?duree=60",
}


def test_enter_where_the_catalogue_would_be_empty(address: str, watched: Any) -> None:
    """No format answers, or nothing else does: Enter opens the first option, also before the list has had the time to open."""
    page = watched.page
    for typed, target in DESTINATIONS.items():
        page.goto(f"{address}/{PAGE}")
        page.locator(FIELD).fill(typed)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, wanted=f"{address}/{target}": url == wanted)
    page.goto(f"{address}/{PAGE}")
    with page.expect_event("requestfailed"):
        page.route("**/search-data.js", lambda route: route.abort())
        page.locator(FIELD).fill("glossaire")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ateliers/?q=glossaire")
    page.unroute_all(behavior="ignoreErrors")
    watched.faults.clear()


def test_escape(watched: Any) -> None:
    """Escape closes the list and leaves the words; again, it clears them. An arrow opens the list anew."""
    page = _typed(watched.page, "codev")
    field = page.locator(FIELD)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator(LIST).is_hidden()
    assert (field.input_value(), field.get_attribute("aria-expanded"), _pointed(page)) == ("codev", "false", None)
    page.keyboard.press("ArrowDown")
    expect(page.locator(LIST)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert (field.input_value(), page.evaluate(FOCUSED)) == ("", "pb-search")
    expect(page.locator(STATUS)).to_have_text("")


def test_leaving_closes(watched: Any) -> None:
    """The list closes when the focus goes elsewhere, by Tab or by a click; Tab does not stop in it."""
    page = watched.page
    for leave in (
        lambda: page.keyboard.press("Tab"),
        lambda: page.keyboard.press("Shift+Tab"),
        lambda: page.mouse.click(20, 500),
    ):
        _typed(page, "codev")
        leave()
        assert page.locator(LIST).is_hidden()
        assert page.locator(FIELD).get_attribute("aria-expanded") == "false"
        assert not page.evaluate("document.activeElement.closest('form[data-search]')")


def test_late_answer_does_not_open_the_list(address: str, watched: Any) -> None:
    """The data arrives after the person has gone, or has taken the words back: nothing opens."""
    page = watched.page
    held: list[Any] = []
    page.route("**/search-data.js", lambda route: held.append(route))
    for leave in ("Tab", "Escape", "Control+a Delete"):
        page.goto(f"{address}/{PAGE}")
        with page.expect_request("**/search-data.js"):
            page.locator(FIELD).fill("codev")
        for key in leave.split():
            page.keyboard.press(key)
        with page.expect_response("**/search-engine.js"):
            held.pop().continue_()
        assert page.evaluate(FOUND, "codev")
        assert page.locator(LIST).is_hidden(), leave


def test_mouse(watched: Any) -> None:
    """A click on a result leads to its page."""
    option = _typed(watched.page, "codev").locator(OPTION).nth(1)
    slug = option.get_attribute("data-slug")
    option.click()
    watched.page.wait_for_url(f"**/{slug}/")


@pytest.mark.parametrize("how", [{"modifiers": ["Control"]}, {"modifiers": ["Shift"]}, {"button": "middle"}], ids=str)
def test_mouse_to_another_tab(how: dict[str, Any], address: str, watched: Any) -> None:
    """As with a link: the result opens elsewhere, and the page stays as it was."""
    option = _typed(watched.page, "codev").locator(OPTION).nth(1)
    slug = option.get_attribute("data-slug")
    with watched.context.expect_page() as opened:
        option.click(**how)
    opened.value.wait_for_url(f"**/{slug}/")
    opened.value.close()
    assert watched.page.url == f"{address}/{PAGE}"
    expect(watched.page.locator(LIST)).to_be_visible()


def test_nothing_found(watched: Any) -> None:
    """An empty answer is said, shown, and is no option to point at."""
    page = _typed(watched.page, "zzqqxx wwkkyy")
    assert "Rien ne correspond" in page.locator(LIST).inner_text()
    expect(page.locator(STATUS)).to_have_text("Aucun résultat")
    page.keyboard.press("ArrowDown")
    assert _pointed(page) is None


FAILURES = [
    *((name, lambda route: route.abort()) for name in SEARCH_FILES),
    # As a network that asks for a password answers every address.
    ("search-data.js", lambda route: route.fulfill(content_type="text/html", body="<p>Identifiez-vous</p>")),
]


def test_failure_is_told_and_can_be_tried_again(address: str, open_page: Open) -> None:
    """Without its data the search says so, to eyes and to ears; the next key tries again."""
    watched = open_page(f"{address}/{PAGE}", viewport=DESKTOP)
    page = watched.page
    for broken, fail in FAILURES:
        page.goto(f"{address}/{PAGE}")
        page.route(f"**/{broken}", fail)
        page.locator(FIELD).focus()
        page.keyboard.type("c")
        expect(page.locator(LIST)).to_contain_text("n’a pas pu être chargée")
        if (broken, fail) == FAILURES[0]:
            expect(page.locator(STATUS)).to_contain_text("n’a pas pu être chargée")
        page.unroute(f"**/{broken}")
        page.keyboard.type("odev")
        expect(page.locator(OPTION).first).to_be_visible()
    expect(page.locator(STATUS)).to_contain_text("résultat")
    # The browser's own words on what it did not get.
    expected = (*SEARCH_FILES, "net::ERR_FAILED", "Unexpected token '<'")
    assert [fault for fault in watched.faults if not any(words in fault for words in expected)] == []


def test_odd_words(address: str, open_page: Open) -> None:
    """Whatever is typed or pasted is words: no element of it, no error, nothing sticks out; without the page's policy too."""
    watched = open_page(f"{address}/{PAGE}", viewport=PHONE, bypass_csp=True)
    page = watched.page
    page.locator(TOGGLE).click()
    for typed in (*MARKUP, "a" * 5000, "mot " * 1000, "🙂" * 400, "\u202e\u0000", "()[]{}*+?.^$|\\"):
        page.locator(FIELD).fill("")
        page.keyboard.insert_text(typed)
        expect(page.locator(LIST)).to_be_visible()
        assert len(page.locator(FIELD).input_value()) <= 300
        assert page.evaluate(TOO_WIDE) <= 0
    for typed in (MARKUP[0], "a" * 5000, "é" * 299 + "🙂"):
        page.goto(f"{address}/{PAGE}")
        page.locator(TOGGLE).click()
        page.locator(FIELD).fill(typed)  # by a script: longer than a person can type
        page.keyboard.press("Enter")
        page.wait_for_url("**/ateliers/?q=*")
        expect(page.locator("[data-chips] button").first).to_contain_text(typed[:10])
        assert page.evaluate(TOO_WIDE) <= 0
        assert page.locator("[onerror], [onload], img[src=x]").count() == 0
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert watched.faults == []


def test_on_a_phone(address: str, watched: Any) -> None:
    """A button shows the field, wide enough to read; the button or Escape puts it away, and nothing scrolls sideways."""
    page = watched.page
    page.set_viewport_size(PHONE)
    field, toggle = page.locator(FIELD), page.locator(TOGGLE)
    assert field.is_hidden()
    assert toggle.get_attribute("aria-expanded") == "false"
    toggle.click()
    assert page.evaluate(FOCUSED) == "pb-search"
    assert toggle.get_attribute("aria-expanded") == "true"
    assert field.bounding_box()["width"] > 200
    _typed(page, "codev")
    box = page.locator(LIST).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] and box["y"] + box["height"] <= PHONE["height"]
    assert page.evaluate(TOO_WIDE) <= 0
    toggle.click()
    assert field.is_hidden() and page.locator(LIST).is_hidden()
    toggle.press("Enter")
    assert (page.evaluate(FOCUSED), field.input_value()) == ("pb-search", "codev")
    page.keyboard.press("Escape")  # clears the words
    assert field.is_visible()
    page.keyboard.press("Escape")  # puts the field away
    assert field.is_hidden()
    assert toggle.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.matches('[data-search-toggle]')")


def test_at_every_width(address: str, watched: Any) -> None:
    """Field and list stand within the window, whatever its width."""
    page = watched.page
    for width in (320, 704, 705, 800, 960, 1219, 1220, 1600):
        page.set_viewport_size({"width": width, "height": 600})
        if page.locator(FIELD).is_hidden():
            page.locator(TOGGLE).click()
        _typed(page, "codev")
        for one in (FIELD, LIST):
            box = page.locator(one).bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= width, (one, width, box)
        assert page.evaluate(TOO_WIDE) <= 0


def test_with_a_keyboard_alone(watched: Any) -> None:
    """From the top of a page: Tab to the field, words, arrow, Enter, and the page is there."""
    page = watched.page
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == "pb-search":
            break
    outline, header = page.evaluate(OUTLINE)
    assert contrast(_hex(outline), _hex(header)) >= 3
    page.keyboard.type("seance de codev")
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ateliers/codev-managerial/")


def test_home_field(address: str, watched: Any) -> None:
    """The home page's field has a list of its own; the header's stays closed."""
    page = watched.page
    page.goto(f"{address}/")
    _typed(page, "prototype", "#pb-home-search")
    assert page.locator(LIST).is_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ateliers/prototype-papier/")


def test_missing_page(address: str, shared: Any) -> None:
    """On the page of a missing address, however deep, results and the catalogue are found."""
    page = started_again(shared, f"{address}/{PAGE}").page
    for words, target in (("prototype papier", "ateliers/prototype-papier/"), ("zzqqxx", "ateliers/?q=zzqqxx")):
        page.goto(f"{address}/nulle/part/du/tout/")
        _typed(page, words)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, wanted=f"{address}/{target}": url == wanted)


@pytest.mark.parametrize(("window", "scheme", "look"), LOOKS, ids=LOOK_NAMES)
def test_axe_with_the_list_open(window: str, scheme: str, look: dict[str, Any], address: str, shared: Any) -> None:
    """No violation while results are shown, one of them pointed at, nor where nothing is found."""
    page = started_again(shared, f"{address}/", **look).page
    for words in ("parcours", "14 personnes, 2 h, projet", "5 min", "zzqqxx"):
        _typed(page, words, "#pb-home-search")
        page.keyboard.press("ArrowDown")
        assert axe_faults(page, scheme, "main form") == []
        assert page.evaluate(TOO_WIDE) <= 0
    if window == "phone":
        page.locator(TOGGLE).click()
    _typed(page, "codev")
    page.keyboard.press("ArrowDown")
    assert axe_faults(page, scheme, "header") == []
