"""A canvas laid out on its paper."""

from __future__ import annotations

from itertools import combinations

import pytest

from macros.model.canvas import NO_PERSONAL_DATA, Canvas
from macros.model.canvas_layout import AXIS, GAP, LONG, MARGIN, PADDING, SHORT, Box, lay_out
from macros.model.lettering import fits
from macros.model.library import Library
from tests.conftest import LIBRARY
from tests.factories import a_canvas

SLUGS = sorted(path.stem for path in (LIBRARY / "canvases").glob("*.yml"))
AXES = {axis: {"label": "L", "low": "bas", "high": "haut"} for axis in "xy"}
TABLE = {
    "columns": None,
    "rows": None,
    "areas": None,
    "zones": None,
    "table": {"columns": {"Quoi": 1, "Qui": 3}, "rows": ["Un", "Deux"]},
}


def zones(*names: str) -> dict:
    """Zones of those names."""
    return {name: {"title": name, "prompt": "Quoi ?"} for name in names}


def overlap(one: Box, other: Box) -> bool:
    """True when two boxes share more than an edge."""
    near = 1e-6
    apart = one.x + one.width <= other.x + near or other.x + other.width <= one.x + near
    return not (apart or one.y + one.height <= other.y + near or other.y + other.height <= one.y + near)


def inside(inner: Box, outer: Box) -> bool:
    """True when a box does not leave another."""
    near = 1e-6
    return (
        inner.x >= outer.x - near
        and inner.y >= outer.y - near
        and inner.x + inner.width <= outer.x + outer.width + near
        and inner.y + inner.height <= outer.y + outer.height + near
    )


def check(canvas: Canvas) -> None:
    """Boxes stand apart, on the paper, and hold their words."""
    layout = lay_out(canvas)
    paper = Box(MARGIN, MARGIN, layout.width - 2 * MARGIN, layout.height - 2 * MARGIN)
    assert inside(layout.body, paper)
    assert layout.body.y >= MARGIN + layout.title.height + layout.instructions.height
    assert layout.body.y + layout.body.height + layout.note.height <= layout.height - MARGIN
    boxes = [placed.box for placed in (*layout.zones, *layout.cells)]
    assert boxes
    assert all(inside(box, layout.body) and box.width > 0 and box.height > 0 for box in boxes)
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    for zone in layout.zones:
        for words, bold in ((zone.title, True), (zone.prompt, False)):
            assert words.fits
            assert fits(words.lines, zone.box.width - 2 * PADDING, words.size, bold=bold)
        assert PADDING + zone.title.height + zone.prompt.height < zone.box.height
    for cell in layout.cells:
        if cell.words:
            assert cell.words.fits
            assert fits(cell.words.lines, cell.box.width - 2 * PADDING, cell.words.size, bold=True)
            assert cell.words.height <= cell.box.height
    assert layout.title.fits
    assert layout.instructions.fits
    assert layout.note.fits


@pytest.mark.parametrize("slug", SLUGS)
def test_real_canvas_holds_on_its_paper(slug: str, library: Library) -> None:
    """Nothing overlaps, leaves the paper, or overflows its box."""
    check(library.canvases[slug])


GRIDS = {
    "side by side": {},
    "portrait": {"orientation": "portrait"},
    "with axes": {"axes": AXES},
    "weights": {"columns": [1, 3.5]},
    "spans and an empty cell": {
        "columns": [1, 1, 2],
        "rows": [1, 2],
        "areas": ["a a b", "c . b"],
        "zones": zones("a", "b", "c"),
    },
    "zones in another order than the plan": {"zones": zones("apres", "avant")},
    "table": TABLE,
    "table in portrait": TABLE | {"orientation": "portrait"},
}


@pytest.mark.parametrize("overrides", GRIDS.values(), ids=GRIDS)
def test_small_canvas_holds_on_its_paper(overrides: dict) -> None:
    """The same, for each form that a plan may take."""
    check(a_canvas(**overrides))


def test_paper_is_held_as_said() -> None:
    """The ratio of the A series, in both directions."""
    landscape, portrait = lay_out(a_canvas()), lay_out(a_canvas(orientation="portrait"))
    assert (landscape.width, landscape.height) == (LONG, SHORT)
    assert (portrait.width, portrait.height) == (SHORT, LONG)
    assert pytest.approx(2**0.5, abs=0.001) == LONG / SHORT


def test_widths_follow_the_weights() -> None:
    """Columns share what the gaps leave."""
    narrow, wide = lay_out(a_canvas(columns=[1, 3])).zones
    assert wide.box.width == pytest.approx(3 * narrow.box.width)
    assert wide.box.x - narrow.box.x - narrow.box.width == pytest.approx(GAP)


def test_spanning_zone_covers_the_gap() -> None:
    """A zone over two columns is as wide as both and what stands between."""
    grid = {"columns": [1, 1], "rows": [1, 1], "areas": ["a a", "b c"], "zones": zones("a", "b", "c")}
    over, left, right = (zone.box for zone in lay_out(a_canvas(**grid)).zones)
    assert over.width == pytest.approx(left.width + GAP + right.width)
    assert (over.x, left.y) == (left.x, pytest.approx(over.y + over.height + GAP))


def test_axes_take_their_room() -> None:
    """Room is left on the left and below."""
    without, with_axes = lay_out(a_canvas()).body, lay_out(a_canvas(axes=AXES)).body
    assert (with_axes.x - without.x, without.height - with_axes.height, without.y - with_axes.y) == (
        AXIS,
        pytest.approx(AXIS),
        0,
    )


def test_table_has_a_heading_row_and_labels() -> None:
    """Headings first, then the rows; only headings and labels have words."""
    cells = lay_out(a_canvas(**TABLE)).cells
    assert [cell.words and cell.words.lines for cell in cells] == [("Quoi",), ("Qui",), ("Un",), None, ("Deux",), None]
    assert [cell.heading for cell in cells] == [True, True, True, False, True, False]


def test_warning_is_always_there() -> None:
    """Every canvas says: no patient data, no named data."""
    assert " ".join(lay_out(a_canvas()).note.lines) == NO_PERSONAL_DATA


def test_words_have_french_typography() -> None:
    """The layout measures what is printed."""
    assert lay_out(a_canvas()).zones[0].prompt.lines == ("Que savons-nous\u202f?",)


def test_questions_in_reading_order() -> None:
    """Prompts of the zones, or headings of the table."""
    assert a_canvas().questions == ("Que savons-nous ?", "Que ferons-nous ?")
    assert a_canvas(**TABLE).questions == ("Quoi", "Qui")


@pytest.mark.parametrize(("rows", "labels"), [(3, ("", "", "")), (["Un", "Deux"], ("Un", "Deux"))])
def test_row_labels(rows: int | list[str], labels: tuple[str, ...]) -> None:
    """Empty rows have empty labels."""
    assert a_canvas(**TABLE | {"table": {"columns": {"Quoi": 1}, "rows": rows}}).table.row_labels == labels
