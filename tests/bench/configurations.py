"""The two mkdocs.yml of the measure: the project's own on another library, and plain Material on the same text.

Run by itself: `python -m tests.bench.configurations FOLDER`, where FOLDER holds `library/`, and `docs-floor/` for the second.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from macros.loading import load_library
from macros.mkdocs_site.navigation import expanded

ROOT = Path(__file__).resolve().parents[2]


def _project() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


def _write(path: Path, config: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")


def write_ours(folder: Path) -> None:
    """`ours.yml`: the project's configuration, with the library of the folder."""
    config = _project()
    shutil.copytree(ROOT / config["docs_dir"], folder / "docs", dirs_exist_ok=True)
    # mkdocs-macros looks for its module beside mkdocs.yml only; one named `macros` there would hide the package.
    (folder / "entry.py").write_text("from macros import define_env\n", encoding="utf-8")
    config |= {"docs_dir": "docs", "site_dir": "site-ours"}
    config["theme"]["custom_dir"] = str(ROOT / config["theme"]["custom_dir"])
    config["hooks"] = [str(ROOT / hook) for hook in config["hooks"]]
    config["extra"]["playbook"]["library"] = ["library"]
    for plugin in config["plugins"]:
        if "macros" in plugin:
            plugin["macros"]["module_name"] = "entry"
    config.pop("watch", None)
    _write(folder / "ours.yml", config)


def write_floor(folder: Path) -> None:
    """`floor.yml`: Material and its search; the same navigation, the same Markdown extensions, no macros, no hook."""
    config = _project()
    theme = {key: value for key, value in config["theme"].items() if key not in ("custom_dir", "logo", "favicon")}
    library = load_library([folder / "library"]).library
    _write(
        folder / "floor.yml",
        {
            "site_name": config["site_name"],
            "docs_dir": "docs-floor",
            "site_dir": "site-floor",
            "theme": theme,
            "plugins": [{"search": {"lang": "fr"}}],
            "markdown_extensions": config["markdown_extensions"],
            "nav": expanded(config["nav"], library),
            "not_in_nav": "*",
            "validation": config["validation"],
        },
    )


if __name__ == "__main__":
    chosen = Path(sys.argv[1])
    (write_floor if (chosen / "docs-floor").is_dir() else write_ours)(chosen)
