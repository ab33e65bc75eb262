"""A library of any size, made from the real one: copies whose slugs, titles and words differ.

Run by itself, so that the process which measures stays small: `python -m tests.bench.synthetic_library FOLDER SIZE`.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from macros.loading import load_library
from macros.loading.marked_yaml import read_yaml
from macros.loading.rules.canvas_rules import CANVAS_RULES
from macros.loading.validation import validate
from macros.model.canvas import Canvas

LIBRARY = Path(__file__).resolve().parents[2] / "templates_library"
_ROUNDS_PER_CANVAS = 5  # a canvas serves several formats: their number grows five times slower
_CHANGED = 0.5  # of the words: neither a cache nor gzip may take two copies for the same text
# Lower-case words of running text; addresses and compound words are left alone.
_WORD = re.compile(r"(?<![\w/.@:-])[a-zà-ÿœ]{4,}(?![\w/@:-])")

_Words = dict[int, list[str]]


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Long texts as blocks, as people write them."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    return [_plain(value) for value in data] if isinstance(data, list) else data


def _read(path: Path) -> Any:
    data, problems = read_yaml(path.read_text(encoding="utf-8"))
    if problems:
        raise SystemExit(f"{path} : corrigez la bibliothèque (« make check ») avant de mesurer.")
    return _plain(data)


def _texts(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in _texts(value)]
    return [data] if isinstance(data, str) else []


def _words_by_length(items: list[Any]) -> _Words:
    words: dict[int, set[str]] = defaultdict(set)
    for text in _texts(items):
        for word in _WORD.findall(text):
            words[len(word)].add(word)
    return {length: sorted(found) for length, found in words.items()}


def _varied(data: Any, words: _Words, chance: random.Random) -> Any:
    """The same data, half of its words replaced by others of the same length: every limit of length still holds.

    A text of one word may be an identifier: it stays.
    """
    if isinstance(data, dict):
        return {key: value if key == "url" else _varied(value, words, chance) for key, value in data.items()}
    if isinstance(data, list):
        return [_varied(value, words, chance) for value in data]
    if isinstance(data, str) and " " in data:
        return _WORD.sub(
            lambda found: chance.choice(words[len(found[0])]) if chance.random() < _CHANGED else found[0], data
        )
    return data


def _renamed(data: Any, renaming: dict[tuple[str, str], str]) -> Any:
    """References to formats and canvases follow the copies of the same round."""
    if isinstance(data, list):
        return [_renamed(value, renaming) for value in data]
    if not isinstance(data, dict):
        return data
    written = {key: _renamed(value, renaming) for key, value in data.items()}
    for key, kind in (("instead", "format"), ("format", "format"), ("canvas", "canvas")):
        if isinstance(written.get(key), str):
            written[key] = renaming.get((kind, written[key]), written[key])
    for key, kind in (("after", "format"), ("canvases", "canvas")):
        if isinstance(written.get(key), list):
            written[key] = [renaming.get((kind, slug), slug) for slug in written[key]]
    return written


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8", newline="\n"
    )


def _fits(path: Path) -> bool:
    read = validate(path.read_bytes(), Canvas, path.name)
    return read.model is not None and not any(True for rule in CANVAS_RULES for _ in rule(read.model))


def make_library(folder: Path, size: int) -> None:
    """Write a library of `size` formats, the real ones first, with canvases in proportion."""
    shutil.copytree(LIBRARY, folder, ignore=shutil.ignore_patterns("formats", "schema"))
    formats = sorted((LIBRARY / "formats").glob("*/*.yml"))
    canvases = sorted((LIBRARY / "canvases").glob("*.yml"))
    data = {path: _read(path) for path in [*formats, *canvases]}
    words = _words_by_length(list(data.values()))
    for copy in range(-(-size // len(formats))):
        # The last round may stop before its end: references go to the formats that it has.
        chosen = formats[: size - copy * len(formats)]
        canvas_copy = copy // _ROUNDS_PER_CANVAS
        renaming = {("format", path.stem): _slug(path, copy) for path in chosen}
        renaming |= {("canvas", path.stem): _slug(path, canvas_copy) for path in canvases}
        if copy and copy % _ROUNDS_PER_CANVAS == 0:
            for path in canvases:
                _write_canvas(folder / "canvases" / f"{_slug(path, canvas_copy)}.yml", data[path], words, canvas_copy)
        for path in chosen:
            target = folder / "formats" / path.parent.name / f"{_slug(path, copy)}.yml"
            if copy == 0:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
                continue
            written = _varied(_renamed(data[path], renaming), words, random.Random(target.stem))
            _write(target, {**written, "title": _title(written["title"], copy)})


def _slug(path: Path, copy: int) -> str:
    return f"{path.stem}-{copy}" if copy else path.stem


def _title(title: str, copy: int) -> str:
    return f"{title[:72]} ({copy})"


def _write_canvas(path: Path, data: Any, words: _Words, copy: int) -> None:
    title = _title(data["title"], copy)
    _write(path, {**_varied(data, words, random.Random(path.stem)), "title": title})
    if not _fits(path):  # words of the same length may be wider
        _write(path, {**data, "title": title})


def main() -> None:
    """Make the library and check it as `playbook check` does."""
    folder, size = Path(sys.argv[1]), int(sys.argv[2])
    make_library(folder, size)
    problems = load_library([folder]).problems
    if problems:
        print(*problems[:20], sep="\n", file=sys.stderr)
        raise SystemExit(f"{len(problems)} problème(s) dans la bibliothèque fabriquée pour la mesure.")


if __name__ == "__main__":
    main()
