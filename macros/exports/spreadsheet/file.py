"""The workbook of a format: running order, material, preparation. Four entries on the first sheet drive all the rest."""

from __future__ import annotations

import io
from datetime import datetime

from xlsxwriter.workbook import Workbook

from macros.exports.archive import rewrite_archive
from macros.exports.attribution import LICENCE, attribution, playbook_author
from macros.exports.colours import format_accent
from macros.exports.spreadsheet.book import Book
from macros.exports.spreadsheet.cells import one_line
from macros.exports.spreadsheet.formulas import Session
from macros.exports.spreadsheet.material import write_material
from macros.exports.spreadsheet.preparation import write_preparation
from macros.exports.spreadsheet.readme import mode_cell, write_readme
from macros.exports.spreadsheet.running_order import write_running_order
from macros.model.base import Mode
from macros.model.format import Format
from macros.model.library import Library
from macros.model.typography import french
from macros.pages import labels

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
    write_running_order(book, session, library, names)
    write_material(book, session, library, names)
    write_preparation(book, session)
    write_readme(book, session, names, credit, f"{site}ateliers/{format_.slug}/" if site else "")
    workbook.close()
    return rewrite_archive(target.getvalue(), {"docProps/core.xml": _in_french})


def _in_french(core: bytes) -> bytes:
    """XlsxWriter has no property for the language."""
    return core.replace(b"</cp:coreProperties>", b"<dc:language>fr-FR</dc:language></cp:coreProperties>")
