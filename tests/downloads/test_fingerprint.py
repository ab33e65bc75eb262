"""The key of a bundle: other bytes always have another key, and the same content always has the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.downloads import fingerprint
from macros.downloads.bundles import Origin, canvas_bundle, format_bundle
from macros.downloads.fingerprint import bundle_key, environment_key
from macros.model.library import Library
from tests.factories import a_canvas, a_format, a_programme, a_vocabulary, an_offer, make_step, make_unit

ROOT = Path(__file__).parents[2]
SCRIPT = [make_step("tri", 30, canvas="plan"), make_step("vote", 30)]


def _library(**changes: Any) -> Library:
    """A format on a canvas, and what stands around: each may be changed."""
    told = changes.get
    formats = [
        a_format(canvases=["plan"], script=SCRIPT, after=["suite"], **told("format", {})),
        a_format("suite", **{"title": "La suite", "deliverable": "Autre chose."} | told("next", {})),
        a_format("loin", family="ideation", **{"title": "Au loin", "deliverable": "Un loin."} | told("far", {})),
    ]
    canvases = [a_canvas("plan", **told("canvas", {})), a_canvas("seul", **told("lonely", {}))]
    unit = make_unit("a", **{"format": None} | told("unit", {}))
    programmes = [a_programme(units=[unit])]
    offers = [an_offer(**told("offer", {}))]
    kinds = {"formats": formats, "canvases": canvases, "programmes": programmes, "offers": offers}
    by_slug = {kind: {item.slug: item for item in items} for kind, items in kinds.items()}
    return Library(a_vocabulary(**told("vocabulary", {})), **by_slug)


def _keys(library: Library, **told: str) -> tuple[str, str]:
    origin = Origin(library, **told)
    return bundle_key(library.formats["essai"], origin), bundle_key(library.canvases["plan"], origin)


# What changes, and whether the key of the format and that of its canvas change.
CHANGES: dict[str, tuple[dict[str, Any], bool, bool]] = {
    "nothing": ({}, False, False),
    "a step": ({"format": {"guardrails": ["Rien ne sort."]}}, True, False),
    "the date": ({"format": {"reviewed": "2026-11-23"}}, True, True),
    "its canvas": ({"canvas": {"purpose": "Voir."}}, True, True),
    "a canvas that it does not use": ({"lonely": {"purpose": "Voir."}}, False, False),
    "the title of what comes after": ({"next": {"title": "Encore"}}, True, False),
    "a tip of what comes after": ({"next": {"guardrails": ["Rien ne sort."]}}, False, False),
    "an offer that uses it": ({"offer": {"title": "Autre offre"}}, True, False),
    "the words of the vocabulary": ({"vocabulary": {"abbreviations": {"ABC": "Un sigle"}}}, True, True),
}


@pytest.mark.parametrize(("changes", "of_format", "of_canvas"), CHANGES.values(), ids=CHANGES)
def test_what_changes_a_key(changes: dict[str, Any], of_format: bool, of_canvas: bool) -> None:
    """What a file is made of changes its key, and nothing else does, so that a build redoes only what changed."""
    before, after = _keys(_library()), _keys(_library(**changes))
    assert (before[0] != after[0], before[1] != after[1]) == (of_format, of_canvas)


@pytest.mark.parametrize("told", [{"publisher": "Une caisse"}, {"site": "https://exemple.fr/"}], ids=str)
def test_settings_change_every_key(told: dict[str, str]) -> None:
    """They stand in the files."""
    before, after = _keys(_library()), _keys(_library(), **told)
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False]


@pytest.mark.parametrize("changes", [changes for changes, *_ in CHANGES.values()], ids=CHANGES)
def test_the_same_key_means_the_same_bytes(changes: dict[str, Any]) -> None:
    """A kept file is never stale: when the key did not change, making the files again gives the same bytes."""
    before, after = _library(), _library(**changes)
    keys = zip(_keys(before), _keys(after), strict=True)
    makers: list[Callable[[Library], Any]] = [
        lambda library: format_bundle(library.formats["essai"], Origin(library)),
        lambda library: canvas_bundle(library.canvases["plan"], Origin(library)),
    ]
    for (old, new), make in zip(keys, makers, strict=True):
        assert old != new or make(before) == make(after)


def test_keys_do_not_depend_on_the_process() -> None:
    """Another run, with another order of sets, finds what this one kept."""
    code = (
        "from tests.downloads.test_fingerprint import _keys, _library\n"
        "from macros.downloads.fingerprint import environment_key\nprint(environment_key(), *_keys(_library()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()[1]
        for seed in ("1", "2")
    }
    assert told == {_keys(_library())[0]}


@pytest.mark.parametrize(
    "name", ["exports/documents/blocks.py", "exports/pdf/fonts/police.otf", "pages/fragments/x.html"]
)
def test_code_and_fonts_change_every_key(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of another version of the code are never taken for those of this one; what Python keeps for itself counts for nothing."""
    monkeypatch.setattr(fingerprint, "_PACKAGE", tmp_path)
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"1")
    seen = []
    for text in (b"1", b"1", b"2"):
        path.write_bytes(text)
        (path.parent / "__pycache__").mkdir(exist_ok=True)
        (path.parent / "__pycache__" / f"{len(seen)}.pyc").write_bytes(b"")
        environment_key.cache_clear()
        seen.append(environment_key())
    environment_key.cache_clear()
    assert (seen[0] == seen[1], seen[1] == seen[2]) == (True, False)


def test_versions_change_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a library may write other bytes."""
    before = environment_key()
    environment_key.cache_clear()
    monkeypatch.setattr(fingerprint, "version", lambda name: "99")
    after = environment_key()
    environment_key.cache_clear()
    assert before != after
