"""« Proposer un atelier »: every field of the model once, in its own words; data that no text can end; the forge's addresses."""

from __future__ import annotations

import json
from typing import Any

import pytest

from macros.model.format import Format
from macros.model.json_schema import json_schema
from macros.model.library import Library
from macros.model.settings import Settings
from macros.pages.context import PageContext
from macros.pages.contribution_fields import ROOT, FormFields, plain_help
from macros.pages.contribution_form import ADDRESS, SECTIONS, forge, render_contribution_form
from tests.factories import a_canvas, a_format, a_vocabulary
from tests.pages.html_reading import Document

HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7*7 }}"
FORGE = "https://github.com/labo/playbook"


def library(**overrides: Any) -> Library:
    """One format and one canvas."""
    return Library(a_vocabulary(), formats={"essai": a_format(**overrides)}, canvases={"plan": a_canvas("plan")})


def rendered(known: Library | None = None, **settings: str) -> Document:
    """The form on its page."""
    return Document(str(render_contribution_form(PageContext(known or library(), Settings(**settings), ADDRESS))))


def data_of(page: Document) -> dict[str, Any]:
    """What the scripts are given."""
    return json.loads(next(one for one in page.all("script") if one.attributes.get("type") == "application/json").text)


def own_fields(page: Document, owner: str = "") -> list[Any]:
    """The places of the fields of the form, or of a blank entry, without those of the groups inside."""
    fields = []
    for one in page.elements:
        if "data-field" not in one.attributes:
            continue
        around = next(
            outer for outer in reversed(one.ancestors) if "data-scope" in outer.attributes or outer.tag == "template"
        )
        if around.attributes.get("data-blank", "") == owner and "data-field" not in around.attributes:
            fields.append(one)
    return fields


def test_every_field_of_a_format_stands_once_required_ones_first() -> None:
    """A field added to the model must find its place in a section; one that is required is never folded."""
    first = [key for section in SECTIONS for key in section.first]
    more = [key for section in SECTIONS for key in section.more]
    assert sorted(first + more) == sorted(Format.model_fields)
    assert set(first) == {key for key, field in Format.model_fields.items() if field.is_required()}
    assert [one.attributes["data-field"] for one in own_fields(rendered())] == [
        key for section in SECTIONS for key in (*section.first, *section.more)
    ]


def test_every_part_has_a_blank_entry_with_every_field() -> None:
    """What lists are made of: each definition of the schema that a list holds, whole."""
    page, schema = rendered(), json_schema("formats")
    held = {
        one["$ref"].rpartition("/")[2]
        for node in _nodes(schema)
        for one in node.get("items", {}).get("oneOf", [node.get("items", {})])
        if "$ref" in one
    }
    objects = {name for name in held if schema["$defs"][name]["type"] == "object"}
    blanks = {one.attributes["data-blank"] for one in page.all("template")}
    assert blanks == objects
    for name in blanks:
        assert {one.attributes["data-field"] for one in own_fields(page, name)} == set(
            schema["$defs"][name]["properties"]
        ), name


def _nodes(node: Any) -> list[dict[str, Any]]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return ([node] if isinstance(node, dict) else []) + [one for value in inner for one in _nodes(value)]


def test_words_are_those_of_the_model() -> None:
    """Every label of the model is read on the form; no help speaks of keys, of English words or between backquotes."""
    page = rendered()
    labels = [node["title"] for node in _nodes(json_schema("formats")) if isinstance(node.get("title"), str)]
    shown = page.text + "".join(one.text for one in page.all("template"))
    assert [
        label
        for label in labels[1:]
        if label not in shown
        and label not in ("Minutes par sous-groupe", "Minutes par personne", "Minutes fixes", "Sauter")
    ] == []
    helps = [one.text for one in page.elements if "data-help" in one.attributes]
    assert len(helps) > 30
    assert [told for told in helps if "`" in told or "in_person" in told or "true" in told] == []


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Une phrase, 160 caractères au plus.", "Une phrase, 160 caractères au plus."),
        ("`true` si le rôle change de personne.", "Le rôle change de personne."),
        ("true quand la méthode demande une personne formée ; `training` dit alors à quoi.", "La méthode demande une personne formée."),
        ("in_person, remote, hybrid.", ""),
        ("Un nombre entier de minutes, ou `{per_group: n}`, avec `fixed: n`.", "Un nombre entier de minutes."),
        ("`short`, `long` ou un autre mot.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_help_without_what_only_a_file_needs(told: str, shown: str) -> None:
    """The form offers choices: it does not teach the words of the file."""
    assert plain_help(told) == shown


def test_examples_are_the_model_s_or_the_library_s() -> None:
    """The model's where it has one, else the first brief text of a real format; never a long one."""
    fields = FormFields(library(summary="Un texte bref.", deliverable="a" * 141))
    assert fields.field(ROOT, "title")["example"] == "Séance de codéveloppement"
    assert fields.field(ROOT, "summary")["example"] == "Un texte bref."
    assert fields.field(ROOT, "deliverable")["example"] == ""
    assert fields.field("Role", "name")["example"] == "Membres"


def test_hostile_texts_stay_texts() -> None:
    """In examples, in lists and in the data: nothing opens a tag, ends the script or is evaluated."""
    page = rendered(library(summary=HOSTILE, deliverable=HOSTILE))
    assert page.unbalanced == []
    assert page.all("img") == []
    assert HOSTILE in page.text
    block = next(one for one in page.all("script") if one.attributes.get("type") == "application/json")
    assert "<" not in block.text


def test_schema_is_that_of_the_api() -> None:
    """The same rules check a file and the form."""
    known = library()
    assert data_of(rendered(known))["schema"] == json_schema("formats", known.vocabulary)


def test_names_of_the_library() -> None:
    """Formats and canvases that a field may name, with their titles."""
    told = data_of(rendered())
    assert told["formats"] == [["essai", "Atelier d'essai", "codev"]]
    assert told["canvases"] == [["plan", "Canevas d'essai"]]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, {}),
        ({"forge_url": FORGE}, {"kind": "github", "base": FORGE, "branch": "main", "edit": f"{FORGE}/edit/main/"}),
        ({"forge_url": "https://gitlab.example.org/a/b/", "forge_branch": "dev"}, {"kind": "gitlab", "base": "https://gitlab.example.org/a/b", "branch": "dev", "edit": "https://gitlab.example.org/a/b/-/edit/dev/"}),
        ({"forge_url": "https://code.example.org/a/b"}, {"kind": "forgejo", "base": "https://code.example.org/a/b", "branch": "main", "edit": "https://code.example.org/a/b/_edit/main/"}),
        ({"forge_url": "https://code.example.org/a/b", "forge_kind": "gitlab"}, {"kind": "gitlab", "base": "https://code.example.org/a/b", "branch": "main", "edit": "https://code.example.org/a/b/-/edit/main/"}),
    ],
    ids=["none", "github", "gitlab", "forgejo", "gitlab that its address does not tell"],
)  # fmt: skip
def test_forge(settings: dict[str, str], expected: dict[str, str]) -> None:
    """Its kind, its branch and where a file is edited, from the settings alone."""
    assert forge(Settings(**settings)) == expected
    assert data_of(rendered(**settings))["forge"] == expected


def test_without_script() -> None:
    """What to do, and every field by its name; the form is hidden until a script shows it."""
    page = rendered(mailbox="equipe@example.org")
    plain = next(one for one in page.elements if "data-writing-plain" in one.attributes)
    assert "equipe@example.org" in plain.text
    assert all(field.title in plain.text for field in Format.model_fields.values())
    form = next(one for one in page.all("form"))
    assert "hidden" in form.attributes
    assert "action" not in form.attributes
    assert [name for one in page.elements for name in one.attributes if name == "style" or name.startswith("on")] == []


def test_labels_of_buttons_are_verbs() -> None:
    """Nothing in English, nothing that does not say what it does."""
    words = [one.text.strip() for one in rendered().all("button") if one.text.strip()]
    assert all(word.split()[0].endswith(("er", "re", "ir")) for word in words), words
