"""All the checks of content, over the valid files of a library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.loading.library_loader import LoadedLibrary
from macros.loading.problem import Problem
from macros.model.library import Library
from macros.quality.checklist import check_checklist
from macros.quality.languages import check_languages
from macros.quality.prose_files import ProseFile
from macros.quality.shared_words import check_shared_words
from macros.quality.spelling import WORD_LIST, FrenchWords, check_spelling, read_word_list
from macros.quality.style import check_outputs, check_said_aloud, check_sentences
from macros.quality.typing_rules import check_typing


def _prose_files(loaded: LoadedLibrary, library: Library) -> Iterator[ProseFile]:
    for items in library.by_kind.values():
        for item in items.values():
            yield ProseFile(item.source, item)
    for name, entity in (("vocabulary.yml", library.vocabulary), ("self_assessment.yml", library.self_assessment)):
        path = next((path for path in loaded.files if Path(path).name == name), None)
        if path and entity and not any(problem.path == path for problem in loaded.problems):
            yield ProseFile(path, entity)


def words_of(library: Library, roots: list[Path]) -> FrenchWords:
    """The dictionary, the acronyms of the vocabulary and the word lists of the library's folders."""
    own = [word for root in roots for word in read_word_list(root / WORD_LIST)[0]]
    return FrenchWords([*own, *library.vocabulary.abbreviations])


def _words(files: list[ProseFile], library: Library, roots: list[Path]) -> list[Problem]:
    """A word list that cannot be read is told alone: without it, hundreds of words would be unknown."""
    unreadable = [problem for root in roots for problem in read_word_list(root / WORD_LIST)[1]]
    if unreadable:
        return unreadable
    words = words_of(library, roots)
    return [*check_spelling(files, words), *(problem for file in files for problem in check_languages(file, words))]


def check_quality(loaded: LoadedLibrary, roots: list[Path]) -> tuple[Problem, ...]:
    """Errors (spelling, typing, a sentence said twice) and remarks (style), by path and place. Files with problems are left out."""
    library = loaded.library
    if library is None:
        return ()
    spoken = frozenset(library.vocabulary.abbreviations)
    files = list(_prose_files(loaded, library))
    found = [*_words(files, library, roots), *check_shared_words(files)]
    for file in files:
        found += check_typing(file)
        found += check_sentences(file)
        found += check_said_aloud(file, spoken)
        found += check_outputs(file)
        found += check_checklist(file)
    return tuple(sorted(set(found)))
