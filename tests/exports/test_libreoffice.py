"""The office files of three formats, opened by LibreOffice: one process turns them all into PDF, where their pages are read.

Without LibreOffice the tests are skipped, except in continuous integration (CI=true), where that is a failure.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from macros.exports.documents.blocks import Document, Heading
from macros.exports.documents.guide import format_guide
from macros.exports.opendocument.file import export_opendocument
from macros.exports.slides.deck import format_slides
from macros.exports.slides.file import export_slides
from macros.exports.spreadsheet.file import export_spreadsheet
from macros.exports.spreadsheet.material import MATERIAL
from macros.exports.spreadsheet.preparation import PREPARATION
from macros.exports.word.file import export_word
from macros.model.library import Library
from tests.exports.install_libreoffice import find_libreoffice, is_required
from tests.exports.pdf_reading import bare

# A short session with a form to sign, a usual one, and a day for many people.
SLUGS = ("test-assures", "projet-sante-cpts", "journee-inter-metiers")
GUIDES = ("docx", "odt")
ENDINGS = (*GUIDES, "pptx", "xlsx")
SECONDS = 180  # before LibreOffice is taken for stuck

every_slug = pytest.mark.parametrize("slug", SLUGS)
every_ending = pytest.mark.parametrize("ending", ENDINGS)


@dataclass(frozen=True)
class Printed:
    """A file as LibreOffice prints it, each page read once."""

    path: Path

    @cached_property
    def reader(self) -> PdfReader:
        """The PDF."""
        return PdfReader(self.path)

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page, without spaces."""
        return [bare(page.extract_text()) for page in self.reader.pages]


def soffice() -> str:
    """The path of LibreOffice."""
    found = find_libreoffice()
    if found:
        return found
    message = "LibreOffice manque : python -m tests.exports.install_libreoffice dit comment l'installer."
    (pytest.fail if is_required() else pytest.skip)(message)
    raise AssertionError(message)


def files_of(slug: str, library: Library) -> dict[str, bytes]:
    """The office files of a format by their endings."""
    format_ = library.formats[slug]
    guide = guide_of(slug, library)
    return {
        "docx": export_word(guide),
        "odt": export_opendocument(guide),
        "pptx": export_slides(format_, library),
        "xlsx": export_spreadsheet(format_, library),
    }


def guide_of(slug: str, library: Library) -> Document:
    """The guide of a format."""
    return format_guide(library.formats[slug], library)


@pytest.fixture(scope="module")
def printed(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Printed]:
    """The PDF of each file, by slug and ending."""
    program, folder = soffice(), tmp_path_factory.mktemp("libreoffice")
    sources = []
    for slug in SLUGS:
        for ending, data in files_of(slug, library).items():
            # Two files of one name would become the same PDF.
            sources.append(folder / f"{slug}-{ending}.{ending}")
            sources[-1].write_bytes(data)
    # A profile of its own: an open LibreOffice would take the command for itself, and settings of the machine would change pages.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    made = {(slug, ending): folder / f"{slug}-{ending}.pdf" for slug in SLUGS for ending in ENDINGS}
    missing = [path.name for path in made.values() if not path.exists()]
    assert not missing, f"LibreOffice made no {', '.join(missing)}: {done.stderr or done.stdout}"
    return {key: Printed(path) for key, path in made.items()}


def in_order(words: Iterable[str], text: str) -> list[str]:
    """Those that are not found after the one before."""
    missing, at = [], 0
    for word in words:
        found = text.find(bare(word), at)
        if found < 0:
            missing.append(word)
        else:
            at = found + len(bare(word))
    return missing


def embedded(reader: PdfReader) -> dict[str, bool]:
    """Name of each font, and whether the file holds it."""
    found = {}
    for page in reader.pages:
        for entry in page["/Resources"].get("/Font", {}).values():
            font = entry.get_object()
            if "/DescendantFonts" in font:
                font = font["/DescendantFonts"][0].get_object()
            descriptor = font["/FontDescriptor"].get_object()
            held = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found[str(font["/BaseFont"])] = held
    return found


def outside(page: Any) -> list[str]:
    """Texts that begin off the page."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    told: list[str] = []

    def note(text: str, matrix: list[float], own: list[float], _: Any, __: Any) -> None:
        x = own[4] * matrix[0] + own[5] * matrix[2] + matrix[4]
        y = own[4] * matrix[1] + own[5] * matrix[3] + matrix[5]
        if text.strip() and not (0 <= x <= width and 0 <= y <= height):
            told.append(text.strip())

    page.extract_text(visitor_text=note)
    return told


def headings(document: Document) -> Iterator[str]:
    """The title, then every heading."""
    yield document.title
    yield from (block.text for block in document.blocks if isinstance(block, Heading))


@every_slug
@pytest.mark.parametrize("ending", GUIDES)
def test_a_guide_has_its_headings_in_order(slug: str, ending: str, printed: Any, library: Library) -> None:
    """Title, parts, steps, handouts."""
    assert in_order(headings(guide_of(slug, library)), "".join(printed[slug, ending].pages)) == []


@every_slug
@pytest.mark.parametrize("ending", GUIDES)
def test_a_handout_starts_its_page(slug: str, ending: str, printed: Any, library: Library) -> None:
    """Nothing of the guide is given out with it."""
    titles = [bare(handout.title) for handout in library.formats[slug].handouts]
    starts = [page[: len(title)] for title in titles for page in printed[slug, ending].pages]
    assert [title for title in titles if title.replace("'", "’") not in starts] == []


@every_slug
def test_guides_are_about_as_long_as_one_another(slug: str, printed: Any) -> None:
    """The same text takes about the same room, and a guide is neither a leaflet nor a book."""
    lengths = [len(printed[slug, ending].pages) for ending in GUIDES]
    assert all(10 <= length <= 40 for length in lengths)
    assert max(lengths) - min(lengths) <= 3


@every_slug
def test_a_deck_has_one_page_for_each_slide(slug: str, printed: Any, library: Library) -> None:
    """With its title; no note and no hidden slide among them."""
    slides, pages = format_slides(library.formats[slug], library), printed[slug, "pptx"].pages
    assert len(pages) == len(slides)
    told = zip(slides, pages, strict=True)
    assert [slide.title for slide, page in told if bare(slide.title) not in page] == []


@every_slug
def test_nothing_stands_outside_a_slide(slug: str, printed: Any) -> None:
    """Nor what LibreOffice wraps in other fonts than those of the deck."""
    pages = printed[slug, "pptx"].reader.pages
    assert [(number, texts) for number, page in enumerate(pages, start=1) if (texts := outside(page))] == []


@every_slug
def test_a_workbook_prints_its_sheets_in_order(slug: str, printed: Any) -> None:
    """A few pages, and no column of its own on another page."""
    pages = printed[slug, "xlsx"].pages
    assert 4 <= len(pages) <= 8
    assert in_order((MATERIAL, PREPARATION, "Lisez-moi"), "".join(pages)) == []
    assert "#" not in "".join(pages) and "Err:" not in "".join(pages)


@every_slug
@every_ending
def test_no_page_is_empty(slug: str, ending: str, printed: Any) -> None:
    """Each says more than its number and its source."""
    pages = printed[slug, ending].pages
    shortest = 6 if ending == "pptx" else 150  # a pause says its name and its length
    assert [number for number, page in enumerate(pages, start=1) if len(page) < shortest] == []


@every_slug
@pytest.mark.parametrize("ending", GUIDES)
def test_a_guide_is_in_french(slug: str, ending: str, printed: Any) -> None:
    """Of a deck and of a workbook LibreOffice tells the language of the machine, whatever their texts say."""
    assert printed[slug, ending].reader.trailer["/Root"]["/Lang"] == "fr-FR"


@every_slug
@every_ending
def test_title_and_fonts(slug: str, ending: str, printed: Any, library: Library) -> None:
    """What the file says of itself reaches the program that opens it, and a print needs no font of the machine."""
    reader = printed[slug, ending].reader
    assert bare(reader.metadata.title) == bare(library.formats[slug].title).replace("'", "’")
    held = embedded(reader)
    assert held and all(held.values())
