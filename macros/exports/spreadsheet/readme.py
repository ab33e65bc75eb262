"""The last sheet of a workbook: what it holds, how to change it, what to do outside the limits, who made it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.spreadsheet.book import Book
from macros.exports.spreadsheet.cells import Column, one_line
from macros.exports.spreadsheet.formulas import Session
from macros.exports.spreadsheet.row_heights import row_height
from macros.model.base import Mode
from macros.model.typography import french
from macros.pages.labels import counted

README = "Lisez-moi"
FIRST_MODE_ROW = 3  # counted from 0; the entry of the first sheet offers the names that stand from here on
_COLUMNS = (Column("", 26), Column("", 112))


def mode_cell(position: int) -> str:
    """The cell that holds the name of a mode, by its position in the format's list."""
    return f"'{README}'!$B${FIRST_MODE_ROW + position + 1}"


def write_readme(book: Book, session: Session, names: dict[Mode, str], credit: str, page: str) -> None:
    """The sheet. `page` is the atelier's address, or empty."""
    sheet = book.sheet(README, french(f"Lisez-moi : {one_line(session.format.title)}"), "", _COLUMNS)
    term = "Modalités" if len(names) > 1 else "Modalité"
    lines = [(term if index == 0 else "", name) for index, name in enumerate(names.values())]
    lines += [*_help(session), *_limits(session), ("Source et licence", credit)]
    for row, (term, text) in enumerate(lines, start=FIRST_MODE_ROW):
        values = [one_line(term), one_line(text)]
        sheet.set_row(row, row_height(values, _COLUMNS))
        for column, look in enumerate(("term", "text")):
            book.write(sheet, row, column, values[column], look)
    if page:
        row = FIRST_MODE_ROW + len(lines)
        book.write(sheet, row, 0, french("Page de l'atelier"), "term")
        sheet.write_url(row, 1, page, book.look("link"), page)


def _help(session: Session) -> Iterator[tuple[str, str]]:
    yield (
        "Feuille « Déroulé »",
        "Une étape par ligne. Dans les cases jaunes du haut, saisissez la date, l'heure de début, le nombre de participants et la modalité.",
    )
    yield "Changer une durée", "Écrivez vos minutes dans la colonne « Minutes » : les heures suivent. 0 saute l'étape."
    if any(not isinstance(step.minutes, int) for step in session.format.script):
        yield (
            "Durées calculées",
            "À certaines étapes, les minutes suivent le nombre de sous-groupes ou de personnes. Écrire par-dessus les fixe.",
        )
    yield (
        "Ajouter une étape",
        "Insérez une ligne dans le tableau, puis recopiez « Début » et « Fin » depuis la ligne du dessus.",
    )
    yield (
        "Feuille « Matériel »",
        "Les quantités suivent le nombre de participants, les sous-groupes et la modalité. Un tiret : rien à prévoir dans cette modalité.",
    )
    yield (
        "Feuille « Préparation »",
        "Les dates se calculent d'après celle de l'atelier, week-ends compris : décalez-les au besoin.",
    )
    yield (
        "Mode protégé",
        "Si Excel ouvre le classeur en « Mode protégé », cliquez sur « Activer la modification ». Il ne contient pas de macro.",
    )


def _limits(session: Session) -> Iterator[tuple[str, str]]:
    people, beyond = session.format.participants, session.format.participants.beyond
    if people.min == people.max:
        yield "Participants", f"{counted(people.max, 'personne')}, sans compter l'animation."
    else:
        yield (
            "Participants",
            f"De {people.min} à {people.max} personnes, {people.ideal} idéalement, sans compter l'animation.",
        )
    if beyond and beyond.fewer:
        yield "Si personne ne vient" if people.min == 1 else f"Moins de {people.min} personnes", beyond.fewer
    if beyond and beyond.more:
        yield f"Plus de {counted(people.max, 'personne')}", beyond.more
    for more in session.format.facilitation.extra:
        yield "Renfort d'animation", more.why
