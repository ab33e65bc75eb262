"""The notes page of a slide, made at once: the library's own way, shape by shape, is a sixth of the time of a deck."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart

from macros.exports.presentation.drawing_ml import A_NS, A


@cache
def _blank_notes() -> bytes:
    """The notes page that the library makes of an empty slide."""
    deck = Presentation()
    return etree.tostring(deck.slides.add_slide(deck.slide_layouts[-1]).notes_slide._element)


def write_notes(page: Any, lines: Sequence[str]) -> None:
    """Give a slide its notes, one paragraph per line."""
    part, package = page.part, page.part.package
    # Numbered as its slide is.
    name = PackURI(f"/ppt/notesSlides/notesSlide{part.partname.idx}.xml")
    notes = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, parse_xml(_blank_notes()))
    notes.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    notes.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
    body = notes.notes_slide.notes_text_frame._txBody
    for old in body.findall(f"{A}p"):
        body.remove(old)
    written = (f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" if line else "<a:p/>" for line in lines)
    body.extend(parse_xml(f"<a:lstStyle {A_NS}>{''.join(written)}</a:lstStyle>"))
