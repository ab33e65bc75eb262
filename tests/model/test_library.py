"""What is computed from how items refer to each other."""

from __future__ import annotations

from datetime import date

import pytest

from macros.model.library import Library
from tests.factories import a_format, a_programme, a_vocabulary, an_experience, an_offer, make_step, make_unit


def offered(*slugs: str) -> list[dict[str, str]]:
    """Formats of an offer."""
    return [{"format": slug, "why": "Oui."} for slug in slugs]


def library() -> Library:
    """Three formats in a row, an offer, a programme and an experience around them."""
    formats = [
        a_format(
            "a",
            after=["b", "c"],
            maturity=["comprendre"],
            themes=["prevention"],
            canvases=["plan"],
            script=[make_step(canvas="plan")],
        ),
        a_format(
            "b",
            family="ideation",
            after=["c"],
            maturity=["comprendre", "cadrer"],
            canvases=["plan"],
            script=[make_step(canvas="plan")],
        ),
        a_format(
            "c", inputs=[{"item": "Une feuille", "format": "a"}, {"item": "Un plan", "format": "b"}, {"item": "Rien"}]
        ),
        a_format("d", inputs=[{"item": "Une feuille", "format": "a"}], reviewed="2026-12-01"),
    ]
    offers = [
        an_offer("premiere", formats=offered("a", "b")),
        an_offer("seconde", maturity="cadrer", formats=offered("b", "zzz"), reviewed="2025-01-01"),
    ]
    units = [make_unit(str(n), minutes=None, format=slug) for n, slug in enumerate("abb")] + [make_unit("libre")]
    return Library(
        a_vocabulary(),
        formats={item.slug: item for item in formats},
        offers={item.slug: item for item in offers},
        programmes={"cycle": a_programme("cycle", units=units)},
        experiences={"rex": an_experience("rex", formats=["a"], programmes=["cycle"])},
    )


LIBRARY = library()


@pytest.mark.parametrize(("slug", "before"), [("a", []), ("b", ["a"]), ("c", ["a", "b"]), ("d", ["a"])])
def test_formats_before(slug: str, before: list[str]) -> None:
    """Those that name it in `after` and those that produce its inputs, each once."""
    assert sorted(item.slug for item in LIBRARY.before(LIBRARY.formats[slug])) == before


@pytest.mark.parametrize(
    ("slug", "offers", "programmes", "experiences"),
    [("a", ["premiere"], ["cycle"], ["rex"]), ("b", ["premiere", "seconde"], ["cycle"], []), ("c", [], [], [])],
)
def test_used_by(slug: str, offers: list[str], programmes: list[str], experiences: list[str]) -> None:
    """Offers, programmes (each once) and experiences that name the format."""
    assert [item.slug for item in LIBRARY.offers_using(slug)] == offers
    assert [item.slug for item in LIBRARY.programmes_using(slug)] == programmes
    assert [item.slug for item in LIBRARY.experiences_about("formats", slug)] == experiences


def test_other_links() -> None:
    """Experiences of a programme, formats of a canvas, the offer of a level."""
    assert [item.slug for item in LIBRARY.experiences_about("programmes", "cycle")] == ["rex"]
    assert [item.slug for item in LIBRARY.formats_using_canvas("plan")] == ["a", "b"]
    assert LIBRARY.formats_using_canvas("zzz") == []
    assert LIBRARY.offer_of_level("cadrer").slug == "seconde"
    assert LIBRARY.offer_of_level("zzz") is None


@pytest.mark.parametrize(
    ("criteria", "slugs"),
    [
        ({}, "abcd"),
        ({"family": "codev"}, "acd"),
        ({"family": "zzz"}, ""),
        ({"maturity": "comprendre"}, "abcd"),
        ({"maturity": "cadrer"}, "bcd"),
        ({"theme": "prevention"}, "a"),
        ({"family": "codev", "maturity": "cadrer"}, "cd"),
        ({"family": "ideation", "theme": "prevention"}, ""),
    ],
    ids=str,
)
def test_select(criteria: dict[str, str], slugs: str) -> None:
    """All the criteria at once; a format of any level meets every level."""
    assert "".join(item.slug for item in LIBRARY.select(**criteria)) == slugs


SAME = Library(
    a_vocabulary(),
    formats={
        slug: a_format(slug, canvases=canvases, script=[make_step(), *(make_step(c, canvas=c) for c in canvases)])
        for slug, canvases in {"a": ["plan"], "b": ["plan", "grille"], "c": ["grille"], "d": [], "e": ["seul"]}.items()
    },
)


@pytest.mark.parametrize(("slug", "others"), [("a", "b"), ("b", "ac"), ("c", "b"), ("d", ""), ("e", "")])
def test_same_deliverable(slug: str, others: str) -> None:
    """Other formats that work on one of its canvases, each once; none for a format without a canvas."""
    assert "".join(item.slug for item in SAME.same_deliverable(SAME.formats[slug])) == others


def test_same_deliverable_is_named_once() -> None:
    """Two formats that share two canvases share one deliverable."""
    script = [make_step("x", canvas="plan"), make_step("y", canvas="grille")]
    formats = {slug: a_format(slug, canvases=["plan", "grille"], script=script) for slug in "ab"}
    both = Library(a_vocabulary(), formats=formats)
    assert [item.slug for item in both.same_deliverable(formats["a"])] == ["b"]


SHORTER: dict[str, tuple[list[str | None], list[str]]] = {
    "none named": ([None], []),
    "shorter": (["court"], ["court"]),
    "as long": (["egal"], []),
    "longer": (["long"], []),
    "in the order of the text": (["bref", "long", "court"], ["bref", "court"]),
    "named twice": (["court", None, "court"], ["court"]),
    "that is not there": (["zzz", "court"], ["court"]),
}


@pytest.mark.parametrize(("named", "slugs"), SHORTER.values(), ids=SHORTER)
def test_shorter(named: list[str | None], slugs: list[str]) -> None:
    """Of the formats to take instead, those that take less time at the ideal number of people."""
    lengths = {"essai": 60, "court": 59, "bref": 30, "egal": 60, "long": 61}
    avoid = [{"situation": "Non."} | ({"instead": slug} if slug else {}) for slug in named]
    formats = {
        slug: a_format(slug, script=[make_step(minutes=minutes)], **({"avoid_when": avoid} if slug == "essai" else {}))
        for slug, minutes in lengths.items()
    }
    library = Library(a_vocabulary(), formats=formats)
    assert [item.slug for item in library.shorter(formats["essai"])] == slugs


def test_last_review() -> None:
    """The newest date of all kinds; a fixed date when there is nothing."""
    assert LIBRARY.last_review == date(2026, 12, 1)
    assert Library(a_vocabulary()).last_review == date(2000, 1, 1)


def test_formats_of_passes_over_what_is_not_there() -> None:
    """In the given order, without the unknown ones."""
    assert [item.slug for item in LIBRARY.formats_of(["c", "zzz", "a"])] == ["c", "a"]


def test_by_kind_names_the_five_kinds() -> None:
    """The kinds are the folders and the addresses of the API."""
    assert list(LIBRARY.by_kind) == ["formats", "offers", "programmes", "canvases", "experiences"]
    assert LIBRARY.by_kind["formats"] is LIBRARY.formats
