"""The ground every model stands on: immutable entities, items of the library, and the kinds of text they hold.

Units and wording are carried by the fields themselves: `title` is the French label that people read, `description` the
French help, `unit` (minutes, people, days…) what a number counts. Schema, messages and pages take them from here.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, StringConstraints
from pydantic_core import PydanticCustomError

SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
# Titles are printed unescaped by the theme's navigation: the four characters that could open a tag or a macro are refused.
TITLE_PATTERN = r"^[^<>{}]*$"


class Entity(BaseModel):
    """A part of the library: frozen, unknown keys forbidden, no silent conversion of a value."""

    # In the schema, pydantic drops a field's label that equals its class's name (« Participants »): no class may have such a name.
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, model_title_generator=lambda entity: f"class {entity.__name__}"
    )


class Item(Entity):
    """A file of the library. Its slug is the file's name and is never written inside."""

    kind: ClassVar[str]
    _slug: str = PrivateAttr(default="")
    _folder: str = PrivateAttr(default="")
    _source: str = PrivateAttr(default="")
    _added_by: str = PrivateAttr(default="")
    _replaces: str = PrivateAttr(default="")

    @property
    def slug(self) -> str:
        """The file's name without its ending, and the last part of the address."""
        return self._slug

    @property
    def source(self) -> str:
        """The file it was read from, as the loader was given it."""
        return self._source

    @property
    def added_by(self) -> str:
        """Who added it to the common library: a caisse, or a folder. Nothing for an item of that library."""
        return self._added_by

    @property
    def replaces(self) -> str:
        """The file of the common library that it stands for; nothing where it replaces none."""
        return self._replaces

    def located(self, *, slug: str, folder: str = "", source: str = "", added_by: str = "", replaces: str = "") -> Item:
        """Say where the item was read: called once, by the loader."""
        self._slug, self._folder, self._source = slug, folder, source
        self._added_by, self._replaces = added_by, replaces
        return self


def labelled(
    label: str, help_text: str = "", *, unit: str = "", examples: list[Any] | None = None, **constraints: Any
) -> Any:
    """A field with its French label, its French help and the unit of its number."""
    if unit:
        # Only where there is a unit: a given `json_schema_extra` would take the place of the type's own (rich text).
        constraints["json_schema_extra"] = {"x-unit": unit}
    return Field(title=label, description=help_text or None, examples=examples, **constraints)


def _only_iso_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("iso_date", "not an ISO date")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("iso_date", "not an existing date") from None
    if not 1990 <= day.year <= 2100:
        raise PydanticCustomError("iso_date", "a year mistyped")
    return day


def _only_https(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"https://[^\s<>\"'{}|\\^`]+", value):
        raise PydanticCustomError("https_url", "not an https address")
    return value


class Prose:
    """Marks the texts that people read, as against ids, addresses and colours: the quality gate reads the former only."""


_prose = Prose()
_trimmed = StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=60)]
Title = Annotated[
    str, _prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=TITLE_PATTERN)
]
Summary = Annotated[str, _prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Brief = Annotated[str, _prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Text = Annotated[str, _prose, _trimmed]
Rich = Annotated[
    str,
    _prose,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=12000),
    Field(json_schema_extra={"x-rich": True}),
]
IsoDate = Annotated[date, BeforeValidator(_only_iso_date)]
Url = Annotated[str, BeforeValidator(_only_https), Field(json_schema_extra={"pattern": "^https://"})]
Minutes = Annotated[int, Field(ge=1, le=600, json_schema_extra={"x-unit": "minutes"})]
People = Annotated[int, Field(ge=1, le=500, json_schema_extra={"x-unit": "people"})]
Count = Annotated[int, Field(ge=1, le=10000)]
Year = Annotated[int, Field(ge=1900, le=2100)]


class Mode(StrEnum):
    """Where the people are."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    HYBRID = "hybrid"


class Language(StrEnum):
    """The language of a title that is not French (BCP 47): a page says so to whoever reads it aloud (WCAG 3.1.2)."""

    EN = "en"
    DE = "de"
    ES = "es"
    IT = "it"
    NL = "nl"
    PT = "pt"


class Source(Entity):
    """A work or a page that the content rests on."""

    title: Text = labelled("Titre", "Le titre de l'ouvrage, de l'article ou de la page, dans sa langue.")
    language: Language | None = labelled("Langue du titre", "Si ce n'est pas le français.", default=None)
    author: Text | None = labelled("Auteur ou autrice", "La personne ou l'organisme qui l'a écrit.", default=None)
    year: Year | None = labelled("Année", "L'année de parution.", unit="year", default=None)
    url: Url | None = labelled("Adresse", "Une adresse qui commence par https://.", default=None)
    licence: Text | None = labelled(
        "Licence", "La licence de la source, si elle permet d'en reprendre le texte.", default=None
    )
    note: Text | None = labelled("Ce qui en est repris", "En quelques mots, en français.", default=None)
