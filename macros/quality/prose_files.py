"""A file's prose with the exact line and column of any part of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path

from pydantic import BaseModel

from macros.loading.marked_data import place_at
from macros.loading.marked_yaml import read_yaml
from macros.loading.problem import Problem, Severity
from macros.loading.raw_text import Place, decode
from macros.model.introspection import Path as FieldPath
from macros.model.prose import KEY, prose_in

# Synonyms are what people type, mistakes included; the works of others keep their own words, but for what we say of them.
_NOT_OURS = {"synonyms"}
_OURS_OF_A_SOURCE = {"note"}

# Web and mail addresses, sites named without « https:// », targets of links: no rule of French holds there.
_ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+\w|\]\((?:[^()\s]|\([^()\s]*\))*\)?"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:fr|org|com|eu|net)\b"
)

# A text as its file writes it, cut where the text itself would be: a run of spaces, or one character.
_OPENING = re.compile(r"""["']\s*|[|>].*\n\s*""")
_UNITS = re.compile(r"[ \n]+|[^ \n]")
_UNITS_BETWEEN = {
    "'": re.compile(r"[ \n]+|''|[^ \n]"),
    '"': re.compile(r"(?:[ \n]|\\[n\n ])+|\\x..|\\u.{4}|\\U.{8}|\\.|[^ \n]"),
}

# A paragraph, or an item of a list without its mark.
_BLOCK = re.compile(r"^[ \t]*(?:(?:[-*]|\d+\.)[ \t]+)?(\S.*(?:\n(?![ \t]*(?:(?:[-*]|\d+\.)\s|$)).+)*)", re.MULTILINE)
# What follows a full stop and starts with a small letter is the same sentence: « Qui ? » est la question.
_SENTENCE = re.compile(r"\S.*?(?:(?<![.!?…])[.!?…]+(?=[\s»*_)\]]|$)[\s»*_)\]]*+(?![a-zà-öø-ÿœ])|$)", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A text of the library, where it stands in its entity."""

    path: FieldPath
    text: str


@dataclass
class ProseFile:
    """A valid file of the library, its entity and its passages."""

    path: str
    entity: BaseModel

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The texts that people read, in the order of the model; the works of others are left out."""
        return tuple(
            Passage(path, text)
            for path, text in prose_in(self.entity)
            if path[0] not in _NOT_OURS and (path[0] != "sources" or path[-1] in _OURS_OF_A_SOURCE)
        )

    @cached_property
    def _source(self) -> str:
        text, _ = decode(Path(self.path).read_bytes())
        return text or ""

    @cached_property
    def _marked(self) -> object:
        return read_yaml(self._source)[0]

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self._source.split("\n")), initial=0))

    def _place(self, passage: Passage, start: int | None) -> Place:
        """Where a character of a passage stands: a text may be quoted, escaped, or folded over several lines."""
        *parents, last = passage.path
        path, of_key = (tuple(parents), True) if last == KEY else (passage.path, False)
        line, column = place_at(self._marked, path, of_key=of_key)
        if start is None:
            return line, column
        offset = self._line_starts[line - 1] + column - 1
        opening = _OPENING.match(self._source, offset)
        units = _UNITS_BETWEEN.get(self._source[offset], _UNITS)
        before = sum(1 for _ in _UNITS.finditer(passage.text, 0, start))
        found = next(islice(units.finditer(self._source, opening.end() if opening else offset), before, None), None)
        if found is None:
            return line, column
        line = bisect_right(self._line_starts, found.start())
        return line, found.start() - self._line_starts[line - 1] + 1

    def remark(
        self, passage: Passage, message: str, *, start: int | None = None, severity: Severity = Severity.ERROR
    ) -> Problem:
        """What to tell about a part of a passage; without a start, about the whole of it."""
        return Problem(self.path, *self._place(passage, start), message, severity)


def without_addresses(text: str, filler: str) -> str:
    """The text, each character of an address replaced: every other one keeps its place."""
    return _ADDRESS.sub(lambda found: filler * len(found.group()), text)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text and where they start; an item of a list is one at least."""
    for block in _BLOCK.finditer(text):
        for found in _SENTENCE.finditer(block.group(1)):
            yield block.start(1) + found.start(), found.group().strip()
