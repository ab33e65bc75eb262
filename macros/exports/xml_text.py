"""Library text inside the XML of office files: shown as typed, whatever it holds."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# XML 1.0 has no way to write these.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Text for an element or for an attribute in double quotes."""
    return escape(_NOT_XML.sub("", text), {'"': "&quot;"})
