"""One file: bytes to a model, or its problems."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from macros.loading.validation import validate
from macros.model.canvas import Canvas
from macros.model.experience import Experience
from macros.model.format import Format
from macros.model.library import ITEM_TYPES
from macros.model.offer import Offer
from macros.model.programme import Programme
from tests.factories import (
    as_yaml,
    make_canvas,
    make_experience,
    make_format,
    make_offer,
    make_programme,
    make_step,
    make_table,
)

SOUND = {
    "format": (Format, make_format()),
    "format with lengths that follow people": (
        Format,
        make_format(
            group_size={"min": 2, "max": 4},
            script=[make_step("a", {"per_group": 5}), make_step("b", {"per_participant": 2, "fixed": 10})],
        ),
    ),
    "offer": (Offer, make_offer()),
    "programme": (Programme, make_programme()),
    "canvas": (Canvas, make_canvas()),
    "table with empty rows": (Canvas, make_table({"Quoi": 2, "Qui": 1.5}, 4)),
    "table with labels": (Canvas, make_table({"Quoi": 2}, ["Un", "Deux"])),
    "experience": (Experience, make_experience()),
}


@pytest.mark.parametrize(("model", "data"), SOUND.values(), ids=SOUND)
def test_sound_file_gives_its_model(model: type, data: dict[str, Any]) -> None:
    """A valid file has a model and no problem."""
    read = validate(as_yaml(data).encode(), model, "f.yml")
    assert read.problems == ()
    assert isinstance(read.model, model)


def test_every_problem_is_told_by_line_then_column() -> None:
    """Nothing is hidden behind the first mistake, whatever found it."""
    text = "title: <b>\nzzz: 1\nsummary: a@example.org\nbasis: moi # ou nous\nreviewed: demain\ntitle: x\nfigures: [{value: 1}]\n"
    places = [(problem.line, problem.column) for problem in validate(text.encode(), Experience, "f.yml").problems]
    assert places == [(1, 8), (2, 1), (3, 10), (4, 8), (4, 12), (5, 11), (6, 1), (7, 11), (7, 11), (7, 11), (7, 19)]


def test_same_problem_is_told_once() -> None:
    """Two equal messages at one place are one problem."""
    problems = validate(b'title: "\\u202e\\u202e"\n', Experience, "f.yml").problems
    assert len(problems) == len(set(problems))
    assert sum("U+202E" in problem.message for problem in problems) == 1


@pytest.mark.parametrize("value", ["[[x]]", "{zzz: {zzz: 1}}", "-1.5", "true"])
@pytest.mark.parametrize("kind", ITEM_TYPES)
def test_value_of_the_wrong_form_is_told_with_a_label(kind: str, value: str) -> None:
    """Whatever the field, a wrong form is a problem that names a French label or the unknown key, in French."""
    model = ITEM_TYPES[kind]
    for name in model.model_fields:
        problems = validate(f"{name}: {value}\n".encode(), model, "f.yml").problems
        own = [
            p.message
            for p in problems
            if not p.message.endswith("est obligatoire et il manque.") or f"({name})" in p.message or p.column > 1
        ]
        assert own, name
        for message in own:
            assert re.match(r"« [^»]+ »( \([a-z_]+\))? : .|clé inconnue `zzz` ; clés possibles : [a-z]", message), (
                name,
                message,
            )
            assert not re.search(r"None|'[a-z]+'|[<\[](key|number|[a-z]+_type)", message), (name, message)


def test_library_is_read_by_one_module_only() -> None:
    """A second reader would bring back what this one refuses. The settings are no part of the library."""
    package = Path(__file__).parent.parent.parent / "macros"
    modules = [*(package / "loading").rglob("*.py"), *(package / "model").rglob("*.py")]
    users = {
        path.name for path in modules if re.search(r"^\s*(import|from) yaml", path.read_text("utf-8"), re.MULTILINE)
    }
    assert users == {"marked_yaml.py", "settings_file.py", "settings_text.py"}


@pytest.mark.parametrize("text", ['title:\n  "\\n": 1\n', '"\\n": 1\n"\\n": 2\n', 'title: "a\\nb"\nzz: 1\n'])
def test_a_message_is_one_line(text: str) -> None:
    """Whatever the key or the value holds: each problem is a line of the console."""
    problems = validate(text.encode(), Canvas, "canvases/x.yml").problems
    assert problems
    assert [problem.message for problem in problems if "\n" in problem.message] == []
