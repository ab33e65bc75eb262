"""A step of a format, and a variant, as blocks of the guide: the same facts and words as on the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from macros.exports.documents.blocks import Block, Style
from macros.exports.documents.phrases import heading, labelled, paragraph
from macros.exports.documents.rich_blocks import rich_blocks
from macros.model.format import Format
from macros.model.library import Library
from macros.model.schedule import PlannedStep
from macros.model.script import Variant
from macros.pages.context import PageContext
from macros.pages.labels import counted, duration, offset
from macros.pages.step_view import step_view, variant_view


def step_blocks(item: PlannedStep, number: int, format_: Format, library: Library) -> Iterator[Block]:
    """A step in full under its heading, which carries its number."""
    yield from _step(step_view(item, number, format_, PageContext(library)), 3)


def variant_blocks(variant: Variant, format_: Format, library: Library) -> Iterator[Block]:
    """A variant: how long it takes, and each change with its words."""
    view = variant_view(variant, format_, PageContext(library))
    yield heading(variant.title, 3)
    yield labelled(
        f"{duration(variant.minutes)}",
        f"à {counted(format_.participants.ideal, 'personne')}. {view['modes']}",
        Style.FACTS,
    )
    for change in view["changes"]:
        text, late, how = _bare(change["text"]).partition(" En retard, ")
        yield labelled(text, (late + how).strip())
        if change["words"]:
            words = change["words"]
            yield from _words(words.brief, words.do, words.say)
        if change["step"]:
            yield from _step(change["step"], 4)


def _bare(text: str) -> str:
    """Text of a page without its escapes."""
    return str(text.unescape()) if isinstance(text, Markup) else text


def _step(view: dict[str, Any], level: int) -> Iterator[Block]:
    number = f"{view['number']}. " if view["number"] else ""
    yield heading(number + view["title"], level)
    facts = [
        offset(view["start"]) if view["start"] is not None else "",
        duration(view["minutes"]),
        "" if view["is_break"] else view["work_mode"],
        f"Conduite : {view['lead']}" if view["lead"] else "",
        view["groups_sentence"],
        view["shared_sentence"],
        view["scaling_sentence"],
    ]
    yield paragraph(" · ".join(fact for fact in facts if fact), Style.FACTS)
    yield from _words(view["brief"], view["do"], view["say"])
    if view["tasks"]:
        yield paragraph("En même temps :")
        for task in view["tasks"]:
            how = f" ({task['mode']})" if task["mode"] else ""
            yield from rich_blocks(task["do"], label=heading(f"{task['role']}{how} :", 1).text)
    for _, term, value in view["details"]:
        yield labelled(f"{term} :", str(getattr(value, "title", value)) if not isinstance(value, str) else value)


def _words(brief: str | None, do: str | None, say: str | None) -> Iterator[Block]:
    if brief:
        yield labelled("À afficher :", brief, Style.BRIEF)
    if do:
        yield from rich_blocks(do)
    if say:
        yield labelled("À dire :", say, Style.SAY)
