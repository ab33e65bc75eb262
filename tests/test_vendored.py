"""What others wrote stands in one folder each, with its licence, and is byte for byte what its manifest says."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MANIFESTS = sorted(path for top in ("macros", "docs") for path in (ROOT / top).rglob("vendored.toml"))


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.parent.name)
def test_vendored_files_are_those_of_the_manifest(manifest: Path) -> None:
    """Every file of the folder is listed with its checksum, its version and its licence."""
    vendored = tomllib.loads(manifest.read_text(encoding="utf-8"))
    assert all(vendored[key] for key in ("name", "version", "licence", "author", "package"))
    sums = {file["to"]: file["sha256"] for file in vendored["files"]}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in manifest.parent.iterdir()
        if path.name != manifest.name
    }
    assert found == sums
    assert "LICENSE" in found


@pytest.mark.parametrize("name", ["dictionary", "fonts", "minisearch"])
def test_what_is_vendored_has_its_manifest(name: str) -> None:
    """The list above holds the spelling dictionary, the fonts of the PDF files and the search engine."""
    assert name in [manifest.parent.name for manifest in MANIFESTS]
