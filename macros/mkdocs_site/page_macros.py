"""The macros that pages call. Each one looks up, delegates to `macros.pages` and returns a mark.

The HTML takes the mark's place after Markdown has run: no text of the library ever passes through Markdown or Jinja.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from macros.loading.excerpt import NoSuchPart, excerpt
from macros.mkdocs_site.built_site import SITE
from macros.model.base import Item
from macros.model.settings import Settings
from macros.pages import home, listing_pages, reference
from macros.pages.canvas_page import render_canvas
from macros.pages.cards import canvas_figure, render_cards
from macros.pages.catalogue import render_catalogue
from macros.pages.context import PageContent, PageContext
from macros.pages.contribution_form import render_contribution_form
from macros.pages.experience_form import render_experience_form
from macros.pages.experience_page import render_experience
from macros.pages.format_page import render_format
from macros.pages.offer_page import render_offer
from macros.pages.offers_path import offers_path
from macros.pages.programme_page import render_programme
from macros.pages.search_field import home_search
from macros.pages.self_assessment_page import render_self_assessment
from macros.pages.templates import render

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+.!>-])")


class MacroError(Exception):
    """A macro was called with a word that the library does not know; the message says where, in French."""


def _item(kind: str, slug: str) -> Item:
    items = SITE.library.by_kind[kind]
    if slug not in items:
        near = difflib.get_close_matches(str(slug), list(items), n=1)
        raise MacroError(
            f"« {slug} » n'existe pas dans la bibliothèque ({kind})"
            + (f" ; voulez-vous dire « {near[0]} » ?" if near else ".")
        )
    return items[slug]


def register(env: Any) -> None:
    """Give the macros to mkdocs-macros."""

    def place() -> PageContext:
        file = env.page.file
        # An address is the page's folder, whatever the form of the links: `ateliers/`, and nothing for the home page.
        return SITE.context(file.src_uri.removesuffix("index.md"))

    def held(content: PageContent | Markup) -> str:
        return SITE.hold(env.page.file.src_uri, content if isinstance(content, PageContent) else PageContent(content))

    def page_macro(kind: str, render_item: Callable[[Any, PageContext], PageContent]) -> Callable[[str], str]:
        return lambda slug: held(render_item(_item(kind, slug), place()))

    def listed(kind: str) -> Callable[[], str]:
        return lambda: held(render_cards(SITE.library.by_kind[kind].values(), place(), level=2))

    def format_list(*unnamed: str, **criteria: str) -> str:
        unknown = [*unnamed, *(set(criteria) - {"family", "maturity", "theme"})]
        if unknown:
            raise MacroError(f"format_list prend family=…, maturity=… ou theme=…, reçu « {unknown[0]} ».")
        return held(listing_pages.render_format_list(place(), **criteria))

    def file_excerpt(slug: str, path: str) -> str:
        item = _item("formats", slug)
        try:
            text = excerpt(Path(item.source).read_text(encoding="utf-8"), path)
        except NoSuchPart as error:
            raise MacroError(f"« {error} » n'existe pas dans « {slug} » ({path}).") from None
        lines = [(line.lstrip(" "), len(line) - len(line.lstrip(" "))) for line in text.split("\n")]
        return held(render("file_excerpt.html", lines=lines))

    def setting(key: str, fallback: str = "") -> Markup:
        if key not in Settings.model_fields:
            raise MacroError(
                f"le réglage « {key} » n'existe pas ; réglages possibles : {', '.join(Settings.model_fields)}."
            )
        # The value stands in Markdown: its signs are taken as they are, so that a setting can make neither link nor heading.
        return Markup(_MARKDOWN_SIGNS.sub(r"\\\1", escape(getattr(SITE.settings, key) or fallback)))

    env.macro(page_macro("formats", render_format), "format_page")
    env.macro(page_macro("offers", render_offer), "offer_page")
    env.macro(page_macro("programmes", render_programme), "programme_page")
    env.macro(page_macro("canvases", render_canvas), "canvas_page")
    env.macro(page_macro("experiences", render_experience), "experience_page")
    env.macro(lambda family: held(listing_pages.render_family(family, place())), "family_page")
    env.macro(lambda theme: held(listing_pages.render_theme(theme, place())), "theme_page")
    env.macro(lambda slug: held(render_cards([_item("formats", slug)], place())), "format_card")
    env.macro(format_list, "format_list")
    env.macro(file_excerpt, "file_excerpt")
    env.macro(lambda: held(render_catalogue(place())), "catalogue")
    env.macro(lambda: held(render_self_assessment(place())), "self_assessment")
    env.macro(lambda: held(home_search(place())), "search_field")
    env.macro(lambda: held(home.render_home_doors(place())), "home_doors")
    env.macro(lambda: held(offers_path(place())), "offers_path")
    env.macro(listed("offers"), "offer_list")
    env.macro(listed("programmes"), "programme_list")
    env.macro(listed("canvases"), "canvas_list")
    env.macro(listed("experiences"), "experience_list")
    env.macro(lambda: held(render_experience_form(place())), "experience_form")
    env.macro(lambda: held(render_contribution_form(place())), "contribution_form")
    env.macro(
        lambda slug: held(render("canvas_preview.html", figure=canvas_figure(_item("canvases", slug), place()))),
        "canvas_preview",
    )
    env.macro(lambda: held(reference.render_glossary(place())), "glossary")
    env.macro(
        lambda: held(reference.render_site_map(place(), [(page.title, page.address) for page in SITE.written_pages])),
        "site_map",
    )
    env.macro(lambda kind: held(reference.render_field_reference(kind, place())), "field_reference")
    env.macro(lambda: reference.render_counts(place()), "library_counts")
    env.macro(setting, "setting")
