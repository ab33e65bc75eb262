"""One typst source and its data → PDF/UA-1 or PNG: vendored fonts only, one fixed date, no network."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from macros.exports.colours import INK, LINE, MUTED, PLAIN_ACCENT
from macros.exports.pdf.typst_text import FONTS, drawable

# Never fork after typst has run (it keeps threads): a pool of processes is started by `spawn`.
_SPACES = re.compile(r"[ \n\t]+")  # no-break spaces stay
_SOURCES = Path(__file__).parent / "typst_sources"


@cache
def _compiler(source: str) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(str(_SOURCES / source), root=str(_SOURCES), font_paths=fonts, ignore_system_fonts=True)


def properties(*, title: str, subject: str, author: str, licence: str) -> dict[str, str]:
    """The properties of a file, as every source of ours expects them."""
    told = {"title": title, "subject": subject, "author": author, "licence": licence}
    return {key: drawable(_SPACES.sub(" ", value.strip())) for key, value in told.items()}


def _inputs(data: Mapping[str, Any]) -> dict[str, str]:
    colours = {"ink": INK, "muted": MUTED, "line": LINE, "accent": PLAIN_ACCENT}
    return {"data": json.dumps(colours | dict(data), ensure_ascii=False, sort_keys=True)}


def typst_pdf(source: str, data: Mapping[str, Any], day: date) -> bytes:
    """An accessible PDF, dated of `day` at noon."""
    moment = datetime.combine(day, time(12), UTC)
    return _compiler(source).compile(format="pdf", sys_inputs=_inputs(data), pdf_standards=["ua-1"], timestamp=moment)


def typst_png(source: str, data: Mapping[str, Any], pixels_per_inch: float) -> bytes:
    """The first page as a picture."""
    made = _compiler(source).compile(format="png", sys_inputs=_inputs(data), ppi=pixels_per_inch)
    return made[0] if isinstance(made, list) else made
