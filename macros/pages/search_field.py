"""The search field: in the header of every page, and on the home page."""

from __future__ import annotations

from markupsafe import Markup

from macros.pages.context import PageContext
from macros.pages.templates import render


def header_search(root: str, *, directory_urls: bool) -> Markup:
    """The field of the header, from a page whose way to the site's root is `root`, and the button that shows it on a phone."""
    catalogue = f"{root}ateliers/" + ("" if directory_urls else "index.html")
    return render(
        "header_search.html",
        id="pb-search",
        label="Rechercher dans tout le site",
        label_id="",
        placeholder="Rechercher",
        catalogue=catalogue,
    )


def home_search(page: PageContext) -> Markup:
    """The field of the home page, with its question."""
    return render(
        "search_field.html",
        id="pb-home-search",
        label="Que voulez-vous faire avancer ?",
        label_id="pb-home-search-label",
        placeholder="Un besoin, une méthode",
        catalogue=page.link("ateliers/"),
    )
