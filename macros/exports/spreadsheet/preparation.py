"""The sheet of the tasks before and after the session."""

from __future__ import annotations

from typing import Any

from macros.exports.spreadsheet.book import Book
from macros.exports.spreadsheet.cells import HEADER_ROW, Column, Formula, one_line
from macros.exports.spreadsheet.formulas import DATE, Session
from macros.model.typography import french
from macros.pages import labels
from macros.pages.format_facts import days_before, preparer

PREPARATION = "Préparation"


def write_preparation(book: Book, session: Session) -> None:
    """The sheet: one task per row, its date counted from that of the session; below, the time that each person spends."""
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
