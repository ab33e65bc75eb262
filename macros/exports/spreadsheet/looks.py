"""How the cells of a workbook look, each look told once."""

from __future__ import annotations

from typing import Any

from macros.model.typography import NBSP

CLOCK = f'h"{NBSP}h{NBSP}"mm'
ELAPSED = f'[h]"{NBSP}h{NBSP}"mm'
DAY = "[$-40C]ddd d mmm yyyy"  # in French on every computer
NOT_NEEDED = '0;-0;"—"'

# Arial, or its equal of the same widths, is on every computer: rows are as high as its lines ask for.
FONT, SIZE = "Arial", 10  # points
_TEXT = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter", "text_wrap": True}
_BOXED = _TEXT | {"border": 1, "border_color": "#b5b5b5"}
_LEFT = {"align": "left", "indent": 1}
_CENTRE = {"align": "center", "text_wrap": False}
_ENTRY = _BOXED | {"bg_color": "#fff3c4", "bold": True}
_VALUE = _TEXT | _LEFT | {"bold": True}


def looks(accent: str) -> dict[str, dict[str, Any]]:
    """The properties of each look by its name; `accent` is the colour of headings."""
    return {
        "title": {"font_name": FONT, "font_size": 16, "bold": True, "font_color": accent, "valign": "vcenter"},
        "hint": {"font_name": FONT, "font_size": SIZE, "font_color": "#404040", "valign": "vcenter"},
        "label": _LEFT | {"font_name": FONT, "font_size": SIZE, "font_color": accent, "valign": "bottom"},
        "heading": _BOXED | _LEFT | {"bold": True, "font_color": "#ffffff", "bg_color": accent},
        "heading_centred": _BOXED | _CENTRE | {"bold": True, "font_color": "#ffffff", "bg_color": accent},
        "cell": _BOXED | _LEFT,
        "strong": _BOXED | _LEFT | {"bold": True},
        "number": _BOXED | _CENTRE | {"num_format": "0"},
        "needed": _BOXED | _CENTRE | {"num_format": NOT_NEEDED, "bold": True},
        "clock": _BOXED | _CENTRE | {"num_format": CLOCK},
        "day": _BOXED | _LEFT | {"num_format": DAY},
        "text": _TEXT | _LEFT,
        "term": _TEXT | _LEFT | {"bold": True},
        "link": _TEXT | _LEFT | {"font_color": "#0b4f8a", "underline": 1},
        "count": _ENTRY | _CENTRE | {"num_format": "0"},
        "entry": _ENTRY | _LEFT,
        "entry_number": _ENTRY | _LEFT | {"num_format": "0"},
        "entry_clock": _ENTRY | _LEFT | {"num_format": CLOCK},
        "entry_day": _ENTRY | _LEFT | {"num_format": DAY},
        "value": _VALUE,
        "value_clock": _VALUE | {"num_format": CLOCK},
        "value_elapsed": _VALUE | {"num_format": ELAPSED},
        "value_day": _VALUE | {"num_format": DAY},
    }
