"""« Situer mon projet »: every question and answer with its weights, a result per level, and the grid to fill by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from macros.loading.rules.library_rules import check_weights_name_levels
from macros.model.library import Library
from macros.model.self_assessment import SelfAssessment
from macros.pages.context import PageContext
from macros.pages.self_assessment_page import render_self_assessment
from tests.factories import a_format, a_vocabulary, an_offer
from tests.pages.html_reading import Document, Element, skipped_levels, squeezed

LEAST_FORMATS = 3
QUESTIONS = [
    {
        "id": "depart",
        "text": "Où en êtes-vous ?",
        "help": "Pour ce projet.",
        "options": [
            {"id": "rien", "text": "Rien.", "weights": {"comprendre": 3}},
            {"id": "ecrit", "text": "Un écrit.", "weights": {"cadrer": 2, "comprendre": 1}},
            {"id": "situation", "text": "Une situation.", "exit": "codev"},
        ],
    },
    {
        "id": "suite",
        "text": "Et ensuite ?",
        "options": [
            {"id": "voir", "text": "Voir.", "weights": {"comprendre": 1}},
            {"id": "ecrire", "text": "Écrire.", "weights": {"cadrer": 3}},
        ],
    },
]
CRITERIA = ["Le besoin est écrit.", "Quelqu'un décide."]


def offered(*slugs: str, **more: Any) -> list[dict[str, Any]]:
    """Formats of an offer."""
    return [{"format": slug, "why": f"Pour {slug}."} | more for slug in slugs]


def library_of(families: dict[str, str], *offered_formats: dict[str, Any]) -> Library:
    """The questions above, formats by their types, and the offer of the first level where formats are offered."""
    assessment = SelfAssessment.model_validate_json(json.dumps({"margin": 2, "questions": QUESTIONS}))
    formats = {slug: a_format(slug, family) for slug, family in families.items()}
    offers = {}
    if offered_formats:
        offers["comprendre"] = an_offer("comprendre", exit_criteria=CRITERIA, formats=[*offered_formats])
    return Library(a_vocabulary(), assessment, formats=formats, offers=offers)


def shown(library: Library, **options: Any) -> Document:
    """The page at its address."""
    return Document(str(render_self_assessment(PageContext(library, address="situer-mon-projet/", **options))))


SMALL = library_of(dict.fromkeys("abc", "codev"), *offered("a", "b", "c"))


@pytest.fixture(scope="module")
def page(library: Library) -> Document:
    """The page of the real library."""
    return shown(library)


def result(page: Document, level: str) -> Element:
    """The part of the page for a level."""
    return next(one for one in page.all("section") if one.attributes.get("data-level") == level)


def within(page: Document, element: Element, *tags: str) -> list[Element]:
    """Elements of those tags inside another."""
    return [one for one in page.all(*tags) if any(above is element for above in one.ancestors)]


def test_no_questions_no_page(library: Library) -> None:
    """Where the library has no questions, nothing shows, not even an empty form."""
    assert render_self_assessment(PageContext(Library(library.vocabulary, formats=library.formats))) == ""


def test_page_is_well_made(page: Document) -> None:
    """Under the title that the hand-written page gives."""
    assert page.unbalanced == []
    assert len(page.ids) == len(set(page.ids))
    assert skipped_levels(page.heading_levels, first=2) == []


def test_every_question_and_answer_is_there(page: Document, library: Library) -> None:
    """In order, once in the form with their ids and weights, and once in the grid."""
    questions = library.self_assessment.questions
    assert [one.attributes["data-question"] for one in page.all("fieldset")] == [one.id for one in questions]
    legends = [squeezed(one.text) for one in page.all("legend")]
    assert legends == [squeezed(f"{n}. {one.text}") for n, one in enumerate(questions, start=1)]
    radios = [one for one in page.all("input") if one.attributes["type"] == "radio"]
    told = [(one.attributes["name"], one.attributes["value"], one.attributes.get("data-exit")) for one in radios]
    options = [(question.id, option) for question in questions for option in question.options]
    assert told == [(question, option.id, option.exit) for question, option in options]
    assert [json.loads(one.attributes["data-weights"]) for one in radios] == [option.weights for _, option in options]
    answers = [squeezed(label.text) for label in page.with_class("pb-answer")]
    rows = [squeezed(one.text) for one in page.all("th") if one.attributes["scope"] == "row"]
    assert answers == rows == [squeezed(option.text) for _, option in options]
    assert [one for one in page.all("input") if "checked" in one.attributes] == []


def grid(page: Document) -> list[tuple[str, list[str]]]:
    """Each answer of the grid with its cells."""
    rows = []
    for row in page.all("tr"):
        heads = [one for one in within(page, row, "th") if one.attributes["scope"] == "row"]
        if heads:
            rows.append((heads[0].text, [one.text for one in within(page, row, "td")]))
    return rows


def test_points_of_the_grid_are_the_weights(page: Document, library: Library) -> None:
    """A column per level, in the order of the vocabulary; an answer that leads out says where instead."""
    levels = library.vocabulary.maturity
    columns = [one.text for one in page.all("th") if one.attributes["scope"] == "col"]
    assert columns == ["Réponse", *(level.label for level in levels.values())]
    options = [option for question in library.self_assessment.questions for option in question.options]
    assert [cells for _, cells in grid(page)] == [
        ["vers le codéveloppement"] if option.exit else [str(option.weights.get(level) or "") for level in levels]
        for option in options
    ]


def test_grid_of_a_small_library() -> None:
    """By hand: zero points are an empty cell."""
    assert grid(shown(SMALL)) == [
        ("Rien.", ["3", ""]),
        ("Un écrit.", ["1", "2"]),
        ("Une situation.", ["vers le codéveloppement"]),
        ("Voir.", ["1", ""]),
        ("Écrire.", ["", "3"]),
    ]


def test_rule_to_apply_by_hand() -> None:
    """Without the script, the text gives the margin that the script uses, and the grid is open."""
    page = shown(SMALL)
    assert [one.attributes["data-margin"] for one in page.with_class("pb-situate")] == ["2"]
    by_hand = page.with_class("pb-by-hand")[0]
    assert "open" in by_hand.attributes
    assert "Moins de 2 points d’écart" in by_hand.text


def test_every_level_has_its_result(page: Document, library: Library) -> None:
    """Its definition, its offer, and at least three of its formats, in the offer's order, with their reasons."""
    for level, entry in library.vocabulary.maturity.items():
        part, offer = result(page, level), library.offer_of_level(level)
        assert part.attributes["data-label"] == entry.label
        assert "hidden" in part.attributes
        assert squeezed(entry.definition) in squeezed(part.text)
        links = [one.attributes["href"] for one in within(page, part, "a")]
        assert f"../offres/{offer.slug}/" in links
        cards = [one.attributes["data-slug"] for one in within(page, part, "article")]
        assert len(cards) >= LEAST_FORMATS
        assert cards == [entry.format for entry in offer.formats][: len(cards)]
        reasons = [squeezed(one.text) for one in within(page, part, "p") if "pb-why" in one.classes]
        assert reasons == [squeezed(entry.why) for entry in offer.formats][: len(cards)]


def test_every_level_can_be_reached(library: Library) -> None:
    """No level of the real library is out of reach of its questions."""
    assert list(check_weights_name_levels(library)) == []
    assert len(library.self_assessment.questions) <= 8


def test_what_settles_a_hesitation(page: Document, library: Library) -> None:
    """Between a level and the next, the exit criteria of its offer."""
    for level in library.vocabulary.maturity:
        (part,) = [one for one in page.elements if one.attributes.get("data-settles") == level]
        assert "hidden" in part.attributes
        criteria = library.offer_of_level(level).exit_criteria
        assert [one.text for one in within(page, part, "li")] == list(criteria)


def test_level_without_an_offer() -> None:
    """Its definition alone: no empty list, no criteria that no offer gives."""
    page = shown(SMALL)
    assert squeezed(result(page, "cadrer").text) == squeezed("Un niveau.")
    assert [one.attributes["data-settles"] for one in page.elements if "data-settles" in one.attributes] == [
        "comprendre"
    ]
    assert [one for one in page.all("ul", "ol") if not within(page, one, "li")] == []


FORMATS: dict[str, tuple[list[dict[str, Any]], list[str]]] = {
    "one": (offered("b"), ["b"]),
    "order of the offer": (offered("c", "a", "b"), ["c", "a", "b"]),
    "more than are shown": (offered("e", "d", "c", "b", "a"), ["e", "d", "c", "b"]),
    "some that are not there": (offered("a", "zzz", "b", "yyy", "c"), ["a", "b", "c"]),
}


@pytest.mark.parametrize(("formats", "slugs"), FORMATS.values(), ids=FORMATS)
def test_first_formats_of_an_offer(formats: list[dict[str, Any]], slugs: list[str]) -> None:
    """In its order, without those that the library does not have."""
    page = shown(library_of(dict.fromkeys("abcde", "codev"), *formats))
    cards = within(page, result(page, "comprendre"), "article")
    assert [one.attributes["data-slug"] for one in cards] == slugs


def test_optional_formats_say_so() -> None:
    """« Selon le projet » stands before the reason."""
    page = shown(library_of(dict.fromkeys("ab", "codev"), *offered("a"), *offered("b", optional=True)))
    told = [squeezed(one.text).split("Pour")[0] for one in page.all("li") if "Pour" in one.text]
    assert told == ["", squeezed("Selon le projet")]


CODEV: dict[str, tuple[dict[str, Any], list[str]]] = {
    "usual ones": ({"codev-lancement": "codev", "codev-managerial": "codev", "autre": "codev"}, ["codev-managerial", "codev-lancement"]),
    "those of the type": ({"un": "codev", "deux": "ideation", "trois": "codev"}, ["un", "trois"]),
    "four at most": (dict.fromkeys("abcdef", "codev"), ["a", "b", "c", "d"]),
    "none": ({"un": "ideation"}, []),
}  # fmt: skip


@pytest.mark.parametrize(("families", "slugs"), CODEV.values(), ids=CODEV)
def test_situation_of_work(families: dict[str, str], slugs: list[str]) -> None:
    """An answer that leads out leads to codéveloppement: the usual formats, else those of the type."""
    page = shown(library_of(families))
    part = result(page, "codev")
    assert "data-label" not in part.attributes  # not a level: the script does not sum points for it
    assert [one.attributes["data-slug"] for one in within(page, part, "article")] == slugs
    assert within(page, part, "a")[-1].attributes["href"] == "../types/codev/"


def test_situation_of_work_in_the_real_library(page: Document) -> None:
    """Three formats that do not depend on a level."""
    cards = within(page, result(page, "codev"), "article")
    assert len(cards) == LEAST_FORMATS
    assert "codev-managerial" in [one.attributes["data-slug"] for one in cards]


def test_help_stands_with_its_question() -> None:
    """Only where a question has one."""
    assert [one.text for one in shown(SMALL).with_class("pb-question-help")] == ["Pour ce projet."]


@pytest.mark.parametrize(("directory_urls", "end"), [(True, ""), (False, "index.html")])
def test_links_in_both_forms(directory_urls: bool, end: str) -> None:
    """Offers, formats, type; and the script."""
    page = shown(SMALL, directory_urls=directory_urls)
    links = {one.attributes["href"] for one in page.all("a")}
    folders = ["offres/comprendre/", "ateliers/a/", "ateliers/b/", "ateliers/c/", "types/codev/"]
    assert links == {f"../{folder}{end}" for folder in folders}
    assert [one.attributes["src"] for one in page.all("script")] == ["../assets/javascripts/choose/self-assessment.js"]


def test_answers_are_text() -> None:
    """Quotes and tags of a question stay text, in the attributes too."""
    attack = '"><script>x</script>\' onclick="x'
    questions = [
        {"id": "q", "text": attack, "help": attack, "options": [
            {"id": "a", "text": attack, "weights": {"cadrer": 1}}, {"id": "b", "text": "B", "weights": {"comprendre": 1}}]}
    ]  # fmt: skip
    assessment = SelfAssessment.model_validate_json(json.dumps({"questions": questions}))
    page = shown(Library(a_vocabulary(), assessment))
    assert [one for one in page.all("script") if "src" not in one.attributes] == []
    assert [name for one in page.elements for name in one.attributes if name.startswith("on")] == []
    assert page.text.count(attack) == 5
