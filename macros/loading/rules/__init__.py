"""Rules across fields and across files. Each `check_*` is one rule: a generator of (path in the file, message in French)."""

from collections.abc import Iterator

Path = tuple[str | int, ...]
Finding = tuple[Path, str]
Findings = Iterator[Finding]
