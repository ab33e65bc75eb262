"""The scripts: each in the folder of its gesture, those needed together joined at the root of these folders."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from macros.pages.joined_scripts import FOLDER, JOINED, SITE_SCRIPT
from tests.mkdocs_site.building import ROOT

SCRIPTS = [path for path in (ROOT / "docs" / FOLDER).rglob("*.js") if "vendor" not in path.parts]
LONGEST = 220  # lines


def test_what_is_joined() -> None:
    """Files of the folders, each joined once; nothing stands at the root but what is joined."""
    parts = [part for names in JOINED.values() for part in names]
    assert [part for part in parts if not (ROOT / "docs" / part).is_file()] == []
    assert len(parts) == len(set(parts))
    assert {PurePosixPath(path).parent.as_posix() + "/" for path in JOINED} == {FOLDER}
    assert [path.name for path in SCRIPTS if path.parent.name == "javascripts"] == []


def test_a_file_holds_one_concept() -> None:
    """A short file, whose names are its own or those of the page: `playbook…`."""
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= LONGEST, path
        assert '"use strict";' in text or path.name == "word-parts.js", path
        assert [name for name in re.findall(r"window\.(\w+) = ", text) if not name.startswith("playbook")] == [], path


def test_one_way_to_load() -> None:
    """Only site/load.js adds a script to the page; it is the first of every page."""
    loading = [path.name for path in SCRIPTS if 'createElement("script")' in path.read_text(encoding="utf-8")]
    assert loading == ["load.js"]
    assert JOINED[SITE_SCRIPT][0] == f"{FOLDER}site/load.js"
