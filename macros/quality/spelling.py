"""Every word is in the French dictionary (Hunspell, « classique »), or in the word list of the field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from spylls.hunspell import Dictionary

from macros.loading.library_files import shown_path
from macros.loading.problem import Problem
from macros.loading.raw_text import decode
from macros.quality.prose_files import ProseFile, without_addresses

DICTIONARY = Path(__file__).parent / "dictionary" / "fr"
WORD_LIST = "words.txt"

# Not words: what holds a digit (A4, 2e, L. 162-31-1).
_NUMBER = re.compile(r"(?<!\S)[^\s\d]*\d\S*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Hunspell tries every way to break a word at its hyphens: many of them would never end.
_MAX_HYPHENS = 3
_MAX_ELISIONS = 3  # « lorsqu'aujourd'hui »
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
    ]
)


# What the rectified spelling took away: Conseil supérieur de la langue française, Journal officiel, 6 December 1990.
_BEFORE_1990 = {"i": "î", "u": "û", "è": "é"}


def read_word_list(path: Path) -> tuple[list[str], list[Problem]]:
    """One word per line; what follows « # » is a comment. No word where there is no list, a problem where it is not UTF-8."""
    if not path.is_file():
        return [], []
    content = path.read_bytes()
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return [], [Problem(shown_path(path), *place, message) for place, message in decode(content)[1]]
    return [word for line in lines if (word := line.partition("#")[0].strip())], []


@cache
def _dictionary() -> Dictionary:
    return Dictionary.from_files(str(DICTIONARY))


def _straight(word: str) -> str:
    return word.replace("’", "'")


def _is_rectified(word: str) -> bool:
    """A spelling of 1990, as right as the former one, which alone the dictionary knows: « connait », « évènement »."""
    return any(
        _dictionary().lookup(word[:place] + _BEFORE_1990[letter] + word[place + 1 :])
        for place, letter in enumerate(word)
        if letter in _BEFORE_1990
    )


class FrenchWords:
    """The dictionary and the words of the field. A word of the list with a capital letter is accepted as it is written only."""

    def __init__(self, own_words: Iterable[str] = ()):
        self._own = {_straight(word) for word in own_words}
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """True for a word of the dictionary or of the list; elided and hyphenated words are known by their parts."""
        word = _straight(word)
        if word not in self._known:
            self._known[word] = self._is_listed_or_elided(word) or (
                "-" in word and all(self.knows(part) for part in word.split("-"))
            )
        return self._known[word]

    def _is_listed_or_elided(self, word: str) -> bool:
        for _ in range(_MAX_ELISIONS + 1):
            if self._is_listed(word):
                return True
            before, apostrophe, word = word.partition("'")
            if not apostrophe or before.lower() not in _ELISIONS:
                break
        return False

    def _is_listed(self, word: str) -> bool:
        if word in self._own or word.lower() in self._own:
            return True
        return word.count("-") <= _MAX_HYPHENS and (_dictionary().lookup(word) or _is_rectified(word))

    def near(self, word: str) -> str | None:
        """A word already used in the library that looks like the mistyped one. (Hunspell's own search takes seconds a word.)"""
        used = [*self._own, *(known for known, right in self._known.items() if right)]
        return next(iter(get_close_matches(word, used, n=1, cutoff=0.8)), None)


def unknown_words(text: str, words: FrenchWords) -> Iterator[tuple[int, str]]:
    """The words that neither dictionary nor list knows, and where they start."""
    bare = _NUMBER.sub(lambda found: " " * len(found.group()), without_addresses(text, " "))
    for found in _WORD.finditer(bare):
        if not words.knows(found.group()):
            yield found.start(), found.group()


def known_share(text: str, words: FrenchWords) -> float:
    """From 0 to 1: how many of the words of a text are known; 1 where there is no word."""
    found = [word.group() for word in _WORD.finditer(_NUMBER.sub(" ", text))]
    return sum(map(words.knows, found)) / len(found) if found else 1.0


def _is_proper_name(word: str) -> bool:
    """A capital letter at its start, after an elision too (« d'Orsame »), as against an acronym."""
    before, _, after = _straight(word).partition("'")
    name = after if after and before.lower() in _ELISIONS else word
    return name[0].isupper() and not name.isupper()


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
            if _is_proper_name(word)
            else f" S'il est juste, ajoutez-le à `{WORD_LIST}`."
        )
        message = f"« {word} » n'est pas dans le dictionnaire{hint}{rest}"
        yield file.remark(passage, message, start=start)
