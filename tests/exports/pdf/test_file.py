"""A document in PDF says what its blocks say, in their order, with real headings, lists and tables."""

from __future__ import annotations

import re
from datetime import date

import pytest

from macros.exports.documents.blocks import Heading, ListItem, Paragraph, Run, Style, Table
from macros.exports.documents.guide import format_guide
from macros.exports.documents.rex_form import rex_form
from macros.exports.pdf.file import export_pdf
from macros.model.library import Library
from tests.exports.pdf_reading import assert_accessible, bare, headings, read, tags, text_of
from tests.exports.sample_documents import HOSTILE, a_document, listed, runs, words


def test_a_document_has_its_properties() -> None:
    """Language, title, subject, author, licence, and A4 pages that are numbered."""
    pdf = export_pdf(a_document("Mot", title="Titre", subject="Sujet", author="Équipe", footer="Au pied"))
    assert_accessible(pdf, "Titre")
    reader = read(pdf)
    assert (reader.metadata.subject, reader.metadata.author) == ("Sujet", "Équipe")
    assert reader.metadata["/Keywords"] == "Licence Ouverte 2.0"
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    last = reader.pages[-1].extract_text()
    assert "Au pied" in last and f"Page {len(reader.pages)} sur {len(reader.pages)}" in last


def test_headings_are_real() -> None:
    """The title is the only level 1; a heading may start a page."""
    blocks = (Heading("Deux", 2), Heading("Trois", 3), Heading("Encore", 2, new_page=True))
    pdf = export_pdf(a_document(title="Titre", blocks=blocks))
    assert headings(pdf) == [(1, "Titre"), (2, "Deux"), (3, "Trois"), (2, "Encore")]
    assert len(read(pdf).pages) == 2
    assert "Encore" in read(pdf).pages[1].extract_text()
    assert [str(entry["/Title"]) for entry in read(pdf).outline if isinstance(entry, dict)] == ["Titre"]


def test_a_table_has_its_header_row_on_each_page() -> None:
    """Caption, header cells, and the header again after a page break."""
    rows = tuple((f"Ligne {index}", str(index)) for index in range(90))
    pdf = export_pdf(a_document(blocks=(Table("Légende", ("Quoi", "Combien"), rows, (3, 1), frozenset({1})),)))
    found = [tag for tag, _ in tags(pdf)]
    assert [found.count(tag) for tag in ("Table", "Caption", "THead", "TH", "TD")] == [1, 1, 1, 2, 180]
    pages = [page.extract_text() for page in read(pdf).pages]
    assert len(pages) > 1
    assert all("Combien" in page for page in pages)


def test_a_table_without_rows_and_one_cell_longer_than_a_page() -> None:
    """Neither is lost, neither stops the build."""
    blocks = (Table("Vide", ("A", "B"), (), (1, 1)), Table("Long", ("A", "B"), (("mot " * 3000, "fin"),), (1, 1)))
    pdf = export_pdf(a_document(blocks=blocks))
    assert text_of(pdf).count("mot") == 3000
    assert len(read(pdf).pages) > 1


def test_a_caption_stays_with_its_table() -> None:
    """It never ends a page alone."""
    for count in range(44, 56):
        above = tuple(Paragraph(runs("mot"), Style.NOTE) for _ in range(count))
        pdf = export_pdf(a_document(blocks=(*above, Table("Légende", ("Colonne",), (("case",),), (1,)))))
        pages = [page.extract_text() for page in read(pdf).pages]
        assert ["Légende" in page for page in pages] == ["Colonne" in page for page in pages], count


@pytest.mark.parametrize(
    ("items", "ordered", "shown"),
    [
        (("a", "b"), True, "3.a4.b"),
        (("a", "b"), False, "•a•b"),
        (("a", ("b", 1), "c"), False, "•a–b•c"),
        (("a", ("b", 1, False), ("c", 1, False), "d"), True, "3.a•b•c4.d"),
        (("a", ("b", 0, None, True), "c"), True, "3.ab4.c"),
        (("a", ("b", 1), ("c", 0, None, True), "d"), True, "3.a1.bc4.d"),
        ((("a", 1), "b"), True, "1.a3.b"),
        (("", "b"), True, "3.4.b"),
    ],
)
def test_lists_keep_their_numbers_and_depth(items: tuple, ordered: bool, shown: str) -> None:
    """Lists in lists, numbers under bullets, and an item of several paragraphs."""
    made = [ListItem(runs(item)) if isinstance(item, str) else ListItem(runs(item[0]), *item[1:]) for item in items]
    document = listed(*made, ordered=ordered, start=3)
    pdf = export_pdf(a_document("", title="T", blocks=document.blocks))
    assert text_of(pdf).removeprefix("T").removesuffix("Page1sur1") == shown
    assert [tag for tag, _ in tags(pdf)].count("LI") == sum(not item.continued for item in made)


def test_texts_in_another_language_say_so() -> None:
    """The piece that is not French names its language; the document is French."""
    pdf = export_pdf(a_document(blocks=(Paragraph((Run("un livre, "), Run("a book", language="en"))),)))
    contents = b"".join(page.get_contents().get_data() for page in read(pdf).pages)
    assert re.findall(rb"/Lang\s*\((\w+)\)", contents) == [b"en"]


def test_links_lead_where_they_say() -> None:
    """With a description for those who do not see them."""
    pdf = export_pdf(a_document(blocks=(Paragraph((Run("lien", href="https://exemple.fr/?a=1&b=(2)"),)),)))
    links = [one.get_object() for page in read(pdf).pages for one in page.get("/Annots", [])]
    assert [link["/A"]["/URI"] for link in links] == ["https://exemple.fr/?a=1&b=(2)"]
    assert "Link" in [tag for tag, _ in tags(pdf)]


def test_hostile_text_shows_as_typed() -> None:
    """Nothing is evaluated; only what the font cannot draw is replaced or left out."""
    for text in HOSTILE:
        pdf = export_pdf(a_document("", title="T", blocks=(Heading("H", 2), Paragraph(runs(text)))))
        shown = bare(text.replace("🎉", "").replace("漢字", "□□"))
        assert text_of(pdf) == f"TH{shown}Page1sur1", text


def test_a_long_word_stays_on_the_page() -> None:
    """In a title, a paragraph and a narrow cell: each line starts and ends inside."""
    long = "W" * 300
    table = Table("T", (long, "B"), ((long, "b"),), (1, 30))
    pdf = export_pdf(a_document("", title=long, blocks=(Paragraph(runs(long)), table)))
    # Each W is 0.9 em wide; a line of W that does not break would hold all 300.
    lines = [line for page in read(pdf).pages for line in page.extract_text().splitlines()]
    assert max(line.replace("\u200b", "").count("W") for line in lines) < 60


def test_a_document_is_the_same_twice() -> None:
    """And another date is another file."""
    assert export_pdf(a_document()) == export_pdf(a_document())
    assert export_pdf(a_document()) != export_pdf(a_document(date="2026-11-23"))


def test_a_real_guide_says_all_that_its_blocks_say(library: Library) -> None:
    """Every text of the guide is in the file."""
    document = format_guide(library.formats["projet-sante-cpts"], library, site="https://exemple.fr/")
    pdf = export_pdf(document)
    assert_accessible(pdf, document.title)
    assert headings(pdf) == [(1, document.title)] + [
        (block.level, block.text) for block in document.blocks if isinstance(block, Heading)
    ]
    text = text_of(pdf)
    # A text that goes over two pages has a footer in its middle.
    missing = [told for told in words(document) if len(told) < 60 and bare(told) not in text]
    assert missing == []
    assert 8 <= len(read(pdf).pages) <= 30


def test_the_blank_rex_form_holds_on_a_few_pages() -> None:
    """Accessible as any other document."""
    pdf = export_pdf(rex_form(date(2026, 11, 22)))
    assert_accessible(pdf, "Fiche de retour d’expérience")
    assert 2 <= len(read(pdf).pages) <= 6
