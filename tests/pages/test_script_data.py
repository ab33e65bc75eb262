"""No text of the library ends the script that holds it, or becomes code; a reader finds the text as it was typed."""

from __future__ import annotations

import json
import re

import pytest

from macros.pages.script_data import compact_json, data_script, inline_data

ATTACKS = [
    "</script><script>window.pwned=1</script>",
    "</SCRIPT >",
    "<!-- <script>",
    "]]> -->",
    "un\u2028deux\u2029trois",
    '";window.pwned=1;"',
    "\\",
    "\\u003c\\",
    "\\</script>",
    "`${window.pwned=1}`",
    "{{ 7*7 }} {% raw %} &lt; &amp;",
    "\x00\x1f\ud800",
    "é 😀 \u202e",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_inside_a_page(attack: str) -> None:
    """As a value and as a key; the fragment that shows it does not escape it again."""
    text = inline_data({"said": attack, attack: 1})
    assert not re.search("[<\u2028\u2029]", text)
    assert text.__html__() == text
    assert json.loads(text) == {"said": attack, attack: 1}


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if "\ud800" not in attack])
def test_as_a_script(attack: str) -> None:
    """One assignment on one line, whatever the data hold."""
    script = data_script("playbookTest", compact_json([attack])).decode()
    assert re.fullmatch(r"window\.playbookTest=\[[^<\n\u2028\u2029]*\];\n", script)
    assert json.loads(script.removeprefix("window.playbookTest=").removesuffix(";\n")) == [attack]


def test_letters_stay_as_they_are() -> None:
    """Accents and signs without danger travel as themselves: the files stay small."""
    assert compact_json({"a": ["é > & '"]}) == inline_data({"a": ["é > & '"]}) == '{"a":["é > & \'"]}'
