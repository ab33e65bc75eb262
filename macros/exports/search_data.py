"""What the search knows: one entry per page that people look for, as a classic script, so that it loads from a disk too.

Short arrays, not objects: this file travels once for each visitor who searches.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from macros.model.base import Item
from macros.model.canvas import Canvas
from macros.model.experience import REX_FORM, Experience
from macros.model.format import Format
from macros.model.library import Library
from macros.model.offer import Offer
from macros.model.programme import Programme
from macros.model.prose import prose_in
from macros.model.typography import french
from macros.pages.addresses import item_address
from macros.pages.cards import item_card
from macros.pages.context import PageContext

PATH = "assets/search-data.js"
# The order of an entry's values, which assets/javascripts/search-engine.js reads.
FIELDS = (
    "kind",
    "address",
    "title",
    "facts",
    "family",
    "names",
    "summary",
    "deliverable",
    "situations",
    "steps",
    "canvases",
    "acronyms",
)
KINDS = {
    "formats": "Ateliers",
    "offers": "Offres",
    "programmes": "Programmes",
    "canvases": "Canevas",
    "experiences": "Retours d’expérience",
    "pages": "Pages",
}


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page written by hand: its title, its description for search engines, its address."""

    title: str
    description: str
    address: str


def _joined(texts: Iterable[str | None]) -> str:
    return " · ".join(text for text in texts if text)


def _acronyms(item: Item, library: Library) -> str:
    """The acronyms of the vocabulary that the item's own texts hold: « DAM » finds an atelier that invites them. Twice when often."""
    text = " ".join(text for _, text in prose_in(item))
    found = []
    for short in library.vocabulary.abbreviations:
        word = re.escape(short)
        # Starts with the letters themselves, and looks back from their end: tried where they stand, not at every letter.
        count = len(re.findall(rf"{word}(?<!\w{word})(?!\w)", text)) if short in text else 0
        found += [short] * min(count, 2 if count > 2 else 1)
    return " ".join(found)


def _searched(item: Item, library: Library) -> dict[str, str]:
    """The texts of an item by which it is found, beyond its title and summary."""
    if isinstance(item, Format):
        return {
            "names": _joined([*item.also_called, *item.techniques]),
            "deliverable": item.deliverable,
            "situations": _joined(item.use_when),
            "steps": _joined(step.title for step in item.script if not step.is_break),
            "canvases": _joined(library.canvases[slug].title for slug in item.canvases if slug in library.canvases),
        }
    if isinstance(item, Offer):
        return {"deliverable": _joined(item.deliverables), "situations": _joined([item.audience, *item.signs])}
    if isinstance(item, Programme):
        return {"situations": item.audience, "steps": _joined(unit.title for unit in item.units)}
    if isinstance(item, Canvas):
        users = library.formats_using_canvas(item.slug)
        used = _joined(name for user in users for name in (user.title, *user.techniques))
        return {"steps": _joined(item.questions), "names": used}
    if isinstance(item, Experience):
        told = [
            getattr(item, key) for _, keys in REX_FORM for key in keys if key in ("topic", "nature", "organisation")
        ]
        return {"names": item.topic or "", "deliverable": _joined(told[1:])}
    return {}


def _entry(item: Item, page: PageContext) -> list[Any]:
    card = item_card(item, page)
    values = {
        "kind": list(KINDS).index(item.kind),
        "address": item_address(item),
        "title": french(item.title),
        "facts": french(" · ".join(card["facts"][:3])),
        "family": card["family"],
        "summary": french(card["summary"]),
        **_searched(item, page.library),
        "acronyms": _acronyms(item, page.library),
    }
    return [values.get(field, "") for field in FIELDS]


def _page_entry(page: WrittenPage) -> list[Any]:
    values = {
        "kind": list(KINDS).index("pages"),
        "address": page.address,
        "title": french(page.title),
        "summary": french(page.description),
    }
    return [values.get(field, "") for field in FIELDS]


def search_data(library: Library, written: Iterable[WrittenPage], *, directory_urls: bool = True) -> dict[str, Any]:
    """The entries, the groups of words that mean the same, and the end of addresses where folders do not open by themselves."""
    vocabulary = library.vocabulary
    page = PageContext(library)
    entries = [_entry(item, page) for kind in KINDS if kind != "pages" for item in library.by_kind[kind].values()]
    return {
        "fields": FIELDS,
        "kinds": list(KINDS.items()),
        "end": "" if directory_urls else "index.html",
        "synonyms": [list(group) for group in vocabulary.synonyms]
        + [[short, long] for short, long in vocabulary.abbreviations.items()],
        "entries": entries + [_page_entry(one) for one in written],
    }


def search_script(library: Library, written: Iterable[WrittenPage], *, directory_urls: bool = True) -> bytes:
    """The data as a classic script. No text of it can end the script or be taken for code: it is JSON, `<` escaped."""
    text = json.dumps(
        search_data(library, written, directory_urls=directory_urls), ensure_ascii=False, separators=(",", ":")
    )
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"window.playbookSearchData={text};\n".encode()
