"""Plain data that remembers where each value stands in its file."""

from __future__ import annotations

from typing import Any

from macros.loading.raw_text import Place


class MarkedDict(dict):
    """A mapping with the place of each key and of each value."""

    __slots__ = ("key_places", "place", "value_places")


class MarkedList(list):
    """A list with the place of each item, and the key that it stands under."""

    __slots__ = ("flow", "key", "place", "value_places")


def place_at(data: Any, path: tuple[str | int, ...], *, of_key: bool = False) -> Place:
    """Where the value at `path` stands, or the longest known part of the path. Parts that are not in the data are passed over.

    `of_key` gives the place of the key when the last part names one.
    """
    place = getattr(data, "place", (1, 1))
    for depth, part in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(data, MarkedDict) and part in data:
            place = data.key_places[part] if last and of_key else data.value_places[part]
        elif isinstance(data, MarkedList) and isinstance(part, int) and 0 <= part < len(data):
            place = data.value_places[part]
        else:
            continue
        data = data[part]
    return place


def texts_in(data: Any) -> list[tuple[str, Place]]:
    """Every text of the data with its place; of the keys, those that are free texts (the columns of a table)."""
    found, todo = [], [(data, getattr(data, "place", (1, 1)))]
    while todo:
        value, place = todo.pop()
        if isinstance(value, str):
            found.append((value, place))
        elif isinstance(value, MarkedDict):
            todo += [(value[key], value.value_places[key]) for key in value]
            found += [(key, value.key_places[key]) for key in value if not key.isidentifier()]
        elif isinstance(value, MarkedList):
            todo += zip(value, value.value_places, strict=True)
    return found
