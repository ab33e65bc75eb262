"""Fixtures that several folders of tests share."""

from pathlib import Path

import pytest

from macros.loading import LoadedLibrary, load_library
from macros.model.library import Library

LIBRARY = Path(__file__).parent.parent / "templates_library"


@pytest.fixture(scope="session")
def loaded() -> LoadedLibrary:
    """The real library with its problems, read once."""
    return load_library([LIBRARY])


@pytest.fixture(scope="session")
def library(loaded: LoadedLibrary) -> Library:
    """The valid part of the real library."""
    assert loaded.library is not None, "templates_library/vocabulary.yml is not valid"
    return loaded.library
