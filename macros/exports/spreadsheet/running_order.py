"""The sheet of the running order, with the four entries that drive the workbook."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from macros.exports.spreadsheet.book import Book
from macros.exports.spreadsheet.cells import HEADER_ROW, Column, Formula, one_line
from macros.exports.spreadsheet.formulas import DATE, DAY_MINUTES, MODE, PEOPLE, START, Session
from macros.exports.spreadsheet.readme import mode_cell
from macros.model.base import Mode
from macros.model.format import Format
from macros.model.library import Library
from macros.model.schedule import PlannedStep
from macros.model.typography import french
from macros.pages import labels

RUNNING_ORDER = "Déroulé"


def write_running_order(book: Book, session: Session, library: Library, names: dict[Mode, str]) -> None:
    """The sheet: one step per row, its hours computed from its minutes; `names` are the modes as people read them."""
    format_, planned = session.format, session.format.schedule(session.people)
    in_groups = format_.works_in_groups
    columns = [
        Column("N°", 5, "number"),
        Column("Étape", 27, "strong"),
        Column("Minutes", 10, "count"),
        Column("Début", 10, "clock"),
        Column("Fin", 10, "clock"),
        Column("Organisation", 17),
        *([Column("Sous-groupes", 16)] if in_groups else []),
        Column("Consigne affichée", 42),
        Column("Matériel et documents", 27),
        Column("Qui anime", 14),
    ]
    minutes, starts, ends = (xl_col_to_name(index) for index in (2, 3, 4))
    rows = []
    for number, item in enumerate(planned.steps, start=1):
        row = HEADER_ROW + number  # counted from 0
        rows.append(
            [
                number,
                one_line(item.step.title),
                session.minutes(item),
                session.starts(item, row, minutes),
                session.ends(item, row, minutes, starts),
                _organisation(item, format_),
                *([session.group_sizes(item)] if in_groups else []),
                one_line(item.step.brief or ""),
                _in_hand(item, format_, library),
                None,
            ]
        )
    sheet = book.sheet(
        RUNNING_ORDER,
        one_line(format_.title),
        french(f"Changez les cases jaunes : {'heures, sous-groupes' if in_groups else 'heures'} et quantités suivent."),
        columns,
    )
    breaks = [index for index, item in enumerate(planned.steps) if item.step.is_break]
    end = book.table(sheet, RUNNING_ORDER, "Le déroulé, une étape par ligne.", columns, rows, muted=breaks)
    total = session.total(end, minutes)
    last = Formula(f"={START}+{minutes}{end + 1}/{DAY_MINUTES}", (session.start + planned.minutes) / DAY_MINUTES)
    for column, value, look in ((0, None, "cell"), (1, "Total", "strong"), (2, total, "number"), (3, None, "cell")):
        book.write(sheet, end, column, value, look)
    book.write(sheet, end, 4, last, "clock")
    length = Formula(f"={minutes}{end + 1}/{DAY_MINUTES}", planned.minutes / DAY_MINUTES)
    book.summary(
        sheet,
        [
            (1, "Date de l'atelier", None, "entry_day"),
            (2, "Début", session.start / DAY_MINUTES, "entry_clock"),
            (3, "Fin", Formula(f"={ends}{end + 1}", last.value), "value_clock"),
            (4, "Durée", length, "value_elapsed"),
            (5, "Participants", session.people, "entry_number"),
            (6, "Modalité", names[session.mode], "entry"),
            (7, "Personnes à l'animation", session.crew, "value"),
        ],
    )
    _entries(book, sheet, session)
    limits = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 600}
    told = {"error_title": "Minutes", "error_message": french("Un nombre entier de 0 à 600. 0 saute l'étape.")}
    sheet.data_validation(HEADER_ROW + 1, 2, end - 1, 2, limits | told)
    sheet.activate()


def _entries(book: Book, sheet: Worksheet, session: Session) -> None:
    """The four cells to fill in: their names, what they accept, and what is said to who types something else."""
    people = session.format.participants
    row = HEADER_ROW - 1
    accepted = f"De {people.min} à {people.max} personnes." if people.min < people.max else f"{people.max} seulement."
    beyond = " En dehors, voyez la feuille « Lisez-moi »." if people.beyond else ""
    modes = f"={mode_cell(0)}:{mode_cell(len(session.format.modes) - 1).split('!')[1]}"
    rules: list[tuple[int, str, str, dict[str, Any]]] = [
        (1, DATE, "Une date, comme 22/11/2026.", {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1)}),
        (2, START, "Une heure, comme 14:00.", {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}),
        (5, PEOPLE, accepted + beyond, {"validate": "integer", "criteria": "between", "minimum": people.min, "maximum": people.max}),
        (6, MODE, "Choisissez dans la liste.", {"validate": "list", "source": modes}),
    ]  # fmt: skip
    for column, name, help_text, rule in rules:
        book.workbook.define_name(name, f"='{RUNNING_ORDER}'!{xl_rowcol_to_cell(row, column, True, True)}")
        told = french(help_text)
        sheet.data_validation(row, column, row, column, rule | {"input_message": told, "error_message": told})


def _organisation(item: PlannedStep, format_: Format) -> str:
    """How people work and, where the script says so, which role leads."""
    role = format_.role(item.step.lead or "")
    told = labels.work_mode(item.step.mode, format_.participants.max)
    return french(told) + (f"\n{one_line(f'Conduite : {role.name}')}" if role else "")


def _in_hand(item: PlannedStep, format_: Format, library: Library) -> str:
    """One line for each thing in hand at a step."""
    canvas = library.canvases.get(item.step.canvas or "")
    papers = [handout for id_ in item.step.handouts if (handout := format_.handout(id_))]
    told = [
        *item.step.materials,
        *([f"Canevas « {canvas.title} »"] if canvas else []),
        *(f"Document « {paper.title} »" for paper in papers),
    ]
    return "\n".join(one_line(text) for text in told)
