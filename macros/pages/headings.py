"""The headings of a rendered page, for its table of contents."""

from __future__ import annotations

import re
from html import unescape

from macros.pages.context import TocEntry

_HEADING = re.compile(r'<h([23])\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def headings_of(html: str) -> tuple[TocEntry, ...]:
    """Second- and third-level headings that have an id, in order, as plain text."""
    return tuple(
        TocEntry(unescape(found[2]), unescape(_TAG.sub("", found[3])).strip(), int(found[1]))
        for found in _HEADING.finditer(html)
    )
