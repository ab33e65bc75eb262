"""The blank REX form, in the order of the form: to print, to download, or to fill on the page, where there is a script."""

from __future__ import annotations

from markupsafe import Markup

from macros.model.experience import REX_FORM, Experience
from macros.pages.context import PageContext
from macros.pages.downloads import FORM_NAME, form_links
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
                    "key": key,
                    "label": Experience.model_fields[key].title,
                    "help": Experience.model_fields[key].description,
                    "lines": _LINES.get(key, 2),
                }
                for key in keys
            ],
        }
        for number, (title, keys) in enumerate(REX_FORM, start=1)
    ]


def render_experience_form(page: PageContext) -> Markup:
    """The form itself, without title: the page that holds it has one. What a script needs to make it fillable is in its attributes."""
    return render(
        "experience_form.html",
        form=form_parts(),
        file_name=FORM_NAME,
        downloads=list(form_links(page)),
        mailbox=page.settings.mailbox,
        erase_page=page.link("donnees-personnelles/"),
        script=page.link("assets/javascripts/rex/rex-form.js"),
    )
