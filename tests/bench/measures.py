"""One build in a process of its own, and what it took."""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


class BuildFailed(Exception):
    """The command did not end well; the message is what it printed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one command. Seconds; megabytes at the peak. What the system does not tell (Windows) is None."""

    seconds: float
    cpu: float | None
    megabytes: float | None

    @property
    def work(self) -> float:
        """Processor seconds where they are known: other programs of the machine weigh less on them."""
        return self.seconds if self.cpu is None else self.cpu


def run(*arguments: str, folder: Path, root: Path) -> Cost:
    """Run a Python module, cold. Raises BuildFailed.

    The calling process must stay small: a child's peak memory is at least its parent's.
    """
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment["PLAYBOOK_EXPORTS"] = "0"  # measured by themselves, in exports_speed.py
    log = folder / "log.txt"
    with log.open("wb") as output:
        started = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", *arguments], cwd=folder, env=environment, stdout=output, stderr=output
        )
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(child.pid, 0)
            code = child.returncode = os.waitstatus_to_exitcode(status)
        else:
            usage, code = None, child.wait()
        seconds = time.perf_counter() - started
    if code:
        raise BuildFailed(log.read_text(encoding="utf-8", errors="replace")[-3000:])
    if usage is None:
        return Cost(seconds, None, None)
    kibibytes = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return Cost(seconds, usage.ru_utime + usage.ru_stime, kibibytes * 1024 / 1e6)


def median_cost(costs: list[Cost]) -> Cost:
    """The median of each figure on its own."""

    def median(values: list[float | None]) -> float | None:
        known = [value for value in values if value is not None]
        return statistics.median(known) if known else None

    return Cost(
        statistics.median(cost.seconds for cost in costs),
        median([cost.cpu for cost in costs]),
        median([cost.megabytes for cost in costs]),
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the pages of a site, compressed, in kilobytes: the heaviest and the median."""

    heaviest: float
    median: float


def weights(pages: list[str]) -> Weights:
    """Compressed as servers do at their best level."""
    sizes = [len(gzip.compress(page.encode(), 9)) / 1000 for page in pages]
    return Weights(max(sizes), statistics.median(sizes))
