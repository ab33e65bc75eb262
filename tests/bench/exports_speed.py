"""How long the files to download take: all of them with nothing kept, then again when nothing changed.

Run by itself, as a process of its own: `python -m tests.bench.exports_speed` prints JSON. The library is the real one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class ExportCost:
    """Seconds of two runs, how many files and formats, and their weight in megabytes."""

    cold: float
    unchanged: float
    formats: int
    files: int
    megabytes: float
    cores: int


def measure_here() -> ExportCost:
    """The store is empty, then full; reading the library counts for neither."""
    from macros.downloads.bundles import Origin
    from macros.downloads.making import downloads
    from macros.downloads.store import Store
    from macros.exports.site_data.json_api import document_bytes
    from macros.loading import load_library

    library = load_library([ROOT / "templates_library"]).library
    data = {slug: document_bytes(item, library) for slug, item in library.formats.items()}
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as folder:
        seconds = []
        for _ in range(2):
            started = time.perf_counter()
            found = downloads(Origin(library), Store(Path(folder)), data)
            seconds.append(time.perf_counter() - started)
        weight = sum(path.stat().st_size for path in found.values())
    return ExportCost(*seconds, len(library.formats), len(found), weight / 1e6, os.cpu_count() or 1)


def export_cost() -> ExportCost:
    """The same, from a process that must stay small. Raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.exports_speed"], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    return ExportCost(**json.loads(done.stdout))


if __name__ == "__main__":
    print(json.dumps(asdict(measure_here())))
