"""Where everything stands on the site. Addresses are French, stable, and end with a slash."""

from __future__ import annotations

import posixpath

from macros.model.base import Item

FOLDERS = {
    "formats": "ateliers",
    "offers": "offres",
    "programmes": "programmes",
    "canvases": "canevas",
    "experiences": "experiences",
}
FAMILIES, THEMES = "types", "themes"


def item_address(item: Item) -> str:
    """`ateliers/world-cafe/`."""
    return f"{FOLDERS[item.kind]}/{item.slug}/"


def family_address(family_slug: str) -> str:
    """`types/co-conception/`."""
    return f"{FAMILIES}/{family_slug}/"


def theme_address(theme: str) -> str:
    """`themes/prevention/`."""
    return f"{THEMES}/{theme}/"


def relative(target: str, page: str, *, directory_urls: bool = True) -> str:
    """The link from one address to another; an address without a trailing slash is a file, and may carry an anchor.

    With `directory_urls` off, folders are named by their index.html, so that links open from a disk.
    """
    path, hash_, anchor = target.partition("#")
    folder = path == "" or path.endswith("/")
    if folder and not directory_urls:
        path += "index.html"
    link = posixpath.relpath("/" + path, "/" + page)
    if folder and directory_urls:
        link += "/"
    return link + hash_ + anchor
