"""Fixtures that several folders of tests share."""

from collections import Counter
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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The seconds of each group of tests, all workers added: what to look at when the whole takes too long."""
    seconds: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                file = Path(report.nodeid.split("::")[0])
                # In the browser, where most of the time goes, by file.
                seconds[(file if file.parent.name == "browser" else file.parent).as_posix()] += report.duration
    if len(seconds) > 1:
        terminalreporter.section("secondes par groupe, tous processus confondus")
        for group, total in seconds.most_common():
            terminalreporter.write_line(f"{total:7.1f} s  {group}")
