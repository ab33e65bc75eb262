"""Built sites, each made once by the worker that runs this folder's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mkdocs_site.building import ROOT, built, html_files
from tests.pages.html_reading import Document


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, with its files to download."""
    return built(ROOT, tmp_path_factory.mktemp("built") / "site", PLAYBOOK_EXPORTS="1")


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Document]:
    """Every page of the real site, by its path."""
    return {path.relative_to(site).as_posix(): Document(path.read_text(encoding="utf-8")) for path in html_files(site)}
