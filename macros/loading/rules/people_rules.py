"""Rules about people: how many, in groups of what size, facilitated by how many, holding which roles."""

from __future__ import annotations

import itertools

from macros.loading.rules import Findings
from macros.loading.rules.walking import steps_with_paths, unknown_word
from macros.model.format import FACILITATOR, PARTICIPANTS, Format
from macros.model.script import WorkMode


def check_participants(format_: Format) -> Findings:
    """min ≤ ideal ≤ max."""
    people = format_.participants
    if people.min > people.max:
        yield ("participants", "min"), f"« Minimum » (min) : {people.min} dépasse le maximum ({people.max})."
    elif not people.min <= people.ideal <= people.max:
        yield (
            ("participants", "ideal"),
            f"« Idéal » (ideal) : un nombre entre {people.min} et {people.max} est attendu, reçu {people.ideal}.",
        )


def check_training_is_told(format_: Format) -> Findings:
    """A format that asks for a trained person says what training."""
    if format_.facilitation.trained and not format_.facilitation.training:
        yield (
            ("facilitation", "trained"),
            "« Personne formée exigée » (trained) : dites dans `training` quelle formation il faut.",
        )


def check_group_sizes(format_: Format) -> Findings:
    """Every number of people from min to max can be spread in groups: floor(n / ceil(n / max)) >= min."""
    people = format_.participants
    sizes = [(("group_size",), format_.group_size)] + [
        ((*path, "group_size"), step.group_size) for path, step in steps_with_paths(format_)
    ]
    for path, size in sizes:
        if size is None:
            continue
        if size.min > size.max:
            yield (*path, "min"), f"« Minimum par sous-groupe » (min) : {size.min} dépasse le maximum ({size.max})."
            continue
        impossible = [n for n in range(people.min, min(people.max, people.min + 500) + 1) if not size.holds(n)]
        if impossible:
            n = impossible[0]
            yield (
                path,
                f"« Taille des sous-groupes » (group_size) : à {n} personnes il faut {size.groups(n)} sous-groupes, "
                f"dont le plus petit n'en aurait que {n // size.groups(n)} (minimum {size.min}) ; "
                f"nombres impossibles : {', '.join(map(str, impossible))}.",
            )


def check_group_size_is_known(format_: Format) -> Findings:
    """A step worked in groups, or whose length follows the groups, needs a size of group."""
    if format_.group_size:
        return
    for path, step in steps_with_paths(format_):
        counts_groups = step.mode is WorkMode.GROUPS or step.shared_by == "groups" or hasattr(step.minutes, "per_group")
        if counts_groups and not step.group_size:
            yield (
                (*path, "mode"),
                "« Taille des sous-groupes » (group_size) : elle manque, alors que cette étape compte des sous-groupes.",
            )


def check_crew(format_: Format) -> Findings:
    """The lines of `facilitation.people` go up, and the last one reaches the maximum."""
    lines = format_.facilitation.people
    for index, (previous, line) in enumerate(itertools.pairwise(lines), start=1):
        if line.up_to <= previous.up_to:
            yield (
                ("facilitation", "people", index, "up_to"),
                f"« Jusqu'à » (up_to) : plus de {previous.up_to} est attendu, reçu {line.up_to}.",
            )
    if lines[-1].up_to < format_.participants.max:
        yield (
            ("facilitation", "people", len(lines) - 1, "up_to"),
            f"« Jusqu'à » (up_to) : la dernière ligne doit aller jusqu'au maximum ({format_.participants.max}), reçu {lines[-1].up_to}.",
        )


def check_roles(format_: Format) -> Findings:
    """Steps name roles that exist; at most one role takes the rest; the counted roles hold in the smallest group."""
    ids = [role.id for role in format_.roles]
    sharers = [*ids, "groups", "participants"]
    for path, step in steps_with_paths(format_):
        if step.lead and step.lead not in ids:
            yield (*path, "lead"), f"« Conduite par » (lead) : {unknown_word(step.lead, ids, 'rôles')}"
        if step.shared_by and step.shared_by not in sharers:
            yield (
                (*path, "shared_by"),
                f"« Temps partagé entre » (shared_by) : {unknown_word(step.shared_by, sharers, 'rôles')}",
            )
        for index, task in enumerate(step.tasks):
            if task.role not in ids:
                yield (*path, "tasks", index, "role"), f"« Rôle » (role) : {unknown_word(task.role, ids, 'rôles')}"
    preparers = [FACILITATOR, PARTICIPANTS, *ids]
    for index, task in enumerate(format_.preparation):
        if task.who not in preparers:
            yield ("preparation", index, "who"), f"« Qui » (who) : {unknown_word(task.who, preparers, 'rôles')}"
    rest = [i for i, role in enumerate(format_.roles) if role.count == "rest" and not role.team]
    for index in rest[1:]:
        yield ("roles", index, "count"), "« Nombre » (count) : un seul rôle peut prendre `rest`."
    smallest = format_.participants.min
    counted = sum(
        role.people(smallest, format_.groups(smallest), ())
        for role in format_.roles
        if role.count != "rest" and not role.team
    )
    if counted > smallest:
        yield (
            ("roles",),
            f"« Rôles » (roles) : ils demandent {counted} personnes, mais le minimum est {format_.participants.min}.",
        )
