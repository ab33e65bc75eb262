"""The page of every real item: nothing of the library is lost, and the page is well made."""

from __future__ import annotations

import posixpath
import re

import pytest

from macros.model.base import Item
from macros.model.library import Library
from macros.pages.addresses import item_address
from macros.pages.canvas_page import render_canvas
from macros.pages.context import PageContent, PageContext
from macros.pages.experience_page import render_experience
from macros.pages.format_page import render_format
from macros.pages.joined_scripts import JOINED
from macros.pages.labels import NOT_IN_SOURCE, duration, french_date, offset
from macros.pages.offer_page import render_offer
from macros.pages.programme_page import render_programme
from macros.pages.site_plan import planned_pages
from tests.conftest import LIBRARY
from tests.factories import a_format, a_vocabulary, make_step
from tests.pages.html_reading import Document, Element, skipped_levels, squeezed
from tests.pages.model_texts import missing_texts

ROOT = LIBRARY.parent
RENDERERS = {
    "formats": render_format,
    "offers": render_offer,
    "programmes": render_programme,
    "canvases": render_canvas,
    "experiences": render_experience,
}
ITEMS = sorted(
    (kind, path.stem)
    for kind in RENDERERS
    for path in LIBRARY.glob(f"{kind}/*/*.yml" if kind == "formats" else f"{kind}/*.yml")
)
every_item = pytest.mark.parametrize(("kind", "slug"), ITEMS, ids=str)
every_format = pytest.mark.parametrize("slug", [slug for kind, slug in ITEMS if kind == "formats"])


# Pages by the item itself: models do not hash, and rendering each page for each test would cost.
PAGES: dict[int, tuple[PageContent, Document]] = {}


def rendered(kind: str, slug: str, library: Library) -> tuple[Item, PageContent, Document]:
    """An item with its page, rendered once."""
    item = library.by_kind[kind][slug]
    if id(item) not in PAGES:
        content = RENDERERS[kind](item, PageContext(library, address=item_address(item)))
        PAGES[id(item)] = content, Document(content.html)
    return item, *PAGES[id(item)]


@every_item
def test_page_holds_every_text(kind: str, slug: str, library: Library) -> None:
    """Each text of the file is on its page."""
    item, _, page = rendered(kind, slug, library)
    assert missing_texts(item, page.text, {address for _, _, address in page.links}) == []


def own_script(element: Element) -> bool:
    """A script that is a file of docs/assets/javascripts/, or several of them joined."""
    name = element.attributes.get("src", "").rpartition("assets/javascripts/")[2]
    path = f"assets/javascripts/{name}"
    return bool(name) and all((ROOT / "docs" / part).is_file() for part in JOINED.get(path, (path,)))


@every_item
def test_page_is_well_made(kind: str, slug: str, library: Library) -> None:
    """One h1, which is the title; no heading level is skipped; ids are unique; tags are balanced; nothing is inline."""
    item, _, page = rendered(kind, slug, library)
    assert page.unbalanced == []
    assert [squeezed(one.text) for one in page.all("h1")] == [squeezed(item.title)]
    assert skipped_levels(page.heading_levels) == []
    assert sorted({name for name in page.ids if page.ids.count(name) > 1}) == []
    # A script comes from a file of the site, or is data, which does not run.
    own = [one for one in page.all("script") if own_script(one) or one.attributes.get("type") == "application/json"]
    assert [one.tag for one in page.elements if "style" in one.attributes or one.tag in ("style", "img")] == []
    assert len(page.all("script")) == len(own)
    assert [name for one in page.elements for name in one.attributes if name.startswith("on")] == []


@every_item
def test_page_says_its_own_references(kind: str, slug: str, library: Library) -> None:
    """`aria-labelledby` and links inside the page name an id that is there; every picture is named or hidden."""
    _, _, page = rendered(kind, slug, library)
    named = [word for one in page.elements for word in one.attributes.get("aria-labelledby", "").split()]
    named += [address[1:] for _, _, address in page.links if address.startswith("#")]
    assert sorted(set(named) - set(page.ids)) == []
    assert [
        one.attributes
        for one in page.all("svg")
        if one.attributes.get("aria-hidden") != "true" and not one.attributes.get("aria-label")
    ] == []


@every_item
def test_links_lead_to_planned_pages(kind: str, slug: str, library: Library) -> None:
    """Every link of a page leads to a page that the site makes, or to a source over https."""
    item, _, page = rendered(kind, slug, library)
    planned = {one.address for one in planned_pages(library)} | {
        "",
        "ateliers/",
        "offres/",
        "programmes/",
        "canevas/",
        "experiences/",
        "contribuer/proposer-un-atelier/",
        f"{item_address(item)}{slug}.yml",  # the file itself, beside its page
    }
    inside = [
        address
        for one, _, address in page.links
        if one.tag != "script" and not address.startswith(("#", "https://", "mailto:"))
    ]
    reached = {
        posixpath.normpath(posixpath.join("/" + item_address(item), address.partition("?")[0])).strip("/")
        for address in inside
    }
    assert reached - {address.strip("/") for address in planned} == set()


@every_item
def test_table_of_contents(kind: str, slug: str, library: Library) -> None:
    """The second- and third-level headings, in the page's order, each with an id of the page."""
    _, content, page = rendered(kind, slug, library)
    told = [(entry.level, entry.id, squeezed(entry.title)) for entry in content.toc]
    assert told == [
        (int(one.tag[1]), one.attributes["id"], squeezed(one.text))
        for one in page.all("h2", "h3")
        if "id" in one.attributes
    ]
    assert told


@every_item
def test_description(kind: str, slug: str, library: Library) -> None:
    """Search engines are given the item's own sentence."""
    item, content, _ = rendered(kind, slug, library)
    assert content.description == (item.purpose if kind == "canvases" else item.summary)


@every_format
def test_format_page_gives_the_schedule(slug: str, library: Library) -> None:
    """The table has a row per step with its start and length, and the total; each step has its own part."""
    item, _, page = rendered("formats", slug, library)
    table = next(one for one in page.with_class("pb-script-table"))
    text = squeezed(table.text)
    for planned in item.ideal_schedule.steps:
        assert squeezed(f"{offset(planned.start)}{duration(planned.minutes)}") in text
        assert f"etape-{planned.step.id}" in page.ids
    assert squeezed(f"Total{duration(item.minutes)}") in text
    assert page.with_class("pb-timeline-picture")


@every_format
def test_format_page_shows_its_neighbours(slug: str, library: Library) -> None:
    """Before, after, offers, programmes, experiences and canvases are linked."""
    item, _, page = rendered("formats", slug, library)
    linked = {
        posixpath.normpath(posixpath.join("/" + item_address(item), address)) + "/" for _, _, address in page.links
    }
    neighbours = [
        *library.before(item),
        *library.formats_of(item.after),
        *library.offers_using(slug),
        *library.programmes_using(slug),
        *library.experiences_about("formats", slug),
        *(library.canvases[name] for name in item.canvases),
    ]
    assert [one.slug for one in neighbours if "/" + item_address(one) not in linked] == []


@every_item
def test_review_date_is_shown(kind: str, slug: str, library: Library) -> None:
    """Whoever reads knows when the page was last read over."""
    item, _, page = rendered(kind, slug, library)
    if kind != "canvases":
        assert squeezed(french_date(item.reviewed)) in squeezed(page.text)


@pytest.mark.parametrize("slug", [slug for kind, slug in ITEMS if kind == "experiences"])
def test_experience_says_what_it_does_not_know(slug: str, library: Library) -> None:
    """A field of the form that the source leaves unknown says so, once each."""
    item, _, page = rendered("experiences", slug, library)
    optional = [name for name, value in item if name not in ("figures", "formats", "programmes", "sources", "themes")]
    unknown = sum(getattr(item, name) is None for name in optional)
    assert squeezed(page.text).count(squeezed(NOT_IN_SOURCE)) == unknown


def test_page_of_a_format_with_words_that_look_like_html() -> None:
    """Marks of HTML, of Jinja and of Markdown in plain texts are shown as typed."""
    hostile = "<b>{{ 7*7 }}</b> [x](javascript:y) \"q\" 'r' &lt;"
    item = a_format(
        summary=hostile,
        deliverable=hostile,
        use_when=[hostile],
        script=[make_step("a", 20, brief=hostile, do=hostile, say=hostile, output=hostile, tip=hostile)],
    )
    library = Library(a_vocabulary(), formats={item.slug: item})
    page = Document(render_format(item, PageContext(library, address="ateliers/essai/")).html)
    assert missing_texts(item, page.text, set()) == []
    assert page.all("b") == []
    assert [address for _, _, address in page.links if "javascript:" in address] == []


def test_links_open_from_a_disk(library: Library) -> None:
    """With directory addresses off, every link inside the site names a file."""
    item = library.formats["codev-managerial"]
    page = Document(render_format(item, PageContext(library, address=item_address(item), directory_urls=False)).html)
    inside = [address for _, _, address in page.links if not address.startswith(("#", "https://", "mailto:"))]
    assert inside
    assert [address for address in inside if not re.split("[?#]", address)[0].endswith((".html", ".js", ".yml"))] == []


@pytest.mark.parametrize("kind", ["formats", "experiences"])
def test_titles_in_another_language_say_so(kind: str, library: Library) -> None:
    """A title, and nothing else, is marked with its language: what we say of the work in brackets is French."""
    said = 0
    for slug, item in library.by_kind[kind].items():
        _, _, page = rendered(kind, slug, library)
        marked = [(one.text, one.attributes["lang"]) for one in page.all("a", "cite") if "lang" in one.attributes]
        wanted = [(source.title, str(source.language)) for source in item.sources if source.language]
        assert sorted(map(squeezed, (text for text, _ in marked))) == sorted(squeezed(title) for title, _ in wanted)
        assert sorted(lang for _, lang in marked) == sorted(lang for _, lang in wanted)
        said += len(marked)
    assert said or kind == "experiences"
