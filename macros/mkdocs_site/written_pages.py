"""The pages written by hand: what the site map lists and the search finds, beside the library."""

from __future__ import annotations

import re

from mkdocs.structure.files import Files
from mkdocs.utils import meta

from macros.exports.site_data.search_data import WrittenPage

_FIRST_HEADING = re.compile(r"^# +(.+?)(?: *\{[^}]*\})?$", re.MULTILINE)


def written_pages(files: Files) -> list[WrittenPage]:
    """Title, description and address of each, by address. Read before the library adds its own pages."""
    found = []
    for file in files.documentation_pages():
        if not file.src_uri.endswith("index.md"):
            continue
        text, front = meta.get_data(file.content_string)
        heading = _FIRST_HEADING.search(text)
        title = front.get("title") or (heading[1] if heading else "")
        found.append(
            WrittenPage(str(title), str(front.get("description") or ""), file.src_uri.removesuffix("index.md"))
        )
    return sorted(found, key=lambda page: page.address)
