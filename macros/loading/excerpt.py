"""A part of a file as it is written: what a page shows when it teaches how to write one."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from macros.loading.marked_data import MarkedList, place_at
from macros.loading.marked_yaml import read_yaml


class NoSuchPart(Exception):
    """The file has no value at this path."""


def _resolved(data: Any, parts: list[str]) -> list[str | int]:
    """The path with, in lists, the position of the element of that id, or of that number (from 0)."""
    path: list[str | int] = []
    for part in parts:
        key: str | int = part
        if isinstance(data, MarkedList):
            ids = [entry.get("id") if isinstance(entry, dict) else None for entry in data]
            key = ids.index(part) if part in ids else int(part) if part.isdecimal() else -1
            if not 0 <= key < len(data):
                raise NoSuchPart(part)
        elif not (isinstance(data, dict) and part in data):
            raise NoSuchPart(part)
        path.append(key)
        data = data[key]
    return path


def excerpt(text: str, path: str) -> str:
    """The lines of a value with its key, without the indentation in front of all; `script/accueil/say` names a step by its id.

    Raises NoSuchPart.
    """
    data, _ = read_yaml(text)
    resolved = _resolved(data, path.split("/"))
    line, column = place_at(data, tuple(resolved), of_key=True)
    lines = text.split("\n")
    # An element of a list begins at its dash, two columns before its first key.
    margin = column - 1 - (2 if isinstance(resolved[-1], int) else 0)
    end = line
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > margin):
        end += 1
    return dedent("\n".join([lines[line - 1][margin:].rjust(len(lines[line - 1])), *lines[line:end]])).strip("\n")
