"""Folders of YAML files → one library, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.loading.layers import Layers, conflicts, culprit, laid_over
from macros.loading.library_files import (
    LibraryFile,
    find_files,
    leads_out,
    read_files,
    shown_path,
)
from macros.loading.partial_reading import Wanted, read_with_needs
from macros.loading.problem import Problem, shortened
from macros.loading.rules import Findings
from macros.loading.rules.canvas_rules import CANVAS_RULES
from macros.loading.rules.format_rules import FORMAT_RULES
from macros.loading.rules.library_rules import (
    check_capacity,
    check_cycle,
    check_no_repeats,
    check_one_offer_per_level,
    check_references,
    check_vocabulary,
    check_weights_name_levels,
)
from macros.loading.rules.programme_rules import PROGRAMME_RULES
from macros.loading.rules.vocabulary_rules import SELF_ASSESSMENT_RULES, VOCABULARY_RULES
from macros.loading.validation import ReadFile, validate_file
from macros.model.base import Item
from macros.model.library import ITEM_TYPES, Library
from macros.model.offer import Offer
from macros.model.programme import Programme
from macros.model.self_assessment import SelfAssessment
from macros.model.vocabulary import Vocabulary

_OWN_RULES: dict[str, tuple[Callable[..., Findings], ...]] = {
    "formats": FORMAT_RULES,
    "canvases": CANVAS_RULES,
    "programmes": PROGRAMME_RULES,
}
_FOLDER = ("family",)
_SINGLE_FILES = {
    "vocabulary.yml": (Vocabulary, VOCABULARY_RULES),
    "self_assessment.yml": (SelfAssessment, SELF_ASSESSMENT_RULES),
}


class LibraryNotFound(Exception):
    """A library folder does not exist, or has no vocabulary.yml: nothing can be checked."""


@dataclass(frozen=True, slots=True)
class LoadedLibrary:
    """The valid part of a library (None when its vocabulary is not valid), and all problems by path and place."""

    library: Library | None
    problems: tuple[Problem, ...]
    files: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """True when nothing is wrong; a remark is nothing wrong."""
        return not any(problem.blocks for problem in self.problems)


def _read_single(roots: Sequence[Path], name: str, mailbox: str | None) -> tuple[ReadFile | None, int, list[Problem]]:
    """The file of the last folder that has one, whole: it is not mixed with those below. With the rank of its folder."""
    model, rules = _SINGLE_FILES[name]
    rank = next((rank for rank in reversed(range(len(roots))) if (roots[rank] / name).is_file()), None)
    if rank is None:
        return None, 0, []
    path = roots[rank] / name
    if told := leads_out(path, roots[rank]):
        return ReadFile(told.path, None, None, (told,)), rank, [told]
    read = validate_file(path, model, shown_path(path), mailbox=mailbox)
    problems = list(read.problems) + (_problems_of(read, (rule(read.model) for rule in rules)) if read.model else [])
    return read, rank, problems


def _problems_of(read: ReadFile, findings: Iterable[Findings]) -> list[Problem]:
    return [read.problem_at(path, message) for rule in findings for path, message in rule]


def _ordered(items: list[Item], vocabulary: Vocabulary) -> dict[str, Item]:
    families, levels = list(vocabulary.families), list(vocabulary.maturity)

    def place(item: Item) -> tuple:
        if item.kind == "formats":
            return (
                families.index(item.family) if item.family in families else len(families),
                item.title.lower(),
                item.slug,
            )
        if isinstance(item, Offer):
            return (levels.index(item.maturity) if item.maturity in levels else len(levels), item.slug)
        return (0, item.title.lower(), item.slug)

    return {item.slug: item for item in sorted(items, key=place)}


def _items(layers: Layers, vocabulary: Vocabulary) -> tuple[list[tuple[LibraryFile, Item]], dict[str, dict[str, Item]]]:
    pairs = [(file, item) for file in layers.chosen.values() if (item := layers.item(file)) is not None]
    return pairs, {kind: _ordered([item for _, item in pairs if item.kind == kind], vocabulary) for kind in ITEM_TYPES}


def _check_family(file: LibraryFile, vocabulary: Vocabulary) -> Findings:
    if file.kind == "formats" and file.folder not in vocabulary.families:
        told = f"le dossier « {file.folder} » n'est pas un type d'atelier ({', '.join(vocabulary.families)})."
        yield _FOLDER, told


def _across_files(item: Item, library: Library, known: dict[str, set[str]]) -> Findings:
    yield from check_references(item, known)
    yield from check_vocabulary(item, library)
    yield from check_cycle(item, library)
    yield from check_no_repeats(item)
    if isinstance(item, Programme):
        yield from check_capacity(item, library)
    if isinstance(item, Offer):
        yield from check_one_offer_per_level(item, library)


def _told(
    file: LibraryFile, item: Item | None, findings: Findings, library: Library, layers: Layers
) -> Iterator[Problem]:
    """Each finding at the file that can be mended: that of a later folder, where it is what breaks an earlier one."""
    for path, message in findings:
        # The folder of a file is no value of it.
        found = Problem(file.shown, 1, 1, message) if path == _FOLDER else file.read.problem_at(path, message)
        other = culprit(file, item, path, library, layers)
        told = f"ce fichier et {found.path}:{found.line} ne vont pas ensemble : {message}"
        yield Problem(other, 1, 1, told) if other else found


def load_library(
    roots: Sequence[Path | str], *, mailbox: str | None = None, publisher: str = "", wanted: Wanted | None = None
) -> LoadedLibrary:
    """Read the folders, each laid over the one before it: a later file adds an item or replaces the one of its slug.

    Every problem of every file is collected. The library holds the valid items; it is None when there is no valid vocabulary.
    Items of later folders are told apart: those of the last one are the publisher's. With `wanted`, only those files are
    checked, and the rest is read as far as their rules look: the library is then a part of itself.
    Raises LibraryNotFound when a folder or the vocabulary does not exist.
    """
    folders = [Path(root) for root in roots]
    for folder in folders:
        if not folder.is_dir():
            raise LibraryNotFound(f"le dossier « {shown_path(folder)} » n'existe pas.")
    problems: list[Problem] = []
    files: list[LibraryFile] = []
    for rank, folder in enumerate(folders):
        found, wrong = find_files(folder, rank)
        files += found
        problems += wrong
    vocabulary_file, rank, wrong = _read_single(folders, "vocabulary.yml", mailbox)
    if vocabulary_file is None:
        raise LibraryNotFound(f"« vocabulary.yml » manque dans {', '.join(shown_path(folder) for folder in folders)}.")
    problems += wrong
    assessment_file, _, wrong = _read_single(folders, "self_assessment.yml", mailbox)
    problems += wrong
    names = [folder.resolve().name for folder in folders]
    layers = Layers((*names[:-1], publisher or names[-1]), (vocabulary_file.path, rank))
    problems += laid_over(layers, files)
    problems += read_with_needs(layers, files, mailbox, wanted) if wanted else read_files(files, mailbox)
    read = (vocabulary_file, assessment_file, *(file.read for file in layers.chosen.values()))
    paths = tuple(one.path for one in read if one)
    if vocabulary_file.model is None:
        return LoadedLibrary(None, tuple(shortened(problems)), paths)
    vocabulary = vocabulary_file.model
    pairs, by_kind = _items(layers, vocabulary)
    library = Library(vocabulary, assessment_file.model if assessment_file else None, **by_kind)
    known = {kind: {slug for k, slug in layers.chosen if k == kind} for kind in ITEM_TYPES}
    for file in layers.chosen.values():
        if file.read:
            problems += _told(file, None, _check_family(file, vocabulary), library, layers)
    for file, item in pairs:
        problems += _problems_of(file.read, [rule(item) for rule in _OWN_RULES.get(file.kind, ())])
        problems += _told(file, item, _across_files(item, library, known), library, layers)
    if assessment_file and assessment_file.model:
        problems += _problems_of(assessment_file, [check_weights_name_levels(library)])
    if len(folders) > 1:
        problems += conflicts(layers, library)
    wrong_paths = {problem.path for problem in problems if problem.blocks}
    valid = {
        kind: {slug: item for slug, item in items.items() if item.source not in wrong_paths}
        for kind, items in by_kind.items()
    }
    return LoadedLibrary(Library(vocabulary, library.self_assessment, **valid), tuple(shortened(problems)), paths)
