"""Rich text as blocks: lists keep their numbers and their paragraphs, and rows of dots become lines to write on."""

from __future__ import annotations

from typing import Any

import pytest

from macros.exports.documents.blocks import ItemList, ListItem, Paragraph, Run, WritingLines
from macros.exports.documents.rich_blocks import plain, rich_blocks
from tests.exports.sample_documents import DOTS, runs


def shape(text: str, label: str = "") -> list[Any]:
    """The blocks in a form that is short to compare: text, numbered texts, or a count of lines."""
    found: list[Any] = []
    for block in rich_blocks(text, label=label):
        if isinstance(block, Paragraph):
            found.append(block.label + "".join(run.text for run in block.runs))
        elif isinstance(block, ItemList):
            found.append(
                [
                    (number, item.level, "".join(run.text for run in item.runs))
                    for number, item in zip(block.numbers, block.items, strict=True)
                ]
            )
        else:
            found.append(block.count)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un.\n\nDeux.", ["Un.", "Deux."]),
        ("- a\n- b", [[(0, 0, "a"), (0, 0, "b")]]),
        ("3. a\n4. b", [[(3, 0, "a"), (4, 0, "b")]]),
        ("1. a\n\n   suite\n2. b", [[(1, 0, "a"), (0, 0, "suite"), (2, 0, "b")]]),
        ("1. a\n   - x\n   - y\n2. b", [[(1, 0, "a"), (0, 1, "x"), (0, 1, "y"), (2, 0, "b")]]),
        ("- a\n  1. x\n  2. y\n- b\n  1. z", [[(0, 0, "a"), (1, 1, "x"), (2, 1, "y"), (0, 0, "b"), (1, 1, "z")]]),
        (DOTS, [1]),
        (f"Nom :\n\n{DOTS}\n\n{DOTS}\n\nFin.", ["Nom\u00a0:", 2, "Fin."]),
        (f"{DOTS}\n{DOTS}", [2]),
        ("_" * 40, [1]),
        (f"1. a\n\n   {DOTS}\n\n   {DOTS}\n\n2. b\n\n   {DOTS}", [[(1, 0, "a")], 2, [(2, 0, "b")], 1]),
        (f"1. a\n\n   {DOTS}\n\n   suite\n\n   {DOTS}\n\n2. b", [[(1, 0, "a")], 1, [(0, 0, "suite")], 1, [(2, 0, "b")]]),
        (f"- a\n\n  {DOTS}\n\n- b", [[(0, 0, "a")], 1, [(0, 0, "b")]]),
        (f"1. {DOTS}\n2. b", [[(1, 0, "")], 1, [(2, 0, "b")]]),
        (f"- \n\n{DOTS}", [1]),
        ("Et puis…", ["Et puis…"]),
        (f"Idée : {DOTS}", [f"Idée\u00a0: {DOTS}"]),
        ("deux\nlignes", ["deux lignes"]),
    ],
)  # fmt: skip
def test_shape(text: str, expected: list[Any]) -> None:
    """Paragraphs, items with their numbers, lines to write on."""
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un.\n\nDeux.", ["Rôle :Un.", "Deux."]),
        ("- a", ["Rôle :", [(0, 0, "a")]]),
        (DOTS, ["Rôle :", 1]),
    ],
)
def test_label_stands_in_front(text: str, expected: list[Any]) -> None:
    """Once, in front of the first paragraph, or alone above what is not one."""
    assert shape(text, label="Rôle :") == expected


def test_plain_text_is_one_line() -> None:
    """As on the page, where the end of a line is a space."""
    assert plain("a\nb !") == (Run("a b\u202f!"),)


@pytest.mark.parametrize(
    ("items", "ordered", "start", "numbers"),
    [
        ([ListItem(runs("a")), ListItem(runs("b"))], True, 1, (1, 2)),
        ([ListItem(runs("a")), ListItem(runs("b"))], False, 1, (0, 0)),
        ([ListItem(runs("a")), ListItem(runs("b"))], True, 7, (7, 8)),
        ([ListItem(runs("a")), ListItem(runs("x"), 1), ListItem(runs("y"), 1), ListItem(runs("b"))], True, 1, (1, 1, 2, 2)),
        ([ListItem(runs("a")), ListItem(runs("x"), 1), ListItem(runs("b")), ListItem(runs("y"), 1)], True, 1, (1, 1, 2, 1)),
        ([ListItem(runs("a"), continued=True), ListItem(runs("b"))], True, 3, (0, 3)),
        ([ListItem(runs("x"), 2), ListItem(runs("y"), 2)], True, 1, (1, 2)),
    ],
)  # fmt: skip
def test_numbers_of_a_list(items: list[ListItem], ordered: bool, start: int, numbers: tuple[int, ...]) -> None:
    """Each level counts for itself and starts anew under each item."""
    assert ItemList(tuple(items), ordered, start).numbers == numbers


def test_writing_lines_are_blocks() -> None:
    """Nothing of a row of dots is left as text."""
    assert list(rich_blocks(f"{DOTS}\n\n{DOTS}")) == [WritingLines(2)]
