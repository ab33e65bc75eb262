"""MkDocs events. Loaded by path from mkdocs.yml; each event delegates.

While serving, nothing raises: a hook that raises blocks the requests of the browser.
"""

from __future__ import annotations

import calendar
import logging
import os
import re
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import escape as safe_text
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from pydantic import ValidationError

from macros.downloads.making import NotMade
from macros.loading.raw_text import visible
from macros.loading.settings_file import explain_settings
from macros.mkdocs_site.built_site import PLACEHOLDER, SITE, NothingToServe
from macros.mkdocs_site.generated_files import ACCENTS, generated_files
from macros.mkdocs_site.navigation import expanded
from macros.mkdocs_site.page_weight import lighter
from macros.mkdocs_site.security_policy import SCRIPTED, foreign_scripts, script_rules, with_policy
from macros.mkdocs_site.site_draft import SiteDraft
from macros.mkdocs_site.written_pages import written_pages
from macros.model.settings import Settings
from macros.model.system_errors import in_french, is_full_disk
from macros.model.typography import french
from macros.pages.context import TocEntry
from macros.pages.finishing import finish, name_tables
from macros.pages.headings import headings_of
from macros.pages.problems import render_problems
from macros.pages.search_field import header_search

log = logging.getLogger("mkdocs.playbook")
THEME = Path(__file__).parent / "theme"
# Of the theme, what no visitor needs: its search, in all languages, and what debuggers read.
_UNUSED = re.compile(r"^assets/javascripts/(?:lunr|workers)/|^assets/.*\.map$")
# A block that a macro renders, inside a paragraph, a link or a heading.
_MISPLACED = re.compile(r"<(?P<tag>p|h[1-6])\b[^>]*>(?:(?!</(?P=tag)>).)*?<div data-playbook=", re.DOTALL)
FOOTER_PAGES = {
    "accessibilite": "Accessibilité : non conforme",
    "mentions-legales": "Mentions légales",
    "donnees-personnelles": "Données personnelles",
    "licences": "Licences",
    "ecoconception": "Écoconception",
    "plan-du-site": "Plan du site",
}


def on_startup(*, command: str, dirty: bool) -> None:
    """Know whether pages are served or built."""
    SITE.serving = command == "serve"
    SITE.builds_a_draft = not SITE.serving and not dirty


def on_serve(server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
    """Rebuild when a file of the library changes or appears, whatever the folders."""
    root = Path(config.config_file_path).parent
    for folder in SITE.settings.library:
        server.watch(str(root / folder))
    return server


@event_priority(100)  # before mkdocs-macros, whose macros look the library up
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read settings and library; a build stops here when the library has problems, and tells them all."""
    try:
        SITE.settings = Settings.model_validate(config.extra.get("playbook") or {})
    except ValidationError as error:
        told = f"mkdocs.yml : réglages à corriger.\n{explain_settings(error)}"
        if not (SITE.serving and SITE.library):
            raise Abort(told) from None
        log.warning("%s", told)  # while serving, the last good settings stay
    if SITE.serving:  # a mistake in a hand-written page shows on that page; it does not end the server
        config.plugins["macros"].config["on_error_fail"] = False
    SITE.directory_urls = config.use_directory_urls
    # The theme writes them as they are in some places, escaped in others: a safe text is never escaped twice.
    config.site_name = safe_text(config.site_name)
    config.site_description = safe_text(config.site_description) if config.site_description else None
    if SITE.builds_a_draft:
        SITE.draft = SiteDraft(Path(config.site_dir))
        config.site_dir = str(SITE.draft.folder)
    root = Path(config.config_file_path).parent
    try:
        SITE.load([root / folder for folder in SITE.settings.library])
    except NothingToServe as error:
        raise Abort(f"La bibliothèque ne peut pas être lue : {error}") from None
    for remark in SITE.remarks:
        log.info("%s", remark)
    for problem in SITE.problems:
        (log.warning if SITE.serving else log.error)("%s", problem)
    if SITE.problems and not SITE.serving:
        count = len(SITE.problems)
        raise Abort(f"{count} problème{'s' if count > 1 else ''} dans la bibliothèque ; la liste est au-dessus.")
    # The site's date is that of its content, so that two builds of the same content are the same bytes.
    os.environ["SOURCE_DATE_EPOCH"] = str(calendar.timegm(SITE.library.last_review.timetuple()))
    if config.nav:
        config.nav = expanded(config.nav, SITE.library)
    if SITE.settings.forge_url:
        # Generated pages name files of the whole repository, hand-written ones files of docs/.
        config.edit_uri_template = SITE.settings.edit_address("{path}")
    if ACCENTS not in config.extra_css:
        config.extra_css.append(ACCENTS)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files that the library makes."""
    docs = Path(config.docs_dir).resolve().relative_to(Path(config.config_file_path).resolve().parent).as_posix()
    for file in list(files):
        if _UNUSED.search(file.src_uri):
            files.remove(file)
        elif file.is_documentation_page():
            file.edit_uri = f"{docs}/{file.src_uri}"
    SITE.written_pages = written_pages(files)
    try:
        for file in generated_files(SITE, config):
            files.append(file)
    except (NotMade, OSError) as error:
        told = f"Des fichiers à télécharger n'ont pas pu être fabriqués :\n{error}"
        if not SITE.serving:
            raise Abort(told) from None
        log.warning("%s", told)
    return files


@event_priority(-100)  # after mkdocs-macros
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give the theme's overrides what they print."""
    pages = {file.src_uri: file.url for file in files.documentation_pages()}
    env.globals["playbook_footer"] = [
        (label, pages[f"{name}/index.md"]) for name, label in FOOTER_PAGES.items() if f"{name}/index.md" in pages
    ]
    env.globals["playbook_search_field"] = lambda base_url: header_search(
        f"{base_url.rstrip('/')}/", directory_urls=SITE.directory_urls
    )
    SITE.scripts = script_rules(env.loader.get_source(env, name)[0] for name in SCRIPTED)
    env.globals["playbook_publisher"] = SITE.settings.publisher
    env.globals["playbook_problems"] = render_problems(SITE.problems) if SITE.problems else ""
    return env


def _table_of_contents(entries: tuple[TocEntry, ...], title: str, first: str) -> TableOfContents:
    """Nested links; titles are escaped, as the theme prints them as they are. The page's own title comes first: the skip link leads there."""
    root = AnchorLink(escape(title), first, 1)
    for entry in entries:
        link = AnchorLink(escape(french(entry.title)), entry.id, entry.level)
        parent = root.children[-1] if entry.level == 3 and root.children else root
        parent.children.append(link)
    return TableOfContents([root])


@event_priority(-100)  # after mkdocs-macros
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put what the macros rendered in its place, mend the typography, and set headings and description."""
    held = SITE.held(page.file.src_uri)
    if _MISPLACED.search(html) or any(html.count(PLACEHOLDER.format(index)) != 1 for index in range(len(held))):
        log.warning("%s : une macro se place seule, entre deux lignes vides, hors de tout code.", page.file.src_uri)
    for index, content in enumerate(held):
        html = html.replace(PLACEHOLDER.format(index), str(content.html), 1)
    descriptions = [content.description for content in held if content.description]
    SITE.release(page.file.src_uri)
    if descriptions:
        page.meta["description"] = escape(french(descriptions[0]))
    elif page.meta.get("description"):
        page.meta["description"] = escape(french(str(page.meta["description"])))
    if page.meta.get("title"):
        page.meta["title"] = french(str(page.meta["title"]))  # the navigation of the other pages prints it too
    html = name_tables(finish(html, SITE.library.vocabulary.abbreviations))
    if "<h1" not in html:
        html = f'<h1 id="contenu">{page.title}</h1>\n{html}'
    html = html.replace("<h1>", '<h1 id="contenu">', 1)
    first = html[html.index("<h1") :].split(">", 1)[0].partition('id="')[2].partition('"')[0] or "contenu"
    page.toc = _table_of_contents(headings_of(html), str(page.title or ""), first)
    return html


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """No neighbour: the theme would follow them on the keys n, p, comma and full stop (WCAG 2.1.4), and our pages have no order."""
    page.previous_page = page.next_page = None
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Built pages carry their policy; served ones hold a reload script that it would stop."""
    for script in foreign_scripts(output, SITE.scripts):
        log.warning(
            "%s : un script est écrit dans la page (« %s ») ; le navigateur le refusera. Les scripts du site sont des "
            "fichiers, dans docs/assets/javascripts/.",
            page.file.src_uri,
            visible(script.strip()[:60]),
        )
    return output if SITE.serving else with_policy(lighter(output), SITE.scripts)


@event_priority(-100)  # after everything that writes
def on_post_build(config: MkDocsConfig) -> None:
    """Everything has been written; a strict build may still refuse its warnings."""
    if SITE.draft:
        SITE.draft.is_whole = True
        config.site_dir = str(SITE.draft.site)  # what deploys reads it later


def on_build_error(error: Exception) -> None:
    """What was written is not the site; a full disk is told in words."""
    if SITE.draft:
        SITE.draft.is_whole = False
    if is_full_disk(error) and not SITE.serving:
        raise Abort(
            "Le site n'a pas pu être écrit : le disque est plein. Celui d'avant reste en place.\n"
            "Libérez de la place, puis relancez."
        ) from None


def on_shutdown() -> None:
    """The draft takes the place of the site when the build went to its end."""
    draft, SITE.draft = SITE.draft, None
    if draft is None:
        return
    if not draft.is_whole:
        draft.abandon()
        return
    try:
        draft.publish()
    except OSError as error:
        raise Abort(
            f"Le site est fabriqué, mais « {draft.site} » n'a pas pu être remplacé : {in_french(error)}.\n"
            f"Fermez ce qui s'en sert, puis relancez. En attendant, le nouveau site est dans « {draft.folder} »."
        ) from None


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The error page too."""
    return (
        with_policy(output_content, SITE.scripts)
        if template_name.endswith(".html") and not SITE.serving
        else output_content
    )
