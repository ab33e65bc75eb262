"""`playbook changes`: what two built sites do not say alike, in French Markdown, for the person who reviews."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from macros.commands import CLEAN, COULD_NOT_RUN, number
from macros.commands.built_copy import BuiltCopy, Document, NotASite, read_copy
from macros.commands.item_changes import item_lines, length, people, plain
from macros.commands.page_changes import differing_pages, repeating_pages
from macros.model.library import ITEM_TYPES
from macros.model.typography import french
from macros.pages.addresses import FOLDERS

KINDS = {
    "formats": "atelier",
    "offers": "offre",
    "programmes": "programme",
    "canvases": "canevas",
    "experiences": "retour d'expérience",
}
MOST_PAGES = 40  # of those that follow from elsewhere: a new menu changes them all


@dataclass(frozen=True)
class _Place:
    kind: str
    slug: str

    @property
    def address(self) -> str:
        return f"/{FOLDERS[self.kind]}/{self.slug}/"

    def head(self, document: Document) -> str:
        return f"{plain(document.get('title', self.slug))} ({KINDS[self.kind]}) : `{self.address}`"


@dataclass(frozen=True)
class _Compared:
    """The items of two sites, sorted by what became of them; the pages and the documents of those that differ."""

    added: dict[_Place, Document]
    removed: dict[_Place, Document]
    changed: dict[_Place, tuple[Document, list[str]]]
    pages: set[str]
    documents: list[Document]


def _items(copy: BuiltCopy) -> dict[_Place, Document]:
    return {
        _Place(kind, slug): document for kind in ITEM_TYPES for slug, document in copy.documents.get(kind, {}).items()
    }


def _compared(before: BuiltCopy, after: BuiltCopy) -> _Compared:
    """An item that kept its title and not its address is the same one."""
    old, new = _items(before), _items(after)
    titles = {(place.kind, document.get("title")): place for place, document in old.items() if place not in new}
    changed, kept, told = {}, {}, []
    for now, document in new.items():
        was = now if now in old else titles.pop((now.kind, document.get("title")), None)
        if was is None:
            continue
        kept[now] = was
        old_document = old.pop(was)
        lines = item_lines(old_document, document, now.kind)
        if was != now:
            lines.insert(0, f"- **Adresse** : `{was.address}` → `{now.address}` ; l'ancienne ne mène plus à rien")
        if lines:
            changed[now] = (document, lines)
            told += [document, old_document]
    added = {place: document for place, document in new.items() if place not in kept}
    own = [*added, *old, *changed, *(kept[place] for place in changed)]
    pages = {place.address for place in own}
    return _Compared(added, old, changed, pages, [*told, *added.values(), *old.values()])


def _facts(document: Document) -> str:
    facts = [length(document), people(document)]
    if steps := len(document.get("script", ())):
        facts.append(number(steps, "étape"))
    told = ", ".join(fact for fact in facts if fact)
    return f" ; {told}" if told else ""


def _fate(address: str, before: BuiltCopy, after: BuiltCopy) -> str:
    return " (nouvelle)" if address not in before.pages else " (retirée)" if address not in after.pages else ""


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "", *lines, ""] if lines else []


def _several(count: int, singular: str, plural: str) -> list[str]:
    return [f"{count} {plural if count > 1 else singular}"] if count else []


def render_changes(before: BuiltCopy, after: BuiltCopy) -> str:
    """The report, in Markdown."""
    found = _compared(before, after)
    differing = [one for one in differing_pages(before.pages, after.pages) if one not in found.pages]
    repeating = repeating_pages(differing, before.pages, after.pages, found.documents)
    others = [one for one in differing if one not in repeating]
    counts = [
        *_several(len(found.added), "fiche ajoutée", "fiches ajoutées"),
        *_several(len(found.removed), "fiche retirée", "fiches retirées"),
        *_several(len(found.changed), "fiche modifiée", "fiches modifiées"),
        *_several(len(others), "autre page change", "autres pages changent"),
        *_several(len(repeating), "page reprend ces fiches", "pages reprennent ces fiches"),
    ]
    changed = [
        line
        for place, (document, lines) in found.changed.items()
        for line in ("", f"### {place.head(document)}", "", *lines)
    ]
    listed = [f"- `{address}`{_fate(address, before, after)}" for address in others[:MOST_PAGES]]
    if len(others) > MOST_PAGES:
        listed.append(f"- et {len(others) - MOST_PAGES} de plus")
    report = [
        *("# Ce qui change dans le site", "", f"{' ; '.join(counts)}." if counts else "Aucune page ne change.", ""),
        *_section("Fiches ajoutées", [f"- {one.head(whole)}{_facts(whole)}" for one, whole in found.added.items()]),
        *_section(
            "Fiches retirées",
            [f"- {one.head(whole)} ; cette adresse ne mène plus à rien" for one, whole in found.removed.items()],
        ),
        *_section("Fiches modifiées", changed[1:]),
        *_section("Autres pages dont le texte change", listed),
        *_section(
            "Pages qui reprennent ces fiches", [", ".join(f"`{one}`" for one in sorted(repeating))] * bool(repeating)
        ),
    ]
    return french("\n".join(report).rstrip()) + "\n"


def changes(before: Path, after: Path) -> int:
    """Print the report."""
    try:
        copies = read_copy(before), read_copy(after)
        try:
            report = render_changes(*copies)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
            raise NotASite(
                "l'API de l'un de ces deux sites n'a pas la forme attendue ; "
                "construisez les deux avec la même version, par « make site »."
            ) from None
        print(report, end="")
    except NotASite as error:
        print(f"playbook : {error}", file=sys.stderr)
        return COULD_NOT_RUN
    return CLEAN
