"""What a format projects: which slides, in which order, with which words."""

from __future__ import annotations

from typing import Any

import pytest

from macros.exports.presentation.space import Face
from macros.exports.slides.deck import Slide, SlideKind, format_slides
from macros.model.library import Library
from tests.factories import a_canvas, a_format, a_vocabulary, make_break, make_step

KINDS = {kind.value for kind in SlideKind}


def slides_of(**overrides: Any) -> tuple[Slide, ...]:
    """The slides of a format, in a library with two canvases."""
    library = Library(
        a_vocabulary(), canvases={slug: a_canvas(slug, title=f"Support {slug}") for slug in ("un", "deux")}
    )
    return format_slides(a_format(**overrides), library, site=overrides.pop("site", "https://exemple.fr/"))


def words(slide: Slide) -> list[str]:
    """The words of the body."""
    return [line.text for line in slide.lines]


def test_slides_stand_in_the_order_of_the_session() -> None:
    """Title, opening step, running order, then steps and pauses; the canvas after the step that first uses it; the closing."""
    script = [
        make_step("a"),
        make_step("b", canvas="un"),
        make_break(),
        make_step("c", canvas="un"),
        make_step("d", canvas="deux"),
    ]
    slides = slides_of(script=script, canvases=["un", "deux"])
    assert [slide.kind.value for slide in slides] == [
        "title", "goal", "order", "step", "canvas", "break", "step", "step", "canvas", "closing",
    ]  # fmt: skip
    assert [slide.title for slide in slides if slide.kind is SlideKind.CANVAS] == [
        "Canevas\u00a0: Support un",
        "Canevas\u00a0: Support deux",
    ]


def test_a_canvas_that_no_step_names_stands_before_the_closing() -> None:
    """It is not lost."""
    kinds = [slide.kind.value for slide in slides_of(canvases=["un"])]
    assert kinds[-2:] == ["canvas", "closing"]


def test_a_format_that_opens_with_a_pause_has_its_running_order_first() -> None:
    """The pause keeps its own slide."""
    kinds = [slide.kind.value for slide in slides_of(script=[make_break(), make_step()])]
    assert kinds[:4] == ["title", "order", "break", "step"]


def test_the_title_slide_says_promise_and_duration() -> None:
    """Its notes say for how many people, where to adapt, and the source."""
    slide = slides_of()[0]
    assert words(slide) == ["Un petit atelier pour les essais.", "Durée\u00a0: 1\u00a0h"]
    assert slide.notes[0] == "Durées prévues pour 6\u00a0personnes."
    assert "https://exemple.fr/ateliers/essai/" in slide.notes[1]
    assert slide.notes[2].startswith(
        "Playbook des ateliers, «\u00a0Atelier d’essai\u00a0», mise à jour du 22\u00a0novembre"
    )


def test_without_a_site_address_no_link_is_told() -> None:
    """Nothing is invented."""
    slides = format_slides(a_format(), Library(a_vocabulary()))
    assert "http" not in " ".join(slides[0].notes)


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({}, ("En plénière",)),
        ({"mode": "groups", "group_size": {"min": 2, "max": 4}}, ("En sous-groupes de 2\u00a0à\u00a04",)),
        ({"mode": "groups"}, ("En sous-groupes",)),
        ({"canvas": "un"}, ("En plénière", "Canevas «\u00a0Support un\u00a0»")),
        ({"handout": "carte"}, ("En plénière", "Document «\u00a0La carte\u00a0»")),
        ({"handout": ["carte", "regle"]}, ("En plénière", "Documents «\u00a0La carte\u00a0», «\u00a0La règle\u00a0»")),
        ({"handout": "secret"}, ("En plénière",)),
        ({"handout": ["carte", "regle", "un", "deux"]}, ("En plénière", "4 documents")),
    ],
    ids=["mode", "groups of", "groups", "canvas", "handout", "handouts", "for the team", "many handouts"],
)
def test_a_step_says_how_people_work_and_with_what(fields: dict[str, Any], facts: tuple[str, ...]) -> None:
    """What is for the facilitation alone is in the notes, not on the screen."""
    handouts = [
        {"id": "carte", "title": "La carte", "body": "x", "per": "group"},
        {"id": "regle", "title": "La règle", "body": "x", "per": "group"},
        {"id": "un", "title": "Un", "body": "x", "per": "group"},
        {"id": "deux", "title": "Deux", "body": "x", "per": "group"},
        {"id": "secret", "title": "Le corrigé", "body": "x", "per": "session", "for_team": True},
    ]
    slides = slides_of(script=[make_step("a"), make_step("b", **fields)], handouts=handouts)
    step = next(slide for slide in slides if slide.kind is SlideKind.STEP)
    assert step.facts == facts
    assert ("Le corrigé" in " ".join(step.notes)) == (fields.get("handout") == "secret")
    assert ("• La règle" in step.notes) == ("4 documents" in facts)


def test_a_pause_says_its_length_only() -> None:
    """Its tip is for the facilitation: it stands in the notes."""
    slide = next(
        s for s in slides_of(script=[make_step(), make_break() | {"tip": "Ouvrez la fenêtre."}]) if s.kind == "break"
    )
    assert (slide.title, slide.duration, slide.lines, slide.facts) == ("Pause", "10\u00a0min", (), ())
    assert slide.notes == ("Ouvrez la fenêtre.",)


def test_spans_follow_each_other() -> None:
    """The line at the foot of the slides shows the whole session, once."""
    spans = [
        slide.span
        for slide in slides_of(script=[make_step("a", 20), make_break("p", 10), make_step("b", 30)])
        if slide.span
    ]
    assert spans == [(0, 20 / 60), (20 / 60, 30 / 60), (30 / 60, 1)]


def test_the_closing_asks_and_names_the_source() -> None:
    """What the team does next may tell of people: it stands in the notes, never on the screen."""
    follow_up = [{"days_after": days, "task": "Écrire\nà tous."} for days in (0, 1, 7)]
    *others, last = slides_of(follow_up=follow_up)
    assert (last.title, words(last)) == ("Avant de partir", ["Qu’en pensez-vous\u202f?"])
    assert {line.face for line in last.lines} == {Face.ITEM}
    assert last.foot.endswith("Licence Ouverte 2.0.")
    assert last.notes == (
        "Après la séance, pour l’équipe",
        "• Le jour même\u00a0: Écrire à tous.",
        "• À 1\u00a0jour\u00a0: Écrire à tous.",
        "• À 7\u00a0jours\u00a0: Écrire à tous.",
    )
    assert not any("Écrire" in text for slide in (*others, last) for text in words(slide))


@pytest.mark.parametrize("people", [1, 6])
def test_what_the_team_notes_about_one_person_is_not_shown(people: int) -> None:
    """With a single participant, the canvas is the team's: its title is in the notes."""
    slides = slides_of(
        participants={"min": 1, "ideal": people, "max": people},
        script=[make_step("a"), make_step("b", canvas="un")],
        canvases=["un", "deux"],
    )
    alone = people == 1
    assert any(slide.kind is SlideKind.CANVAS for slide in slides) == (not alone)
    step = next(slide for slide in slides if slide.kind is SlideKind.STEP)
    assert any("Support un" in fact for fact in step.facts) == (not alone)
    assert ("Canevas de l’animation\u00a0: «\u00a0Support un\u00a0»" in step.notes) == alone


def test_a_long_list_goes_on_to_another_slide() -> None:
    """Nothing is dropped, titles say which part it is, and only the last slide names the source."""
    questions = ["écrire " * 30 + str(number) for number in range(9)]
    slides = slides_of(success={"signs": ["x"], "questions": questions})
    closing = [slide for slide in slides if slide.kind is SlideKind.CLOSING]
    assert len(closing) > 1
    assert sum(len(slide.lines) for slide in closing) == 9
    assert closing[0].title == f"Avant de partir (1 sur {len(closing)})"
    assert [bool(slide.foot) for slide in closing] == [False] * (len(closing) - 1) + [True]
    assert [bool(slide.notes) for slide in closing] == [False] * (len(closing) - 1) + [True]


@pytest.mark.parametrize("slug", ["journee-inter-metiers", "projet-sante-cpts", "test-assures"])
def test_every_step_of_a_real_format_has_one_slide(slug: str, library: Library) -> None:
    """With its title and its brief, whose words are all there."""
    format_ = library.formats[slug]
    slides = [slide for slide in format_slides(format_, library) if slide.span]
    assert len(slides) == len(format_.script)
    for step, slide in zip(format_.script, slides, strict=True):
        assert bool(slide.lines) == bool(step.brief)
