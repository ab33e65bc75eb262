"""Bundles kept on the disk: a folder each, with a list of its files and their sums. A folder that does not hold is made again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

_LIST = "files.json"
_UNFINISHED = "unfinished-"
_DAY = 24 * 60 * 60  # seconds: another build may still be reading what this one no longer wants
_KEY_LENGTH = 20  # of the name of a folder: Windows limits whole paths


class Store:
    """Bundles by name and key, under one folder. Several builds may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _place(self, name: str, key: str) -> Path:
        return self.folder / f"{name}-{key[:_KEY_LENGTH]}"

    def find(self, name: str, key: str) -> dict[str, Path] | None:
        """The files of a bundle by their names; None when it is not there, or not as it was written."""
        place = self._place(name, key)
        try:
            told = json.loads((place / _LIST).read_text(encoding="utf-8"))
            if told["key"] != key:
                return None
            files = {}
            for file, sum_ in told["files"].items():
                path = place / file
                if path.parent != place or hashlib.sha256(path.read_bytes()).hexdigest() != sum_:
                    return None
                files[file] = path
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return files

    def keep(self, name: str, key: str, files: Mapping[str, bytes]) -> None:
        """Write a bundle, whole or not at all. Raises OSError: disk full, folder that cannot be written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self.folder))
        try:
            for file, data in files.items():
                (draft / file).write_bytes(data)
            sums = {file: hashlib.sha256(data).hexdigest() for file, data in files.items()}
            (draft / _LIST).write_text(json.dumps({"key": key, "files": sums}), encoding="utf-8")
            self._put(draft, self._place(name, key), name, key)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _put(self, draft: Path, place: Path, name: str, key: str) -> None:
        try:
            draft.replace(place)
        except OSError:
            # Another build was quicker, or what stands there does not hold.
            if self.find(name, key) is not None:
                return
            shutil.rmtree(place, ignore_errors=True)
            draft.replace(place)

    def forget_others(self, kept: Iterable[tuple[str, str]]) -> None:
        """Remove what no bundle of the list uses and what was left unfinished, once it is a day old."""
        wanted = {self._place(name, key) for name, key in kept}
        try:
            found = [entry for entry in os.scandir(self.folder) if entry.is_dir(follow_symlinks=False)]
        except OSError:
            return
        for entry in found:
            if Path(entry.path) not in wanted and time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY:
                shutil.rmtree(entry.path, ignore_errors=True)
