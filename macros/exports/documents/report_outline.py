"""The report of a session, to be filled in: its parts in the format's order, the decisions. Or why there is no report."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.attribution import LICENCE, attribution, playbook_author
from macros.exports.documents.blocks import Block, Document, Style
from macros.exports.documents.invitation import BLANK_HOURS
from macros.exports.documents.phrases import bullets, heading, labelled, paragraph, table
from macros.exports.documents.plain_text import BLANK, plain_text
from macros.model.canvas import NO_PERSONAL_DATA
from macros.model.format import FollowUp, Format
from macros.pages.labels import counted

_EMPTY_ROWS = 4


def report_outline(format_: Format, *, publisher: str = "", hours: str = BLANK_HOURS, date: str = BLANK) -> Document:
    """The outline as a document; « … » stands where one writes."""
    title = "Pas de compte rendu" if format_.report.none_because else "Compte rendu"
    return Document(
        title=heading(f"{title} : {format_.title}", 1).text,
        subject=heading(f"Trame à remplir après l'atelier « {format_.title} »", 1).text,
        blocks=tuple(_reason(format_) if format_.report.none_because else _outline(format_, hours, date)),
        author=playbook_author(publisher),
        licence=format_.licence or LICENCE,
        date=format_.reviewed.isoformat(),
        footer=attribution(format_.title, format_.reviewed, format_.licence),
    )


def report_text(format_: Format) -> str:
    """The outline as plain text, its title first."""
    document = report_outline(format_)
    return plain_text([heading(document.title, 1), *document.blocks])


def _when(task: FollowUp) -> str:
    return "Le jour même" if task.days_after == 0 else f"{counted(task.days_after, 'jour')} après"


def _reason(format_: Format) -> Iterator[Block]:
    yield labelled("Pourquoi :", format_.report.none_because or "")
    yield heading("Ce qui se fait après la séance", 2)
    yield bullets((f"{_when(task)} :", task.task) for task in format_.follow_up)


def _outline(format_: Format, hours: str, date: str) -> Iterator[Block]:
    report = format_.report
    yield bullets(
        [
            ("Date et lieu :", date),
            ("Horaires :", hours),
            ("Animation :", BLANK),
            ("Personnes présentes, par fonction et organisme :", BLANK),
            ("Destinataires :", report.recipients or BLANK),
        ]
    )
    yield paragraph(f"Écrivez des fonctions, pas des noms. {NO_PERSONAL_DATA}", Style.WARNING)
    yield heading("But de la séance", 2)
    yield paragraph(format_.summary)
    yield labelled("Livrable attendu :", format_.deliverable)
    for section in report.sections:
        yield heading(section, 2)
        yield paragraph(BLANK)
    yield heading("Décisions et suites", 2)
    yield table(
        "Qui fait quoi, et pour quand",
        ("Quoi", "Qui", "Pour quand"),
        [*([(BLANK,) * 3] * _EMPTY_ROWS), *((task.task, BLANK, _when(task)) for task in format_.follow_up)],
        (6, 3, 2),
    )
