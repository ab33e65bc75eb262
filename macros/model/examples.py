"""Examples for whoever fills in a file: what the items of the library say in the same field."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from pydantic import BaseModel

from macros.model.base import Item

LONGEST = 110  # more is a text, not an example


def examples_of(items: Iterable[Item]) -> dict[tuple[str, str], str]:
    """For each field of text, by its class and its key: what the first item that fills it briefly says there."""
    found: dict[tuple[str, str], str] = {}

    def read(value: Any, owner: str, key: str) -> None:
        if isinstance(value, BaseModel):
            for field in type(value).model_fields:
                read(getattr(value, field), type(value).__name__, field)
        elif isinstance(value, tuple):
            for entry in value:
                read(entry, owner, key)
        elif isinstance(value, dict):
            for entry in value.values():
                read(entry, owner, key)
        elif isinstance(value, str) and not isinstance(value, Enum) and len(value) <= LONGEST and "\n" not in value:
            found.setdefault((owner, key), value)

    for item in items:
        read(item, type(item).__name__, "")
    return found
