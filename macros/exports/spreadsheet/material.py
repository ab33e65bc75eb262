"""The sheet of what to bring and to print."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from macros.exports.spreadsheet.book import Book
from macros.exports.spreadsheet.cells import HEADER_ROW, Column, Formula, one_line
from macros.exports.spreadsheet.formulas import MODE, PEOPLE, Session
from macros.model.base import Mode
from macros.model.library import Library
from macros.model.typography import french
from macros.pages import labels

MATERIAL = "Matériel"


def write_material(book: Book, session: Session, library: Library, names: dict[Mode, str]) -> None:
    """The sheet: one thing per row, how many follows the number of people and the mode."""
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
