"""Whatever a file holds, reading it ends, raises nothing, and accepts nothing that the schema refuses.

Examples are drawn anew on each machine and kept there when they fail; in continuous integration they are always the same.
"""

from __future__ import annotations

import copy
import json
import os
import signal
import string
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from macros.loading.marked_yaml import UnreadableYaml, read_yaml
from macros.loading.validation import validate
from macros.model.json_schema import json_schema
from macros.model.library import ITEM_TYPES
from tests.factories import make_canvas, make_experience, make_format, make_offer, make_programme

_DETERMINISTIC = os.environ.get("CI", "").lower() not in ("", "0", "false")
# A guard against endless reading: thousands of times what a file takes.
MOST_SECONDS = 20
FUZZ = settings(
    max_examples=150,
    deadline=timedelta(seconds=MOST_SECONDS),
    derandomize=_DETERMINISTIC,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
MAKERS: dict[str, Callable[[], dict[str, Any]]] = {
    "formats": make_format,
    "offers": make_offer,
    "programmes": make_programme,
    "canvases": make_canvas,
    "experiences": make_experience,
}
VALIDATORS = {kind: Draft202012Validator(json_schema(kind)) for kind in MAKERS}

# Text that YAML, French and our rules stumble over, beside any other.
AWKWARD = ["", " ", "~", "null", "oui", "no", "1:30", "010", "0x1F", "1e400", ".inf", "-", "- a", "a: b", "# x", "|", ">", "&a", "*a", "!!python/object:os.system x", "<<", "---", "...", "{{7*7}}", "</script>", "\ufeff", "\u2028", "\u202e", "\u00a0", "\x00", "\t", "2026-02-30", "'", '"', "[", "}", "é" * 300, "9" * 400]  # fmt: skip
TEXTS = st.sampled_from(AWKWARD) | st.text(max_size=40) | st.text(string.printable, max_size=40)
SCALARS = TEXTS | st.none() | st.booleans() | st.integers() | st.floats() | st.dates()
VALUES = st.recursive(
    SCALARS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXTS | st.integers(), inside, max_size=4),
    max_leaves=20,
)


@pytest.fixture(autouse=True, scope="module")
def _a_reading_that_never_ends() -> Iterator[None]:
    """The deadline of Hypothesis is looked at once a reading has ended: this one stops a reading that does not."""
    if not hasattr(signal, "SIGALRM"):  # Windows
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError("the reading of a file does not end")

    before = signal.signal(signal.SIGALRM, stop)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _read(data: bytes, kind: str) -> Any:
    """The model, or None; every problem has a place and a message in one line."""
    if hasattr(signal, "alarm"):
        signal.alarm(MOST_SECONDS)
    read = validate(data, ITEM_TYPES[kind], f"{kind}/x.yml")
    assert (read.model is None) or not read.problems
    assert read.model is not None or read.problems
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for problem in read.problems:
        assert 1 <= problem.line <= lines, problem
        assert problem.column >= 1
        assert problem.message.strip()
        assert "\n" not in problem.message
        str(problem).encode()  # what a console prints
    return read.model


def _plain(value: Any) -> Any:
    """As JSON knows it."""
    return json.loads(json.dumps(value))


@FUZZ
@given(data=st.binary(max_size=400) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(data: bytes) -> None:
    """Not even YAML, perhaps not even text."""
    assert _read(data, "formats") is None


@pytest.mark.parametrize(
    "shape", ["{}", "title: {}", "- {}", "title: [{}]", "? {}\n: a", "participants:\n  min: {}", "{}: a"]
)
@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_signs_as_they_are(text: str, shape: str) -> None:
    """Without the quotes that a good writer puts round them, at each place where a file may hold them."""
    assert _read(shape.replace("{}", text).encode("utf-8", "surrogatepass"), "formats") is None


@FUZZ
@given(text=st.text("abc:-?#|>&*!%@`'\"{}[], \n\t0", max_size=80))
def test_any_signs_of_yaml(text: str) -> None:
    """Every way to open, close and indent wrongly: refused with a place, or read as plain data."""
    if hasattr(signal, "alarm"):
        signal.alarm(MOST_SECONDS)
    try:
        data, problems = read_yaml(text)
    except UnreadableYaml as error:
        assert error.problems
        return
    assert all(line >= 1 and column >= 1 for (line, column), _ in problems)
    if not problems:
        json.dumps(data)


@FUZZ
@given(value=VALUES, kind=st.sampled_from(sorted(MAKERS)))
def test_any_structure(value: Any, kind: str) -> None:
    """Lists, blocks and values of any kind, well written: never a valid file by chance, never a crash."""
    text = yaml.safe_dump(value, allow_unicode=True)
    assert _read(text.encode("utf-8", "surrogatepass"), kind) is None


def _paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(inner, (*at, key))


@st.composite
def _spoilt(draw: st.DrawFn, kind: str) -> Any:
    """A sound file of which a few values were replaced, removed, doubled or named otherwise."""
    data = copy.deepcopy(MAKERS[kind]())
    for _ in range(draw(st.integers(1, 3))):
        *parents, last = draw(st.sampled_from([path for path in _paths(data) if path]))
        holder = data
        for key in parents:
            holder = holder[key]
        how = draw(st.sampled_from(["replace", "remove", "again", "more"]))
        if how == "remove":
            del holder[last]
        elif how == "again" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[last]))
        elif how == "more" and isinstance(holder, dict):
            holder[draw(TEXTS)] = draw(VALUES)
        else:
            holder[last] = draw(VALUES)
    return data


# One sign more than the limits of the model, and what a lenient reader would take for something else: what is drawn at
# random hardly ever falls on one of them in a file that is otherwise sound.
LONG = [("mot " * length)[: length - 1] + "m" for length in (61, 81, 161, 201, 2001, 12001)]
ODD = [True, 1.0, -1, 0, 10**9, "010", "12", "oui", "2026-02-30", [], {}, ["x"], {"x": 1}, *LONG]


def _put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of the data with another value at a path."""
    data = copy.deepcopy(data)
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return data


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_each_value_in_turn(kind: str) -> None:
    """Each value of a sound file replaced by each odd one: refused, or accepted by the schema too."""
    sound, accepted = MAKERS[kind](), []
    for path in filter(None, _paths(sound)):
        for value in ODD:
            data = _put(sound, path, value)
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            if _read(text.encode(), kind) is not None and list(VALIDATORS[kind].iter_errors(_plain(data))):
                accepted.append((*path, str(value)[:20]))
    assert accepted == []


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_no_block_takes_an_unknown_key(kind: str) -> None:
    """Whatever the schema says, which is made of the same model."""
    sound = MAKERS[kind]()
    for path in _paths(sound):
        holder = sound
        for key in path:
            holder = holder[key]
        if isinstance(holder, dict):
            data = _put(sound, (*path, "inconnue"), "x")
            assert _read(yaml.safe_dump(data, allow_unicode=True).encode(), kind) is None, path


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_nothing_that_the_schema_refuses(kind: str) -> None:
    """A file that was spoilt is refused, or is still one that an editor with the schema accepts."""
    assert _read(yaml.safe_dump(MAKERS[kind](), allow_unicode=True).encode(), kind) is not None, "sound to begin with"

    @FUZZ
    @given(data=_spoilt(kind))
    def run(data: Any) -> None:
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        if _read(text.encode("utf-8", "surrogatepass"), kind) is None:
            return
        read, problems = read_yaml(text)
        assert problems == []
        assert list(VALIDATORS[kind].iter_errors(_plain(read))) == []

    run()
