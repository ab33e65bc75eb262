"""An attack in every text field: nothing is evaluated, nothing becomes HTML, every text shows as typed."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import pytest

from macros.commands.headers import security_headers
from macros.loading import load_library
from macros.model.library import Library
from macros.pages.addresses import item_address
from tests.factories import (
    make_canvas,
    make_experience,
    make_format,
    make_offer,
    make_programme,
    make_step,
    write_library,
)
from tests.mkdocs_site.building import html_files
from tests.mkdocs_site.hostile_library import EVALUATED, REFUSED_TITLES, SITE_NAME, TITLES, hostile_site
from tests.mkdocs_site.page_safety import unsafe_parts
from tests.pages.html_reading import Document, skipped_levels, squeezed
from tests.pages.model_texts import missing_texts

pytestmark = pytest.mark.xdist_group("hostile")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its library spoilt."""
    return hostile_site(tmp_path_factory) / "project"


@pytest.fixture(scope="session")
def hostile(project: Path) -> Library:
    """The spoilt library: every file is accepted, so that all of its texts reach the site."""
    loaded = load_library([project / "templates_library"])
    assert [str(problem) for problem in loaded.problems] == []
    return loaded.library


@pytest.fixture(scope="session")
def pages(project: Path, hostile: Library) -> dict[str, Document]:
    """Every page of the spoilt site."""
    site = project.parent / "site"
    return {path.relative_to(site).as_posix(): Document(path.read_text(encoding="utf-8")) for path in html_files(site)}


@pytest.fixture(scope="session")
def site_tags(site: Path) -> set[str]:
    """Every element that the real site uses."""
    return {one.tag for path in html_files(site) for one in Document(path.read_text(encoding="utf-8")).elements}


def test_the_name_of_the_site_shows_as_typed(pages: dict[str, Document]) -> None:
    """In the title of each page and in its header."""
    for path, page in pages.items():
        assert plain(page.all("title")[0].text).endswith(plain(SITE_NAME)), path
        topics = [one for one in page.elements if "md-header__topic" in one.classes]
        assert plain(topics[0].text) == plain(SITE_NAME), path


def test_nothing_is_evaluated(pages: dict[str, Document]) -> None:
    """No macro and no template of a text runs, and no object of Python shows."""
    for path, page in pages.items():
        assert EVALUATED not in str(page.html), path
        assert not re.search(r"&lt;class &#39;|<class '|MkDocsConfig|&lt;Config", str(page.html)), path


def test_no_attack_becomes_html(project: Path, pages: dict[str, Document], site_tags: set[str]) -> None:
    """Elements and attributes are those of the site without attacks; no attribute runs anything."""
    policy = security_headers(project.parent / "site")["Content-Security-Policy"]
    for path, page in pages.items():
        assert {one.tag for one in page.elements} - site_tags == set(), path
        assert [
            name
            for one in page.elements
            for name in one.attributes
            if name.startswith("on") or name in ("style", "autofocus", "srcdoc")
        ] == [], path
        assert unsafe_parts(page, policy) == [], path
        # A data block does not run: it may hold the words, and no sign that could end it.
        scripts = page.all("script")
        data = [one for one in scripts if one.attributes.get("type") == "application/json"]
        assert [one.text for one in scripts if one not in data and "pwned" in one.text] == [], path
        assert [one.text for one in data if "<" in one.text] == [], path
        assert [
            address
            for _, _, address in page.links
            if re.match(r"\s*(?:javascript|data:text|vbscript)", address, re.IGNORECASE)
        ] == [], path
        assert [
            address for element, _, address in page.links if element.tag != "a" and re.match(r"\w+:|//", address)
        ] == [], path


def test_pages_stay_whole(pages: dict[str, Document]) -> None:
    """No attack closes an element, takes an id or makes a heading."""
    for path, page in pages.items():
        assert page.unbalanced == [], path
        assert len(page.ids) == len(set(page.ids)), path
        assert skipped_levels(page.heading_levels) == [], path
        assert len(page.all("h1")) == 1, path


def test_every_text_shows_as_typed(pages: dict[str, Document], hostile: Library) -> None:
    """What was typed is what people read, on the page of every item."""
    lost = {}
    for items in hostile.by_kind.values():
        for item in items.values():
            page = pages[f"{item_address(item)}index.html"]
            if missing := missing_texts(item, page.own_text, {address for _, _, address in page.links}):
                lost[item.slug] = missing
    assert lost == {}


def test_titles_show_as_typed_everywhere(pages: dict[str, Document], hostile: Library) -> None:
    """Also where the theme prints them unescaped: the page's title, the navigation, the table of contents."""
    for items in hostile.by_kind.values():
        for item in items.values():
            page = pages[f"{item_address(item)}index.html"]
            title = plain(item.title)
            assert plain(page.all("h1")[0].text) == title
            assert plain(page.all("title")[0].text).startswith(title), item.slug
            topics = [one for one in page.elements if one.attributes.get("data-md-component") == "header-topic"]
            assert plain(topics[0].text).startswith(title), item.slug
    for step in hostile.formats["codev-managerial"].script:
        page = pages["ateliers/codev-managerial/index.html"]
        entry = [
            one
            for one in page.all("a")
            if one.attributes["href"] == f"#etape-{step.id}" and "md-nav__link" in one.classes
        ]
        assert [plain(one.text) for one in entry if plain(step.title) not in plain(one.text)] == []
    for offer in hostile.offers.values():
        entries = [
            one
            for one in pages["offres/index.html"].all("a")
            if "md-nav__link" in one.classes and one.attributes["href"] == f"{offer.slug}/"
        ]
        assert entries
        assert [plain(one.text) for one in entries if plain(one.text) != plain(offer.title)] == []


def plain(text: str) -> str:
    """Without spaces, with one kind of apostrophe."""
    return squeezed(text).replace("’", "'")


def test_vocabulary_shows_as_typed(pages: dict[str, Document], hostile: Library) -> None:
    """Types, levels, themes, words and abbreviations."""
    glossary = plain(pages["glossaire/index.html"].own_text)
    for entry in hostile.vocabulary.glossary:
        assert plain(entry.term) in glossary
        assert plain(entry.definition) in glossary
    for short, long in hostile.vocabulary.abbreviations.items():
        assert plain(short) in glossary
        assert plain(long) in glossary
    home = plain(pages["index.html"].own_text)
    for family in hostile.vocabulary.families.values():
        assert plain(family.label) in home
        assert plain(family.summary) in home
    for level in hostile.vocabulary.maturity.values():
        assert plain(level.label) in home
        assert plain(level.definition) in home


def test_search_data_is_data(project: Path, pages: dict[str, Document], hostile: Library) -> None:
    """No attack ends the script of the search or becomes code: it is one assignment, with an entry per page."""
    script = (project.parent / "site/assets/search-data.js").read_text(encoding="utf-8")
    assert not re.search("[<\u2028\u2029]", script)
    data = json.loads(script.removeprefix("window.playbookSearchData=").removesuffix(";\n"))
    assert EVALUATED not in script
    addresses = data["entries"]["address"]
    assert [address for address in addresses if f"{address}index.html" not in pages] == []
    assert {item_address(item) for items in hostile.by_kind.values() for item in items.values()} <= set(addresses)


def test_files_beside_the_pages_are_data(project: Path, hostile: Library) -> None:
    """The scripts that carry texts are one assignment each, with no sign that could end them; the others are as they were typed."""
    site = project.parent / "site"
    for item in hostile.formats.values():
        beside = site / item_address(item) / item.slug
        for name, variable in (("-fiche.js", "playbookFiche"), ("-textes.js", "playbookReadyTexts")):
            script = beside.with_name(f"{item.slug}{name}").read_text(encoding="utf-8")
            start, _, data = script.partition("=")
            assert (start.strip(), "<" in data) == (f"window.{variable}", False), item.slug
            assert json.loads(data.strip().removesuffix(";"))
        whole = json.loads(beside.with_name(f"{item.slug}.json").read_text(encoding="utf-8"))
        assert whole["title"] == item.title
        assert beside.with_name(f"{item.slug}.yml").read_bytes() == Path(item.source).read_bytes()


def test_settings_show_as_typed(pages: dict[str, Document]) -> None:
    """The publisher's name is text too, and is not evaluated."""
    assert plain('<b>"{{ 191*257 }}') in plain(pages["index.html"].text)
    assert plain("{% raw %}") in plain(pages["mentions-legales/index.html"].text)


def test_links_still_lead_somewhere(project: Path, pages: dict[str, Document]) -> None:
    """No attack changes where a link leads: a page, or a file beside it."""
    for path, page in pages.items():
        for element, _, address in page.links:
            if element.tag == "a" and not re.match(r"https://|mailto:|#|/", address):
                target = posixpath.normpath(
                    posixpath.join("/" + posixpath.dirname(path), re.split("[?#]", address)[0])
                ).strip("/")
                page_name = f"{target}/index.html".lstrip("/")
                assert page_name in pages or (project.parent / "site" / target).is_file(), f"{path}: {address}"


TITLED = {
    "formats/codev/a.yml": lambda title: make_format(title=title),
    "formats/codev/b.yml": lambda title: make_format(script=[make_step("a", 10, title=title)]),
    "formats/codev/c.yml": lambda title: make_format(
        handouts=[{"id": "h", "title": title, "body": "b", "per": "session"}]
    ),
    "offers/d.yml": lambda title: make_offer(title=title),
    "programmes/e.yml": lambda title: make_programme(title=title),
    "canvases/f.yml": lambda title: make_canvas(title=title),
    "canvases/g.yml": lambda title: make_canvas(
        zones={"avant": {"title": title, "prompt": "p ?"}, "apres": {"title": "t", "prompt": "p ?"}}
    ),
    "experiences/h.yml": lambda title: make_experience(title=title),
}


@pytest.mark.parametrize("title", REFUSED_TITLES)
def test_titles_that_could_run_are_refused(title: str, tmp_path: Path) -> None:
    """The theme prints titles as they are: those that could open a tag or a macro never reach it."""
    loaded = load_library([write_library(tmp_path, {path: make(title) for path, make in TITLED.items()})])
    refused = {
        Path(problem.path).relative_to(tmp_path).as_posix()
        for problem in loaded.problems
        if "< > { }" in problem.message
    }
    assert refused == set(TITLED)


@pytest.mark.parametrize("title", TITLES)
def test_other_titles_are_accepted(title: str, tmp_path: Path) -> None:
    """Quotes, colons, dashes and entities are texts like others."""
    loaded = load_library([write_library(tmp_path, {path: make(title) for path, make in TITLED.items()})])
    assert [str(problem) for problem in loaded.problems if "(title)" in problem.message] == []
    assert loaded.library.experiences["h"].title == title
