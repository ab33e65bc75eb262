"""The four levels drawn as a path, each with its offer. The words are text, so that the path reads without the picture."""

from __future__ import annotations

from markupsafe import Markup

from macros.pages.context import PageContext
from macros.pages.templates import render

# One curve per stop; the ends meet at mid-height whatever the width, so that the stops make one line.
_FIRST, _MIDDLE, _LAST = (
    "M50 20 C70 20 80 8 100 8",
    "M0 8 C20 8 30 20 50 20 C70 20 80 8 100 8",
    "M0 8 C20 8 30 20 50 20",
)


def offers_path(page: PageContext, *, current: str = "") -> Markup:
    """The path, with the current offer marked."""
    library = page.library
    levels = list(library.vocabulary.maturity.items())
    stops = []
    for index, (level_id, level) in enumerate(levels):
        offer = library.offer_of_level(level_id)
        stops.append(
            {
                "level": level.label,
                "definition": level.definition,
                "title": offer.title if offer else "",
                "href": page.link(offer) if offer and offer.slug != current else "",
                "current": bool(offer and offer.slug == current),
                "line": _FIRST if index == 0 else _LAST if index == len(levels) - 1 else _MIDDLE,
            }
        )
    return render("offers_path.html", stops=stops)
