"""What a reader may stumble on: sentences too long, words that cannot be read aloud, steps that give nothing. Told, never blocking."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.problem import Problem, Severity
from macros.loading.rules.walking import steps_with_paths
from macros.model.format import Format
from macros.model.script import Step, WorkMode
from macros.quality.prose_files import Passage, ProseFile, sentences, without_addresses

MAX_WORDS = 35
SAID_SENTENCES = range(2, 7)

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_NOT_SPOKEN = re.compile(
    r"(?P<sign>(?<!\S)\S*[/()\[\]→+&=*_#<>%]\S*)|(?P<list>^[ \t]*[-•]\s.*)"
    r"|(?<![\w-])(?P<short>min|mn|cf|ex|env|p|nb|RDV|etc)(?![\w-])|(?P<range>(?<!\d)\d+\s?[-–]\s?\d+)",
    re.MULTILINE,
)
_ACRONYM = re.compile(r"\b[A-Z][0-9]*[A-Z][A-Z0-9]*\b")  # two capital letters: « A4 » reads aloud
_TIME = re.compile(r"\b(?:(?:minute|heure|instant|seconde)s?|temps)\b|\b(?:jusqu['’]|demi-)", re.IGNORECASE)


def check_sentences(file: ProseFile) -> Iterator[Problem]:
    """No sentence of more than 35 words."""
    for passage in file.passages:
        for start, sentence in sentences(passage.text):
            count = len(_WORD.findall(without_addresses(sentence, " ")))
            if count > MAX_WORDS:
                opening = " ".join(sentence.split()[:6])
                yield file.remark(
                    passage,
                    f"« {opening} … » fait {count} mots ; coupez-la (35 au plus).",
                    start=start,
                    severity=Severity.REMARK,
                )


def _said(file: ProseFile) -> Iterator[Passage]:
    return (passage for passage in file.passages if passage.path[-1] == "say")


def check_said_aloud(file: ProseFile, spoken_acronyms: frozenset[str]) -> Iterator[Problem]:
    """What the facilitator says reads aloud: two to six sentences, no sign, no abbreviation but those of the vocabulary, a duration."""
    for passage in _said(file):
        for found in _NOT_SPOKEN.finditer(passage.text):
            shown = found.group().strip()
            yield file.remark(
                passage,
                f"« {shown} » ne se lit pas à voix haute ; écrivez les mots à prononcer.",
                start=passage.text.index(shown, found.start()),
                severity=Severity.REMARK,
            )
        for found in _ACRONYM.finditer(passage.text):
            if found.group() not in spoken_acronyms:
                yield file.remark(
                    passage,
                    f"« {found.group()} » n'est pas un sigle du vocabulaire ; dites les mots, ou ajoutez le sigle à `vocabulary.yml`.",
                    start=found.start(),
                    severity=Severity.REMARK,
                )
        count = sum(1 for _ in sentences(passage.text))
        if count not in SAID_SENTENCES:
            yield file.remark(
                passage,
                f"« À dire » (say) : deux à six phrases sont attendues, {count} ici.",
                severity=Severity.REMARK,
            )
        if not _TIME.search(passage.text):
            yield file.remark(
                passage,
                "« À dire » (say) : la durée n'est pas dite ; finissez par le temps donné.",
                severity=Severity.REMARK,
            )


def _works_towards_deliverable(step: Step) -> bool:
    return step.mode in (WorkMode.SOLO, WorkMode.PAIRS, WorkMode.GROUPS) or step.canvas is not None


def check_outputs(file: ProseFile) -> Iterator[Problem]:
    """A step where people write or work apart, and the last step, say what they produce: the deliverable is made of it."""
    if not isinstance(file.entity, Format):
        return
    steps = [(path, step) for path, step in steps_with_paths(file.entity) if not step.is_break]
    last = next((step for step in reversed(file.entity.script) if not step.is_break), None)
    for path, step in steps:
        if step.output is None and (step is last or _works_towards_deliverable(step)):
            yield file.remark(
                Passage(path, ""),
                f"« Ce que l'étape produit » (output) manque à « {step.title} », dont le livrable dépend.",
                severity=Severity.REMARK,
            )
