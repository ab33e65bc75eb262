"""The pieces that slides and canvases are drawn with: texts at a given size, plain shapes, real tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx.oxml import parse_xml

from macros.exports.presentation.drawing_ml import A_NS, LANGUAGE, NUMBER_FIELD, A, emu, hundredths
from macros.exports.presentation.space import Face, Line, Place

_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid: the cells say it all
_ALIGNMENTS = {"left": "l", "centre": "ctr", "right": "r"}
_DECORATIVE = (
    f'<a:extLst {A_NS}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def write(
    frame: Any,
    lines: Sequence[Line],
    size: float,
    *,
    colour: str = "",
    heading: str = "",
    align: str = "",
    sizes: Sequence[float] = (),
) -> None:
    """Write lines in a text frame. Colours are the theme's names, `heading` that of headings; `sizes` are those of single lines."""
    body = frame._txBody
    for old in body.findall(f"{A}p"):
        body.remove(old)
    written = []
    for index, line in enumerate(lines):
        own = sizes[index] if sizes else line.size(size)
        before = line.before(size) if index else 0.0
        shown = heading if heading and line.face is Face.HEADING else colour
        written.append(_paragraph(line, own, line.indent(size), before, shown, align))
    # Parsed at once: the library's own calls, one per property, take ten times as long.
    body.extend(parse_xml(f"<a:lstStyle {A_NS}>{''.join(written)}</a:lstStyle>"))


def _paragraph(line: Line, size: float, indent: float, before: float, colour: str, align: str) -> str:
    bullet = line.face is Face.ITEM
    attributes = (f' marL="{emu(indent)}" indent="{-emu(indent)}"' if bullet else "") + (
        f' algn="{_ALIGNMENTS[align]}"' if align else ""
    )
    space = f'<a:spcBef><a:spcPts val="{round(before) * 100}"/></a:spcBef>' if before else ""
    mark = (
        '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if bullet
        else ""
    )
    bold = ' b="1"' if line.bold else ""
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else ""
    return (
        f"<a:p><a:pPr{attributes}>{space}{mark}</a:pPr>"
        f'<a:r><a:rPr lang="{LANGUAGE}" sz="{hundredths(size)}"{bold}>{fill}</a:rPr><a:t>{escape(line.text)}</a:t></a:r></a:p>'
    )


def place_shape(shape: Any, place: Place) -> None:
    """Put a shape in its place."""
    shape.left, shape.top, shape.width, shape.height = (
        emu(place.x),
        emu(place.y),
        emu(place.width),
        emu(place.height),
    )


def bare_frame(shape: Any, padding: float = 0.0, anchor: str = "t") -> Any:
    """The text frame of a shape that wraps, with the same margin on each side; `anchor` is t, ctr or b."""
    margin = str(emu(padding))
    frame = shape.text_frame
    frame._txBody.bodyPr.attrib.update(
        {"wrap": "square", "anchor": anchor, "lIns": margin, "tIns": margin, "rIns": margin, "bIns": margin}
    )
    return frame


def paint(shape: Any, fill: str, line: str = "", width: float = 1.0) -> None:
    """Fill a shape with a theme colour (none without it), and draw its edge; the theme's shadows are left out."""
    properties = shape._element.spPr
    for old in properties.findall(f"{A}solidFill") + properties.findall(f"{A}ln"):
        properties.remove(old)
    style = shape._element.find("{*}style")
    if style is not None:
        shape._element.remove(style)
    ground = f'<a:solidFill {A_NS}><a:schemeClr val="{fill}"/></a:solidFill>' if fill else f"<a:noFill {A_NS}/>"
    edge = f'<a:solidFill><a:schemeClr val="{line}"/></a:solidFill>' if line else "<a:noFill/>"
    properties.append(parse_xml(ground))
    properties.append(parse_xml(f'<a:ln {A_NS} w="{emu(width)}">{edge}</a:ln>'))


def describe(shape: Any, name: str, text: str) -> None:
    """Name a shape, and give the text that stands for it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", text)


def decorate(shape: Any, name: str) -> None:
    """Mark a shape as one that says nothing: screen readers pass over it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.append(parse_xml(_DECORATIVE))


def add_table(slide: Any, place: Place, columns: Sequence[float], rows: Sequence[float], *, labels: bool) -> Any:
    """A real table with a header row, and a header column where rows have titles; the cells are still to be dressed."""
    frame = slide.shapes.add_table(
        len(rows), len(columns), emu(place.x), emu(place.y), emu(place.width), emu(place.height)
    )
    table = frame.table
    for column, width in zip(table.columns, columns, strict=True):
        column.width = emu(width)
    for row, height in zip(table.rows, rows, strict=True):
        row.height = emu(height)
    table.first_row, table.first_col, table.horz_banding = True, labels, False
    table._tbl.tblPr.find(f"{A}tableStyleId").text = _PLAIN_TABLE
    return frame


def dress_cell(
    cell: Any, fill: str, edges: dict[str, tuple[str, float]], padding: tuple[float, float], anchor: str
) -> None:
    """Colours, edges (`L`, `R`, `T`, `B`: colour and width) and margins (across, down) of a cell."""
    across, down = emu(padding[0]), emu(padding[1])
    lines = []
    for side in "LRTB":
        colour, width = edges.get(side, ("", 0.0))
        inside = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"
        lines.append(f'<a:ln{side} w="{emu(width)}">{inside}</a:ln{side}>')
    ground = f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    new = parse_xml(
        f'<a:tcPr {A_NS} marL="{across}" marR="{across}" marT="{down}" marB="{down}" anchor="{anchor}">{"".join(lines)}{ground}</a:tcPr>'
    )
    for old in cell._tc.findall(f"{A}tcPr"):
        cell._tc.remove(old)
    cell._tc.append(new)


def set_typing_size(frame: Any, size: float) -> None:
    """What is typed in an empty text has that size."""
    paragraph = frame.paragraphs[0]._p
    end = paragraph.get_or_add_endParaRPr()
    end.set("sz", str(hundredths(size)))


def add_number(slide: Any) -> None:
    """Copy the layout's slide number on the slide: the library leaves it out."""
    for shape in slide.slide_layout.placeholders:
        if shape.element.xpath(".//p:ph[@type='sldNum']"):
            number = parse_xml(etree.tostring(shape.element))
            number.spPr.clear()
            body = number.txBody
            for old in body.findall(f"{A}lstStyle"):
                old.clear()
            for paragraph in body.findall(f"{A}p"):
                body.remove(paragraph)
            body.append(parse_xml(f"<a:p {A_NS}>{NUMBER_FIELD}</a:p>"))
            body.find(f"{A}bodyPr").attrib.clear()
            number.xpath(".//p:cNvPr")[0].set("id", str(max(map(int, slide.shapes._spTree.xpath("//p:cNvPr/@id"))) + 1))
            slide.shapes._spTree.append(number)
