"""The Word file, opened by its own library: French, A4, real headings, header rows, links, lists that count anew, the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn

from macros.exports.documents.blocks import Heading, ItemList, ListItem, Paragraph, Run, Table, WritingLines
from macros.exports.documents.guide import format_guide
from macros.exports.word.file import export_word
from macros.model.base import Language
from macros.model.library import Library
from tests.exports.sample_documents import HOSTILE, a_document, listed, runs
from tests.pages.html_reading import skipped_levels


def opened(data: bytes) -> docx.document.Document:
    """The file as python-docx reads it."""
    return docx.Document(io.BytesIO(data))


def member(data: bytes, name: str) -> str:
    """A part of the package as text."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_page_language_and_properties() -> None:
    """A4 with margins, French everywhere, and what the properties say; the licence among them, and no date but the review's."""
    data = export_word(a_document(title="Titre", subject="Sujet", author="Équipe", date="2026-03-01"))
    file = opened(data)
    section, told = file.sections[0], file.core_properties
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert min(section.left_margin.mm, section.right_margin.mm, section.top_margin.mm, section.bottom_margin.mm) >= 18
    assert set(re.findall(r'w:lang [^>]*w:val="([^"]+)"', member(data, "word/styles.xml"))) == {"fr-FR"}
    assert (told.title, told.subject, told.author, told.last_modified_by) == ("Titre", "Sujet", "Équipe", "Équipe")
    assert (told.comments, told.language) == ("Licence Ouverte 2.0", "fr-FR")
    assert told.created == told.modified == datetime(2026, 3, 1, tzinfo=UTC)
    assert {
        name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "thumbnail" in name or "custom" in name
    } == set()


def test_headings_are_real() -> None:
    """The title is the only level 1; styles are Word's own, which its navigation and screen readers know."""
    file = opened(export_word(a_document("Mot")))
    levels = [int(one.style.name[-1]) for one in file.paragraphs if one.style.name.startswith("Heading")]
    assert levels == [1, 2, 3, 4, 3]
    assert skipped_levels(levels) == []
    outlines = {
        style.name: int(style.element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")))
        for style in file.styles
        if style.name.startswith("Heading")
    }
    assert outlines == {f"Heading {level}": level - 1 for level in (1, 2, 3, 4)}


def test_new_page() -> None:
    """Only the heading that asks for it starts a page."""
    file = opened(export_word(a_document(blocks=(Heading("Un", 2), Heading("Deux", 3, new_page=True)))))
    breaks = {one.text: one.paragraph_format.page_break_before for one in file.paragraphs if one.text}
    assert breaks == {"Mot": None, "Un": None, "Deux": True}


def test_tables() -> None:
    """The first row is a header, repeated; no row is split; columns follow their weights and fill the width of the text."""
    table = Table("Légende", ("A", "B"), (("1", "2"), ("3", "4")), (3, 1), frozenset({1}))
    file = opened(export_word(a_document(blocks=(table,))))
    found = file.tables[0]
    assert [[cell.text for cell in row.cells] for row in found.rows] == [["A", "B"], ["1", "2"], ["3", "4"]]
    marks = [[child.tag for child in row._tr.trPr] for row in found.rows]
    assert marks == [[qn("w:cantSplit"), qn("w:tblHeader")], [qn("w:cantSplit")], [qn("w:cantSplit")]]
    widths = [column.width.mm for column in found.columns]
    section = file.sections[0]
    text_width = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    assert widths[0] == pytest.approx(3 * widths[1], rel=0.01)
    assert sum(widths) == pytest.approx(text_width, abs=0.2)
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in found.rows]
    assert all(left is None and right is not None for left, right in sides)
    assert found._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Légende"
    assert [one.text for one in file.paragraphs][1] == "Légende"


def numbering(data: bytes) -> list[tuple[str, int, int]]:
    """(list, level, first number) of each item that has a mark; bullets have 0."""
    file = opened(data)
    starts = {}
    for num in file.part.numbering_part.element.findall(qn("w:num")):
        override = num.find(f".//{qn('w:startOverride')}")
        starts[num.get(qn("w:numId"))] = int(override.get(qn("w:val"))) if override is not None else 0
    found = []
    for one in file.paragraphs:
        properties = one._p.pPr.numPr
        if properties is not None:
            mark = str(properties.numId.val)
            found.append((mark, properties.ilvl.val, starts[mark]))
    return found


def test_lists_count_anew() -> None:
    """Each numbered list has a count of its own, which goes on after a nested list and under a second paragraph."""
    items = (ListItem(runs("a")), ListItem(runs("b")))
    nested = (
        ListItem(runs("a")),
        ListItem(runs("suite"), continued=True),
        ListItem(runs("x"), 1, ordered=False),
        ListItem(runs("b")),
    )
    blocks = (ItemList(items), ItemList(items, True), ItemList(items, True, 4), ItemList(nested, True))
    found = numbering(export_word(a_document(blocks=blocks)))
    assert found == [
        ("1", 0, 0), ("1", 0, 0), ("2", 0, 1), ("2", 0, 1), ("3", 0, 4), ("3", 0, 4), ("4", 0, 1), ("1", 1, 0), ("4", 0, 1),
    ]  # fmt: skip


def test_inner_numbers_start_anew_under_each_item() -> None:
    """Two lists inside two items do not share their count."""
    items = [ListItem(runs("a")), ListItem(runs("x"), 1, True), ListItem(runs("b")), ListItem(runs("y"), 1, True)]
    found = numbering(export_word(listed(*items)))
    assert [(level, start) for _, level, start in found] == [(0, 0), (1, 1), (0, 0), (1, 1)]
    assert found[1][0] != found[3][0]


def test_deep_list_is_written() -> None:
    """Deeper than the styles go, the last level is taken."""
    data = export_word(listed(*(ListItem(runs("a"), level) for level in range(7)), ordered=True))
    assert [level for _, level, _ in numbering(data)] == [0, 1, 2, 3, 3, 3, 3]


def test_runs_and_links() -> None:
    """Faces, breaks and addresses."""
    text = (Run("a", bold=True), Run("b", italic=True), Run("c\nd"), Run("site", href="https://exemple.fr/?a=1&b=2"))
    paragraph = opened(export_word(a_document(blocks=(Paragraph(text, label="Conseil :"),)))).paragraphs[1]
    assert paragraph.text == "Conseil : abc\ndsite"
    assert [(run.text, run.bold, run.italic) for run in paragraph.runs] == [
        ("Conseil :", True, None), (" ", None, None), ("a", True, None), ("b", None, True), ("c\nd", None, None),
    ]  # fmt: skip
    assert [link.url for link in paragraph.hyperlinks] == ["https://exemple.fr/?a=1&b=2"]


def test_texts_in_another_language_say_so() -> None:
    """Each language of the model, with a country: Word checks no spelling without one."""
    text = (Run("du français, "), *(Run(f"{language} ", language=language) for language in Language))
    file = opened(export_word(a_document(blocks=(Paragraph(text),))))
    told = [run._r.xpath("string(w:rPr/w:lang/@w:val)") for run in file.paragraphs[1].runs]
    assert told == ["", "en-GB", "de-DE", "es-ES", "it-IT", "nl-NL", "pt-PT"]


def test_lines_to_write_on_stay_together() -> None:
    """One paragraph per line, with a leader up to the margin."""
    file = opened(export_word(a_document(blocks=(WritingLines(3),))))
    found = file.paragraphs[1:]
    assert [one.text for one in found] == ["\t"] * 3
    assert [one.paragraph_format.keep_with_next for one in found] == [True, True, None]
    assert found[0].style.paragraph_format.tab_stops[0].position.mm == pytest.approx(166, abs=0.1)


def test_footer_counts_pages() -> None:
    """The attribution, then « page X sur Y » as fields."""
    data = export_word(a_document(footer="Source & licence"))
    told = [one.text for one in opened(data).sections[0].footer.paragraphs]
    assert told[0] == "Source & licence"
    assert told[1].startswith("page\u00a0")
    footer = next(name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "footer" in name)
    assert re.findall(r'w:instr="([^"]+)"', member(data, footer)) == [" PAGE ", " NUMPAGES "]
    assert set(re.findall(r'w:pStyle w:val="([^"]+)"', member(data, footer))) == {"Footer", "PageNumber"}


def test_every_style_exists() -> None:
    """A paragraph never falls back on Word's own idea of a style; the accent stands for its signs."""
    data = export_word(a_document())
    known = set(re.findall(r'w:styleId="([^"]+)"', member(data, "word/styles.xml")))
    used = set(re.findall(r'w:(?:p|r|tbl)Style w:val="([^"]+)"', member(data, "word/document.xml")))
    assert used - known == set()
    assert "$" not in member(data, "word/styles.xml") + member(data, "word/numbering.xml")
    assert "8A4B08" in member(data, "word/styles.xml")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_typed(text: str) -> None:
    """In every place that a text may stand."""
    document = a_document(text)
    file = opened(export_word(document))
    shown = [one.text for one in file.paragraphs]
    assert (
        shown.count(text) == 1 + 4 + 7 + 1 + 1 + 1 + 3 + 3 + 1
    )  # title, headings, styles, label, link, text, lists, caption
    assert f"{text} {text}" in shown
    assert f"Du {text} et {text} !" in shown
    assert [cell.text for row in file.tables[0].rows for cell in row.cells] == [text, "Nombre", text, "1", text, "2"]
    assert file.core_properties.title == file.core_properties.subject == (text if len(text) < 256 else f"{text[:254]}…")
    assert file.sections[0].footer.paragraphs[0].text == text


def test_what_xml_cannot_hold_is_left_out() -> None:
    """The loader refuses such characters; if one came, the file would still open."""
    document = a_document("a\x00b\ud800c\uffffd", title="Titre", subject="Sujet", author="Équipe")
    assert opened(export_word(document)).paragraphs[1].text == "abcd"


def test_same_bytes(library: Library) -> None:
    """Twice the same input, twice the same file; members sorted, dated 1980."""
    guide = format_guide(library.formats["codev-managerial"], library, site="https://playbook.exemple/")
    data = export_word(guide)
    assert data == export_word(guide)
    infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert [info.filename for info in infos] == sorted(info.filename for info in infos)


def test_real_guide(library: Library) -> None:
    """A real guide: its headings in order, every table with its header row."""
    guide = format_guide(library.formats["codev-managerial"], library)
    file = opened(export_word(guide))
    headings = [one.text for one in file.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [guide.title, *(block.text for block in guide.blocks if isinstance(block, Heading))]
    assert len(file.tables) == sum(isinstance(block, Table) for block in guide.blocks)
