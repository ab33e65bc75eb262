"""Decks read back, and what every deck must be: French, titled, numbered, inside the slide, legible, described."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Deck

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def read(data: bytes) -> Deck:
    """The deck, as its library reads it."""
    return Presentation(io.BytesIO(data))


def shapes_of(slide: Any) -> Iterator[Any]:
    """Every shape of a slide, those of groups too."""
    waiting = list(slide.shapes)
    while waiting:
        shape = waiting.pop(0)
        yield shape
        waiting[:0] = list(getattr(shape, "shapes", ()))


def texts(slide: Any) -> list[str]:
    """The texts of a slide, in reading order, cells of tables included."""
    return ["".join(part.text or "" for part in p.iter(f"{A}t")) for p in slide._element.iter(f"{A}p")]


def notes(slide: Any) -> str:
    """The notes of a slide; empty where it has none."""
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def sizes(slide: Any) -> list[float]:
    """The sizes of its letters, in points."""
    return [int(found.get("sz")) / 100 for found in slide._element.iter(f"{A}rPr") if found.get("sz")]


def languages(data: bytes) -> set[str | None]:
    """The languages of every text of every part; None where a text says none."""
    found: set[str | None] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml"):
                continue
            root = etree.fromstring(archive.read(name))
            for run in root.iter(f"{A}r", f"{A}fld", f"{A}br"):
                properties = run.find(f"{A}rPr")
                found.add(None if properties is None else properties.get("lang"))
            found |= {end.get("lang") for end in root.iter(f"{A}endParaRPr")}
            found |= {end.get("lang") for end in root.iter(f"{A}defRPr") if end.get("lang")}
    return found


def members(data: bytes) -> list[zipfile.ZipInfo]:
    """The members of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.infolist()


def problems(deck: Deck, *, numbered: bool = True, least: float = 18) -> list[str]:
    """What is wrong with the slides of a deck; empty when nothing is."""
    told: list[str] = []
    for number, slide in enumerate(deck.slides, start=1):
        title = slide.shapes.title
        if title is None or not title.text_frame.text.strip():
            told.append(f"{number}: no title")
        if numbered and not slide._element.xpath(".//a:fld[@type='slidenum']"):
            told.append(f"{number}: no number")
        ids = [int(found) for found in slide._element.xpath(".//p:cNvPr/@id")]
        if len(ids) != len(set(ids)):
            told.append(f"{number}: an id twice")
        if any(size < least for size in sizes(slide)):
            told.append(f"{number}: letters of {min(sizes(slide))} points")
        for shape in shapes_of(slide):
            told += [f"{number}: {problem}" for problem in _shape_problems(shape, deck)]
    return told


def _shape_problems(shape: Any, deck: Deck) -> Iterator[str]:
    properties = shape._element.xpath(".//p:cNvPr")[0]
    says = properties.get("descr") or properties.find(f".//{_DECORATIVE}") is not None
    written = shape.has_text_frame and shape.text_frame.text.strip()
    if not says and not written:
        yield f"« {shape.name} » has no text alternative"
    if shape.is_placeholder and not written:
        yield f"« {shape.name} » is an empty placeholder"
    edges = (
        shape.left,
        shape.top,
        deck.slide_width - shape.left - shape.width,
        deck.slide_height - shape.top - shape.height,
    )
    if min(edges) < 0:
        yield f"« {shape.name} » sticks out"
    if shape.has_table if hasattr(shape, "has_table") else False:
        table = shape.table
        if not table.first_row:
            yield "a table without a header row"
        if abs(sum(row.height for row in table.rows) - shape.height) > len(table.rows):
            yield "a table whose rows do not make its height"
