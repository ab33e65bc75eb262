"""Rules about the steps: their ids, what they hold, what they say, what changes at a distance."""

from __future__ import annotations

from collections import Counter

from macros.loading.rules import Findings
from macros.loading.rules.walking import steps_with_paths, unknown_word
from macros.model.base import Mode
from macros.model.format import Format

MODE_NAMES = {Mode.IN_PERSON: "en présentiel", Mode.REMOTE: "à distance", Mode.HYBRID: "en hybride"}


def check_unique_ids(format_: Format) -> Findings:
    """Ids are used once each: roles, steps (variants included), handouts, variants."""
    lists = {
        "roles": [(("roles", i), role.id) for i, role in enumerate(format_.roles)],
        "script": [(path, step.id) for path, step in steps_with_paths(format_)],
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


def check_supports(format_: Format) -> Findings:
    """Steps hold canvases and handouts of the format, and each of these is used by a step."""
    handouts = [handout.id for handout in format_.handouts]
    steps = steps_with_paths(format_)
    for path, step in steps:
        if step.canvas and step.canvas not in format_.canvases:
            yield (
                (*path, "canvas"),
                f"« Canevas en main » (canvas) : {unknown_word(step.canvas, list(format_.canvases), 'canevas')}",
            )
        for index, handout in enumerate(step.handouts):
            if handout not in handouts:
                where = (*path, "handout") if isinstance(step.handout, str) else (*path, "handout", index)
                yield where, f"« Document remis » (handout) : {unknown_word(handout, handouts, 'documents')}"
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
    for path, step in steps_with_paths(format_):
        if step.is_break:
            continue
        for key, label in (("brief", "Consigne affichée"), ("do", "Ce que fait l'animation")):
            if getattr(step, key) is None:
                yield (
                    path,
                    f"« {label} » ({key}) : ce champ est obligatoire pour une étape qui n'est pas une pause, et il manque.",
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
    work = [(path, step) for path, step in steps_with_paths(format_)[: len(format_.script)] if not step.is_break]
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
            for path, step in steps_with_paths(format_):
                if getattr(step, key):
                    yield (
                        (*path, key),
                        f"« Modalités » (modes) : cette étape se dit {MODE_NAMES[mode]}, mais `{mode}` n'est pas dans `modes`.",
                    )
