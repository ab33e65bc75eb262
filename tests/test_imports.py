"""Import directions: what stands lower in architecture.md may use what stands above it, never the reverse."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "macros"
# Each layer, and the layers of `macros` that it may import.
ALLOWED = {
    "__init__": {"mkdocs_site"},
    "model": {"model"},
    "loading": {"loading", "model"},
    "quality": {"quality", "loading", "model"},
    "pages": {"pages", "model"},
    "exports": {"exports", "pages", "model"},
    "downloads": {"downloads", "exports", "pages", "model"},
    "mkdocs_site": {"mkdocs_site", "downloads", "exports", "pages", "loading", "model"},
    "commands": {"commands", "downloads", "exports", "pages", "quality", "loading", "model"},
    "__main__": {"commands", "downloads", "quality", "loading", "model"},
}
GENERATOR = {"mkdocs", "mkdocs_macros", "material", "mkdocs_get_deps"}


def imported(path: Path) -> set[str]:
    """Dotted names that a module imports, wherever in its code the import stands."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1]] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return names


def layer_of(name: str) -> str | None:
    """`macros.model.base` → `model`; None outside the package and for the package itself."""
    parts = name.split(".")
    return parts[1] if parts[0] == "macros" and len(parts) > 1 else None


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_imports_only_what_stands_above(path: Path) -> None:
    """A module imports its own layer and those above it; only `mkdocs_site` imports MkDocs."""
    layer = path.relative_to(PACKAGE).with_suffix("").parts[0]
    names = imported(path)
    assert {layer_of(name) for name in names} - {None} <= ALLOWED[layer]
    if layer != "mkdocs_site":
        assert {name for name in names if name.split(".")[0] in GENERATOR} == set()


def test_package_imports_nothing_by_itself() -> None:
    """`macros/__init__.py` has no import outside its functions, so that the command stays light."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    assert [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)] == []


@pytest.mark.parametrize(
    "code",
    ["import macros", "from macros.__main__ import main; assert main(['check']) in (0, 1)"],
    ids=["import macros", "playbook check"],
)
def test_mkdocs_is_never_loaded(code: str) -> None:
    """Neither importing the package nor checking the library loads MkDocs."""
    told = f"{code}\nimport sys\nprint('|'.join(name for name in sys.modules if name.split('.')[0] in {sorted(GENERATOR)!r}))"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""
