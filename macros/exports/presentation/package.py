"""A finished presentation: its properties, French on every text, and the same bytes for the same content."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from lxml import etree
from pptx.presentation import Presentation as Deck

from macros.exports.archive import rewrite_archive
from macros.exports.presentation.drawing_ml import LANGUAGE, A


def finished(deck: Deck, *, title: str, subject: str, author: str, licence: str, day: date) -> bytes:
    """The deck as bytes: its properties, French on every text, fixed dates."""
    properties = deck.core_properties
    properties.title, properties.subject, properties.author = title[:255], subject[:255], author[:255]
    properties.comments, properties.language = licence[:255], LANGUAGE
    properties.last_modified_by, properties.revision = author[:255], 1
    properties.keywords = properties.category = ""
    properties.created = properties.modified = datetime.combine(day, time())
    for part in deck.part.package.iter_parts():
        if hasattr(part, "_element"):
            _in_french(part._element)
    target = BytesIO()
    deck.save(target)
    return rewrite_archive(target.getvalue())


def _in_french(root: Any) -> None:
    for run in root.iter(f"{A}r", f"{A}fld", f"{A}br"):
        properties = run.find(f"{A}rPr")
        if properties is None:
            properties = etree.SubElement(run, f"{A}rPr")
            run.insert(0, properties)
        properties.set("lang", LANGUAGE)
    for properties in root.iter(f"{A}endParaRPr", f"{A}defRPr"):
        if properties.tag.endswith("endParaRPr") or "lang" in properties.attrib:
            properties.set("lang", LANGUAGE)
