"""The blank REX form, in the order of the form: to print, or to copy into one's own document."""

from __future__ import annotations

from markupsafe import Markup

from macros.model.experience import REX_FORM, Experience
from macros.pages.templates import render

# Lines to write on, where two are not enough or one is plenty.
_LINES = {"topic": 1, "title": 1, "contact": 1, "nature": 4, "origin": 3, "constraints": 4, "success_factors": 3}
_LINES |= {"benefits": 4, "advice": 4, "method": 3}


def form_parts() -> list[dict]:
    """The parts of the form, each with its fields: label, help and lines to write on."""
    return [
        {
            "id": f"partie-{number}",
            "title": title,
            "fields": [
                {
                    "label": Experience.model_fields[key].title,
                    "help": Experience.model_fields[key].description,
                    "lines": _LINES.get(key, 2),
                }
                for key in keys
            ],
        }
        for number, (title, keys) in enumerate(REX_FORM, start=1)
    ]


def render_experience_form() -> Markup:
    """The form itself, without title: the page that holds it has one."""
    return render("experience_form.html", form=form_parts())
