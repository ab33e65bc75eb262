"""`playbook links`: each address once, gently; what is gone is told with its pages. No test leaves this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from macros.commands.external_links import Answer, answers, asked, external_links, links

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages that name other sites, their own files and the forge."""
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<link rel="canonical" href="https://canonical.test/"><a href="https://un.test/x?a=1&amp;b=2#ici">x</a>'
        '<a href="a/">y</a><a href="mailto:x@un.test">z</a><a href="https://forge.test/edit/z">w</a>',
        encoding="utf-8",
    )
    (tmp_path / "a/index.html").write_text(
        '<a href="https://un.test/x?a=1&amp;b=2#la">x</a><a href="https://deux.test/">y</a>', encoding="utf-8"
    )
    return tmp_path


def test_what_is_asked(site: Path) -> None:
    """Links of people alone, once whatever their anchor, with the pages that name them; the forge apart."""
    assert external_links(site, "https://forge.test/") == {
        "https://deux.test/": ["a/index.html"],
        "https://un.test/x?a=1&b=2": ["a/index.html", "index.html"],
    }


def test_page_that_is_not_utf_8(site: Path) -> None:
    """Its links are asked as those of any other."""
    (site / "vieux.html").write_bytes('<p>é</p><a href="https://trois.test/">x</a>'.encode("latin-1"))
    assert external_links(site)["https://trois.test/"] == ["vieux.html"]


def test_politeness() -> None:
    """One request per address, those of a site one after the other with a pause between them."""
    addresses = ["https://b.test/1", "https://a.test/1", "https://b.test/2", "https://b.test/3"]
    done: list[str] = []
    pauses: list[float] = []

    def ask(address: str) -> Answer:
        done.append(address)
        return Answer(address)

    assert [one.address for one in answers(addresses, ask, pauses.append)] == sorted(addresses)
    assert sorted(done) == sorted(addresses)
    assert [one for one in done if "b.test" in one] == [f"https://b.test/{n}" for n in (1, 2, 3)]
    assert len(pauses) == 2
    assert min(pauses) >= 1


class _Server(BaseHTTPRequestHandler):
    """Answers with the number that the address names; `/head/405/get/200` answers each method with its own."""

    def _answer(self, position: int) -> None:
        self.server.seen.append((self.command, self.path))
        numbers = [int(part) for part in self.path.split("/") if part.isdigit()]
        self.send_response(numbers[min(position, len(numbers) - 1)])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self) -> None:
        self._answer(0)

    def do_GET(self) -> None:
        self._answer(1)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    """A site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    server.seen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


# Path → what is told, and by which methods it was asked.
ASKED = {
    "/200": ("", False, ["HEAD"]),
    "/head/405/get/200": ("", False, ["HEAD", "GET"]),
    "/404": ("réponse 404", True, ["HEAD", "GET"]),
    "/410": ("réponse 410", True, ["HEAD", "GET"]),
    "/403": ("réponse 403", False, ["HEAD", "GET"]),
    "/503": ("réponse 503", False, ["HEAD", "GET"]),
    "/200/é": ("", False, ["HEAD"]),
}


@pytest.mark.parametrize("path", ASKED)
def test_answers(path: str, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """HEAD, then GET where it was refused; only what is gone is broken."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server.seen.clear()
    address = f"http://127.0.0.1:{server.server_port}{path}"
    fault, is_broken, methods = ASKED[path]
    assert asked(address, 5) == Answer(address, fault, is_broken)
    assert [method for method, _ in server.seen] == methods


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed door, and an address that cannot be one, say nothing of the page."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    for address in ("http://127.0.0.1:9/", "https://[x/"):
        assert not asked(address, 5).answered


@pytest.mark.parametrize(
    ("faults", "code", "told"),
    [
        ({}, CLEAN, "2 liens vers d'autres sites, 0 rompu, 0 à regarder."),
        ({"https://deux.test/": ("réponse 404", True, True)}, PROBLEMS, "2 liens vers d'autres sites, 1 rompu, 0 à regarder."),
        ({"https://deux.test/": ("site introuvable", False, False)}, PROBLEMS, "1 rompu"),
        ({"https://deux.test/": ("réponse 403", False, True)}, CLEAN, "0 rompu, 1 à regarder."),
        ({"https://deux.test/": ("x", False, False), "https://un.test/x?a=1&b=2": ("x", False, False)}, COULD_NOT_RUN, "réseau injoignable"),
    ],
)  # fmt: skip
def test_what_is_told(
    faults: dict[str, tuple[str, bool, bool]], code: int, told: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dead link fails, a doubtful one does not; without a network nothing is concluded."""
    assert links(site, "https://forge.test/", lambda one: Answer(one, *faults.get(one, ("", False, True)))) == code
    captured = capsys.readouterr()
    assert told in captured.err
    if code != COULD_NOT_RUN:
        for address, (fault, _, _) in faults.items():
            assert f"- {address} ({fault}) : a/index.html" in captured.out


def test_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said, with the exit code of what could not run."""
    assert links(tmp_path) == COULD_NOT_RUN
    assert "n'est pas un site fabriqué" in capsys.readouterr().err
