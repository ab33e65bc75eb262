"""The catalogue: every format by type, to read as it is; and the facets by which the script narrows it down."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.model.base import Mode
from macros.model.format import Format
from macros.model.library import Library
from macros.model.vocabulary import ANY_MATURITY
from macros.pages import labels
from macros.pages.addresses import family_address
from macros.pages.cards import item_card
from macros.pages.context import PageContext
from macros.pages.joined_scripts import CATALOGUE_SCRIPT
from macros.pages.labels import counted, duration
from macros.pages.templates import render

# Words of the address: people read, share and edit it.
MODE_WORDS = {Mode.IN_PERSON: "presentiel", Mode.REMOTE: "distanciel", Mode.HYBRID: "hybride"}
DURATIONS = (60, 120, 180)
LONGER = "plus"


def _facets(library: Library) -> list[dict[str, Any]]:
    """Facets in order of use: name in the address, label, values with their labels. What no format has is left out."""
    vocabulary = library.vocabulary
    formats = library.formats.values()
    values: list[tuple[str, str, list[tuple[str, str]]]] = [
        ("type", "Type d’atelier", [(family.slug, family.label) for family in vocabulary.families.values()]),
        ("avancement", "Avancement", [(level, entry.label) for level, entry in vocabulary.maturity.items()]),
        ("modalite", "Modalité", [(MODE_WORDS[mode], label.label) for mode, label in vocabulary.modes.items()]),
        ("theme", "Thème", [(theme, entry.label) for theme, entry in vocabulary.themes.items()]),
        ("difficulte", "Difficulté pour l’animation", [(str(n), word.capitalize()) for n, word in labels.DIFFICULTIES.items()]),
        ("statut", "Statut", [(str(status), label) for status, label in labels.STATUSES.items()]),
    ]  # fmt: skip
    used: dict[str, set[str]] = {}
    for format_ in formats:
        for name, text in card_data(format_, library).items():
            used.setdefault(name, set()).update(text.split())
    facets = [
        {"name": name, "label": label, "values": [pair for pair in pairs if pair[0] in used.get(name, ())]}
        for name, label, pairs in values
    ]
    return [facet for facet in facets if facet["values"]]


def card_data(format_: Format, library: Library) -> dict[str, str]:
    """What the script compares, as words: a format of any level is of each of them."""
    vocabulary = library.vocabulary
    family = vocabulary.families.get(format_.family)
    levels = list(vocabulary.maturity) if ANY_MATURITY in format_.maturity else list(format_.maturity)
    return {
        "type": family.slug if family else "",
        "avancement": " ".join(levels),
        "modalite": " ".join(MODE_WORDS[mode] for mode in format_.modes),
        "theme": " ".join(format_.themes),
        "difficulte": str(format_.difficulty.facilitator),
        "statut": str(format_.status),
        "minutes": str(format_.minutes),
        "min": str(format_.participants.min),
        "max": str(format_.participants.max),
    }


def render_catalogue(page: PageContext) -> Markup:
    """Every format, by type, with the field and the facets that wait for the script."""
    library = page.library
    groups = []
    for family_id, family in library.vocabulary.families.items():
        formats = library.select(family=family_id)
        if formats:
            groups.append(
                {
                    "id": family.slug,
                    "title": family.label,
                    "summary": family.summary,
                    "family": family_id,
                    "href": page.link(family_address(family.slug)),
                    "entries": [item_card(one, page) | {"data": card_data(one, library)} for one in formats],
                }
            )
    return render(
        "catalogue.html",
        groups=groups,
        facets=_facets(library),
        durations=[(str(limit), f"{duration(limit)} au plus") for limit in DURATIONS]
        + [(LONGER, f"plus de {duration(DURATIONS[-1])}")],
        count=counted(len(library.formats), "atelier"),
        script=page.link(CATALOGUE_SCRIPT),
    )
