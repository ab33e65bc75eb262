"""Pages that list: home, catalogue, types, themes, glossary, site map, keys, problems."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros.loading import Problem
from macros.model.library import ITEM_TYPES, Library
from macros.pages import catalogue, home, listing_pages, reference
from macros.pages.cards import render_cards
from macros.pages.context import PageContext
from macros.pages.problems import render_problems
from macros.pages.style import accent_style_sheet
from tests.factories import a_format, a_vocabulary
from tests.pages.html_reading import Document, skipped_levels, squeezed

LISTS: dict[str, tuple[Callable[[PageContext], object], int]] = {
    # Each list, and the level of the heading under which hand-written pages put it.
    "home": (home.render_home_doors, 1),
    "catalogue": (catalogue.render_catalogue, 1),
    "glossary": (reference.render_glossary, 1),
    "site map": (lambda page: reference.render_site_map(page, [("Accueil", ""), ("Glossaire", "glossaire/")]), 1),
    "keys": (lambda page: reference.render_field_reference("formats", page), 2),
    "cards": (lambda page: render_cards(page.library.formats.values(), page), 2),
}


@pytest.mark.parametrize("name", LISTS)
def test_list_is_well_made(name: str, library: Library) -> None:
    """Balanced tags, unique ids, headings in order under the page's own."""
    render, above = LISTS[name]
    page = Document(str(render(PageContext(library, address="x/"))))
    assert page.unbalanced == []
    assert len(page.ids) == len(set(page.ids))
    assert skipped_levels(page.heading_levels, first=above + 1) == []
    assert squeezed(page.text)


@pytest.mark.parametrize("name", ["home", "catalogue", "site map", "cards"])
def test_list_has_every_format(name: str, library: Library) -> None:
    """A new file is in the lists by itself: each format is linked, by its title."""
    page = Document(str(LISTS[name][0](PageContext(library, address="x/"))))
    linked = {one.attributes["href"]: squeezed(one.text) for one in page.all("a")}
    assert {slug: linked.get(f"../ateliers/{slug}/") for slug in library.formats} == {
        slug: squeezed(item.title) for slug, item in library.formats.items()
    }


def test_home_never_says_all_when_some_are_left_out(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond its rows, the home page says how many it shows, and where the others are."""
    monkeypatch.setattr(home, "_SHOWN", 3)
    page = Document(str(home.render_home_doors(PageContext(library, address=""))))
    shortest = sorted(library.formats.values(), key=lambda item: (item.minutes, item.title.lower()))[:3]
    linked = [one.attributes["href"] for one in page.all("a") if one.inside("table")]
    assert linked == [f"ateliers/{item.slug}/" for item in shortest]
    assert "Les 3 ateliers les plus courts" in page.all("caption")[0].text.replace("\u00a0", " ")
    assert "ateliers/" in [one.attributes["href"] for one in page.all("a") if one.inside("p")]


def test_site_map_has_every_item(library: Library) -> None:
    """All five kinds, types, themes and hand-written pages."""
    page = Document(str(LISTS["site map"][0](PageContext(library, address="plan-du-site/"))))
    linked = {one.attributes["href"] for one in page.all("a")}
    folders = {
        "formats": "ateliers",
        "offers": "offres",
        "programmes": "programmes",
        "canvases": "canevas",
        "experiences": "experiences",
    }
    wanted = {f"../{folders[kind]}/{slug}/" for kind, items in library.by_kind.items() for slug in items}
    wanted |= {f"../types/{family.slug}/" for family in library.vocabulary.families.values()}
    wanted |= {f"../themes/{theme}/" for theme in library.vocabulary.themes} | {"../", "../glossaire/"}
    assert wanted - linked == set()


def test_family_pages_share_the_formats(library: Library) -> None:
    """Each format is on the page of its type and on no other."""
    shown = [
        one.attributes["data-slug"]
        for family in library.vocabulary.families
        for one in Document(
            listing_pages.render_family(family, PageContext(library, address="types/x/")).html
        ).with_class("pb-card")
    ]
    assert sorted(shown) == sorted(library.formats)


def test_theme_pages(library: Library) -> None:
    """A theme shows its formats and its experiences, and says how many formats."""
    for theme in library.vocabulary.themes:
        page = Document(listing_pages.render_theme(theme, PageContext(library, address=f"themes/{theme}/")).html)
        shown = {one.attributes["data-slug"] for one in page.with_class("pb-card")}
        formats = {item.slug for item in library.formats.values() if theme in item.themes}
        assert shown == formats | {item.slug for item in library.experiences.values() if theme in item.themes}
        assert f"{len(formats)}\u00a0atelier" in page.text
        assert skipped_levels(page.heading_levels) == []


@pytest.mark.parametrize(
    ("criteria", "slugs"),
    [
        ({}, {"a", "b", "c"}),
        ({"family": "codev"}, {"a", "b"}),
        ({"maturity": "cadrer"}, {"a", "c"}),
        ({"theme": "prevention"}, {"b"}),
        ({"family": "codev", "maturity": "cadrer"}, {"a"}),
        ({"family": "ideation", "theme": "prevention"}, set()),
    ],
)
def test_format_list(criteria: dict[str, str], slugs: set[str]) -> None:
    """All criteria must be met; a format of any level meets every level."""
    items = [
        a_format("a"),
        a_format("b", maturity=["comprendre"], themes=["prevention"]),
        a_format("c", "ideation", maturity=["cadrer"]),
    ]
    library = Library(a_vocabulary(), formats={item.slug: item for item in items})
    page = Document(str(listing_pages.render_format_list(PageContext(library), **criteria)))
    assert {one.attributes["data-slug"] for one in page.with_class("pb-card")} == slugs


@pytest.mark.parametrize("criterion", ["family", "maturity", "theme"])
def test_unknown_criterion(criterion: str, library: Library) -> None:
    """A word that the vocabulary does not have is refused, with those it has."""
    with pytest.raises(
        listing_pages.UnknownCriterion, match=f"^{criterion} : « rien » n'existe pas ; mots possibles : "
    ):
        listing_pages.render_format_list(PageContext(library), **{criterion: "rien"})


def test_glossary(library: Library) -> None:
    """Every word and abbreviation with its meaning, in alphabetical order whatever the accents."""
    page = Document(str(reference.render_glossary(PageContext(library))))
    terms = [one.text for one in page.all("dt")]
    words = [entry.term for entry in library.vocabulary.glossary]
    assert sorted(terms) == sorted([*words, *library.vocabulary.abbreviations])
    assert [reference.anchor(term) for term in terms[: len(words)]] == sorted(map(reference.anchor, words))
    meanings = squeezed(page.text)
    assert [entry.term for entry in library.vocabulary.glossary if squeezed(entry.definition) not in meanings] == []
    assert [short for short, long in library.vocabulary.abbreviations.items() if squeezed(long) not in meanings] == []


@pytest.mark.parametrize("kind", ITEM_TYPES)
def test_field_reference_has_every_key(kind: str, library: Library) -> None:
    """Each key of the model, with its French name."""
    page = Document(str(reference.render_field_reference(kind, PageContext(library))))
    keys = {one.text for one in page.all("code")}
    assert set(ITEM_TYPES[kind].model_fields) <= keys
    rows = [squeezed(one.text) for one in page.all("tr")]
    for key, field in ITEM_TYPES[kind].model_fields.items():
        assert any(
            row.startswith(squeezed(f"{key}{field.title}{'oui' if field.is_required() else 'non'}")) for row in rows
        )


def test_counts_leave_out_what_is_not_there() -> None:
    """« 1 atelier » when nothing else is in the library."""
    item = a_format("a")
    counts = reference.render_counts(PageContext(Library(a_vocabulary(), formats={"a": item})))
    assert Document(str(counts)).text == "1\u00a0atelier"


def test_problems_are_text() -> None:
    """A message may quote what was typed: it is escaped, and each problem says where it is."""
    problems = [
        Problem("templates_library/a.yml", 3, 7, "reçu « <script>x</script> »"),
        Problem("b.yml", 1, 1, "autre"),
    ]
    page = Document(str(render_problems(problems)))
    assert page.all("script") == []
    assert "templates_library/a.yml:3:7 : reçu « <script>x</script> »" in page.text
    assert "b.yml:1:1 : autre" in page.text
    assert "2\u00a0problèmes" in page.text


def test_accents_reach_their_contrast(library: Library) -> None:
    """Each type's colour is 4.5:1 at least on the paper of its scheme (WCAG 2.1 AA), and is in the style sheet."""
    sheet = accent_style_sheet(library.vocabulary)

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]

    def contrast(a: str, b: str) -> float:
        lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    for family_id, family in library.vocabulary.families.items():
        assert min(contrast(family.tint.light, paper) for paper in ("#fffdf9", "#f7f3ec")) >= 4.5
        assert min(contrast(family.tint.dark, paper) for paper in ("#1e1b18", "#2b2723")) >= 4.5
        assert f'[data-family="{family_id}"]{{--pb-accent:{family.tint.light}}}' in sheet
        assert family.tint.dark in sheet
