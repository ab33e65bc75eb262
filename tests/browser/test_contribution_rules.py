"""The check of the form finds what `playbook check` finds: the same cases pass through Python and through the browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from macros.loading.messages import data_path, explain
from macros.loading.raw_text import decode
from macros.loading.rules.format_rules import FORMAT_RULES
from macros.loading.rules.library_rules import check_no_repeats
from macros.model.format import Format
from tests.browser.checks import DESKTOP, Open
from tests.factories import make_format, make_step
from tests.loading.rules.test_format_rules import CASES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-contribution")]
PAGE = "contribuer/proposer-un-atelier/"
BROKEN = Path(__file__).parents[1] / "broken_library/formats"
# Rules of another kind: the library's own references, which tests below look at, and what only a whole library shows.
KNOWN = "() => { playbookWriting.data.canvases = ['plan', 'autre'].map(slug => [slug, slug]); }"


@pytest.fixture(scope="module")
def page(address: str, open_shared: Open) -> Any:
    """The form with its check; two canvases exist."""
    watched = open_shared(f"{address}/{PAGE}", viewport=DESKTOP)
    watched.page.evaluate("() => playbookWriting.loaded('checking', 'reading')")
    watched.page.evaluate(KNOWN)
    yield watched.page
    assert watched.faults == []


Found = dict[tuple[Any, ...], str]


def in_browser(page: Any, data: Any) -> Found:
    """What the page's check finds, by path."""
    found = page.evaluate("data => playbookWriting.findingsOf(data)", json.loads(json.dumps(data)))
    return {tuple(one["path"]): one["text"] for one in found}


def for_people(message: str) -> str:
    """A message of the check without the keys of the file."""
    return re.sub(r"(«[^»]*») \([\w.]+\)", r"\1", message)


def is_for_files(message: str) -> bool:
    """A message that names words or signs of the file: the form, which shows neither, says it otherwise."""
    words = ("`", "guillemets", "un de ces mots", "une modalité de l'atelier", "(canvas)", "(handout)", "(trials)")
    return any(word in message for word in words)


def in_python(data: dict[str, Any]) -> Found:
    """What the loader finds: the model first, then the rules across fields."""
    try:
        format_ = Format.model_validate_json(json.dumps(data)).located(slug="essai", folder="codev")
    except ValidationError as error:
        # As the loader does: a list is not too short because of the mistakes inside it.
        told = [one for one in error.errors(include_url=False) if one["type"] != "too_short" or not one["input"]]
        return {data_path(one["loc"]): explain(one, Format) for one in told}
    return {path: text for rule in (*FORMAT_RULES, check_no_repeats) for path, text in rule(format_)}


def compared(browser: Found, python: Found, *, first_of_all: bool = False) -> None:
    """The same places; the same sentence wherever it names no word of the file.

    Python looks across fields once each value is right; the form does both at once, and may say more.
    """
    # Of a step without words, Python names the step and the form each field.
    told = {(path[:-1] if "obligatoire pour une étape" in text else path): text for path, text in browser.items()}
    assert set(python) <= set(told) if first_of_all else set(python) == set(told), (told, python)
    for path, text in python.items():
        if not is_for_files(text) and "obligatoire pour une étape" not in text:
            assert told[path] == for_people(text), path


@pytest.mark.parametrize("case", CASES)
def test_rules_across_fields(case: str, page: Any) -> None:
    """Each case of the rules, sound or not, gives the same finds."""
    overrides, paths = CASES[case]
    python = in_python(make_format(**overrides))
    assert sorted(map(str, python)) == sorted(map(str, paths)), "the case proves what it says"
    compared(in_browser(page, make_format(**overrides)), python)


def test_sound_format(page: Any) -> None:
    """Otherwise the cases above would prove nothing."""
    assert in_browser(page, make_format()) == {}


LONG = {"minutes": 1, "how": "Vite."}
SCHEMA = {
    "title too long": {"title": "a" * 81},
    "title of 80 letters outside the first plane": {"title": "𝄞" * 80},
    "title with markup": {"title": "a<b"},
    "title not a text": {"title": 12},
    "summary missing": {"summary": None},
    "summary too long": {"summary": "é" * 163},
    "no mode": {"modes": []},
    "unknown mode": {"modes": ["moon"]},
    "people as words": {"participants": {"min": "quatre", "ideal": 6, "max": 8}},
    "nobody": {"participants": {"min": 0, "ideal": 6, "max": 8}},
    "a crowd": {"participants": {"min": 4, "ideal": 6, "max": 501}},
    "a leading zero": {"script": [make_step("a", "010", if_late=LONG)]},
    "decimal minutes": {"script": [make_step("a", 7.5, if_late=LONG)]},
    "no minutes": {"script": [make_step("a", 0, if_late=LONG)]},
    "minutes per group, none": {"script": [make_step("a", {"per_group": 0}, if_late=LONG)]},
    "minutes per group, too many fixed": {"script": [make_step("a", {"per_group": 1, "fixed": 601})]},
    "minutes per participant": {"script": [make_step("a", {"per_participant": 61})]},
    "unknown way of working": {"script": [make_step("a", 60, mode="debout")]},
    "id with a capital": {"script": [make_step("Accueil", 60, if_late=LONG)]},
    "role of nobody": {"roles": [{"id": "a", "name": "A", "count": 0, "mission": "x"}]},
    "role of some": {"roles": [{"id": "a", "name": "A", "count": "some", "mission": "x"}]},
    "difficulty": {"difficulty": {"facilitator": 4, "participant": 1}},
    "date of another calendar": {"reviewed": "22/11/2026"},
    "date that does not exist": {"reviewed": "2026-02-30"},
    "year mistyped": {"reviewed": "2206-11-22"},
    "address over http": {"sources": [{"title": "a", "url": "http://example.org"}]},
    "address with a space": {"sources": [{"title": "a", "url": "https://example.org/a b"}]},
    "change of an unknown kind": {"variants": [{"id": "v", "title": "V", "minutes": 60, "changes": [{"step": "accueil"}]}]},
    "added step without words": {"variants": [{"id": "v", "title": "V", "minutes": 60, "changes": [{"after": "accueil", "add": {"id": "x", "title": "X", "mode": "break"}}]}]},
    "a word twice": {"use_when": ["Toujours.", "Toujours."]},
}  # fmt: skip


@pytest.mark.parametrize("case", SCHEMA)
def test_values(case: str, page: Any) -> None:
    """What the model refuses, the schema refuses, in the same words."""
    data = make_format(**SCHEMA[case])
    compared(in_browser(page, data), in_python(data), first_of_all=True)


# What the form cannot know: other files of a whole library, the folder's name. And files without a mistake.
OF_THE_LIBRARY = {
    "cycle-a.yml",
    "cycle-b.yml",
    "cycle-c.yml",
    "folder-unknown.yml",
    "no-folder.yml",
    "taken.yml",
    "sound.yml",
}
FILES = [
    path for path in sorted(BROKEN.rglob("*.yml")) if path.name not in OF_THE_LIBRARY and path.parent.name != "deeper"
]
# A number between quotes means that number: the form reads it, and writes it without them.
MENDED = {"minutes-in-quotes.yml"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_broken_library(path: Path, page: Any) -> None:
    """Each broken file of the loader's tests gives something to mend, in the fields or aside."""
    text = decode(path.read_bytes())[0] or ""
    found = page.evaluate(
        """text => {
            const { data, aside } = playbookWriting.formatFromYaml(text);
            playbookWriting.restore({ ...playbookWriting.blank(), data, aside });
            return [aside.length, playbookWriting.findingsOf(playbookWriting.pruned().data).length];
        }""",
        text,
    )
    assert (found != [0, 0]) == (path.name not in MENDED)


def test_names_of_the_library(page: Any) -> None:
    """A format and a canvas that do not exist are told, as are the format itself and what could lead to a person."""
    data = make_format(
        avoid_when=[{"situation": "Jamais.", "instead": "lune"}], after=["lune"], maturity=["any", "cadrer"],
        follow_up=[{"days_after": 7, "task": "Appeler le 06 39 98 12 34."}],
    )  # fmt: skip
    assert set(in_browser(page, data)) == {
        ("avoid_when", 0, "instead"),
        ("after", 0),
        ("maturity", 0),
        ("follow_up", 0, "task"),
    }


def test_personal_data_is_told_of_its_field(page: Any) -> None:
    """One line for each kind, which begins with the field, as the others do."""
    text = "Appeler le 06 39 98 12 34 ou écrire à anne@example.org."
    told = page.evaluate(
        "data => playbookWriting.findingsOf(data).map(one => [one.path, playbookWriting.french(one.text)])",
        make_format(follow_up=[{"days_after": 7, "task": text}]),
    )
    advice = "écrivez plutôt sa fonction et une boîte générique."
    assert [[path, words.replace("\u00a0", " ")] for path, words in told] == [
        [["follow_up", 0, "task"], f"« Tâche » : une adresse électronique est écrite ici (« anne@example.org »). Si elle mène à une personne, {advice}"],
        [["follow_up", 0, "task"], "« Tâche » : un numéro de téléphone est écrit ici (« 06 39 98 12 34 »). Écrivez plutôt une fonction et une boîte générique."],
    ]  # fmt: skip
