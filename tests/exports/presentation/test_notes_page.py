"""The notes page of a slide is the one that the library would make, made faster."""

from __future__ import annotations

import io
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from macros.exports.presentation.notes_page import write_notes


def saved(deck: Any) -> Any:
    """The deck, written and read again."""
    target = io.BytesIO()
    deck.save(target)
    return Presentation(target)


def slides_of(count: int) -> tuple[Any, list[Any]]:
    """A deck of empty slides."""
    deck = Presentation()
    return deck, [deck.slides.add_slide(deck.slide_layouts[6]) for _ in range(count)]


@pytest.mark.parametrize("lines", [["Un mot."], ["À dire", "", "<b> & « x »"]])
def test_it_is_the_library_s_own(lines: list[str]) -> None:
    """The same page, the same words; an empty line parts two subjects."""
    deck, (ours, theirs) = slides_of(2)
    write_notes(ours, lines)
    theirs.notes_slide.notes_text_frame.text = "\n".join(lines)
    ours, theirs = saved(deck).slides
    assert ours.notes_slide.notes_text_frame.text == "\n".join(lines)
    assert etree.tostring(ours.notes_slide._element) == etree.tostring(theirs.notes_slide._element)


def test_slide_and_notes_know_each_other() -> None:
    """One page for each slide that has notes, numbered as the slide is, and one master for all."""
    deck, slides = slides_of(3)
    for slide in (slides[0], slides[2]):
        write_notes(slide, [f"Notes de la {slide.part.partname}"])
    read = saved(deck).slides
    assert [slide.has_notes_slide for slide in read] == [True, False, True]
    for slide in (read[0], read[2]):
        part = slide.notes_slide.part
        assert part.part_related_by(RELATIONSHIP_TYPE.SLIDE) is slide.part
        assert part.partname.idx == slide.part.partname.idx
    masters = {
        id(slide.notes_slide.part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER)) for slide in (read[0], read[2])
    }
    assert len(masters) == 1
