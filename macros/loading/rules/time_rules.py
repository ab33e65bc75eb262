"""Rules about time: breaks, late versions, what changes with many people, variants that add up. Minutes."""

from __future__ import annotations

from macros.loading.rules import Findings
from macros.loading.rules.walking import steps_with_paths, unknown_word
from macros.model.format import Format
from macros.model.schedule import LONGEST_STRETCH, schedule
from macros.model.script import AddedStep, ResizedStep

LONGEST_SESSION = 600  # minutes; a day is 420, lunch included
MIN_LATE_SAVING = 0.10  # share of the script that the `if_late` versions save together


def check_breaks(format_: Format) -> Findings:
    """No stretch over 105 minutes without a break: in the script at every size, in each variant at the ideal one."""
    people = format_.participants
    sizes = dict.fromkeys((people.ideal, people.min, people.max))
    worst = max((format_.schedule(size) for size in sizes), key=lambda planned: planned.longest_stretch[0])
    runs = [(("script",), worst)] + [
        (("variants", i, "changes"), format_.schedule(variant=variant)) for i, variant in enumerate(format_.variants)
    ]
    for path, planned in runs:
        longest, step = planned.longest_stretch
        if longest > LONGEST_STRETCH:
            position = (*path, format_.script.index(step.step)) if path == ("script",) else path
            size = "" if planned.people == people.ideal else f" à {planned.people} personnes"
            yield (
                position,
                f"« Déroulé » (script) : {longest} minutes sans pause jusqu'à l'étape « {step.step.title} »{size} ; "
                f"{LONGEST_STRETCH} au plus, ajoutez une étape `mode: break` avant.",
            )


def check_length(format_: Format) -> Findings:
    """A session has work in it, and holds in a day at its largest size."""
    if all(step.is_break for step in format_.script):
        yield ("script",), "« Déroulé » (script) : il n'y a que des pauses."
    longest = format_.schedule(format_.participants.max).minutes
    if longest > LONGEST_SESSION:
        yield (
            ("script",),
            f"« Déroulé » (script) : {longest} minutes à {format_.participants.max} personnes ; "
            f"{LONGEST_SESSION} au plus, baissez le maximum ou les minutes par personne.",
        )


def check_if_late(format_: Format) -> Findings:
    """A late version is shorter than its step, and together they save at least a tenth of the script."""
    saved, wrong = 0, False
    steps = steps_with_paths(format_)
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
    for path, step in steps_with_paths(format_):
        if step.if_many and not people.min <= step.if_many.above < people.max:
            yield (
                (*path, "if_many", "above"),
                f"« Au-delà de » (above) : un nombre de {people.min} à {people.max - 1} est attendu, reçu {step.if_many.above}.",
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
                yield ("variants", v, "changes", c, key), f"« Étape » ({key}) : {unknown_word(target, known, 'étapes')}"
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
        planned = {item.step.id: item.minutes for item in format_.schedule(variant=variant).steps}
        for c, change in enumerate(variant.changes):
            late = getattr(change, "if_late", None)
            if late and late.minutes >= planned.get(change.step, late.minutes + 1):
                yield (
                    ("variants", v, "changes", c, "if_late", "minutes"),
                    f"« Durée réduite » (minutes) : moins de {planned[change.step]} minutes sont attendues (la durée de l'étape), reçu {late.minutes}.",
                )
        resulting = format_.schedule(variant=variant).minutes
        if whole and resulting != variant.minutes:
            yield (
                ("variants", v, "minutes"),
                (
                    f"« Durée totale » (minutes) : les étapes de la variante font {resulting} minutes à {format_.participants.ideal} personnes, reçu {variant.minutes}."
                ),
            )
