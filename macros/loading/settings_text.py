"""mkdocs.yml with other values: its comments, its order and the rest of its text stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

from macros.loading.settings_file import ConfigurationLoader

Path = tuple[str, ...]
_PLAIN = re.compile(r"[A-Za-z0-9_./-]*[A-Za-z_./][A-Za-z0-9_./-]*")
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n", "~", "."}


class NotEditable(Exception):
    """The file is written in a way that cannot be changed safely; nothing was."""


def _scalar(value: str, *, in_list: bool = False) -> str:
    """A text in straight quotes, which every editor colours; the folders of a list as people write them."""
    if in_list and _PLAIN.fullmatch(value) and value.lower() not in _WORDS and not value.startswith("-"):
        return value
    return json.dumps(value, ensure_ascii=False)


def _written(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_scalar(one, in_list=True) for one in value) + "]"
    return _scalar(value)


def _entry(node: yaml.MappingNode, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    return next(((k, v) for k, v in node.value if k.value == key), None)


def _end(text: str, node: yaml.Node) -> int:
    """Where the last character of a value stands; a block ends with its last value, not where the next one starts."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return max(_end(text, one) for one in (last if isinstance(last, tuple) else (last,)))
    start, end = node.start_mark.index, node.end_mark.index
    return max(start, len(text[:end].rstrip()))


def _added(text: str, place: int, lines: list[str]) -> str:
    """The text with lines of their own after the one that holds a place."""
    newline = "\r\n" if "\r\n" in text else "\n"
    found = text.find("\n", place)
    head = (text if found < 0 else text[:found]).removesuffix("\r")
    return f"{head}{newline}{newline.join(lines)}{text[len(head) :]}"


def _nested(path: Path, value: Any, column: int) -> list[str]:
    lines = [f"{' ' * (column + 2 * depth)}{key}:" for depth, key in enumerate(path)]
    return [*lines[:-1], f"{lines[-1]} {_written(value)}"]


def _is_empty(node: yaml.Node) -> bool:
    return not node.value and (isinstance(node, yaml.MappingNode) or not node.style)


def _replaced(text: str, path: Path, value: Any) -> str:
    node = yaml.compose(text, ConfigurationLoader)
    for depth, key in enumerate(path):
        if not isinstance(node, yaml.MappingNode) or node.flow_style:
            raise NotEditable(".".join(path[:depth]))
        entry = _entry(node, key)
        if entry is None:
            column, (last_key, last) = node.value[0][0].start_mark.column, node.value[-1]
            place = max(_end(text, last), last_key.end_mark.index)
            return _added(text, place, _nested(path[depth:], value, column))
        key_node, node = entry
        if _is_empty(node) and depth < len(path) - 1:
            cleared = text[: node.start_mark.index].rstrip(" ") + text[node.end_mark.index :]
            return _added(
                cleared, key_node.end_mark.index, _nested(path[depth + 1 :], value, key_node.start_mark.column + 2)
            )
    start, end = node.start_mark.index, _end(text, node)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return _appended(text, node, end, list(value))
    if start == end or (isinstance(node, yaml.MappingNode) and not node.flow_style):
        start = text.index(":", key_node.end_mark.index) + 1  # from the colon on: there is nothing, or a block
        return f"{text[:start]} {_written(value)}{text[max(start, end) :]}"
    return text[:start] + _written(value) + text[end:]


def _appended(text: str, node: yaml.SequenceNode, end: int, value: list[str]) -> str:
    """A list of one line per element keeps its lines, and their comments: only what is new comes after."""
    known = [one.value for one in node.value]
    if value[: len(known)] != known:
        raise NotEditable(", ".join(known))
    margin = " " * node.start_mark.column
    new = [f"{margin}- {_scalar(one, in_list=True)}" for one in value[len(known) :]]
    return _added(text, end, new) if new else text


def _with(data: Any, path: Path, value: Any) -> Any:
    key, rest = path[0], path[1:]
    inner = data.get(key) if isinstance(data, dict) else None
    told = list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
    return {**(data or {}), key: _with(inner, rest, value) if rest else told}


def with_settings(text: str, changes: Mapping[Path, Any]) -> str:
    """The text with those values, by path. What comes out is read again: it says what was asked and nothing else changed.

    Raises NotEditable.
    """
    try:
        wanted = yaml.load(text, ConfigurationLoader)
        changed = text
        for path, value in changes.items():
            changed = _replaced(changed, path, value)
            wanted = _with(wanted, path, value)
        if yaml.load(changed, ConfigurationLoader) != wanted:
            raise NotEditable(", ".join(".".join(path) for path in changes))
    except (yaml.YAMLError, ValueError, AttributeError, IndexError) as error:
        raise NotEditable(str(error)) from None
    return changed
