"""The site being built: its library and settings, and what macros have rendered for its pages.

One site at a time, shared by the hook and the macros. It outlives a rebuild of `serve`, so that an invalid file leaves
the last good version of its item in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from macros.exports.site_data.search_data import WrittenPage
from macros.loading import LoadedLibrary, Problem, load_library
from macros.loading.library_loader import LibraryNotFound
from macros.mkdocs_site.security_policy import ScriptRules
from macros.mkdocs_site.site_draft import SiteDraft
from macros.model.library import ITEM_TYPES, Library
from macros.model.settings import Settings
from macros.model.vocabulary import Vocabulary
from macros.pages.context import PageContent, PageContext

PLACEHOLDER = '<div data-playbook="{}"></div>'


# What is served while the vocabulary itself is wrong: the hand-written pages, with the list of problems.
_EMPTY = Library(
    Vocabulary.model_construct(
        families={}, maturity={}, themes={}, modes={}, synonyms=(), abbreviations={}, glossary=()
    )
)


def _item_key(path: str) -> tuple[str, str]:
    """Kind and slug of a library file, whichever of the folders it stands in."""
    file = PurePosixPath(path)
    folder = file.parent.parent if file.parent.parent.name == "formats" else file.parent
    return folder.name, file.stem


class NothingToServe(Exception):
    """The library cannot be shown at all; the message says why, in French."""


@dataclass
class Site:
    """State of a build."""

    settings: Settings = field(default_factory=Settings)
    directory_urls: bool = True
    serving: bool = False
    builds_a_draft: bool = False
    draft: SiteDraft | None = None
    loaded: LoadedLibrary | None = None
    library: Library | None = None
    written_pages: list[WrittenPage] = field(default_factory=list)
    # What the scripts that templates write into pages look like.
    scripts: ScriptRules = ()
    # Address → bytes of the files that stand beside pages.
    download_sizes: dict[str, int] = field(default_factory=dict)
    _held: dict[str, list[PageContent]] = field(default_factory=dict)

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that is wrong with the library now."""
        return tuple(problem for problem in self.loaded.problems if problem.blocks) if self.loaded else ()

    @property
    def remarks(self) -> Sequence[Problem]:
        """What someone may not have meant; it stops nothing."""
        return tuple(problem for problem in self.loaded.problems if not problem.blocks) if self.loaded else ()

    def load(self, folders: Sequence[Path]) -> None:
        """Read the library. While serving, the last good version of an invalid item stays. Raises NothingToServe."""
        self._held.clear()
        try:
            self.loaded = load_library(
                folders, mailbox=self.settings.mailbox or None, publisher=self.settings.publisher
            )
        except (LibraryNotFound, OSError) as error:
            if self.serving and self.library is not None:
                self.loaded = LoadedLibrary(self.library, (Problem("templates_library", 1, 1, str(error)),), ())
                return
            raise NothingToServe(str(error)) from error
        if self.loaded.library is None:
            if self.library is None and not self.serving:
                raise NothingToServe("le vocabulaire n'est pas valide :\n" + "\n".join(map(str, self.problems)))
            self.library = self.library or _EMPTY
            return
        self.library = self._with_last_good(self.loaded.library)

    def _with_last_good(self, fresh: Library) -> Library:
        if not self.serving or self.library is None or not self.problems:
            return fresh
        wrong = {_item_key(problem.path) for problem in self.problems}
        kinds = {}
        for kind in ITEM_TYPES:
            kept = {slug: item for slug, item in self.library.by_kind[kind].items() if (kind, slug) in wrong}
            kinds[kind] = {
                **fresh.by_kind[kind],
                **{slug: item for slug, item in kept.items() if slug not in fresh.by_kind[kind]},
            }
        return Library(fresh.vocabulary, fresh.self_assessment, **kinds)

    def context(self, address: str) -> PageContext:
        """How to render a page at an address."""
        return PageContext(self.library, self.settings, address, self.directory_urls, self.download_sizes)

    def hold(self, page: str, content: PageContent) -> str:
        """Keep what a macro rendered for a page, and give the mark that stands for it in the Markdown."""
        held = self._held.setdefault(page, [])
        held.append(content)
        return PLACEHOLDER.format(len(held) - 1)

    def held(self, page: str) -> list[PageContent]:
        """What the macros of a page rendered, in order."""
        return self._held.get(page, [])

    def release(self, page: str) -> None:
        """Forget what was held, once it stands in the page."""
        self._held.pop(page, None)


SITE = Site()
