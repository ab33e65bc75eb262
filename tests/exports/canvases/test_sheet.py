"""A canvas in PDF and PNG: one page, its words in reading order, its text alternative, its colours."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from macros.exports.canvases.sheet import Paper, export_canvas_pdf, export_canvas_png
from macros.model.canvas import NO_PERSONAL_DATA, Canvas
from macros.model.library import Library
from tests.exports.pdf_reading import assert_accessible, bare, headings, read, tags, text_of
from tests.factories import a_canvas, a_format, a_vocabulary, make_table

AXES = {
    "x": {"label": "Effort", "low": "peu", "high": "beaucoup"},
    "y": {"label": "Valeur", "low": "faible", "high": "forte"},
}


def library_of(canvas: Canvas, **overrides: Any) -> Library:
    """A library where one format works on the canvas."""
    format_ = a_format(canvases=[canvas.slug], **overrides)
    return Library(a_vocabulary(), formats={format_.slug: format_}, canvases={canvas.slug: canvas})


def a_table(columns: dict[str, float], rows: Any) -> Canvas:
    """A canvas that is a table."""
    return a_canvas(**make_table(columns, rows))


CANVASES = {
    "zones": a_canvas(),
    "portrait": a_canvas(orientation="portrait"),
    "axes": a_canvas(axes=AXES),
    "empty rows": a_table({"Quoi ?": 1, "Qui ?": 2}, 6),
    "labelled rows": a_table({"Quand ?": 1, "Quoi ?": 2}, ["Matin", "Soir"]),
}


@pytest.mark.parametrize("kind", CANVASES)
@pytest.mark.parametrize(("paper", "short", "long"), [(Paper.A4, 595, 842), (Paper.A3, 842, 1191)])
def test_a_canvas_is_one_accessible_page(kind: str, paper: Paper, short: int, long: int) -> None:
    """Its size and direction, its drawing's text alternative, its instructions and the rule on personal data."""
    canvas = CANVASES[kind]
    pdf = export_canvas_pdf(canvas, library_of(canvas), paper, publisher="La caisse")
    assert_accessible(pdf, "Canevas d’essai")
    (page,) = read(pdf).pages
    size = [round(float(side)) for side in page.mediabox[2:]]
    assert size == ([short, long] if canvas.orientation == "portrait" else [long, short])
    assert [alternative for tag, alternative in tags(pdf) if tag == "Figure"] == ["Deux zones côte à côte."]
    text = text_of(pdf)
    assert bare(canvas.instructions) in text and bare(NO_PERSONAL_DATA) in text and "LicenceOuverte2.0" in text
    assert read(pdf).metadata.author == "La caisse"


def test_zones_are_headings_with_their_questions() -> None:
    """In the order of the file, whatever their place on the paper."""
    canvas = CANVASES["zones"]
    pdf = export_canvas_pdf(canvas, library_of(canvas))
    assert headings(pdf)[1:] == [(2, "Avant"), (2, "Après")]
    assert "AvantQuesavons-nous?AprèsQueferons-nous?" in text_of(pdf)


def test_axes_are_told_before_the_zones() -> None:
    """Both ends of each and the way it goes."""
    text = text_of(export_canvas_pdf(CANVASES["axes"], library_of(CANVASES["axes"])))
    assert "peuEffort→beaucoup" in text and "faibleValeur→forte" in text
    assert text.index("Valeur") < text.index("Avant")


def test_a_table_is_a_real_one() -> None:
    """A header row, and cells to write in."""
    canvas = CANVASES["labelled rows"]
    found = [tag for tag, _ in tags(export_canvas_pdf(canvas, library_of(canvas)))]
    assert [found.count(tag) for tag in ("Table", "THead", "TH", "TR", "TD")] == [1, 1, 2, 3, 4]


@pytest.mark.parametrize(("orientation", "height"), [("landscape", 1697), ("portrait", 3394)])
def test_a_picture_is_wide_enough_for_a_whiteboard(orientation: str, height: int) -> None:
    """2400 pixels, in both directions of the paper."""
    canvas = a_canvas(orientation=orientation)
    png = export_canvas_png(canvas, library_of(canvas))
    assert png.startswith(b"\x89PNG")
    width, found = struct.unpack(">II", png[16:24])
    assert width in (2400, 2401) and abs(found - height) <= 3


def test_the_colour_is_that_of_the_family() -> None:
    """Of the first format that works on it; another family gives another picture."""
    canvas = CANVASES["zones"]
    library = library_of(canvas)
    other = a_vocabulary()
    tint = other.families["codev"].tint.model_copy(update={"light": "#8a3a5e"})
    family = other.families["codev"].model_copy(update={"tint": tint})
    repainted = Library(
        other.model_copy(update={"families": other.families | {"codev": family}}),
        formats=library.formats,
        canvases=library.canvases,
    )
    assert export_canvas_png(canvas, library) != export_canvas_png(canvas, repainted)


def test_the_date_is_that_of_the_last_review() -> None:
    """Its own, or that of the newest format that works on it; without any, the page names none."""
    own = a_canvas(reviewed="2025-01-02")
    assert "2janvier2025" in text_of(export_canvas_pdf(own, library_of(own)))
    canvas = CANVASES["zones"]
    assert "3mars2026" in text_of(export_canvas_pdf(canvas, library_of(canvas, reviewed="2026-03-03")))
    alone = export_canvas_pdf(canvas, Library(a_vocabulary()))
    assert "miseàjour" not in text_of(alone)
    assert_accessible(alone, "Canevas d’essai")


def test_hostile_words_show_as_typed() -> None:
    """Nothing is evaluated; the text alternative too."""
    hostile = "#eval $x$ *a* @b {{ 7*7 }} <b> \\"
    zones = {"avant": {"title": "Avant #1 $", "prompt": hostile}, "apres": {"title": "Après", "prompt": "Quoi ?"}}
    canvas = a_canvas(zones=zones, text_alternative=hostile)
    pdf = export_canvas_pdf(canvas, library_of(canvas))
    assert bare(hostile) in text_of(pdf)
    # A text alternative is a rich text: its faces are not read aloud.
    assert ("Figure", hostile.replace("*a*", "a")) in tags(pdf)


def test_every_real_canvas_is_one_page_and_says_its_questions(library: Library) -> None:
    """All of them, twice the same."""
    for canvas in library.canvases.values():
        pdf = export_canvas_pdf(canvas, library)
        assert len(read(pdf).pages) == 1, canvas.slug
        text = text_of(pdf)
        assert [question for question in canvas.questions if bare(question).replace("'", "’") not in text] == [], (
            canvas.slug
        )
    assert pdf == export_canvas_pdf(canvas, library)
    assert export_canvas_png(canvas, library) == export_canvas_png(canvas, library)
