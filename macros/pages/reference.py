"""Pages that list what the library knows: glossary, site map, counts, keys of a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from markupsafe import Markup
from pydantic import BaseModel

from macros.model.json_schema import ROOT_TITLES
from macros.model.library import ITEM_TYPES
from macros.pages.addresses import family_address, theme_address
from macros.pages.context import PageContext
from macros.pages.labels import counted
from macros.pages.listing_pages import checked
from macros.pages.templates import render

_KIND_WORDS = {
    "formats": ("atelier", "ateliers"),
    "offers": ("offre", "offres"),
    "programmes": ("programme", "programmes"),
    "canvases": ("canevas", "canevas"),
    "experiences": ("retour d'expérience", "retours d'expérience"),
}


def anchor(text: str) -> str:
    """An id made of a text: lowercase letters and digits, without accents."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _alphabetical(text: str) -> str:
    return anchor(text)


def render_glossary(page: PageContext) -> Markup:
    """The words and the abbreviations, in alphabetical order."""
    vocabulary = page.library.vocabulary
    terms = [
        {"id": "mot-" + anchor(entry.term), "term": entry.term, "definition": entry.definition}
        for entry in vocabulary.glossary
    ]
    return render(
        "glossary.html",
        terms=sorted(terms, key=lambda entry: _alphabetical(entry["term"])),
        abbreviations=sorted(vocabulary.abbreviations.items(), key=lambda pair: _alphabetical(pair[0])),
    )


def render_counts(page: PageContext) -> Markup:
    """« 11 ateliers, 4 offres, … » in one line; kinds with nothing are left out."""
    told = [counted(len(items), *_KIND_WORDS[kind]) for kind, items in page.library.by_kind.items() if items]
    return Markup('<span class="pb-counts">{}</span>').format(", ".join(told))


def render_site_map(page: PageContext, written: list[tuple[str, str]]) -> Markup:
    """Every page of the site; `written` are the titles and addresses of the hand-written ones."""
    library = page.library
    groups: list[dict[str, Any]] = [
        {"id": "pages", "title": "Pages", "links": [(title, page.link(address)) for title, address in written]}
    ]
    for family_id, family in library.vocabulary.families.items():
        links = [(f"Tous les ateliers « {family.label} »", page.link(family_address(family.slug)))]
        links += [(item.title, page.link(item)) for item in library.select(family=family_id)]
        groups.append({"id": f"type-{family.slug}", "title": family.label, "links": links})
    groups.append(
        {
            "id": "themes",
            "title": "Thèmes",
            "links": [(theme.label, page.link(theme_address(key))) for key, theme in library.vocabulary.themes.items()],
        }
    )
    for kind, title in (
        ("offers", "Offres"),
        ("programmes", "Programmes"),
        ("canvases", "Canevas"),
        ("experiences", "Retours d'expérience"),
    ):
        items = library.by_kind[kind].values()
        if items:
            groups.append(
                {"id": f"liste-{kind}", "title": title, "links": [(item.title, page.link(item)) for item in items]}
            )
    return render("site_map.html", groups=groups)


def _parts_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field's value is made of."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _parts_of(get_args(annotation)[0])
    elif origin in (tuple, list, Union, UnionType):
        for inner in get_args(annotation):
            yield from _parts_of(inner)
    elif origin is dict:
        yield from _parts_of(get_args(annotation)[1])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation


def _rows(model: type[BaseModel], prefix: str = "") -> Iterator[dict[str, Any]]:
    for key, field in model.model_fields.items():
        yield {
            "key": prefix + key,
            "label": field.title or key,
            "required": field.is_required(),
            "help": field.description or "",
        }
        if prefix.count(".") < 2:
            for part in _parts_of(field.annotation):
                if part is not model:
                    yield from _rows(part, f"{prefix}{key}.")


def render_field_reference(kind: str, page: PageContext) -> Markup:
    """The keys of a kind of file, with their French names and help, from the model itself."""
    checked("kind", kind, list(ITEM_TYPES))
    rows = list({row["key"]: row for row in _rows(ITEM_TYPES[kind])}.values())
    return render("field_reference.html", title=ROOT_TITLES[kind], rows=rows)
