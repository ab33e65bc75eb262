"""What every exporter of a document asks of its blocks: what stays on the page of what follows, and what is kept whole."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise

import pytest

from macros.exports.documents.blocks import Block, Heading, ItemList, ListItem, Paragraph, Style, Table, announces
from macros.exports.opendocument.file import export_opendocument
from macros.exports.pdf.file import export_pdf
from macros.exports.word.file import export_word
from tests.exports.pdf_reading import bare, read
from tests.exports.sample_documents import a_document, runs

WORDS = Paragraph(runs("Des mots."))


def a_table(rows: int, cell: str = "Mot") -> Table:
    """A table of that many rows."""
    return Table("Légende", ("Rang", "Texte"), tuple((f"R{row}", cell) for row in range(rows)), (1, 3))


@pytest.mark.parametrize(
    ("block", "following", "stays"),
    [
        (WORDS, WORDS, False),
        (WORDS, a_table(1), True),
        (Paragraph(runs("En même temps :")), WORDS, True),
        (Paragraph((), label="Sources :"), ItemList((ListItem(runs("x")),)), True),
        (Paragraph(runs("x"), label="Sources :"), WORDS, False),
        (Paragraph(runs("9 h"), Style.FACTS), WORDS, True),
        (Paragraph(runs("9 h"), Style.FACTS), None, False),
        (Heading("x", 2), WORDS, False),  # headings stay by themselves
    ],
    ids=["words", "over a table", "colon", "label", "label and words", "facts", "last", "heading"],
)
def test_what_announces_the_next_block(block: Block, following: Block | None, stays: bool) -> None:
    """No page ends with it."""
    assert announces(block, following) == stays
    document = a_document(blocks=(block, following) if following else (block,))
    assert document.flow[0] == (block, stays)


@pytest.mark.parametrize(
    ("rows", "cell", "short"), [(1, "Mot", True), (7, "Mot", True), (8, "Mot", False), (3, "mot " * 100, False)]
)
def test_a_short_table_is_kept_whole(rows: int, cell: str, short: bool) -> None:
    """The others may go on to the next page."""
    assert a_table(rows, cell).is_short == short
    odt = export_opendocument(a_document(blocks=(a_table(rows, cell),)))
    content = zipfile.ZipFile(io.BytesIO(odt)).read("content.xml").decode()
    assert re.findall(r'may-break-between-rows="(\w+)"', content) == ["false" if short else "true"]


@pytest.mark.parametrize(("rows", "kept"), [(1, []), (4, [0, 1, 2]), (9, [0, 1, 7])], ids=["one row", "short", "long"])
def test_in_word_no_page_begins_or_ends_with_a_single_row(rows: int, kept: list[int]) -> None:
    """The first rows stay together, and the last two; a short table stays whole."""
    data = export_word(a_document(blocks=(a_table(rows),)))
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    _, *found = re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL)
    assert [index for index, row in enumerate(found) if "<w:keepNext/>" in row] == kept


@pytest.mark.parametrize("lines", range(28, 40, 2))
def test_in_pdf_a_table_begins_where_some_rows_hold(lines: int) -> None:
    """Wherever it falls on the page, its caption is followed by two rows at least."""
    pages = read(export_pdf(a_document(blocks=(*[WORDS] * lines, a_table(12, "mot " * 8))))).pages
    texts = [bare(page.extract_text()) for page in pages]
    (with_caption,) = (text for text in texts if "Légende" in text)
    assert "R1" in with_caption
    assert all(after >= before for before, after in pairwise(text.count("R11") for text in texts))


@pytest.mark.parametrize(("items", "kept"), [(1, 0), (3, 1)])
def test_the_first_item_has_company(items: int, kept: int) -> None:
    """It does not stand alone under its heading, in Word as in OpenDocument."""
    document = a_document(blocks=(ItemList(tuple(ListItem(runs(f"I{n}")) for n in range(items))),))
    word = zipfile.ZipFile(io.BytesIO(export_word(document))).read("word/document.xml").decode()
    listed = re.findall(r'<w:pStyle w:val="ListParagraph"/>(<w:keepNext/>)?', word)
    assert [bool(found) for found in listed] == [True] * kept + [False] * (items - kept)
    odt = zipfile.ZipFile(io.BytesIO(export_opendocument(document))).read("content.xml").decode()
    assert odt.count('"ListStart"') == kept and odt.count('"ListEnd"') == 1
