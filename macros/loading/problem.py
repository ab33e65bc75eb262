"""A problem in a file: where it is, and what to do about it, in French."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import groupby

from macros.loading.raw_text import visible

MOST_OF_A_FILE = 100


class Severity(StrEnum):
    """An error blocks; a remark is told, and left to the reader's judgement."""

    ERROR = "error"
    REMARK = "remark"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """Lines and columns count from 1, as editors do. Texts have no sign that a terminal or a forge would obey."""

    path: str
    line: int
    column: int
    message: str
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        # Here, once for every rule: the name of a file or of a folder may be quoted by any of them.
        object.__setattr__(self, "path", visible(self.path))
        object.__setattr__(self, "message", visible(self.message))

    @property
    def blocks(self) -> bool:
        """True when the check fails because of it."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column} : {'' if self.blocks else 'à relire : '}{self.message}"

    def as_dict(self) -> dict[str, str | int]:
        """For `--format json`."""
        return asdict(self)

    def as_github_annotation(self) -> str:
        """For `--format github`: a workflow command that puts the message beside the line."""

        def escaped(text: str, *, in_property: bool = False) -> str:
            text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
            return text.replace(":", "%3A").replace(",", "%2C") if in_property else text

        path = escaped(self.path, in_property=True)
        command = "error" if self.blocks else "warning"
        return f"::{command} file={path},line={self.line},col={self.column}::{escaped(self.message)}"


def shortened(problems: Iterable[Problem]) -> list[Problem]:
    """By path and place, a hundred problems of a file at most, then one that says how many more: it blocks where one of them does."""
    return [one for _, own in groupby(sorted(set(problems)), lambda one: one.path) for one in _first_ones(list(own))]


def _first_ones(own: list[Problem]) -> Iterator[Problem]:
    yield from own[:MOST_OF_A_FILE]
    more = own[MOST_OF_A_FILE:]
    if more:
        told = "1 autre problème" if len(more) == 1 else f"{len(more)} autres problèmes"
        message = f"… et {told} dans ce fichier, à partir d'ici ; corrigez d'abord ceux qui précèdent."
        severity = Severity.ERROR if any(one.blocks for one in more) else Severity.REMARK
        yield Problem(more[0].path, more[0].line, more[0].column, message, severity)
