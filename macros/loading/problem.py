"""A problem in a file: where it is, and what to do about it, in French."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error blocks; a remark is told, and left to the reader's judgement."""

    ERROR = "error"
    REMARK = "remark"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """Lines and columns count from 1, as editors do."""

    path: str
    line: int
    column: int
    message: str
    severity: Severity = Severity.ERROR

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
