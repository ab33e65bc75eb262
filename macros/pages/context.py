"""What a page needs to be rendered: the library, the settings, its own address, and how to link from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.model.base import Item
from macros.model.library import Library
from macros.model.settings import Settings
from macros.pages.addresses import item_address, relative


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of the page, for the table of contents. Plain text."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a rendered page is: its body, its description for search engines, its headings."""

    html: str
    description: str = ""
    toc: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PageContext:
    """Rendering of one page at one address."""

    library: Library
    settings: Settings = field(default_factory=Settings)
    address: str = ""
    directory_urls: bool = True
    # Address → bytes of the files that were made to be downloaded; none in a preview.
    downloads: Mapping[str, int] = field(default_factory=dict)

    def link(self, target: Item | str) -> str:
        """The link from this page to an item or an address."""
        address = item_address(target) if isinstance(target, Item) else target
        return relative(address, self.address, directory_urls=self.directory_urls)
