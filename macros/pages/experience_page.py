"""The page of a retour d'expérience, in the order of the REX form."""

from __future__ import annotations

from macros.model.experience import REX_FORM, Experience
from macros.pages import labels
from macros.pages.cards import item_cards
from macros.pages.context import PageContent, PageContext
from macros.pages.headings import headings_of
from macros.pages.templates import render


def render_experience(experience: Experience, page: PageContext) -> PageContent:
    """The whole page; a field that the source leaves unknown says so."""
    library = page.library
    form = []
    for number, (title, keys) in enumerate(REX_FORM, start=1):
        fields = [
            {"label": Experience.model_fields[key].title, "value": getattr(experience, key)}
            for key in keys
            if key != "title"
        ]
        form.append({"id": f"partie-{number}", "title": title, "fields": fields})
    html = render(
        "experience.html",
        experience=experience,
        basis=labels.BASES[experience.basis],
        themes=[
            library.vocabulary.themes[theme].label for theme in experience.themes if theme in library.vocabulary.themes
        ],
        trail=[("Accueil", page.link("")), ("Retours d'expérience", page.link("experiences/"))],
        form=form,
        formats=item_cards(library.formats_of(experience.formats), page),
        programmes=item_cards(
            [library.programmes[slug] for slug in experience.programmes if slug in library.programmes], page
        ),
    )
    return PageContent(html, experience.summary, headings_of(html))
