"""Ready texts: a script that no text can end, with a sign wherever the browser puts what it knows of the session."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from macros.exports.documents.invitation import invitation, invitation_text
from macros.exports.documents.plain_text import plain_text
from macros.exports.documents.report_outline import report_outline, report_text
from macros.exports.site_data.ready_texts import (
    DATE,
    HOURS,
    LENGTH,
    PEOPLE,
    block_data,
    export_ready_texts,
    ready_texts,
)
from macros.model.library import Library
from tests.exports.sample_documents import a_document
from tests.factories import a_format

START, END = "window.playbookReadyTexts=", ";\n"
SIGNS = re.compile(f"[{HOURS}{LENGTH}{PEOPLE}{DATE}]")
ATTACKS = (
    "</script><script>x",
    "<!--",
    "]]>",
    '";x;"',
    "\\u003c\\",
    "`${x}`",
    "{heures}",
    "{{ 7*7 }}",
    "é œ 🙂",
    "=1+1",
)


def read(script: bytes) -> dict[str, Any]:
    """The data of a script: nothing but JSON stands in it."""
    text = script.decode()
    assert text.startswith(START) and text.endswith(END)
    return json.loads(text.removeprefix(START).removesuffix(END))


def texts(value: Any) -> list[str]:
    """Every text of the data."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


def told(blocks: list[dict[str, Any]], usual: dict[str, str]) -> list[str]:
    """The runs, labels and cells of blocks, the usual words in place of the signs."""
    found = []
    for block in blocks:
        if block["type"] == "heading":
            found.append(block["text"])
        elif block["type"] == "paragraph":
            found.append(" ".join([*filter(None, [block.get("label")]), "".join(run["text"] for run in block["runs"])]))
        elif block["type"] == "list":
            found += ["- " + "".join(run["text"] for run in item["runs"]) for item in block["items"]]
        else:
            found += [block["caption"], *("\t".join(row) for row in [block["header"], *block["rows"]])]
    return [SIGNS.sub(lambda sign: usual[sign[0]], text).strip() for text in found]


def lines(text: str) -> list[str]:
    """The lines of a plain text that hold something."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def test_with_the_usual_words_it_is_the_message_of_the_kit(library: Library) -> None:
    """Nothing chosen: the same texts as in the files to download, for every format."""
    for format_ in library.formats.values():
        data = read(export_ready_texts(format_))
        assert told(data["invitation"][""], data["usual"]) == lines(invitation_text(format_)), format_.slug
        assert told(data["report"], data["usual"]) == lines(report_text(format_)), format_.slug


def test_one_invitation_per_mode_each_sign_once(library: Library) -> None:
    """Date (in the subject too), hours and length in each, the number of people where there are several; a report without record has none."""
    for format_ in library.formats.values():
        data = ready_texts(format_)
        assert list(data["invitation"]) == ["", *map(str, format_.modes)]
        expected = [DATE, DATE, HOURS, LENGTH] + [PEOPLE] * (format_.participants.max > 1)
        for mode, blocks in data["invitation"].items():
            assert SIGNS.findall("".join(texts(blocks))) == expected, (format_.slug, mode)
        signs = SIGNS.findall("".join(texts(data["report"])))
        assert signs == ([] if format_.report.none_because else [DATE, HOURS]), format_.slug


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_ends_the_script(attack: str) -> None:
    """What was typed arrives as text."""
    format_ = a_format(summary=attack, deliverable=attack, report={"sections": [attack]})
    script = export_ready_texts(format_)
    assert not re.search("[<\u2028\u2029]", script.decode())
    assert script.count(b"\n") == 1
    assert plain_text(invitation(format_).blocks).count("<") == sum(
        text.count("<") for text in texts(read(script)["invitation"][""])
    )


def test_shapes() -> None:
    """Each kind of block as the browser reads it; only what differs from the usual is told."""
    data = block_data(a_document("Mot").blocks)
    run = {"text": "Mot", "bold": False, "italic": False, "href": ""}
    assert data[0] == {"type": "heading", "level": 2, "text": "Mot"}
    assert {"type": "paragraph", "runs": [run], "style": "say"} in data
    assert {"type": "paragraph", "runs": [], "style": "body", "label": "Mot"} in data
    listed = [block for block in data if block["type"] == "list"]
    assert [item["level"] for item in listed[0]["items"]] == [0, 1, 0]
    assert listed[1]["ordered"] and listed[1]["items"][1]["continued"]
    assert [block for block in data if block["type"] == "table"] == [
        {"type": "table", "caption": "Mot", "header": ["Mot", "Nombre"], "rows": [["Mot", "1"], ["Mot", "2"]], "weights": [3, 1], "right": [1]}
    ]  # fmt: skip
    assert data[-1] == {"type": "heading", "level": 3, "text": "Mot", "newPage": True}


def test_bytes_are_stable_and_light(library: Library) -> None:
    """The same twice; fetched on a click, so small."""
    for format_ in library.formats.values():
        script = export_ready_texts(format_)
        assert script == export_ready_texts(format_)
        assert len(script) < 30_000, format_.slug
    assert report_outline(format_).blocks
