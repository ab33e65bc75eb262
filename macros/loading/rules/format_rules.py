"""Rules across the fields of one format."""

from __future__ import annotations

import itertools
from collections import Counter

from macros.loading.messages import near
from macros.loading.rules import Findings
from macros.model.base import Mode
from macros.model.format import Format, Status
from macros.model.schedule import LONGEST_STRETCH, schedule
from macros.model.script import AddedStep, ResizedStep, Step, WorkMode

MIN_LATE_SAVING = 0.10  # share of the script that the `if_late` versions save together

MODE_NAMES = {Mode.IN_PERSON: "en présentiel", Mode.REMOTE: "à distance", Mode.HYBRID: "en hybride"}


def _unknown(word: str, words: list[str], what: str) -> str:
    hint = near(word, words)
    known = f" ; {what} de cet atelier : {', '.join(words)}." if words else f" ; cet atelier n'a pas de {what}."
    return f"« {word} » n'existe pas dans cet atelier{hint or known}"


def _steps_with_paths(format_: Format) -> list[tuple[tuple[str | int, ...], Step]]:
    """The steps of the script, then those that variants add."""
    steps = [(("script", index), step) for index, step in enumerate(format_.script)]
    for v, variant in enumerate(format_.variants):
        steps += [
            (("variants", v, "changes", c, "add"), change.add)
            for c, change in enumerate(variant.changes)
            if isinstance(change, AddedStep)
        ]
    return steps


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


def check_group_sizes(format_: Format) -> Findings:
    """Every number of people from min to max can be spread in groups: floor(n / ceil(n / max)) >= min."""
    people = format_.participants
    sizes = [(("group_size",), format_.group_size)] + [
        ((*path, "group_size"), step.group_size) for path, step in _steps_with_paths(format_)
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
    for path, step in _steps_with_paths(format_):
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


def check_unique_ids(format_: Format) -> Findings:
    """Ids are used once each: roles, steps (variants included), handouts, variants."""
    lists = {
        "roles": [(("roles", i), role.id) for i, role in enumerate(format_.roles)],
        "script": [(path, step.id) for path, step in _steps_with_paths(format_)],
        "handouts": [(("handouts", i), handout.id) for i, handout in enumerate(format_.handouts)],
        "variants": [(("variants", i), variant.id) for i, variant in enumerate(format_.variants)],
    }
    for entries in lists.values():
        seen: set[str] = set()
        added: Counter[tuple[int, str]] = Counter()
        for path, entry_id in entries:
            if path[0] == "variants" and len(path) > 2:  # two variants may each add a step of the same name
                added[path[1], entry_id] += 1
                if entry_id in seen or added[path[1], entry_id] > 1:
                    yield (*path, "id"), f"« Identifiant » (id) : « {entry_id} » est déjà pris."
                continue
            if entry_id in seen:
                yield (*path, "id"), f"« Identifiant » (id) : « {entry_id} » est déjà pris."
            seen.add(entry_id)


def check_roles(format_: Format) -> Findings:
    """Steps name roles that exist; at most one role takes the rest; the counted roles hold in the smallest group."""
    ids = [role.id for role in format_.roles]
    sharers = [*ids, "groups", "participants"]
    for path, step in _steps_with_paths(format_):
        if step.lead and step.lead not in ids:
            yield (*path, "lead"), f"« Conduite par » (lead) : {_unknown(step.lead, ids, 'rôles')}"
        if step.shared_by and step.shared_by not in sharers:
            yield (
                (*path, "shared_by"),
                f"« Temps partagé entre » (shared_by) : {_unknown(step.shared_by, sharers, 'rôles')}",
            )
        for index, task in enumerate(step.tasks):
            if task.role not in ids:
                yield (*path, "tasks", index, "role"), f"« Rôle » (role) : {_unknown(task.role, ids, 'rôles')}"
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


def check_supports(format_: Format) -> Findings:
    """Steps hold canvases and handouts of the format, and each of these is used by a step."""
    handouts = [handout.id for handout in format_.handouts]
    steps = _steps_with_paths(format_)
    for path, step in steps:
        if step.canvas and step.canvas not in format_.canvases:
            yield (
                (*path, "canvas"),
                f"« Canevas en main » (canvas) : {_unknown(step.canvas, list(format_.canvases), 'canevas')}",
            )
        for index, handout in enumerate(step.handouts):
            if handout not in handouts:
                where = (*path, "handout") if isinstance(step.handout, str) else (*path, "handout", index)
                yield where, f"« Document remis » (handout) : {_unknown(handout, handouts, 'documents')}"
    used_canvases = {step.canvas for _, step in steps}
    for index, slug in enumerate(format_.canvases):
        if slug not in used_canvases:
            yield (
                ("canvases", index),
                f"« Canevas » (canvases) : aucune étape n'utilise « {slug} » ; nommez-le dans une étape (canvas) ou enlevez-le.",
            )
    used_handouts = {handout for _, step in steps for handout in step.handouts}
    for index, handout in enumerate(handouts):
        if handout not in used_handouts:
            yield (
                ("handouts", index, "id"),
                f"« Documents à remettre » (handouts) : aucune étape ne remet « {handout} » ; nommez-le dans une étape (handout) ou enlevez-le.",
            )


def check_step_is_told(format_: Format) -> Findings:
    """A step that is not a break has a brief and says what the facilitation does."""
    for path, step in _steps_with_paths(format_):
        if step.is_break:
            continue
        for key, label in (("brief", "Consigne affichée"), ("do", "Ce que fait l'animation")):
            if getattr(step, key) is None:
                yield (
                    path,
                    f"« {label} » ({key}) : ce champ est obligatoire pour une étape qui n'est pas une pause, et il manque.",
                )


def check_breaks(format_: Format) -> Findings:
    """No stretch over 105 minutes without a break, at the ideal size, in the script and in each variant."""
    runs = [(("script",), format_.script, format_.ideal_schedule)]
    runs += [
        (("variants", i, "changes"), v.applied_to(format_.script), format_.schedule(variant=v))
        for i, v in enumerate(format_.variants)
    ]
    for path, script, planned in runs:
        longest, step = planned.longest_stretch
        if longest > LONGEST_STRETCH:
            position = (*path, script.index(step.step)) if path == ("script",) else path
            yield (
                position,
                (
                    f"« Déroulé » (script) : {longest} minutes sans pause jusqu'à l'étape « {step.step.title} » ; "
                    f"{LONGEST_STRETCH} au plus, ajoutez une étape `mode: break` avant."
                ),
            )


def check_if_late(format_: Format) -> Findings:
    """A late version is shorter than its step, and together they save at least a tenth of the script."""
    saved, wrong = 0, False
    steps = _steps_with_paths(format_)
    lengths = [planned.minutes for planned in format_.ideal_schedule.steps]
    lengths += [
        schedule((step,), format_.participants.ideal, format_.group_size).minutes for _, step in steps[len(lengths) :]
    ]
    for index, ((path, step), minutes) in enumerate(zip(steps, lengths, strict=True)):
        if step.if_late is None:
            continue
        if step.if_late.minutes >= minutes:
            wrong = True
            yield (
                (*path, "if_late", "minutes"),
                f"« Durée réduite » (minutes) : moins de {minutes} minutes sont attendues (la durée de l'étape), reçu {step.if_late.minutes}.",
            )
        elif index < len(format_.script):
            saved += minutes - step.if_late.minutes
    if not wrong and saved < MIN_LATE_SAVING * format_.minutes:
        yield (
            ("script",),
            (
                f"« Si vous êtes en retard » (if_late) : les étapes raccourcies font gagner {saved} min en tout, "
                f"il en faut au moins {-(-format_.minutes // 10)} (un dixième des {format_.minutes} min)."
            ),
        )


def check_if_many(format_: Format) -> Findings:
    """`above` is a number that the format can meet: from min to below max."""
    people = format_.participants
    for path, step in _steps_with_paths(format_):
        if step.if_many and not people.min <= step.if_many.above < people.max:
            yield (
                (*path, "if_many", "above"),
                f"« Au-delà de » (above) : un nombre de {people.min} à {people.max - 1} est attendu, reçu {step.if_many.above}.",
            )


def check_modes(format_: Format) -> Findings:
    """Materials and variants keep to the format's modes; a remote or hybrid format says what changes on at least half of its steps."""
    allowed = ", ".join(format_.modes)
    for key, entries in (("materials", format_.materials), ("variants", format_.variants)):
        for index, entry in enumerate(entries):
            for position, mode in enumerate(entry.modes):
                if mode not in format_.modes:
                    yield (
                        (key, index, "modes", position),
                        f"« Modalités » (modes) : une modalité de l'atelier est attendue ({allowed}), reçu « {mode} ».",
                    )
    work = [(path, step) for path, step in _steps_with_paths(format_)[: len(format_.script)] if not step.is_break]
    for mode, key in ((Mode.REMOTE, "remote"), (Mode.HYBRID, "hybrid")):
        told = [step for _, step in work if getattr(step, key)]
        if mode in format_.modes and 2 * len(told) < len(work):
            yield (
                ("script",),
                (
                    f"« Déroulé » (script) : l'atelier se fait aussi {MODE_NAMES[mode]}, mais ce qui change (`{key}`) "
                    f"n'est dit que dans {len(told)} {'étapes' if len(told) > 1 else 'étape'} sur {len(work)} ; il en faut au moins la moitié."
                ),
            )
        if mode not in format_.modes:
            for path, step in _steps_with_paths(format_):
                if getattr(step, key):
                    yield (
                        (*path, key),
                        f"« Modalités » (modes) : cette étape se dit {MODE_NAMES[mode]}, mais `{mode}` n'est pas dans `modes`.",
                    )


def check_variants(format_: Format) -> Findings:
    """A variant changes steps that exist, each once, and its minutes are the sum that results."""
    for v, variant in enumerate(format_.variants):
        known = [step.id for step in format_.script]
        touched: set[str] = set()
        whole = True
        for c, change in enumerate(variant.changes):
            key = "after" if isinstance(change, AddedStep) else "step"
            target = getattr(change, key)
            if target not in known:
                whole = False
                yield ("variants", v, "changes", c, key), f"« Étape » ({key}) : {_unknown(target, known, 'étapes')}"
            elif not isinstance(change, AddedStep):
                if target in touched:
                    whole = False
                    yield (
                        ("variants", v, "changes", c, key),
                        f"« Étape » ({key}) : « {target} » est déjà changée par cette variante.",
                    )
                touched.add(target)
                if not isinstance(change, ResizedStep):
                    known = [step_id for step_id in known if step_id != target]
                    if change.skip is not True:
                        whole = False
                        yield (
                            ("variants", v, "changes", c, "skip"),
                            "« Sauter » (skip) : seul `true` a un sens ; pour garder l'étape, enlevez ce changement.",
                        )
            else:
                known.append(change.add.id)
        resulting = format_.schedule(variant=variant).minutes
        if whole and resulting != variant.minutes:
            yield (
                ("variants", v, "minutes"),
                (
                    f"« Durée totale » (minutes) : les étapes de la variante font {resulting} minutes à {format_.participants.ideal} personnes, reçu {variant.minutes}."
                ),
            )


def check_status(format_: Format) -> Findings:
    """Above draft, at least one trial is told."""
    if format_.status is not Status.DRAFT and not format_.trials:
        yield (
            ("status",),
            f"« Statut » (status) : « {format_.status} » demande au moins un essai observé (trials) ; sinon écrivez `draft`.",
        )


def check_report(format_: Format) -> Findings:
    """A report has sections, or says why there is none; not both."""
    report = format_.report
    if bool(report.sections) == bool(report.none_because):
        yield (
            ("report",),
            "« Compte rendu » (report) : donnez soit `sections`, soit `none_because`, et un seul des deux.",
        )


FORMAT_RULES = (
    check_participants,
    check_group_sizes,
    check_group_size_is_known,
    check_crew,
    check_unique_ids,
    check_roles,
    check_supports,
    check_step_is_told,
    check_breaks,
    check_if_late,
    check_if_many,
    check_modes,
    check_variants,
    check_status,
    check_report,
)
