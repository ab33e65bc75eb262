"""Rich text: four marks, and everything else as typed."""

from __future__ import annotations

import random
import re

import pytest

from macros.pages import rich_text
from macros.pages.rich_text import rich
from tests.pages.html_reading import Document, squeezed

ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Un texte.", "<p>Un texte.</p>"),
        ("Du **gras**.", "<p>Du <strong>gras</strong>.</p>"),
        ("De l'*italique*.", "<p>De l'<em>italique</em>.</p>"),
        ("Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("[x](https://exemple.fr/a)", '<p><a href="https://exemple.fr/a" rel="noopener noreferrer">x</a></p>'),
        ("[x](mailto:labo@exemple.fr)", '<p><a href="mailto:labo@exemple.fr" rel="noopener noreferrer">x</a></p>'),
        ("3 < 4 & 5 > 2", "<p>3 &lt; 4 &amp; 5 &gt; 2</p>"),
        ("Une note\\*", "<p>Une note*</p>"),
    ],
)
def test_allowed_marks(text: str, html: str) -> None:
    """Bold, italic, links and lists are kept; a plain text is one paragraph."""
    assert rich(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<b>gras</b> **vrai**",
        "**a** <a href='javascript:alert(1)'>b</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,alert(1))",
        "[x](vbscript:alert(1))",
        "[x](http://exemple.fr)",
        "[x](//exemple.fr)",
        "[x](../autre/)",
        "<javascript:alert(1)>",
        "# Titre *a*",
        "Titre *a*\n===",
        "**a** {: onclick=alert(1) }",
        "**a**{ .classe #id onclick=alert(1) }",
        "`code` *a*",
        "    *code*",
        "```\n*code*\n```",
        "> *citation*",
        "| *a* | b |\n|---|---|\n| c | d |",
        "***\n*a*",
        "[x]: https://exemple.fr\n\n*a* [x]",
        "&lt;b&gt; *a*",
        "*a* &#60;script&#62;",
        "-->*a*",
        "]]>*a*",
        "*a* ${7*7} {{ 7*7 }} {% raw %}",
        "*a* https://exemple.fr",
    ],
)
def test_everything_else_is_shown_as_typed(text: str) -> None:
    """Raw HTML, other links, headings, attribute lists, code, tables: their letters are text, and nothing else."""
    page = Document(rich(text))
    assert {element.tag for element in page.elements} <= ALLOWED
    assert [element.attributes for element in page.elements if element.attributes] == []
    assert page.unbalanced == []
    # The stars of italic and bold are all that may go.
    assert squeezed(page.text.replace("*", "")) == squeezed(text.replace("*", ""))


@pytest.mark.parametrize(
    "text", ["![x](https://exemple.fr/a.png) *a*", '![x" onerror="alert(1)](https://exemple.fr/a.png)']
)
def test_no_image(text: str) -> None:
    """An image is not shown: nothing loads from another host."""
    page = Document(rich(text))
    assert page.all("img") == []
    assert {name for element in page.elements for name in element.attributes} <= {"href", "rel"}


@pytest.mark.parametrize(
    "text",
    [
        '[x](https://exemple.fr/"onmouseover="alert(1))',
        "[x](https://exemple.fr/'onmouseover='alert(1))",
        '[x](https://exemple.fr/ "titre\\" onmouseover=\\"alert(1)")',
        '[a" onmouseover="alert(1)](https://exemple.fr/)',
    ],
)
def test_no_way_out_of_an_attribute(text: str) -> None:
    """A link has an address, a `rel` and at most a title, whatever is written around it."""
    page = Document(rich(text))
    assert {name for element in page.elements for name in element.attributes} <= {"href", "rel", "title"}
    assert "exemple.fr" in page.html


def test_nesting_stays_small() -> None:
    """Thousands of openings neither crash nor take HTML out of balance."""
    for text in ("*" * 5000 + "a", "[" * 5000 + "*a*", "- " * 500 + "a", "[a](" * 2000, "**a " * 2000):
        assert Document(rich(text)).unbalanced == []


PIECES = [
    *["- ", "- ", "\n- ", "\n- ", "\n\n", "\n\n", "\n", "\n\n\n", " ", "  ", "**", "**", "*", "_", "+ ", "1. ", "2) ", "-", "1.", "\t"],
    *["gras", "**gras**", "**deux mots**", " **gras** ", "mot", "l'eau", '"dit"', "é", "1", ":", ", ", "(", ")", "!", "#", "# ", "> "],
    *["&amp;", "&lt;", "&", "<b>", "</p>", "<", ">", "`", "[", "](https://exemple.fr)", "\\", "\u00a0", "\u202f", "|", "---"],
]  # fmt: skip

# Alone, the mark of a list is shown as typed, where the parser would write an empty list.
LONE_MARKER = re.compile(r"[-+]|\d+[.)]")


def as_parsed(text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the parser writes, with none of the ways around it."""
    with monkeypatch.context() as patched:
        patched.setattr(rich_text, "_MARKUP", re.compile(""))
        patched.setattr(rich_text, "_plain_blocks", lambda text: None)
        return rich.__wrapped__(text)


def same_letters(html: str) -> str:
    """Quotes and no-break spaces as letters: written as entities or not, browsers read the same."""
    return str(html).replace("&#34;", '"').replace("&#39;", "'").replace("&nbsp;", "\u00a0")


@pytest.mark.parametrize("seed", range(4))
def test_way_around_the_parser_changes_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """On texts made of all that the marks look at, the quick way writes what the parser would."""
    chance = random.Random(seed)
    quick = 0
    for _ in range(600):
        text = "".join(chance.choices(PIECES, k=chance.randrange(1, 12))).strip()
        if text and not LONE_MARKER.fullmatch(text):
            quick += not rich_text._MARKUP.search(text) or rich_text._plain_blocks(text) is not None
            assert same_letters(rich.__wrapped__(text)) == same_letters(as_parsed(text, monkeypatch)), repr(text)
    assert quick > 50


@pytest.mark.parametrize("seed", range(2))
def test_way_around_the_parser_on_ordinary_texts(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paragraphs and lists of words, some of them bold, as the library writes them: nearly all take the quick way."""
    chance = random.Random(seed)
    words = ["un", "mot", "**gras**", "**deux mots**", "l'eau", "5 &lt; 6", "<b>", "R&D", ":", "« oui »", "2.", "-"]
    quick = 0
    for _ in range(300):
        blocks = []
        for _ in range(chance.randrange(1, 5)):
            lines = [" ".join(chance.choices(words, k=chance.randrange(1, 6))) for _ in range(chance.randrange(1, 4))]
            blocks.append("- " + "\n- ".join(lines) if chance.random() < 0.5 else lines[0])
        text = "\n\n".join(blocks)
        if LONE_MARKER.fullmatch(text):
            continue
        quick += rich_text._plain_blocks(text) is not None
        assert same_letters(rich.__wrapped__(text)) == same_letters(as_parsed(text, monkeypatch)), repr(text)
    assert quick > 50
