"""The blank REX form: every field of the form, in its order, and nothing else."""

from __future__ import annotations

from macros.model.experience import REX_FORM, Experience
from macros.pages.experience_form import render_experience_form
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


def test_order_of_the_form() -> None:
    """Parts and fields as on the network's form."""
    page = Document(str(render_experience_form()))
    assert [heading.text.strip() for heading in page.all("h2", "h3")] == HEADINGS


def test_each_field_has_its_help_and_room_to_write() -> None:
    """The help of the model is printed, and at least one line to write on."""
    html = str(render_experience_form())
    page = Document(html)
    keys = [key for _, keys in REX_FORM for key in keys]
    helps = [Experience.model_fields[key].description for key in keys]
    assert [told for told in helps if told and told.replace("'", "’") not in page.text.replace("'", "’")] == []
    assert html.count('class="pb-lines"') == len(keys)
    assert 'data-lines="0"' not in html
