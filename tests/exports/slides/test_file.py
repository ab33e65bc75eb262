"""The deck of a format, opened by its library."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from pptx.util import Pt

from macros.exports.slides.file import export_slides
from macros.exports.slides.words import one_line
from macros.model.library import Library
from tests.exports.slide_reading import A, languages, members, notes, problems, read, shapes_of, texts
from tests.factories import a_canvas, a_format, a_vocabulary, make_break, make_step, make_table
from tests.mkdocs_site.hostile_library import PAYLOADS, TITLES

SCRIPT = [
    make_step("a", 20, brief="But : une feuille. Règles : pas de nom ; fin à l'heure.", say="Bonjour.", do="- Saluer."),
    make_step("b", 30, canvas="canevas", mode="groups", group_size={"min": 2, "max": 3}),
    make_break("p", 10),
    make_step("c", 30, canvas="table"),
]
HOSTILE = [*PAYLOADS, "=1+1", "a\\", "$a$", "_x0041_", "🎉 é 漢字", "&amp;", "<a:t>x</a:t>", "a" * 300]


def library_of(**canvas: Any) -> Library:
    """A library with a canvas of zones and one that is a table."""
    table = a_canvas("table", **make_table({"Quand ?": 1, "Quoi ?": 2}, ["Matin", "Soir"]))
    return Library(a_vocabulary(), canvases={"canevas": a_canvas(**canvas), "table": table})


def a_deck(**overrides: Any) -> bytes:
    """The deck of a format with each kind of slide."""
    base = {"script": SCRIPT, "canvases": ["canevas", "table"]}
    return export_slides(
        a_format(**(base | overrides)), library_of(), publisher="La caisse", site="https://exemple.fr/"
    )


def test_every_slide_is_accessible_and_legible() -> None:
    """Title, number, text alternatives, header rows, 18 points at least, nothing outside."""
    assert problems(read(a_deck())) == []


@pytest.mark.parametrize("slug", ["projet-sante-cpts", "priorisation-idees", "journee-inter-metiers"])
def test_a_real_format_too(slug: str, library: Library) -> None:
    """Zones, a matrix with axes, a table."""
    data = export_slides(library.formats[slug], library)
    assert problems(read(data)) == []
    assert languages(data) == {"fr-FR"}


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (lambda deck: deck.slides[0].shapes.title.text_frame.clear(), "1: no title"),
        (lambda deck: setattr(deck.slides[3].shapes.title, "left", Pt(900)), "sticks out"),
        (
            lambda deck: setattr(deck.slides[3].shapes.title.text_frame.paragraphs[0].runs[0].font, "size", Pt(12)),
            "12.0",
        ),
        (lambda deck: deck.slides[1].shapes._spTree.remove(deck.slides[1].shapes[-1]._element), "2: no number"),
        (
            lambda deck: deck.slides[2].shapes[1]._element.xpath(".//p:cNvPr")[0].attrib.pop("descr"),
            "no text alternative",
        ),
        (lambda deck: setattr(deck.slides[2].shapes[1].table, "first_row", False), "header row"),
    ],
    ids=["title", "outside", "small", "number", "alternative", "header"],
)
def test_planted_faults_are_seen(fault: Any, told: str) -> None:
    """The check above can fail."""
    deck = read(a_deck())
    fault(deck)
    assert any(told in problem for problem in problems(deck))


def test_it_is_wide_and_french() -> None:
    """16:9; French on every text, masters, layouts and notes included; our fonts and the family's colour."""
    data = a_deck()
    deck = read(data)
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    assert languages(data) == {"fr-FR"}
    theme = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    assert theme.blob.count(b'typeface="Calibri"') == 2
    assert b'<a:accent1><a:srgbClr val="1F6660"/>' in theme.blob
    assert [layout.name for layout in deck.slide_layouts] == ["Ouverture", "Consigne", "Texte", "Pause", "Titre seul"]


def test_properties() -> None:
    """Title, subject, author, licence, language, and the date of the review."""
    properties = read(a_deck()).core_properties
    assert properties.title == "Atelier d’essai"
    assert properties.subject == "Un petit atelier pour les essais."
    assert (properties.author, properties.last_modified_by, properties.language) == ("La caisse", "La caisse", "fr-FR")
    assert properties.comments.endswith("22\u00a0novembre\u00a02026. Licence Ouverte 2.0.")
    assert properties.created == properties.modified == datetime(2026, 11, 22)


def test_the_format_s_own_licence_is_told() -> None:
    """In the properties and on the last slide."""
    deck = read(a_deck(licence="CC BY 4.0"))
    assert deck.core_properties.comments.endswith("CC BY 4.0.")
    assert texts(deck.slides[-1])[-2].endswith("CC BY 4.0.")


def test_titles_and_words() -> None:
    """Slide by slide: what is read, in reading order."""
    deck = read(a_deck())
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [
        "Atelier d’essai", "Étape a", "Déroulé\u00a0: 1\u00a0h\u00a030", "Étape b", "Canevas\u00a0: Canevas d’essai", "Pause", "Étape c",
        "Canevas\u00a0: Canevas d’essai", "Avant de partir",
    ]  # fmt: skip
    assert texts(deck.slides[1])[:7] == [
        "Étape a",
        "But",
        "Une feuille.",
        "Règles",
        "Pas de nom",
        "Fin à l’heure",
        "En plénière",
    ]
    assert texts(deck.slides[2])[1:5] == ["Étape", "Durée", "1. Étape a", "20\u00a0min"]
    assert notes(deck.slides[1]) == "À dire\nBonjour.\n\nÀ faire, en bref\n• Saluer."
    zones = [shape for shape in shapes_of(deck.slides[4]) if shape.name in ("Avant", "Après")]
    assert [zone.text_frame.paragraphs[0].text for zone in zones] == ["Avant", "Après"]
    table = next(shape.table for shape in deck.slides[7].shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Quand\u202f?", "Quoi\u202f?"],
        ["Matin", ""],
        ["Soir", ""],
    ]
    assert table.first_row and table.first_col


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_shows_as_typed(payload: str) -> None:
    """On the slides, in the notes and in the canvas."""
    canvas = {"avant": {"title": "Avant", "prompt": payload[:160]}, "apres": {"title": "Après", "prompt": "x"}}
    script = [make_step("a"), make_step("b", brief=payload[:200], say=payload, canvas="canevas")]
    format_ = a_format(script=script, success={"signs": ["x"], "questions": [payload]})
    deck = read(export_slides(format_, library_of(zones=canvas)))
    shown, step = one_line(payload), deck.slides[3]
    assert one_line(payload[:200]) in texts(step)
    assert shown in [paragraph.text for paragraph in step.notes_slide.notes_text_frame.paragraphs]
    assert shown in texts(deck.slides[5])
    described = [found.get("descr") for found in deck.slides[4]._element.iter() if found.get("descr")]
    assert one_line(payload[:160]) in described
    assert "49087" not in "".join(text for slide in deck.slides for text in texts(slide))


@pytest.mark.parametrize("title", TITLES)
def test_hostile_titles_show_as_typed(title: str) -> None:
    """In the title, the running order and the properties."""
    deck = read(export_slides(a_format(title=title, script=[make_step("a", title=title)]), library_of()))
    assert deck.slides[0].shapes.title.text_frame.text == one_line(title) == deck.core_properties.title
    assert one_line(f"1. {title}") in texts(deck.slides[2])


def test_same_input_same_bytes() -> None:
    """Dates of 1980, sorted members, nothing of the machine, no picture of another deck."""
    data = a_deck()
    assert data == a_deck()
    names = [member.filename for member in members(data)]
    assert names == sorted(names)
    assert {member.date_time for member in members(data)} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]


def test_what_people_add_follows_the_theme() -> None:
    """The colours of the slides are those of the theme: changing it changes the deck."""
    assert [found for slide in read(a_deck()).slides for found in slide._element.iter(f"{A}srgbClr")] == []
