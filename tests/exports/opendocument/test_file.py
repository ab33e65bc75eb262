"""The OpenDocument file, opened by its own library: French, A4, headings without numbers, header rows, nested lists, the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import odfdo
import pytest
from lxml import etree

from macros.exports.documents.blocks import REGIONS, Heading, ItemList, ListItem, Paragraph, Run, Table, WritingLines
from macros.exports.documents.guide import format_guide
from macros.exports.opendocument.file import export_opendocument
from macros.model.base import Language
from macros.model.library import Library
from tests.exports.sample_documents import HOSTILE, a_document, listed, runs
from tests.pages.html_reading import skipped_levels

NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def opened(data: bytes) -> odfdo.Document:
    """The file as odfdo reads it."""
    return odfdo.Document(io.BytesIO(data))


def part(data: bytes, name: str = "content.xml") -> etree._Element:
    """A part of the package, parsed."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def found(data: bytes, path: str, name: str = "content.xml") -> list[Any]:
    """What an XPath finds in a part."""
    return part(data, name).xpath(path, namespaces=NS)


def collapsed(text: str | None) -> str:
    """Spaces in a row count for one, as OpenDocument has it."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def shown(element: etree._Element) -> str:
    """The text of a paragraph as a reader sees it."""
    told = collapsed(element.text)
    for child in element:
        tag = etree.QName(child).localname
        signs = {"s": " " * int(child.get(f"{{{NS['text']}}}c", "1")), "tab": "\t", "line-break": "\n"}
        told += signs.get(tag) or shown(child)
        told += collapsed(child.tail)
    return told


def paragraphs(data: bytes) -> list[str]:
    """Every paragraph and heading, in order."""
    return [shown(one) for one in found(data, "//text:p | //text:h")]


def test_page_language_and_properties() -> None:
    """A4 with margins, French, and what the properties say; the licence among them, and no date but the review's."""
    data = export_opendocument(a_document(title="Titre", subject="Sujet", author="Équipe", date="2026-03-01"))
    meta = opened(data).meta
    assert (meta.title, meta.subject, meta.initial_creator, meta.creator) == ("Titre", "Sujet", "Équipe", "Équipe")
    assert (meta.description, meta.language) == ("Licence Ouverte 2.0", "fr-FR")
    assert meta.user_defined_metadata == {"Licence": "Licence Ouverte 2.0"}
    text = zipfile.ZipFile(io.BytesIO(data)).read("meta.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", text)) == {"2026-03-01T00:00:00"}
    assert found(data, "//style:default-style/style:text-properties/@fo:language", "styles.xml") == ["fr"]
    assert found(data, "//style:default-style/style:text-properties/@fo:country", "styles.xml") == ["FR"]
    page = found(data, "//style:page-layout-properties", "styles.xml")[0]
    assert (page.get(f"{{{NS['fo']}}}page-width"), page.get(f"{{{NS['fo']}}}page-height")) == ("21cm", "29.7cm")


def test_headings_are_real_and_bare() -> None:
    """Outline levels without a number; the title is the only level 1."""
    data = export_opendocument(a_document("Mot"))
    levels = [int(level) for level in found(data, "//text:h/@text:outline-level")]
    assert levels == [1, 2, 3, 4, 3]
    assert skipped_levels(levels) == []
    assert set(found(data, "//text:outline-level-style/@style:num-format", "styles.xml")) == {""}
    assert found(data, "//text:h/ancestor::text:list") == []


def test_new_page() -> None:
    """Only the heading that asks for it starts a page."""
    data = export_opendocument(a_document(blocks=(Heading("Un", 2), Heading("Deux", 3, new_page=True))))
    starting = set(
        found(data, "//style:style[style:paragraph-properties/@fo:break-before='page']/@style:name", "styles.xml")
    )
    assert [shown(one) for one in found(data, "//text:h") if one.get(f"{{{NS['text']}}}style-name") in starting] == [
        "Deux"
    ]


def test_tables() -> None:
    """A header row that repeats; no row is split; columns follow their weights and fill the width of the text."""
    table = Table("Légende", ("A", "B"), (("1", "2"), ("3", "4")), (3, 1), frozenset({1}))
    data = export_opendocument(a_document(blocks=(table, table)))
    first = found(data, "//table:table")[0]
    header = first.xpath("table:table-header-rows/table:table-row//text:p", namespaces=NS)
    assert [shown(one) for one in header] == ["A", "B"]
    rows = opened(data).body.get_tables()[0].get_values()
    assert rows == [["A", "B"], ["1", "2"], ["3", "4"]]
    assert first.xpath("table:title/text()", namespaces=NS) == ["Légende"]
    widths = [
        float(width[:-2]) for width in found(data, "//style:style/style:table-column-properties/@style:column-width")
    ]
    assert widths == pytest.approx([12.45, 4.15] * 2)
    names = found(data, "//table:table/@table:name")
    assert len(names) == len(set(names)) == 2
    assert found(data, "//style:style[@style:name='Row']/style:table-row-properties/@fo:keep-together") == ["always"]
    assert set(found(data, "//table:table-row/@table:style-name")) == {"Row"}
    right = [
        shown(one)
        for one in found(data, "//text:p[@text:style-name='TableRight' or @text:style-name='TableHeadingRight']")
    ]
    assert right == ["B", "2", "4"] * 2


def tree(element: etree._Element) -> list[Any]:
    """A list as (style, first number) followed by its items: texts and inner lists."""
    inside: list[Any] = []
    for item in element:
        content = [shown(one) if etree.QName(one).localname == "p" else tree(one) for one in item]
        start = item.get(f"{{{NS['text']}}}start-value")
        bare = etree.QName(item).localname == "list-header"
        inside.append(([f"={start}"] if start else []) + (["header"] if bare else []) + content)
    return [element.get(f"{{{NS['text']}}}style-name"), *inside]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (ItemList((ListItem(runs("a")), ListItem(runs("b")))), ["Bullets", ["a"], ["b"]]),
        (ItemList((ListItem(runs("a")), ListItem(runs("b"))), True), ["Numbers", ["a"], ["b"]]),
        (ItemList((ListItem(runs("c")), ListItem(runs("d"))), True, 3), ["Numbers", ["=3", "c"], ["d"]]),
        (
            ItemList((ListItem(runs("a")), ListItem(runs("suite"), continued=True), ListItem(runs("b"))), True),
            ["Numbers", ["a", "suite"], ["b"]],
        ),
        (
            ItemList((ListItem(runs("a")), ListItem(runs("x"), 1, False), ListItem(runs("y"), 1, False), ListItem(runs("b"))), True),
            ["Numbers", ["a", ["Bullets", ["x"], ["y"]]], ["b"]],
        ),
        (ItemList((ListItem(runs("a")), ListItem(runs("x"), 2), ListItem(runs("b")))), ["Bullets", ["a", ["Bullets", [["Bullets", ["x"]]]]], ["b"]]),
        (ItemList((ListItem(runs("x"), 1), ListItem(runs("b")))), ["Bullets", [["Bullets", ["x"]]], ["b"]]),
        (ItemList((ListItem(runs("suite"), continued=True), ListItem(runs("b"))), True, 2), ["Numbers", ["header", "suite"], ["=2", "b"]]),
    ],
)  # fmt: skip
def test_lists_nest(items: ItemList, expected: list[Any]) -> None:
    """Inner lists stand inside the item above them, and numbers start where they are told."""
    data = export_opendocument(a_document(blocks=(items,)))
    assert tree(found(data, "//text:h/../text:list")[0]) == expected


def test_runs_and_links() -> None:
    """Faces, breaks and addresses."""
    text = (Run("a", bold=True), Run("b", italic=True), Run("c\nd"), Run("site", href="https://exemple.fr/?a=1&b=2"))
    data = export_opendocument(a_document(blocks=(Paragraph(text, label="Conseil :"),)))
    assert paragraphs(data)[1] == "Conseil : abc\ndsite"
    spans = [(one.get(f"{{{NS['text']}}}style-name"), shown(one)) for one in found(data, "//text:span")]
    assert spans == [("Strong", "Conseil :"), ("Strong", "a"), ("Emphasis", "b")]
    assert found(data, "//text:a/@xlink:href") == ["https://exemple.fr/?a=1&b=2"]


def test_texts_in_another_language_say_so() -> None:
    """Each language of the model has a style that names it with its country, under the face of the text."""
    text = (Run("du français, "), *(Run(f"{language} ", italic=True, language=language) for language in Language))
    data = export_opendocument(a_document(blocks=(Paragraph(text),)))
    spans = found(data, "//text:span/text:span/@text:style-name")
    assert spans == [f"Language_{language}" for language in Language]
    for style, language in zip(spans, Language, strict=True):
        (told,) = found(data, f"//style:style[@style:name='{style}']/style:text-properties", "styles.xml")
        assert told.get(f"{{{NS['fo']}}}language") == language
        assert told.get(f"{{{NS['fo']}}}country") == REGIONS[language]


def test_lines_to_write_on() -> None:
    """One paragraph per line, with a leader up to the margin."""
    data = export_opendocument(a_document(blocks=(WritingLines(3),)))
    assert paragraphs(data)[1:] == ["\t"] * 3
    leader = found(data, "//style:style[@style:name='WritingLine']//style:tab-stop", "styles.xml")[0]
    assert leader.get(f"{{{NS['style']}}}leader-style") == "dotted"


def test_footer_counts_pages() -> None:
    """The attribution, then « page X sur Y » as fields."""
    data = export_opendocument(a_document(footer="Source & licence"))
    told, pages = found(data, "//style:footer/text:p", "styles.xml")
    assert shown(told) == "Source & licence"
    assert shown(pages).startswith("page\u00a0")
    assert [etree.QName(child).localname for child in pages] == ["page-number", "page-count"]


def test_every_style_exists() -> None:
    """Named styles are defined, and the accent stands for its signs."""
    data = export_opendocument(a_document(blocks=(*a_document().blocks, Heading("Deux", 2, new_page=True))))
    known = set(found(data, "//style:style/@style:name | //text:list-style/@style:name", "styles.xml"))
    known |= set(found(data, "//style:style/@style:name"))
    assert set(found(data, "//@text:style-name | //@table:style-name")) - known == set()
    text = zipfile.ZipFile(io.BytesIO(data)).read("styles.xml").decode()
    assert "$" not in text
    assert "#8a4b08" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_typed(text: str) -> None:
    """In every place that a text may stand."""
    data = export_opendocument(a_document(text))
    told = paragraphs(data)
    assert (
        told.count(text) == 1 + 4 + 7 + 1 + 1 + 1 + 3 + 3 + 1 + 3
    )  # title, headings, styles, label, link, text, lists, caption, cells
    assert f"{text} {text}" in told
    assert f"Du {text} et {text} !" in told
    assert opened(data).meta.title == text
    assert shown(found(data, "//style:footer/text:p", "styles.xml")[0]) == text


def test_what_xml_cannot_hold_is_left_out() -> None:
    """The loader refuses such characters; if one came, the file would still open."""
    document = a_document("a\x00b\ud800c\uffffd", title="Titre", subject="Sujet", author="Équipe")
    assert paragraphs(export_opendocument(document))[1] == "abcd"


def test_same_bytes(library: Library) -> None:
    """Twice the same input, twice the same file; the type comes first and is not packed."""
    guide = format_guide(library.formats["codev-managerial"], library, site="https://playbook.exemple/")
    data = export_opendocument(guide)
    assert data == export_opendocument(guide)
    infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert (infos[0].filename, infos[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_list_of_nothing() -> None:
    """An empty list leaves nothing."""
    assert paragraphs(export_opendocument(listed())) == ["Mot"]
