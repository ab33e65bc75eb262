"""Data that a script reads, as JSON in a page or as a script of its own: no text can end the script or be taken for code."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

# `<` could end the script or open a comment; the two others end a line of code in browsers before ES2019.
_ESCAPED = "<\u2028\u2029"


def compact_json(data: Any) -> str:
    """Data as JSON without spaces, its letters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _escaped(text: str) -> str:
    # In JSON these characters stand only inside strings, where their codes mean the same.
    for character in _ESCAPED:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def inline_data(data: Any) -> Markup:
    """Data as the content of a `<script>` in a page."""
    return Markup(_escaped(compact_json(data)))


def data_script(variable: str, text: str) -> bytes:
    """JSON as a classic script that gives it to `window`: a page read from a folder may not fetch the file beside it."""
    return f"window.{variable}={_escaped(text)};\n".encode()
