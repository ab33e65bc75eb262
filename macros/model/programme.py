"""A programme of several sessions. Hours and places are computed from its units."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.base import Entity, IsoDate, Item, Minutes, People, Slug, Summary, Text, Title, Year, labelled

_Few = Annotated[int, Field(ge=1, le=200)]


class UnitKind(StrEnum):
    """What a unit is."""

    WORKSHOP = "workshop"
    SEMINAR = "seminar"
    ELEARNING = "elearning"
    FIELDWORK = "fieldwork"
    REVIEW = "review"


class Range(Entity):
    """A whole number, from min to max."""

    min: _Few = labelled("Minimum")
    max: _Few = labelled("Maximum")


class Cadence(Entity):
    """How often people meet."""

    every_weeks: Range = labelled("Toutes les", "En semaines : min et max.", unit="weeks")


class Capacity(Entity):
    """How many people follow the programme together."""

    min: People = labelled("Minimum", unit="people")
    max: People = labelled("Maximum", unit="people")


class Module(Entity):
    """A part of the programme."""

    id: Slug = labelled("Identifiant")
    title: Title = labelled("Titre")
    goal: Text = labelled("But")


class Unit(Entity):
    """One session, or one that is repeated: a format of the library, or minutes of its own."""

    id: Slug = labelled("Identifiant")
    title: Title = labelled("Titre")
    module: Slug | None = labelled("Module", "L'identifiant d'un module.", default=None)
    day: Annotated[int, Field(ge=1, le=60)] | None = labelled("Jour", "Le numéro du jour.", default=None)
    kind: UnitKind = labelled("Nature", "workshop, seminar, elearning, fieldwork ou review.")
    format: Slug | None = labelled("Atelier", "L'identifiant d'un atelier.", default=None)
    minutes: Minutes | None = labelled(
        "Durée", "Quand ce n'est pas un atelier de la bibliothèque.", unit="minutes", default=None
    )
    repeat: Range | None = labelled("Répétée", "min et max fois.", default=None)
    alternative_to: Slug | None = labelled(
        "Remplace", "L'identifiant de l'unité que celle-ci peut remplacer.", default=None
    )
    split_into_groups: Text | None = labelled(
        "Répartition en groupes", "Comment répartir quand l'atelier ne tient pas tout le monde.", default=None
    )
    goal: Text = labelled("But")
    lead: Text = labelled("Qui la mène")


class Cost(Entity):
    """A cost that a source gives, with its year."""

    item: Text = labelled("Poste")
    amount_eur: Annotated[int, Field(ge=0, le=100_000_000)] = labelled("Montant", "En euros.", unit="EUR")
    year: Year = labelled("Année", unit="year")
    source: Text = labelled("Source")


class Programme(Item):
    """A multi-session programme, reusable as it is."""

    kind: ClassVar[str] = "programmes"

    title: Title = labelled("Titre")
    summary: Summary = labelled("Promesse")
    audience: Text = labelled("Pour qui")
    maturity: tuple[Slug, ...] = labelled("Avancement", min_length=1)
    cadence: Cadence | None = labelled("Rythme", default=None)
    capacity: Capacity = labelled("Nombre de personnes", "min et max.")
    modules: tuple[Module, ...] = labelled("Modules", default=())
    units: tuple[Unit, ...] = labelled("Unités", "Les séances, dans l'ordre.", min_length=1)
    conditions: tuple[Text, ...] = labelled("Conditions", min_length=1)
    costs: tuple[Cost, ...] = labelled("Coûts constatés", default=())
    evaluation: tuple[Text, ...] = labelled("Évaluation", min_length=1)
    experiences: tuple[Slug, ...] = labelled("Retours d'expérience", default=())
    reviewed: IsoDate = labelled("Dernière relecture", "Une date, comme 2026-11-22.")
