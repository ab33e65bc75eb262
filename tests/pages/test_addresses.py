"""Where pages stand and how they link to each other."""

from __future__ import annotations

import posixpath

import pytest

from macros.model.library import Library
from macros.pages.addresses import relative
from macros.pages.site_plan import planned_pages

# From a page, to a target: the link between folders, and the link that opens from a disk.
LINKS = [
    ("", "", "./", "index.html"),
    ("", "ateliers/", "ateliers/", "ateliers/index.html"),
    ("ateliers/", "", "../", "../index.html"),
    ("ateliers/", "ateliers/", "./", "index.html"),
    ("ateliers/a/", "ateliers/b/", "../b/", "../b/index.html"),
    ("ateliers/a/", "offres/x/", "../../offres/x/", "../../offres/x/index.html"),
    ("ateliers/a/", "", "../../", "../../index.html"),
    ("ateliers/a/", "glossaire/#mot-offre", "../../glossaire/#mot-offre", "../../glossaire/index.html#mot-offre"),
    ("ateliers/a/", "ateliers/a/#roles", "./#roles", "index.html#roles"),
    ("ateliers/a/", "assets/logo.svg", "../../assets/logo.svg", "../../assets/logo.svg"),
    ("", "api/v1/index.json", "api/v1/index.json", "api/v1/index.json"),
    ("", "doc.svg#part", "doc.svg#part", "doc.svg#part"),
]


@pytest.mark.parametrize(("page", "target", "link", "on_disk"), LINKS)
def test_relative(page: str, target: str, link: str, on_disk: str) -> None:
    """A folder is named as such, or by its index.html; a file stays a file; an anchor is kept."""
    assert relative(target, page) == link
    assert relative(target, page, directory_urls=False) == on_disk


@pytest.mark.parametrize(("page", "target", "link", "on_disk"), LINKS)
def test_relative_leads_to_its_target(page: str, target: str, link: str, on_disk: str) -> None:
    """Followed from its page, as a browser does, each link ends at the target."""
    path = target.partition("#")[0]

    def followed(address: str) -> str:
        return posixpath.normpath(posixpath.join("/" + page, address.partition("#")[0]))

    assert followed(link) == posixpath.normpath("/" + path)
    assert followed(on_disk) == posixpath.normpath(
        "/" + path + ("index.html" if path.endswith("/") or not path else "")
    )


def test_every_planned_page_has_its_own_address(library: Library) -> None:
    """A page per item, type and theme; addresses end with a slash and none is used twice."""
    pages = list(planned_pages(library))
    addresses = [page.address for page in pages]
    vocabulary = library.vocabulary
    assert (
        len(addresses)
        == len(set(addresses))
        == sum(map(len, library.by_kind.values())) + len(vocabulary.families) + len(vocabulary.themes)
    )
    assert all(address.endswith("/") and not address.startswith("/") for address in addresses)


def test_addresses_are_those_that_were_announced(library: Library) -> None:
    """interface.md: French, stable, shareable."""
    addresses = {page.address for page in planned_pages(library)}
    assert {
        "ateliers/codev-managerial/",
        "types/ideation/",
        "types/incubation/",
        "types/co-conception/",
        "types/evaluation/",
        "types/codeveloppement/",
        "themes/prevention/",
        "offres/cadrer-le-projet/",
        "programmes/cycle-codev/",
        "canevas/enonce/",
        "experiences/la-serre-loire-atlantique/",
    } <= addresses
