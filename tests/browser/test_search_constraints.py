"""What people say of their session among their words: read out of them, and held by the results and by the catalogue."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from macros.model.library import Library
from macros.pages.catalogue import DURATIONS, MODE_WORDS, card_data

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search")]
PAGE = "mentions-legales/"
FIELD, OPTION = "#pb-search", "#pb-search-list .pb-search-option"
FILTER = "#pb-search-list [data-filters]"
READ = """async (typed) => {
    const {read, filters} = await window.playbookLoad("search/constraints.js", "playbookConstraints");
    return typed.map(read).map(asked => [[asked.left, asked.people, asked.minutes, asked.modes], filters(asked)]);
}"""
FOUND = """async (typed) => {
    const engine = await window.playbookLoadSearch();
    return typed.map(one => engine.search(one).map(({kind, slug, address, exact}) => ({kind, slug, address, exact})));
}"""
TITLES = "async () => (await window.playbookLoadSearch()).items.map(({title, address}) => [title, address])"
REMOTE, IN_PERSON, HYBRID = "distanciel", "presentiel", "hybride"

# What is typed → the words that are left, people, minutes, modes.
ASKED: dict[str, tuple[str, int | None, int | None, list[str]]] = {
    "réunir 14 personnes, 2 h, CPTS, à distance": ("CPTS", 14, 120, [REMOTE]),
    "atelier 25 personnes": ("atelier", 25, None, []),
    "Prémortem 1h30 visio 9 agents": ("Prémortem", 9, 90, [REMOTE]),
    # people
    "12 participants": ("", 12, None, []),
    "12 participant·es": ("", 12, None, []),
    "14 pers. max": ("", 14, None, []),
    "30 gens": ("", 30, None, []),
    "1 personne": ("", 1, None, []),
    "10 à 12 personnes": ("", 12, None, []),
    "6-8 personnes": ("", 8, None, []),
    "dix-huit participants": ("", 18, None, []),
    "une vingtaine de personnes": ("", 20, None, []),
    "une dizaine d’agents": ("", 10, None, []),
    "grand groupe": ("", 20, None, []),
    "en grands groupes": ("", 20, None, []),
    "500 personnes": ("", 500, None, []),
    "501 personnes": ("501 personnes", None, None, []),
    "0 personne": ("0 personne", None, None, []),
    "une personne qui doute": ("une personne qui doute", None, None, []),
    "article 51": ("article 51", None, None, []),
    "5 pourquoi": ("5 pourquoi", None, None, []),
    # durations
    "2 h": ("", None, 120, []),
    "2h": ("", None, 120, []),
    "2\u202fh\u00a030": ("", None, 150, []),
    "2 heures 30 minutes": ("", None, 150, []),
    "1,5 h": ("", None, 90, []),
    "une heure": ("", None, 60, []),
    "atelier d’une heure": ("atelier", None, 60, []),
    "deux heures et demie": ("", None, 150, []),
    "1 heure et quart": ("", None, 75, []),
    "90 min": ("", None, 90, []),
    "45 minutes pour évaluer": ("pour évaluer", None, 45, []),
    "une demi-heure": ("", None, 30, []),
    "une demi-journée": ("", None, 210, []),
    "l'après-midi": ("", None, 210, []),
    "2 h 14 personnes": ("", 14, 120, []),
    "de 14 h à 16 h": ("de 14 h à 16 h", None, None, []),
    "plus de 3 h": ("plus de 3 h", None, None, []),
    "trois demi-journées": ("trois demi-journées", None, None, []),
    "CO2h": ("CO2h", None, None, []),
    "0 min": ("0 min", None, None, []),
    # modes
    "à distance": ("", None, None, [REMOTE]),
    "A DISTANCE": ("", None, None, [REMOTE]),
    "évaluer en distanciel": ("évaluer", None, None, [REMOTE]),
    "en visioconférence": ("", None, None, [REMOTE]),
    "codev en ligne": ("codev", None, None, [REMOTE]),
    "tester un service en ligne": ("tester un service en ligne", None, None, []),
    "presentiel": ("", None, None, [IN_PERSON]),
    "sur place, prototype": ("prototype", None, None, [IN_PERSON]),
    "hybride ou présentiel": ("ou", None, None, [IN_PERSON, HYBRID]),
    # nothing of the kind: the words as they are
    "": ("", None, None, []),
    "  deux  mots , ": ("  deux  mots , ", None, None, []),
    "<img src=x>": ("<img src=x>", None, None, []),
}


def _fits(card: dict[str, str], people: int | None, minutes: int | None, modes: list[str]) -> bool:
    return (
        (people is None or int(card["min"]) <= people <= int(card["max"]))
        and (minutes is None or int(card["minutes"]) <= minutes)
        and (not modes or bool(set(modes) & set(card["modalite"].split())))
    )


def test_read(watched: Any) -> None:
    """Figures and modes are taken out with the small words that lead to them; what means nothing here stays a word."""
    found = watched.page.evaluate(READ, list(ASKED))
    assert {typed: tuple(asked) for typed, (asked, _) in zip(ASKED, found, strict=True)} == ASKED


FILTERS: dict[str, tuple[str, str] | None] = {
    "codev": None,
    "14 personnes": ("14\u00a0personnes", "participants=14"),
    "1 personne": ("1\u00a0personne", "participants=1"),
    "40 min": ("1\u00a0h au plus", "duree=60"),
    "1 h": ("1\u00a0h au plus", "duree=60"),
    "1 h 30": ("2\u00a0h au plus", "duree=120"),
    "3 h": ("3\u00a0h au plus", "duree=180"),
    "demi-journée": ("3\u00a0h au plus", "duree=180"),
    "7 h": None,
    "7 h sur place": ("en présentiel", "modalite=presentiel"),
    "hybride ou visio": ("à distance ou hybride", "modalite=distanciel&modalite=hybride"),
    "14 personnes, 2 h, à distance": (
        "14\u00a0personnes · 2\u00a0h au plus · à distance",
        "participants=14&duree=120&modalite=distanciel",
    ),
}


def test_filters(watched: Any) -> None:
    """In the catalogue's own names and values: the first duration that holds the one asked, none beyond the last."""
    found = [filters for _, filters in watched.page.evaluate(READ, list(FILTERS))]
    wanted = [
        one and {"label": one[0], "parameters": [list(pair) for pair in parse_qsl(one[1])]} for one in FILTERS.values()
    ]
    assert found == wanted
    told = {tuple(pair) for filters in found if filters for pair in filters["parameters"]}
    assert {int(value) for name, value in told if name == "duree"} == set(DURATIONS)
    assert {value for name, value in told if name == "modalite"} == set(MODE_WORDS.values())


WITH_WORDS = [
    "réunir 14 personnes, 2 h, CPTS, à distance", "évaluer 8 personnes hybride", "projet 25 personnes",
    "parcours en visio 1 h 30", "codev 12 personnes 1 h", "partenaires grand groupe",
]  # fmt: skip
ALONE = ["atelier 25 personnes", "grand groupe", "2 h", "à distance", "60 personnes sur place", "5 min", "demi-journée"]


def test_formats_that_fit_come_first(library: Library, watched: Any) -> None:
    """With words: none that fits stands below one that does not. Without: all that fit and nothing else, shortest first."""
    page = watched.page
    cards = {slug: card_data(one, library) for slug, one in library.formats.items()}
    kinds = set()
    for typed, results in zip(WITH_WORDS, page.evaluate(FOUND, WITH_WORDS), strict=True):
        ((_, *asked),) = [one for one, _ in page.evaluate(READ, [typed])]
        fit = [_fits(cards[one["slug"]], *asked) for one in results if one["kind"] == "formats"]
        assert fit == sorted(fit, reverse=True), typed
        kinds |= set(fit)
    assert kinds == {True, False}
    for typed, results in zip(ALONE, page.evaluate(FOUND, ALONE), strict=True):
        ((_, *asked),) = [one for one, _ in page.evaluate(READ, [typed])]
        fit = {slug: int(card["minutes"]) for slug, card in cards.items() if _fits(card, *asked)}
        assert {one["slug"] for one in results} == set(fit), typed
        assert [fit[one["slug"]] for one in results] == sorted(fit.values()), typed


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("réunir 14 personnes, 2 h, CPTS, à distance", "q=CPTS&participants=14&duree=120&modalite=distanciel"),
        ("atelier 25 personnes", "participants=25"),
        ("5 min", "duree=60"),
    ],
)
def test_the_way_to_the_catalogue(typed: str, query: str, address: str, watched: Any) -> None:
    """The first option, also where no format fits: it leads to the catalogue, whose fields hold what was asked."""
    page = watched.page
    page.locator(FIELD).fill(typed)
    expect(page.locator(FILTER)).to_contain_text("Filtrer les ateliers\u00a0: ")
    expect(page.locator(".pb-header-search [role=status]")).to_contain_text(page.locator(FILTER).inner_text())
    page.keyboard.press("ArrowDown")
    assert page.locator(FIELD).get_attribute("aria-activedescendant") == page.locator(OPTION).first.get_attribute("id")
    assert page.locator(OPTION).first.get_attribute("data-filters") is not None
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/ateliers/?*")
    assert parse_qsl(urlsplit(page.url).query) == parse_qsl(query)
    told = page.locator(".pb-filters").evaluate("one => [...new FormData(one)].filter(([, value]) => value)")
    assert [tuple(pair) for pair in told] == parse_qsl(query)


def test_no_filter_without_a_constraint(watched: Any) -> None:
    """Words alone bring results alone."""
    watched.page.locator(FIELD).fill("codev")
    expect(watched.page.locator(OPTION).first).to_be_visible()
    assert watched.page.locator(FILTER).count() == 0


def test_a_title_leads_to_its_page(watched: Any) -> None:
    """The title of any page, in capitals or not, gives that page before all that has another title."""
    page = watched.page
    titles = page.evaluate(TITLES)
    for (title, own), results in zip(titles, page.evaluate(FOUND, [title.upper() for title, _ in titles]), strict=True):
        exact = [one["exact"] for one in results]
        assert exact == sorted(exact, reverse=True), title
        assert own in [one["address"] for one in results if one["exact"]], title
    (worded, *_) = page.evaluate(FOUND, ["projet situer"])
    assert worded[0] == {"kind": "pages", "slug": "situer-mon-projet", "address": "situer-mon-projet/", "exact": True}
