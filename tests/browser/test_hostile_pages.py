"""Attacks of the hostile library in a real browser, its policy set aside: escaping alone must hold."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.checks import DESKTOP

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


SEARCHED = ["onmouseover", "script", "img src", "pwned", "{{", "<b>", "javascript", "'"]


def assert_untouched(watched: Any) -> None:
    """No attack ran, and none is in the page."""
    page = watched.page
    assert page.locator(ATTACKS).count() == 0
    page.evaluate(EVERYTHING)
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert watched.faults == []


def test_search_results(hostile_address: str, open_page: Callable[..., Any]) -> None:
    """Attacks that are found, typed and shown with their words marked stay text: in the list, the catalogue, the chips, the address."""
    watched = open_page(f"{hostile_address}/", bypass_csp=True, viewport=DESKTOP)
    page = watched.page
    shown = 0
    for words in SEARCHED:
        page.locator("#pb-home-search").fill(words)
        page.wait_for_timeout(250)
        options = page.locator("#pb-home-search-list [role=option]")
        shown += options.count()
        assert set(page.locator("#pb-home-search-list *").evaluate_all("all => all.map(one => one.tagName)")) <= {
            "A", "B", "DIV", "LI", "MARK", "P", "SMALL", "SPAN", "STRONG", "UL",
        }  # fmt: skip
    assert shown > 10
    assert_untouched(watched)
    for attack in ('<img src=x onerror="window.pwned=1">', '" onmouseover="window.pwned=1', "{{ 191*257 }}"):
        page.goto(f"{hostile_address}/ateliers/?q={quote(attack)}&type={quote(attack)}&theme=%22%3E%3Cscript%3E")
        expect(page.locator("#pb-catalogue-q")).to_have_value(attack)
        expect(page.locator("[data-chips] button").first).to_be_visible()
        assert_untouched(watched)
        assert "49087" not in page.content()


@pytest.mark.parametrize("name", ["debut", "participants", "modalite", "variante", "etape", "q", "x"])
def test_address_of_an_adapted_page(name: str, hostile_address: str, open_page: Callable[..., Any]) -> None:
    """What an address carries is a number, a word that is known, or nothing."""
    attack = quote('"><img src=x onerror="window.pwned=1">')
    watched = open_page(
        f"{hostile_address}/ateliers/codev-managerial/?{name}={attack}&{name}={attack}:9", bypass_csp=True
    )
    assert_untouched(watched)


def test_adapted_files(hostile_address: str, open_page: Callable[..., Any]) -> None:
    """The three files of a session whose every text is an attack: no formula, no markup, no line of calendar more."""
    watched = open_page(f"{hostile_address}/ateliers/projet-sante-cpts/?debut=14:00&participants=14", bypass_csp=True)
    page = watched.page
    page.locator("#pb-date").fill("2026-12-01")

    def made(kind: str) -> bytes:
        with page.expect_download() as waited:
            page.locator(f"[data-file={kind}]").click()
        assert re.fullmatch(r"[a-z0-9-]+\.(?:docx|xlsx|ics)", waited.value.suggested_filename)
        return Path(waited.value.path()).read_bytes()

    title = page.locator("h1").text_content().strip()
    book = load_workbook(io.BytesIO(made("spreadsheet")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [
        cell.value for cell in cells if cell.data_type == "f" and re.search("pwned|191|hostile", str(cell.value))
    ] == []
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    assert any("window.pwned=1" in str(cell.value) for cell in cells)
    assert book.properties.title.strip() == title
    data = made("word")
    assert docx.Document(io.BytesIO(data)).core_properties.title.strip() == title
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert b"<!DOCTYPE" not in archive.read(name)
            ElementTree.fromstring(archive.read(name))
        # A link that was typed in a rich text (a canvas's description) stays one; nothing is fetched when the file opens.
        relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
        outside = [one.attrib for one in relations if one.get("TargetMode") == "External"]
        assert {one["Type"].rsplit("/", 1)[-1] for one in outside} <= {"hyperlink"}
        assert [one["Target"] for one in outside if not re.match(r"https?://", one["Target"])] == []
    calendar = Calendar.from_ical(made("calendar"))
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT"]
    assert set(calendar.walk("VEVENT")[0]) <= {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "TRANSP", "URL",
    }  # fmt: skip
    assert_untouched(watched)
