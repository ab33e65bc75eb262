"""The catalogue: facets of what the library has, and on each card the words that they compare."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from macros.model.base import SLUG_PATTERN
from macros.model.library import Library
from macros.pages.catalogue import DURATIONS, LONGER, card_data, render_catalogue
from macros.pages.context import PageContext
from tests.factories import a_format, a_vocabulary, make_step
from tests.pages.html_reading import Document, squeezed

ROOT = Path(__file__).parents[2]
FAMILIES = {
    name: {
        "label": f"Type {name}",
        "slug": f"type-{name}",
        "tint": {"light": "#1f6660", "dark": "#7fc4b8"},
        "summary": "Un type.",
    }
    for name in ("codev", "ideation", "vide")
}
THEMES = {name: {"label": f"Thème {name}"} for name in ("accueil", "prevention", "fraude")}
VOCABULARY = a_vocabulary(families=FAMILIES, themes=THEMES)


def library_of(*formats: Any) -> Library:
    """A library of those formats, with more words in its vocabulary than they use."""
    return Library(VOCABULARY, formats={item.slug: item for item in formats})


def catalogue(library: Library, **options: Any) -> Document:
    """The catalogue at its address."""
    return Document(str(render_catalogue(PageContext(library, address="ateliers/", **options))))


def facets(page: Document) -> dict[str, list[str]]:
    """Values of each facet by its name, in order."""
    found: dict[str, list[str]] = {}
    for one in page.all("input"):
        if one.attributes["type"] == "checkbox":
            found.setdefault(one.attributes["name"], []).append(one.attributes["value"])
    return found


A_FORMAT = {"type": ["type-codev"], "modalite": ["presentiel"], "difficulte": ["1"], "statut": ["draft"]}
FACETS: dict[str, tuple[list[Any], dict[str, list[str]]]] = {
    "no format": ([], {}),
    "one format of any level": ([a_format()], A_FORMAT | {"avancement": ["comprendre", "cadrer"]}),
    "one format of one level": ([a_format(maturity=["cadrer"])], A_FORMAT | {"avancement": ["cadrer"]}),
    "what only one of them has": (
        [
            a_format("a", themes=["fraude", "accueil"], modes=["remote"], maturity=["comprendre"]),
            a_format("b", family="ideation", modes=["hybrid", "in_person"], maturity=["comprendre"], status="stable"),
            a_format("c", difficulty={"facilitator": 3, "participant": 2}, maturity=["comprendre"]),
        ],
        {
            "type": ["type-codev", "type-ideation"],
            "avancement": ["comprendre"],
            "modalite": ["presentiel", "distanciel", "hybride"],
            "theme": ["accueil", "fraude"],
            "difficulte": ["1", "3"],
            "statut": ["draft", "stable"],
        },
    ),
}


@pytest.mark.parametrize(("formats", "values"), FACETS.values(), ids=FACETS)
def test_facets_are_of_what_there_is(formats: list[Any], values: dict[str, list[str]]) -> None:
    """Only the values that a format has, in the order of the vocabulary; no facet without a value."""
    page = catalogue(library_of(*formats))
    assert facets(page) == values
    assert len(page.all("fieldset")) == len(page.all("legend")) == len(values)


DATA: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "any level is each of them": ({}, {"avancement": "comprendre cadrer"}),
    "its own levels": ({"maturity": ["cadrer"]}, {"avancement": "cadrer"}),
    "several modes": ({"modes": ["hybrid", "remote"]}, {"modalite": "hybride distanciel"}),
    "themes": ({"themes": ["fraude", "accueil"]}, {"theme": "fraude accueil"}),
    "no theme": ({}, {"theme": ""}),
    "type by its address": ({"family": "ideation"}, {"type": "type-ideation"}),
    "type that is not there": ({"family": "zzz"}, {"type": ""}),
    "difficulty for the facilitation": ({"difficulty": {"facilitator": 2, "participant": 3}}, {"difficulte": "2"}),
    "status": ({"status": "tested"}, {"statut": "tested"}),
    "people": ({"participants": {"min": 2, "ideal": 3, "max": 500}}, {"min": "2", "max": "500"}),
    "minutes at the ideal number": (
        {"script": [make_step(minutes={"per_participant": 10, "fixed": 5})]},
        {"minutes": "65"},
    ),
}


@pytest.mark.parametrize(("overrides", "told"), DATA.values(), ids=DATA)
def test_words_of_a_card(overrides: dict[str, Any], told: dict[str, str]) -> None:
    """What the script compares, in the words of the address."""
    data = card_data(a_format(**overrides), library_of())
    assert list(data) == ["type", "avancement", "modalite", "theme", "difficulte", "statut", "minutes", "min", "max"]
    assert {name: data[name] for name in told} == told


def test_each_card_holds_its_words(library: Library) -> None:
    """Each format once, with what it is compared by."""
    cards = {card.attributes["data-slug"]: card for card in catalogue(library).with_class("pb-card")}
    assert list(cards) == list(library.formats)
    for slug, card in cards.items():
        data = card_data(library.formats[slug], library)
        assert {name: card.attributes[f"data-{name}"] for name in data} == data


def test_every_format_is_under_each_facet_of_its_own(library: Library) -> None:
    """Nothing is lost between the facets and the cards: every word of a card has its box, and can be in an address."""
    boxes = facets(catalogue(library))
    assert list(boxes) == ["type", "avancement", "modalite", "theme", "difficulte", "statut"]
    for format_ in library.formats.values():
        for name, words in card_data(format_, library).items():
            assert name not in boxes or set(words.split()) <= set(boxes[name]), format_.slug
    assert [value for values in boxes.values() for value in values if not re.fullmatch(SLUG_PATTERN, value)] == []
    assert [values for values in boxes.values() if len(values) != len(set(values))] == []


def test_groups_are_the_types() -> None:
    """A part per type that has formats, with its own; the link of its heading leads to its page."""
    page = catalogue(library_of(a_format("a"), a_format("b", family="ideation")))
    assert [one.attributes["data-family"] for one in page.with_class("pb-family")] == ["codev", "ideation"]
    links = [one.attributes["href"] for one in page.all("a") if one.inside("h2")]
    assert links == ["../types/type-codev/", "../types/type-ideation/"]
    headings = [squeezed(one.text) for one in page.all("h2") if one.inside("section", "pb-family")]
    assert headings == ["Typecodev", "Typeideation"]


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0\u00a0atelier"), (1, "1\u00a0atelier"), (2, "2\u00a0ateliers")], ids=str
)
def test_number_of_results(count: int, told: str) -> None:
    """One element announces it, with the number of all formats before any filter."""
    page = catalogue(library_of(*(a_format(f"a{n}") for n in range(count))))
    assert [one.text for one in page.elements if one.attributes.get("role") == "status"] == [told]


def test_every_field_has_a_label(library: Library) -> None:
    """By its id, or around it; each text is a word for people, not one of the address."""
    page = catalogue(library)
    named = {one.attributes.get("for") for one in page.all("label")}
    for one in page.all("input", "select"):
        assert one.attributes.get("id") in named or one.inside("label", "pb-check"), one
    for label in page.with_class("pb-check"):
        assert squeezed(label.text)
    searches = [one for one in page.all("input") if one.attributes["type"] == "search"]
    assert [one.attributes["name"] for one in searches] == ["q"]


def test_durations_are_those_of_the_script(library: Library) -> None:
    """Limits from short to long, then what is longer than the last one: the script counts with the same limit."""
    page = catalogue(library)
    options = [
        (one.attributes["value"], one.text.replace("\u00a0", " "))
        for one in page.all("option")
        if any(above.attributes.get("name") == "duree" for above in one.ancestors)
    ]
    assert options == [
        ("", "toutes"),
        ("60", "1 h au plus"),
        ("120", "2 h au plus"),
        ("180", "3 h au plus"),
        ("plus", "plus de 3 h"),
    ]
    script = (ROOT / "docs/assets/javascripts/choose/catalogue-criteria.js").read_text(encoding="utf-8")
    assert re.findall(r'LONGEST_LIMIT = (\d+)|LONGER = "(\w+)"', script) == [("", LONGER), (str(DURATIONS[-1]), "")]


@pytest.mark.parametrize(("directory_urls", "end"), [(True, ""), (False, "index.html")])
def test_links_in_both_forms(directory_urls: bool, end: str) -> None:
    """Cards, types and the script, from the page's own address."""
    page = catalogue(library_of(a_format("a")), directory_urls=directory_urls)
    assert [one.attributes["href"] for one in page.all("a")] == [f"../types/type-codev/{end}", f"a/{end}"]
    assert [one.attributes["src"] for one in page.all("script")] == ["../assets/javascripts/catalogue-page.js"]


def test_labels_are_text() -> None:
    """A label of the vocabulary stays text between the tags."""
    themes = {"accueil": {"label": '" onclick="x & y'}}
    vocabulary = a_vocabulary(themes=themes)
    page = catalogue(Library(vocabulary, formats={"a": a_format("a", themes=["accueil"])}))
    assert '" onclick="x & y' in page.text
    assert [name for one in page.elements for name in one.attributes if name.startswith("on")] == []
