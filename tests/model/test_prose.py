"""The texts that people read, told from ids, addresses and colours, with their paths."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import BaseModel, Discriminator, Field, Tag

from macros.model.base import Entity, Rich, Slug, Text, Title, Url
from macros.model.prose import KEY, prose_in
from macros.model.self_assessment import SelfAssessment
from tests.factories import (
    a_canvas,
    a_format,
    a_programme,
    a_vocabulary,
    an_experience,
    an_offer,
    make_break,
    make_step,
    make_table,
)


class Colour(StrEnum):
    """A closed list: no text that anybody writes."""

    RED = "red"


class Part(Entity):
    """A block of its own."""

    id: Slug
    name: Title


class Whole(Entity):
    """Every form in which a field may hold a text, or something else."""

    plain: str = "plain"
    slug: Slug = "slug"
    url: Url | None = "https://example.org"
    colour: Colour = Colour.RED
    number: int = 3
    flag: bool = True
    text: Text = "text"
    short: Annotated[Title, Field(max_length=9)] = "short"
    perhaps: Rich | None = "perhaps"
    left_out: Text | None = None
    several: tuple[Text, ...] = ("several 0", "several 1")
    groups: tuple[tuple[Text, ...], ...] = (("group 0 0",), ("group 1 0", "group 1 1"))
    slugs: tuple[Slug, ...] = ("slug",)
    part: Part | None = Part(id="part", name="part name")
    parts: tuple[Part, ...] = (Part(id="part", name="part 0 name"),)
    by_slug: dict[Slug, Text] = {"one": "by slug one"}  # noqa: RUF012
    by_title: dict[Title, int] = {"by title": 1}  # noqa: RUF012
    slugs_by_title: dict[Title, Slug] = {"title of a slug": "slug"}  # noqa: RUF012
    both: dict[Title, Text] = {"key": "value"}  # noqa: RUF012
    parts_by_slug: dict[Slug, Part] = {"one": Part(id="part", name="part of one")}  # noqa: RUF012
    either: Annotated[
        Annotated[int, Tag("<number>")] | Annotated[tuple[Title, ...], Tag("<labels>")], Discriminator(str)
    ] = ("either 0",)
    no_title: Annotated[
        Annotated[Slug, Tag("<one>")] | Annotated[tuple[Slug, ...], Tag("<all>")], Discriminator(str)
    ] = "slug"


def test_every_form_of_a_field() -> None:
    """Texts only, in the order of the model, wherever they stand; KEY ends the path of a key."""
    assert list(prose_in(Whole.model_construct())) == [
        (("text",), "text"),
        (("short",), "short"),
        (("perhaps",), "perhaps"),
        (("several", 0), "several 0"),
        (("several", 1), "several 1"),
        (("groups", 0, 0), "group 0 0"),
        (("groups", 1, 0), "group 1 0"),
        (("groups", 1, 1), "group 1 1"),
        (("part", "name"), "part name"),
        (("parts", 0, "name"), "part 0 name"),
        (("by_slug", "one"), "by slug one"),
        (("by_title", "by title", KEY), "by title"),
        (("slugs_by_title", "title of a slug", KEY), "title of a slug"),
        (("both", "key", KEY), "key"),
        (("both", "key"), "value"),
        (("parts_by_slug", "one", "name"), "part of one"),
        (("either", 0), "either 0"),
    ]


def test_path_starts_where_it_is_told_to() -> None:
    """A part of an entity keeps the path of the whole."""
    part = Part(id="part", name="A name")
    assert list(prose_in(part, ("script", 2))) == [(("script", 2, "name"), "A name")]


VARIANTS = [
    {
        "id": "long",
        "title": "Plus long",
        "minutes": 80,
        "changes": [
            {"step": "accueil", "minutes": 15, "say": "Dix minutes."},
            {"step": "travail", "skip": True},
            {"after": "accueil", "add": make_step("ajout", materials=["Un stylo"])},
        ],
    }
]
QUESTIONS = [
    {
        "id": "un",
        "text": "Où ?",
        "help": "Une aide.",
        "options": [{"id": "a", "text": "Ici"}, {"id": "b", "text": "Là", "weights": {"cadrer": 2}}],
    }
]
# An entity, the start of a path, and what is found there.
FOUND: dict[str, tuple[BaseModel, str, list[tuple[tuple, str]]]] = {
    "step": (
        a_format(
            script=[make_step(say="Dites.", lead="membres", canvas="plan", handout=["fiche"], shared_by="groups")]
        ),
        "script",
        [
            (("script", 0, "title"), "Étape faire"),
            (("script", 0, "brief"), "Faites."),
            (("script", 0, "do"), "Dire la consigne."),
            (("script", 0, "say"), "Dites."),
        ],
    ),
    "break": (a_format(script=[make_break()]), "script", [(("script", 0, "title"), "Pause")]),
    "variant": (
        a_format(variants=VARIANTS),
        "variants",
        [
            (("variants", 0, "title"), "Plus long"),
            (("variants", 0, "changes", 0, "say"), "Dix minutes."),
            (("variants", 0, "changes", 2, "add", "title"), "Étape ajout"),
            (("variants", 0, "changes", 2, "add", "brief"), "Faites."),
            (("variants", 0, "changes", 2, "add", "do"), "Dire la consigne."),
            (("variants", 0, "changes", 2, "add", "materials", 0), "Un stylo"),
        ],
    ),
    "preparation": (a_format(), "preparation", [(("preparation", 0, "task"), "Réserver la salle.")]),
    "source": (
        a_format(sources=[{"title": "Un livre", "author": "Elle", "year": 2020, "url": "https://example.org"}]),
        "sources",
        [(("sources", 0, "title"), "Un livre"), (("sources", 0, "author"), "Elle")],
    ),
    "zones": (
        a_canvas(),
        "zones",
        [
            (("zones", "avant", "title"), "Avant"),
            (("zones", "avant", "prompt"), "Que savons-nous ?"),
            (("zones", "apres", "title"), "Après"),
            (("zones", "apres", "prompt"), "Que ferons-nous ?"),
        ],
    ),
    "plan of the zones": (a_canvas(), "areas", []),
    "table with labels": (
        a_canvas(**make_table({"Quoi ?": 1, "Qui ?": 2}, ["Un", "Deux"])),
        "table",
        [
            (("table", "columns", "Quoi ?", KEY), "Quoi ?"),
            (("table", "columns", "Qui ?", KEY), "Qui ?"),
            (("table", "rows", 0), "Un"),
            (("table", "rows", 1), "Deux"),
        ],
    ),
    "table of empty rows": (
        a_canvas(**make_table({"Quoi ?": 1}, 3)),
        "table",
        [(("table", "columns", "Quoi ?", KEY), "Quoi ?")],
    ),
    "families": (
        a_vocabulary(),
        "families",
        [
            (("families", "codev", "label"), "codev"),
            (("families", "codev", "summary"), "Une famille."),
            (("families", "ideation", "label"), "ideation"),
            (("families", "ideation", "summary"), "Une famille."),
        ],
    ),
    "markers of a level": (
        a_vocabulary(maturity={"cadrer": {"label": "Cadrer", "definition": "Un.", "markers": {"cpts": "Deux."}}}),
        "maturity",
        [
            (("maturity", "cadrer", "label"), "Cadrer"),
            (("maturity", "cadrer", "definition"), "Un."),
            (("maturity", "cadrer", "markers", "cpts"), "Deux."),
        ],
    ),
    "acronyms": (
        a_vocabulary(abbreviations={"ARS": "agence"}),
        "abbreviations",
        [(("abbreviations", "ARS"), "agence")],
    ),
    "synonyms": (
        a_vocabulary(synonyms=[["rdv", "rencontre"]]),
        "synonyms",
        [(("synonyms", 0, 0), "rdv"), (("synonyms", 0, 1), "rencontre")],
    ),
    "self-assessment": (
        SelfAssessment.model_validate_json(json.dumps({"questions": QUESTIONS})),
        "questions",
        [
            (("questions", 0, "text"), "Où ?"),
            (("questions", 0, "help"), "Une aide."),
            (("questions", 0, "options", 0, "text"), "Ici"),
            (("questions", 0, "options", 1, "text"), "Là"),
        ],
    ),
    "offer": (an_offer(), "formats", [(("formats", 0, "why"), "Pour commencer.")]),
    "programme": (
        a_programme(),
        "units",
        [
            (("units", 0, "title"), "Unité seance"),
            (("units", 0, "goal"), "Apprendre."),
            (("units", 0, "lead"), "L'équipe."),
        ],
    ),
    "experience": (an_experience(contact="Écrire."), "contact", [(("contact",), "Écrire.")]),
}


@pytest.mark.parametrize(("entity", "start", "expected"), FOUND.values(), ids=FOUND)
def test_texts_of_the_model(entity: BaseModel, start: str, expected: list[tuple[tuple, str]]) -> None:
    """Fields that people read, and no id, mode, address, colour or date."""
    assert [(path, text) for path, text in prose_in(entity) if path[0] == start] == expected


@pytest.mark.parametrize(
    "entity", [a_format(), an_experience(contact="Oui."), a_format().script[0]], ids=["format", "experience", "step"]
)
def test_order_is_that_of_the_model(entity: BaseModel) -> None:
    """Remarks about a file follow its fields."""
    fields = list(type(entity).model_fields)
    places = [fields.index(path[0]) for path, _ in prose_in(entity)]
    assert len(places) > 2
    assert places == sorted(places)
