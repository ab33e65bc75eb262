"""Every word is in the French dictionary (Hunspell, « classique »), or in the word list of the field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from spylls.hunspell import Dictionary

from macros.loading.problem import Problem
from macros.quality.prose_files import ProseFile

DICTIONARY = Path(__file__).parent / "dictionary" / "fr"
WORD_LIST = "words.txt"

# Not words: addresses, and what holds a digit (A4, 2e, L. 162-31-1).
_NOT_WORDS = re.compile(r"https?://\S+|\]\([^)]*\)|\S*\d\S*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_APOSTROPHE = re.compile("['’]")
_ELISIONS = frozenset(
    [
        "c",
        "d",
        "j",
        "l",
        "m",
        "n",
        "s",
        "t",
        "y",
        "qu",
        "jusqu",
        "lorsqu",
        "puisqu",
        "quoiqu",
        "presqu",
        "entr",
        "quelqu",
        "aujourd",
    ]
)


def read_word_list(path: Path) -> list[str]:
    """One word per line; what follows « # » is a comment. None where there is no list."""
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [word for line in lines if (word := line.partition("#")[0].strip())]


class FrenchWords:
    """The dictionary and the words of the field. A word of the list with a capital letter is accepted as it is written only."""

    def __init__(self, own_words: Iterable[str] = ()):
        self._own = set(own_words)
        self._known: dict[str, bool] = {}

    @cached_property
    def _dictionary(self) -> Dictionary:
        return Dictionary.from_files(str(DICTIONARY))

    def knows(self, word: str) -> bool:
        """True for a word of the dictionary or of the list; elided and hyphenated words are known by their parts."""
        if word not in self._known:
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> bool:
        if word in self._own or word.lower() in self._own:
            return True
        # Hunspell tries every way to break a word at its hyphens: many of them would never end.
        if word.count("-") <= 3 and self._dictionary.lookup(_APOSTROPHE.sub("'", word)):
            return True
        before, apostrophe, after = _partition(_APOSTROPHE, word)
        if apostrophe:
            return before.lower() in _ELISIONS and self.knows(after)
        if "-" in word:
            return all(self.knows(part) for part in word.split("-") if part)
        return False

    def near(self, word: str) -> str | None:
        """A word already used in the library that looks like the mistyped one. (Hunspell's own search takes seconds a word.)"""
        used = [*self._own, *(known for known, right in self._known.items() if right)]
        return next(iter(get_close_matches(word, used, n=1, cutoff=0.8)), None)


def _partition(pattern: re.Pattern[str], word: str) -> tuple[str, str, str]:
    found = pattern.search(word)
    return (word[: found.start()], found.group(), word[found.end() :]) if found else (word, "", "")


def unknown_words(text: str, words: FrenchWords) -> Iterator[tuple[int, str]]:
    """The words that neither dictionary nor list knows, and where they start."""
    bare = _NOT_WORDS.sub(lambda found: " " * len(found.group()), text)
    for found in _WORD.finditer(bare):
        if not words.knows(found.group()):
            yield found.start(), found.group()


def check_spelling(files: Iterable[ProseFile], words: FrenchWords) -> Iterator[Problem]:
    """One problem per place; a proper name asks whether it is a person's."""
    unknown = [
        (file, passage, start, word)
        for file in files
        for passage in file.passages
        for start, word in unknown_words(passage.text, words)
    ]
    for file, passage, start, word in unknown:
        near = words.near(word)
        hint = f" ; voulez-vous dire « {near} » ?" if near else "."
        rest = (
            f" Si c'est le nom d'une vraie personne, enlevez-le ; sinon, ajoutez-le à `{WORD_LIST}`."
            if word[0].isupper() and not word.isupper()
            else f" S'il est juste, ajoutez-le à `{WORD_LIST}`."
        )
        message = f"« {word} » n'est pas dans le dictionnaire{hint}{rest}"
        yield file.remark(passage, message, start=start, length=len(word))
