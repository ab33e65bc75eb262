"""A macro that renders a block stands alone: anywhere else, the page would hold HTML that no browser reads as meant."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from types import SimpleNamespace

import markdown
import pytest

from macros.mkdocs_site import built_site
from macros.mkdocs_site.hook import on_page_content
from macros.model.library import Library
from macros.pages.context import PageContent
from tests.factories import a_vocabulary
from tests.pages.html_reading import Document

PAGE = "essai/index.md"


@pytest.fixture
def mark(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """What a macro that renders a block gives to the Markdown of a page."""
    site = built_site.SITE
    monkeypatch.setattr(site, "library", Library(a_vocabulary()))
    yield site.hold(PAGE, PageContent("<section><p>Bloc.</p></section>"))
    site.release(PAGE)


def shown(text: str, caplog: pytest.LogCaptureFixture) -> tuple[str, list[str]]:
    """The page that MkDocs would write, and the warnings, any of which ends a strict build."""
    html = markdown.markdown(text, extensions=["tables", "fenced_code", "attr_list", "md_in_html"])
    page = SimpleNamespace(file=SimpleNamespace(src_uri=PAGE), meta={}, title="Essai", toc=None)
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        done = on_page_content(html, page, config=None, files=None)
    return done, [record.getMessage() for record in caplog.records if record.name.startswith("mkdocs")]


MISPLACED = {
    "in a sentence": "Avant {} après.",
    "at the end of a sentence": "Avant {}",
    "in bold": "**{}**",
    "in bold after bold words": "**gras** **{}**",
    "in italic": "Avant *{}* après",
    "in a heading": "## {}",
    "after the words of a heading": "## Titre {}",
    "in a link": "[{}](https://exemple.fr)",
    "in code": "Avec `{}` ici.",
    "in a fenced block": "```\n{}\n```",
    "in an indented block": "Texte.\n\n    {}",
}
AFTER_A_TAG = {
    "after bold words": "Avant **gras** puis {} après.",
    "after a link": "Voir [ici](https://exemple.fr) : {}",
    "after code": "Avec `code` {}",
    "in a quote": "> Voir **ici** {}",
    "after bold words of a heading": "## Un **titre** {}",
}
PLACED = {
    "alone": "{}",
    "between two paragraphs": "Avant.\n\n{}\n\nAprès.",
    "on the line after a text": "Avant\n{}",
    "after a heading": "# Titre\n\n{}\n",
}


@pytest.mark.parametrize("text", MISPLACED.values(), ids=MISPLACED)
def test_misplaced_macro_is_told(text: str, mark: str, caplog: pytest.LogCaptureFixture) -> None:
    """Inside a paragraph, a heading or code, a macro gives a warning, so that a strict build fails."""
    _, warnings = shown(text.format(mark), caplog)
    assert warnings == [f"{PAGE} : une macro se place seule, entre deux lignes vides, hors de tout code."]


@pytest.mark.parametrize("text", AFTER_A_TAG.values(), ids=AFTER_A_TAG)
def test_misplaced_macro_after_a_tag_is_told(text: str, mark: str, caplog: pytest.LogCaptureFixture) -> None:
    """Words in bold, a link or code before the macro change nothing: it stands inside a paragraph or a heading."""
    assert len(shown(text.format(mark), caplog)[1]) == 1


@pytest.mark.parametrize("text", PLACED.values(), ids=PLACED)
def test_macro_in_its_place(text: str, mark: str, caplog: pytest.LogCaptureFixture) -> None:
    """Alone between two empty lines, a macro is replaced by what it renders, without a word."""
    html, warnings = shown(text.format(mark), caplog)
    assert warnings == []
    assert "<section><p>Bloc.</p></section>" in html
    assert [one for one in Document(html).all("section") if one.ancestors] == []


def test_macro_that_a_page_lost(mark: str, caplog: pytest.LogCaptureFixture) -> None:
    """A macro whose mark is no longer in the page, or is there twice, is told too."""
    for text in ("Rien.", f"{mark}\n\n{mark}"):
        built_site.SITE.release(PAGE)
        built_site.SITE.hold(PAGE, PageContent("<section></section>"))
        caplog.clear()
        assert len(shown(text, caplog)[1]) == 1
