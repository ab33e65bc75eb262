"""The accessibility statement keeps to the imposed template: its parts in their order, and the words that may not change."""

from __future__ import annotations

import re

import pytest

from tests.pages.html_reading import Document

pytestmark = pytest.mark.xdist_group("site")
PAGE = "accessibilite/index.html"
PARTS = (
    (1, "Déclaration d'accessibilité"),
    (2, "État de conformité"),
    (3, "Résultats des tests"),
    (2, "Contenus non accessibles"),
    (3, "Non conformité"),
    (3, "Dérogations pour charge disproportionnée"),
    (3, "Contenus non soumis à l'obligation d'accessibilité"),
    (2, "Établissement de cette déclaration d'accessibilité"),
    (3, "Technologies utilisées pour la réalisation du site"),
    (4, "Environnement de test"),
    (4, "Outils utilisés lors de l'évaluation"),
    (4, "Pages du site ayant fait l'objet de la vérification"),
    (2, "Retour d'information et contact"),
    (2, "Voies de recours"),
)
WORDS = (
    "Accessibilité : non conforme",
    "conformément à l'article 47 de la loi n° 2005-102 du 11 février 2005",
    "Ce site est non conforme avec le référentiel général d'amélioration de l'accessibilité (RGAA), version 4.1.",
    "Il n'existe aucun résultat d'audit en cours de validité qui permette de mesurer le respect des critères.",
    "schéma pluriannuel de mise en accessibilité",
    "plan d'action de l'année en cours",
    "Cette déclaration a été établie le ",
    "vous pouvez contacter le responsable du site internet pour être orienté vers une alternative accessible ou obtenir le contenu sous une autre forme.",
    "Vous avez signalé au responsable du site internet un défaut d'accessibilité qui vous empêche d'accéder à un contenu ou à un des services du portail et vous n'avez pas obtenu de réponse satisfaisante.",
    "Défenseur des droits Libre réponse 71120 75342 Paris CEDEX 07",
)
LINKS = (
    "https://www.defenseurdesdroits.fr/nous-contacter-355",
    "https://www.defenseurdesdroits.fr/carte-des-delegues",
)


def _told(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("’", "'").strip()


def test_the_imposed_template(pages: dict[str, Document]) -> None:
    """No part is missing, moved or renamed; the state, the law, the contact and the ways of appeal are said in its words."""
    page = pages[PAGE]
    headings = [
        (int(one.tag[1]), _told(one.text)) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6") if one.inside("main")
    ]
    assert tuple(headings) == PARTS
    text = _told(page.own_text)
    assert [words for words in WORDS if words not in text] == []
    linked = {address for _, _, address in page.links}
    assert [link for link in LINKS if link not in linked] == []


def test_no_conformity_is_claimed_without_an_audit(pages: dict[str, Document]) -> None:
    """Neither here nor at the foot of any page: « non conforme » is the only state that is told."""
    states = {
        path: found
        for path, page in pages.items()
        if (found := re.findall(r"Accessibilité\s:\s([\w ]*conforme)", page.text)) != ["non conforme"] * len(found)
        or not found
    }
    assert states == {}
