"""« Proposer un atelier »: the form of a format, its fields in the order in which a person thinks of them.

The words come from the model; scripts fill the form, check it and write the file. Without script, the page lists the fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.model.settings import Settings
from macros.pages.context import PageContext
from macros.pages.contribution_fields import ROOT, FormFields
from macros.pages.joined_scripts import CONTRIBUTION_SCRIPT
from macros.pages.script_data import inline_data
from macros.pages.templates import render

ADDRESS = "contribuer/proposer-un-atelier/"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form: what it asks for at once, then what may be added."""

    id: str
    title: str
    lead: str
    first: tuple[str, ...]
    more: tuple[str, ...] = ()


SECTIONS = (
    Section(
        "essentiel",
        "L’essentiel",
        "Ce que l’on lit en premier, dans les listes et en haut de la fiche.",
        ("title", "summary", "deliverable", "maturity", "modes"),
        ("themes", "also_called", "techniques"),
    ),
    Section(
        "quand",
        "Quand le prendre",
        "Des situations que l’on reconnaît. Une phrase par ligne.",
        ("use_when", "avoid_when"),
        ("inputs", "after"),
    ),
    Section(
        "personnes",
        "Les personnes",
        "Combien vous serez, qui vient, qui fait quoi.",
        ("participants", "facilitation", "difficulty", "invite", "roles"),
        ("group_size", "sponsor"),
    ),
    Section(
        "deroule",
        "Le déroulé",
        "Les étapes, dans l’ordre. Écrivez d’abord les titres et les minutes, puis complétez.",
        ("script",),
        ("variants",),
    ),
    Section(
        "avant",
        "Avant la séance",
        "Ce qui se prépare et ce qui s’apporte.",
        ("preparation", "materials"),
        ("handouts", "canvases", "room"),
    ),
    Section(
        "apres",
        "Après la séance",
        "Comment savoir que c’est réussi, ce qui s’écrit, ce qui se fait ensuite.",
        ("success", "report", "follow_up"),
    ),
    Section(
        "proteger",
        "Protéger et inclure",
        "Ce qui protège les personnes et les données, ce qui permet à chacune de prendre part.",
        ("guardrails", "inclusion"),
    ),
    Section(
        "finir",
        "Pour finir",
        "Un atelier que personne n’a encore animé est « Pas encore testé ».",
        ("status", "reviewed"),
        ("trials", "example", "sources", "licence"),
    ),
)


def forge(settings: Settings) -> dict[str, str]:
    """Where a file is written on the forge, and which kind of forge it is; nothing where none is set.

    The kind is read from the address that the settings give to edit a file: what tells forges apart is written there only.
    """
    edit = settings.edit_address("")
    if not edit:
        return {}
    base = settings.forge_url.rstrip("/")
    told = edit.removeprefix(base)
    kind = "gitlab" if told.startswith("/-/") else "forgejo" if told.startswith("/_") else "github"
    return {"kind": kind, "base": base, "branch": settings.forge_branch, "edit": edit}


def _form_data(page: PageContext, fields: FormFields) -> dict[str, Any]:
    """What the scripts need beyond the form: the schema, the names of the library, the settings that say where to send."""
    library, settings = page.library, page.settings
    return {
        "schema": fields.schema,
        "formats": [[one.slug, one.title, one.family] for one in library.formats.values()],
        "canvases": [[one.slug, one.title] for one in library.canvases.values()],
        "familyNames": {key: family.label for key, family in library.vocabulary.families.items()},
        "mailbox": settings.mailbox,
        "forge": forge(settings),
        "library": settings.library[-1].strip("/"),
        "items": page.link("ateliers/x.js").removesuffix("x.js"),
    }


def render_contribution_form(page: PageContext) -> Markup:
    """The form, its blank entries and its data, without title: the page that holds it has one."""
    fields = FormFields(page.library)
    sections = [
        {
            "section": section,
            "first": [fields.field(ROOT, key) for key in section.first],
            "more": [fields.field(ROOT, key) for key in section.more],
        }
        for section in SECTIONS
    ]
    families = page.library.vocabulary.families
    return render(
        "contribution_form.html",
        sections=sections,
        blanks=[fields.parts(name) for name in fields.entities()],
        families=[(key, family.label, family.summary) for key, family in families.items()],
        formats=sorted((one.title, one.slug) for one in page.library.formats.values()),
        mailbox=page.settings.mailbox,
        guide=page.link("contribuer/"),
        erase_page=page.link("donnees-personnelles/"),
        data=inline_data(_form_data(page, fields)),
        script=page.link(CONTRIBUTION_SCRIPT),
    )
