"""Cards, the small face of every item: in lists, beside neighbours, in hand-written pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from macros.model.base import Item
from macros.model.canvas import Canvas
from macros.model.experience import Experience
from macros.model.format import Format
from macros.model.offer import Offer
from macros.model.programme import Programme
from macros.model.vocabulary import ANY_MATURITY, Vocabulary
from macros.model.workload import offer_effort, programme_workload
from macros.pages import labels
from macros.pages.context import PageContext
from macros.pages.labels import counted, duration_range, number_range
from macros.pages.pictures.canvas import canvas_picture, thumbnail
from macros.pages.templates import render


def maturity_text(levels: Iterable[str], vocabulary: Vocabulary) -> str:
    """The levels' French names; `any` has its own wording."""
    names = [
        labels.ANY_MATURITY_LABEL if level == ANY_MATURITY else vocabulary.maturity[level].label
        for level in levels
        if level == ANY_MATURITY or level in vocabulary.maturity
    ]
    return ", ".join(names)


def _canvas_family(canvas: Canvas, page: PageContext) -> str:
    users = page.library.formats_using_canvas(canvas.slug)
    return users[0].family if users else ""


def _format_card(format_: Format, page: PageContext) -> dict[str, Any]:
    people, vocabulary = format_.participants, page.library.vocabulary
    family = vocabulary.families.get(format_.family)
    return {
        "family": format_.family,
        "kicker": family.label if family else "",
        "facts": [
            labels.duration(format_.minutes),
            f"{number_range(people.min, people.max)} {'personnes' if people.max > 1 else 'personne'}",
            labels.modes_text(format_.modes, vocabulary.modes),
            maturity_text(format_.maturity, vocabulary),
        ],
    }


def offer_formats_text(offer: Offer) -> str:
    """« 3 ateliers », or « 1 atelier, 2 de plus selon le projet »."""
    optional = sum(entry.optional for entry in offer.formats)
    told = counted(len(offer.formats) - optional, "atelier")
    return told + (f", {optional} de plus selon le projet" if optional else "")


def _offer_card(offer: Offer, page: PageContext) -> dict[str, Any]:
    level, effort = page.library.vocabulary.maturity.get(offer.maturity), offer_effort(offer, page.library)
    return {
        "kicker": f"Offre · {level.label if level else offer.maturity}",
        "facts": [offer_formats_text(offer), duration_range(effort.least, effort.most)],
    }


def _programme_card(programme: Programme, page: PageContext) -> dict[str, Any]:
    load = programme_workload(programme, page.library)
    return {
        "kicker": "Programme",
        "facts": [
            duration_range(load.least, load.most) + " par personne",
            f"{number_range(programme.capacity.min, programme.capacity.max)} personnes",
            maturity_text(programme.maturity, page.library.vocabulary),
        ],
    }


def _canvas_card(canvas: Canvas, page: PageContext) -> dict[str, Any]:
    return {
        "family": _canvas_family(canvas, page),
        "kicker": "Canevas",
        "facts": [f"A4 et A3, {labels.ORIENTATIONS[canvas.orientation]}"],
        "picture": thumbnail(canvas),
    }


def _experience_card(experience: Experience, page: PageContext) -> dict[str, Any]:
    return {"kicker": "Retour d'expérience", "facts": [labels.BASES[experience.basis]]}


_BY_TYPE = {
    Format: _format_card,
    Offer: _offer_card,
    Programme: _programme_card,
    Canvas: _canvas_card,
    Experience: _experience_card,
}


def item_card(item: Item, page: PageContext) -> dict[str, Any]:
    """What the card fragment shows of an item."""
    summary = item.purpose if isinstance(item, Canvas) else item.summary
    base = {
        "slug": item.slug,
        "href": page.link(item),
        "title": item.title,
        "summary": summary,
        "family": "",
        "kicker": "",
        "facts": [],
        "added_by": item.added_by,
        "picture": Markup(""),
        "data": {},
    }
    return base | _BY_TYPE[type(item)](item, page)


def item_cards(items: Iterable[Item], page: PageContext) -> list[dict[str, Any]]:
    """Cards of several items, in their order."""
    return [item_card(item, page) for item in items]


def render_cards(items: Iterable[Item], page: PageContext, *, level: int = 3) -> Markup:
    """Several cards as a block; `level` is that of their headings."""
    return render("cards.html", entries=item_cards(items, page), level=level)


def canvas_figure(canvas: Canvas, page: PageContext) -> dict[str, Any]:
    """A canvas inside another page."""
    return {
        "picture": canvas_picture(canvas),
        "href": page.link(canvas),
        "title": canvas.title,
        "purpose": canvas.purpose,
        "text_alternative": canvas.text_alternative,
        "family": _canvas_family(canvas, page),
    }
