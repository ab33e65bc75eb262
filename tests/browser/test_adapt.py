"""« Adapter à votre séance »: the page follows what the person chooses, says what it does not accept, and keeps the state in the address."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.model.base import Mode
from macros.model.library import Library
from macros.model.plan import Adaptation, plan
from macros.pages.labels import duration
from tests.browser.checks import LOOK_NAMES, LOOKS, TOO_WIDE, axe_faults, description_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search")]
SLUG = "projet-sante-cpts"
FAULT = "[data-adapt] [data-fault]"
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
    assert said(description_of(page, f"#pb-{field}")).startswith(told)
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


@pytest.mark.parametrize(("scheme", "options"), [(scheme, options) for _, scheme, options in LOOKS], ids=LOOK_NAMES)
def test_accessible_once_adapted(
    scheme: str, options: dict[str, Any], address: str, open_page: Callable[..., Any]
) -> None:
    """No axe violation, no sideways scroll, with the steps unfolded, one of them skipped and a fault told."""
    page = open_page(
        f"{address}/ateliers/{SLUG}/?debut=14:00&participants=14&modalite=hybride&etape=accueil:0", **options
    ).page
    page.locator(".pb-adapt-steps summary").click()
    assert page.locator(".pb-step-skipped").count() == 1
    assert page.locator(".pb-step-skipped").evaluate("one => getComputedStyle(one).borderLeftStyle") == "dashed"
    assert axe_faults(page, scheme) == []
    choose(page, people="30")
    expect(page.locator(FAULT)).to_be_visible()
    assert axe_faults(page, scheme, "[data-adapt]") == []
    assert page.evaluate(TOO_WIDE) <= 0


def with_steps(page: Page) -> Page:
    """The page with the lines of its steps unfolded."""
    page.locator(".pb-adapt-steps summary").click()
    return page


def test_the_focus_stays_in_the_lines(address: str, open_page: Callable[..., Any]) -> None:
    """Tab leaves a duration for the box beside it; the box is the same element before and after."""
    page = with_steps(open_page(f"{address}/ateliers/{SLUG}/").page)
    page.locator("[data-own='minutes-accueil']").press("Control+a")
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.own") == "skip-accueil"
    assert table(page)[0][1] == "12 min"
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.dataset.own") == "skip-accueil"
    expect(page.locator("[data-own='minutes-accueil']")).to_be_disabled()
    expect(page.locator("[data-own='minutes-accueil']")).to_have_value("")


def test_a_click_after_a_duration(address: str, open_page: Callable[..., Any]) -> None:
    """Minutes typed, then a box of another line: both count."""
    page = with_steps(open_page(f"{address}/ateliers/{SLUG}/").page)
    page.locator("[data-own='minutes-accueil']").fill("12")
    box = page.locator("[data-own='skip-reperes']").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("[data-own='skip-reperes']")).to_be_checked()
    expect(page.locator(".pb-step-skipped")).to_have_count(1)
    assert table(page)[0][1] == "12 min"
    assert page.evaluate("document.activeElement.dataset.own") == "skip-reperes"


def test_each_line_has_a_name_of_its_own(address: str, open_page: Callable[..., Any]) -> None:
    """Fields and boxes are told apart without the line they stand in."""
    page = with_steps(open_page(f"{address}/ateliers/{SLUG}/").page)
    names = page.locator("[data-own]").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert len(names) == len(set(names)) == 2 * page.locator("[data-own-steps] li").count()
    first = said(page.locator("[data-own-steps] li span").first.inner_text())
    assert [said(name) for name in names[:2]] == [f"Durée de « {first} », en minutes", f"Sauter « {first} »"]


def test_a_number_on_its_way_is_no_fault(address: str, open_page: Callable[..., Any]) -> None:
    """« 1 » of « 10 » says nothing; left there, it is told, once, and tied to its field."""
    page = open_page(f"{address}/ateliers/{SLUG}/").page
    page.evaluate("""() => {
        window.told = [];
        const place = document.querySelector("[data-fault]");
        new MutationObserver(() => place.hidden || window.told.push(place.textContent)).observe(place, { attributes: true, childList: true });
    }""")
    page.locator("#pb-people").press("Control+a")
    page.keyboard.type("10", delay=150)
    expect(page.locator("[data-summary]")).to_contain_text("10 personnes")
    page.wait_for_timeout(700)
    assert page.evaluate("window.told") == []
    page.keyboard.press("Backspace")
    expect(page.locator(FAULT)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#pb-mode")).to_be_focused()
    assert len(set(page.evaluate("window.told"))) == 1
    assert said(description_of(page, "#pb-people")).startswith("De 8 à 16 personnes.")
    choose(page, people="12")
    assert description_of(page, "#pb-people") == ""


def test_a_wrong_duration_is_told_with_its_step(address: str, open_page: Callable[..., Any]) -> None:
    """The field is marked, what is accepted is tied to it and names the step; it stays until it is mended or skipped."""
    page = with_steps(open_page(f"{address}/ateliers/{SLUG}/").page)
    field = page.locator("[data-own='minutes-reperes']")
    usual = table(page)
    for mend in (lambda: field.fill("9"), lambda: page.locator("[data-own='skip-reperes']").check()):
        field.fill("700")
        field.press("Tab")
        assert field.get_attribute("aria-invalid") == "true"
        assert field.evaluate("one => getComputedStyle(one).borderTopWidth") == "2px"
        told = said(description_of(page, "[data-own='minutes-reperes']"))
        assert told.startswith("« Repères") and "de 1 à 600 minutes" in told
        assert said(page.locator(FAULT).inner_text()) == told
        choose(page, start="10:00")
        assert field.input_value() == "700"
        assert field.get_attribute("aria-invalid") == "true"
        mend()
        page.keyboard.press("Tab")
        expect(page.locator(FAULT)).to_be_hidden()
        assert field.get_attribute("aria-invalid") == "false"
        assert description_of(page, "[data-own='minutes-reperes']") == ""
        assert table(page) != usual


def test_nothing_is_left_of_a_session_without_steps(address: str, open_page: Callable[..., Any]) -> None:
    """The last step cannot be skipped: it is said, and the page keeps the plan before."""
    page = with_steps(open_page(f"{address}/ateliers/{SLUG}/").page)
    boxes = page.locator("[data-own^='skip-']")
    for rank in range(boxes.count()):
        boxes.nth(rank).check()
    expect(page.locator(FAULT)).to_have_text("Gardez au moins une étape.")
    assert len(table(page)) == 1


def test_a_version_says_its_length_once(address: str, open_page: Callable[..., Any]) -> None:
    """Also where its title holds it."""
    page = open_page(f"{address}/ateliers/{SLUG}/").page
    options = [said(text) for text in page.locator("#pb-variant option").all_inner_texts()]
    assert options == ["complète (2 h)", "Actions déjà choisies (1 h 30)", "Deux fiches par groupe (3 h)"]
    page.goto(f"{address}/ateliers/codev-lancement/")
    options = [said(text) for text in page.locator("#pb-variant option").all_inner_texts()]
    assert options[1] == "Lancement court, sans essai en binômes ni pause (1 h 30)"


def test_without_script_there_is_no_panel(address: str, open_page: Callable[..., Any]) -> None:
    """No dead field."""
    page = open_page(f"{address}/ateliers/{SLUG}/", java_script_enabled=False).page
    expect(page.locator("[data-adapt]")).to_be_hidden()
