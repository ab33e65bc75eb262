"""The content quality gate: what is well formed but not well written, with its place.

It stands apart from loading: a build never waits for it, `playbook check --quality` and `make test` do.
"""

from macros.quality.gate import check_quality

__all__ = ["check_quality"]
