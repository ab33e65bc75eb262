"""The questions of « Situer mon projet » and what each answer weighs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Entity, Slug, Text, labelled

_Weight = Annotated[int, Field(ge=0, le=3)]


class Option(Entity):
    """An answer; it weighs for levels, or leads out of them."""

    id: Slug = labelled("Identifiant")
    text: Text = labelled("Réponse")
    weights: dict[Slug, _Weight] = labelled("Poids", "De 0 à 3 par niveau d'avancement.", default={})
    exit: Literal["codev"] | None = labelled(
        "Sortie", "`codev` quand la réponse mène au codéveloppement.", default=None
    )


class Question(Entity):
    """A question with its answers."""

    id: Slug = labelled("Identifiant")
    text: Text = labelled("Question")
    help: Text | None = labelled("Aide", default=None)
    options: tuple[Option, ...] = labelled("Réponses", min_length=2)


class SelfAssessment(Entity):
    """At most eight questions; points are summed per level, and the highest sum names the level."""

    margin: Annotated[int, Field(ge=1, le=10)] = labelled(
        "Écart qui tranche", "En points ; en dessous, le projet est entre deux niveaux.", default=3
    )
    questions: tuple[Question, ...] = labelled("Questions", "Huit au plus.", min_length=1, max_length=8)
