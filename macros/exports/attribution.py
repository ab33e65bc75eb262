"""Who made a file and under what licence: said the same way in every export."""

from __future__ import annotations

from datetime import date

from macros.model.typography import french
from macros.pages.labels import french_date

LICENCE = "Licence Ouverte 2.0"
_PLAYBOOK = "Playbook des ateliers"


def playbook_author(publisher: str = "") -> str:
    """The publisher of the site; the playbook where none is set."""
    return publisher or _PLAYBOOK


def attribution(title: str, reviewed: date, licence: str | None = None) -> str:
    """The line that the licence asks for: source, title, date, and the licence of the item or of the library."""
    told = (licence or LICENCE).rstrip(".")
    return french(f"{_PLAYBOOK}, « {title} », mise à jour du {french_date(reviewed)}. {told}.")
