"""Bundles kept on the disk: whole or not at all, and never what was not written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.downloads.store import Store

KEY, OTHER = "a" * 64, "b" * 64
FILES = {"x.docx": b"un", "x.pdf": b"deux" * 1000}


def _kept(folder: Path) -> Store:
    store = Store(folder / "store")
    store.keep("formats-x", KEY, FILES)
    return store


def _place(store: Store) -> Path:
    (place,) = store.folder.iterdir()
    return place


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    """The same bytes under the same names, from any process; nothing under another key or another name."""
    _kept(tmp_path)
    store = Store(tmp_path / "store")
    found = store.find("formats-x", KEY)
    assert {name: path.read_bytes() for name, path in found.items()} == FILES
    assert store.find("formats-x", OTHER) is None
    assert store.find("formats-y", KEY) is None


def test_an_empty_store_has_nothing(tmp_path: Path) -> None:
    """Also when its folder is not there; looking makes none."""
    assert Store(tmp_path / "store").find("formats-x", KEY) is None
    Store(tmp_path / "store").forget_others([])
    assert list(tmp_path.iterdir()) == []


def _cut(place: Path) -> None:
    (place / "x.pdf").write_bytes(b"de")


def _changed(place: Path) -> None:
    (place / "x.docx").write_bytes(b"UN")


def _removed(place: Path) -> None:
    (place / "x.docx").unlink()


def _folder_instead(place: Path) -> None:
    (place / "x.docx").unlink()
    (place / "x.docx").mkdir()


def _listed(text: str) -> Callable[[Path], None]:
    return lambda place: (place / "files.json").write_text(text, encoding="utf-8")


DAMAGES: dict[str, Callable[[Path], Any]] = {
    "cut": _cut,
    "changed": _changed,
    "removed": _removed,
    "folder in its place": _folder_instead,
    "list empty": _listed(""),
    "list cut": _listed('{"key": "'),
    "list of another kind": _listed("[]"),
    "list without files": _listed(f'{{"key": "{KEY}"}}'),
    "list whose files are a text": _listed(f'{{"key": "{KEY}", "files": "x"}}'),
    "list of another key with the same beginning": _listed(f'{{"key": "{KEY[:-1]}c", "files": {{}}}}'),
    "list that names a file elsewhere": _listed(f'{{"key": "{KEY}", "files": {{"../../x": "{"0" * 64}"}}}}'),
    "list removed": lambda place: (place / "files.json").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_bundle_is_not_found_and_is_written_again(damage: Callable[[Path], Any], tmp_path: Path) -> None:
    """Whatever happened to it, it is as if it were not there, and can be kept again."""
    store = _kept(tmp_path)
    damage(_place(store))
    assert store.find("formats-x", KEY) is None
    store.keep("formats-x", KEY, FILES)
    found = store.find("formats-x", KEY)
    assert {name: path.read_bytes() for name, path in found.items()} == FILES


def test_two_builds_that_keep_the_same(tmp_path: Path) -> None:
    """The second one changes nothing, and leaves no draft."""
    store = _kept(tmp_path)
    store.keep("formats-x", KEY, FILES)
    assert len(list(store.folder.iterdir())) == 1
    assert store.find("formats-x", KEY) is not None


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error comes out, and no half of a bundle stays to be taken for a whole one."""
    store = Store(tmp_path / "store")
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "x.pdf":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        store.keep("formats-x", KEY, FILES)
    assert list(store.folder.iterdir()) == []
    assert store.find("formats-x", KEY) is None


def test_what_nobody_wants_is_forgotten_a_day_later(tmp_path: Path) -> None:
    """Another build may still be reading it until then; what is wanted stays however old."""
    store = _kept(tmp_path)
    store.keep("formats-x", OTHER, FILES)
    store.keep("formats-y", KEY, FILES)
    (store.folder / "unfinished-old").mkdir()
    store.forget_others([("formats-x", KEY)])
    assert len(list(store.folder.iterdir())) == 4
    for place in store.folder.iterdir():
        os.utime(place, (0, 0))
    (store.folder / "unfinished-new").mkdir()
    store.forget_others([("formats-x", KEY)])
    assert sorted(place.name for place in store.folder.iterdir()) == [f"formats-x-{KEY[:20]}", "unfinished-new"]
    assert store.find("formats-x", KEY) is not None
