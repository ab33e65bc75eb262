"""A PDF as its readers find it: properties, tags in reading order, text, fonts, sizes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def read(pdf: bytes) -> PdfReader:
    """The file, opened."""
    return PdfReader(io.BytesIO(pdf))


def bare(text: str) -> str:
    """Without any space, so that lines and columns do not matter."""
    return re.sub(r"[\s\u200b\u00ad]", "", text)


def text_of(pdf: bytes) -> str:
    """All the words, without spaces."""
    return bare("".join(page.extract_text() for page in read(pdf).pages))


def tags(pdf: bytes) -> list[tuple[str, str]]:
    """Each tag in reading order, with its title or its alternative text."""

    def walk(node: Any) -> Iterator[tuple[str, str]]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield str(node["/S"])[1:], str(node.get("/Alt", node.get("/T", "")))
            if "/K" in node and not isinstance(node["/K"], int):
                yield from walk(node["/K"])

    return list(walk(read(pdf).trailer["/Root"]["/StructTreeRoot"]))


def headings(pdf: bytes) -> list[tuple[int, str]]:
    """Level and words of each heading."""
    return [(int(tag[1]), text) for tag, text in tags(pdf) if re.fullmatch(r"H[1-6]", tag)]


def fonts(pdf: bytes) -> dict[str, bool]:
    """Name of each font, without its prefix, and whether the file holds it."""
    found = {}
    for page in read(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            name = str(descendant["/BaseFont"])[1:].split("+")[-1]
            found[name] = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def sizes(pdf: bytes, page: int = 0) -> set[float]:
    """Sizes of the text of a page, in points."""
    found: set[float] = set()

    def note(text: str, _: Any, matrix: list[float], __: Any, size: float) -> None:
        if text.strip():
            found.add(round(size * (abs(matrix[3]) or abs(matrix[1])), 2))

    read(pdf).pages[page].extract_text(visitor_text=note)
    return found


def assert_accessible(pdf: bytes, title: str) -> None:
    """What PDF/UA-1 asks for and a program can see: language, title, tags, headings in order, fonts in the file."""
    reader = read(pdf)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "fr-FR"
    assert reader.metadata.title == title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    levels = [level for level, _ in headings(pdf)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    embedded = fonts(pdf)
    assert embedded and all(embedded.values())
    assert all(name.startswith("SourceSans3-") for name in embedded)
