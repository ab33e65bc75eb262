"""The texts that people read, as against ids, addresses and colours, with the path that leads to each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from macros.model.base import Prose
from macros.model.introspection import Path

# Ends the path of a mapping's key, as in pydantic's own paths.
KEY = "[key]"


def _holds_prose(annotation: Any, metadata: tuple[Any, ...] = ()) -> bool:
    if any(isinstance(mark, Prose) for mark in metadata):
        return True
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _holds_prose(arguments[0], arguments[1:])
    if get_origin(annotation) is dict:
        arguments = arguments[1:]  # keys are asked for apart
    return any(_holds_prose(argument) for argument in arguments)


def _keys_are_prose(annotation: Any) -> bool:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return get_origin(annotation) is dict and _holds_prose(get_args(annotation)[0])


@lru_cache(maxsize=512)
def _fields_with_prose(model: type[BaseModel]) -> dict[str, tuple[bool, bool]]:
    """Per field: whether its texts are prose, and whether the keys of its mapping are."""
    return {
        key: (_holds_prose(field.annotation, tuple(field.metadata)), _keys_are_prose(field.annotation))
        for key, field in model.model_fields.items()
    }


def _texts(value: Any, path: Path, *, is_prose: bool, keys_are_prose: bool = False) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        yield from prose_in(value, path)
    elif isinstance(value, tuple | list):
        for index, entry in enumerate(value):
            yield from _texts(entry, (*path, index), is_prose=is_prose)
    elif isinstance(value, dict):
        for key, entry in value.items():
            if keys_are_prose:
                yield (*path, key, KEY), key
            yield from _texts(entry, (*path, key), is_prose=is_prose)
    elif is_prose and isinstance(value, str):
        yield path, value


def prose_in(entity: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of an entity that people read, in the order of the model, with its path (ending with KEY for a key)."""
    for key, (is_prose, keys_are_prose) in _fields_with_prose(type(entity)).items():
        value = getattr(entity, key)
        if value is not None:
            yield from _texts(value, (*path, key), is_prose=is_prose, keys_are_prose=keys_are_prose)
