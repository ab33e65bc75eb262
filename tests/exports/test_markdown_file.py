"""The Markdown file, read back by a CommonMark parser: the same blocks, and no text that turned into markup."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from macros.exports.documents.blocks import ItemList, ListItem, Paragraph, Run, Style, Table, WritingLines
from macros.exports.documents.guide import format_guide
from macros.exports.markdown_file import export_markdown
from macros.model.library import Library
from tests.exports.sample_documents import HOSTILE, a_document, listed, runs
from tests.pages.html_reading import Document as Page

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def body(data: bytes) -> str:
    """The text without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", data.decode(), flags=re.DOTALL)


def read(data: bytes) -> Page:
    """The page that a CommonMark reader makes of it."""
    return Page(READER.render(body(data)))


def told(page: Page, *tags: str) -> list[str]:
    """The texts of the elements of those tags."""
    return [element.text.strip() for element in page.all(*tags)]


def outline(items: ItemList) -> list[Any]:
    """The items as a reader nests them: (depth, number or bullet, texts)."""
    tokens: list[Token] = READER.parse(body(export_markdown(a_document(blocks=(items,), footer=""))))
    found: list[Any] = []
    kinds: list[str] = []
    for token in tokens:
        if token.type.endswith("list_open"):
            kinds.append(token.type)
        elif token.type.endswith("list_close"):
            kinds.pop()
        elif token.type == "list_item_open":
            found.append([len(kinds) - 1, token.info or "-"])
        elif token.type == "inline" and kinds:
            found[-1].append(token.content)
    return found


def test_front_matter_is_yaml() -> None:
    """Properties that no text can break."""
    data = export_markdown(a_document('a: "b"\n---\n# c', licence="Licence Ouverte 2.0"))
    front = yaml.safe_load(data.decode().split("\n---\n")[0].removeprefix("---\n"))
    assert front == {
        "title": 'a: "b"\n---\n# c', "description": 'a: "b"\n---\n# c', "author": 'a: "b"\n---\n# c',
        "licence": "Licence Ouverte 2.0", "date": "2026-11-22", "lang": "fr",
    }  # fmt: skip


def test_structure() -> None:
    """Headings, boxes, tables with a header row, links, faces."""
    page = read(export_markdown(a_document("Mot")))
    assert page.heading_levels == [1, 2, 3, 4, 3]
    assert len(page.all("blockquote")) == len([Style.BRIEF, Style.SAY, Style.WARNING])
    assert told(page, "th") == ["Mot", "Nombre"]
    assert told(page, "td") == ["Mot", "1", "Mot", "2"]
    assert [one.attributes["href"] for one in page.all("a")] == ["https://exemple.fr/?a=1&b=(2)"]
    assert len(page.all("strong")) == 4  # two labels, a bold run, a caption
    assert told(page, "em") == ["Mot"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (ItemList((ListItem(runs("a")), ListItem(runs("b")))), [[0, "-", "a"], [0, "-", "b"]]),
        (ItemList((ListItem(runs("a")), ListItem(runs("b"))), True, 9), [[0, "9", "a"], [0, "10", "b"]]),
        (
            ItemList((ListItem(runs("a")), ListItem(runs("suite"), continued=True), ListItem(runs("b"))), True),
            [[0, "1", "a", "suite"], [0, "2", "b"]],
        ),
        (
            ItemList((ListItem(runs("a")), ListItem(runs("x"), 1, False), ListItem(runs("b"))), True, 10),
            [[0, "10", "a"], [1, "-", "x"], [0, "11", "b"]],
        ),
        (
            ItemList((ListItem(runs("a")), ListItem(runs("x"), 1), ListItem(runs("y"), 2), ListItem(runs("z"), 1))),
            [[0, "-", "a"], [1, "-", "x"], [2, "-", "y"], [1, "-", "z"]],
        ),
        (ItemList((ListItem(runs("x"), 3), ListItem(runs("b")))), [[0, "-", "x"], [0, "-", "b"]]),
        (ItemList((ListItem(runs("- x")), ListItem(runs("2. y")))), [[0, "-", "\\- x"], [0, "-", "2\\. y"]]),
    ],
)  # fmt: skip
def test_lists_nest(items: ItemList, expected: list[Any]) -> None:
    """As they were, whatever the width of the numbers."""
    assert outline(items) == expected


def test_two_lists_do_not_merge() -> None:
    """A numbered list after another starts anew, as it is told."""
    items = (ListItem(runs("a")), ListItem(runs("b")))
    page = read(
        export_markdown(a_document(blocks=(ItemList(items, True), Paragraph(runs("entre")), ItemList(items, True, 3))))
    )
    assert [one.attributes.get("start") for one in page.all("ol")] == [None, "3"]


def test_faces_touch_their_letters() -> None:
    """Spaces at the ends of a bold run stand outside of its marks; lines break where they did."""
    text = (
        Run("a"),
        Run(" gras ", bold=True),
        Run("b\nc"),
        Run("les deux", bold=True, italic=True),
        Run(" ", bold=True),
    )
    page = read(export_markdown(a_document(blocks=(Paragraph(text),), footer="")))
    assert told(page, "p") == ["a gras b\ncles deux"]
    assert told(page, "strong") == ["gras", "les deux"]
    assert len(page.all("br")) == 1


def test_lines_to_write_on() -> None:
    """One row of dots per line."""
    page = read(export_markdown(a_document(blocks=(WritingLines(2),), footer="")))
    assert told(page, "p") == ["…" * 40 + "\n" + "…" * 40]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_typed(text: str) -> None:
    """In every place that a text may stand, for a reader of CommonMark and of tables."""
    page = read(export_markdown(a_document(text)))
    assert page.heading_levels == [1, 2, 3, 4, 3]
    assert set(told(page, "h1", "h2", "h3", "h4")) == {text}
    assert told(page, "th") == [text, "Nombre"]
    assert told(page, "td") == [text, "1", text, "2"]
    assert told(page, "li").count(text) == 3
    assert (
        told(page, "p").count(text) == 7 + 1 + 1 + 3 + 1 + 1 + 1
    )  # styles, label, link, a loose list, caption, text, footer
    assert f"Du {text} et {text} !" in told(page, "p")
    allowed = {"h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br", "hr"}
    assert {one.tag for one in page.elements} - allowed == {"table", "thead", "tbody", "tr", "th", "td"}
    assert {one.attributes["href"] for one in page.all("a")} == {"https://exemple.fr/?a=1&b=(2)"}


@pytest.mark.parametrize(
    "text", ["https://exemple.fr", "x@exemple.fr", "www.exemple.fr", "~~x~~", "$a$", "@moi", "#12", ":::"]
)
def test_extensions_of_github_see_no_markup(text: str) -> None:
    """What GitHub's readers make of bare addresses, mentions and formulas starts with a sign that is escaped."""
    written = body(export_markdown(a_document(blocks=(Paragraph(runs(text)),), footer="", title="T")))
    assert re.search(rf"(?<!\\){re.escape(text)}", written) is None


def test_same_bytes_and_whole(library: Library) -> None:
    """Twice the same; the tables and headings of a real guide are all there."""
    guide = format_guide(library.formats["codev-managerial"], library, site="https://playbook.exemple/")
    data = export_markdown(guide)
    assert data == export_markdown(guide)
    assert len(read(data).all("table")) == sum(isinstance(block, Table) for block in guide.blocks)
    assert data.endswith(b"\n")
    assert b"\r" not in data


def test_list_of_nothing() -> None:
    """An empty list leaves nothing."""
    assert told(read(export_markdown(listed())), "li") == []
