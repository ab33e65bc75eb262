"""The files that stand beside a page: their names, and the words that present them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.model.base import Item
from macros.pages.addresses import item_address
from macros.pages.context import PageContext
from macros.pages.labels import file_size


@dataclass(frozen=True, slots=True)
class Download:
    """A file: what follows the slug in its name, what the page calls it, and what it is for."""

    ending: str
    label: str
    purpose: str


FORMAT_FILES = (
    Download(".docx", "Word", "le guide d'animation, à adapter"),
    Download(".pptx", "PowerPoint", "ce qui se projette, avec les mots de l'animation en commentaire"),
    Download(".xlsx", "Tableur", "le déroulé, le matériel et la préparation, avec leurs calculs"),
    Download("-a4.pdf", "Fiche A4 (PDF)", "l'essentiel sur une page, à garder en main"),
    Download(".pdf", "Guide en PDF", "le guide d'animation, à imprimer"),
    Download(".odt", "OpenDocument", "le même guide, pour LibreOffice"),
    Download(".md", "Markdown", "le même guide en texte seul"),
    Download(".json", "JSON", "les données de la fiche, pour un logiciel"),
)
KIT = Download("-kit.zip", "Kit complet (zip)", "tous ces fichiers, avec les canevas, l'invitation et le compte rendu")
CANVAS_FILES = (
    Download("-a4.pdf", "PDF en A4", "à imprimer"),
    Download("-a3.pdf", "PDF en A3", "à imprimer et à afficher"),
    Download(".pptx", "PowerPoint", "à modifier, à remplir ou à projeter"),
    Download(".png", "Image (PNG)", "à poser sur un tableau blanc en ligne"),
)
FORM_ADDRESS = "experiences/fiche-vierge/"
FORM_NAME = "fiche-rex"
FORM_FILES = (
    Download(".docx", "Word", "la fiche vierge, à remplir"),
    Download(".odt", "OpenDocument", "la même, pour LibreOffice"),
)


def file_address(item: Item, ending: str) -> str:
    """`ateliers/world-cafe/world-cafe-a4.pdf`."""
    return f"{item_address(item)}{item.slug}{ending}"


def _link(download: Download, address: str, page: PageContext) -> dict[str, Any]:
    name = address.rsplit("/", 1)[-1]
    return {
        "label": download.label,
        "purpose": download.purpose,
        "href": page.link(address),
        "size": file_size(page.downloads[address]),
        # Browsers show these: the person saves them if she wishes.
        "save": not name.endswith((".pdf", ".png")),
    }


def download_links(item: Item, files: tuple[Download, ...], page: PageContext) -> Iterator[dict[str, Any]]:
    """What the page shows of the files that were made; those that were not are left out."""
    for download in files:
        address = file_address(item, download.ending)
        if address in page.downloads:
            yield _link(download, address, page)


def form_links(page: PageContext) -> Iterator[dict[str, Any]]:
    """The same, for the blank form of a retour d'expérience."""
    for download in FORM_FILES:
        address = f"{FORM_ADDRESS}{FORM_NAME}{download.ending}"
        if address in page.downloads:
            yield _link(download, address, page)
