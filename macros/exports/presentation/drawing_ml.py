"""DrawingML, the XML of texts and shapes in a presentation: its namespace, its language, its units."""

from __future__ import annotations

from pptx.util import Emu

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
A_NS = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
LANGUAGE = "fr-FR"
NUMBER_FIELD = f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum"><a:rPr lang="{LANGUAGE}"/><a:t>‹n°›</a:t></a:fld>'


def emu(points: float) -> Emu:
    """Points as the file's unit."""
    return Emu(round(points * 12700))


def hundredths(size: float) -> int:
    """A size of letters as the file writes it, rounded down to half a point so that what holds still holds."""
    return int(size * 2) * 50
