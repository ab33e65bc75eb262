"""Rules of one canvas: its plan is whole, its words hold."""

from __future__ import annotations

from typing import Any

import pytest

from macros.loading.rules.canvas_rules import CANVAS_RULES
from tests.factories import a_canvas


def zones(*names: str) -> dict[str, Any]:
    """Zones of those names, each with a short question."""
    return {name: {"title": "Zone", "prompt": "Quoi ?"} for name in names}


def make_table(columns: dict[str, float], rows: Any) -> dict[str, Any]:
    """A table in place of the zones."""
    return {"columns": None, "rows": None, "areas": None, "zones": None, "table": {"columns": columns, "rows": rows}}


def found(data: dict[str, Any]) -> list[tuple]:
    """Paths of what the rules find."""
    return [path for rule in CANVAS_RULES for path, _ in rule(a_canvas(**data))]


def plan(*lines: str, names: str = "a b c") -> dict[str, Any]:
    """A canvas with that plan; columns and rows follow its first line."""
    return {
        "columns": [1] * len(lines[0].split()),
        "rows": [1] * len(lines),
        "areas": list(lines),
        "zones": zones(*names.split()),
    }


def axes(**words: Any) -> dict[str, Any]:
    """Two short axes; `x` and `y` change the words of one."""
    short = {"label": "Effort", "low": "faible", "high": "fort"}
    return {"axes": {axis: short | words.get(axis, {}) for axis in "xy"}}


LONG = "W" * 75
CASES: dict[str, tuple[dict[str, Any], list[tuple]]] = {
    "side by side": (plan("a b c"), []),
    "a zone over two rows": (plan("a b", "a c"), []),
    "an empty cell": (plan("a b", "c ."), []),
    "one line too many": (plan("a b c") | {"rows": [1, 1]}, [("areas",)]),
    "one name too few": (plan("a b", "c"), [("areas", 1)]),
    "in the shape of an L": (plan("a a", "a b", "c c"), [("areas", 0)]),
    "in two pieces": (plan("a b", "c a"), [("areas", 0)]),
    "scattered on as many cells as a rectangle": (plan("a b a", "a a c"), [("areas", 0)]),
    "zone that is not described": (plan("a b d", names="a b"), [("areas", 0)]),
    "zone without place": (plan("a b", names="a b c"), [("zones", "c")]),
    "no columns": (plan("a b c") | {"columns": None}, [()]),
    "nothing": ({"columns": None, "rows": None, "areas": None, "zones": None}, [(), (), (), ()]),
    "table": (make_table({"Quoi": 1, "Qui": 1}, 3), []),
    "table with axes": (
        make_table({"Quoi": 1}, 3) | {"axes": {axis: {"label": "L", "low": "bas", "high": "haut"} for axis in "xy"}},
        [("axes",)],
    ),
    "axes": (plan("a b", "c .") | axes(), []),
    "axis with a long name": (plan("a b", "c .") | axes(x={"label": LONG}), [("axes", "x")]),
    "axis with a long start": (plan("a b", "c .") | axes(x={"low": LONG}), [("axes", "x")]),
    "axis with a long end": (plan("a b", "c .") | axes(y={"high": LONG}), [("axes", "y")]),
    "two long axes": (plan("a b", "c .") | axes(x={"label": LONG}, y={"low": LONG}), [("axes", "x"), ("axes", "y")]),
    "long axis of a plan that is not whole": (plan("a b", "c a") | axes(x={"label": LONG}), [("areas", 0)]),
    "question that fills its zone": (
        {
            "zones": zones("avant", "apres") | {"avant": {"title": "Zone", "prompt": "Un mot, puis un autre. " * 6}},
            "columns": [1, 12],
        },
        [("zones", "avant", "prompt")],
    ),
    "same question in a wide zone": (
        {
            "zones": zones("avant", "apres") | {"avant": {"title": "Zone", "prompt": "Un mot, puis un autre. " * 6}},
            "columns": [9, 1],
        },
        [],
    ),
    "word wider than its zone": (
        {
            "zones": zones("avant", "apres") | {"avant": {"title": "Accompagnement", "prompt": "Qui ?"}},
            "columns": [1, 9],
        },
        [("zones", "avant", "title")],
    ),
    "heading wider than its column": (
        make_table({"Accompagnement": 1, "Qui": 12}, 2),
        [("table", "columns", "Accompagnement")],
    ),
    "heading of too many lines": (
        make_table({"Un mot puis un mot puis un mot": 1, "Qui": 15}, 2),
        [("table", "columns", "Un mot puis un mot puis un mot")],
    ),
    "label wider than its column": (
        make_table({"Quoi": 1, "Qui": 9}, ["Un", "Accompagnement"]),
        [("table", "rows", 1)],
    ),
    "label higher than its row": (
        make_table({"Quoi": 1, "Qui": 9}, ["un mot " * 11] * 20),
        [("table", "rows", row) for row in range(20)],
    ),
}


@pytest.mark.parametrize(("data", "paths"), CASES.values(), ids=CASES)
def test_rule_finds_exactly_what_is_wrong(data: dict[str, Any], paths: list[tuple]) -> None:
    """Shape, then plan, then words: a later rule waits until the earlier ones hold."""
    assert found(data) == paths
