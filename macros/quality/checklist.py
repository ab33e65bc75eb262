"""What makes a format one that a newcomer can run tomorrow. Told, never blocking: a first draft may lack some of it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.loading.problem import Problem, Severity
from macros.model.format import Format
from macros.model.introspection import Path
from macros.quality.prose_files import Passage, ProseFile

STEPS, STEPS_OF_A_DAY = range(7, 13), range(7, 17)
DAY_MINUTES = 360
WORTH_SHORTENING = 60
MIN_TIPS = 3
# A reminder while the session is fresh, and one when decisions should have begun.
FOLLOW_UP_DAYS = (2, 14)


def _named(key: str) -> str:
    return f"« {Format.model_fields[key].title} » ({key})"


def _lacks(format_: Format) -> Iterator[tuple[Path, str]]:
    steps = [step for step in format_.script if not step.is_break]
    allowed = STEPS_OF_A_DAY if format_.minutes >= DAY_MINUTES else STEPS
    if len(format_.script) not in allowed:
        yield (
            ("script",),
            f"{_named('script')} : {allowed.start} à {allowed.stop - 1} étapes se suivent bien, {len(format_.script)} ici.",
        )
    for index, step in enumerate(format_.script):
        if not step.is_break and step.say is None:
            yield ("script", index), "« À dire » (say) manque : quels mots pour donner la consigne ?"
    tips = sum((step.tip is not None) + (step.pitfall is not None) for step in steps)
    if tips < MIN_TIPS:
        yield (
            ("script",),
            f"{_named('script')} : {tips} conseil ou piège (tip, pitfall) ; trois au moins, à l'étape où ils servent.",
        )
    if not any(avoid.instead for avoid in format_.avoid_when):
        yield ("avoid_when",), f"{_named('avoid_when')} : aucun atelier n'est proposé à la place (instead)."
    if format_.minutes > WORTH_SHORTENING and all(variant.minutes >= format_.minutes for variant in format_.variants):
        yield ("variants",), f"{_named('variants')} : aucune n'est plus courte que l'atelier."
    days = {entry.days_after for entry in format_.follow_up}
    missing = [str(day) for day in FOLLOW_UP_DAYS if day not in days]
    if missing:
        yield ("follow_up",), f"{_named('follow_up')} : rien n'est prévu à {' ni à '.join(missing)} jours."
    for key, question in (
        ("example", "à quoi ressemble le livrable, dans un cas fictif ?"),
        ("sponsor", "qui ouvre l'atelier, qui décide ensuite ?"),
        ("sources", "de qui vient la méthode ?"),
        ("also_called", "sous quel nom d'autres cherchent-ils cet atelier ?"),
    ):
        if not getattr(format_, key):
            yield (key,), f"{_named(key)} manque : {question}"
    if format_.participants.beyond is None and format_.participants.max > 1:
        yield (
            ("participants",),
            f"{_named('participants')} : que faire au-delà des limites (beyond) ?",
        )


def check_checklist(file: ProseFile) -> Iterator[Problem]:
    """One remark per point that is missing, at the field it belongs to."""
    if isinstance(file.entity, Format):
        for path, message in _lacks(file.entity):
            yield file.remark(Passage(path, ""), message, severity=Severity.REMARK)
