"""The real library through the gate: nothing that blocks, and exact places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.loading import LoadedLibrary
from macros.model.library import Library
from macros.quality import check_quality
from macros.quality.prose_files import ProseFile
from macros.quality.spelling import read_word_list
from tests.conftest import LIBRARY

pytestmark = pytest.mark.xdist_group("dictionary")


def test_nothing_blocks(loaded: LoadedLibrary) -> None:
    """Spelling, typing, words said twice: all of it, as `playbook check --quality` does."""
    assert [str(problem) for problem in check_quality(loaded, [LIBRARY]) if problem.blocks] == []


def test_places_are_exact(library: Library) -> None:
    """Wherever a word stands in a real file, its line and column lead to it."""
    lost = []
    items = [item for items in library.by_kind.values() for item in items.values()]
    for item in items[::4]:
        lines = Path(item.source).read_text(encoding="utf-8").split("\n")
        file = ProseFile(item.source, item)
        for passage in file.passages[::5]:
            for word in list(re.finditer(r"\w+", passage.text))[::3]:
                found = file.remark(passage, word.group(), start=word.start())
                if not lines[found.line - 1].startswith(found.message, found.column - 1):
                    lost.append(str(found))
    assert len(items) > 4
    assert lost == []


def test_word_list_is_tidy() -> None:
    """Readable, one entry per word, each of them a word."""
    words, problems = read_word_list(LIBRARY / "words.txt")
    assert problems == []
    assert len(words) == len(set(words))
    assert [word for word in words if not re.fullmatch(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", word)] == []
