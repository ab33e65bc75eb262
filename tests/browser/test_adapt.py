"""« Adapter à votre séance »: the page follows what the person chooses, says what it does not accept, and keeps the state in the address."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from macros.model.base import Mode
from macros.model.library import Library
from macros.model.plan import Adaptation, plan
from macros.pages.labels import duration

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search")]
SLUG = "projet-sante-cpts"
STORED = "[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]"


def said(text: str) -> str:
    """The text with ordinary spaces."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " ")).strip()


def clock(minutes: int) -> str:
    """`14 h`, `14 h 07`: as the page writes a time of day."""
    hours, rest = divmod(minutes % 1440, 60)
    return f"{hours} h" + (f" {rest:02d}" if rest else "")


# What the panel changes, as text.
WRITTEN = """[...document.querySelectorAll(".pb-script-table, .pb-timeline-picture, .pb-step-facts, .pb-materials, [data-copies]")]
    .map(one => [one.textContent, one.getAttribute("aria-label"), one.hidden])"""


def choose(page: Page, **choices: str) -> None:
    """Fill the fields of the panel by their ids."""
    for field, value in choices.items():
        target = page.locator(f"#pb-{field}")
        if target.evaluate("one => one.tagName") == "SELECT":
            target.select_option(value)
        else:
            target.fill(value)
            target.dispatch_event("change")


def table(page: Page) -> list[tuple[str, str]]:
    """Start and length of each row of the running order."""
    cells = page.locator(".pb-script-table tbody tr").evaluate_all(
        "rows => rows.map(row => [row.cells[0].textContent, row.cells[1].textContent])"
    )
    return [(said(start), said(length)) for start, length in cells]


def test_fourteen_people_at_a_distance_at_two(address: str, open_page: Callable[..., Any], library: Library) -> None:
    """The page gives what the model computes: clock times to 16 h, groups, crew, materials, the remote words only."""
    watched = open_page(f"{address}/ateliers/{SLUG}/")
    page = watched.page
    choose(page, start="14:00", people="14", mode="remote")
    made = plan(library.formats[SLUG], Adaptation(14, Mode.REMOTE, start=840))
    assert table(page) == [(clock(840 + item.start), said(duration(item.minutes))) for item in made.steps]
    assert said(page.locator("[data-summary]").inner_text()) == (
        f"De 14 h à 16 h : 2 h, 14 personnes, {made.groups} sous-groupes, {made.facilitators} personnes à l’animation."
    )
    shown = page.locator(".pb-materials tbody tr:visible td:first-child").all_inner_texts()
    assert [int(text) for text in shown] == [count for count in made.materials if count is not None]
    assert page.locator(".pb-detail-remote").first.is_visible()
    assert page.locator(".pb-detail-hybrid").count() > 0
    assert page.locator(".pb-detail-hybrid:visible").count() == 0
    choose(page, mode="hybrid")
    assert page.locator(".pb-detail-hybrid").first.is_visible()
    assert page.locator(".pb-detail-remote:visible").count() == 0
    choose(page, mode="remote")
    assert "16 h" in said(page.locator(".pb-timeline-picture").get_attribute("aria-label"))
    assert page.locator(".pb-timeline-picture rect").count() == len(made.steps)
    assert page.evaluate(STORED) == [[], [], ""]
    assert watched.faults == []


def test_variant_own_minutes_and_address(address: str, open_page: Callable[..., Any], library: Library) -> None:
    """A variant, a step changed and one skipped; the address brings the same session back, and the button the usual one."""
    page = open_page(f"{address}/ateliers/{SLUG}/").page
    usual = table(page)
    choose(page, people="9", variant="long")
    page.locator(".pb-adapt-steps summary").click()
    page.locator("[data-own='skip-reperes']").check()
    own = page.locator("[data-own='minutes-accueil']")
    own.fill("12")
    own.dispatch_event("change")
    made = plan(library.formats[SLUG], Adaptation(9, Mode.IN_PERSON, "long", 540, {"reperes": 0, "accueil": 12}))
    expected = [(clock(540 + item.start), said(duration(item.minutes))) for item in made.steps]
    assert table(page) == expected
    assert "étape sautée" in page.locator(".pb-step-skipped").first.inner_text()
    shared = page.url
    again = open_page(shared).page
    assert table(again) == expected
    again.locator("[data-reset]").click()
    assert table(again) == usual
    assert "?" not in again.url
    assert again.locator(".pb-step-skipped").count() == 0
    assert again.evaluate(WRITTEN) == open_page(f"{address}/ateliers/{SLUG}/").page.evaluate(WRITTEN)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("people", "30", "De 8 à 16 personnes. Au-delà de 16"),
        ("people", "3", "De 8 à 16 personnes. À moins de 8"),
        ("people", "", "De 8 à 16 personnes."),
        ("people", "9.5", "De 8 à 16 personnes."),
        ("start", "", "Une heure du jour est attendue"),
    ],
)
def test_the_last_valid_plan_stays(
    field: str, value: str, told: str, address: str, open_page: Callable[..., Any]
) -> None:
    """An impossible value is told at once, with what is accepted; the page keeps the plan before it."""
    page = open_page(f"{address}/ateliers/{SLUG}/").page
    choose(page, start="10:00", people="12")
    before = table(page)
    choose(page, **{field: value})
    expect(page.locator("[data-fault]")).to_be_visible()
    assert said(page.locator("[data-fault]").inner_text()).startswith(told)
    assert page.locator(f"#pb-{field}").get_attribute("aria-invalid") == "true"
    assert table(page) == before
    choose(page, start="10:00", people="12")
    expect(page.locator("[data-fault]")).to_be_hidden()


@pytest.mark.parametrize(
    "query",
    [
        "participants=900&debut=99:99&modalite=lune&variante=__proto__&etape=accueil:x&etape=:5&etape=a:b:c",
        "participants=%3Cimg%20src=x%3E&debut=&etape=" + "a" * 3000 + ":5",
        "inconnu=1",
    ],
    ids=["wrong values", "markup and length", "unknown word"],
)
def test_odd_addresses_are_passed_over(query: str, address: str, open_page: Callable[..., Any]) -> None:
    """A hand-edited address changes nothing and breaks nothing."""
    watched = open_page(f"{address}/ateliers/{SLUG}/?{query}")
    assert watched.page.locator("#pb-people").input_value() == "14"
    assert watched.page.locator("#pb-start").input_value() == "09:00"
    assert table(watched.page)[0][0] == "0 h 00"
    assert watched.faults == []


def test_every_format_can_be_adapted(address: str, open_page: Callable[..., Any], library: Library) -> None:
    """The smallest and the largest group, in every mode, on every page: no error, the length that the model gives."""
    watched = open_page(f"{address}/")
    for format_ in library.formats.values():
        for people in {format_.participants.min, format_.participants.max}:
            mode = format_.modes[-1]
            word = {"in_person": "presentiel", "remote": "distanciel", "hybrid": "hybride"}[mode]
            watched.page.goto(f"{address}/ateliers/{format_.slug}/?debut=13:30&participants={people}&modalite={word}")
            made = plan(format_, Adaptation(people, mode, start=810))
            assert said(watched.page.locator("[data-summary]").inner_text()).startswith(
                f"De 13 h 30 à {clock(made.end)} : {said(duration(made.minutes))}"
            ), format_.slug
    assert watched.faults == []


@pytest.mark.parametrize("width", [1366, 360])
def test_accessible_once_adapted(width: int, address: str, open_page: Callable[..., Any]) -> None:
    """No axe violation, no sideways scroll, with the steps unfolded."""
    page = open_page(
        f"{address}/ateliers/{SLUG}/?debut=14:00&participants=14&modalite=hybride",
        viewport={"width": width, "height": 768},
    ).page
    page.locator(".pb-adapt-steps summary").click()
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_without_script_there_is_no_panel(address: str, open_page: Callable[..., Any]) -> None:
    """No dead field."""
    page = open_page(f"{address}/ateliers/{SLUG}/", java_script_enabled=False).page
    expect(page.locator("[data-adapt]")).to_be_hidden()
