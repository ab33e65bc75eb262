"""The size at which a text holds in its place."""

from __future__ import annotations

import pytest

from macros.exports.presentation.space import (
    BODY,
    LEAST_SIZE,
    Face,
    Fitted,
    Line,
    fit,
    line_count,
    text_height,
    words_of,
)
from macros.exports.slides.order import OrderRow, order_fit, order_pages, row_height


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 100, 1),
        ("mot", 100, 1),
        ("mot mot mot", 60, 2),
        ("m" * 40, 100, 4),
        ("mot\u00a0mot", 30, 2),
        ("🎉" * 10, 50, 3),
    ],
)
def test_lines(text: str, width: float, lines: int) -> None:
    """Broken at ordinary spaces; a word that is too wide is cut."""
    assert line_count(text, width, 10) == lines


@pytest.mark.parametrize(
    ("text", "fitted"),
    [
        ("Court", Fitted(40, holds=True)),
        ("mot " * 60, Fitted(30, holds=True)),
        ("mot " * 900, Fitted(6, holds=False)),
        ("m" * 80, Fitted(18, holds=False)),
        ("demi-journée-" * 9, Fitted(40, holds=True)),
    ],
    ids=["short", "long", "far too long", "a word too wide", "hyphens"],
)
def test_fit(text: str, fitted: Fitted) -> None:
    """The largest size that holds; below the limit it is told, and the text still does not stick out."""
    found = fit((Line(text.strip()),), 600, 300, 40)
    assert found.holds == fitted.holds
    assert found.size == pytest.approx(fitted.size, abs=2)
    assert text_height((Line(text.strip()),), 600, found.size) <= 300


def test_headings_stay_legible() -> None:
    """A heading is smaller than its text, but never under the limit."""
    heading = Line("But", Face.HEADING)
    assert (heading.size(40), heading.size(20), heading.size(10)) == (30, 18, 10)


def test_words_end_at_spaces_and_hyphens() -> None:
    """Not at a no-break space."""
    assert words_of("s'informe-t-elle\u00a0? Oui") == ["s'informe-", "t-", "elle\u00a0?", "Oui"]


@pytest.mark.parametrize("count", [1, 5, 11, 12, 16, 40])
@pytest.mark.parametrize(
    "title", ["Court", "Un titre de quatre-vingts caractères, ce qui est la plus grande longueur permise"]
)
def test_running_order_holds(count: int, title: str) -> None:
    """On as few slides as can be, at a legible size, no row lost."""
    rows = [OrderRow(f"{number}. {title}", "1 h", is_break=False) for number in range(count)]
    pages = order_pages(rows)
    assert [row for page in pages for row in page] == rows
    for page in pages:
        size, padding = order_fit(page)
        assert size >= LEAST_SIZE
        heading = row_height(OrderRow("Étape", "Durée", is_break=False), size, padding)
        assert heading + sum(row_height(row, size, padding) for row in page) <= BODY.height
    lengths = [len(page) for page in pages]
    assert max(lengths) - min(lengths) <= 1
    assert count > 12 or len(pages) == 1 or len(title) > 10
