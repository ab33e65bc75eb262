"""What helps to write outside of the site: the editor's schemas, and the check before each commit."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
import yaml

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "templates_library"
FILES = sorted(path.relative_to(ROOT).as_posix() for path in LIBRARY.rglob("*.yml"))
OWN = ["nos-ateliers/formats/codev/neuf.yml", "ailleurs/nous/canvases/neuf.yml", "nos-ateliers/vocabulary.yml"]
NOT_LIBRARY = ["mkdocs.yml", ".github/workflows/site.yml", "docs/formats.yml", "tests/broken_library/offers/a.yml"]


def schemas() -> dict[str, str]:
    """Schema → pattern, as VS Code is told."""
    return json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]


def hook() -> dict[str, object]:
    """The local hook."""
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert repository["repo"] == "local"
    (only,) = repository["hooks"]
    return only


@pytest.mark.parametrize("name", [*FILES, *OWN])
def test_editor_finds_one_schema(name: str) -> None:
    """That of the file's kind, which exists, in the common library and in one's own folder."""
    found = [
        schema for schema, pattern in schemas().items() if PurePosixPath("x", name).match(pattern.removeprefix("**/"))
    ]
    assert len(found) == 1
    assert (ROOT / found[0]).is_file()
    first = (ROOT / name).read_text(encoding="utf-8").split("\n", 1)[0] if (ROOT / name).is_file() else ""
    assert not first or first.endswith(Path(found[0]).name)


def test_editor_asks_nothing_of_anyone() -> None:
    """No catalogue of schemas is fetched, nothing is reported, no file is rewritten."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemaStore.enable"] is False
    assert settings["redhat.telemetry.enabled"] is False
    assert settings["yaml.format.enable"] is False
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


@pytest.mark.parametrize(
    ("name", "taken"), [*((name, True) for name in FILES + OWN), *((name, False) for name in NOT_LIBRARY)]
)
def test_hook_takes_the_files_of_a_library(name: str, taken: bool) -> None:
    """Every file of a library and no other, by the patterns as pre-commit reads them (`re.search`)."""
    told = hook()
    assert bool(re.search(told["files"], name) and not re.search(told["exclude"], name)) == taken


def test_hook_runs() -> None:
    """Its command checks the files that it is given."""
    command = shlex.split(str(hook()["entry"]))
    assert command[1:] == ["run.py", "check"]
    # What run.py does of it, without its installing.
    done = subprocess.run(
        [sys.executable, "-m", "macros", *command[2:], FILES[0], FILES[-1]],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 fichiers vérifiés" in done.stderr
