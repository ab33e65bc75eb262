"""One file: bytes → a model instance, or its problems."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.loading.marked_data import MarkedDict, place_at, texts_in
from macros.loading.marked_yaml import UnreadableYaml, read_yaml
from macros.loading.messages import data_path, explain, quoted
from macros.loading.personal_data import check_personal_data
from macros.loading.problem import Problem
from macros.loading.raw_text import EMPTY_FILE, decode, too_large


@lru_cache(maxsize=1)
def _marked(text: str) -> Any:
    """The file whose findings are being told: keeping the places of every file would take more memory than the rest of a build."""
    return read_yaml(text)[0]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file gave: its model when it is valid, its text when it is YAML, its problems."""

    path: str
    text: str | None
    model: BaseModel | None
    problems: tuple[Problem, ...]

    def problem_at(self, path: tuple[str | int, ...], message: str, *, of_key: bool = False) -> Problem:
        """A problem at a value of the file, or at the longest known part of its path."""
        data = None if self.text is None else _marked(self.text)
        return Problem(self.path, *place_at(data, path, of_key=of_key), message)


def validate_file(file: Path, model: type[BaseModel], path: str, *, mailbox: str | None = None) -> ReadFile:
    """Read one file of the disk, unless its size alone refuses it. Raises OSError."""
    if too_much := too_large(file.stat().st_size):
        return ReadFile(path, None, None, (Problem(path, 1, 1, too_much),))
    return validate(file.read_bytes(), model, path, mailbox=mailbox)


def validate(data: bytes, model: type[BaseModel], path: str, *, mailbox: str | None = None) -> ReadFile:
    """Read one file. Every problem is kept; a file with a problem gives no model."""
    text, found = decode(data)
    if text is None:
        return ReadFile(path, None, None, tuple(Problem(path, *place, message) for place, message in found))
    try:
        marked, found = read_yaml(text)
    except UnreadableYaml as error:
        return ReadFile(path, None, None, tuple(Problem(path, *place, message) for place, message in error.problems))
    problems = [Problem(path, *place, message) for place, message in found]
    texts = texts_in(marked)
    # All at once first: nearly every file has nothing to tell. A line break may stand inside a number, so none is missed.
    if any(True for _ in check_personal_data("\n".join([value for value, _ in texts]), mailbox)):
        problems += [
            Problem(path, *place, message) for value, place in texts for message in check_personal_data(value, mailbox)
        ]
    if marked is None:
        return ReadFile(path, None, None, (Problem(path, 1, 1, EMPTY_FILE),))
    if not isinstance(marked, MarkedDict):
        problems.append(
            Problem(
                path,
                *getattr(marked, "place", (1, 1)),
                f"un bloc de clés est attendu (« title: … »), reçu {quoted(marked)}.",
            )
        )
        return ReadFile(path, None, None, tuple(problems))
    try:
        # As JSON, pydantic's strict mode takes lists for tuples and texts for dates and words of a list, and nothing else.
        instance = model.model_validate_json(json.dumps(marked))
    except ValidationError as error:
        instance = None
        for detail in error.errors(include_url=False):
            if detail["input"] is None:
                continue  # an empty value: told already, where it stands
            if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
                continue  # long enough, but for elements whose own problems are told
            where = data_path(detail["loc"])
            of_key = detail["type"] == "extra_forbidden" or detail["loc"][-1:] == ("[key]",)
            problems.append(Problem(path, *place_at(marked, where, of_key=of_key), explain(detail, model)))
    return ReadFile(path, text, None if problems else instance, tuple(sorted(set(problems))))
