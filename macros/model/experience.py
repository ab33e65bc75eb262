"""A retour d'expérience (REX), field by field in the order of the REX form of the Assurance Maladie network."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.base import Entity, IsoDate, Item, Rich, Slug, Source, Summary, Text, Title, Year, labelled


class Basis(StrEnum):
    """What the text rests on."""

    PUBLIC_SOURCE = "public_source"
    WRITTEN_BY_TEAM = "written_by_team"


class Figure(Entity):
    """A figure with its year and its source."""

    value: Annotated[Text, Field(max_length=40)] = labelled("Valeur", 'Un texte entre guillemets, comme "17".')
    unit: Annotated[Text, Field(max_length=60)] | None = labelled("Unité", default=None)
    label: Text = labelled("Ce que compte la valeur")
    year: Year = labelled("Année", unit="year")
    source: Text = labelled("Source")


def _part(label: str, help_text: str = "") -> Rich | None:
    return labelled(label, help_text, default=None)


class Experience(Item):
    """A REX. A field that the source leaves unknown is absent, and the page says « Non renseigné dans la source »."""

    kind: ClassVar[str] = "experiences"

    title: Title = labelled("Titre")
    summary: Summary = labelled("En une phrase")
    basis: Basis = labelled("Origine du texte", "public_source ou written_by_team.")
    themes: tuple[Slug, ...] = labelled("Thèmes", "Ceux du vocabulaire.", default=())
    topic: Text | None = labelled("Thématique", default=None)
    organisation: Rich | None = _part(
        "Organisme", "Branche, effectifs, organisation sur le territoire, activités mutualisées et particularités."
    )
    territory: Rich | None = _part("Territoire et population couverts")
    nature: Rich | None = _part("Nature et contenu")
    users: Rich | None = _part("Utilisateurs concernés")
    origin: Rich | None = _part("Origine", "Pourquoi, éléments déclencheurs.")
    context: Rich | None = _part("Contexte politique ou stratégique")
    stakes: Rich | None = _part("Enjeux", "Pour l'organisme, pour l'utilisateur.")
    objectives: Rich | None = _part("Objectifs visés")
    duration: Rich | None = _part("Durée de déploiement")
    cost: Rich | None = _part("Coût estimé", "Incompressible, négociable.")
    resources: Rich | None = _part("Ressources mobilisées", "Humaines, opérationnelles, financières.")
    method: Rich | None = _part("Méthode de préparation")
    constraints: Rich | None = _part(
        "Contraintes et freins à lever",
        "Politiques, juridiques, financiers, matériels, humains, culturels, organisationnels.",
    )
    success_factors: Rich | None = _part("Facteurs clés de réussite")
    deliverables: Rich | None = _part("Livrables produits")
    benefits: Rich | None = _part(
        "Bénéfices",
        "Qualité de service, marque employeur, visibilité, posture managériale, organisation du travail, SQVT/QVCT.",
    )
    what_next: Rich | None = _part("Et ensuite ?", "Extension, généralisation, suites.")
    advice: Rich | None = _part("Conseils et points de vigilance", "Pour un organisme qui se lancerait.")
    contact: Text | None = labelled(
        "Interlocuteur", "Fonction et boîte générique seulement, jamais un nom.", default=None
    )
    figures: tuple[Figure, ...] = labelled("Chiffres", "Chacun avec son année et sa source.", default=())
    formats: tuple[Slug, ...] = labelled("Ateliers liés", default=())
    programmes: tuple[Slug, ...] = labelled("Programmes liés", default=())
    sources: tuple[Source, ...] = labelled("Sources", default=())
    reviewed: IsoDate = labelled("Dernière relecture", "Une date, comme 2026-11-22.")


# The form's parts and their fields, in its order. The order matters: people fill it and compare experiences with it.
REX_FORM: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("En-tête", ("topic", "title")),
    ("À propos", ("organisation", "territory")),
    ("Présentation du projet", ("nature", "users", "origin", "context", "stakes", "objectives")),
    ("Préparation du projet", ("duration", "cost", "resources", "method", "constraints", "success_factors")),
    ("Bilan du projet", ("deliverables", "benefits", "what_next")),
    ("Conseils", ("advice",)),
    ("Interlocuteur", ("contact",)),
)
