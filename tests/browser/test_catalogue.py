"""The catalogue: words, facets and order, the address that holds them, and the list that is left on paper and without script."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from macros.model.library import Library
from macros.pages.catalogue import card_data
from tests.browser.checks import (
    DESKTOP,
    LOOK_NAMES,
    LOOKS,
    PHONE,
    STORED,
    TOO_WIDE,
    Open,
    axe_faults,
    description_of,
    search_files,
    started_again,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-catalogue")]
Cards = dict[str, dict[str, str]]
PAGE = "ateliers/"
FACETS = ("type", "avancement", "modalite", "theme", "difficulte", "statut")
FIELD, COUNT, CHIP, EMPTY = "#pb-catalogue-q", "[data-results-count]", "[data-chips] button", "[data-empty]"
SHOWN = """[...document.querySelectorAll("main [data-slug]")].filter(one => one.offsetParent).map(one => one.dataset.slug)"""
COUNTS = """Object.fromEntries([...document.querySelectorAll(".pb-check")].map(one => [
    one.querySelector("input").name + "=" + one.querySelector("input").value, Number(one.querySelector("[data-count]").textContent)]))"""
# Each box is clicked, then clicked again: the address, the number told and the list in between.
CLICK_EACH = f"""async () => {{
    const seen = {{}};
    for (const box of document.querySelectorAll(".pb-check input")) {{
        for (const last of [false, true]) {{
            box.click();
            await new Promise(done => setTimeout(done));
            if (!last) seen[`${{box.name}}=${{box.value}}`] = [location.search, document.querySelector("{COUNT}").textContent, {SHOWN}];
        }}
    }}
    return seen;
}}"""
STATE = """[new FormData(document.querySelector(".pb-filters")), document.querySelector("[data-sort]").value]
    .map(one => typeof one === "string" ? one : [...one].filter(([, value]) => value))"""
TRAVEL = "query => { history.pushState(null, '', '?' + query); dispatchEvent(new PopStateEvent('popstate')); }"
RANKED = "async words => (await window.playbookLoadSearch()).search(words, {kind: 'formats'}).map(one => one.slug)"


@pytest.fixture(scope="module")
def cards(library: Library) -> Cards:
    """What the filters compare, by slug, in the order of the page."""
    families = library.vocabulary.families
    return {one.slug: card_data(one, library) for family in families for one in library.select(family=family)}


def _fits(card: dict[str, str], name: str, values: list[str]) -> bool:
    if name == "participants":
        return int(card["min"]) <= int(values[0]) <= int(card["max"])
    if name == "duree":
        return int(card["minutes"]) > 180 if values[0] == "plus" else int(card["minutes"]) <= int(values[0])
    return any(value in card[name].split() for value in values)


def _matching(cards: Cards, query: str) -> list[str]:
    """The rule, in Python: values of a facet are alternatives, facets are all required."""
    wanted: dict[str, list[str]] = {}
    for name, value in parse_qsl(query):
        wanted.setdefault(name, []).append(value)
    return [slug for slug, card in cards.items() if all(_fits(card, name, values) for name, values in wanted.items())]


def _check(page: Any, name: str, value: str) -> Any:
    return page.locator(f"input[name={name}][value='{value}']")


def _query(page: Any) -> str:
    return urlsplit(page.url).query


def _told(count: int, cards: Cards) -> str:
    of = "" if count == len(cards) else f" sur {len(cards)}"
    return f"{count} atelier{'s' if count > 1 else ''}{of}"


def _opened(page: Any, address: str, query: str) -> Any:
    """The page at this address, once its filters are applied."""
    page.goto(f"{address}/ateliers/?{query}")
    expect(page.locator("[data-count]").first).not_to_be_empty()
    return page


def _travelled(page: Any, query: str) -> Any:
    """The page as the back button finds it at this address: quicker than to load it again."""
    page.evaluate(TRAVEL, query)
    return page


def _clicked(page: Any, target: Any) -> None:
    """As a hand clicks: what a key or the leaving of a field sets off runs before the button is let go."""
    box = target.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(80)
    page.mouse.up()


def test_marks_that_other_tools_rely_on(cards: Cards, watched: Any) -> None:
    """One `input[type=search]` in `main`, a status that holds the number, and the slug of each result; no data is loaded."""
    page = watched.page
    assert page.locator("main input[type=search]").count() == 1
    assert page.locator(f"main [role=status]{COUNT}").inner_text().replace("\u00a0", " ") == _told(len(cards), cards)
    assert page.evaluate(SHOWN) == list(cards)
    assert search_files(page) == []
    assert page.evaluate(STORED) == [[], [], ""]


def test_each_value_alone(cards: Cards, watched: Any) -> None:
    """Every value that a format has is offered, and filters exactly its formats; the address says so."""
    page = watched.page
    offered = [one.split("=") for one in page.evaluate(COUNTS)]
    assert {name: {value for other, value in offered if other == name} for name in FACETS} == {
        name: {word for card in cards.values() for word in card[name].split()} for name in FACETS
    }
    for one, (query, told, shown) in page.evaluate(CLICK_EACH).items():
        expected = _matching(cards, one)
        assert query == f"?{one}"
        assert (sorted(shown), told) == (sorted(expected), _told(len(expected), cards)), one
    assert page.evaluate(SHOWN) == list(cards)
    assert page.url.endswith("/ateliers/")


LEADS = {
    "": "",
    "type=incubation": "",
    "participants=14": "?participants=14",
    "participants=14&modalite=distanciel&type=incubation": "?participants=14&modalite=distanciel",
    "modalite=distanciel&modalite=hybride": "",
    "participants=501": "",
}


@pytest.mark.parametrize(("query", "lead"), LEADS.items())
def test_a_fiche_opens_for_the_session_looked_for(query: str, lead: str, address: str, watched: Any) -> None:
    """Its address has the number of people and the only mode that was chosen: its panel reads both."""
    page = _opened(watched.page, address, query)
    links = page.locator("[data-slug]:not([hidden]) h3 a").evaluate_all("all => all.map(one => one.search)")
    assert set(links) == {lead}
    if lead.endswith("distanciel"):
        page.locator("[data-slug]:not([hidden]) h3 a").first.click()
        expect(page.locator("#pb-mode")).to_have_value("remote")
        expect(page.locator("#pb-people")).to_have_value("14")


COMBINED = [
    "type=ideation&type=evaluation",
    "avancement=comprendre&avancement=deployer",
    "modalite=hybride&modalite=distanciel&modalite=presentiel",
    "type=co-conception&avancement=eprouver",
    "type=co-conception&type=incubation&theme=prevention&modalite=hybride",
    "theme=prevention&theme=travail-collaboratif&difficulte=3&difficulte=1",
    "participants=14",
    "participants=1",
    "participants=500",
    "duree=60",
    "duree=120",
    "duree=180",
    "duree=plus",
    "type=co-conception&modalite=distanciel&participants=14&duree=120",
    "statut=draft&difficulte=2&participants=8&duree=180",
]


def test_combined(cards: Cards, watched: Any) -> None:
    """Values of a facet are alternatives, facets are all required; beside each value stands what it would give."""
    sizes = set()
    for query in COMBINED:
        page = _travelled(watched.page, query)
        expected = _matching(cards, query)
        assert sorted(page.evaluate(SHOWN)) == sorted(expected), query
        assert page.locator(COUNT).inner_text() == _told(len(expected), cards)
        for one, count in page.evaluate(COUNTS).items():
            others = urlencode([(name, value) for name, value in parse_qsl(query) if name != one.split("=")[0]])
            assert count == len(_matching(cards, f"{others}&{one}")), (query, one)
        sizes.add(len(expected))
    assert len(sizes) > 5  # the table tries narrow and wide queries


def test_count_is_what_the_click_gives(cards: Cards, address: str, watched: Any) -> None:
    """With other facets chosen and words typed, a click on a value shows as many formats as it said."""
    page = _opened(watched.page, address, "modalite=distanciel&duree=180&q=projet")
    counts, clicked = page.evaluate(COUNTS), page.evaluate(CLICK_EACH)
    others = [one for one in counts if not one.startswith("modalite=")]
    assert {one: len(clicked[one][2]) for one in others} == {one: counts[one] for one in others}
    assert len({counts[one] for one in others}) > 3


def _folded(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))


def test_sorts(cards: Cards, library: Library, address: str, watched: Any) -> None:
    """By type at first; by duration, by title; by relevance as soon as words are typed, and not offered without them."""
    page, sort = watched.page, watched.page.locator("[data-sort]")
    assert sort.input_value() == "type"
    assert sort.locator("[value=pertinence]").is_disabled()
    sort.select_option("duree")
    assert page.evaluate(SHOWN) == sorted(cards, key=lambda slug: int(cards[slug]["minutes"]))
    sort.select_option("titre")
    assert page.evaluate(SHOWN) == sorted(cards, key=lambda slug: _folded(library.formats[slug].title))
    assert _query(page) == "tri=titre"
    page.locator(FIELD).fill("test usager")
    page.wait_for_url("**/?q=test+usager&tri=titre")
    expect(page.locator(CHIP)).to_have_count(1)
    ranked = page.evaluate(RANKED, "test usager")
    assert 1 < len(ranked) < len(cards)
    assert page.evaluate(SHOWN) == sorted(ranked, key=lambda slug: _folded(library.formats[slug].title))
    sort.select_option("pertinence")
    assert page.evaluate(SHOWN) == ranked
    sort.select_option("type")
    assert page.evaluate(SHOWN) == [slug for slug in cards if slug in ranked]
    _opened(page, address, "q=test+usager")
    assert (sort.input_value(), page.evaluate(SHOWN)) == ("pertinence", ranked)
    page.locator(FIELD).fill("")
    expect(page.locator(COUNT)).to_have_text(_told(len(cards), cards))
    assert (sort.input_value(), page.evaluate(SHOWN)) == ("type", list(cards))


def test_words_are_marked(watched: Any) -> None:
    """Words found stand in `mark` in titles and promises, and leave no trace once they are taken off."""
    page = watched.page
    texts = "[...document.querySelectorAll('main [data-slug] a, .pb-card-summary')].map(one => one.textContent).sort()"
    before = page.evaluate(texts)
    page.locator(FIELD).press_sequentially("seance de codeveloppement")
    expect(page.locator("main mark").first).to_be_visible()
    assert "codéveloppement" in {text.lower() for text in page.locator("main mark").all_text_contents()}
    assert page.evaluate(texts) == before
    page.locator(FIELD).fill("")
    expect(page.locator("main mark")).to_have_count(0)
    assert page.evaluate(texts) == before


def test_chips(cards: Cards, address: str, watched: Any) -> None:
    """Each filter in use is a button that takes it off; the focus goes to the next one, then to the field."""
    page = watched.page
    query = "type=ideation&type=evaluation&modalite=distanciel&participants=8&duree=180"
    for rank, left in (
        (0, "type=evaluation&modalite=distanciel&participants=8&duree=180"),
        (3, "type=evaluation&modalite=distanciel&participants=8"),
        (2, "type=evaluation&modalite=distanciel"),
        (1, "type=evaluation"),
        (0, ""),
    ):
        chips = _travelled(page, query).locator(CHIP)
        assert chips.nth(rank).get_attribute("aria-label").startswith("Enlever le filtre ")
        chips.nth(rank).focus()
        page.keyboard.press("Enter")
        assert _query(page) == left
        assert sorted(page.evaluate(SHOWN)) == sorted(_matching(cards, left))
        focused = "[data-chips] button:first-child" if left else FIELD
        assert page.evaluate(f"document.activeElement === document.querySelector({focused!r})"), left
        query = left
    chips = _opened(page, address, f"q=projet&{COMBINED[-1]}").locator(CHIP)
    for rank, words in ((0, "« projet » ×"), (3, "8 personnes ×"), (4, "Durée : 3 h au plus ×"), (5, "Tout effacer")):
        expect(chips.nth(rank)).to_have_text(words)
    chips.last.click()
    assert page.url.endswith("/ateliers/")
    assert page.evaluate(SHOWN) == list(cards)
    assert chips.count() == 0
    assert page.evaluate(f"document.activeElement === document.querySelector({FIELD!r})")
    assert page.evaluate(STATE) == [[], "type"]


def test_a_click_after_a_number(cards: Cards, address: str, watched: Any) -> None:
    """A number typed, then a click at once on a chip or on a card: the click counts, the focus is not lost."""
    page = watched.page
    _check(page, "avancement", "cadrer").check()
    page.locator("#pb-participants").press_sequentially("12")
    _clicked(page, page.locator(CHIP).first)
    expect(page.locator(CHIP)).to_have_count(1)
    assert _query(page) == "participants=12"
    assert page.evaluate("document.activeElement.matches('[data-chips] button')")
    page.locator("#pb-participants").fill("10")
    card = page.locator("main [data-slug]:visible").first
    slug = card.get_attribute("data-slug")
    _clicked(page, card.locator("a"))
    page.wait_for_url(f"**/{slug}/**")


def test_a_chip_that_stays_is_the_same(watched: Any) -> None:
    """Another filter leaves it where it is, with the focus that it may have."""
    page = watched.page
    _check(page, "avancement", "cadrer").check()
    page.locator(CHIP).first.focus()
    page.evaluate("document.querySelector('input[name=type][value=ideation]').click()")
    page.locator("#pb-duree").evaluate(
        "one => { one.value = '180'; one.dispatchEvent(new Event('change', {bubbles: true})); }"
    )
    expect(page.locator(CHIP)).to_have_count(4)
    assert page.evaluate("document.activeElement.textContent").startswith("Avancement")
    assert [text.split(" :")[0] for text in page.locator(CHIP).all_inner_texts()] == ["Type d’atelier", "Avancement", "Durée", "Tout effacer"]  # fmt: skip


def test_a_number_that_no_atelier_takes(cards: Cards, watched: Any) -> None:
    """Beyond what is accepted, the number is marked, what is accepted is told and tied to it; mended, nothing is left of it."""
    page, field = watched.page, watched.page.locator("#pb-participants")
    assert description_of(page, "#pb-participants") == "personnes"
    for wrong in ("600", "0", "3.5"):
        field.fill(wrong)
        expect(page.locator("[data-people-fault]")).to_have_text("De 1 à 500 personnes.")
        expect(page.locator("[data-people-fault]")).to_be_visible()
        assert field.get_attribute("aria-invalid") == "true"
        assert description_of(page, "#pb-participants") == "personnes De 1 à 500 personnes."
        assert page.evaluate(SHOWN) == list(cards)
        field.fill("50")
        expect(page.locator("[data-people-fault]")).to_be_hidden()
        assert field.get_attribute("aria-invalid") == "false"
        assert description_of(page, "#pb-participants") == "personnes"


def test_address_is_a_link(address: str, watched: Any, open_page: Open) -> None:
    """What was chosen by hand is in the address, and the address gives the same controls and the same list elsewhere."""
    page = watched.page
    page.locator(FIELD).press_sequentially("écouter l'usager & co")
    page.locator("#pb-participants").press_sequentially("10")
    page.locator("#pb-duree").select_option("180")
    for name, value in (("modalite", "distanciel"), ("avancement", "eprouver"), ("avancement", "cadrer")):
        _check(page, name, value).check()
    page.locator("[data-sort]").select_option("duree")
    expect(page.locator(CHIP)).to_have_count(7)
    state, shown = page.evaluate(STATE), page.evaluate(SHOWN)
    assert len(shown) > 1
    other = open_page(page.url, viewport=PHONE)
    expect(other.page.locator(CHIP)).to_have_count(7)
    assert other.page.evaluate(STATE) == state
    assert other.page.evaluate(SHOWN) == shown
    assert other.page.url == page.url
    assert other.faults == []


def test_back_and_forward(cards: Cards, address: str, watched: Any) -> None:
    """Each filter is one step back, a number of two figures too; words are none. Coming back from an atelier finds the list."""
    page = watched.page
    _check(page, "type", "evaluation").check()
    page.locator("#pb-participants").press_sequentially("14")
    page.keyboard.press("Tab")
    page.locator("#pb-duree").select_option("120")
    page.locator(FIELD).press_sequentially("bilan")
    page.wait_for_url("**q=bilan**")
    page.locator("main [data-slug='bilan-etape'] a").click()
    page.wait_for_url("**/bilan-etape/**")
    page.go_back()
    expect(page.locator(CHIP)).to_have_count(5)
    assert "bilan-etape" in page.evaluate(SHOWN)
    steps = ["type=evaluation&participants=14", "type=evaluation", ""]
    for query in steps:
        page.go_back()
        expect(page.locator(COUNT)).to_have_text(_told(len(_matching(cards, query)), cards))
        assert _query(page) == query
        assert sorted(page.evaluate(SHOWN)) == sorted(_matching(cards, query))
        assert sorted(map(tuple, page.evaluate(STATE)[0])) == sorted(parse_qsl(query))
    for query in [*steps[1::-1], "q=bilan&type=evaluation&participants=14&duree=120"]:
        page.go_forward()
        page.wait_for_url(f"**/?{query}")
        expect(page.locator(CHIP).last).to_be_visible()
        assert sorted(map(tuple, page.evaluate(STATE)[0])) == sorted(parse_qsl(query))


MEANINGLESS = [
    "couleur=rouge&type=inconnu&type=IDEATION&type=ideation%00&theme=prevention+&theme=",
    "constructor=1&__proto__=2&hasOwnProperty=3&type=__proto__&theme=constructor",
    "participants=-1&duree=90&tri=hasard",
    "participants=0&duree=<b>&tri=pertinence",
    "participants=1e9&duree=Infinity&tri=",
    "participants=douze&duree=60.0&q=%20%20",
    "participants=3.5&duree=__proto__&tri=__proto__&q=",
    "participants=NaN&%E0%A4%A&&==&%",
    "type=" + "x" * 50_000 + "".join(f"&type={rank}" for rank in range(1000)),
    quote("<script>window.pwned=1</script>") + "=" + quote("<img src=x onerror=window.pwned=1>"),
]


def test_meaningless_addresses(cards: Cards, address: str, open_page: Open) -> None:
    """Names and values that mean nothing are passed over: the whole list, no chip, no word in the console."""
    watched = open_page(f"{address}/ateliers/", viewport=DESKTOP, bypass_csp=True)
    for query in MEANINGLESS:
        page = _opened(watched.page, address, query)
        assert page.evaluate(SHOWN) == list(cards), query[:60]
        assert (page.locator(CHIP).count(), page.evaluate(STATE)) == (0, [[], "type"]), query[:60]
    known = _opened(watched.page, address, "type=ideation&type=rouge&participants=x&duree=60&duree=120&xx=1")
    assert known.evaluate(STATE)[0] == [["duree", "60"], ["type", "ideation"]]
    assert sorted(known.evaluate(SHOWN)) == sorted(_matching(cards, "type=ideation&duree=60"))
    assert watched.page.evaluate("typeof window.pwned") == "undefined"
    assert watched.faults == []


def test_odd_words_in_the_address(address: str, open_page: Open) -> None:
    """Words of an address are shown as text, cut where they are too long, and stick out nowhere."""
    watched = open_page(f"{address}/ateliers/", viewport=PHONE, bypass_csp=True)
    for words in (
        "<img src=x onerror=window.pwned=1>",
        '"><svg onload=window.pwned=1>',
        "x" * 20_000,
        "\u202e🙂",
        "...",
    ):
        page = watched.page
        page.goto(f"{address}/ateliers/?q={quote(words)}")
        expect(page.locator(CHIP).first).to_contain_text(words[:30])
        assert page.locator(FIELD).input_value() == words[:300]
        assert page.evaluate(TOO_WIDE) <= 0
        assert page.locator("[onerror], [onload], img[src=x]").count() == 0
        assert page.evaluate("typeof window.pwned") == "undefined"
    assert watched.faults == []


def test_empty_result(cards: Cards, address: str, watched: Any) -> None:
    """Nothing left: the filters whose removal helps, with what it gives, and the three nearest ateliers."""
    page = watched.page
    query = "type=evaluation&modalite=presentiel&difficulte=1&participants=40"
    assert not _matching(cards, query)
    _opened(page, address, query)
    assert page.locator(COUNT).inner_text() == _told(0, cards)
    assert page.evaluate(SHOWN) == []
    helped = {
        name: _matching(cards, urlencode([pair for pair in parse_qsl(query) if pair[0] != name]))
        for name, _ in parse_qsl(query)
    }
    helped = {name: found for name, found in helped.items() if found}
    ways = page.locator(f"{EMPTY} button")
    assert ways.count() == len(helped) > 0
    for rank, (name, found) in enumerate(helped.items()):
        assert ways.nth(rank).inner_text().endswith(f": {len(found)} atelier{'s' if len(found) > 1 else ''}"), name
    misses = {
        slug: sum(not _fits(card, name, [value]) for name, value in parse_qsl(query)) for slug, card in cards.items()
    }
    nearest = page.locator(f"{EMPTY} a").evaluate_all("all => all.map(one => one.pathname.split('/').at(-2))")
    assert nearest == sorted(cards, key=misses.__getitem__)[:3]
    ways.first.focus()
    page.keyboard.press("Enter")
    assert sorted(page.evaluate(SHOWN)) == sorted(next(iter(helped.values())))
    assert page.locator(EMPTY).is_hidden()
    assert page.evaluate("document.activeElement.matches('[data-chips] button')")
    # No single filter helps: the nearest are there all the same.
    _opened(page, address, "participants=500&duree=60&difficulte=3")
    assert page.locator(f"{EMPTY} button").count() == 0
    assert page.locator(f"{EMPTY} a").count() == 3
    _opened(page, address, "type=ideation&q=zzqqxx")
    expect(page.locator(EMPTY)).to_contain_text("Sans « zzqqxx »")
    page.locator(f"{EMPTY} button").click()
    assert sorted(page.evaluate(SHOWN)) == sorted(_matching(cards, "type=ideation"))


def test_without_the_data(cards: Cards, address: str, open_page: Open) -> None:
    """When the words cannot be looked for, that is said, and the filters work; the next key tries again."""
    watched = open_page(f"{address}/ateliers/", viewport=DESKTOP)
    page = watched.page
    page.route("**/search-data.js", lambda route: route.abort())
    page.locator(FIELD).fill("bilan")
    expect(page.locator(COUNT)).to_contain_text("n’a pas pu être chargée")
    _check(page, "type", "evaluation").check()
    expect(page.locator(COUNT)).to_contain_text(_told(len(_matching(cards, "type=evaluation")), cards))
    assert sorted(page.evaluate(SHOWN)) == sorted(_matching(cards, "type=evaluation"))
    page.unroute("**/search-data.js")
    page.locator(FIELD).press("End")
    page.keyboard.type(" d'étape")
    expect(page.locator(COUNT)).not_to_contain_text("chargée")
    assert page.evaluate(SHOWN)[0] == "bilan-etape"
    assert len(page.evaluate(SHOWN)) < len(_matching(cards, "type=evaluation"))
    assert [one for one in watched.faults if "search-data.js" not in one and "net::ERR_FAILED" not in one] == []


def test_without_script(cards: Cards, address: str, open_page: Open) -> None:
    """Every atelier is listed under its type, and no field or button that would do nothing is seen."""
    page = open_page(f"{address}/ateliers/?type=evaluation", java_script_enabled=False, viewport=PHONE).page
    assert [one.get_attribute("data-slug") for one in page.locator("main [data-slug]").all()] == list(cards)
    assert all(one.is_visible() for one in page.locator("main [data-slug]").all())
    assert page.locator("main :is(input, select, button, summary):not(.md-top):visible").count() == 0
    assert page.locator(".pb-header-search :is(input, button):visible").count() == 0


def test_with_a_keyboard_alone(cards: Cards, watched: Any) -> None:
    """Words, a number, a duration, a box and the order, from the field on, with Tab, letters, arrows and Space."""
    page = watched.page
    page.locator(FIELD).focus()
    page.keyboard.type("projet")
    page.keyboard.press("Enter")  # no page to go to: the list is already there
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("10")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**/?q=projet&type=ideation&participants=10&duree=60")
    assert page.locator(FIELD).input_value() == "projet"


def test_print(cards: Cards, address: str, watched: Any) -> None:
    """The button prints; on paper stand the ateliers left and their number, and no filter, chip or button."""
    page = _opened(watched.page, address, "type=evaluation&tri=titre")
    page.evaluate("window.print = () => (window.printed = true)")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert page.locator("main :is(input, select, button, summary, label):visible").count() == 0
    assert page.locator(COUNT).is_visible()
    assert sorted(page.evaluate(SHOWN)) == sorted(_matching(cards, "type=evaluation"))


def test_filters_on_a_phone(address: str, watched: Any) -> None:
    """On a phone the filters are folded, and the first result is seen without a gesture or almost."""
    watched.page.set_viewport_size(PHONE)
    page = _opened(watched.page, address, "participants=10")
    assert page.locator(".pb-facets fieldset").first.is_hidden()
    assert page.locator(".pb-card:visible").first.bounding_box()["y"] < 1.3 * PHONE["height"]
    page.locator(".pb-facets > summary").click()
    _check(page, "type", "ideation").check()
    expect(page.locator(CHIP)).to_have_count(3)
    assert page.evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize(("window", "scheme", "look"), LOOKS, ids=LOOK_NAMES)
def test_axe(window: str, scheme: str, look: dict[str, Any], address: str, shared: Any) -> None:
    """No violation with filters, chips and marks, nor where nothing is left; nothing sticks out."""
    watched = started_again(shared, f"{address}/ateliers/?q=projet&avancement=cadrer&modalite=hybride", **look)
    page = watched.page
    expect(page.locator(CHIP)).to_have_count(4)
    if window == "phone":
        page.locator(".pb-facets > summary").click()
    assert page.locator("main mark").count()
    assert axe_faults(page, scheme, "main") == []
    assert page.evaluate(TOO_WIDE) <= 0
    page.locator("#pb-participants").fill("400")
    expect(page.locator(EMPTY)).to_be_visible()
    assert axe_faults(page, scheme, "[data-catalogue]") == []
    assert page.evaluate(TOO_WIDE) <= 0
    page.locator("#pb-participants").fill("600")
    expect(page.locator("[data-people-fault]")).to_be_visible()
    assert axe_faults(page, scheme, ".pb-filters") == []
    assert page.evaluate(TOO_WIDE) <= 0
    assert watched.faults == []
