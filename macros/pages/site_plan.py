"""Which pages the library makes, where they stand, and the macro that renders each. Nothing else lists pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.library import Library
from macros.pages.addresses import family_address, item_address, theme_address

_ITEM_MACROS = {
    "formats": "format_page",
    "offers": "offer_page",
    "programmes": "programme_page",
    "canvases": "canvas_page",
    "experiences": "experience_page",
}


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to generate. `source` is the file that a contributor edits, when there is one."""

    address: str
    title: str
    macro: str
    argument: str
    source: str = ""


def planned_pages(library: Library) -> Iterator[PlannedPage]:
    """A page per item, per type and per theme."""
    for kind, macro in _ITEM_MACROS.items():
        for item in library.by_kind[kind].values():
            # A canvas often has the name of its atelier: two pages never have the same title.
            title = f"{item.title} (canevas)" if kind == "canvases" else item.title
            yield PlannedPage(item_address(item), title, macro, item.slug, item.source)
    for family_id, family in library.vocabulary.families.items():
        yield PlannedPage(family_address(family.slug), family.label, "family_page", family_id)
    for theme_id, theme in library.vocabulary.themes.items():
        yield PlannedPage(theme_address(theme_id), theme.label, "theme_page", theme_id)
