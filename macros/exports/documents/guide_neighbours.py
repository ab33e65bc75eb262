"""Where a guide leads: other ateliers, offers, programmes, experiences, and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.exports.documents.blocks import Block, ItemList, ListItem, Run
from macros.exports.documents.phrases import heading, labelled
from macros.model.base import Item, Source
from macros.model.format import Format
from macros.model.library import Library
from macros.model.typography import french
from macros.pages.addresses import item_address
from macros.pages.labels import duration, without_length


def neighbour_blocks(format_: Format, library: Library, site: str) -> Iterator[Block]:
    """What comes before and after, other ways to the same end, and who uses the format; with links when the site has an address."""
    groups: list[tuple[str, list[Item]]] = [
        ("Ce qui vient avant :", library.before(format_)),
        ("Ce qui vient après :", library.formats_of(format_.after)),
        ("Offres qui l'utilisent :", library.offers_using(format_.slug)),
        ("Programmes qui l'utilisent :", library.programmes_using(format_.slug)),
        ("Retours d'expérience :", library.experiences_about("formats", format_.slug)),
        ("Pour le même livrable :", library.same_deliverable(format_)),
    ]
    lists = [(label, [_item(item, site) for item in items]) for label, items in groups]
    lists.append(
        (
            "Si vous avez moins de temps :",
            [*_shorter_variants(format_), *(_item(other, site) for other in library.shorter(format_))],
        )
    )
    if not any(items for _, items in lists):
        return
    yield heading("Avant, après, ailleurs", 2)
    for label, items in lists:
        if items:
            yield labelled(label, "")
            yield ItemList(tuple(items))


def _item(item: Item, site: str) -> ListItem:
    href = site + item_address(item) if site else ""
    length = f", {duration(item.minutes)}" if isinstance(item, Format) else ""
    return ListItem((Run(french(item.title), href=href), *([Run(length)] if length else [])))


def _shorter_variants(format_: Format) -> Iterable[ListItem]:
    for variant in format_.variants:
        if variant.minutes < format_.minutes:
            title = without_length(variant.title, variant.minutes)
            yield ListItem((Run(french(f"Cet atelier : {title}, {duration(variant.minutes)}")),))


def source_items(format_: Format) -> Iterator[Block]:
    """The works that the format rests on."""
    if format_.sources:
        yield labelled("Sources :", "")
        yield ItemList(tuple(ListItem(_source(source)) for source in format_.sources))


def _source(source: Source) -> tuple[Run, ...]:
    note, year, licence = source.note, source.year, source.licence
    after = (f" ({note})" if note else "") + (f", {year}" if year else "") + (f" ({licence})" if licence else "")
    return tuple(
        run
        for run in (
            Run(french(f"{source.author}, ") if source.author else ""),
            Run(
                french(source.title), italic=not source.url, href=source.url or "", language=str(source.language or "")
            ),
            Run(french(after)),
        )
        if run.text
    )
