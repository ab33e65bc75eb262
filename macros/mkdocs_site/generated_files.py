"""Files that exist only while building: a page per item, the API, the colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from macros.exports.site_data.json_api import api_files
from macros.exports.site_data.search_data import PATH as SEARCH_DATA
from macros.exports.site_data.search_data import search_script
from macros.mkdocs_site.built_site import Site
from macros.mkdocs_site.take_away import take_away_files
from macros.model.typography import french
from macros.pages.joined_scripts import JOINED
from macros.pages.site_plan import PlannedPage, planned_pages
from macros.pages.style import accent_style_sheet

ACCENTS = "assets/stylesheets/accents.css"


def _source(page: PlannedPage) -> str:
    """Standard front matter and one macro call: the only library text is a title, which the model keeps free of markup.

    The theme prints titles as they are: « &lt; » in a title must be read as typed. A page that stands alone, outside the
    navigation, leaves its column to the text.
    """
    title = french(page.title).replace("&", "&amp;")
    front = yaml.safe_dump({"title": title, "hide": ["navigation"]}, allow_unicode=True, width=1000)
    return f'---\n{front}---\n\n{{{{ {page.macro}("{page.argument}") }}}}\n'


def _edit_uri(source: str, config: MkDocsConfig) -> str | None:
    """The path from the root of the repository; None for a file that stands elsewhere (a local library)."""
    root = Path(config.config_file_path).parent
    try:
        return (Path.cwd() / source).resolve().relative_to(root.resolve()).as_posix() if source else None
    except ValueError:
        return None


def _joined(docs: Path, parts: tuple[str, ...]) -> str:
    return "".join((docs / part).read_text(encoding="utf-8") for part in parts)


def generated_files(site: Site, config: MkDocsConfig) -> Iterator[File]:
    """Everything that the library makes. Pages stay out of the navigation unless mkdocs.yml names them."""
    # First, since a page works without the files to take away, which may fail, but not without its scripts.
    for path, parts in JOINED.items():
        yield File.generated(config, path, content=_joined(Path(config.docs_dir), parts))
    for page in planned_pages(site.library):
        file = File.generated(
            config, f"{page.address}index.md", content=_source(page), inclusion=InclusionLevel.NOT_IN_NAV
        )
        file.edit_uri = _edit_uri(page.source, config)
        yield file
    api = api_files(site.library)
    for path, data in api.items():
        yield File.generated(config, path, content=data)
    yield from take_away_files(site, config, api)
    search = search_script(site.library, site.written_pages, directory_urls=site.directory_urls)
    yield File.generated(config, SEARCH_DATA, content=search)
    yield File.generated(config, ACCENTS, content=accent_style_sheet(site.library.vocabulary, site.settings.colours))
