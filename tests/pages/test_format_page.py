"""What the page of a format says in a few words: trials, facilitation, shared time, ways of working, second choices."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.canvas import Canvas
from macros.model.format import Format
from macros.model.library import Library
from macros.pages.context import PageContext
from macros.pages.format_facts import head_facts
from macros.pages.format_page import render_format
from macros.pages.step_view import step_view
from tests.factories import a_canvas, a_format, a_vocabulary, make_step
from tests.pages.html_reading import Document, squeezed

CONTEXT = PageContext(Library(a_vocabulary()), address="ateliers/essai/")
ROLE = {"id": "garant", "name": "Garant", "count": "per_group", "mission": "Garder le temps."}
TRIAL = {"year": 2025, "mode": "remote", "participants": 7, "minutes": 75, "lesson": "Trop court."}


def text_of(format_: Format) -> str:
    """The text of the page, without spaces."""
    return squeezed(Document(render_format(format_, CONTEXT).html).text)


@pytest.mark.parametrize("status", ["draft", "tested", "stable"])
@pytest.mark.parametrize("trials", [[], [TRIAL], [TRIAL, TRIAL | {"lesson": "Trop long."}]], ids=len)
def test_trials_are_shown(status: str, trials: list[dict[str, Any]]) -> None:
    """Every trial is on the page, of a draft too."""
    text = text_of(a_format(status=status, trials=trials))
    assert text.count(squeezed("2025, remote, 7 personnes, 1 h 15 :")) == len(trials)
    assert [trial["lesson"] for trial in trials if squeezed(trial["lesson"]) not in text] == []


@pytest.mark.parametrize(
    ("counts", "training", "told"),
    [
        ([1], None, "1 personne"),
        ([1], "Une journée.", "1 personne, formée"),
        ([2], "Une journée.", "2 personnes, formées"),
        ([1, 2], "Une journée.", "1 à 2 personnes, formées"),
        ([1, 1], "Une journée.", "1 personne, formée"),
        ([1, 2], None, "1 à 2 personnes"),
        ([11], "Une journée.", "11 personnes, formées"),
    ],
)
def test_facilitation_agrees(counts: list[int], training: str | None, told: str) -> None:
    """« Formée » agrees with the number of people who facilitate."""
    people = [{"up_to": 4 + 4 * index, "count": count} for index, count in enumerate(counts)]
    facilitation = {"people": people} | ({"training": training, "trained": True} if training else {})
    facts = dict(head_facts(a_format(facilitation=facilitation), CONTEXT))
    assert squeezed(facts["Animation"]) == squeezed(told)


def test_a_skill_is_not_a_training() -> None:
    """What the facilitator must know how to do is told further down; the head says « formée » only where it is required."""
    facilitation = {"people": [{"up_to": 8, "count": 1}], "training": "Savoir se taire."}
    facts = dict(head_facts(a_format(facilitation=facilitation), CONTEXT))
    assert squeezed(facts["Animation"]) == squeezed("1 personne")


SHARED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "groups of the format": ({"group_size": {"min": 2, "max": 4}}, {}, "30 min par personne à 4, 15 min à 8"),
    "groups of the step": ({}, {"group_size": {"min": 2, "max": 2}}, "15 min par personne à 4, 7 min 30 à 8"),
    "groups of the step rather than of the format": (
        {"group_size": {"min": 2, "max": 4}},
        {"group_size": {"min": 2, "max": 2}},
        "15 min par personne à 4, 7 min 30 à 8",
    ),
    "no groups": ({}, {"mode": "plenary"}, "30 min par personne à 4, 30 min à 8"),
    "by group": (
        {},
        {"shared_by": "groups", "group_size": {"min": 2, "max": 2}},
        "15 min par sous-groupe à 4, 7 min 30 à 8",
    ),
}


@pytest.mark.parametrize(("of_format", "of_step", "told"), SHARED.values(), ids=SHARED)
def test_time_shared_by_one_person_per_group(of_format: dict[str, Any], of_step: dict[str, Any], told: str) -> None:
    """One person per group shares the time of a step by the groups that this step makes."""
    step = make_step("a", 30, **({"mode": "groups", "shared_by": "garant"} | of_step))
    format_ = a_format(roles=[ROLE], script=[step], **of_format)
    view = step_view(format_.ideal_schedule.steps[0], 1, format_, CONTEXT)
    assert squeezed(view["shared_sentence"]) == squeezed(told)


@pytest.mark.parametrize(
    ("most", "mode", "told"),
    [
        (1, "plenary", "Ensemble"),
        (1, "solo", "En individuel"),
        (2, "plenary", "En plénière"),
        (8, "plenary", "En plénière"),
    ],
)
def test_way_of_working_with_a_single_participant(most: int, mode: str, told: str) -> None:
    """A plenary of one person is the person and the facilitation together: on the step, in the lanes and in the shares."""
    participants = {"min": 1, "ideal": 1, "max": most}
    format_ = a_format(participants=participants, script=[make_step("a", 30, mode=mode)])
    assert step_view(format_.ideal_schedule.steps[0], 1, format_, CONTEXT)["work_mode"] == told
    text = text_of(format_)
    assert squeezed(told) in text
    assert (squeezed("plénière") in text) == ("plénière" in told)


SAME, LESS = "Pour le même livrable", "Si vous avez moins de temps"
SHORT = {"id": "short", "title": "En bref", "minutes": 40, "changes": [{"step": "accueil", "skip": True}]}
LONG = {"id": "long", "title": "En long", "minutes": 70, "changes": [{"step": "accueil", "minutes": 30}]}
ON_PLAN = {"canvases": ["plan"], "script": [make_step("a", 60, canvas="plan")]}
OTHERS = {
    "bref": a_format("bref", title="Bref", script=[make_step("a", 30)]),
    "court": a_format("court", title="Court", script=[make_step("a", 45)]),
    "long": a_format("long", title="Long", script=[make_step("a", 90)]),
    "jumeau": a_format("jumeau", title="Jumeau", **ON_PLAN),
}
CANVASES: dict[str, Canvas] = {"plan": a_canvas("plan")}


def avoid(*slugs: str) -> dict[str, Any]:
    """Situations in which another format does better."""
    return {"avoid_when": [{"situation": "Non.", "instead": slug} for slug in slugs]}


def other_ways(format_: Format, *, directory_urls: bool = True) -> dict[str, list[tuple[str, str, str]]]:
    """Second choices by the heading that they stand under: title, address, and what follows the link."""
    library = Library(a_vocabulary(), formats=OTHERS | {format_.slug: format_}, canvases=CANVASES)
    context = PageContext(library, address="ateliers/essai/", directory_urls=directory_urls)
    found: dict[str, list[tuple[str, str, str]]] = {}
    page, heading = Document(render_format(format_, context).html), ""
    for one in page.elements:
        if one.tag in ("h2", "h3", "h4"):
            heading = one.text
        elif one.tag == "li" and heading in (SAME, LESS):
            link = next(inner for inner in page.all("a") if one in inner.ancestors)
            rest = one.text.removeprefix(link.text).replace("\u00a0", " ")
            found.setdefault(heading, []).append((link.text, link.attributes["href"], rest))
    return found


WAYS: dict[str, tuple[dict[str, Any], dict[str, list[tuple[str, str, str]]]]] = {
    "none": ({}, {}),
    "another format on the same canvas": (ON_PLAN, {SAME: [("Jumeau", "../jumeau/", ", 1 h")]}),
    "formats to take instead, of which those that are shorter": (
        avoid("long", "court", "jumeau", "bref", "zzz"),
        {LESS: [("Court", "../court/", ", 45 min"), ("Bref", "../bref/", ", 30 min")]},
    ),
    "its own short variant": (
        {"variants": [SHORT]},
        {LESS: [("Cet atelier : En bref", "#variante-short", ", 40 min")]},
    ),
    "a longer variant is no way to take less time": ({"variants": [LONG]}, {}),
    "its own variant before other formats": (
        {"variants": [LONG, SHORT], **avoid("bref")},
        {LESS: [("Cet atelier : En bref", "#variante-short", ", 40 min"), ("Bref", "../bref/", ", 30 min")]},
    ),
    "both": (
        ON_PLAN | avoid("bref"),
        {SAME: [("Jumeau", "../jumeau/", ", 1 h")], LESS: [("Bref", "../bref/", ", 30 min")]},
    ),
}


@pytest.mark.parametrize(("overrides", "ways"), WAYS.values(), ids=WAYS)
def test_other_ways(overrides: dict[str, Any], ways: dict[str, list[tuple[str, str, str]]]) -> None:
    """The same deliverable, and less time: each with its link and its duration, and no heading over nothing."""
    found = other_ways(a_format(**overrides))
    assert found == ways
    assert list(found) == [title for title in (SAME, LESS) if title in ways]


def test_other_ways_from_a_disk() -> None:
    """Links name files where folders do not open; a variant stays on the page."""
    found = other_ways(a_format(variants=[SHORT], **avoid("bref")), directory_urls=False)
    assert [href for _, href, _ in found[LESS]] == ["#variante-short", "../bref/index.html"]


@pytest.mark.parametrize(
    ("overrides", "headed"), [({}, False), ({"variants": [SHORT]}, True), (avoid("bref"), True)], ids=str
)
def test_neighbours_have_their_part_when_there_are_some(overrides: dict[str, Any], headed: bool) -> None:
    """A format without any neighbour has no empty part."""
    library = Library(a_vocabulary(), formats=OTHERS)
    page = Document(render_format(a_format(**overrides), PageContext(library, address="ateliers/essai/")).html)
    assert ("voisins" in page.ids) is headed


def test_variants_that_are_linked_are_on_the_page() -> None:
    """The link of a short variant leads to its heading."""
    page = Document(render_format(a_format(variants=[SHORT]), CONTEXT).html)
    links = [one.attributes["href"] for one in page.all("a") if one.attributes["href"].startswith("#variante-")]
    assert links == ["#variante-short"]
    assert "variante-short" in page.ids
