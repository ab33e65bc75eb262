"""The navigation of mkdocs.yml, where `types/*` stands for all pages of a folder."""

from __future__ import annotations

from typing import Any

from macros.model.library import Library
from macros.pages.addresses import FOLDERS, family_address, item_address


def expanded(nav: list[Any], library: Library) -> list[Any]:
    """The same navigation with `types/*`, `offres/*`… written out, in the library's order."""
    folders = {
        "types/*": [f"{family_address(family.slug)}index.md" for family in library.vocabulary.families.values()],
        **{
            f"{folder}/*": [f"{item_address(item)}index.md" for item in library.by_kind[kind].values()]
            for kind, folder in FOLDERS.items()
        },
    }
    written: list[Any] = []
    for entry in nav:
        if isinstance(entry, str) and entry in folders:
            written += folders[entry]
        elif isinstance(entry, dict):
            written.append(
                {
                    title: expanded(value, library) if isinstance(value, list) else value
                    for title, value in entry.items()
                }
            )
        else:
            written.append(entry)
    return written
