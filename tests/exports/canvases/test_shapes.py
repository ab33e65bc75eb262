"""A canvas as native shapes or a real table, alone on its paper; and its questions for sticky notes."""

from __future__ import annotations

import pytest

from macros.exports.canvases.shapes import LONGEST_NOTE, export_canvas_slides, sticky_questions
from macros.exports.canvases.sheet import Paper
from macros.exports.slides.words import one_line
from macros.model.canvas import NO_PERSONAL_DATA, Canvas
from macros.model.canvas_layout import lay_out
from macros.model.library import Library
from tests.exports.slide_reading import languages, members, problems, read, shapes_of, texts
from tests.factories import a_canvas, a_format, a_vocabulary, make_table
from tests.mkdocs_site.hostile_library import PAYLOADS

AXES = {
    "x": {"label": "Effort", "low": "peu", "high": "beaucoup"},
    "y": {"label": "Valeur", "low": "faible", "high": "forte"},
}
CANVASES = {
    "zones": a_canvas(),
    "portrait": a_canvas(orientation="portrait"),
    "axes": a_canvas(axes=AXES),
    "empty rows": a_canvas(**make_table({"Quoi ?": 1, "Qui ?": 2}, 6)),
    "labelled rows": a_canvas(**make_table({"Quand ?": 1, "Quoi ?": 2}, ["Matin", "Soir"])),
    "portrait table": a_canvas(**make_table({"Quoi ?": 1}, 3) | {"orientation": "portrait"}),
}


@pytest.mark.parametrize("kind", CANVASES)
@pytest.mark.parametrize(("paper", "short", "long"), [(Paper.A4, 595, 842), (Paper.A3, 842, 1191)])
def test_a_canvas_is_one_slide_of_its_paper(kind: str, paper: Paper, short: int, long: int) -> None:
    """Its size and direction, its title, its instructions, its text alternative, the rule on personal data."""
    canvas = CANVASES[kind]
    data = export_canvas_slides(canvas, None, paper, publisher="La caisse")
    deck = read(data)
    size = (round(deck.slide_width.pt), round(deck.slide_height.pt))
    assert size == ((short, long) if canvas.orientation == "portrait" else (long, short))
    assert problems(deck, numbered=False, least=8) == []
    assert languages(data) == {"fr-FR"}
    (slide,) = deck.slides
    shown = texts(slide)
    assert shown[0] == "Canevas d’essai"
    assert {one_line(canvas.instructions), NO_PERSONAL_DATA} <= set(shown)
    described = [found.get("descr") for found in slide._element.iter() if found.get("descr")]
    assert canvas.text_alternative in described
    assert deck.core_properties.author == "La caisse"


def test_zones_stand_where_the_layout_has_them() -> None:
    """Title and question inside the shape, so that they move with it."""
    canvas = CANVASES["zones"]
    (slide,) = read(export_canvas_slides(canvas)).slides
    zones = {shape.name: shape for shape in shapes_of(slide) if shape.name in ("Avant", "Après")}
    assert [paragraph.text for paragraph in zones["Avant"].text_frame.paragraphs] == ["Avant", "Que savons-nous\u202f?"]
    unit = 842 / 1600
    for placed, shape in zip(lay_out(canvas).zones, zones.values(), strict=True):
        found = [length.pt / unit for length in (shape.left, shape.top, shape.width, shape.height)]
        assert found == pytest.approx([placed.box.x, placed.box.y, placed.box.width, placed.box.height], abs=1)


def test_a_table_is_a_real_one() -> None:
    """A header row, a header column where rows have titles, the widths of its columns."""
    (slide,) = read(export_canvas_slides(CANVASES["labelled rows"])).slides
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Quand\u202f?", "Quoi\u202f?"],
        ["Matin", ""],
        ["Soir", ""],
    ]
    assert (table.first_row, table.first_col) == (True, True)
    assert table.columns[1].width / table.columns[0].width == pytest.approx(2, abs=0.01)
    (slide,) = read(export_canvas_slides(CANVASES["empty rows"])).slides
    assert not next(shape.table for shape in slide.shapes if shape.has_table).first_col


def test_axes_have_their_words() -> None:
    """Both ends and the name; the lines say nothing to a screen reader."""
    (slide,) = read(export_canvas_slides(CANVASES["axes"])).slides
    assert {"peu", "Effort →", "beaucoup", "faible", "Valeur →", "forte"} <= set(texts(slide))
    upright = [
        shape
        for shape in shapes_of(slide)
        if shape.has_text_frame and shape.text_frame._txBody.bodyPr.get("vert") == "vert270"
    ]
    assert [shape.text_frame.text for shape in upright] == ["faible", "Valeur →", "forte"]
    assert [shape.top for shape in upright] == sorted((shape.top for shape in upright), reverse=True)


def test_the_library_gives_colour_and_date() -> None:
    """Those of the first format that works on it; the canvas's own date comes before."""
    canvas = a_canvas()
    library = Library(a_vocabulary(), formats={"essai": a_format(canvases=["canevas"])}, canvases={"canevas": canvas})
    deck = read(export_canvas_slides(canvas, library))
    theme = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    assert b'<a:accent1><a:srgbClr val="1F6660"/>' in theme.blob
    assert "22\u00a0novembre\u00a02026" in deck.core_properties.comments
    assert any("22\u00a0novembre\u00a02026" in text for text in texts(deck.slides[0]))
    dated = a_canvas(reviewed="2025-03-01")
    assert "1er\u00a0mars\u00a02025" in read(export_canvas_slides(dated, library)).core_properties.comments


def test_same_input_same_bytes() -> None:
    """Fixed dates, sorted members."""
    for canvas in CANVASES.values():
        data = export_canvas_slides(canvas)
        assert data == export_canvas_slides(canvas)
        assert {member.date_time for member in members(data)} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("payload", [*PAYLOADS, "=1+1", "_x0041_", "🎉"])
def test_hostile_text_shows_as_typed(payload: str) -> None:
    """In a zone, in the instructions and in a heading."""
    zones = {"avant": {"title": "Avant", "prompt": payload}, "apres": {"title": "Après", "prompt": "x"}}
    (slide,) = read(export_canvas_slides(a_canvas(zones=zones, instructions=payload))).slides
    assert texts(slide).count(one_line(payload)) == 2


@pytest.mark.parametrize(
    ("canvas", "asked"),
    [
        (CANVASES["zones"], ["Que savons-nous\u202f?", "Que ferons-nous\u202f?"]),
        (CANVASES["labelled rows"], ["Quand\u202f?", "Quoi\u202f?"]),
        (
            a_canvas(**make_table({"Maillon": 1, "Qui ?": 1}, ["Que dit-on ?", "N° 1"])),
            ["Maillon", "Qui\u202f?", "Que dit-on\u202f?"],
        ),
    ],
    ids=["zones", "columns", "rows that ask"],
)
def test_sticky_questions(canvas: Canvas, asked: list[str]) -> None:
    """One per line, in reading order."""
    assert sticky_questions(canvas) == "\n".join(asked)


def test_a_question_on_two_lines_makes_one_note() -> None:
    """A line end would make two notes of it."""
    zones = {"avant": {"title": "Avant", "prompt": "Que savons-\nnous ?"}, "apres": {"title": "Après", "prompt": "x"}}
    assert sticky_questions(a_canvas(zones=zones)).split("\n") == ["Que savons- nous\u202f?", "x"]


def test_every_real_canvas_fits_its_notes_and_its_paper(library: Library) -> None:
    """As many lines as questions, none too long for a note."""
    for canvas in library.canvases.values():
        lines = sticky_questions(canvas).split("\n")
        assert len(lines) >= len(canvas.questions)
        assert max(map(len, lines)) <= LONGEST_NOTE
        assert all(line.strip() for line in lines)


@pytest.mark.parametrize("slug", ["matrice", "rex", "circuit"])
def test_real_canvases(slug: str, library: Library) -> None:
    """Axes, many zones, a table with row titles."""
    data = export_canvas_slides(library.canvases[slug], library)
    assert problems(read(data), numbered=False, least=8) == []
