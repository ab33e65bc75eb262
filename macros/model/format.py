"""A workshop format: everything that its page, its downloads and the API know of it."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.base import (
    Count,
    Entity,
    IsoDate,
    Item,
    Minutes,
    Mode,
    People,
    Rich,
    Slug,
    Source,
    Summary,
    Text,
    Title,
    Year,
    labelled,
)
from macros.model.people import Difficulty, Facilitation, GroupSize, Invite, Participants, Role
from macros.model.schedule import Schedule, schedule
from macros.model.script import Step, Variant, WorkMode


class Status(StrEnum):
    """How far a format has been tried."""

    DRAFT = "draft"
    TESTED = "tested"
    STABLE = "stable"


class Per(StrEnum):
    """What a quantity is counted by."""

    SESSION = "session"
    GROUP = "group"
    PARTICIPANT = "participant"


class RoomShape(StrEnum):
    """How a room is laid out."""

    CIRCLE = "circle"
    TABLES = "tables"
    U = "u"
    THEATRE = "theatre"
    STATIONS = "stations"


# Who prepares: the facilitation, each participant, or the people of one role.
FACILITATOR, PARTICIPANTS = "facilitator", "participants"


class AvoidWhen(Entity):
    """A situation in which the format is the wrong one."""

    situation: Text = labelled("Situation", "Quand cet atelier ne convient pas.")
    instead: Slug | None = labelled("Prendre plutôt", "L'identifiant d'un autre atelier.", default=None)


class Input(Entity):
    """What must exist before."""

    item: Text = labelled("Ce qu'il faut", "Ce qui doit exister avant l'atelier.")
    format: Slug | None = labelled("Atelier qui le produit", "L'identifiant d'un atelier.", default=None)


class Preparation(Entity):
    """Work before the session."""

    days_before: Annotated[int, Field(ge=0, le=365)] = labelled("Jours avant", unit="days")
    who: Slug = labelled("Qui", "facilitator (l'animation), participants, ou l'identifiant d'un rôle.")
    task: Text = labelled("Tâche")
    minutes: Minutes = labelled("Durée", "En minutes.", unit="minutes")


def _quantity(per: Per, quantity: int, people: int, groups: int) -> int:
    return quantity * {Per.SESSION: 1, Per.GROUP: groups, Per.PARTICIPANT: people}[per]


class Material(Entity):
    """A thing to bring, counted by session, group or participant."""

    item: Text = labelled("Matériel")
    quantity: Count = labelled("Quantité")
    per: Per = labelled("Par", "session, group ou participant.")
    modes: tuple[Mode, ...] = labelled("Modalités", "Sans elles, toutes celles de l'atelier.", default=())

    def needed(self, people: int, groups: int) -> int:
        """How many for that many people in that many groups."""
        return _quantity(self.per, self.quantity, people, groups)


class Handout(Entity):
    """A paper given out: situation, role card, test scenario."""

    id: Slug = labelled("Identifiant")
    title: Title = labelled("Titre")
    body: Rich = labelled("Texte", "Prêt à imprimer.")
    per: Per = labelled("Exemplaires par", "session, group ou participant.")
    quantity: Count = labelled("Nombre d'exemplaires", "Un, sauf mention contraire.", default=1)
    for_team: bool = labelled(
        "Réservé à l'animation", "`true` si le document ne se montre pas aux participants.", default=False
    )

    def needed(self, people: int, groups: int) -> int:
        """Copies for that many people in that many groups."""
        return _quantity(self.per, self.quantity, people, groups)


class Room(Entity):
    """The room."""

    layout: RoomShape = labelled("Disposition", "circle, tables, u, theatre ou stations.")
    note: Text | None = labelled("Note", default=None)


class Success(Entity):
    """How to know that it worked."""

    signs: tuple[Text, ...] = labelled("Signes", "Ce que l'animation observe.", min_length=1)
    questions: tuple[Text, ...] = labelled("Questions", "À poser en deux minutes.", min_length=1)


class Report(Entity):
    """What is written afterwards, or why nothing is."""

    sections: tuple[Text, ...] = labelled("Parties", "Les titres du compte rendu.", default=())
    recipients: Text | None = labelled("Destinataires", default=None)
    none_because: Text | None = labelled("Pas de compte rendu, parce que", default=None)


class FollowUp(Entity):
    """A task after the session."""

    days_after: Annotated[int, Field(ge=0, le=730)] = labelled("Jours après", unit="days")
    task: Text = labelled("Tâche")


class Trial(Entity):
    """A session that really took place. Observed, never invented."""

    year: Year = labelled("Année", unit="year")
    mode: Mode = labelled("Modalité")
    participants: People = labelled("Participants", unit="people")
    minutes: Minutes = labelled("Durée observée", unit="minutes")
    lesson: Text = labelled("Leçon")


class Format(Item):
    """A workshop that a team can run. Minutes hold at the ideal number of participants."""

    kind: ClassVar[str] = "formats"

    title: Title = labelled(
        "Titre", "Le nom de l'atelier, 80 caractères au plus.", examples=["Séance de codéveloppement"]
    )
    summary: Summary = labelled("Promesse", "Une phrase, 160 caractères au plus.")
    also_called: tuple[Text, ...] = labelled("Autres noms", "Ceux que les gens emploient.", default=())
    techniques: tuple[Text, ...] = labelled("Techniques", "Les méthodes sur lesquelles l'atelier repose.", default=())
    deliverable: Text = labelled("Livrable", "Ce qui existe à la fin et n'existait pas avant.")
    maturity: tuple[Slug, ...] = labelled(
        "Avancement", "comprendre, cadrer, eprouver, deployer, ou any seul.", min_length=1
    )
    themes: tuple[Slug, ...] = labelled("Thèmes", "Ceux du vocabulaire.", default=())
    modes: tuple[Mode, ...] = labelled("Modalités", "in_person, remote, hybrid.", min_length=1)
    participants: Participants = labelled("Participants", "min, ideal, max : sans l'animation.")
    group_size: GroupSize | None = labelled("Taille des sous-groupes", "min et max.", default=None)
    facilitation: Facilitation = labelled("Animation", "Qui peut animer, et à combien.")
    difficulty: Difficulty = labelled("Difficulté", "De 1 à 3, pour l'animation et pour les participants.")
    invite: tuple[Invite, ...] = labelled("Qui inviter", min_length=1)
    sponsor: Text | None = labelled("Qui ouvre ou décide", default=None)
    use_when: tuple[Text, ...] = labelled("Quand l'utiliser", min_length=1)
    avoid_when: tuple[AvoidWhen, ...] = labelled("Quand l'éviter", min_length=1)
    roles: tuple[Role, ...] = labelled("Rôles", min_length=1)
    inputs: tuple[Input, ...] = labelled("Ce qu'il faut avoir", default=())
    preparation: tuple[Preparation, ...] = labelled("Préparation", min_length=1)
    materials: tuple[Material, ...] = labelled("Matériel", min_length=1)
    handouts: tuple[Handout, ...] = labelled("Documents à remettre", default=())
    room: Room | None = labelled("Salle", default=None)
    canvases: tuple[Slug, ...] = labelled("Canevas", "Les identifiants des canevas.", default=())
    script: tuple[Step, ...] = labelled("Déroulé", "Les étapes, dans l'ordre.", min_length=1)
    variants: tuple[Variant, ...] = labelled("Variantes", default=())
    success: Success = labelled("Comment savoir que c'est réussi")
    report: Report = labelled("Compte rendu", "Les parties, ou pourquoi il n'y en a pas.")
    follow_up: tuple[FollowUp, ...] = labelled("Suites", min_length=1)
    guardrails: tuple[Text, ...] = labelled("Garde-fous", "Ce qui protège les personnes et les données.", min_length=1)
    inclusion: tuple[Text, ...] = labelled(
        "Inclusion", "Ce qui permet à chaque personne de prendre part.", min_length=1
    )
    example: Rich | None = labelled("Exemple rempli", "Fictif, et qui le dit.", default=None)
    after: tuple[Slug, ...] = labelled("Ateliers qui suivent", default=())
    sources: tuple[Source, ...] = labelled("Sources", default=())
    licence: Text | None = labelled("Licence", "Quand ce n'est pas celle de la bibliothèque.", default=None)
    status: Status = labelled("Statut", "draft, tested ou stable.")
    trials: tuple[Trial, ...] = labelled("Essais", "Observés, jamais inventés.", default=())
    reviewed: IsoDate = labelled("Dernière relecture", "Une date, comme 2026-11-22.")

    @property
    def family(self) -> str:
        """The folder that the file stands in."""
        return self._folder

    @property
    def any_maturity(self) -> bool:
        """True when the format does not depend on the project's level."""
        return self.maturity == ("any",)

    def schedule(self, people: int | None = None, variant: Variant | None = None) -> Schedule:
        """The script in time, at the ideal number of participants unless `people` says otherwise."""
        script = variant.applied_to(self.script) if variant else self.script
        return schedule(script, people or self.participants.ideal, self.group_size)

    @cached_property
    def ideal_schedule(self) -> Schedule:
        """The script in time at the ideal number of participants."""
        return self.schedule()

    @cached_property
    def minutes(self) -> int:
        """Length at the ideal size, breaks included."""
        return self.ideal_schedule.minutes

    @cached_property
    def minutes_range(self) -> tuple[int, int]:
        """Lengths at the smallest and at the largest size."""
        return self.schedule(self.participants.min).minutes, self.schedule(self.participants.max).minutes

    @property
    def preparation_minutes(self) -> dict[str, int]:
        """Minutes of preparation for the facilitation, for each participant, and for each holder of a role."""
        spent = {FACILITATOR: 0, PARTICIPANTS: 0}
        for task in self.preparation:
            spent[task.who] = spent.get(task.who, 0) + task.minutes
        return spent

    def groups(self, people: int) -> int:
        """Number of groups that `people` make, at the step that makes most of them; 1 where nobody works in groups."""
        sizes = [self.group_size] if self.group_size else [step.group_size for step in self.script if step.group_size]
        return max((size.groups(people) for size in sizes), default=1)

    @property
    def works_in_groups(self) -> bool:
        """True when at least one step is worked in groups."""
        return any(step.mode is WorkMode.GROUPS for step in self.script)

    def role(self, role_id: str) -> Role | None:
        """The role of that id."""
        return next((role for role in self.roles if role.id == role_id), None)

    def handout(self, handout_id: str) -> Handout | None:
        """The handout of that id."""
        return next((handout for handout in self.handouts if handout.id == handout_id), None)
