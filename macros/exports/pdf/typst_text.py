"""Any text as data for typst: nothing of it is evaluated, and every character has its drawing in the vendored font.

Texts reach typst as JSON, never as markup, so that `#`, `$` or `@` need no escape. What the font lacks would make PDF/UA
fail: a near sign or a word takes its place; an emoji that has none is left out, and a letter of another script is a square.
"""

from __future__ import annotations

import re
import struct
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from macros.exports.documents.blocks import Runs

FONTS = Path(__file__).parent / "fonts"
MISSING = "□"
# Signs that people type and that the font draws otherwise.
_NEAR = {
    "✅": "✓", "❌": "✗", "✖": "✗", "➡": "→", "⬅": "←", "⬆": "↑", "⬇": "↓", "➜": "→", "➔": "→", "⇒": "→",
    "⏱": "◷", "⚠": "!", "⭐": "★", "✏": "✎", "⁃": "-", "‐": "-", "∙": "·", "\t": " ", "\u2028": "\n", "\u2029": "\n",
    "🙂": "☺", "😀": "☺", "😊": "☺", "☒": "☐", "⬜": "☐", "🔲": "☐",
}  # fmt: skip
# Emoji that carry the sense of a sentence (« Votez 👍 ou 👎 »).
_WORDS = {
    "👍": "pouce levé", "👎": "pouce baissé", "✋": "main levée", "😐": "visage neutre", "☹": "visage triste", "🙁": "visage triste",
    "🟢": "vert", "🟡": "jaune", "🟠": "orange", "🔴": "rouge", "🔵": "bleu", "🟣": "violet", "⚫": "noir", "⚪": "blanc",
    "☎": "téléphone", "📞": "téléphone", "✉": "courriel", "📧": "courriel",
}  # fmt: skip
_LEFT_OUT = "\0"  # an emoji without a word; it goes with the space before it, or after it where it opens a line
_GAP = re.compile(r"(?:^|(?<=\n))\0+ ?| ?\0+")
_ZERO_WIDTH_SPACE = "\u200b"
# A word longer than the longest of French could stick out of its column: it may be broken anywhere.
_LONG_WORD = re.compile(r"[^ \n/-]{27,}|[^ \n]{60,}")
_SPACES = re.compile(r"[ \n\t]+")  # no-break spaces stay


@cache
def drawn_characters() -> frozenset[int]:
    """Code points that all the faces draw. Raises FileNotFoundError when one is missing: typst would take none, in silence."""
    manifest = tomllib.loads((FONTS / "vendored.toml").read_text(encoding="utf-8"))
    faces = [FONTS / file["to"] for file in manifest["files"] if file["to"].endswith(".otf")]
    return frozenset.intersection(*(_covered(path.read_bytes()) for path in faces))


def _covered(font: bytes) -> frozenset[int]:
    """Code points of an OpenType font, from the format 12 subtable of its `cmap`."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4s4xII", font, 12 + 16 * index) for index in range(tables))
    cmap = next(offset for tag, offset, _ in records if tag == b"cmap")
    subtables = struct.unpack_from(">H", font, cmap + 2)[0]
    places = (cmap + struct.unpack_from(">4xI", font, cmap + 4 + 8 * index)[0] for index in range(subtables))
    table = next(place for place in places if struct.unpack_from(">H", font, place)[0] == 12)
    groups = struct.unpack_from(">I", font, table + 12)[0]
    spans = (struct.unpack_from(">II", font, table + 16 + 12 * index) for index in range(groups))
    return frozenset(code for first, last in spans for code in range(first, last + 1))


def _drawn(character: str) -> str:
    if character == "\n" or ord(character) in drawn_characters():
        return character
    near = _NEAR.get(character)
    if near is not None:
        return near if near == "\n" or ord(near) in drawn_characters() else MISSING
    if character in _WORDS:
        return f"({_WORDS[character]})"
    match unicodedata.category(character):
        case "Cf" | "Mn" | "Me" | "Cc":  # joiners, variation selectors and accents that nothing carries leave no trace
            return ""
        case "So" | "Sk":  # pictures, and their shades
            return _LEFT_OUT
    return MISSING


def drawable(text: str) -> str:
    """The text with only characters that the font draws."""
    text = unicodedata.normalize("NFC", text)
    if all(character == "\n" or ord(character) in drawn_characters() for character in text):
        return text
    # A text that was nothing but pictures still shows that it was there.
    return _GAP.sub("", "".join(_drawn(character) for character in text)) or MISSING


def typst_text(text: str) -> str:
    """A text for a page: drawable, and with words that can be broken where they would overflow."""
    return _LONG_WORD.sub(lambda word: _ZERO_WIDTH_SPACE.join(word[0]), drawable(text))


def typst_line(text: str) -> str:
    """The same on one line: line breaks of the YAML are spaces."""
    return typst_text(_SPACES.sub(" ", text.strip(" \n\t")))


def typst_runs(runs: Runs) -> list[dict[str, object]]:
    """Runs as data: text, faces, link."""
    return [
        {
            "text": typst_text(run.text),
            "bold": run.bold,
            "italic": run.italic,
            "href": run.href,
            "language": run.language,
        }
        for run in runs
        if run.text
    ]
