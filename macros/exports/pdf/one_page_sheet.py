"""A format on exactly one A4 page (PDF/UA-1), to hold in hand while facilitating.

Text is set at 10.5 points and shrinks to 8. What still does not hold is left out in the order of `CUTS`, and a line says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from macros.exports.attribution import LICENCE, attribution, playbook_author
from macros.exports.colours import format_accent
from macros.exports.pdf.one_page_cuts import CUTS, Cut
from macros.exports.pdf.typst_file import properties, typst_pdf
from macros.exports.pdf.typst_text import typst_line
from macros.model.format import FACILITATOR, Format
from macros.model.library import Library
from macros.model.typography import french
from macros.pages import labels
from macros.pages.addresses import item_address
from macros.pages.context import PageContext
from macros.pages.format_facts import days_before, head_facts, preparer
from macros.pages.labels import counted, duration, offset

_SIZES = [size / 4 for size in range(42, 31, -1)]  # 10.5 to 8 points
_FACTS = ("Durée", "Participants", "Sous-groupes", "Modalités", "Animation")
_HEADER = ("Début", "Durée", "Étape", "Organisation", "Consigne affichée")
_SENTENCE = re.compile(r".+?[.!?…](?=[\s\u202f]|$)")


def export_one_page_sheet(format_: Format, library: Library, *, publisher: str = "", site: str = "") -> bytes:
    """The page. `site` is the public address, with its last slash: the foot then names the whole page's address."""
    footer = [attribution(format_.title, format_.reviewed, format_.licence)]
    if site:
        footer.append(f"{site}{item_address(format_)}")
    data = {
        "accent": format_accent(format_, library),
        "properties": properties(
            title=french(format_.title),
            subject=french(f"L'atelier sur une page. {format_.summary}"),
            author=playbook_author(publisher),
            licence=format_.licence or LICENCE,
        ),
        "title": _line(format_.title),
        "footer": [typst_line(line) for line in footer],
        "header": list(_HEADER),
        "sizes": _SIZES,
        "cuts": [_page(format_, library, cut) for cut in CUTS],
    }
    return typst_pdf("one_page_sheet.typ", data, format_.reviewed)


def _line(text: str) -> str:
    return typst_line(french(text))


def _page(format_: Format, library: Library, cut: Cut) -> dict[str, Any]:
    facts = dict(head_facts(format_, PageContext(library)))
    facts_told = [(name, str(facts[name])) for name in _FACTS if name in facts]
    facts_told.append(("Préparation", duration(format_.preparation_minutes[FACILITATOR])))
    steps = format_.ideal_schedule.steps
    shown = steps if cut.steps is None else steps[: cut.steps]
    parts = [part for part in _parts(format_, library, cut) if part["items"] or part["said"]]
    left_out = cut.left_out
    return {
        "promise": _line(format_.summary),
        "deliverable": _line(format_.deliverable) if cut.deliverable else "",
        "facts": [[_line(name), _line(value)] for name, value in facts_told],
        "heading": _line(
            f"Déroulé à {counted(format_.participants.ideal, 'personne')} : {counted(len(steps), 'étape')}, {duration(format_.minutes)}"
        ),
        "steps": [
            {
                "start": offset(item.start),
                "minutes": duration(item.minutes),
                "title": _line(item.step.title),
                "mode": _line(labels.work_mode(item.step.mode, format_.participants.max)),
                "brief": _line(_brief(item.step.brief or "", cut.briefs)),
                "rest": item.step.is_break,
            }
            for item in shown
        ],
        "rest": _line(f"Et {counted(len(steps) - len(shown), 'autre étape', 'autres étapes')}.")
        if len(shown) < len(steps)
        else "",
        "parts": parts,
        "left_out": _line(f"Dans le guide : {', '.join(left_out)}.") if left_out else "",
    }


def _brief(brief: str, kept: str) -> str:
    if kept == "none":
        return ""
    first = _SENTENCE.match(brief) if kept == "first" else None
    return first[0] if first else brief


def _parts(format_: Format, library: Library, cut: Cut) -> list[dict[str, Any]]:
    """The parts under the running order, in reading order."""
    people = counted(format_.participants.ideal, "personne")
    words = next((item.step for item in format_.ideal_schedule.steps if item.step.say), None)
    guardrails = format_.guardrails if cut.guardrails is None else format_.guardrails[: cut.guardrails]
    return [
        _part("À dire pour commencer", said=words.say if words and cut.first_words else ""),
        _part(f"Matériel pour {people}", _materials(format_, library) if cut.materials else []),
        _part("À imprimer", _prints(format_, library) if cut.prints else []),
        _part("À préparer", _preparation(format_, cut.preparation), checklist=True),
        _part("Garde-fous", [("", rule) for rule in guardrails]),
    ]


# What stands in bold in front of an item, and the item.
_Item = tuple[str, str]


def _part(title: str, items: Iterable[_Item] = (), *, said: str = "", checklist: bool = False) -> dict[str, Any]:
    return {
        "title": _line(title),
        "items": [{"label": _line(label), "text": _line(text)} for label, text in items],
        "said": _line(said),
        "checklist": checklist,
    }


def _materials(format_: Format, library: Library) -> Iterator[_Item]:
    ideal, modes = format_.participants.ideal, library.vocabulary.modes
    for thing in format_.materials:
        where = f" ({labels.modes_text(thing.modes, modes).lower()})" if thing.modes else ""
        yield str(thing.needed(ideal, format_.groups(ideal))), thing.item + where


def _prints(format_: Format, library: Library) -> Iterator[_Item]:
    """Canvases and handouts: what has a file or a page of its own to print."""
    ideal = format_.participants.ideal
    for slug in format_.canvases:
        if slug in library.canvases:
            yield "", f"Canevas « {library.canvases[slug].title} »"
    for handout in format_.handouts:
        seen_by = " (animation seule)" if handout.for_team else ""
        yield str(handout.needed(ideal, format_.groups(ideal))), handout.title + seen_by


def _preparation(format_: Format, last: int | None) -> Iterator[_Item]:
    tasks = sorted(format_.preparation, key=lambda task: -task.days_before)
    for task in tasks if last is None else tasks[len(tasks) - min(last, len(tasks)) :]:
        who = "" if task.who == FACILITATOR else f"{preparer(task.who, format_)}, ".lower()
        yield f"{days_before(task.days_before)}, {who}{duration(task.minutes)}.", task.task
