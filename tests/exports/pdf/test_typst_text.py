"""Any text reaches typst as data, with only characters that the vendored font draws."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.exports.documents.blocks import Run
from macros.exports.pdf.typst_text import FONTS, MISSING, drawable, drawn_characters, typst_line, typst_runs, typst_text

# What the library writes, and what French typography puts in it.
NEEDED = "\u00a0\u202f’«»…–—−×÷→☐✓✔✗€°·œŒæÀÂÇÉÈÊËÎÏÔÖÙÛÜàâçéèêëîïôöùûü²³№≤≥≠½"


def test_the_font_draws_what_the_library_writes() -> None:
    """Every face has the signs of French and those of our pages."""
    assert [character for character in NEEDED if ord(character) not in drawn_characters()] == []
    assert ord("漢") not in drawn_characters()


@pytest.mark.parametrize("face", sorted(path.name for path in FONTS.glob("*.otf")))
def test_a_missing_font_is_told(face: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its name, before anything is drawn: typst alone would take none, in silence."""
    shutil.copytree(FONTS, tmp_path / "fonts")
    (tmp_path / "fonts" / face).unlink()
    monkeypatch.setattr("macros.exports.pdf.typst_text.FONTS", tmp_path / "fonts")
    drawn_characters.cache_clear()
    try:
        with pytest.raises(FileNotFoundError, match=face):
            drawable("Un mot.")
    finally:
        drawn_characters.cache_clear()


def test_every_character_of_the_real_library_is_drawn(library) -> None:
    """No text of the real library loses a character."""
    texts = "".join(item.model_dump_json() for item in (*library.formats.values(), *library.canvases.values()))
    assert {character for character in texts if drawable(character) != character} <= {"\u2028", "\u2029"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#eval $x$ *a* @b <c> \\ // [d]", "#eval $x$ *a* @b <c> \\ // [d]"),
        ("e\u0301te\u0301", "été"),
        ("✅ oui, ❌ non", "✓ oui, ✗ non"),
        ("✔\ufe0f", "✔"),
        ("🎉 漢字", MISSING * 2),
        ("🎉", MISSING),
        ("👩\u200d🔬 Essai 🎉\u202f! Suite 🎉 ici", "Essai\u202f! Suite ici"),
        ("Un\n🎉 deux 👏🏽\ntrois", "Un\ndeux\ntrois"),
        ("Votez 👍 ou 👎🏾", "Votez (pouce levé) ou (pouce baissé)"),
        ("🔴 non, ❤\ufe0f oui", "(rouge) non, ❤ oui"),
        ("a\tb", "a b"),
        ("a\nb", "a\nb"),
        ("14\u202f% à 16\u00a0h", "14\u202f% à 16\u00a0h"),
        ("", ""),
    ],
)
def test_a_sign_that_the_font_lacks_is_replaced(text: str, shown: str) -> None:
    """By a near one or a word; an emoji that has none goes with its space; a letter is a square."""
    assert drawable(text) == shown


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("anticonstitutionnellement", 0),
        ("a" * 26, 0),
        ("a" * 27, 26),
        ("mot " * 40, 0),
        ("x\u00a0" * 20, 39),
        ("https://exemple.fr/un/deux", 0),
        ("-" * 80, 79),
    ],
)
def test_a_word_too_long_for_a_column_can_be_broken(text: str, breaks: int) -> None:
    """No French word is that long; nothing else changes."""
    made = typst_text(text)
    assert made.count("\u200b") == breaks
    assert made.replace("\u200b", "") == text


def test_a_line_holds_no_line_break() -> None:
    """Line breaks of the YAML are spaces; no-break spaces stay."""
    assert typst_line("  un\n deux\u00a0: trois ") == "un deux\u00a0: trois"


def test_runs_become_data() -> None:
    """Faces and links are kept, empty runs are not."""
    assert typst_runs((Run("a", bold=True), Run(""), Run("b", href="https://a.fr"))) == [
        {"text": "a", "bold": True, "italic": False, "href": "", "language": ""},
        {"text": "b", "bold": False, "italic": False, "href": "https://a.fr", "language": ""},
    ]
