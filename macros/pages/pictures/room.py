"""How a room is laid out, drawn for a number of people."""

from __future__ import annotations

from math import cos, pi, sin

from markupsafe import Markup

from macros.model.format import RoomShape
from macros.pages.pictures.svg import element, joined, picture

WIDTH, HEIGHT, CHAIR = 360.0, 220.0, 6.5
_MOST_DRAWN = 32  # people; beyond, the picture stays readable and the text gives the number


def _chair(x: float, y: float) -> Markup:
    return element("circle", cx=x, cy=y, r=CHAIR, class_="pb-chair")


def _ring(x: float, y: float, radius_x: float, radius_y: float, people: int) -> list[Markup]:
    angles = [2 * pi * index / people - pi / 2 for index in range(people)]
    return [_chair(x + radius_x * cos(a), y + radius_y * sin(a)) for a in angles]


def _screen() -> Markup:
    return element("rect", x=WIDTH / 2 - 60, y=10.0, width=120.0, height=7.0, rx=2, class_="pb-screen")


def _circle(people: int, sizes: tuple[int, ...]) -> list[Markup]:
    return _ring(WIDTH / 2, HEIGHT / 2, 120, 84, people)


def _tables(people: int, sizes: tuple[int, ...]) -> list[Markup]:
    sizes = sizes or (people,)
    columns = min(len(sizes), 4) if len(sizes) != 4 else 2
    rows = -(-len(sizes) // columns)
    parts = []
    for index, size in enumerate(sizes):
        x = WIDTH * (index % columns + 0.5) / columns
        y = HEIGHT * (index // columns + 0.5) / rows
        reach = min(WIDTH / columns, HEIGHT / rows) / 2 - CHAIR - 6
        parts.append(element("circle", cx=x, cy=y, r=max(reach - 14, 8), class_="pb-table"))
        parts += _ring(x, y, reach, reach, size)
    return parts


def _u(people: int, sizes: tuple[int, ...]) -> list[Markup]:
    left, right, top, bottom = 70.0, WIDTH - 70.0, 46.0, HEIGHT - 36.0
    arm, base = bottom - top, right - left
    length = 2 * arm + base
    parts = [_screen(), element("path", d=f"M{left} {top}V{bottom}H{right}V{top}", class_="pb-bench")]
    for index in range(people):
        along = length * (index + 0.5) / people
        if along < arm:
            parts.append(_chair(left - 18, top + along))
        elif along < arm + base:
            parts.append(_chair(left + along - arm, bottom + 18))
        else:
            parts.append(_chair(right + 18, bottom - (along - arm - base)))
    return parts


def _theatre(people: int, sizes: tuple[int, ...]) -> list[Markup]:
    per_row = 8 if people > 12 else 5
    parts = [_screen()]
    for index in range(people):
        row, place = divmod(index, per_row)
        in_row = min(per_row, people - row * per_row)
        parts.append(_chair(WIDTH / 2 + (place - (in_row - 1) / 2) * 30, 60 + row * 34))
    return parts


def _stations(people: int, sizes: tuple[int, ...]) -> list[Markup]:
    sizes = sizes or (people,)
    spots = [(WIDTH * (i + 0.5) / -(-len(sizes) // 2), 12.0, 1) for i in range(-(-len(sizes) // 2))]
    spots += [(WIDTH * (i + 0.5) / max(len(sizes) // 2, 1), HEIGHT - 18.0, -1) for i in range(len(sizes) // 2)]
    parts = []
    for size, (x, y, way) in zip(sizes, spots, strict=True):
        parts.append(element("rect", x=x - 34, y=y, width=68.0, height=7.0, rx=2, class_="pb-screen"))
        for index in range(size):
            row, place = divmod(index, 4)
            in_row = min(4, size - 4 * row)
            parts.append(_chair(x + (place - (in_row - 1) / 2) * 20, y + 3 + way * (28 + 20 * row)))
    return parts


_SHAPES = {
    RoomShape.CIRCLE: _circle,
    RoomShape.TABLES: _tables,
    RoomShape.U: _u,
    RoomShape.THEATRE: _theatre,
    RoomShape.STATIONS: _stations,
}


def room_picture(shape: RoomShape, people: int, sizes: tuple[int, ...], label: str) -> Markup:
    """The room for `people` participants in groups of `sizes`; beyond 32 people, a part of the room."""
    if people > _MOST_DRAWN:
        people, sizes = _MOST_DRAWN, sizes[: max(1, _MOST_DRAWN // max(sizes, default=1))]
    return picture(joined(_SHAPES[shape](people, sizes)), width=WIDTH, height=HEIGHT, label=label, class_="pb-room")
