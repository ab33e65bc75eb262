"""Reading no more of a library than a few files need to be checked: what runs before each commit must answer at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from macros.loading.layers import Layers
from macros.loading.library_files import LibraryFile, read_files
from macros.loading.problem import Problem
from macros.model.base import Item
from macros.model.format import Format
from macros.model.programme import Programme

# Which files are checked, by their paths.
Wanted = Callable[[Path], bool]


def _needed(item: Item) -> Iterator[tuple[str, str]]:
    """Kind and slug of the files that the rules of an item look into; of the others, it is enough that they exist."""
    if isinstance(item, Format):
        yield from (("formats", slug) for slug in item.after)
    elif isinstance(item, Programme):
        yield from (("formats", unit.format) for unit in item.units if unit.format)


def read_with_needs(layers: Layers, files: list[LibraryFile], mailbox: str | None, wanted: Wanted) -> list[Problem]:
    """Read the wanted files, then those that their rules look into, and so on. A file that stands over others needs them all."""
    asked = [file for file in files if wanted(file.path)]
    if any(file.rank for file in asked):
        return read_files(files, mailbox)
    problems = read_files(asked, mailbox)
    if any(file.kind == "offers" for file in asked):  # a level has one offer, and offers follow each other
        asked += [file for key, file in layers.chosen.items() if key[0] == "offers"]
        problems += read_files(asked, mailbox)
    todo = list(asked)
    while todo:
        item = layers.item(todo.pop())
        named = [layers.chosen[key] for key in (_needed(item) if item else ()) if key in layers.chosen]
        new = [file for file in dict.fromkeys(named) if file.read is None] if named else []
        problems += read_files(new, mailbox)
        todo += new
    return problems
