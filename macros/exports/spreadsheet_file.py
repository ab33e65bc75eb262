"""The workbook of a format: running order, material, preparation. Four entries on the first sheet drive all the rest."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from macros.exports.archive import rewrite_archive
from macros.exports.attribution import LICENCE, attribution, playbook_author
from macros.exports.colours import format_accent
from macros.exports.spreadsheet_formulas import DATE, DAY_MINUTES, MODE, PEOPLE, START, Session
from macros.exports.spreadsheet_readme import mode_cell, write_readme
from macros.exports.spreadsheet_style import HEADER_ROW, Book, Column, Formula, one_line
from macros.model.base import Mode
from macros.model.format import Format
from macros.model.library import Library
from macros.model.schedule import PlannedStep
from macros.model.typography import french
from macros.pages import labels
from macros.pages.format_facts import days_before, preparer

RUNNING_ORDER, MATERIAL, PREPARATION = "Déroulé", "Matériel", "Préparation"
NINE = 9 * 60


def export_spreadsheet(
    format_: Format,
    library: Library,
    *,
    people: int | None = None,
    mode: Mode | None = None,
    start: int = NINE,
    publisher: str = "",
    site: str = "",
) -> bytes:
    """The workbook for `people` participants, in `mode`, from the minute `start` of the day: ideal, first mode and 9 h unless told."""
    target = io.BytesIO()
    workbook = Workbook(target, {"in_memory": True})
    title, credit = one_line(format_.title), attribution(format_.title, format_.reviewed, format_.licence)
    workbook.set_properties(
        {
            "title": title,
            "subject": one_line(format_.summary),
            "author": playbook_author(publisher),
            "company": publisher,
            "keywords": french(format_.licence or LICENCE),
            "comments": credit,
            "created": datetime.combine(format_.reviewed, datetime.min.time()),
        }
    )
    workbook.set_calc_mode("auto")
    workbook.set_size(28000, 16000)
    book = Book(workbook, format_accent(format_, library), credit)
    session = Session(
        format_,
        people or format_.participants.ideal,
        mode or format_.modes[0],
        start,
        {mode: mode_cell(position) for position, mode in enumerate(format_.modes)},
    )
    names = {mode: labels.modes_text((mode,), library.vocabulary.modes) for mode in format_.modes}
    _running_order(book, session, library, names)
    _material(book, session, library, names)
    _preparation(book, session)
    write_readme(book, session, names, credit, f"{site}ateliers/{format_.slug}/" if site else "")
    workbook.close()
    return rewrite_archive(target.getvalue(), {"docProps/core.xml": _in_french})


def _in_french(core: bytes) -> bytes:
    """XlsxWriter has no property for the language."""
    return core.replace(b"</cp:coreProperties>", b"<dc:language>fr-FR</dc:language></cp:coreProperties>")


def _running_order(book: Book, session: Session, library: Library, names: dict[Mode, str]) -> None:
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


def _material(book: Book, session: Session, library: Library, names: dict[Mode, str]) -> None:
    format_, people = session.format, session.people
    columns = [
        Column("À apporter ou à imprimer", 60, "strong"),
        Column("Quantité", 16, "count"),
        Column("Comptée", 18),
        Column("À prévoir", 12, "needed"),
        Column("Modalités", 29),
        Column("Qui s'en charge", 22),
        Column("Prêt", 8),
    ]
    groups = xl_rowcol_to_cell(HEADER_ROW - 1, 1, True, True) if session.sizes else "1"
    things = [(thing.item, thing.quantity, thing.per, thing.modes) for thing in format_.materials]
    things += [
        (f"Document « {paper.title} »" + (", pour l'animation seule" if paper.for_team else ""), paper.quantity, paper.per, ())
        for paper in format_.handouts
    ]  # fmt: skip
    rows = []
    for row, (item, quantity, per, modes) in enumerate(things, start=HEADER_ROW + 2):
        where = tuple(mode for mode in modes if mode in names) or format_.modes
        rows.append(
            [
                one_line(item),
                quantity,
                french(labels.PER[per]),
                session.needed(quantity, f"B{row}", per, modes, groups),
                french(labels.modes_text(where, library.vocabulary.modes)),
                None,
                None,
            ]
        )
    hint = "Le nombre de participants et la modalité se changent dans la feuille « Déroulé »."
    sheet = book.sheet(MATERIAL, french(f"Matériel : {one_line(format_.title)}"), french(hint), columns)
    book.table(sheet, MATERIAL, "Le matériel, une chose par ligne.", columns, rows)
    book.summary(
        sheet,
        [
            (0, "Participants", Formula(f"={PEOPLE}", people), "value"),
            *([(1, "Sous-groupes", session.groups, "value")] if session.sizes else []),
            (2, "Modalité", Formula(f"={MODE}", names[session.mode]), "value"),
        ],
    )


def _preparation(book: Book, session: Session) -> None:
    format_ = session.format
    columns = [
        Column("Quand", 17),
        Column("Date", 19, "day"),
        Column("Qui", 24),
        Column("Tâche", 66),
        Column("Minutes", 11, "number"),
        Column("Confiée à", 20),
        Column("Fait", 8),
    ]

    def day(offset: int) -> Formula:
        moved = f"{DATE}{offset:+d}" if offset else DATE
        return Formula(f'=IF({DATE}="","",{moved})', "")

    tasks = sorted(format_.preparation, key=lambda task: -task.days_before)
    rows: list[list[Any]] = [
        [
            french(days_before(task.days_before)),
            day(-task.days_before),
            one_line(preparer(task.who, format_)),
            one_line(task.task),
            task.minutes,
            None,
            None,
        ]
        for task in tasks
    ]
    rows.append([french("Jour de l'atelier"), day(0), "", one_line(format_.title), None, None, None])
    for then in sorted(format_.follow_up, key=lambda then: then.days_after):
        when = "Le jour même" if then.days_after == 0 else f"{labels.counted(then.days_after, 'jour')} après"
        rows.append([french(when), day(then.days_after), "", one_line(then.task), None, None, None])
    hint = "La date de l'atelier se saisit dans la feuille « Déroulé » : celles-ci suivent."
    sheet = book.sheet(PREPARATION, french(f"Préparation et suites : {one_line(format_.title)}"), french(hint), columns)
    alternative = "Les tâches avant et après l'atelier, une par ligne."
    end = book.table(sheet, PREPARATION, alternative, columns, rows, muted=[len(tasks)])
    book.summary(sheet, [(1, "Date de l'atelier", Formula(f'=IF({DATE}="","",{DATE})', ""), "value_day")])
    first, last = HEADER_ROW + 2, HEADER_ROW + 1 + len(tasks)
    book.write(sheet, end + 1, 3, french("Temps de préparation, en minutes"), "term")
    spent = [(who, minutes) for who, minutes in format_.preparation_minutes.items() if minutes]
    for row, (who, minutes) in enumerate(spent, start=end + 2):
        book.write(sheet, row, 3, one_line(preparer(who, format_)), "cell")
        # Compared as it is: SUMIF would take the signs of a role's name for a rule.
        formula = f"=SUMPRODUCT(--(C${first}:C${last}=D{row + 1}),E${first}:E${last})"
        book.write(sheet, row, 4, Formula(formula, minutes), "number")
