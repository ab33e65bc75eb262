"""The files that stand beside the pages: those that take time come from the store, the others are made here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from macros.downloads.bundles import Origin
from macros.downloads.making import downloads
from macros.downloads.store import Store
from macros.exports.site_data.json_api import item_path
from macros.exports.site_data.ready_texts import export_ready_texts
from macros.mkdocs_site.built_site import Site
from macros.model.library import Library
from macros.pages.downloads import file_address
from macros.pages.script_data import data_script

READY_TEXTS = "-textes.js"  # which copy.js fetches on the click
VARIABLE = "PLAYBOOK_EXPORTS"  # 1: the downloads are made, 0: they are not; else only when the site is built
STORE = ".cache/exports"
SCRIPT_DATA = "-fiche.js"


def wanted(*, serving: bool) -> bool:
    """While serving, the files to download are made only when asked for: a preview answers at once."""
    told = os.environ.get(VARIABLE, "")
    return told != "0" if told else not serving


def take_away_files(site: Site, config: MkDocsConfig, api: Mapping[str, bytes]) -> Iterator[File]:
    """Each file beside its page; `site.download_sizes` then tells the pages which there are. Raises NotMade, OSError."""
    site.download_sizes = {}
    root = Path(config.config_file_path).parent
    for address, content in _light(site.library, api):
        site.download_sizes[address] = len(content)
        yield _file(config, address, content=content)
    if not wanted(serving=site.serving):
        return
    origin = Origin(site.library, site.settings.publisher, config.site_url or "")
    data = {slug: api[item_path(item)] for slug, item in site.library.formats.items()}
    for address, path in downloads(origin, Store(root / STORE), data).items():
        site.download_sizes[address] = path.stat().st_size
        yield _file(config, address, abs_src_path=str(path))


def _file(config: MkDocsConfig, address: str, **source: Any) -> File:
    """A file at an address. MkDocs takes a name that ends with .md for a page to render: it gets another one while building."""
    file = File.generated(config, f"{address}.txt" if address.endswith(".md") else address, **source)
    file.dest_uri = file.url = address
    return file


def _light(library: Library, api: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for item in library.formats.values():
        data = api[item_path(item)]
        yield file_address(item, ".json"), data
        yield file_address(item, SCRIPT_DATA), data_script("playbookFiche", data.decode().rstrip())
        yield file_address(item, READY_TEXTS), export_ready_texts(item)
        try:
            yield file_address(item, ".yml"), Path(item.source).read_bytes()
        except OSError:  # while serving, an item may outlive its file
            continue
