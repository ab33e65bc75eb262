"""An empty deck with the playbook's own theme: warm paper, one accent, a real placeholder for every title, French throughout."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from macros.exports.colours import INK, LINE, MUTED, PLAIN_ACCENT
from macros.exports.presentation.drawing_ml import A_NS, A
from macros.exports.presentation.placeholders import layout_shapes, master_shapes
from macros.exports.presentation.space import SLIDE_HEIGHT, SLIDE_WIDTH

PAPER, PANEL = "fffdf9", "f7f3ec"
# Where a theme colour stands: accent1 is the family's, accent2 and accent3 its strong and light tints, accent4 that of lines.
FONT = "Calibri"
_PANOSE = "020F0502020204030204"  # lets a machine without Calibri choose the nearest font that it has
COVER, BRIEF, TEXT, PAUSE, BARE = range(5)  # the layouts, by their place
_NAMES = ("Ouverture", "Consigne", "Texte", "Pause", "Titre seul")
_TYPES = ("title", "obj", "obj", "title", "titleOnly")
_KEPT = (0, 1, 3, 2, 5)  # layouts of the library's empty deck that are written over

_NS = (
    f"{A_NS} "
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Playbook des ateliers</Application></Properties>"
)


def mixed(colour: str, share: float) -> str:
    """A colour diluted in the paper's, as six hexadecimal digits."""
    pairs = zip(bytes.fromhex(colour.lstrip("#")), bytes.fromhex(PAPER), strict=True)
    return "".join(f"{round(own * share + paper * (1 - share)):02x}" for own, paper in pairs)


def blank_deck(
    accent: str = PLAIN_ACCENT, size: tuple[float, float] = (SLIDE_WIDTH, SLIDE_HEIGHT), paper: str = PAPER
) -> Deck:
    """An empty deck of that size, in points, that accent colour and that ground."""
    return Presentation(BytesIO(_blank(accent, size, paper)))


@lru_cache(maxsize=32)
def _blank(accent: str, size: tuple[float, float], paper: str) -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(size[0]), Pt(size[1])
    # Neither « 4:3 » nor « On-screen show »: the size speaks for itself.
    deck.part._element.sldSz.attrib.pop("type", None)
    layouts = list(deck.slide_layouts)
    kept = [layouts[index] for index in _KEPT]
    for layout in layouts:
        if layout not in kept:
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _replace_shapes(master._element, "", master_shapes(), size)
    for style in master._element.findall(".//{*}titleStyle/{*}lvl1pPr"):
        style.set("algn", "l")
        style.find(f"{A}defRPr").set("b", "1")
    for layout, name, kind, shapes, colour in zip(
        kept, _NAMES, _TYPES, layout_shapes(), ("accent1", "", "", "accent3", ""), strict=True
    ):
        layout._element.set("type", kind)
        if colour:
            # The bar and the number of the master are left out of the two coloured layouts, which have their own.
            layout._element.set("showMasterSp", "0")
        _replace_shapes(layout._element, name, shapes, size, colour)
    _order_layouts(deck, kept)
    theme = master.part.part_related_by(RT.THEME)
    theme.blob = _theme(theme.blob, accent, paper)
    package = deck.part.package
    package.part_related_by(RT.EXTENDED_PROPERTIES).blob = _APP.encode()
    _drop(package, RT.THUMBNAIL)
    _drop(deck.part, RT.PRINTER_SETTINGS)
    target = BytesIO()
    deck.save(target)
    return target.getvalue()


def _drop(owner: object, kind: str) -> None:
    """Leave out a part that says something of another deck."""
    for relation in [key for key, rel in owner._rels.items() if rel.reltype == kind]:
        owner._rels.pop(relation)


def _order_layouts(deck: Deck, kept: Sequence[object]) -> None:
    """Layouts stand in the list as COVER, BRIEF… name them."""
    listed = deck.slide_master._element.find("{*}sldLayoutIdLst")
    by_part = {deck.slide_master.part.related_part(entry.rId): entry for entry in listed}
    for layout in kept:
        listed.append(by_part[layout.part])


def _theme(blob: bytes, accent: str, paper: str) -> bytes:
    """The theme with our colours and fonts; its effects, which we do not use, stay."""
    theme = etree.fromstring(blob)
    theme.set("name", "Playbook des ateliers")
    main = accent.lstrip("#")
    colours = {
        "dk1": INK[1:],
        "lt1": paper,
        "dk2": MUTED[1:],
        "lt2": PANEL,
        "accent1": main,
        "accent2": mixed(main, 0.26),
        "accent3": mixed(main, 0.11),
        "accent4": LINE[1:],
        "accent5": MUTED[1:],
        "accent6": mixed(main, 0.6),
        "hlink": main,
        "folHlink": MUTED[1:],
    }
    scheme = theme.find(f".//{A}clrScheme")
    scheme.set("name", "Playbook")
    for name, colour in colours.items():
        entry = scheme.find(A + name)
        entry[:] = [etree.Element(f"{A}srgbClr", val=colour.upper())]
    fonts = theme.find(f".//{A}fontScheme")
    fonts.set("name", "Playbook")
    for latin in fonts.iter(f"{A}latin"):
        latin.attrib.update({"typeface": FONT, "panose": _PANOSE})
    return etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _replace_shapes(
    element: object, name: str, shapes: Sequence[str], size: tuple[float, float], colour: str = ""
) -> None:
    """Give a master or a layout its name, its ground and its shapes, numbered from 2 and stretched to the size."""
    ground = (
        f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{colour or "bg1"}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    )
    numbered = "".join(shape.replace("SHAPE_ID", str(index)) for index, shape in enumerate(shapes, start=2))
    named = f' name="{escape(name)}"' if name else ""
    new = parse_xml(
        f'<p:cSld {_NS}{named}>{ground}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{numbered}</p:spTree></p:cSld>"
    )
    across, down = size[0] / SLIDE_WIDTH, size[1] / SLIDE_HEIGHT
    for measure, factors in (("off", {"x": across, "y": down}), ("ext", {"cx": across, "cy": down})):
        for lengths in new.iter(A + measure):
            for key, factor in factors.items():
                lengths.set(key, str(round(int(lengths.get(key)) * factor)))
    element.replace(element.cSld, new)
