"""The blank form of a retour d'expérience: its fields in the order of the network, each with its help and lines to write on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.exports.attribution import LICENCE, attribution, playbook_author
from macros.exports.documents.blocks import Block, Document, Style, WritingLines
from macros.exports.documents.phrases import bullets, heading, paragraph
from macros.pages.experience_form import form_parts

TITLE = "Fiche de retour d'expérience"
_ADVICE = (
    ("Écrivez pour une personne d'une autre caisse", "qui n'a rien vu du projet : deux à cinq lignes par rubrique, les sigles en toutes lettres."),
    ("Laissez vide", "ce que vous ne savez pas. Une rubrique vide est plus utile qu'une rubrique inventée."),
    ("Donnez à chaque chiffre", "son année et sa source."),
    ("N'écrivez aucun nom,", "ni numéro, ni adresse d'une personne. L'interlocuteur est une fonction et une boîte générique."),
)  # fmt: skip


def rex_form(day: date, *, publisher: str = "") -> Document:
    """The blank form, dated by the library's last review."""
    return Document(
        title=heading(TITLE, 1).text,
        subject=heading("Fiche vierge, à remplir dans l'ordre des rubriques", 1).text,
        blocks=tuple(_blocks()),
        author=playbook_author(publisher),
        licence=LICENCE,
        date=day.isoformat(),
        footer=attribution(TITLE, day),
    )


def _blocks() -> Iterator[Block]:
    yield paragraph(
        "À remplir dans cet ordre : c'est celui de toutes les fiches, et c'est ce qui permet de les comparer.",
        Style.LEAD,
    )
    yield bullets(_ADVICE)
    for part in form_parts():
        yield heading(part["title"], 2)
        for field in part["fields"]:
            yield heading(field["label"], 3)
            if field["help"]:
                yield paragraph(field["help"], Style.FACTS)
            yield WritingLines(field["lines"])
