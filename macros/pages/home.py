"""The three doors of the home page: by progress, by type, by constraints."""

from __future__ import annotations

from markupsafe import Markup

from macros.pages import labels
from macros.pages.addresses import family_address, theme_address
from macros.pages.context import PageContext
from macros.pages.labels import counted, number_range
from macros.pages.offers_path import offers_path
from macros.pages.templates import render

_SHOWN = 40  # rows: beyond, the catalogue serves better than a table


def render_home_doors(page: PageContext) -> Markup:
    """Three ways in, without script."""
    library = page.library
    vocabulary = library.vocabulary
    shortest_first = sorted(library.formats.values(), key=lambda item: (item.minutes, item.title.lower()))[:_SHOWN]
    return render(
        "home_doors.html",
        path=offers_path(page),
        families=[
            {
                "id": family_id,
                "label": family.label,
                "summary": family.summary,
                "href": page.link(family_address(family.slug)),
                "count": counted(len(library.select(family=family_id)), "atelier"),
            }
            for family_id, family in vocabulary.families.items()
        ],
        themes=[(theme.label, page.link(theme_address(key))) for key, theme in vocabulary.themes.items()],
        rows=[
            {
                "family": item.family,
                "title": item.title,
                "href": page.link(item),
                "duration": labels.duration(item.minutes),
                "people": number_range(item.participants.min, item.participants.max),
                "modes": labels.modes_text(item.modes, vocabulary.modes),
            }
            for item in shortest_first
        ],
        all_shown=len(shortest_first) == len(library.formats),
        catalogue=page.link("ateliers/"),
    )
