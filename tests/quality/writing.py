"""Texts to check, without a file where the place in a file is not what is tested."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.loading.marked_yaml import read_yaml
from macros.loading.problem import Severity
from macros.model.format import Format
from macros.quality.prose_files import Passage, ProseFile

SAY = ("script", 0, "say")
# Four times the longest text that a field may hold.
LENGTH = 50_000


@dataclass(frozen=True)
class Told:
    """A remark: in which passage, from which character on (None for the whole of it), and what it says."""

    path: tuple[str | int, ...]
    start: int | None
    message: str
    severity: Severity


@dataclass
class Texts:
    """What the checks ask of a `ProseFile`: its passages, and where to put remarks."""

    texts: dict[tuple[str | int, ...], str] = field(default_factory=dict)
    entity: BaseModel | None = None
    path: str = "a.yml"

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The texts with their paths."""
        return tuple(Passage(path, text) for path, text in self.texts.items())

    def remark(
        self, passage: Passage, message: str, *, start: int | None = None, severity: Severity = Severity.ERROR
    ) -> Told:
        """The remark as it was made."""
        return Told(passage.path, start, message, severity)


def one_text(text: str) -> Texts:
    """A file of one text."""
    return Texts({("deliverable",): text})


def said(text: str) -> Texts:
    """A file of one text to read aloud."""
    return Texts({SAY: text})


def marked(text: str) -> tuple[str, list[int]]:
    """The text without its « ¶ », and where each stood."""
    first, *others = text.split("¶")
    places, bare = [], first
    for part in others:
        places.append(len(bare))
        bare += part
    return bare, places


def prose_file(path: Path, text: str, model: type[BaseModel] = Format) -> ProseFile:
    """A file of that text, as the loader would give it."""
    path.write_bytes(text.encode())
    data: Any = read_yaml(text.replace("\r\n", "\n"))[0]
    return ProseFile(str(path), model.model_validate_json(json.dumps(data)))


@contextmanager
def soon() -> Iterator[None]:
    """What happens inside takes the time of a breath: an expression that reads its text again and again takes minutes."""
    start = time.process_time()
    yield
    assert time.process_time() - start < 3


LONG_TEXTS: dict[str, Callable[[], str]] = {
    name: lambda part=part, end=end: (part * (LENGTH // len(part)))[: LENGTH - len(end)] + end
    for name, (part, end) in {
        "one word": ("a", ""),
        "one number": ("1", ""),
        "words": ("mot ", ""),
        "capital letters": ("A", ""),
        "dots": (".", "x"),
        "dots and letters": (".x", ""),
        "spaces": (" ", "x"),
        "no-break spaces": ("\u00a0", "x"),
        "lines": ("a\n", ""),
        "empty lines": ("\n", "x"),
        "lines of spaces": ("\n ", "x"),
        "items": ("- a\n", ""),
        "dashes": ("- ", ""),
        "hyphens": ("a-e", ""),
        "apostrophes": ("l'", "x"),
        "commas": ("a,", ""),
        "brackets": ("a(", ""),
        "links": ("](", ""),
        "links that close": ("[a](b)", ""),
        "at signs": ("a@", ""),
        "sites": ("www.", ""),
        "quotes": ("« ", ""),
        "exclamation marks": ("!", "x"),
        "stars": ("*", "x"),
        "middle dots": ("a·", ""),
    }.items()
}
