"""The real site, made once for the whole run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mkdocs_site.building import html_files, real_site
from tests.pages.html_reading import Document


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, with its files to download."""
    return real_site(tmp_path_factory)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Document]:
    """Every page of the real site, by its path."""
    return {path.relative_to(site).as_posix(): Document(path.read_text(encoding="utf-8")) for path in html_files(site)}
