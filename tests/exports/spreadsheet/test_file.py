"""The workbook: its values are those of the model, and its formulas give them again in a spreadsheet program."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from macros.exports.spreadsheet.file import export_spreadsheet
from macros.model.base import Mode
from macros.model.format import Format
from macros.model.library import Library
from macros.model.typography import french
from tests.exports import sample_documents as documents
from tests.factories import a_canvas, a_format, a_vocabulary, make_break, make_step

SIX = ("journee-inter-metiers", "projet-sante-cpts", "codev-managerial", "test-assures", "modele-derogatoire", "eval-atelier")  # fmt: skip
SHEETS = ["Déroulé", "Matériel", "Préparation", "Lisez-moi"]
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "<b>gras</b> & « x »", '{{7*7}} ${x} #REF! \\ "a" \'b', "_x0041_ 😀", "'=2")
FIRST = 6  # row of the first step, counted from 1


def _opened(data: bytes, *, values: bool = True) -> Workbook:
    return load_workbook(io.BytesIO(data), data_only=values)


def _library(**overrides: Any) -> Library:
    return Library(a_vocabulary(), **overrides)


def _column(book: Workbook, sheet: str, heading: str) -> list[Any]:
    """The cells of a table's column, down to the table's end."""
    table = book[sheet].tables[sheet]
    rows = list(book[sheet][table.ref])
    position = [cell.value for cell in rows[0]].index(heading)
    return [row[position].value for row in rows[1:]]


@pytest.fixture(scope="module")
def grouped() -> Format:
    """Groups of 2 or 3, a step that follows the groups, one that follows the people, material of every count."""
    script = [
        make_step("accueil", 10),
        make_step("travail", 30, mode="groups"),
        make_break("pause", 5),
        make_step("retour", {"per_group": 4, "fixed": 2}),
        make_step("tour", {"per_participant": 2}),
    ]
    return a_format(
        reviewed="2024-05-06",
        modes=["in_person", "remote", "hybrid"],
        group_size={"min": 2, "max": 3},
        participants={"min": 4, "ideal": 6, "max": 8, "beyond": {"fewer": "Reportez.", "more": "Faites deux séances."}},
        facilitation={
            "people": [{"up_to": 5, "count": 1}, {"up_to": 8, "count": 2}],
            "extra": [{"modes": ["hybrid"], "count": 1, "why": "Reste avec le groupe à distance."}],
        },
        materials=[
            {"item": "Horloge", "quantity": 1, "per": "session"},
            {"item": "Feutre", "quantity": 2, "per": "group", "modes": ["in_person", "hybrid"]},
            {"item": "Casque", "quantity": 1, "per": "participant", "modes": ["remote"]},
        ],
        handouts=[{"id": "regles", "title": "Règles", "body": "Écouter.", "per": "participant"}],
        script=script,
        preparation=[
            {"days_before": 2, "who": "facilitator", "task": "Réserver.", "minutes": 10},
            {"days_before": 0, "who": "participants", "task": "Venir.", "minutes": 5},
        ],
    )


@pytest.mark.parametrize("people", [4, 6, 8])
@pytest.mark.parametrize("mode", list(Mode))
def test_values_are_those_of_the_model(grouped: Format, people: int, mode: Mode) -> None:
    """Minutes, hours, groups, facilitators and quantities follow the number of people and the mode."""
    book = _opened(export_spreadsheet(grouped, _library(), people=people, mode=mode, start=14 * 60))
    planned = grouped.schedule(people)
    assert _column(book, "Déroulé", "Minutes") == [item.minutes for item in planned.steps]
    starts = [(datetime.min + timedelta(minutes=14 * 60 + item.start)).time() for item in planned.steps]
    assert _column(book, "Déroulé", "Début") == starts
    told = {4: "2 de 2", 6: "2 de 3", 8: "3 de 2\u00a0à\u00a03"}[people]
    assert _column(book, "Déroulé", "Sous-groupes") == [None, told, None, None, None]
    summary = {cell.value: book["Déroulé"].cell(4, cell.column).value for cell in book["Déroulé"][3] if cell.value}
    assert summary["Personnes à l’animation"] == grouped.facilitation.crew(people, mode)
    assert summary["Fin"] == (datetime.min + timedelta(minutes=14 * 60 + planned.minutes)).time()
    groups = grouped.groups(people)
    needed = [
        material.needed(people, groups) if not material.modes or mode in material.modes else 0
        for material in grouped.materials
    ]
    assert _column(book, "Matériel", "À prévoir") == [*needed, grouped.handouts[0].needed(people, groups)]


def test_every_sum_is_a_formula_with_its_value(grouped: Format) -> None:
    """A cell that holds a formula also holds what it gives, or nothing where no date is set."""
    data = export_spreadsheet(grouped, _library())
    formulas, values = _opened(data, values=False), _opened(data)
    found = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    found += 1
                    dated = "Date_atelier" in cell.value
                    assert (values[sheet.title][cell.coordinate].value is None) == dated, cell.coordinate
    assert found > 20
    assert _column(formulas, "Déroulé", "Minutes")[3] == "=4*CEILING(Participants/3,1)+2"
    assert _column(formulas, "Déroulé", "Début")[1] == "=Heure_debut+SUM(C$5:C6)/1440"
    assert _column(formulas, "Préparation", "Date")[0] == '=IF(Date_atelier="","",Date_atelier-2)'


def test_only_what_is_written_is_an_entry(grouped: Format) -> None:
    """Four named cells drive the workbook and say what they accept."""
    book = _opened(export_spreadsheet(grouped, _library()), values=False)
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    assert set(names) == {"Date_atelier", "Heure_debut", "Participants", "Modalite"}
    rules = {str(rule.sqref): rule for rule in book["Déroulé"].data_validations.dataValidation}
    people = rules[names["Participants"].split("!")[1].replace("$", "")]
    assert (people.formula1, people.formula2) == ("4", "8")
    assert people.error.startswith("De 4 à 8\u00a0personnes")
    listed = rules[names["Modalite"].split("!")[1].replace("$", "")].formula1.split("!")[1].replace("$", "")
    assert [cell[0].value for cell in book["Lisez-moi"][listed]] == ["in_person", "remote", "hybrid"]


def test_pages_are_a4_landscape_with_the_heading_on_each(grouped: Format) -> None:
    """Print set-up, panes, tables with a heading row and a text alternative."""
    data = export_spreadsheet(grouped, _library())
    book = _opened(data)
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert "&P" in sheet.oddFooter.right.text
    for sheet in book.worksheets[:3]:
        assert sheet.print_title_rows == "$5:$5"
        assert sheet.freeze_panes == f"A{FIRST}"
        assert sheet.tables[sheet.title].headerRowCount == 1
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tables = [archive.read(name).decode() for name in archive.namelist() if "/tables/" in name]
    assert all("altTextSummary=" in table for table in tables) and len(tables) == 3


def test_properties(grouped: Format) -> None:
    """Title, author, dates of the review, licence, language."""
    properties = _opened(export_spreadsheet(grouped, _library(), publisher="Caisse & Cie")).properties
    assert (properties.title, properties.creator, properties.language) == ("Atelier d’essai", "Caisse & Cie", "fr-FR")
    assert properties.created.date() == properties.modified.date() == date(2024, 5, 6)
    assert "mise à jour du 6\u00a0mai\u00a02024. Licence Ouverte 2.0." in properties.description


def test_the_page_is_linked_where_its_address_is_known(grouped: Format) -> None:
    """A real link, and none without an address."""
    linked = _opened(export_spreadsheet(grouped, _library(), site="https://exemple.fr/"))["Lisez-moi"]
    assert [cell.hyperlink.target for row in linked for cell in row if cell.hyperlink] == ["https://exemple.fr/ateliers/essai/"]  # fmt: skip
    alone = _opened(export_spreadsheet(grouped, _library()))["Lisez-moi"]
    assert [cell for row in alone for cell in row if cell.hyperlink] == []


@pytest.mark.parametrize("text", [*HOSTILE, *(text for text in documents.HOSTILE if len(text) <= 160)])
def test_hostile_text_is_a_text_and_shows_as_typed(text: str) -> None:
    """No library text becomes a formula, a link, markup or another character, wherever it stands."""
    canvas = a_canvas("toile", title="Toile =1+1")
    hostile = a_format(
        summary=text,
        canvases=["toile"],
        roles=[{"id": "a", "name": text, "count": 1, "mission": "Aider."}],
        script=[make_step("un", 20, title="@un", brief=text, materials=[text], lead="a", canvas="toile")],
        preparation=[{"days_before": 1, "who": "a", "task": text, "minutes": 10}],
        materials=[{"item": text, "quantity": 1, "per": "session"}],
        follow_up=[{"days_after": 1, "task": text}],
        participants={"min": 4, "ideal": 6, "max": 8, "beyond": {"fewer": text, "more": text}},
        licence=text,
    )
    book = _opened(export_spreadsheet(hostile, _library(canvases={"toile": canvas}), publisher=text), values=False)
    shown = french(text)
    assert _column(book, "Déroulé", "Étape") == ["@un"]
    assert _column(book, "Déroulé", "Consigne affichée") == [shown]
    assert _column(book, "Déroulé", "Matériel et documents") == [f"{shown}\n{french('Canevas « Toile =1+1 »')}"]
    assert _column(book, "Matériel", "À apporter ou à imprimer") == [shown]
    assert _column(book, "Préparation", "Tâche")[0] == _column(book, "Préparation", "Tâche")[-1] == shown
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(text not in cell.value for cell in cells if cell.data_type == "f" and len(text) > 2)
    assert [cell for cell in cells if cell.hyperlink] == []
    for cell in cells:
        if isinstance(cell.value, str) and cell.data_type == "s" and cell.value[0] in "=+-@":
            assert cell.quotePrefix, cell.coordinate


def test_same_bytes_for_the_same_format(grouped: Format) -> None:
    """Neither the clock nor the machine shows."""
    assert export_spreadsheet(grouped, _library()) == export_spreadsheet(grouped, _library())


@pytest.mark.parametrize("slug", SIX)
def test_real_formats_at_their_limits(library: Library, slug: str) -> None:
    """Smallest and largest number, and an hour that passes midnight."""
    format_ = library.formats[slug]
    for count in {format_.participants.min, format_.participants.max}:
        book = _opened(export_spreadsheet(format_, library, people=count, start=23 * 60))
        assert sum(_column(book, "Déroulé", "Minutes")) == format_.schedule(count).minutes


def _cells(book: Workbook) -> dict[tuple[str, str], Any]:
    def comparable(value: Any) -> Any:
        if isinstance(value, datetime | time | timedelta):
            base = value - datetime(1899, 12, 30) if isinstance(value, datetime) else value
            moved = timedelta(hours=base.hour, minutes=base.minute, seconds=base.second, microseconds=base.microsecond) if isinstance(base, time) else base  # fmt: skip
            return round(moved.total_seconds() / 60)
        return value or None

    return {
        (sheet.title, cell.coordinate): comparable(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if comparable(cell.value) is not None
    }


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_spreadsheet_program_computes_the_same(library: Library, tmp_path: Path) -> None:
    """Six formats, their entries changed in the ideal workbook: LibreOffice gives what the model gives for those entries."""
    day, start = date(2026, 12, 1), 13 * 60 + 30
    expected: dict[str, bytes] = {}
    for index, slug in enumerate(SIX):
        format_ = library.formats[slug]
        people = (format_.participants.min, format_.participants.max)[index % 2]
        mode = format_.modes[-1]
        name = f"{slug}-{people}.xlsx"
        expected[name] = export_spreadsheet(format_, library, people=people, mode=mode, start=start)
        # Written by openpyxl, the file holds formulas without values: they have to be computed.
        book = _opened(export_spreadsheet(format_, library), values=False)
        for entry, value in (
            ("Participants", people),
            ("Modalite", library.vocabulary.modes[mode].label),
            ("Heure_debut", start / 1440),
            ("Date_atelier", day),
        ):
            book["Déroulé"][book.defined_names[entry].attr_text.split("!")[1]] = value
        book.save(tmp_path / name)
    done = tmp_path / "done"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx", "--outdir", done, *sorted(tmp_path.glob("*.xlsx"))],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for name, data in expected.items():
        computed = _opened((done / name).read_bytes())
        format_ = library.formats[name.rpartition("-")[0]]
        before = sorted(-task.days_before for task in format_.preparation)
        offsets = [*before, 0, *sorted(then.days_after for then in format_.follow_up)]
        days = [(cell.date() - day).days for cell in _column(computed, "Préparation", "Date")]
        assert days == offsets, name
        dated = {"Déroulé": {"B4"}, "Préparation": {"B4", *(f"B{FIRST + row}" for row in range(len(days)))}}
        kept = {key: value for key, value in _cells(computed).items() if key[1] not in dated.get(key[0], set())}
        assert kept == _cells(_opened(data)), name
