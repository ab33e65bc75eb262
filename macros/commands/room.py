"""Texts that would not hold on their slide or in their zone, with their place in the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from macros.exports.text_room import text_room_problems
from macros.loading import LoadedLibrary
from macros.loading.marked_data import place_at
from macros.loading.marked_yaml import read_yaml
from macros.loading.problem import Problem
from macros.loading.raw_text import decode


def room_problems(loaded: LoadedLibrary, is_wanted: Callable[[str], bool]) -> Iterator[Problem]:
    """Of the valid files of those paths. A file is read again for the places: it is rare that one has such a text."""
    if loaded.library is None:
        return
    for item, path, message in text_room_problems(loaded.library, lambda item: is_wanted(item.source)):
        text, _ = decode(Path(item.source).read_bytes())
        yield Problem(item.source, *place_at(read_yaml(text or "")[0], path), message)
