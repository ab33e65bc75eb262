"""A built site read back: the documents of its JSON API, and the words of its pages."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from macros.loading.library_files import shown_path
from macros.model.library import ITEM_TYPES

Document = dict[str, Any]
API = "api/v1"


class NotASite(Exception):
    """The folder holds no built site, or one that cannot be read; the message says which, in French."""


@dataclass(frozen=True)
class BuiltCopy:
    """Documents by kind and slug, and the words of each page by its address."""

    documents: dict[str, dict[str, Document]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)


class _Words(HTMLParser):
    """The words of a page's article: its menus name the other pages, and would change with them."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.silent, self.words = 0, 0, []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside += tag == "article"
        self.silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "article"
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.silent:
            self.words += data.split()


def _words(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    return " ".join(reader.words)


def _document(path: Path) -> Document:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise NotASite(f"« {shown_path(path)} » n'est pas du JSON lisible.") from None
    if not isinstance(document, dict):
        raise NotASite(f"« {shown_path(path)} » n'est pas un document de l'API.")
    return {"slug": path.stem, **document}


def read_copy(folder: Path) -> BuiltCopy:
    """The site of a folder, or the API alone where the folder is `api/v1`. Raises NotASite, OSError."""
    if (folder / API / "index.json").is_file():
        api, site = folder / API, folder
    elif (folder / "index.json").is_file():
        api, site = folder, None
    else:
        raise NotASite(
            f"« {shown_path(folder)} » n'est ni un site construit ni le dossier « {API} » d'un site. "
            "« make site » en construit un."
        )
    documents = {
        kind: {path.stem: _document(path) for path in sorted((api / kind).glob("*.json"))} for kind in ITEM_TYPES
    }
    pages = {}
    for path in sorted(site.rglob("index.html")) if site else ():
        address = path.parent.relative_to(site).as_posix()
        pages["/" if address == "." else f"/{address}/"] = _words(path.read_text(encoding="utf-8", errors="replace"))
    return BuiltCopy(documents, pages)
