"""A file's prose with the exact line and column of any part of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from pydantic import BaseModel

from macros.loading.marked_data import place_at
from macros.loading.marked_yaml import read_yaml
from macros.loading.problem import Problem, Severity
from macros.loading.raw_text import decode
from macros.model.introspection import Path as FieldPath
from macros.model.prose import prose_in

# The works of others keep their own language, and synonyms are what people type, mistakes included.
_NOT_OURS = {"sources", "synonyms"}


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
        return tuple(Passage(path, text) for path, text in prose_in(self.entity) if path[0] not in _NOT_OURS)

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

    def _place(self, path: FieldPath, text: str, start: int, length: int) -> tuple[int, int]:
        """Where a part of a passage stands: a text may be folded over several lines, and escaped."""
        line, column = place_at(self._marked, path, of_key=text == path[-1])
        words = text[start : start + length].split(" ")
        wanted = re.compile(r"\s+".join(re.escape(word) for word in words if word))
        if length and words == [""] * len(words):  # only spaces: a fold holds no two of them
            wanted = re.compile(" " * length)
        before = sum(1 for _ in wanted.finditer(text, 0, start))
        offset = self._line_starts[line - 1] + column - 1
        for number, found in enumerate(wanted.finditer(self._source, offset)):
            if number == before:
                line = bisect_right(self._line_starts, found.start())
                return line, found.start() - self._line_starts[line - 1] + 1
        return line, column

    def remark(
        self, passage: Passage, message: str, *, start: int = 0, length: int = 0, severity: Severity = Severity.ERROR
    ) -> Problem:
        """What to tell about a part of a passage; without a length, about the whole of it."""
        if length:
            place = self._place(passage.path, passage.text, start, length)
        else:
            place = place_at(self._marked, passage.path, of_key=passage.text == passage.path[-1])
        return Problem(self.path, *place, message, severity)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text and where they start; an item of a list, or a line of its own, is one at least."""
    for block in re.finditer(r"[^\n]+(?:\n(?!\s*(?:[-*]|\d+\.)\s|\n)[^\n]+)*", text):
        start = block.start()
        for found in re.finditer(r"\S.*?(?:[.!?…]+(?=[\s»*)]|$)[ »*)]*|$)", block.group(), re.DOTALL):
            if found.group().strip():
                yield start + found.start(), found.group().strip()
