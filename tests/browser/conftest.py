"""One browser and one static server per worker, and pages that watch themselves."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.checks import DESKTOP, started_again
from tests.browser.install_chromium import find_or_reason
from tests.mkdocs_site.building import real_site
from tests.mkdocs_site.hostile_library import hostile_site


class _Quiet(SimpleHTTPRequestHandler):
    """A static site, as a plain web server gives it: its own error page, no log."""

    def log_message(self, *arguments: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it these tests are skipped, and fail in continuous integration."""
    path, reason = find_or_reason()
    if not path:
        told = f"pas de navigateur : {reason}"
        if os.environ.get("CI", "").lower() in ("", "0", "false"):
            pytest.skip(told)
        pytest.fail(told)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site_folder(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site; built only where there is a browser to look at it."""
    return real_site(tmp_path_factory)


@pytest.fixture(scope="session")
def address(site_folder: Path) -> Iterator[str]:
    """Where the real site is served."""
    yield from _served(site_folder)


@pytest.fixture(scope="session")
def hostile_address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of a spoilt library is served."""
    yield from _served(hostile_site(tmp_path_factory) / "site")


@dataclass
class Watched:
    """A page, and what it did that it should not."""

    page: Page
    context: BrowserContext
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def _opener(browser: Browser) -> Iterator[Callable[..., Watched]]:
    opened: list[BrowserContext] = []

    def open_(url: str, **options: object) -> Watched:
        context = browser.new_context(**{"locale": "fr-FR", "reduced_motion": "reduce", **options})
        context.set_default_timeout(15_000)
        opened.append(context)
        page = context.new_page()
        watched = Watched(page, context)
        host = url.split("/")[2]
        page.on(
            "console",
            lambda said: (
                watched.faults.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: watched.faults.append(f"error: {error}"))
        # A request that the next page cuts short has not failed.
        page.on(
            "requestfailed",
            lambda request: (
                None if request.failure == "net::ERR_ABORTED" else watched.faults.append(f"failed: {request.url}")
            ),
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.split("/")[2:3] == [host] or request.url.startswith("data:")
                else watched.faults.append(f"elsewhere: {request.url}")
            ),
        )
        page.on("request", lambda request: watched.requests.append(request.url))
        page.goto(url, wait_until="load")
        return watched

    yield open_
    for context in opened:
        context.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Open an address in a browser of its own: empty storage, the given window and scheme."""
    yield from _opener(browser)


@pytest.fixture(scope="module")
def open_shared(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """The same, for a page that the tests of a file use in turn: four times as quick as one each."""
    yield from _opener(browser)


@pytest.fixture(scope="module")
def shared(request: pytest.FixtureRequest, address: str, open_shared: Callable[..., Watched]) -> Watched:
    """The page that the tests of a file use in turn: its PAGE, in a browser that grants its PERMISSIONS."""
    permissions = getattr(request.module, "PERMISSIONS", [])
    return open_shared(f"{address}/{request.module.PAGE}", viewport=DESKTOP, permissions=permissions)


@pytest.fixture
def watched(request: pytest.FixtureRequest, address: str, shared: Watched) -> Iterator[Watched]:
    """That page as if it were opened for this test, on a desktop; it must stay silent."""
    yield started_again(shared, f"{address}/{request.module.PAGE}")
    assert shared.faults == []
