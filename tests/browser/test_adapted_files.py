"""« Les fichiers de votre séance »: Word, spreadsheet and calendar event made in the browser say what the model computes and what the page shows."""

from __future__ import annotations

import gzip
import io
import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from macros.exports.calendar_file import export_calendar
from macros.exports.spreadsheet.file import export_spreadsheet
from macros.model.base import Mode
from macros.model.library import Library
from macros.model.plan import Adaptation, Plan, plan
from macros.model.typography import french
from tests.browser.checks import (
    DESKTOP,
    LOOK_NAMES,
    LOOKS,
    STORED,
    TOO_WIDE,
    Open,
    axe_faults,
    description_of,
    started_again,
)
from tests.browser.word_parts import SCRIPT, word_parts_script
from tests.mkdocs_site.building import built, copy_project

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-adapted-files")]
SLUG = "projet-sante-cpts"
QUERY = "?debut=14:00&participants=14&modalite=distanciel"
DAY = "2026-12-01"
# The scripts that each file needs, and what they may weigh together on the network: measured 16, 12 and 5 kB.
KINDS = {
    "word": ["adapted-session.js", "office-archive.js", "word-parts.js", "page-blocks.js", "word-writer.js"],
    "spreadsheet": [
        "adapted-session.js",
        "office-archive.js",
        "spreadsheet-looks.js",
        "spreadsheet-writer.js",
        "adapted-spreadsheet.js",
    ],
    "calendar": ["adapted-session.js", "calendar-writer.js"],
}
HEAVIEST = {"word": 20_000, "spreadsheet": 15_000, "calendar": 6_000}  # bytes of gzip
END = {"word": "docx", "spreadsheet": "xlsx", "calendar": "ics"}
LOADED = "performance.getEntriesByType('resource').map(one => one.name.split('/').at(-1))"
TOLD, DATE_FAULT = "[data-files-told]", "[data-date-fault]"
HOSTILE = "=1+1 & <b>\"a\"</b> ]]> 'é' {{7*7}} \\n; 😀 \u0007"
# Words that stand in every file, put in the place of others.
SPOIL = """hostile => {
  const put = (where, text) => document.querySelectorAll(where).forEach(one => { one.textContent = text; });
  put('h1, .pb-promise, .pb-brief p, .pb-handout h3, .pb-say p', hostile);
  document.querySelectorAll('.pb-step h3').forEach((one, rank) => { one.textContent = `${rank + 1}. ${hostile}`; });
  put('#taches ~ .pb-scroll tbody td:nth-child(3), .pb-materials td:nth-child(2)', hostile);
}"""


@pytest.fixture(scope="module")
def shared(address: str, open_shared: Open) -> Any:
    """A browser on the page of an atelier."""
    return open_shared(f"{address}/ateliers/{SLUG}/", viewport=DESKTOP, timezone_id="America/New_York")


@pytest.fixture
def watched(address: str, shared: Any) -> Any:
    """That browser, on the adapted page; it must stay silent, keep nothing and ask for nothing elsewhere."""
    watched = started_again(shared, f"{address}/ateliers/{SLUG}/{QUERY}")
    yield watched
    assert watched.page.evaluate(STORED) == [[], [], ""]
    assert watched.faults == []


def downloaded(page: Page, kind: str, name: str | None = f"{SLUG}-{DAY}") -> bytes:
    """The file that a button gives, under the name that is expected."""
    with page.expect_download() as waited:
        page.locator(f"[data-file={kind}]").click()
    if name:
        assert waited.value.suggested_filename == f"{name}.{END[kind]}"
    return Path(waited.value.path()).read_bytes()


def said(text: str) -> str:
    """The text with ordinary spaces."""
    return re.sub(r"\s+", " ", text).strip()


def on_day(page: Page, day: str = DAY) -> Page:
    """The page with a date chosen."""
    page.locator("#pb-date").fill(day)
    return page


def clock(minutes: int) -> str:
    """`14 h`, `14 h 07`: as the page writes a time of day."""
    hours, rest = divmod(minutes % 1440, 60)
    return f"{hours}\u00a0h" + (f"\u00a0{rest:02d}" if rest else "")


@pytest.fixture
def session(library: Library) -> Plan:
    """Fourteen people at a distance at two o'clock, as the model plans it."""
    return plan(library.formats[SLUG], Adaptation(14, Mode.REMOTE, start=840))


def test_word(watched: Any, session: Plan) -> None:
    """The page's hours and groups, in French, on A4, with real headings and repeated header rows; each handout on its page."""
    file = docx.Document(io.BytesIO(downloaded(on_day(watched.page), "word")))
    told = [said(paragraph.text) for paragraph in file.paragraphs]
    assert "Séance du mardi 1er décembre 2026." in told
    assert any(text.startswith("De 14 h à 16 h : 2 h, 14 personnes, 4 sous-groupes, ") for text in told)
    table = next(one for one in file.tables if one.cell(0, 0).text == "Début")
    assert [row.cells[0].text for row in table.rows[1:-1]] == [clock(840 + item.start) for item in session.steps]
    assert "fin à 16 h" in [said(cell.text) for cell in table.rows[-1].cells]
    facts = [text for text in told if text.startswith(tuple(f"{hour} h " for hour in (14, 15))) and " min · " in text]
    assert [("4 sous-groupes de 3 à 4" in text) for text in facts] == [bool(item.group_sizes) for item in session.steps if not item.step.is_break]  # fmt: skip
    levels = [int(one.style.style_id[-1]) for one in file.paragraphs if one.style.style_id.startswith("Heading")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in file.tables)
    starts = [one.text for one in file.paragraphs if one._p.pPr.find(qn("w:pageBreakBefore")) is not None]
    assert len(starts) == len(session.handouts)
    assert file.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "fr-FR"
    assert (file.sections[0].page_width.mm, file.sections[0].page_height.mm) == pytest.approx((210, 297), abs=0.1)
    footer = file.sections[0].footer.paragraphs
    assert footer[0].text.startswith("Playbook des ateliers, «\u00a0Projet de santé CPTS")
    assert "NUMPAGES" in file.sections[0].footer._element.xml
    about = file.core_properties
    assert (said(about.title), about.language, about.comments) == (told[0], "fr-FR", "Licence Ouverte 2.0")
    assert about.author == "Playbook des ateliers" and about.subject.startswith("Guide d’animation.")


def test_spreadsheet(watched: Any, session: Plan, library: Library) -> None:
    """Formulas and their values, which are the plan's; the words of the workbook that the site gives."""
    data = downloaded(on_day(watched.page), "spreadsheet")
    book, values = load_workbook(io.BytesIO(data)), load_workbook(io.BytesIO(data), data_only=True)
    given = load_workbook(io.BytesIO(export_spreadsheet(library.formats[SLUG], library, people=14, mode=Mode.REMOTE)), data_only=True)  # fmt: skip
    assert book.sheetnames == ["Déroulé", "Matériel", "Préparation"]
    steps = list(values["Déroulé"].iter_rows(min_row=6, max_row=5 + len(session.steps), values_only=True))
    usual = list(given["Déroulé"].iter_rows(min_row=6, max_row=5 + len(session.steps), values_only=True))
    for row, item, other in zip(steps, session.steps, usual, strict=True):
        begins = timedelta(minutes=840 + item.start)
        assert row[2] == item.minutes
        assert [_since_midnight(cell) for cell in row[3:5]] == [begins, begins + timedelta(minutes=item.minutes)]
        assert (row[0], row[1], row[5], row[6], row[7]) == (other[0], other[1], other[5], other[6], other[7])
        note, materials = french(" ".join(item.step.remote.split())), set(map(french, item.step.materials))
        first, *in_hand = row[8].split("\n")
        assert first == note
        assert set(in_hand) == set(filter(None, (other[8] or "").split("\n"))) - materials
    assert values["Déroulé"]["I5"].value == "À distance\u00a0: consigne, matériel, documents"
    sheet = book["Déroulé"]
    assert sheet["D7"].value == "=Heure_debut+SUM(C$5:C6)/1440"
    assert (values["Déroulé"]["B4"].value.date(), values["Déroulé"]["F4"].value) == (date(2026, 12, 1), 14)
    assert _since_midnight(values["Déroulé"]["D4"].value) == timedelta(hours=16)
    assert (values["Déroulé"]["G4"].value, values["Déroulé"]["H4"].value) == ("Distanciel", session.facilitators)
    for name in book.sheetnames:
        assert (
            book[name].print_title_rows == "$5:$5" and book[name].freeze_panes == "A6" and len(book[name].tables) == 1
        )
        setup = book[name].page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 1), name
    counts = [row[1] for row in values["Matériel"].iter_rows(min_row=6, values_only=True)]
    assert counts == [count for count in (*session.materials, *session.handouts) if count is not None]
    rows = zip(
        *(book_["Préparation"].iter_rows(min_row=6, values_only=True) for book_ in (values, given)), strict=False
    )
    days = 0
    for row, other in rows:
        if not row[0]:
            break
        assert (row[0], row[2], row[3], row[4]) == (other[0], other[2], other[3], other[4])
        days += bool(row[1])
    assert days == len(library.formats[SLUG].preparation) + 1 + len(library.formats[SLUG].follow_up)
    for row, task in zip(
        range(6, 30), sorted(library.formats[SLUG].preparation, key=lambda one: -one.days_before), strict=False
    ):
        day = date(2026, 12, 1) - timedelta(days=task.days_before)
        assert values["Préparation"].cell(row, 2).value.date() == day - timedelta(days=max(day.weekday() - 4, 0))
    assert (book.properties.title, book.properties.language) == (values["Déroulé"]["A1"].value, "fr-FR")


def test_no_task_on_a_weekend(watched: Any, library: Library) -> None:
    """What is due on a Saturday or a Sunday before the session is due on the Friday; so does the formula when the day is changed."""
    for day in ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-28", "2026-11-29"):
        data = downloaded(on_day(watched.page, day), "spreadsheet", f"{SLUG}-{day}")
        session = date.fromisoformat(day)
        for row, formula in zip(
            load_workbook(io.BytesIO(data), data_only=True)["Préparation"].iter_rows(
                min_row=6, max_col=2, values_only=True
            ),
            load_workbook(io.BytesIO(data))["Préparation"].iter_rows(min_row=6, max_col=2, values_only=True),
            strict=True,
        ):
            found = re.search(r"Date_atelier-(\d+)", formula[1] or "")
            if not found:
                continue
            due = session - timedelta(days=int(found[1]))
            moved = timedelta(days=max(due.weekday() - 4, 0))
            assert row[1].date() == due - moved and row[1].weekday() < 5
            told = f"Date_atelier-{found[1]}"
            assert formula[1] == f'=IF(Date_atelier="","",{told}-MAX(0,WEEKDAY({told},2)-5))'


def test_a_running_order_on_one_page(address: str, watched: Any, library: Library) -> None:
    """The total with its steps, unless the text would be too small to read: 516 points hold at most 940 of them."""
    page, whole, parted = watched.page, [], []
    for format_ in library.formats.values():
        if len(format_.script) > 15:
            continue
        page.goto(f"{address}/ateliers/{format_.slug}/?debut=14:00")
        for mode in format_.modes:
            page.select_option("#pb-mode", str(mode))
            sheet = load_workbook(io.BytesIO(downloaded(page, "spreadsheet", None)))["Déroulé"]
            high = sum(sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1))
            (whole if sheet.page_setup.fitToHeight == 1 else parted).append((high, format_.slug, mode))
    # Lines are measured with the fonts of the machine: without Arial or its like they wrap sooner, and sheets are longer.
    assert [one for one in whole if one[0] > 990] == []
    assert [one for one in parted if one[0] < 890] == []
    assert len(whole) > 4 * len(parted)


def _since_midnight(cell: Any) -> timedelta:
    """A clock time as openpyxl reads it: a time, or a date once past midnight."""
    if isinstance(cell, datetime):
        return timedelta(days=(cell.date() - date(1899, 12, 31)).days + 1, hours=cell.hour, minutes=cell.minute)
    return timedelta(hours=cell.hour, minutes=cell.minute, seconds=round(cell.second + cell.microsecond / 1e6))


def lines_of(text: str) -> list[str]:
    """The unfolded lines of a calendar, without the moment when it was made."""
    return [line for line in text.replace("\r\n ", "").split("\r\n") if not line.startswith("DTSTAMP")]


def test_calendar(watched: Any) -> None:
    """One event of two hours in Paris, whatever the time zone of the browser; lines of 75 bytes at most, Windows line ends."""
    data = downloaded(on_day(watched.page), "calendar")
    calendar = Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    assert (
        str(event["DTSTART"].dt) == "2026-12-01 14:00:00+01:00"
        and str(event["DTEND"].dt) == "2026-12-01 16:00:00+01:00"
    )
    assert event["DTSTART"].params["TZID"] == "Europe/Paris" and len(calendar.walk("VTIMEZONE")) == 1
    assert "- 15\u00a0h\u00a047 – " in event["DESCRIPTION"]
    assert event["URL"].endswith("debut=14%3A00&participants=14&modalite=distanciel")
    assert all(len(line) <= 75 for line in data.split(b"\r\n")) and data.count(b"\n") == data.count(b"\r\n")
    data.decode()


def test_calendar_is_that_of_the_model(address: str, watched: Any, library: Library) -> None:
    """The same session gives the same lines in the browser and in Python."""
    page = watched.page
    for format_ in list(library.formats.values())[::3]:
        page.goto(f"{address}/ateliers/{format_.slug}/?debut=09:30&participants={format_.participants.ideal}")
        given = downloaded(on_day(page), "calendar", None).decode()
        url = next((line[4:] for line in lines_of(given) if line.startswith("URL:")), "")
        expected = export_calendar(format_, date(2026, 12, 1), time(9, 30), page=url).decode()
        assert lines_of(given) == lines_of(expected), format_.slug


@pytest.mark.parametrize(
    ("day", "start"),
    [
        ("2026-07-01", "09:05"),
        ("2026-12-31", "23:50"),
        ("2026-03-28", "23:30"),
        ("2026-03-29", "01:45"),
        ("2026-03-29", "02:30"),
        ("2026-10-25", "01:30"),
        ("2026-10-25", "02:45"),
        ("2026-10-25", "00:45"),
        ("2027-02-28", "22:59"),
    ],
)
def test_hours_of_paris(day: str, start: str, address: str, watched: Any, library: Library) -> None:
    """Over midnight and over a change of hour, the same as the model: the session keeps its length."""
    page = on_day(watched.page, day)
    page.goto(f"{address}/ateliers/{SLUG}/?debut={start}&participants=14&modalite=presentiel")
    given = lines_of(downloaded(on_day(page, day), "calendar", None).decode())
    url = next(line[4:] for line in given if line.startswith("URL:"))
    expected = export_calendar(library.formats[SLUG], date.fromisoformat(day), time.fromisoformat(start), page=url)
    assert given == lines_of(expected.decode())


def test_variant_own_minutes_and_skipped_step(address: str, watched: Any, library: Library) -> None:
    """The steps of the variant, its words where it changes them, the minutes typed, nothing of the step skipped."""
    page = watched.page
    page.goto(
        f"{address}/ateliers/{SLUG}/?debut=22:30&participants=9&modalite=presentiel&variante=long&etape=reperes:0&etape=accueil:12"
    )
    made = plan(library.formats[SLUG], Adaptation(9, Mode.IN_PERSON, "long", 1350, {"reperes": 0, "accueil": 12}))
    values = load_workbook(io.BytesIO(downloaded(page, "spreadsheet", f"{SLUG}-ma-seance")), data_only=True)["Déroulé"]
    rows = list(values.iter_rows(min_row=6, max_row=5 + len(made.steps), values_only=True))
    assert [(row[1], row[2]) for row in rows] == [(french(item.step.title), item.minutes) for item in made.steps]
    assert [row[7] or "" for row in rows] == [
        french(" ".join((item.step.brief or "").split("\n"))) for item in made.steps
    ]
    assert values.cell(6 + len(rows), 3).value == made.minutes and values["B4"].value is None
    (event,) = Calendar.from_ical(downloaded(on_day(page), "calendar")).walk("VEVENT")
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=made.minutes)
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(downloaded(page, "word"))).paragraphs)
    assert french(made.steps[-1].step.title) in text and "Repères : une priorité" not in text.replace("\u00a0", " ")


def test_a_page_never_adapted(address: str, watched: Any) -> None:
    """The usual plan at nine: the page then shows the hours that the files say."""
    page = watched.page
    page.goto(f"{address}/ateliers/{SLUG}/")
    file = docx.Document(io.BytesIO(downloaded(page, "word", f"{SLUG}-ma-seance")))
    table = next(one for one in file.tables if one.cell(0, 0).text == "Début")
    assert table.rows[1].cells[0].text == "9\u00a0h" == page.locator(".pb-script-table tbody td").first.text_content()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_loaded_before_the_click(kind: str, site_folder: Path, watched: Any) -> None:
    """The click brings what this file needs and nothing more, once."""
    page = on_day(watched.page)
    own = {name for names in KINDS.values() for name in names}
    before = own & set(page.evaluate(LOADED))
    downloaded(page, kind)
    downloaded(page, kind)
    brought = [name for name in page.evaluate(LOADED) if name in own - before]
    assert sorted(brought) == sorted(set(KINDS[kind]) - before)
    assert before <= {"page-blocks.js"}
    found = [next((site_folder / "assets" / "javascripts").rglob(name)) for name in KINDS[kind]]
    assert sum(len(gzip.compress(script.read_bytes())) for script in found) <= HEAVIEST[kind]
    expect(page.locator(TOLD)).to_contain_text(f"«\u00a0{SLUG}-{DAY}.{END[kind]}\u00a0» est dans vos téléchargements.")


def test_hostile_text(watched: Any) -> None:
    """Text is text: no formula, no markup, no line of calendar more; what XML cannot write is left out."""
    page = on_day(watched.page)
    page.evaluate(SPOIL, HOSTILE)
    shown = HOSTILE.replace("\u0007", "").strip()
    book = load_workbook(io.BytesIO(downloaded(page, "spreadsheet")))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("=1+1"):
                    assert (cell.data_type, cell.quotePrefix, cell.value.strip()) == ("s", True, shown), cell.coordinate
    assert book["Déroulé"]["B6"].value.strip() == book["Déroulé"]["A1"].value.strip() == shown
    file = docx.Document(io.BytesIO(downloaded(page, "word")))
    assert file.paragraphs[0].text.strip() == shown == file.core_properties.title.strip()
    calendar = Calendar.from_ical(downloaded(page, "calendar"))
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT"]
    assert calendar.walk("VEVENT")[0]["SUMMARY"].strip() == shown


WRITE = """async texts => {
  const about = { title: "T", subject: "", author: "", licence: "", made: new Date(0), source: "", accent: "#1f4d57", names: {} };
  const sheet = { name: "F", title: "T", hint: "H", columns: [{ title: "A", width: 10, look: "cell" }], rows: texts.map(text => [text]) };
  const book = await playbookSpreadsheet.write({ ...about, sheets: [sheet] });
  return Array.from(new Uint8Array(await book.arrayBuffer()));
}"""


def test_no_cell_becomes_a_formula(watched: Any) -> None:
    """Whatever its first sign, a cell of text is a string that Excel keeps as one when it is edited."""
    page = on_day(watched.page)
    downloaded(page, "spreadsheet")  # its scripts are then there
    starts = ["=", "+", "-", "@", "\t", "\r", ""]
    sheet = load_workbook(io.BytesIO(bytes(page.evaluate(WRITE, [f"{start}cmd" for start in starts])))).active
    cells = [cell for (cell,) in sheet.iter_rows(min_row=6, max_row=5 + len(starts), max_col=1)]
    assert [cell.value.strip("=+-@\t\r\n") for cell in cells] == ["cmd"] * len(starts)
    assert {cell.data_type for cell in cells} == {"s"}
    assert [bool(cell.quotePrefix) for cell in cells] == [bool(start) for start in starts]


@pytest.mark.parametrize("kind", ["word", "spreadsheet"])
def test_a_browser_that_cannot_compress(kind: str, watched: Any) -> None:
    """The archive is whole without compression too."""
    page = on_day(watched.page)
    page.evaluate("delete window.CompressionStream")
    archive = ZipFile(io.BytesIO(downloaded(page, kind)))
    assert archive.testzip() is None and {one.compress_type for one in archive.infolist()} == {0}


@pytest.mark.parametrize(
    ("day", "told"),
    [("", "Donnez la date de la séance."), ("1999-12-31", "Cette date n’est pas complète, ou n’est pas entre 2000 et 2100. Corrigez-la.")],
)  # fmt: skip
def test_the_calendar_needs_a_date(day: str, told: str, watched: Any) -> None:
    """Told at the field, which takes the focus and is described by it; a right date takes the message away."""
    page = on_day(watched.page, day)
    page.locator("[data-file=calendar]").click()
    expect(page.locator(DATE_FAULT)).to_have_text(told)
    expect(page.locator(DATE_FAULT)).to_be_visible()
    assert told in description_of(page, "#pb-date")
    expect(page.locator("#pb-date")).to_be_focused()
    expect(page.locator("#pb-date")).to_have_attribute("aria-invalid", "true")
    on_day(page)
    expect(page.locator(DATE_FAULT)).to_be_hidden()
    assert description_of(page, "#pb-date") == "Nécessaire pour l’agenda, facultative pour le reste."
    downloaded(page, "calendar")


def test_no_file_of_an_impossible_session(watched: Any) -> None:
    """While the panel tells a fault, no file is made from the plan before it."""
    page = on_day(watched.page)
    page.locator("#pb-people").fill("99")
    page.locator("[data-file=word]").click()
    expect(page.locator(TOLD)).to_contain_text("Corrigez d’abord ce qui est signalé")
    page.locator("#pb-people").fill("12")
    assert downloaded(page, "word")


def test_a_broken_network_is_told(watched: Any) -> None:
    """The message says what to do, and the next click tries again."""
    page = on_day(watched.page)
    page.route("**/word-writer.js", lambda route: route.abort())
    page.locator("[data-file=word]").click()
    expect(page.locator(TOLD)).to_contain_text("Vérifiez le réseau")
    page.unroute_all()
    assert downloaded(page, "word")
    watched.faults.clear()


@pytest.fixture(scope="module")
def disk(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder of a site made to be read without a server."""
    folder = tmp_path_factory.mktemp("disk-files")
    return built(
        copy_project(folder / "project", use_directory_urls=False), folder / "site", PLAYBOOK_EXPORTS="0"
    ).as_uri()


def test_from_disk(disk: str, open_page: Open) -> None:
    """The three files, from a folder; the event then names no address."""
    watched = open_page(f"{disk}/ateliers/{SLUG}/index.html{QUERY}")
    page = on_day(watched.page)
    assert docx.Document(io.BytesIO(downloaded(page, "word"))).paragraphs
    assert load_workbook(io.BytesIO(downloaded(page, "spreadsheet"))).sheetnames
    calendar = downloaded(page, "calendar").decode()
    assert "URL:" not in calendar and "file:" not in calendar
    assert watched.faults == []


@pytest.mark.parametrize(("scheme", "options"), [(scheme, options) for _, scheme, options in LOOKS], ids=LOOK_NAMES)
def test_accessible(scheme: str, options: dict[str, Any], address: str, shared: Any) -> None:
    """No axe violation with a message shown, no sideways scroll, large enough targets."""
    page = started_again(shared, f"{address}/ateliers/{SLUG}/", **options).page
    page.locator("#pb-people").fill("99")
    page.locator("[data-file=word]").click()
    expect(page.locator(TOLD)).not_to_be_empty()
    assert axe_faults(page, scheme, "[data-files]") == []
    page.locator("[data-file=calendar]").click()
    expect(page.locator(DATE_FAULT)).to_be_visible()
    assert axe_faults(page, scheme, "[data-files]") == []
    assert page.evaluate(TOO_WIDE) <= 0
    sizes = page.locator("[data-files] button").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24


def test_without_script_there_is_no_panel(address: str, open_page: Open) -> None:
    """No dead button."""
    page = open_page(f"{address}/ateliers/{SLUG}/", java_script_enabled=False).page
    expect(page.locator("[data-files]")).to_be_hidden()


def test_the_parts_are_those_of_the_exporter() -> None:
    """The empty Word file of the browser is that of Python; else run `python -m tests.browser.word_parts`."""
    assert re.sub(r"\s+", " ", SCRIPT.read_text(encoding="utf-8")) == re.sub(r"\s+", " ", word_parts_script())
