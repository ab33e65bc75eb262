"""Folders of YAML files → one library, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.loading.library_files import LibraryFile, read_items, shown_path
from macros.loading.problem import Problem
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
from macros.loading.validation import ReadFile, validate
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
        """True when nothing is wrong."""
        return not self.problems


def _read_single(roots: Sequence[Path], name: str, mailbox: str | None) -> tuple[ReadFile | None, list[Problem]]:
    model, rules = _SINGLE_FILES[name]
    path = next((root / name for root in reversed(roots) if (root / name).is_file()), None)
    if path is None:
        return None, []
    read = validate(path.read_bytes(), model, shown_path(path), mailbox=mailbox)
    problems = list(read.problems) + (_problems_of(read, (rule(read.model) for rule in rules)) if read.model else [])
    return read, problems


def _problems_of(read: ReadFile, findings: Iterable[Findings]) -> list[Problem]:
    return [read.problem_at(path, message) for rule in findings for path, message in rule]


def _laid_over(entries: list[LibraryFile]) -> tuple[dict[tuple[str, str], LibraryFile], list[Problem]]:
    """One entry per slug: a later folder replaces an earlier one, two files of one folder are a problem."""
    chosen: dict[tuple[str, str], LibraryFile] = {}
    problems = []
    for entry in entries:
        earlier = chosen.get((entry.kind, entry.slug))
        if earlier and earlier.rank == entry.rank:
            problems.append(
                Problem(
                    entry.read.path,
                    1,
                    1,
                    f"l'adresse « {entry.slug} » est déjà prise par {earlier.read.path} ; renommez l'un des deux fichiers.",
                )
            )
            continue
        chosen[entry.kind, entry.slug] = entry
    return chosen, problems


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


def load_library(roots: Sequence[Path | str], *, mailbox: str | None = None) -> LoadedLibrary:
    """Read the folders, each laid over the one before it: a later file adds an item or replaces the one of its slug.

    Every problem of every file is collected. The library holds the valid items; it is None when there is no valid vocabulary.
    Raises LibraryNotFound when a folder or the vocabulary does not exist.
    """
    folders = [Path(root) for root in roots]
    for folder in folders:
        if not folder.is_dir():
            raise LibraryNotFound(f"le dossier « {shown_path(folder)} » n'existe pas.")
    problems: list[Problem] = []
    entries: list[LibraryFile] = []
    for rank, folder in enumerate(folders):
        found, wrong = read_items(folder, rank, mailbox)
        entries += found
        problems += wrong
    vocabulary_file, wrong = _read_single(folders, "vocabulary.yml", mailbox)
    if vocabulary_file is None:
        raise LibraryNotFound(f"« vocabulary.yml » manque dans {', '.join(shown_path(folder) for folder in folders)}.")
    problems += wrong
    assessment_file, wrong = _read_single(folders, "self_assessment.yml", mailbox)
    problems += wrong
    chosen, wrong = _laid_over(entries)
    problems += wrong
    files = (vocabulary_file, assessment_file, *(entry.read for entry in chosen.values()))
    paths = tuple(read.path for read in files if read)
    if vocabulary_file.model is None:
        return LoadedLibrary(None, tuple(sorted(set(problems))), paths)
    vocabulary = vocabulary_file.model
    for entry in chosen.values():
        if entry.kind == "formats" and entry.folder not in vocabulary.families:
            problems.append(
                Problem(
                    entry.read.path,
                    1,
                    1,
                    f"le dossier « {entry.folder} » n'est pas un type d'atelier ({', '.join(vocabulary.families)}).",
                )
            )
    pairs = [(entry, item) for entry in chosen.values() if (item := entry.item()) is not None]
    by_kind = {kind: _ordered([item for _, item in pairs if item.kind == kind], vocabulary) for kind in ITEM_TYPES}
    library = Library(vocabulary, assessment_file.model if assessment_file else None, **by_kind)
    known: dict[str, set[str]] = {kind: {slug for k, slug in chosen if k == kind} for kind in ITEM_TYPES}
    for entry, item in pairs:
        findings = [rule(item) for rule in _OWN_RULES.get(entry.kind, ())]
        findings += [
            check_references(item, known),
            check_vocabulary(item, library),
            check_cycle(item, library),
            check_no_repeats(item),
        ]
        if isinstance(item, Programme):
            findings.append(check_capacity(item, library))
        if isinstance(item, Offer):
            findings.append(check_one_offer_per_level(item, library))
        problems += _problems_of(entry.read, findings)
    if assessment_file and assessment_file.model:
        problems += _problems_of(assessment_file, [check_weights_name_levels(library)])
    wrong_paths = {problem.path for problem in problems}
    valid = {
        kind: {slug: item for slug, item in items.items() if item.source not in wrong_paths}
        for kind, items in by_kind.items()
    }
    return LoadedLibrary(Library(vocabulary, library.self_assessment, **valid), tuple(sorted(set(problems))), paths)
