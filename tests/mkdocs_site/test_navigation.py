"""The navigation of mkdocs.yml, with `types/*` and the like written out."""

from __future__ import annotations

from macros.mkdocs_site.navigation import expanded
from macros.model.library import Library
from tests.factories import a_format, a_vocabulary, an_offer

LIBRARY = Library(
    a_vocabulary(),
    formats={slug: a_format(slug) for slug in ("a", "b")},
    offers={"z": an_offer("z"), "y": an_offer("y")},
)


def test_stars_are_written_out_in_order() -> None:
    """Types in the vocabulary's order, items in the library's; the rest is left as it is."""
    nav = [
        {"Accueil": "index.md"},
        {"Ateliers": ["ateliers/index.md", "types/*", {"Tous": ["ateliers/*"]}]},
        {"Offres": ["offres/*", "offres/index.md"]},
        "canevas/*",
        "contribuer/index.md",
    ]
    before = repr(nav)
    assert expanded(nav, LIBRARY) == [
        {"Accueil": "index.md"},
        {
            "Ateliers": [
                "ateliers/index.md",
                "types/codev/index.md",
                "types/ideation/index.md",
                {"Tous": ["ateliers/a/index.md", "ateliers/b/index.md"]},
            ]
        },
        {"Offres": ["offres/z/index.md", "offres/y/index.md", "offres/index.md"]},
        "contribuer/index.md",
    ]
    assert repr(nav) == before


def test_writing_out_twice_changes_nothing() -> None:
    """A rebuild of `serve` may start from a navigation already written out."""
    once = expanded(["types/*", {"Offres": ["offres/*"]}], LIBRARY)
    assert expanded(once, LIBRARY) == once
