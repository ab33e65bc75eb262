"""Made twice, anywhere and at any time, a file is the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Three formats, their canvases, the form and the kits of the real library, under another clock; prints the sum of each.
SUMS = """
import hashlib, sys, time
from pathlib import Path
offset, folder = int(sys.argv[1]), Path(sys.argv[2])
_time, _localtime, _gmtime = time.time, time.localtime, time.gmtime
time.time = lambda: _time() + offset
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
from macros.downloads import making
from macros.downloads.bundles import Origin
from macros.downloads.store import Store
from macros.exports.site_data.json_api import document_bytes
from macros.loading import load_library
from macros.model.library import Library
real = load_library(["templates_library"]).library
formats = {slug: real.formats[slug] for slug in ("projet-sante-cpts", "test-assures", "codev-managerial")}
canvases = {slug: real.canvases[slug] for one in formats.values() for slug in one.canvases}
library = Library(real.vocabulary, formats=formats, canvases=canvases)
making._FEW = 1000  # here: the clock of other processes is not ours to move
data = {slug: document_bytes(item, library) for slug, item in formats.items()}
for address, path in sorted(making.downloads(Origin(library, "Une caisse", "https://exemple.fr/"), Store(folder), data).items()):
    print(hashlib.sha256(path.read_bytes()).hexdigest(), address)
"""


def _sums(folder: Path, offset: int, **variables: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SUMS, str(offset), str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_two_cold_makings_are_the_same_bytes(tmp_path: Path) -> None:
    """Another day, another time zone, another order of hashes, another folder."""
    first = _sums(tmp_path / "a", 0, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati")
    second = _sums(tmp_path / "a-much-longer-name", 86400 * 399 + 12345, PYTHONHASHSEED="2", TZ="America/Los_Angeles")
    assert len(first) > 3 * 8
    assert first == second
