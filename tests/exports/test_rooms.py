"""The folders of the exporters: each says what it makes, and imports go one way between them."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter

import pytest

from tests.test_imports import PACKAGE, imported

EXPORTS = PACKAGE / "exports"
ROOMS = sorted(path.parent.name for path in EXPORTS.glob("*/__init__.py"))


def rooms_used(room: str) -> set[str]:
    """The other folders that the modules of a folder import from."""
    names = {name for path in (EXPORTS / room).glob("*.py") for name in imported(path)}
    parts = [name.split(".") for name in names if name.startswith("macros.exports.")]
    return {part[2] for part in parts if part[2] in ROOMS} - {room}


def test_no_circle_between_folders() -> None:
    """What a folder makes never depends on a folder that depends on it."""
    order = tuple(TopologicalSorter({room: rooms_used(room) for room in ROOMS}).static_order())
    assert sorted(order) == ROOMS != []


@pytest.mark.parametrize("room", ROOMS)
def test_a_folder_says_what_it_makes(room: str) -> None:
    """In one line, and it imports nothing by itself: the check of the library stays light."""
    tree = ast.parse((EXPORTS / room / "__init__.py").read_text(encoding="utf-8"))
    assert len(tree.body) == 1
    assert "→" in (ast.get_docstring(tree) or "")
