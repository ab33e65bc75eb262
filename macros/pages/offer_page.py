"""The page of a support offer, which is also the page of its level."""

from __future__ import annotations

from macros.model.offer import Offer, OfferedFormat
from macros.model.vocabulary import Level
from macros.model.workload import offer_effort
from macros.pages import labels
from macros.pages.cards import item_card, item_cards, offer_formats_text
from macros.pages.context import PageContent, PageContext
from macros.pages.headings import headings_of
from macros.pages.labels import counted, duration_range
from macros.pages.offers_path import offers_path
from macros.pages.templates import render


def render_offer(offer: Offer, page: PageContext) -> PageContent:
    """The whole page."""
    library = page.library
    level = library.vocabulary.maturity.get(offer.maturity) or Level(label=offer.maturity, definition="—", markers={})
    effort = offer_effort(offer, library)
    inside = {entry.format for entry in offer.formats}
    following = library.offers.get(offer.next or "")
    html = render(
        "offer.html",
        offer=offer,
        level=level,
        trail=[("Accueil", page.link("")), ("Offres", page.link("offres/"))],
        path=offers_path(page, current=offer.slug),
        facts=[
            ("Ateliers", offer_formats_text(offer)),
            ("Temps d'atelier", duration_range(effort.least, effort.most)),
            ("Préparation de l'animation", duration_range(effort.least_preparation, effort.most_preparation)),
        ],
        markers=[(labels.MARKERS.get(key, key), text) for key, text in level.markers.items()],
        entries=[
            {"why": entry.why, "note": _note(entry), "card": item_card(library.formats[entry.format], page)}
            for entry in offer.formats
            if entry.format in library.formats
        ],
        following={"title": following.title, "href": page.link(following)} if following else None,
        others=item_cards(
            [f for f in library.select(maturity=offer.maturity) if f.slug not in inside and not f.any_maturity], page
        ),
    )
    return PageContent(html, offer.summary, headings_of(html))


def _note(entry: OfferedFormat) -> str:
    """« Selon le projet », « 5 séances »: what a card cannot say."""
    notes = ["Selon le projet"] if entry.optional else []
    return " · ".join([*notes, *([counted(entry.times, "séance")] if entry.times > 1 else [])])
