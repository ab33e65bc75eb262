"""The model read as data: which field stands at a path, its French label, its unit, its allowed keys."""

from __future__ import annotations

import types
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

# The branches of a union carry a tag in angle brackets, which no key of a file can be taken for.
Path = tuple[str | int, ...]


def is_branch(part: str | int) -> bool:
    """True for a part of a path that names a branch of a union, or a mapping's key, and not a key of the file."""
    return isinstance(part, str) and (part.startswith("<") or part == "[key]")


def _branches(annotation: Any) -> list[Any]:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        return [branch for branch in get_args(annotation) if branch is not type(None)]
    return [annotation]


def _tagged(annotation: Any, tag: str) -> Any:
    for branch in _branches(annotation):
        if get_origin(branch) is Annotated and any(
            isinstance(extra, Tag) and extra.tag == tag for extra in get_args(branch)[1:]
        ):
            return branch
    return annotation


def _bare(annotation: Any) -> Any:
    branches = _branches(annotation)
    while len(branches) == 1 and branches[0] is not annotation:
        annotation = branches[0]
        branches = _branches(annotation)
    return annotation


@lru_cache(maxsize=4096)
def field_at(model: type[BaseModel], path: Path) -> tuple[FieldInfo | None, str]:
    """The field that a path leads to, and its key; the last field met when the path goes on inside a value."""
    annotation, field, key = model, None, ""
    for part in path:
        if isinstance(part, str) and part.startswith("<"):
            annotation = _tagged(annotation, part)
            continue
        bare = _bare(annotation)
        if isinstance(bare, type) and issubclass(bare, BaseModel):
            if part not in bare.model_fields:
                return field, key
            field, key = bare.model_fields[part], str(part)
            annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        elif get_origin(bare) in (tuple, list):
            annotation = get_args(bare)[0]
        elif get_origin(bare) is dict and part != "[key]":
            annotation = get_args(bare)[1]
    return field, key


@lru_cache(maxsize=4096)
def keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that are allowed in the mapping at a path; none where any key is."""
    annotation: Any = model
    for part in path:
        if isinstance(part, str) and part.startswith("<"):
            annotation = _tagged(annotation, part)
            continue
        bare = _bare(annotation)
        if isinstance(bare, type) and issubclass(bare, BaseModel) and part in bare.model_fields:
            annotation = bare.model_fields[part].annotation
        elif get_origin(bare) in (tuple, list):
            annotation = get_args(bare)[0]
        elif get_origin(bare) is dict:
            annotation = get_args(bare)[1]
    bare = _bare(annotation)
    return tuple(bare.model_fields) if isinstance(bare, type) and issubclass(bare, BaseModel) else ()
