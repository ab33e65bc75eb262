"""Pictures drawn from the model: whole, inside their frame, and said in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from macros.model.canvas_layout import lay_out
from macros.model.format import RoomShape
from macros.model.library import Library
from macros.model.typography import french
from macros.pages.context import PageContext
from macros.pages.offers_path import offers_path
from macros.pages.pictures.canvas import canvas_picture, thumbnail
from macros.pages.pictures.room import CHAIR, HEIGHT, WIDTH, room_picture
from macros.pages.pictures.svg import element, number
from macros.pages.pictures.timeline import timeline
from tests.conftest import LIBRARY
from tests.factories import a_canvas, a_format, make_break, make_step
from tests.pages.html_reading import Document, squeezed

FORMATS = sorted(path.stem for path in LIBRARY.glob("formats/*/*.yml"))
CANVASES = sorted(path.stem for path in LIBRARY.glob("canvases/*.yml"))
HOSTILE = "\"'><script>x</script>]]>--> &amp; {{ 7*7 }}"


def parsed(svg: Markup) -> ElementTree.Element:
    """The picture as XML: not well-formed is an error."""
    return ElementTree.fromstring(str(svg))


def of_class(root: ElementTree.Element, class_: str) -> list[ElementTree.Element]:
    """Elements of that class."""
    return [one for one in root.iter() if class_ in (one.get("class") or "").split()]


def shares(svg: Markup, attribute: str) -> list[float]:
    """A percentage of each block."""
    return [float(block.get(attribute).removesuffix("%")) for block in of_class(parsed(svg), "pb-block")]


# ---------- Writing SVG


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, "1"), (1.5, "1.5"), (1 / 3, "0.33"), (100.0, "100"), (0.001, "0"), (-2.5, "-2.5")]
)
def test_number(value: float, written: str) -> None:
    """Two decimals at most, no trailing zero, and the zeros of a whole number stay."""
    assert number(value) == written


def test_element_escapes_texts_and_attributes() -> None:
    """Nothing that is not Markup opens a tag or leaves its attribute."""
    svg = element("text", HOSTILE, aria_label=HOSTILE, class_="a", x=None)
    assert parsed(svg).text == HOSTILE
    assert parsed(svg).attrib == {"aria-label": HOSTILE, "class": "a"}
    assert parsed(element("g", element("a", "b")))[0].text == "b"


# ---------- Timeline


@pytest.mark.parametrize("slug", FORMATS)
def test_timeline_shows_every_step(slug: str, library: Library) -> None:
    """One block per step, end to end, of widths that add up to the whole, each numbered and named."""
    planned = library.formats[slug].ideal_schedule
    svg = timeline(planned)
    assert sum(shares(svg, "width")) == pytest.approx(100, abs=0.01 * len(planned.steps))
    starts, widths = shares(svg, "x"), shares(svg, "width")
    for index, (start, width) in enumerate(zip(starts, widths, strict=True)):
        assert start == pytest.approx(sum(widths[:index]), abs=0.01 * len(planned.steps))
        assert width == pytest.approx(100 * planned.steps[index].minutes / planned.minutes, abs=0.01)
    root = parsed(svg)
    names = [next(block.iter("title")).text for block in of_class(root, "pb-block")]
    assert [name.rpartition(" : ")[0] for name in names] == [
        f"{n}. {item.step.title}" for n, item in enumerate(planned.steps, start=1)
    ]
    assert [label.text for label in of_class(root, "pb-block-label")] == [str(n + 1) for n in range(len(planned.steps))]


@pytest.mark.parametrize("slug", FORMATS)
def test_timeline_is_said_in_words(slug: str, library: Library) -> None:
    """The picture is named, with its number of steps and its length."""
    planned = library.formats[slug].ideal_schedule
    root = parsed(timeline(planned))
    assert root.get("role") == "img"
    assert root.get("aria-label").startswith(f"Frise du déroulé : {len(planned.steps)}\u00a0étape")


@pytest.mark.parametrize(
    "script",
    [
        [make_step("a", 1)],
        [make_step("a", 600)],
        [make_step("a", 1), make_step("b", 300), make_break(), make_step("c", 1, mode="solo")],
        [make_step(f"e{n}", 7, mode=mode) for n, mode in enumerate(["solo", "pairs", "plenary"] * 5)],
    ],
    ids=["one minute", "ten hours", "very unequal", "fifteen steps"],
)
def test_timeline_of_any_script(script: list) -> None:
    """From one minute to ten hours, blocks fill the width and few marks of time are drawn."""
    planned = a_format(script=script).ideal_schedule
    svg = timeline(planned)
    assert sum(shares(svg, "width")) == pytest.approx(100, abs=0.01 * len(script))
    ticks = of_class(parsed(svg), "pb-tick-label")
    assert 1 <= len(ticks) <= 10
    assert ticks[0].text == "0\u00a0h\u00a000"


@pytest.mark.parametrize("minutes", [1, 5, 7, 30, 45, 59, 60, 61, 90, 101, 119, 120, 121, 179, 240, 419, 420, 421, 599])
def test_axis_ends_with_the_length(minutes: int) -> None:
    """The end of the axis is marked once, with the whole length, and no other mark touches it."""
    root = parsed(timeline(a_format(script=[make_step("a", minutes)]).ideal_schedule))
    ends = of_class(root, "pb-tick-end")
    assert [(end.get("x"), squeezed(end.text)) for end in ends] == [("100%", f"{minutes // 60}h{minutes % 60:02d}")]
    others = [one for one in of_class(root, "pb-tick-label") if one not in ends]
    assert [one.get("x") for one in others if float(one.get("x").removesuffix("%")) > 89] == []
    assert (others[0].get("x"), squeezed(others[0].text)) == ("0%", "0h00")


def test_timeline_escapes_titles() -> None:
    """A step's title is text."""
    title = "\"' onload= &lt;b&gt; ]]"
    svg = timeline(a_format(script=[make_step("a", 10, title=title)]).ideal_schedule)
    assert next(parsed(svg).iter("title")).text.startswith(f"1. {title}")


# ---------- Room


@pytest.mark.parametrize("shape", list(RoomShape))
@pytest.mark.parametrize(
    ("people", "sizes"),
    [(1, ()), (4, ()), (4, (4,)), (7, (4, 3)), (12, (4, 4, 4)), (16, (4, 4, 4, 4)), (20, (5, 5, 5, 5)), (24, (4,) * 6), (30, (6,) * 5), (32, (4,) * 8), (31, (7, 6, 6, 6, 6))],
    ids=lambda value: str(value).replace(" ", ""),
)  # fmt: skip
def test_room(shape: RoomShape, people: int, sizes: tuple[int, ...]) -> None:
    """One chair per person, all inside the room, none on another."""
    svg = room_picture(shape, people, sizes, "Plan & salle")
    root = parsed(svg)
    chairs = [(float(chair.get("cx")), float(chair.get("cy"))) for chair in of_class(root, "pb-chair")]
    assert len(chairs) == people
    assert [
        spot for spot in chairs if not (CHAIR <= spot[0] <= WIDTH - CHAIR and CHAIR <= spot[1] <= HEIGHT - CHAIR)
    ] == []
    pairs = [(a, b) for i, a in enumerate(chairs) for b in chairs[:i]]
    assert [(a, b) for a, b in pairs if (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 < (1.5 * CHAIR) ** 2] == []
    assert (root.get("role"), root.get("aria-label")) == ("img", "Plan & salle")


@pytest.mark.parametrize("shape", list(RoomShape))
def test_large_room_is_drawn_in_part(shape: RoomShape) -> None:
    """Beyond 32 people a part of the room is drawn, still inside."""
    root = parsed(room_picture(shape, 120, (6,) * 20, "Plan"))
    spots = [(float(chair.get("cx")), float(chair.get("cy"))) for chair in of_class(root, "pb-chair")]
    assert 24 <= len(spots) <= 32
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in spots)


# ---------- Canvas


def drawn_words(svg: Markup) -> str:
    """All the words of a picture, squeezed."""
    return squeezed("".join(parsed(svg).itertext()))


@pytest.mark.parametrize("slug", CANVASES)
def test_canvas_shows_every_word(slug: str, library: Library) -> None:
    """Title, instructions, zones or table, axes and the warning about data stand on the paper."""
    canvas = library.canvases[slug]
    words = [canvas.title, canvas.instructions, "Ni données de patients, ni données nominatives."]
    words += [text for zone in canvas.zones.values() for text in (zone.title, zone.prompt)]
    words += [
        text
        for axis in ((canvas.axes.x, canvas.axes.y) if canvas.axes else ())
        for text in (axis.label, axis.low, axis.high)
    ]
    words += [*canvas.table.columns, *canvas.table.row_labels] if canvas.table else []
    drawn = drawn_words(canvas_picture(canvas))
    assert [word for word in words if squeezed(french(word)) not in drawn] == []


@pytest.mark.parametrize("slug", CANVASES)
def test_canvas_stays_on_its_paper(slug: str, library: Library) -> None:
    """Zones are inside the paper, whose frame has the shape that the canvas says; the picture is named."""
    canvas = library.canvases[slug]
    layout, root = lay_out(canvas), parsed(canvas_picture(canvas))
    _, _, width, height = map(float, root.get("viewBox").split())
    assert (width > height) == (canvas.orientation == "landscape")
    boxes = [zone.box for zone in layout.zones] + [cell.box for cell in layout.cells]
    assert boxes
    assert [
        box for box in boxes if box.x < 0 or box.y < 0 or box.x + box.width > width or box.y + box.height > height
    ] == []
    assert root.get("role") == "img"
    assert canvas.title in root.get("aria-label")
    small = parsed(thumbnail(canvas))
    assert small.get("aria-hidden") == "true"
    assert len(list(small.iter("rect"))) == len(boxes) + 1


@pytest.mark.parametrize(
    "canvas",
    [
        a_canvas(title="A & \"B\" 'C'", instructions=HOSTILE, text_alternative=HOSTILE, zones={"avant": {"title": 'T " &', "prompt": HOSTILE}, "apres": {"title": "T", "prompt": HOSTILE}}),
        a_canvas(columns=None, rows=None, areas=None, zones=None, table={"columns": {"A & B": 1, 'C "d"': 2}, "rows": ["l & m", "'n'"]}),
    ],
    ids=["zones", "table"],
)  # fmt: skip
def test_canvas_escapes_its_words(canvas: object) -> None:
    """Words with marks of HTML are drawn as typed, and the drawing is well-formed."""
    drawn = drawn_words(canvas_picture(canvas))
    texts = [zone.prompt for zone in canvas.zones.values()] or [*canvas.table.columns, *canvas.table.row_labels]
    assert [text for text in texts if squeezed(french(text)) not in drawn] == []
    assert {one.tag.rpartition("}")[2] for one in parsed(canvas_picture(canvas)).iter()} <= {
        "svg",
        "rect",
        "text",
        "tspan",
        "path",
    }


# ---------- Path of offers


def test_offers_path(library: Library) -> None:
    """Every level in order, each with its offer as a link, but the current one, which is marked."""
    levels, offers = list(library.vocabulary.maturity.values()), list(library.offers.values())
    page = Document(offers_path(PageContext(library), current=offers[1].slug))
    assert [squeezed(one.text) for one in page.with_class("pb-path-level")] == [
        squeezed(level.label) for level in levels
    ]
    assert [link.attributes["href"] for link in page.all("a")] == [
        f"offres/{offer.slug}/" for index, offer in enumerate(offers) if index != 1
    ]
    current = [one for one in page.elements if one.attributes.get("aria-current") == "page"]
    assert [offers[1].title in one.text for one in current] == [True]
    assert all(re.match(r"M-?\d", one.attributes["d"]) for one in page.all("path"))
