"""Lists of formats: one type, one theme; and the selection that hand-written pages call."""

from __future__ import annotations

from markupsafe import Markup

from macros.pages.cards import render_cards
from macros.pages.context import PageContent, PageContext
from macros.pages.headings import headings_of
from macros.pages.labels import counted
from macros.pages.templates import render


class UnknownCriterion(ValueError):
    """A family, level or theme that the vocabulary does not have."""


def render_family(family_id: str, page: PageContext) -> PageContent:
    """The formats of a type."""
    checked("family", family_id, list(page.library.vocabulary.families))
    family = page.library.vocabulary.families[family_id]
    formats = page.library.select(family=family_id)
    html = render(
        "listing.html",
        title=family.label,
        kicker="Type d'atelier",
        family=family_id,
        summary=family.summary,
        count=counted(len(formats), "atelier") + ".",
        trail=[("Accueil", page.link("")), ("Ateliers", page.link("ateliers/"))],
        cards=render_cards(formats, page, level=2),
        groups=[],
    )
    return PageContent(html, family.summary)


def render_theme(theme_id: str, page: PageContext) -> PageContent:
    """The formats of a theme, and its experiences."""
    library = page.library
    checked("theme", theme_id, list(library.vocabulary.themes))
    theme = library.vocabulary.themes[theme_id]
    formats = library.select(theme=theme_id)
    experiences = [item for item in library.experiences.values() if theme_id in item.themes]
    groups = (
        [{"id": "experiences", "title": "Retours d'expérience", "cards": render_cards(experiences, page)}]
        if experiences
        else []
    )
    html = render(
        "listing.html",
        title=theme.label,
        kicker="Thème",
        family="",
        summary=theme.summary,
        count=counted(len(formats), "atelier") + ".",
        trail=[("Accueil", page.link("")), ("Ateliers", page.link("ateliers/"))],
        cards=render_cards(formats, page, level=2),
        groups=groups,
    )
    return PageContent(html, theme.summary or theme.label, headings_of(html))


def checked(name: str, value: str | None, known: list[str]) -> None:
    """A word of a closed list, or none. Raises UnknownCriterion."""
    if value is not None and value not in known:
        raise UnknownCriterion(f"{name} : « {value} » n'existe pas ; mots possibles : {', '.join(known)}.")


def render_format_list(
    page: PageContext, *, family: str | None = None, maturity: str | None = None, theme: str | None = None
) -> Markup:
    """Cards of the formats that meet the criteria, for hand-written pages. Raises UnknownCriterion."""
    vocabulary = page.library.vocabulary
    checked("family", family, list(vocabulary.families))
    checked("maturity", maturity, list(vocabulary.maturity))
    checked("theme", theme, list(vocabulary.themes))
    return render_cards(page.library.select(family=family, maturity=maturity, theme=theme), page)
