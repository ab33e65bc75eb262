"""A printable canvas: zones placed on a grid, or a table."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Discriminator, Field, StringConstraints, Tag

from macros.model.base import Entity, IsoDate, Item, Rich, Slug, Text, Title, labelled

NO_PERSONAL_DATA = "Ni données de patients, ni données nominatives."


class Orientation(StrEnum):
    """How the paper is held."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class Tint(StrEnum):
    """How much of the accent colour a zone takes."""

    NONE = "none"
    LIGHT = "light"
    STRONG = "strong"


_Weight = Annotated[float, Field(gt=0, le=20)]
_AreaRow = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class Zone(Entity):
    """A place to write in, with the question that it answers."""

    title: Annotated[Title, Field(max_length=60)] = labelled("Titre de la zone")
    prompt: Annotated[Text, Field(max_length=160)] = labelled("Question", "Une question, pas un nom.")
    tint: Tint = labelled("Teinte", "none, light ou strong.", default=Tint.NONE)


class Axis(Entity):
    """An axis of a matrix."""

    label: Title = labelled("Nom de l'axe")
    low: Title = labelled("Côté bas")
    high: Title = labelled("Côté haut")


class Axes(Entity):
    """The two axes of a matrix."""

    x: Axis = labelled("Axe horizontal")
    y: Axis = labelled("Axe vertical")


def _rows_form(value: object) -> str:
    return "<labels>" if isinstance(value, list | tuple) else "<number>"


class Table(Entity):
    """A table to fill: columns with their weights, and empty rows or rows with labels."""

    columns: dict[Title, _Weight] = labelled(
        "Colonnes", "Le titre de chaque colonne et son poids.", min_length=1, max_length=9
    )
    rows: Annotated[
        Annotated[int, Field(ge=1, le=20), Tag("<number>")]
        | Annotated[tuple[Title, ...], Field(min_length=1, max_length=20), Tag("<labels>")],
        Discriminator(_rows_form),
    ] = labelled("Lignes", "Un nombre de lignes vides, ou la liste de leurs titres.")

    @property
    def row_labels(self) -> tuple[str, ...]:
        """The first cell of each row; empty texts for empty rows."""
        return ("",) * self.rows if isinstance(self.rows, int) else self.rows


class Canvas(Item):
    """A support to print or to copy on a whiteboard; either zones on a grid or a table."""

    kind: ClassVar[str] = "canvases"

    title: Title = labelled("Titre", "Le nom du canevas, 80 caractères au plus.")
    purpose: Text = labelled("À quoi il sert")
    instructions: Annotated[Text, Field(max_length=220)] = labelled("Mode d'emploi", "En une phrase.")
    orientation: Orientation = labelled("Sens du papier", "landscape (paysage) ou portrait.")
    text_alternative: Rich = labelled("Équivalent textuel", "Ce que montre le canevas, pour qui ne le voit pas.")
    columns: tuple[_Weight, ...] = labelled("Colonnes", "Leurs largeurs relatives.", default=(), max_length=12)
    rows: tuple[_Weight, ...] = labelled("Lignes", "Leurs hauteurs relatives.", default=(), max_length=12)
    areas: tuple[_AreaRow, ...] = labelled(
        "Plan", "Une ligne de texte par ligne, un nom de zone par colonne.", default=()
    )
    zones: dict[Slug, Zone] = labelled("Zones", "Un titre et une question par zone.", default={})
    axes: Axes | None = labelled("Axes", "Pour une matrice.", default=None)
    table: Table | None = labelled("Tableau", "À la place des zones.", default=None)
    reviewed: IsoDate | None = labelled("Dernière relecture", default=None)

    @property
    def area_grid(self) -> tuple[tuple[str, ...], ...]:
        """The plan as rows of zone names."""
        return tuple(tuple(line.split()) for line in self.areas)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions in reading order: zones, or column headings."""
        if self.table:
            return tuple(self.table.columns)
        return tuple(zone.prompt for zone in self.zones.values())
