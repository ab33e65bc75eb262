"""`serve` for real: pages follow the files, and a mistake shows without taking the site down."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.mkdocs_site.building import copy_project, environment

pytestmark = pytest.mark.xdist_group("serve")

DEADLINE = 60  # seconds: far more than a rebuild takes, so that only a rebuild that never comes is a failure


class Server:
    """A site being served from its own copy of the project."""

    def __init__(self, project: Path, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.project, self.log = project, log
        self.formats = project / "templates_library/formats"
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{self.port}"]
        with log.open("w", encoding="utf-8") as told:
            self.process = subprocess.Popen(
                command, cwd=project, env=environment(PYTHONUNBUFFERED="1"), stdout=told, stderr=told
            )

    def page(self, address: str) -> str:
        """The text of a page as it is served now; empty while it is not."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=DEADLINE) as answer:
                return unescape(re.sub(r"\s+", " ", answer.read().decode()))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def told(self) -> str:
        """What the terminal says."""
        return self.log.read_text(encoding="utf-8")

    def wait(self, what: str, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + DEADLINE
        while not holds():
            assert self.process.poll() is None, f"serve ended: {self.told()}"
            assert time.monotonic() < deadline, f"{what} never came\n{self.told()[-3000:]}"
            time.sleep(0.1)

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that answers."""
    server = Server(copy_project(tmp_path / "project"), tmp_path / "serve.log")
    try:
        server.wait("first page", lambda: "Playbook" in server.page(""))
        yield server
    finally:
        server.stop()


def test_pages_follow_the_files(server: Server) -> None:
    """Edit a file, add one, break one, repair it, remove one: each shows by itself, and the server never stops."""
    source = server.formats / "codev/codev-managerial.yml"
    good = source.read_text(encoding="utf-8")
    assert "Content-Security-Policy" not in server.page("ateliers/codev-managerial/")
    assert 'role="alert"' not in server.page("")

    edited = good.replace("title: Séance de codéveloppement", "title: Séance éditée", 1)
    assert edited != good
    source.write_text(edited, encoding="utf-8")
    server.wait("the edited title", lambda: "Séance éditée" in server.page("ateliers/codev-managerial/"))

    new = server.formats / "ideation/tout-neuf.yml"
    copied = (server.formats / "ideation/enonce-probleme.yml").read_text(encoding="utf-8")
    new.write_text(re.sub(r"(?m)^title: .*$", "title: Atelier tout neuf", copied, count=1), encoding="utf-8")
    server.wait("the new page", lambda: "Atelier tout neuf" in server.page("ateliers/tout-neuf/"))
    assert "ateliers/tout-neuf/" in server.page("plan-du-site/") or "Atelier tout neuf" in server.page("plan-du-site/")

    source.write_text(edited.replace("\nsummary:", "\nsumary:", 1), encoding="utf-8")
    server.wait("the problem on the page", lambda: "clé inconnue `sumary`" in server.page("ateliers/codev-managerial/"))
    page = server.page("ateliers/codev-managerial/")
    assert 'role="alert"' in page
    assert re.search(r"codev-managerial\.yml:\d+:1", page)
    assert "Séance éditée" in page
    assert "clé inconnue `sumary`" in server.page("glossaire/")
    assert "clé inconnue `sumary`" in server.told()

    source.write_text(good, encoding="utf-8")
    server.wait("the repaired page", lambda: "Séance de codéveloppement" in server.page("ateliers/codev-managerial/"))
    page = server.page("ateliers/codev-managerial/")
    assert page
    assert "Séance éditée" not in page
    assert "clé inconnue" not in page

    new.unlink()
    server.wait("the end of the removed page", lambda: not server.page("ateliers/tout-neuf/"))
    assert server.page("")
    assert "Traceback" not in server.told()


def test_hand_written_page_with_a_mistake(server: Server) -> None:
    """A page that calls a macro wrongly says so in the terminal; repaired, it comes back and the others never left."""
    page = server.project / "docs/licences/index.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(good + '\n\n{{ format_card("absent") }}\n', encoding="utf-8")
    server.wait("the mistake in the terminal", lambda: "« absent » n'existe pas" in server.told())
    page.write_text(good + "\n\nPhrase ajoutée.\n", encoding="utf-8")
    server.wait("the repaired page", lambda: "Phrase ajoutée." in server.page("licences/"))
    assert server.process.poll() is None


def test_first_start_with_a_mistake(tmp_path: Path) -> None:
    """At first start with an invalid file, the valid ones are served with the list of problems."""
    project = copy_project(tmp_path / "project")
    (project / "templates_library/formats/ideation/faux.yml").write_text("title: [", encoding="utf-8")
    server = Server(project, tmp_path / "serve.log")
    try:
        server.wait("the list of problems", lambda: "faux.yml:" in server.page(""))
        assert 'role="alert"' in server.page("")
        assert "Séance de codéveloppement" in server.page("ateliers/codev-managerial/")
    finally:
        server.stop()
