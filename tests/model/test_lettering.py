"""Wrapping text at build time."""

from __future__ import annotations

import pytest

from macros.model.lettering import fits, text_width, wrap

TEXT = "Que savons-nous de ce sujet, et par qui l'avons-nous appris\u202f? Écrivez «\u00a0rien\u00a0» si c'est le cas."
CASES = {
    "empty": ("", 100, ()),
    "one word": ("Mot", 100, ("Mot",)),
    "all on one line": ("Un mot de plus", 1000, ("Un mot de plus",)),
    "a word per line": ("Un mot", 20, ("Un", "mot")),
    "spaces and line ends are one": ("  Un \n mot\t ", 1000, ("Un mot",)),
    "a word that is too long stands alone": (
        "Un anticonstitutionnellement mot",
        60,
        ("Un", "anticonstitutionnellement", "mot"),
    ),
    "no-break spaces hold": ("Pourquoi\u202f? Oui", 50, ("Pourquoi\u202f?", "Oui")),
}


@pytest.mark.parametrize(("text", "width", "lines"), CASES.values(), ids=CASES)
def test_wrap(text: str, width: float, lines: tuple[str, ...]) -> None:
    """Lines break on ordinary spaces only."""
    assert wrap(text, width, 10) == lines


@pytest.mark.parametrize("width", [80, 120, 200, 400, 900])
@pytest.mark.parametrize("bold", [False, True])
def test_wrapped_lines_keep_the_words_and_the_width(width: float, bold: bool) -> None:
    """No word is lost, no line with several words sticks out, and no line could take the next word."""
    lines = wrap(TEXT, width, 10, bold=bold)
    assert " ".join(lines) == TEXT
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        assert " " not in line or text_width(line, 10, bold=bold) <= width
        if following:
            assert text_width(f"{line} {following.split(' ')[0]}", 10, bold=bold) > width


def test_fits() -> None:
    """True up to the width of the widest line."""
    widest = text_width("plus long", 10)
    assert fits(("court", "plus long"), widest, 10)
    assert not fits(("court", "plus long"), widest - 0.1, 10)
    assert not fits(("plus long",), widest, 10, bold=True)
    assert fits((), 0, 10)


def test_width_follows_the_size_and_the_letters() -> None:
    """Twice the size is twice the width; a wide letter is wider than a narrow one."""
    assert text_width("Mot", 20) == pytest.approx(2 * text_width("Mot", 10))
    assert text_width("mmm", 10) > text_width("nnn", 10) > text_width("iii", 10)
