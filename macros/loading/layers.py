"""Folders laid over each other: which file of a slug counts, and what one folder does to the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.loading.library_files import LibraryFile
from macros.loading.problem import Problem, Severity
from macros.loading.raw_text import too_large
from macros.model.base import Item
from macros.model.library import Library
from macros.model.offer import Offer
from macros.model.programme import Programme

Key = tuple[str, str]


@dataclass(slots=True)
class Layers:
    """The files that count, by kind and slug, and those that they replace, the nearest one first."""

    names: tuple[str, ...]
    vocabulary: tuple[str, int]  # its path, and the rank of its folder
    chosen: dict[Key, LibraryFile] = field(default_factory=dict)
    replaced: dict[Key, list[LibraryFile]] = field(default_factory=dict)

    def item(self, file: LibraryFile) -> Item | None:
        """The model of a file, with who adds it to the common library, which is the first folder."""
        below = self.replaced.get((file.kind, file.slug))
        added_by = self.names[file.rank] if file.rank else ""
        return file.item(added_by=added_by, replaces=below[0].shown if below else "")


def laid_over(layers: Layers, files: list[LibraryFile]) -> list[Problem]:
    """One file per slug: that of a later folder replaces that of an earlier one, two of one folder are a problem."""
    problems = []
    for file in files:
        key = (file.kind, file.slug)
        earlier = layers.chosen.get(key)
        if earlier and earlier.rank == file.rank:
            problems.append(
                Problem(
                    file.shown,
                    1,
                    1,
                    f"l'adresse « {file.slug} » est déjà prise par {earlier.shown} ; renommez l'un des deux fichiers.",
                )
            )
            continue
        if earlier:
            layers.replaced.setdefault(key, []).insert(0, earlier)
        layers.chosen[key] = file
    return problems


def culprit(file: LibraryFile, item: Item, path: tuple[str | int, ...], library: Library, layers: Layers) -> str | None:
    """The file of a later folder that breaks this one: whoever adds it can mend it, and not the file that breaks.

    An atelier replaces one that a programme holds more people than; an offer is added for a level that has its own; a
    vocabulary replaces another without all of its words.
    """
    named: Key | None = None
    if isinstance(item, Programme) and path[:1] == ("units",) and path[-1] == "format":
        named = ("formats", item.units[path[1]].format or "")
    elif isinstance(item, Offer) and path == ("maturity",) and item.maturity in library.vocabulary.maturity:
        first = library.offer_of_level(item.maturity)
        named = ("offers", first.slug) if first else None
    elif path[:1] in (("maturity",), ("themes",), ("family",)):
        vocabulary, rank = layers.vocabulary
        return vocabulary if rank > file.rank else None
    other = layers.chosen.get(named) if named else None
    return other.shown if other and other.rank > file.rank else None


def _remark(file: LibraryFile, path: tuple[str | int, ...], message: str) -> Problem:
    found = file.read.problem_at(path, message)
    return Problem(found.path, found.line, found.column, message, Severity.REMARK)


def _folded(title: str) -> str:
    return " ".join(title.replace("’", "'").casefold().split())


def conflicts(layers: Layers, library: Library) -> Iterator[Problem]:
    """What a person may not have meant when she laid a file over another; told with both paths, never blocking."""
    titles: dict[tuple[str, str], list[Item]] = {}
    for kind, items in library.by_kind.items():
        for item in items.values():
            titles.setdefault((kind, _folded(item.title)), []).append(item)
    for key, file in layers.chosen.items():
        item = library.by_kind[file.kind].get(file.slug)
        if not file.rank or item is None:
            continue
        for below in layers.replaced.get(key, [])[:1]:
            yield from _replacing(file, item, below)
        for other in titles[file.kind, _folded(item.title)]:
            if layers.chosen[other.kind, other.slug].rank < file.rank:
                yield _remark(
                    file,
                    ("title",),
                    f"{other.source} porte le même titre : changez-le, ou renommez ce fichier `{other.slug}.yml` pour qu'il le remplace.",
                )


def _replacing(file: LibraryFile, item: Item, below: LibraryFile) -> Iterator[Problem]:
    if file.folder != below.folder:
        yield Problem(
            file.shown,
            1,
            1,
            f"ce fichier remplace {below.shown} et change de type, de « {below.folder} » à « {file.folder} » ; rangez-le dans `{below.folder}/` si ce n'est pas voulu.",
            Severity.REMARK,
        )
    if _same_content(file.path, below.path):
        yield Problem(
            file.shown,
            1,
            1,
            f"ce fichier dit la même chose que {below.shown} ; changez-le, ou supprimez-le : la fiche commune suivra ses corrections.",
            Severity.REMARK,
        )
        return
    reviewed, theirs = item.reviewed, getattr(below.read.model if below.read else None, "reviewed", None)
    if reviewed and theirs and theirs > reviewed:
        yield _remark(
            file,
            ("reviewed",),
            f"{below.shown}, que ce fichier remplace, a été relu depuis ({theirs:%Y-%m-%d}) ; reprenez ce qui a changé, puis mettez la date à jour.",
        )


def _same_content(one: Path, other: Path) -> bool:
    """Equal but for comments: a copied file points to its schema by another path."""

    def lines(path: Path) -> list[str]:
        text = path.read_text(encoding="utf-8", errors="replace")
        return [line.rstrip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]

    if any(too_large(path.stat().st_size) for path in (one, other)):
        return False  # not read: told already
    return lines(one) == lines(other)
