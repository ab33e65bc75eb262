"""What the search knows: one entry per page that people look for, as a classic script, so that it loads from a disk too.

This file travels once for each visitor who searches, and is indexed while she waits. What is shown travels as text; what
only serves to find travels as words, each written and cut once: half of the bytes, a third of the time at 500 formats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
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
from macros.pages.catalogue import card_data
from macros.pages.context import PageContext
from macros.pages.script_data import compact_json, data_script

PATH = "assets/search-data.js"
# The order of an entry's values, which assets/javascripts/search/search-engine.js reads.
FIELDS = (
    "kind", "address", "title", "facts", "family", "summary", "names", "promise", "content", "limits",
)  # fmt: skip
# Never shown: sets of words, in which the order and the number of times are lost.
WORDS_ONLY = ("names", "promise", "content")
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


def _acronyms(item: Item, library: Library) -> list[str]:
    """The acronyms of the vocabulary that the item's own texts hold: « DAM » finds an atelier that invites them."""
    text = " ".join(text for _, text in prose_in(item))
    return [
        short
        for short in library.vocabulary.abbreviations
        # Starts with the letters themselves, and looks back from their end: tried where they stand, not at every letter.
        if short in text and re.search(rf"{(word := re.escape(short))}(?<!\w{word})(?!\w)", text)
    ]


def _searched(item: Item, library: Library) -> dict[str, list[str | None]]:
    """The texts of an item by which it is found, beyond its title and summary: its names, its promise, what it holds."""
    if isinstance(item, Format):
        canvases = [library.canvases[slug].title for slug in item.canvases if slug in library.canvases]
        steps = [step.title for step in item.script if not step.is_break]
        return {
            "names": [*item.also_called, *item.techniques],
            "promise": [item.deliverable, *item.use_when],
            "content": [*steps, *canvases],
        }
    if isinstance(item, Offer):
        return {"promise": [*item.deliverables, item.audience, *item.signs]}
    if isinstance(item, Programme):
        return {"promise": [item.audience], "content": [unit.title for unit in item.units]}
    if isinstance(item, Canvas):
        users = library.formats_using_canvas(item.slug)
        return {
            "names": [name for user in users for name in (user.title, *user.techniques)],
            "content": list(item.questions),
        }
    if isinstance(item, Experience):
        told = [getattr(item, key) for _, keys in REX_FORM for key in keys if key in ("nature", "organisation")]
        return {"names": [item.topic], "promise": told}
    return {}


def _limits(item: Item, library: Library) -> str:
    """`"120 6 14 presentiel"`: what assets/javascripts/search/constraints.js compares, as the catalogue does."""
    if not isinstance(item, Format):
        return ""
    data = card_data(item, library)
    return " ".join(data[name] for name in ("minutes", "min", "max", "modalite"))


def _entry(item: Item, page: PageContext) -> list[Any]:
    card = item_card(item, page)
    searched = _searched(item, page.library)
    searched["content"] = [*searched.get("content", []), *_acronyms(item, page.library)]
    if item.added_by:
        searched["names"] = [*searched.get("names", []), "local", item.added_by]
    values = {
        "kind": list(KINDS).index(item.kind),
        "address": item_address(item),
        "title": french(item.title),
        "facts": french(" · ".join([*card["facts"][:3], *([f"local : {item.added_by}"] if item.added_by else [])])),
        "family": card["family"],
        "summary": french(card["summary"]),
        "limits": _limits(item, page.library),
    } | {field: _joined(texts) for field, texts in searched.items()}
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


def packed(data: dict[str, Any]) -> dict[str, Any]:
    """The same as it travels: values by field, words by their rank, each rank by its distance from the one before.

    A word that stands in one of these fields is not repeated in those of a lesser weight.
    """
    found_by = [_words_by_field(entry) for entry in data["entries"]]
    often = Counter(word for words in found_by for kept in words.values() for word in kept)
    # The most frequent first: their ranks are short, and near one another.
    words = sorted(often, key=lambda word: (-often[word], word))
    rank = {word: place for place, word in enumerate(words)}
    columns = {field: [entry[place] for entry in data["entries"]] for place, field in enumerate(FIELDS)}
    for field in WORDS_ONLY:
        columns[field] = [_distances(sorted(rank[word] for word in kept[field])) for kept in found_by]
    return {
        **{key: value for key, value in data.items() if key not in ("fields", "entries")},
        "words": " ".join(words),
        "entries": columns,
    }


# As assets/javascripts/search/french-words.js cuts them: pieces of a word stay together.
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu)['’]")


def _words(text: str) -> set[str]:
    return {_ELISION.sub("", word) for word in _WORD.findall(text.lower())}


def _words_by_field(entry: list[Any]) -> dict[str, set[str]]:
    values = dict(zip(FIELDS, entry, strict=True))
    kept: dict[str, set[str]] = {}
    seen: set[str] = set()
    for field in WORDS_ONLY:
        kept[field] = _words(values[field]) - seen
        seen |= kept[field]
    return kept


def _distances(ranks: list[int]) -> str:
    """`"0,2,0,1"`: how many words are skipped before each."""
    return ",".join(str(rank - before - 1) for before, rank in pairwise([-1, *ranks]))


def search_script(library: Library, written: Iterable[WrittenPage], *, directory_urls: bool = True) -> bytes:
    """The data as a classic script."""
    data = packed(search_data(library, written, directory_urls=directory_urls))
    return data_script("playbookSearchData", compact_json(data))
