"""A problem in a file: where it is, and what to do about it, in French."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """Lines and columns count from 1, as editors do."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column} : {self.message}"

    def as_dict(self) -> dict[str, str | int]:
        """For `--format json`."""
        return asdict(self)

    def as_github_annotation(self) -> str:
        """For `--format github`: a workflow command that puts the message beside the line."""

        def escaped(text: str, *, in_property: bool = False) -> str:
            text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
            return text.replace(":", "%3A").replace(",", "%2C") if in_property else text

        path = escaped(self.path, in_property=True)
        return f"::error file={path},line={self.line},col={self.column}::{escaped(self.message)}"
