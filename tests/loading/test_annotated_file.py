"""The file to fill in: whole, blank where someone decides, and taken back to life field by field."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from macros.loading.annotated_file import WIDTH, annotated_file
from macros.loading.marked_yaml import read_yaml
from macros.loading.validation import validate
from macros.model.examples import examples_of
from macros.model.library import ITEM_TYPES, Library
from tests.factories import a_vocabulary

KINDS = list(ITEM_TYPES)
every_kind = pytest.mark.parametrize("kind", KINDS)


def text_of(kind: str, **options: Any) -> str:
    """A new file of a small vocabulary."""
    return annotated_file(kind, a_vocabulary(), path="ici.yml", schema="s.json", today=date(2026, 11, 22), **options)


def brought_back(text: str) -> str:
    """Every optional field, as if a person took the sign away from its lines, until none is left."""
    key = re.compile(r"^( *)# ( *(?:- )?(?:[a-z_]+|\"[^\"]+\"):.*|( *)-(?: .*)?|( {2,}#.*))$")
    lines = text.split("\n")
    for _ in range(6):
        lines = [
            found[1] + found[2] if (found := key.match(line)) else re.sub(r"^( *)##", r"\1#", line) for line in lines
        ]
    return "\n".join(lines)


@every_kind
def test_every_field_of_the_model_is_there(kind: str) -> None:
    """Required ones as keys, the others in comments, each once, under its French name."""
    text, model = text_of(kind), ITEM_TYPES[kind]
    live, _ = read_yaml(text)
    for key, field in model.model_fields.items():
        assert len(re.findall(rf"^(?:# )?{key}:", text, re.MULTILINE)) == 1
        assert f"{field.title}." in text
        assert key in live or not field.is_required()
    assert list(live) == sorted(live, key=list(model.model_fields).index)
    assert text.index("# ---------- Obligatoire") < text.index("# ---------- Facultatif")


@every_kind
def test_optional_fields_come_back_whole(kind: str) -> None:
    """Without their signs, they are YAML, at their place in the model, and no key is unknown or twice there."""
    text, model = brought_back(text_of(kind)), ITEM_TYPES[kind]
    data, problems = read_yaml(text)
    assert set(data) == set(model.model_fields)
    assert {message for _, message in problems if " est vide ; " not in message} == set()
    lines = text.split("\n")
    for (line, _), _ in problems:
        lines[line - 1] += " x"
    found = [problem.message for problem in validate("\n".join(lines).encode(), model, "ici.yml").problems]
    assert found  # « x » is no number
    assert [message for message in found if "inconnue" in message or "manque" in message] == []


@every_kind
def test_blanks_are_told_each_at_its_line(kind: str) -> None:
    """A line that ends with a colon or is a dash alone, with nothing under it, is a problem of its own; nothing else is."""
    text = text_of(kind)
    read = validate(text.encode(), ITEM_TYPES[kind], "ici.yml")
    lines = [
        line for line in enumerate(text.split("\n"), 1) if line[1].strip() and not line[1].lstrip().startswith("#")
    ]

    def depth(line: str) -> int:
        return len(line) - len(line.lstrip(" -"))

    blank = [
        number
        for (number, line), (_, following) in zip(lines, [*lines[1:], (0, "")], strict=True)
        if re.search(r"(?::|-)$", line) and (not following or depth(following) <= depth(line))
    ]
    assert [problem.line for problem in read.problems] == blank != []
    for problem in read.problems:
        key = re.search(r"`([a-z_]+)`", problem.message)[1]
        assert key in text.split("\n")[problem.line - 1] or f"élément de la liste `{key}`" in problem.message


def test_words_come_with_their_meaning() -> None:
    """Closed lists in French, those of the vocabulary too; an offer has one level and never `any`."""
    text = re.sub(r"\n *#+ ", " ", text_of("formats"))
    assert "plenary (en plénière)" in text
    assert "comprendre (comprendre), cadrer (cadrer), any (tous, et seul dans la liste)." in text
    assert "prevention (Prévention)." in text
    assert "any" not in text_of("offers")
    assert "solo, pairs, groups ou plenary" not in text


def test_examples_are_those_of_the_library(library: Library) -> None:
    """The model's own come first; a text of several lines is no example; words of closed lists need none."""
    found = examples_of(library.formats.values())
    assert ("Step", "mode") not in found
    assert all("\n" not in text and len(text) <= 110 for text in found.values())
    text = text_of("formats", examples=found | {("Format", "title"): "Jamais"})
    assert "# Exemple : Séance de codéveloppement\ntitle:" in text
    assert f"    # Exemple : {found['Step', 'title']}\n    title:" in text
    assert "Jamais" not in text


def test_examples_cannot_leave_their_comment() -> None:
    """Whatever a text of the library holds, it stays behind the sign."""
    hostile = {("Format", "summary"): "a: b # c {{ 7*7 }} \u2028 " + "mot " * 60}
    text = text_of("formats", examples=hostile)
    assert [line for line in text.split("\n") if "mot mot" in line and not line.startswith("# ")] == []
    assert read_yaml(text)[0].keys() == read_yaml(text_of("formats"))[0].keys()


@every_kind
def test_lines_hold_in_a_window(kind: str, library: Library) -> None:
    """No comment is wider than what an editor shows, but for a word that cannot be cut; no line ends with a space."""
    text = text_of(kind, examples=examples_of(library.by_kind[kind].values()))
    for line in text.split("\n"):
        assert len(line) <= WIDTH + 12, line
        assert line == line.rstrip()
        assert "# # " not in line  # the help of an optional field bears one sign more, side by side


def test_first_lines() -> None:
    """The schema comes first, where editors look for it, and only where there is one."""
    assert text_of("formats").startswith("# yaml-language-server: $schema=s.json\n# Atelier à remplir.")
    without = annotated_file("formats", a_vocabulary(), path="x", schema="", today=date(2026, 1, 1))
    assert without.startswith("# Atelier à remplir.")
    assert "reviewed: 2026-01-01" in without
    assert "status: draft" in without


def test_unions_and_models_are_all_foreseen() -> None:
    """No class of the model is printed as such."""
    for kind in KINDS:
        text = text_of(kind)
        assert "class " not in text
        assert BaseModel.__name__ not in text
