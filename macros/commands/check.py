"""`playbook check`: everything that is wrong, and where."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from macros.commands import CLEAN, COULD_NOT_RUN, PROBLEMS, number
from macros.loading import LoadedLibrary
from macros.loading.library_files import shown_path
from macros.loading.problem import Problem


def _whole(path: str | Path) -> Path:
    """The path from the root, links followed; as it is written where a link leads back to itself."""
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError):
        return Path(path).absolute()


def _code_quality(problems: list[Problem]) -> list[dict[str, object]]:
    """GitLab's code quality report. The fingerprint leaves the line out: a problem that moved is still the same one."""
    seen: Counter[str] = Counter()
    report = []
    for problem in problems:
        told = f"{problem.path}\0{problem.message}"
        seen[told] += 1
        report.append(
            {
                "description": problem.message,
                "check_name": "playbook check",
                "fingerprint": hashlib.sha256(f"{told}\0{seen[told]}".encode("utf-8", "backslashreplace")).hexdigest(),
                "severity": "major" if problem.blocks else "info",
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
        )
    return report


def under(paths: list[str]) -> Callable[[str | Path], bool]:
    """Whether a file is one of these, or stands in one of these folders; every file is, where none is named."""
    wanted = [_whole(path) for path in paths]

    def is_wanted(path: str | Path) -> bool:
        if not wanted:
            return True
        own = _whole(path)
        return any(own == one or one in own.parents for one in wanted)

    return is_wanted


def print_problems(loaded: LoadedLibrary, found: tuple[Problem, ...], paths: list[str], form: str) -> int:
    """Those of the paths, or all of them, as text, annotations or JSON."""
    is_wanted, wanted = under(paths), [_whole(path) for path in paths]
    missing = [path for path in wanted if not path.exists()]
    if missing:
        print(f"playbook : « {shown_path(missing[0])} » n'existe pas.", file=sys.stderr)
        return COULD_NOT_RUN
    problems = [problem for problem in found if is_wanted(problem.path)]
    code = PROBLEMS if any(problem.blocks for problem in problems) else CLEAN
    checked = [path for path in loaded.files if is_wanted(path)]
    if wanted and not problems and not checked:
        print("playbook : ce chemin n'est pas dans la bibliothèque, rien n'a été vérifié.", file=sys.stderr)
        return COULD_NOT_RUN
    if form == "gitlab":
        print(json.dumps(_code_quality(problems), ensure_ascii=False, indent=2))
        return code
    if form == "json":
        print(json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2))
        return code
    for problem in problems:
        print(problem.as_github_annotation() if form == "github" else problem)
    if form == "text":
        errors = sum(problem.blocks for problem in problems)
        remarks = len(problems) - errors
        if remarks:
            print(f"\n{number(remarks, 'remarque')} à relire, sans obligation.", file=sys.stderr)
        if errors:
            print(f"\n{number(errors, 'problème')} à corriger.", file=sys.stderr)
        else:
            print(
                f"{number(len(checked), 'fichier')} vérifié{'s' if len(checked) > 1 else ''} : tout va bien.",
                file=sys.stderr,
            )
    return code
