"""Texts that would not hold on their slide or in their zone, with their place in the files."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from macros.exports.text_room import text_room_problems
from macros.loading import LoadedLibrary
from macros.loading.marked_data import place_at
from macros.loading.marked_yaml import read_yaml
from macros.loading.problem import Problem, shortened
from macros.loading.raw_text import decode


def room_problems(loaded: LoadedLibrary, is_wanted: Callable[[str], bool]) -> list[Problem]:
    """Of the valid files of those paths. A file is read again for the places, once: it is rare that one has such a text."""
    if loaded.library is None:
        return []
    found = text_room_problems(loaded.library, lambda item: is_wanted(item.source))
    problems = []
    for source, own in groupby(found, lambda one: one[0].source):
        text, _ = decode(Path(source).read_bytes())
        data, _ = read_yaml(text or "")
        problems += [Problem(source, *place_at(data, path), message) for _, path, message in own]
    return shortened(problems)
