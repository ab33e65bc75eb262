"""Macros called as hand-written pages call them: what each puts in the page, and what it says of a wrong word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import markdown
import pytest
import yaml
from pydantic import ValidationError

from macros.exports.site_data.search_data import WrittenPage
from macros.mkdocs_site import built_site
from macros.mkdocs_site.page_macros import MacroError, register
from macros.model.library import Library
from macros.model.settings import Settings
from macros.pages.listing_pages import UnknownCriterion
from tests.mkdocs_site.building import ROOT
from tests.pages.html_reading import Document, squeezed

Macros = dict[str, Callable[..., Any]]


@pytest.fixture
def macros(library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Macros]:
    """Every macro, on a page at /essai/, over the real library."""
    site = built_site.SITE
    monkeypatch.setattr(site, "library", library)
    monkeypatch.setattr(site, "settings", Settings(publisher="Équipe <b>", mailbox="labo@exemple.fr"))
    monkeypatch.setattr(site, "directory_urls", True)
    monkeypatch.setattr(site, "written_pages", [WrittenPage("Glossaire", "Les mots.", "glossaire/")])
    found: Macros = {}
    env = SimpleNamespace(
        macro=lambda function, name: found.update({name: function}),
        page=SimpleNamespace(file=SimpleNamespace(src_uri="essai/index.md")),
    )
    register(env)
    yield found
    site.release("essai/index.md")


def shown(mark: str) -> Document:
    """What the macro holds for the page whose mark it returned."""
    held = built_site.SITE.held("essai/index.md")
    assert mark == built_site.PLACEHOLDER.format(len(held) - 1)
    return Document(str(held[-1].html))


CALLS: list[tuple[str, tuple, dict, str]] = [
    ("contribution_form", (), {}, "pb-writing"),
    ("format_page", ("codev-managerial",), {}, "pb-format"),
    ("offer_page", ("cadrer-le-projet",), {}, "pb-offer"),
    ("programme_page", ("cycle-codev",), {}, "pb-programme"),
    ("canvas_page", ("enonce",), {}, "pb-canvas-page"),
    ("experience_page", ("la-serre-loire-atlantique",), {}, "pb-experience"),
    ("family_page", ("codev",), {}, "pb-cards"),
    ("theme_page", ("travail-collaboratif",), {}, "pb-cards"),
    ("format_card", ("codev-managerial",), {}, "pb-card"),
    ("format_list", (), {"family": "codev", "maturity": "cadrer"}, "pb-cards"),
    ("catalogue", (), {}, "pb-family"),
    ("search_field", (), {}, "pb-search"),
    ("self_assessment", (), {}, "pb-situate"),
    ("home_doors", (), {}, "pb-doors"),
    ("offers_path", (), {}, "pb-path"),
    ("offer_list", (), {}, "pb-cards"),
    ("programme_list", (), {}, "pb-cards"),
    ("canvas_list", (), {}, "pb-thumbnail"),
    ("experience_list", (), {}, "pb-cards"),
    ("canvas_preview", ("enonce",), {}, "pb-canvas"),
    ("glossary", (), {}, "pb-glossary"),
    ("site_map", (), {}, "pb-site-map"),
    ("field_reference", ("formats",), {}, "pb-reference"),
    ("experience_form", (), {}, "pb-form"),
    ("file_excerpt", ("codev-managerial", "script/0"), {}, "pb-excerpt"),
]


@pytest.mark.parametrize(("name", "arguments", "options", "class_"), CALLS, ids=[call[0] for call in CALLS])
def test_macro_holds_its_html(name: str, arguments: tuple, options: dict, class_: str, macros: Macros) -> None:
    """Each returns a mark, and keeps HTML for it: no text of the library passes through Markdown."""
    page = shown(macros[name](*arguments, **options))
    assert page.with_class(class_)
    assert page.unbalanced == []


def test_excerpt_of_a_part_that_does_not_exist(macros: Macros) -> None:
    """A page that teaches never shows another part than the one it speaks of."""
    with pytest.raises(Exception, match="« scripte » n'existe pas dans « codev-managerial »"):
        macros["file_excerpt"]("codev-managerial", "scripte")


def test_every_macro_is_tried(macros: Macros) -> None:
    """A new macro needs its line in the table."""
    assert set(macros) == {call[0] for call in CALLS} | {"library_counts", "setting"}


@pytest.mark.parametrize(
    ("name", "word", "near"),
    [
        ("format_page", "codev-manageriale", "codev-managerial"),
        ("format_card", "codev-manageria", "codev-managerial"),
        ("offer_page", "cadrer-un-projet", "cadrer-le-projet"),
        ("programme_page", "cycle-codeve", "cycle-codev"),
        ("canvas_page", "enonces", "enonce"),
        ("canvas_preview", "enonces", "enonce"),
        ("experience_page", "la-serre-loire-atlantic", "la-serre-loire-atlantique"),
    ],
)
def test_unknown_slug(name: str, word: str, near: str, macros: Macros) -> None:
    """The word is told, with the near one."""
    with pytest.raises(MacroError, match=f"« {word} » n'existe pas .* voulez-vous dire « {near} » \\?"):
        macros[name](word)
    with pytest.raises(MacroError, match="« zzz » n'existe pas"):
        macros[name]("zzz")


@pytest.mark.parametrize("name", ["family_page", "theme_page", "field_reference"])
def test_unknown_word_of_a_closed_list(name: str, macros: Macros) -> None:
    """A type, a theme or a kind that does not exist is told in French, not as a Python error."""
    with pytest.raises((MacroError, UnknownCriterion), match="« zzz » n'existe pas"):
        macros[name]("zzz")


@pytest.mark.parametrize("criterion", ["family", "maturity", "theme"])
def test_unknown_criterion(criterion: str, macros: Macros) -> None:
    """The words that would do are told."""
    with pytest.raises(UnknownCriterion, match=f"{criterion} : « zzz » n'existe pas ; mots possibles : "):
        macros["format_list"](**{criterion: "zzz"})


def test_setting_is_escaped(macros: Macros) -> None:
    """Its value is text, its fallback stands for an empty one, and an unknown name is refused."""
    assert macros["setting"]("publisher") == "Équipe &lt;b&gt;"
    assert macros["setting"]("host", "hébergeur non renseigné") == "hébergeur non renseigné"
    assert macros["setting"]("mailbox", "") == r"labo@exemple\.fr"  # Markdown takes the backslash away
    with pytest.raises(MacroError, match="le réglage « hote » n'existe pas ; réglages possibles : publisher"):
        macros["setting"]("hote")


def test_counts_are_in_the_line(macros: Macros, library: Library) -> None:
    """`library_counts` stands inside a sentence: it returns its text at once."""
    text = Document(str(macros["library_counts"]())).text
    assert text.startswith(f"{len(library.formats)}\u00a0ateliers")


VALUES = [
    "[x](javascript:alert(1))",
    "![x](https://exemple.fr/a.png)",
    "<https://exemple.fr>",
    "<script>alert(1)</script>",
    "# OVH",
    "*gras*",
    "__gras__",
    "_a_b_@ex.fr",
    "`code`",
    "- liste",
    "1. liste",
    "> citation",
    "a { .classe #id onclick=alert(1) }",
    "A & B > C",
]


def markdown_of_the_site(text: str) -> Document:
    """The text as Python-Markdown writes it with the extensions of the site that Markdown itself carries."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    names = [next(iter(one)) if isinstance(one, dict) else one for one in config.get("markdown_extensions") or []]
    return Document(markdown.markdown(text, extensions=[name for name in names if not name.startswith("pymdownx")]))


@pytest.mark.parametrize("line", ["{}", "Publié par {}, ici."], ids=["alone", "in a sentence"])
@pytest.mark.parametrize("value", VALUES)
def test_setting_makes_no_markup(value: str, line: str, macros: Macros, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Markdown, the value of a setting is one paragraph of text with the letters that were typed."""
    monkeypatch.setattr(built_site.SITE, "settings", Settings(publisher=value))
    page = markdown_of_the_site(line.format(macros["setting"]("publisher")))
    assert [(one.tag, one.attributes) for one in page.elements] == [("p", {})]
    assert squeezed(page.text) == squeezed(line.format(value))


@pytest.mark.parametrize("value", ["OVH\n===", "OVH\n\nDeux paragraphes"])
def test_setting_is_one_line(value: str) -> None:
    """A setting of several lines, which could make a heading or a second paragraph, is refused."""
    with pytest.raises(ValidationError):
        Settings(publisher=value)


@pytest.mark.parametrize(
    ("unnamed", "named", "told"),
    [
        (("codev",), {}, "codev"),
        (("codev",), {"family": "codev"}, "codev"),
        ((), {"famille": "codev"}, "famille"),
        ((), {"family": "codev", "level": "cadrer"}, "level"),
    ],
    ids=["unnamed", "unnamed beside a criterion", "unknown", "unknown beside a criterion"],
)
def test_arguments_of_format_list(unnamed: tuple, named: dict, told: str, macros: Macros) -> None:
    """An argument that is unnamed or unknown is told in French, with those that would do."""
    with pytest.raises(MacroError, match=f"format_list prend family=…, maturity=… ou theme=…, reçu « {told} »"):
        macros["format_list"](*unnamed, **named)
