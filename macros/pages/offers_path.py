"""The four levels drawn as a path, each with its offer. The words are text, so that the path reads without the picture."""

from __future__ import annotations

from markupsafe import Markup

from macros.pages.context import PageContext
from macros.pages.templates import render


def offers_path(page: PageContext, *, current: str = "") -> Markup:
    """The path, with the current offer marked."""
    library = page.library
    stops = []
    for level_id, level in library.vocabulary.maturity.items():
        offer = library.offer_of_level(level_id)
        stops.append(
            {
                "level": level.label,
                "definition": level.definition,
                "title": offer.title if offer else "",
                "href": page.link(offer) if offer and offer.slug != current else "",
                "current": bool(offer and offer.slug == current),
            }
        )
    return render("offers_path.html", stops=stops)
