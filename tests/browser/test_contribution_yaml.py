"""The YAML of « Proposer un atelier »: read without losing anything, written as the check wants it, the same both ways."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from macros.loading.marked_yaml import read_yaml
from macros.loading.validation import validate
from macros.model.format import Format
from tests.browser.checks import DESKTOP, Open
from tests.browser.contribution import PAGE, file_text, restore
from tests.conftest import LIBRARY
from tests.factories import make_format

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-contribution")]
FORMATS = sorted((LIBRARY / "formats").rglob("*.yml"))
# Every entry is opened: a field that is never shown would prove nothing of the form.
OPEN_ALL = "() => { for (let left = true; left; ) { left = false; for (const row of document.querySelectorAll('.pb-entry')) if (!row.isBound) { row.bind(); left = true; } } }"
# What texts are made of that YAML, the check or a browser may take for something else.
PIECES = [*"abéÉ01-:#'\"\\|>*&!%@`{}[],?~=<", " ", " ", "  ", "\n", "\n\n", "\n- ", ": ", " #", "\t", "\u00a0", "\u202f", "\u2028", "\u202e", "\u200b", "\ufeff", "\x00", "“", "«", "»", "no", "true", "null", "010", "1:30", "2026-11-22", "---", "...", "<<: ", "👍", "𝄞", "é", "\r\n", "..."]  # fmt: skip


@pytest.fixture(scope="module")
def page(address: str, open_shared: Open) -> Any:
    """The form with what reads, checks and writes."""
    watched = open_shared(f"{address}/{PAGE}", viewport=DESKTOP)
    watched.page.evaluate("() => playbookWriting.loaded('reading', 'starting', 'checking', 'writing')")
    yield watched.page
    assert watched.faults == []


def paste(page: Any, text: str) -> None:
    """Give the text to the form, as the button does."""
    page.locator("#pb-start-text").evaluate("(one, text) => one.value = text", text)
    page.evaluate("() => playbookWriting.starting.fromText()")


def read(page: Any, text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What a text gives: the data of the form, and what is set aside."""
    told = page.evaluate("text => playbookWriting.formatFromYaml(text)", text)
    return told["data"], told["aside"]


def trimmed(value: Any) -> Any:
    """Data as the model takes them: texts without the spaces around."""
    if isinstance(value, dict):
        return {key: trimmed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [trimmed(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.stem)
def test_round_trip_of_a_real_format(path: Path, page: Any) -> None:
    """Pasted, shown in every field and written again: only comments, styles and the order of keys are others."""
    text = path.read_text(encoding="utf-8")
    paste(page, text)
    page.evaluate(OPEN_ALL)
    written = file_text(page)
    assert page.evaluate("() => playbookWriting.state.aside") == []
    assert trimmed(read_yaml(written)[0]) == trimmed(read_yaml(text)[0])
    assert validate(written.encode(), Format, path.name).model == validate(text.encode(), Format, path.name).model
    assert [
        one for one in page.evaluate("() => playbookWriting.check()") if not str(one["path"][0]).startswith("@")
    ] == []


# Text → fields that are filled, and what is set aside: line, column, and words that are kept.
BROKEN = {
    "colon in a text": ("title: Un\nsummary: Avant : après\nstatus: draft\n", {"title": "Un", "status": "draft"}, [(2, 16, "Avant : après")]),
    "quote not closed": ('title: "Un\nsummary: Deux\n', {"summary": "Deux"}, [(1, None, '"Un')]),
    "unknown key": ("title: Un\ntitel: Deux\n", {"title": "Un"}, [(2, 1, "titel: Deux")]),
    "key twice": ("title: Un\ntitle: Deux\n", {"title": "Un"}, [(2, 1, "title: Deux")]),
    "unknown key inside": ("participants:\n  min: 4\n  mini: 3\n", {"participants": {"min": 4}}, [(3, 3, "mini: 3")]),
    "mistake inside a list": ("use_when:\n  - Un\n  - Deux : trois : quatre\n  - Cinq\n", {"use_when": ["Un", "Cinq"]}, [(3, None, "trois : quatre")]),
    "mistake inside a step": ("script:\n  - id: a\n    title: A\n    do: x : y\n    minutes: 5\n  - id: b\n    title: B\n", {"script": [{"id": "a", "title": "A", "minutes": 5}, {"id": "b", "title": "B"}]}, [(4, None, "x : y")]),
    "a word for a list": ("use_when: Toujours\n", {"use_when": ["Toujours"]}, []),
    "a block for a text": ("title:\n  a: 1\n", {}, [(1, 1, "a: 1")]),
    "a list for a number": ("participants: {min: [1, 2], max: 4}\n", {"participants": {"max": 4}}, [(1, 16, "min:")]),
    "numbers as texts": ("title: 2026\nparticipants: {min: '4'}\n", {"title": "2026", "participants": {"min": 4}}, []),
    "not a number": ("participants: {min: quatre}\n", {"participants": {"min": "quatre"}}, []),
    "hours": ("script:\n  - minutes: 1:30\n", {"script": [{"minutes": "1:30"}]}, []),
    "norwegian no": ("title: no\n", {"title": "no"}, []),
    "alias": ("title: &a Un\nsummary: *a\n", {"title": "Un"}, [(2, None, "")]),
    "tabs": ("participants:\n\tmin: 4\n", {"participants": {"min": 4}}, []),
    "no-break space before a key": ("participants:\n\u00a0\u00a0min: 4\n", {"participants": {"min": 4}}, []),
    "prototype": ("__proto__: {polluted: 1}\nconstructor: x\ntitle: Un\n", {"title": "Un"}, [(1, 1, "polluted"), (2, 1, "constructor")]),
    "prose": ("Bonjour,\nvoici mon atelier.\n", {}, [(1, 1, "voici mon atelier")]),
    "too deep": ("title: Un\nscript: " + "[" * 40 + "]" * 40 + "\n", {"title": "Un"}, [(2, None, "[[[[")]),
    "two documents": ("title: Un\n---\nsummary: Deux\n", {"title": "Un", "summary": "Deux"}, [(2, 1, "---")]),
    "nothing": ("# rien\n\n", {}, []),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_text_with_mistakes(case: str, page: Any) -> None:
    """What can be read is in the fields; the rest is told with its line and column, and kept."""
    text, filled, aside = BROKEN[case]
    data, kept = read(page, text)
    assert data == filled
    assert [one["line"] for one in kept] == [line for line, _, _ in aside]
    for one, (_, column, words) in zip(kept, aside, strict=True):
        assert column is None or one["column"] == column
        assert words in one["text"]
        assert one["why"].endswith(".")
    assert page.evaluate("() => ({}).polluted") is None


def words_of(text: str) -> set[str]:
    """Words of the lines that are not comments."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return set(re.findall(r"\w{4,}", " ".join(lines)))


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_lost(seed: int, page: Any) -> None:
    """A real format spoilt in a dozen places: each of its words is in a field or aside."""
    chance = random.Random(seed)
    path = chance.choice(FORMATS)
    lines = path.read_text(encoding="utf-8").splitlines()
    for _ in range(12):
        rank = chance.randrange(1, len(lines))
        lines[rank] = chance.choice(
            [
                lines[rank] + " : x",
                lines[rank] + ' "',
                " " + lines[rank],
                lines[rank].replace(":", "", 1),
                lines[rank].replace(" ", "", 2),
                "titre: " + lines[rank],
            ]
        )
    text = "\n".join(lines)
    data, aside = read(page, text)
    kept = words_of(json.dumps(data, ensure_ascii=False).replace("\\n", " ")) | {
        word for one in aside for word in words_of(one["text"].replace("#", ""))
    }
    # Keys of values that reached their field are no longer words of a text.
    keys = set(re.findall(r"^\s*(?:- )?\{?(\w+):", text, re.MULTILINE)) | set(re.findall(r"(\w+): ", text))
    assert words_of(text) - kept - keys == set()
    assert len(json.dumps(data)) > len(text) / 4, "most of the format is read"


def expected(text: str) -> str:
    """A text as the file holds it: no forbidden character, ordinary spaces, nothing around."""
    text = re.sub("\r\n?|[\u2028\u2029\x85]", "\n", text)
    text = re.sub("[\x00-\x08\u200b\u202e\ufeff]", "", text)
    lines = [re.sub("[\u00a0\u202f]", " ", line) for line in text.split("\n")]
    return "\n".join(re.sub(r"^ *\t+", "  ", line.rstrip()) for line in lines).strip()


@pytest.mark.parametrize("seed", range(6))
def test_any_text_is_written(seed: int, page: Any) -> None:
    """Whatever is typed, Python reads the same text in the file, without a problem, at every depth."""
    chance = random.Random(seed)
    texts = ["".join(chance.choices(PIECES, k=chance.choice([1, 3, 8, 40, 150]))) for _ in range(60)]
    texts += ["x" + text + "y" for text in texts]
    step = {
        "id": "a",
        "title": "A",
        "minutes": 5,
        "mode": "plenary",
        "do": texts[0],
        "tasks": [{"role": "a", "do": text} for text in texts[:20]],
    }
    restore(page, make_format(use_when=texts, example=texts[1], script=[step]))
    written = file_text(page)
    data, problems = read_yaml(written)
    assert problems == []
    assert trimmed(data["use_when"]) == [text for text in map(expected, texts) if text]
    assert trimmed([task["do"] for task in data["script"][0]["tasks"] if "do" in task]) == [
        text for text in map(expected, texts[:20]) if text
    ]
    # And the form reads its own file.
    again, aside = read(page, written)
    assert aside == []
    assert trimmed(again) == trimmed(json.loads(json.dumps(data)))


def test_file_of_the_form_is_read_again_from_disk(page: Any) -> None:
    """A file of the library chosen on the disk takes its own name and family, and replaces itself."""
    path = LIBRARY / "formats/codev/codev-managerial.yml"
    page.locator("#pb-start-file").evaluate("one => one.closest('details').open = true")
    page.locator("#pb-start-file").set_input_files(path)
    page.wait_for_function("() => playbookWriting.state.replaces === 'codev-managerial'")
    assert page.evaluate("() => [playbookWriting.state.family, playbookWriting.slug()]") == [
        "codev",
        "codev-managerial",
    ]


def test_type_comes_back_with_the_file(page: Any) -> None:
    """Written in a comment, since the file has no key for it; an unknown one is passed over."""
    restore(page, make_format(title="Un fichier à moi"), family="evaluation")
    text = file_text(page)
    assert text.splitlines()[1] == "# Type : evaluation"
    label = page.evaluate("() => playbookWriting.data.familyNames.evaluation")
    for told, family in [
        (text, "evaluation"),
        (text.replace(" : evaluation", f"\u00a0: {label}"), "evaluation"),
        (text.replace("evaluation", "../.."), ""),
        (text.replace("evaluation", "constructor"), ""),
    ]:
        restore(page, {})
        paste(page, told)
        assert page.evaluate("() => playbookWriting.state.family") == family
        assert page.locator("[data-family-select]").input_value() == family


def test_aside_is_shown_and_dealt_with(page: Any) -> None:
    """Each passage with its place; removed one by one, and brought back."""
    paste(page, "title: Un\ntitel: <img src=x>\nmodes: {a: 1}\n")
    shown = page.locator("[data-aside] li")
    assert shown.count() == 2
    assert (
        shown.first.locator("p").inner_text().replace("\u00a0", " ") == "Ligne 2, colonne 1 : clé inconnue « titel »."
    )
    assert "titel: <img src=x>" in shown.first.locator("pre").inner_text()
    shown.first.get_by_role("button").click()
    assert shown.count() == 1
    page.locator("[data-undo-button]").click()
    assert shown.count() == 2
