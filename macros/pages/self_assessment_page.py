"""« Situer mon projet »: the questions, a result per level that waits for the script, and the grid to fill by hand without it."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from macros.model.library import Library
from macros.model.offer import Offer
from macros.pages.addresses import family_address
from macros.pages.cards import item_card, item_cards
from macros.pages.context import PageContext
from macros.pages.templates import render

CODEV = "codev"
# What a result offers first; the offer's own page has the others.
_SHOWN_FORMATS = 4
_OUT_OF_LEVELS = ("codev-managerial", "codev-lancement", "pratiques-hors-les-murs")


def _first_formats(offer: Offer, page: PageContext) -> list[dict[str, Any]]:
    library = page.library
    there = [entry for entry in offer.formats if entry.format in library.formats]
    return [
        {"why": entry.why, "optional": entry.optional, "card": item_card(library.formats[entry.format], page)}
        for entry in there[:_SHOWN_FORMATS]
    ]


def _results(page: PageContext) -> list[dict[str, Any]]:
    library = page.library
    results = []
    for level_id, level in library.vocabulary.maturity.items():
        offer = library.offer_of_level(level_id)
        results.append(
            {
                "id": level_id,
                "label": level.label,
                "definition": level.definition,
                "offer": {"title": offer.title, "summary": offer.summary, "href": page.link(offer)} if offer else None,
                "formats": _first_formats(offer, page) if offer else [],
                # What is still to be true before the next level: it settles a hesitation between the two.
                "settled_by": offer.exit_criteria if offer else (),
            }
        )
    return results


def _out_of_levels(library: Library, page: PageContext) -> list[dict[str, Any]]:
    """Formats for a situation of work: the usual ones where the library has them, else those of the type."""
    usual = library.formats_of(_OUT_OF_LEVELS)
    return item_cards(usual or library.select(family=CODEV)[:_SHOWN_FORMATS], page)


def render_self_assessment(page: PageContext) -> Markup:
    """The whole of the page under its introduction; empty where the library has no questions."""
    library = page.library
    assessment = library.self_assessment
    if assessment is None:
        return Markup("")
    family = library.vocabulary.families.get(CODEV)
    return render(
        "self_assessment.html",
        questions=[
            {
                "id": question.id,
                "text": question.text,
                "help": question.help,
                "options": [
                    {
                        "id": option.id,
                        "text": option.text,
                        "exit": option.exit,
                        "weights": json.dumps(option.weights, sort_keys=True),
                        "points": [option.weights.get(level, 0) for level in library.vocabulary.maturity],
                    }
                    for option in question.options
                ],
            }
            for question in assessment.questions
        ],
        margin=assessment.margin,
        results=_results(page),
        codev=_out_of_levels(library, page),
        codev_href=page.link(family_address(family.slug)) if family else "",
        script=page.link("assets/javascripts/choose/self-assessment.js"),
    )
