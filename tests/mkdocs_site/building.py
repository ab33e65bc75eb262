"""Building the site as a person does: the `mkdocs` command, in a folder of its own, with settings of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PARTS = ("docs", "macros", "templates_library", "mkdocs.yml", "run.py", "pyproject.toml")


def environment(**more: str) -> dict[str, str]:
    """That of run.py: Material's notice of its end of life is known. Files to download only where a test asks for them."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PLAYBOOK_EXPORTS": "0", **more}


def copy_project(folder: Path, **settings: Any) -> Path:
    """The project without its tests; `settings` change mkdocs.yml, those of `playbook` its block of settings."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / part)
    if settings:
        path = folder / "mkdocs.yml"
        config = yaml.safe_load(path.read_text(encoding="utf-8"))
        config["extra"]["playbook"] |= settings.pop("playbook", {})
        path.write_text(yaml.safe_dump(config | settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def build(
    project: Path, site: Path, *options: str, strict: bool = True, **variables: str
) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` of a project into a folder; its answer, whatever its exit code."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--site-dir",
        str(site),
        *(["--strict"] if strict else []),
        *options,
    ]
    return subprocess.run(
        command, cwd=project, env=environment(**variables), capture_output=True, text=True, encoding="utf-8"
    )


def built(project: Path, site: Path, *options: str, **variables: str) -> Path:
    """The folder of a site that must build."""
    done = build(project, site, *options, **variables)
    assert done.returncode == 0, done.stderr
    return site


def once(name: str, make: Callable[[Path], object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that one process of the run makes, for all of them to read: a site takes longer to build than to look at."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"shared-{name}"
    whole, failed = folder.with_suffix(".whole"), folder.with_suffix(".failed")
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + 300
        while not whole.exists():
            assert not failed.exists(), f"{name} : sa fabrication a échoué dans un autre processus"
            assert time.monotonic() < end, f"{name} : toujours pas fabriqué"
            time.sleep(0.2)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    whole.touch()
    return folder


def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with its files to download: read it, change nothing in it."""
    return once("site", lambda folder: built(ROOT, folder / "site", PLAYBOOK_EXPORTS="1"), tmp_path_factory) / "site"


def html_files(site: Path) -> list[Path]:
    """Every page of a built site, in order."""
    return sorted(site.rglob("*.html"))
