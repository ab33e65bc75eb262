"""The closed lists of the library: families, levels, themes, modes; and the words that search and pages share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Entity, Mode, Slug, Summary, Text, Title, labelled

ANY_MATURITY = "any"
_Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class AccentColour(Entity):
    """The accent of a family; each must reach a contrast of 4.5:1 on its background (WCAG 2.1 AA)."""

    light: _Colour = labelled("Sur fond clair", "Une couleur comme #8a4b08.")
    dark: _Colour = labelled("Sur fond sombre", "Une couleur comme #f0b268.")


class Family(Entity):
    """A type of workshop; its id is the folder, its slug the address."""

    label: Title = labelled("Nom")
    slug: Slug = labelled("Adresse")
    tint: AccentColour = labelled("Couleur")
    summary: Summary = labelled("En une phrase")


class Level(Entity):
    """A level of progress of a project, with what marks it in three worlds."""

    label: Title = labelled("Nom")
    definition: Text = labelled("Définition")
    markers: dict[Slug, Text] = labelled("Repères", "article-51, cpts, interne.")


class Theme(Entity):
    """A theme of health insurance."""

    label: Title = labelled("Nom")
    summary: Text | None = labelled("En une phrase", default=None)


class ModeLabel(Entity):
    """How a mode is called."""

    label: Title = labelled("Nom")
    definition: Text | None = labelled("Définition", default=None)


class GlossaryTerm(Entity):
    """A word and what it means here."""

    term: Title = labelled("Terme")
    definition: Text = labelled("Définition")


class Vocabulary(Entity):
    """The closed lists, in the order in which pages show them."""

    families: dict[Slug, Family] = labelled("Types d'atelier", min_length=1)
    maturity: dict[Slug, Level] = labelled("Niveaux d'avancement", min_length=1)
    themes: dict[Slug, Theme] = labelled("Thèmes", min_length=1)
    modes: dict[Mode, ModeLabel] = labelled("Modalités", min_length=1)
    synonyms: tuple[Annotated[tuple[Text, ...], Field(min_length=2)], ...] = labelled(
        "Synonymes", "Un groupe par ligne.", default=()
    )
    abbreviations: dict[Annotated[str, Field(min_length=2, max_length=20)], Text] = labelled(
        "Sigles", "Le sigle et son développement.", default={}
    )
    glossary: tuple[GlossaryTerm, ...] = labelled("Glossaire", default=())
