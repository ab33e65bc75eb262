"""The real site, built as `make site` does: silent, whole, well made, and closed to anything from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from macros.model.library import Library
from macros.pages.addresses import item_address
from macros.pages.site_plan import planned_pages
from macros.quality.gate import words_of
from macros.quality.spelling import unknown_words
from tests.mkdocs_site.building import ROOT, build
from tests.pages.html_reading import Document, Element, skipped_levels, squeezed
from tests.pages.model_texts import missing_texts

pytestmark = pytest.mark.xdist_group("site")
Pages = dict[str, Document]


def test_strict_build_is_silent(tmp_path: Path) -> None:
    """No warning, nothing but MkDocs' own two lines."""
    done = build(ROOT, tmp_path / "site")
    assert done.returncode == 0
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    own = ("Cleaning site directory", "Building documentation to directory", "Documentation built in", "[macros]")
    assert [line for line in lines if not any(words in line for words in own)] == []
    assert "WARNING" not in done.stderr


def test_every_planned_page_is_built(pages: Pages, library: Library) -> None:
    """A page per item, type and theme, and per hand-written source."""
    planned = {f"{page.address}index.html" for page in planned_pages(library)}
    written = {
        path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")
    }
    assert set(pages) == planned | written | {"404.html"}


def test_every_item_is_whole(pages: Pages, library: Library) -> None:
    """After MkDocs, typography and abbreviations, each text of each file is still on its page."""
    lost = {}
    for items in library.by_kind.values():
        for item in items.values():
            page = pages[f"{item_address(item)}index.html"]
            lost[item.slug] = missing_texts(item, page.own_text, {address for _, _, address in page.links})
    assert {slug: texts for slug, texts in lost.items() if texts} == {}


def faults(pages: Pages, found: Callable[[Document], object]) -> dict[str, object]:
    """What a check finds, by page."""
    return {path: fault for path, page in pages.items() if (fault := found(page))}


def test_language_title_and_description(pages: Pages) -> None:
    """Each page is in French, has a title of its own, a description and one h1."""
    assert faults(pages, lambda page: page.all("html")[0].attributes.get("lang") != "fr") == {}
    assert faults(pages, lambda page: len(page.all("h1")) != 1 or not squeezed(page.all("h1")[0].text)) == {}

    def described(page: Document) -> object:
        return [
            one
            for one in page.all("meta")
            if one.attributes.get("name") == "description" and one.attributes["content"].strip()
        ]

    assert faults(pages, lambda page: len(described(page)) != 1) == {}
    titles = [page.all("title")[0].text for page in pages.values()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []
    assert all("Playbook des ateliers" in title for title in titles)
    assert pages["404.html"].all("title")[0].text.startswith("Page introuvable")


def test_headings_ids_and_tags(pages: Pages) -> None:
    """No skipped level, no id twice, no tag left open."""
    assert faults(pages, lambda page: skipped_levels(page.heading_levels)) == {}
    assert faults(pages, lambda page: sorted({name for name in page.ids if page.ids.count(name) > 1})) == {}
    assert faults(pages, lambda page: page.unbalanced) == {}


def test_ways_in(pages: Pages) -> None:
    """The first link leads to the text; menus, search and site plan lead everywhere; landmarks of a kind have names of their own."""

    def skip_link(page: Document) -> object:
        target = page.all("a")[0].attributes["href"].removeprefix("#")
        return target not in page.ids or "md-skip" not in page.all("a")[0].attributes.get("class", "")

    assert faults(pages, skip_link) == {}
    assert (
        faults(pages, lambda page: not [one for one in page.all("form") if one.attributes.get("role") == "search"])
        == {}
    )
    assert faults(pages, lambda page: len(page.all("main")) != 1 or not page.all("nav")) == {}
    for path, page in pages.items():
        linked = {one.attributes["href"] for one in page.all("a") if "href" in one.attributes}
        assert path.startswith("plan-du-site") or any(href.endswith("plan-du-site/") for href in linked), path


def test_where_one_is(pages: Pages) -> None:
    """The menu says the current page, or the part that it belongs to; no list of links is empty."""

    def current(page: Document) -> list[str]:
        tabs = [one for one in page.all("a") if "md-tabs__link" in one.classes]
        return [one.attributes["aria-current"] for one in tabs if "aria-current" in one.attributes]

    assert {path: current(pages[path]) for path in ("index.html", "ateliers/index.html")} == {
        "index.html": ["page"],
        "ateliers/index.html": ["page"],
    }
    for folder in ("ateliers", "types", "canevas", "offres", "programmes", "experiences"):
        inside = [path for path in pages if path.startswith(f"{folder}/") and path != f"{folder}/index.html"]
        assert inside
        wrong = {path: current(pages[path]) for path in inside if len(current(pages[path])) != 1}
        assert wrong == {}
    assert current(pages["404.html"]) == []
    assert faults(pages, lambda page: [one for one in page.all("nav") if not one.text.strip()]) == {}


def test_tables_and_buttons_have_names(pages: Pages) -> None:
    """Each table has a caption or a label, each region and each picture a name, each button a text; heads say what they head."""

    def named(one: Element) -> bool:
        return bool(one.attributes.get("aria-label") or one.attributes.get("aria-labelledby"))

    def nameless(page: Document) -> object:
        captions = sum(1 for one in page.all("table") if not named(one))
        buttons = [one for one in page.all("button") if "hidden" not in one.attributes]
        return (
            [one.tag for one in buttons if not (one.text.strip() or named(one))]
            + [one.tag for one in page.elements if one.attributes.get("role") == "region" and not named(one)]
            + [one.tag for one in page.all("img") if "alt" not in one.attributes]
            + (["table"] if captions > len(page.all("caption")) else [])
            + [one.tag for one in page.all("th") if "scope" not in one.attributes]
        )

    assert faults(pages, nameless) == {}


def test_nothing_inline(pages: Pages) -> None:
    """Neither event attributes nor style attributes nor style elements: the policy would stop them."""

    def inline(page: Document) -> object:
        return [
            (one.tag, name)
            for one in page.elements
            for name in one.attributes
            if name.startswith("on") or name == "style"
        ] + [one.tag for one in page.all("style", "iframe", "object", "embed", "base")]

    assert faults(pages, inline) == {}


def test_nothing_loads_from_elsewhere(pages: Pages, site: Path) -> None:
    """Scripts, styles, pictures and fonts are the site's own; only plain links lead out, over https."""

    def loading(page: Document) -> object:
        return [
            address
            for element, _, address in page.links
            if (re.match(r"[a-z]+:|//", address) and element.tag != "a" and not address.startswith("data:"))
            or (element.tag == "a" and re.match(r"(?!https:|mailto:)[a-z]+:|//", address))
        ]

    assert faults(pages, loading) == {}
    assert (
        faults(
            pages, lambda page: [m for m in page.all("meta") if m.attributes.get("http-equiv", "").lower() == "refresh"]
        )
        == {}
    )
    for sheet in site.rglob("*.css"):
        assert (
            re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)\"';]*", sheet.read_text(encoding="utf-8")) == []
        ), sheet


def policy_of(page: Document) -> dict[str, list[str]]:
    """The directives of a page's policy."""
    metas = [one for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert len(metas) == 1
    return {part.split()[0]: part.split()[1:] for part in metas[0].attributes["content"].split(";")}


def test_policy_of_every_page(pages: Pages) -> None:
    """Nothing by default, scripts of the site and those whose hash is named, no `unsafe`, before anything it rules."""
    for path, page in pages.items():
        policy = policy_of(page)
        assert policy["default-src"] == ["'none'"], path
        assert policy["base-uri"] == policy["form-action"] == ["'none'"], path
        assert all(
            "unsafe" not in word and "*" not in word and "http" not in word
            for words in policy.values()
            for word in words
        ), path
        ruled = next(index for index, one in enumerate(page.elements) if one.tag in ("script", "link", "img"))
        meta = next(index for index, one in enumerate(page.elements) if one.attributes.get("http-equiv"))
        assert meta < ruled, path


def test_addresses_go_nowhere(pages: Pages) -> None:
    """What is looked for and adapted stands in the address: no request of the page says it."""
    told = {path: [one.attributes["content"] for one in page.all("meta") if one.attributes.get("name") == "referrer"] for path, page in pages.items()}  # fmt: skip
    assert {path: found for path, found in told.items() if found != ["no-referrer"]} == {}


def test_policy_names_every_inline_script(pages: Pages) -> None:
    """The hash of each inline script that runs is in its page's policy, and no other hash is."""
    for path, page in pages.items():
        inline = [
            one
            for one in page.all("script")
            if "src" not in one.attributes and "json" not in one.attributes.get("type", "")
        ]
        hashes = {
            "'sha256-" + base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode() + "'" for one in inline
        }
        assert hashes == {word for word in policy_of(page)["script-src"] if word != "'self'"}, path


# The site's own search: its data, its scripts, and the engine with its licence.
_SEARCH_FILES = {
    "assets/search-data.js",
    "assets/javascripts/search",
    "assets/javascripts/search/constraints.js",
    *(f"assets/javascripts/search/{path.name}" for path in (ROOT / "docs/assets/javascripts/search").iterdir()),
    "assets/javascripts/vendor/minisearch",
    "assets/javascripts/vendor/minisearch/LICENSE",
    "assets/javascripts/vendor/minisearch/minisearch.js",
}


def test_nothing_of_the_search_of_material(pages: Pages, site: Path) -> None:
    """No index, no worker, no language files, none of its elements: the search is the site's own, and nothing more."""
    files = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert {path for path in files if "search" in path or "lunr" in path} == _SEARCH_FILES

    def searching(page: Document) -> object:
        return [one.tag for one in page.elements if one.attributes.get("data-md-component", "").startswith("search")]

    assert faults(pages, searching) == {}


def test_fields_to_type_in(pages: Pages) -> None:
    """One search in the header of every page; beside it, that of the home page and of the catalogue, and what a form asks for."""
    more = {"index.html": ["pb-home-search"], "ateliers/index.html": ["pb-catalogue-q"]}
    # Where a copy fails, the text to copy by hand stands in a field.
    more |= {path: ["pb-by-hand"] for path, page in pages.items() if page.with_class("pb-take-away")}
    form = "contribuer/proposer-un-atelier/index.html"

    def typed_in(page: Document) -> list[str]:
        return [
            one.attributes.get("id", "")
            for one in page.all("input", "textarea")
            if one.tag == "textarea" or one.attributes.get("type") in ("search", "text", None)
        ]

    found = {path: typed_in(page) for path, page in pages.items()}
    assert len(found.pop(form)) > 20
    assert found == {path: ["pb-search", *more.get(path, [])] for path in found}


def test_search_knows_every_page(pages: Pages, site: Path, library: Library) -> None:
    """One entry per item and per hand-written page, and each leads to a page that was built, whose title it gives."""
    script = (site / "assets/search-data.js").read_text(encoding="utf-8")
    data = json.loads(script.removeprefix("window.playbookSearchData=").removesuffix(";\n"))
    entries = [
        dict(zip(data["entries"], values, strict=True)) for values in zip(*data["entries"].values(), strict=True)
    ]
    addresses = [entry["address"] for entry in entries]
    items = [item_address(item) for items in library.by_kind.values() for item in items.values()]
    written = [path.parent.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert sorted(addresses) == sorted([*items, *("" if path == "." else f"{path}/" for path in written)])
    for entry in entries:
        page = pages[f"{entry['address']}index.html"]
        assert squeezed(entry["title"]) in squeezed(page.all("title")[0].text), entry["address"]
    assert len(entries) == len({entry["title"] + str(entry["kind"]) for entry in entries})


def test_scripts_of_the_pages_are_there(pages: Pages, site: Path) -> None:
    """The script of the header comes first on every page, those of the page may call it; what it fetches later is there."""
    own = {"ateliers/index.html": "catalogue-page.js", "situer-mon-projet/index.html": "self-assessment.js"}
    for path, page in pages.items():
        named = [one.attributes["src"] for one in page.all("script") if "defer" in one.attributes]
        names = [src.split("/")[-1] for src in named]
        assert names[:1] == ["every-page.js"], path
        assert own.get(path, names[0]) in names, path
    folder = site / "assets/javascripts"
    scripts = [path for path in (ROOT / "docs/assets/javascripts").rglob("*.js") if "vendor" not in path.parts]
    fetched = {name for path in scripts for name in re.findall(r'"([^"]+\.js)"', path.read_text(encoding="utf-8"))}
    assert {"../search-data.js", "page-blocks.js", "contribute/problems.js"} < fetched
    assert [name for name in fetched if not (folder / name).is_file()] == []


def test_what_the_repository_says_of_the_works_of_others_is_not_published(site: Path) -> None:
    """Manifests stay in the repository; licences go with what they cover."""
    assert [path.name for path in site.rglob("vendored.toml")] == []
    assert (site / "assets/javascripts/vendor/minisearch/LICENSE").is_file()


def test_no_source_maps(site: Path) -> None:
    """What no visitor needs is not published."""
    assert [path.name for path in site.rglob("*.map")] == []


def test_no_edit_link_without_a_forge(pages: Pages) -> None:
    """Where no forge is set, « Modifier cette page » is hidden."""
    assert (
        faults(
            pages,
            lambda page: [
                one
                for one in page.all("a")
                if "edit" in one.attributes.get("rel", "") or "Modifier cette page" in one.text
            ],
        )
        == {}
    )


@pytest.mark.parametrize(
    "address",
    ["accessibilite/", "mentions-legales/", "donnees-personnelles/", "licences/", "ecoconception/", "plan-du-site/"],
)
def test_legal_pages_on_every_footer(address: str, pages: Pages) -> None:
    """Each page leads to the legal pages; the home page says « Accessibilité : non conforme »."""

    def lacking(page: Document) -> bool:
        links = [one.attributes["href"] for one in page.all("a") if one.inside("footer")]
        return not any(link.endswith(address) for link in links)

    own = f"{address}index.html"
    assert faults({path: page for path, page in pages.items() if path != own}, lacking) == {}
    assert "Accessibilité : non conforme" in pages["index.html"].text.replace("\u00a0", " ")


def test_typography_reaches_hand_written_pages(pages: Pages) -> None:
    """Straight apostrophes and plain spaces before « ? » are mended on every page, code apart."""

    def typed(page: Document) -> list[str]:
        # A sign that stands alone in bold is an answer to write (« P, N ou ? »), and no punctuation of the sentence.
        page = Document(page.html.replace("<strong>?</strong>", "")) if "<strong>?</strong>" in page.html else page
        words = [one.text for one in page.all("p", "li", "h1", "h2", "h3", "td", "dd") if one.inside("main")]
        codes = {one.text for one in page.all("code", "pre", "kbd")}
        told = []
        for text in words:
            for code in sorted(codes, key=len, reverse=True):
                text = text.replace(code, "")
            told += re.findall(r"\w'\w+|\w [?!;]", text)
        return told

    assert faults(pages, typed) == {}


# What is not ours to spell: code, pictures for the eye, the works of others, and what no one reads.
_NOT_SPELLED = re.compile(
    r"<(?P<tag>code|pre|script|style|svg|head)\b.*?</(?P=tag)>|<!--.*?-->|<section>\s*<h2 id=\"sources\".*?</section>",
    re.DOTALL,
)


# Names of programs and of an address that the hand-written pages give, and the site's own name.
_NAMES = [
    "License",
    "Typst",
    "XlsxWriter",
    "icalendar",
    "js-yaml",
    "json-schema-library",
    "odfdo",
    "python-docx",
    "python-pptx",
    "Open",
    "Source",
    "Sans",
    "Font",
    "SIL",
    "Adobe",
    "Chromium",
    "Etalab",
    "Fontenoy",
    "Grammalecte",
    "Hat",
    "Hunspell",
    "Icons",
    "Jinja",
    "MPL",
    "Markdown",
    "Material",
    "MiniSearch",
    "MkDocs",
    "OpenDocument",
    "PNG",
    "Playbook",
    "Playwright",
    "PowerPoint",
    "PyYAML",
    "Pydantic",
    "Python-Markdown",
    "Red",
    "Ruff",
    "SVG",
    "TSA",
    "TextEdit",
    "Visual",
    "Word",
    "YAML",
    "axe-core",
    "git",
    "gzip",
    "macOS",
    "markdown-it-py",
    "mkdocs-macros-plugin",
    "playbook",
    "pre-commit",
    "pytest",
    "spylls",
]
# Its texts quote the English words of the files.
_QUOTES_FILES = {"contribuer/cles/index.html"}


def read_text(html: str) -> str:
    """The words of a page, in order."""
    return unescape(re.sub(r"<[^>]+>", " ", _NOT_SPELLED.sub(" ", html)))


def test_every_page_is_spelled_right(pages: Pages, library: Library) -> None:
    """What a visitor reads, labels included, is in the dictionary or in the word list of the library."""
    words = words_of(library, [ROOT / "templates_library"])
    unknown = {
        word: path
        for path, page in pages.items()
        if path not in _QUOTES_FILES
        for _, word in unknown_words(read_text(page.html), words)
        if word not in _NAMES
    }
    assert unknown == {}


def test_every_page_says_what_it_holds(pages: Pages) -> None:
    """A description for search engines and for those who share the address, its own on each page, in one or two sentences."""
    told = {
        path: [
            one.attributes.get("content", "") for one in page.all("meta") if one.attributes.get("name") == "description"
        ]
        for path, page in pages.items()
        if path != "404.html"
    }
    assert {path: texts for path, texts in told.items() if len(texts) != 1 or not 20 <= len(texts[0]) <= 320} == {}
    texts = [text for (text,) in told.values()]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []
