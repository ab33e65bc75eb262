"""How many people a format takes, and how they are spread in groups."""

from __future__ import annotations

from math import ceil
from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from macros.model.base import Count, Entity, Mode, People, Slug, Text, labelled


class Beyond(Entity):
    """What to do outside the limits."""

    fewer: Text | None = labelled("Si vous êtes moins", "Que faire sous le minimum.", default=None)
    more: Text | None = labelled("Si vous êtes plus", "Que faire au-delà du maximum.", default=None)


class Participants(Entity):
    """People in the room without the facilitators."""

    min: People = labelled("Minimum", "Le plus petit nombre de personnes, sans l'animation.", unit="people")
    ideal: People = labelled("Idéal", "Le nombre pour lequel les minutes sont écrites.", unit="people")
    max: People = labelled("Maximum", "Le plus grand nombre de personnes, sans l'animation.", unit="people")
    beyond: Beyond | None = labelled("Hors limites", "Que faire en dehors de ces limites.", default=None)


class GroupSize(Entity):
    """Smallest and largest group. Groups = ceil(people / max)."""

    min: People = labelled("Minimum par sous-groupe", unit="people")
    max: People = labelled("Maximum par sous-groupe", unit="people")

    def groups(self, people: int) -> int:
        """Number of groups that `people` make."""
        return ceil(people / self.max)

    def sizes(self, people: int) -> tuple[int, ...]:
        """People in each group, the largest first; they differ by one at most."""
        groups = self.groups(people)
        small, larger = divmod(people, groups)
        return (small + 1,) * larger + (small,) * (groups - larger)

    def holds(self, people: int) -> bool:
        """True when no group is smaller than the minimum: floor(people / groups) >= min."""
        return people // self.groups(people) >= self.min


class Crew(Entity):
    """How many facilitators it takes up to a number of people."""

    up_to: People = labelled("Jusqu'à", "Nombre de personnes participantes.", unit="people")
    count: Count = labelled("Animation", "Nombre de personnes à l'animation.", unit="people")


class Reinforcement(Entity):
    """Facilitators to add in some modes, whatever the number of people."""

    modes: tuple[Mode, ...] = labelled("Modalités", "in_person, remote, hybrid.", min_length=1)
    count: Count = labelled("Animation en plus", "Nombre de personnes.", unit="people")
    why: Text = labelled("Pourquoi", "Ce que fait cette personne de plus.")


class Facilitation(Entity):
    """Who may run the format, and how many they are."""

    people: tuple[Crew, ...] = labelled("Personnes à l'animation", "Par ordre croissant de participants.", min_length=1)
    extra: tuple[Reinforcement, ...] = labelled(
        "Renfort selon la modalité", "Par exemple une personne de plus en hybride.", default=()
    )
    training: Text | None = labelled(
        "Savoir-faire attendu", "Ce que la personne qui anime doit savoir faire, ou avoir appris.", default=None
    )
    trained: bool = labelled(
        "Personne formée exigée",
        "true quand la méthode demande une personne formée ; `training` dit alors à quoi.",
        default=False,
    )
    independence: Text | None = labelled("Indépendance", "Qui peut, et qui ne peut pas, animer.", default=None)

    def crew(self, people: int, mode: Mode | None = None) -> int:
        """Facilitators for that many people, with the mode's reinforcement; beyond the last line, the last line holds."""
        base = next((line.count for line in self.people if people <= line.up_to), self.people[-1].count)
        return base + sum(more.count for more in self.extra if mode in more.modes)


class Difficulty(Entity):
    """From 1 (easy) to 3 (demanding)."""

    facilitator: Annotated[int, labelled("Pour l'animation", "De 1 à 3.", ge=1, le=3)]
    participant: Annotated[int, labelled("Pour les participants", "De 1 à 3.", ge=1, le=3)]


def _count_form(value: object) -> str:
    return "<words>" if isinstance(value, str) else "<number>"


class Invite(Entity):
    """Whom to bring, and why."""

    who: Text = labelled("Qui", "La fonction des personnes à inviter.")
    count: Annotated[
        Annotated[Count, Tag("<number>")] | Annotated[Text, Tag("<words>")], Discriminator(_count_form)
    ] = labelled("Combien", "Un nombre, ou un texte comme « 2 à 3 ».")
    why: Text = labelled("Pourquoi", "Ce que ces personnes apportent.")


def _role_count_form(value: object) -> str:
    return "<rest>" if isinstance(value, str) else "<number>"


class Role(Entity):
    """A part to play; held by participants unless `team` says that the facilitation holds it."""

    id: Slug = labelled("Identifiant", "Minuscules et traits d'union ; les étapes s'y réfèrent.")
    name: Text = labelled("Nom", "Le nom du rôle, dans les mots de l'atelier.")
    count: Annotated[
        Annotated[Count, Tag("<number>")] | Annotated[Literal["rest", "per_group"], Tag("<rest>")],
        Discriminator(_role_count_form),
    ] = labelled(
        "Nombre", "Un nombre de personnes, `per_group` pour une par sous-groupe, ou `rest` pour toutes les autres."
    )
    rotates: bool = labelled(
        "Tourne", "`true` si le rôle change de personne d'une séance ou d'une étape à l'autre.", default=False
    )
    team: bool = labelled(
        "Tenu par l'animation", "`true` si le rôle n'est pas tenu par les participants.", default=False
    )
    mission: Text = labelled("Mission", "Ce que fait la personne qui tient ce rôle.")

    def people(self, participants: int, groups: int, roles: tuple[Role, ...]) -> int:
        """How many people hold the role among `participants` in `groups`; the `rest` role takes those left over."""
        if self.count == "per_group":
            return groups
        if self.count != "rest":
            return self.count
        taken = sum(role.people(participants, groups, ()) for role in roles if role.count != "rest" and not role.team)
        return max(participants - taken, 0)
