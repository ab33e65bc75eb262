"""What the notes of a slide tell the person who facilitates: the words first, then the gestures in short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.exports.documents.blocks import ItemList, Paragraph, Runs
from macros.exports.documents.phrases import time_after
from macros.exports.documents.rich_blocks import rich_blocks
from macros.model.canvas import NO_PERSONAL_DATA, Canvas
from macros.model.format import Format
from macros.model.schedule import PlannedStep
from macros.model.typography import french
from macros.pages.labels import duration

# A full stop after a letter, a figure or a closing sign ends a sentence when a capital follows; « L. 1434 » and « n° 3. » do not.
_END = re.compile(r"(?<=[\wÀ-ÿ»)]{2}[.!?…])[ \n]+(?=[A-ZÀ-Þ«])")
_GLANCE = 160  # characters of one gesture
MANY_HANDOUTS = 3  # a slide names no more; the notes then do


def shortened(text: str) -> str:
    """The first sentences of a text, as many as a glance takes in, and one at least."""
    kept = ""
    for sentence in _END.split(text):
        if kept and len(kept) + len(sentence) >= _GLANCE:
            break
        kept = f"{kept} {sentence}".strip()
    return kept


def _plain(runs: Runs) -> str:
    return re.sub(r"[ \n]+", " ", "".join(run.text for run in runs)).strip()


def in_short(rich: str) -> Iterator[str]:
    """A rich text as plain lines: the first sentences of each paragraph and item."""
    for block in rich_blocks(rich):
        if isinstance(block, Paragraph):
            yield shortened(_plain(block.runs))
        elif isinstance(block, ItemList):
            for item, number in zip(block.items, block.numbers, strict=True):
                if not item.continued:
                    yield f"{'    ' * item.level}{f'{number}.' if number else '•'} {shortened(_plain(item.runs))}"


def _lines(text: str) -> list[str]:
    return [french(line.strip()) for line in text.split("\n") if line.strip()]


def step_notes(item: PlannedStep, format_: Format, team_canvas: str = "") -> tuple[str, ...]:
    """The notes of a step, paragraph by paragraph; an empty one parts two subjects. `team_canvas` is the title of a canvas not shown."""
    step = item.step
    parts: list[list[str]] = []
    if step.say:
        parts.append(["À dire", *_lines(step.say)])
    done = list(in_short(step.do)) if step.do else []
    for task in step.tasks:
        role = format_.role(task.role)
        said = " ".join(line.removeprefix("• ") for line in in_short(task.do))
        done.append(french(f"{role.name if role else task.role} : {said}"))
    if done:
        parts.append(["À faire, en bref", *done])
    handouts = [handout for handout in map(format_.handout, step.handouts) if handout]
    given = [handout.title for handout in handouts if not handout.for_team]
    if len(given) > MANY_HANDOUTS:
        parts.append(["Documents à remettre", *(french(f"• {title}") for title in given)])
    team = [("Canevas", team_canvas)] if team_canvas else []
    team += [("Document", handout.title) for handout in handouts if handout.for_team]
    if team:
        parts.append([french(f"{kind} de l'animation : « {title} »") for kind, title in team])
    if step.if_late:
        parts.append([french(f"En retard, {duration(step.if_late.minutes)} suffisent. {step.if_late.how}")])
    if step.is_break and step.tip:
        parts.append(_lines(step.tip))
    return _parted(parts)


def canvas_notes(canvas: Canvas) -> tuple[str, ...]:
    """How the canvas is filled, what it looks like, and its questions, which the slide may have no room for."""
    if canvas.table:
        told = ["Colonnes", *(f"• {french(name)}" for name in canvas.table.columns)]
    else:
        told = ["Questions", *(f"• {french(f'{zone.title} : {zone.prompt}')}" for zone in canvas.zones.values())]
    return _parted([_lines(canvas.instructions), told, _lines(canvas.text_alternative), [NO_PERSONAL_DATA]])


def closing_notes(format_: Format) -> tuple[str, ...]:
    """What the team does after the session: not for the screen, as it may tell of people."""
    tasks = (re.sub(r"[ \n]+", " ", f"• {time_after(task.days_after)} : {task.task}") for task in format_.follow_up)
    return ("Après la séance, pour l’équipe", *map(french, tasks))


def _parted(parts: list[list[str]]) -> tuple[str, ...]:
    """The parts one after the other, an empty line between them."""
    return tuple(line for index, part in enumerate(parts) for line in ([""] if index else []) + part)
