"""The script of a format: steps, their lengths and what changes with time, mode or number of people."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from macros.model.base import Brief, Entity, Minutes, Mode, People, Rich, Slug, Text, Title, labelled
from macros.model.people import GroupSize


class WorkMode(StrEnum):
    """How people work during a step."""

    SOLO = "solo"
    PAIRS = "pairs"
    GROUPS = "groups"
    PLENARY = "plenary"
    BREAK = "break"


_PerUnit = Annotated[int, Field(ge=1, le=60, json_schema_extra={"x-unit": "minutes"})]
_FixedPart = Annotated[int, Field(ge=0, le=600, json_schema_extra={"x-unit": "minutes"})]


class PerGroup(Entity):
    """A length that follows the number of groups: per_group × groups + fixed, in minutes."""

    per_group: _PerUnit = labelled("Minutes par sous-groupe", unit="minutes")
    fixed: _FixedPart = labelled("Minutes fixes", "Ajoutées une fois.", unit="minutes", default=0)

    def at(self, people: int, groups: int) -> int:
        """Minutes for that many people in that many groups."""
        return self.per_group * groups + self.fixed


class PerParticipant(Entity):
    """A length that follows the number of people: per_participant × people + fixed, in minutes."""

    per_participant: _PerUnit = labelled("Minutes par personne", unit="minutes")
    fixed: _FixedPart = labelled("Minutes fixes", "Ajoutées une fois.", unit="minutes", default=0)

    def at(self, people: int, groups: int) -> int:
        """Minutes for that many people in that many groups."""
        return self.per_participant * people + self.fixed


def _length_form(value: object) -> str:
    if isinstance(value, PerParticipant) or (isinstance(value, dict) and "per_participant" in value):
        return "<per_participant>"
    return "<per_group>" if isinstance(value, dict | PerGroup) else "<number>"


StepLength = Annotated[
    Annotated[Minutes, Tag("<number>")]
    | Annotated[PerGroup, Tag("<per_group>")]
    | Annotated[PerParticipant, Tag("<per_participant>")],
    Discriminator(_length_form),
]


class IfLate(Entity):
    """The shortest honest version of a step."""

    minutes: Minutes = labelled("Durée réduite", "En minutes, plus courte que l'étape.", unit="minutes")
    how: Text = labelled("Comment raccourcir", "Ce qui est raccourci, et comment.")


class IfMany(Entity):
    """What changes above a number of people."""

    above: People = labelled("Au-delà de", "Nombre de personnes.", unit="people")
    how: Text = labelled("Ce qu'on fait alors", "Ce qui change.")


class Task(Entity):
    """What one role does while others do something else."""

    role: Slug = labelled("Rôle", "L'identifiant d'un rôle.")
    mode: WorkMode | None = labelled("Organisation", "solo, pairs, groups ou plenary.", default=None)
    do: Rich = labelled("Tâche", "Ce que fait ce rôle.")


def _handout_form(value: object) -> str:
    return "<several>" if isinstance(value, list | tuple) else "<one>"


class Step(Entity):
    """One step of a script."""

    id: Slug = labelled("Identifiant", "Stable : variantes et tests s'y réfèrent.")
    title: Title = labelled("Titre", "80 caractères au plus.")
    minutes: StepLength = labelled(
        "Durée",
        "Un nombre entier de minutes, ou `{per_group: n}`, ou `{per_participant: n}`, avec `fixed: n`.",
        unit="minutes",
    )
    shared_by: Slug | None = labelled("Temps partagé entre", "Un rôle, `groups` ou `participants`.", default=None)
    mode: WorkMode = labelled("Organisation", "solo, pairs, groups, plenary ou break.")
    lead: Slug | None = labelled("Conduite par", "L'identifiant d'un rôle ; sans lui, l'animation.", default=None)
    brief: Brief | None = labelled(
        "Consigne affichée", "200 caractères au plus, adressée aux participants.", default=None
    )
    do: Rich | None = labelled("Ce que fait l'animation", "À l'infinitif.", default=None)
    say: Text | None = labelled("À dire", "Les mots, prêts à être lus à voix haute.", default=None)
    tasks: tuple[Task, ...] = labelled(
        "Tâches simultanées", "Quand plusieurs rôles travaillent en même temps.", default=()
    )
    grouping: Text | None = labelled("Comment former les sous-groupes", default=None)
    group_size: GroupSize | None = labelled("Taille des sous-groupes", "Pour cette étape seulement.", default=None)
    output: Text | None = labelled("Ce que l'étape produit", default=None)
    canvas: Slug | None = labelled("Canevas en main", "L'identifiant d'un canevas de l'atelier.", default=None)
    handout: (
        Annotated[
            Annotated[Slug, Tag("<one>")] | Annotated[tuple[Slug, ...], Field(min_length=1), Tag("<several>")],
            Discriminator(_handout_form),
        ]
        | None
    ) = labelled("Document remis", "L'identifiant d'un document de l'atelier, ou une liste.", default=None)
    materials: tuple[Text, ...] = labelled("Matériel en main", default=())
    remote: Text | None = labelled("À distance", "Ce qui change à distance.", default=None)
    hybrid: Text | None = labelled(
        "En hybride", "Ce qui change quand une partie du groupe est à distance.", default=None
    )
    if_late: IfLate | None = labelled("Si vous êtes en retard", default=None)
    if_many: IfMany | None = labelled("Si vous êtes nombreux", default=None)
    tip: Text | None = labelled("Conseil", default=None)
    pitfall: Text | None = labelled("Piège", default=None)

    @property
    def handouts(self) -> tuple[str, ...]:
        """Ids of the papers in hand."""
        return (self.handout,) if isinstance(self.handout, str) else self.handout or ()

    @property
    def is_break(self) -> bool:
        """True for a pause."""
        return self.mode is WorkMode.BREAK


class ResizedStep(Entity):
    """A step given another length, and other words where the length changes them."""

    step: Slug = labelled("Étape", "L'identifiant de l'étape à changer.")
    minutes: StepLength = labelled(
        "Durée", "Un nombre entier de minutes, ou `{per_group: n}`, ou `{per_participant: n}`.", unit="minutes"
    )
    brief: Brief | None = labelled("Consigne affichée", "Si elle change dans cette variante.", default=None)
    do: Rich | None = labelled("Ce que fait l'animation", "Si cela change dans cette variante.", default=None)
    say: Text | None = labelled("À dire", "Si les mots changent dans cette variante.", default=None)
    if_late: IfLate | None = labelled("Si vous êtes en retard", "Si cela change dans cette variante.", default=None)


class SkippedStep(Entity):
    """A step left out."""

    step: Slug = labelled("Étape", "L'identifiant de l'étape à sauter.")
    skip: Annotated[bool, Field(json_schema_extra={"const": True})] = labelled("Sauter", "Toujours `true`.")


class AddedStep(Entity):
    """A step put in after another."""

    after: Slug = labelled("Après l'étape", "L'identifiant de l'étape qui précède.")
    add: Step = labelled("Étape ajoutée")


def _change_form(value: object) -> str:
    keys = value if isinstance(value, dict) else vars(value) if isinstance(value, Entity) else {}
    return "<added>" if "add" in keys or "after" in keys else "<skipped>" if "skip" in keys else "<resized>"


Change = Annotated[
    Annotated[ResizedStep, Tag("<resized>")]
    | Annotated[SkippedStep, Tag("<skipped>")]
    | Annotated[AddedStep, Tag("<added>")],
    Discriminator(_change_form),
]


def _resized(step: Step, change: ResizedStep) -> Step:
    """The step with what the change says; a late version that is no longer shorter than the step is dropped."""
    told = ("minutes", "brief", "do", "say", "if_late")
    changed = {key: value for key in told if (value := getattr(change, key)) is not None}
    late = change.if_late or step.if_late
    if late and isinstance(change.minutes, int) and late.minutes >= change.minutes:
        changed["if_late"] = None
    return step.model_copy(update=changed)


class Variant(Entity):
    """Another way to run the script; `minutes` is the sum that results at the ideal size."""

    id: Slug = labelled("Identifiant", "`short`, `long` ou un autre mot.")
    title: Title = labelled("Titre")
    modes: tuple[Mode, ...] = labelled("Modalités", "Sans elles, celles de l'atelier.", default=())
    minutes: Minutes = labelled("Durée totale", "Celle qui résulte des changements, au nombre idéal.", unit="minutes")
    changes: tuple[Change, ...] = labelled("Changements", min_length=1)

    def applied_to(self, script: tuple[Step, ...]) -> tuple[Step, ...]:
        """The script with the changes made, in order; a change that names an unknown step is passed over."""
        steps = list(script)
        for change in self.changes:
            target = change.after if isinstance(change, AddedStep) else change.step
            position = next((i for i, step in enumerate(steps) if step.id == target), None)
            if position is None:
                continue
            if isinstance(change, AddedStep):
                steps.insert(position + 1, change.add)
            elif isinstance(change, SkippedStep):
                del steps[position]
            else:
                steps[position] = _resized(steps[position], change)
        return tuple(steps)
