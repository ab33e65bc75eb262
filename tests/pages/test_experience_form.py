"""The REX form: every field of the form, in its order, to print as it is; what a script fills is hidden without it."""

from __future__ import annotations

import pytest

from macros.model.experience import REX_FORM, Experience
from macros.model.library import Library
from macros.model.settings import Settings
from macros.pages.context import PageContext
from macros.pages.downloads import FORM_ADDRESS
from macros.pages.experience_form import form_parts, render_experience_form
from tests.factories import a_vocabulary
from tests.pages.html_reading import Document

# Written by hand from the form of the network: the order matters, and a change of the model must not move it silently.
HEADINGS = [
    "En-tête", "Thématique", "Titre",
    "À propos", "Organisme", "Territoire et population couverts",
    "Présentation du projet", "Nature et contenu", "Utilisateurs concernés", "Origine", "Contexte politique ou stratégique",
    "Enjeux", "Objectifs visés",
    "Préparation du projet", "Durée de déploiement", "Coût estimé", "Ressources mobilisées", "Méthode de préparation",
    "Contraintes et freins à lever", "Facteurs clés de réussite",
    "Bilan du projet", "Livrables produits", "Bénéfices", "Et ensuite ?",
    "Conseils", "Conseils et points de vigilance",
    "Interlocuteur", "Interlocuteur",
]  # fmt: skip
KEYS = [key for _, keys in REX_FORM for key in keys]


def rendered(*, mailbox: str = "", downloads: dict[str, int] | None = None) -> Document:
    """The form on its page."""
    settings = Settings(mailbox=mailbox)
    page = PageContext(Library(a_vocabulary()), settings, FORM_ADDRESS, downloads=downloads or {})
    return Document(str(render_experience_form(page)))


def is_hidden(element: object) -> bool:
    """True inside what only a script shows."""
    return any("hidden" in one.attributes for one in (element, *element.ancestors))


def test_order_of_the_form() -> None:
    """Parts and fields as on the network's form; nothing else is seen without script."""
    page = rendered()
    assert [heading.text.strip() for heading in page.all("h2", "h3") if not is_hidden(heading)] == HEADINGS
    assert [one.attributes["data-field"] for one in page.with_class("pb-form-field") if not is_hidden(one)] == KEYS
    assert [one for one in page.all("button", "input", "textarea") if not is_hidden(one)] == []


def test_each_field_has_its_help_and_room_to_write() -> None:
    """The help of the model is printed, and at least one line to write on."""
    page = rendered()
    helps = [Experience.model_fields[key].description for key in KEYS]
    assert [told for told in helps if told and told.replace("'", "’") not in page.text.replace("'", "’")] == []
    lines = page.with_class("pb-lines")
    assert len(lines) == len(KEYS)
    assert all(int(one.attributes["data-lines"]) > 0 for one in lines)


def test_one_line_is_for_plain_texts() -> None:
    """A field of one line is written on one line in the library's file too; all others are rich texts."""
    schema = Experience.model_json_schema()["properties"]
    rich = {key for key in KEYS if "x-rich" in str(schema[key])}
    assert {field["key"] for part in form_parts() for field in part["fields"] if field["lines"] > 1} == rich


@pytest.mark.parametrize("made", [[], ["fiche-rex.docx"], ["fiche-rex.docx", "fiche-rex.odt"]], ids=len)
def test_blank_files_stand_beside_the_page(made: list[str]) -> None:
    """Those that were made, and no link to another."""
    page = rendered(downloads={FORM_ADDRESS + name: 20_000 for name in made})
    assert [one.attributes["href"] for one in page.all("a") if "download" in one.attributes] == made


def test_the_mailbox_of_the_team_is_known() -> None:
    """The rules of personal data accept it, as in the library."""
    assert rendered(mailbox="equipe@example.org").all("form")[0].attributes["data-mailbox"] == "equipe@example.org"
