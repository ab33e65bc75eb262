"""The empty parts of a Word file as the browser gets them: a copy of those of the exporter, written by `python -m tests.browser.word_parts`."""

from __future__ import annotations

from pathlib import Path

from macros.exports.word import file as word_file

SCRIPT = Path(__file__).parents[2] / "docs" / "assets" / "javascripts" / "writers" / "word-parts.js"
_HEAD = """/**
 * The empty parts of a Word file, those of macros/exports/word/parts; loaded on the click that makes one.
 * Written by « python -m tests.browser.word_parts »: a test says when it must be written again.
 */
window.playbookWordParts = {
"""


def word_parts_script() -> str:
    """The script that those parts give."""
    members = "".join(
        f'  "{member}": `{(word_file._PARTS / f"{name}.xml").read_text(encoding="utf-8")}`,\n'
        for member, name in word_file._MEMBERS.items()
    )
    assert "${" not in members and "\\" not in members and members.count("`") == 2 * len(word_file._MEMBERS)
    return f"{_HEAD}{members}}};\n"


if __name__ == "__main__":
    SCRIPT.write_text(word_parts_script(), encoding="utf-8")
