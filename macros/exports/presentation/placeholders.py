"""The shapes of the deck's master and layouts: placeholders for titles, texts and numbers, each in its place."""

from __future__ import annotations

from xml.sax.saxutils import escape

from macros.exports.presentation.drawing_ml import LANGUAGE, NUMBER_FIELD, emu
from macros.exports.presentation.space import (
    BODY,
    BREAK_BODY,
    BREAK_TITLE,
    BRIEF_PLACE,
    COVER_BODY,
    COVER_TITLE,
    LEAST_SIZE,
    NUMBER,
    SLIDE_HEIGHT,
    TITLE,
    Place,
)

# Where a placeholder stands by itself, without a word on the slide that uses it.
LAYOUT_PLACES = {TITLE, BODY, BRIEF_PLACE, COVER_TITLE, COVER_BODY, BREAK_TITLE, BREAK_BODY}


def _frame(place: Place) -> str:
    x, y, width, height = map(emu, (place.x, place.y, place.width, place.height))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _placeholder(
    kind: str,
    name: str,
    place: Place,
    *,
    prompt: str,
    size: float,
    anchor: str = "t",
    colour: str = "tx1",
    align: str = "l",
) -> str:
    """A placeholder without inner margins nor bullets; `kind` is its attributes."""
    text = NUMBER_FIELD if "sldNum" in kind else f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{escape(prompt)}</a:t></a:r>'
    bold = ' b="1"' if "itle" in kind and "sub" not in kind else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="SHAPE_ID" name="{escape(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_frame(place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}"{bold}><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f'<a:p>{text}<a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
    )


def _bar(name: str, place: Place, colour: str) -> str:
    """A plain rectangle, which screen readers pass over."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="SHAPE_ID" name="{escape(name)}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_frame(place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
    )


_TITLE_PROMPT, _TEXT_PROMPT = "Titre", "Texte"


def _title(
    place: Place, *, kind: str = 'type="title"', size: float = 34, anchor: str = "b", colour: str = "tx1"
) -> str:
    return _placeholder(kind, "Titre", place, prompt=_TITLE_PROMPT, size=size, anchor=anchor, colour=colour)


def _number(colour: str = "tx2", index: int = 12) -> str:
    kind = f'type="sldNum" sz="quarter" idx="{index}"'
    return _placeholder(kind, "Numéro", NUMBER, prompt="", size=LEAST_SIZE, anchor="b", colour=colour, align="r")


def _text(place: Place, name: str, index: int, size: float, *, anchor: str = "t", colour: str = "tx1") -> str:
    kind = f'type="body" idx="{index}"'
    return _placeholder(kind, name, place, prompt=_TEXT_PROMPT, size=size, anchor=anchor, colour=colour)


def master_shapes() -> list[str]:
    bar = _bar("Bande", Place(0, 0, 14, SLIDE_HEIGHT), "accent1")
    return [bar, _title(TITLE), _text(BODY, "Texte", 1, 28), _number(index=4)]


def layout_shapes() -> list[list[str]]:
    facts = Place(BODY.x + 120, BODY.bottom - 40, BODY.width - 120, 40)
    return [
        [
            _title(COVER_TITLE, kind='type="ctrTitle"', size=54, colour="bg1"),
            _placeholder('type="subTitle" idx="1"', "Promesse", COVER_BODY, prompt=_TEXT_PROMPT, size=28, colour="bg1"),
            _number("bg1"),
        ],
        [
            _title(TITLE),
            _text(BRIEF_PLACE, "Consigne", 1, 44, anchor="ctr"),
            _text(facts, "Organisation", 13, 20, anchor="ctr"),
            _number(),
        ],
        [_title(TITLE), _text(BODY, "Texte", 1, 28), _number()],
        [
            _title(BREAK_TITLE, size=60),
            _text(BREAK_BODY, "Durée", 1, 40),
            _number(),
        ],
        [_title(TITLE), _number()],
    ]
