"""The site under the headers that `playbook headers` writes: every gesture still works, and no other site may frame it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from macros.commands.headers import security_headers
from tests.browser.checks import DESKTOP, Open

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-headers")]
SLUG = "projet-sante-cpts"


def put_headers(context: BrowserContext, headers: dict[str, str]) -> None:
    """Every answer of the server then carries them."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(
            response=response, headers={**response.headers, **{name.lower(): value for name, value in headers.items()}}
        )

    context.route("**/*", answer)


@pytest.fixture(scope="module")
def headers(site_folder: Path) -> dict[str, str]:
    """Those of the built site."""
    return security_headers(site_folder)


@pytest.fixture
def watched(headers: dict[str, str], address: str, open_page: Open) -> Any:
    """A browser that gets them with each file; it must stay silent."""
    options = {"viewport": DESKTOP, "permissions": ["clipboard-read", "clipboard-write"]}
    watched = open_page(f"{address}/licences/", **options)
    put_headers(watched.context, headers)
    watched.page.goto(f"{address}/")
    yield watched
    assert watched.faults == []


def test_gestures_work(address: str, watched: Any) -> None:
    """Search, catalogue, adaptation, copy, a file made in the browser, the dark scheme."""
    page = watched.page
    page.locator("#pb-home-search").fill("prototype papier")
    expect(page.locator("#pb-home-search-list mark").first).to_be_visible()
    page.goto(f"{address}/ateliers/")
    page.locator("input[name=type][value=evaluation]").check()
    expect(page.locator("[data-chips] button")).to_have_count(1)
    page.goto(f"{address}/ateliers/{SLUG}/")
    page.locator("#pb-people").fill("14")
    page.locator("[data-copies-what=script]").click()
    expect(page.locator(".pb-copy-told")).to_contain_text("Déroulé copié")
    page.locator("#pb-date").fill("2026-12-01")
    with page.expect_download():
        page.locator("[data-file=word]").click()
    for path in (
        "situer-mon-projet/",
        "contribuer/proposer-un-atelier/",
        "experiences/fiche-vierge/",
        "donnees-personnelles/",
    ):
        page.goto(f"{address}/{path}")
        expect(page.locator("h1").first).to_be_visible()


def test_the_headers_arrive(address: str, headers: dict[str, str], watched: Any) -> None:
    """They are those of the answer, and a script that no page names does not run."""
    page = watched.page
    told = page.goto(f"{address}/glossaire/").headers
    assert {name: told.get(name.lower()) for name in headers} == headers
    page.evaluate(
        "() => { const one = document.createElement('script'); one.textContent = 'window.pwned = 1'; document.body.append(one); }"
    )
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert any("Content Security Policy" in fault for fault in watched.faults)
    watched.faults.clear()


@pytest.mark.parametrize("with_headers", [True, False])
def test_no_other_site_frames_it(with_headers: bool, address: str, headers: dict[str, str], open_page: Open) -> None:
    """With the headers the frame stays empty; without them, as a page's own policy cannot say it, it shows the site."""
    watched = open_page(f"{address}/licences/", bypass_csp=False)
    if with_headers:
        put_headers(watched.context, headers)
    other = watched.context.new_page()
    other.set_content(f'<iframe src="{address}/glossaire/"></iframe>')
    other.wait_for_timeout(800)
    shown = [frame for frame in other.frames[1:] if frame.url.startswith(address) and frame.locator("h1").count()]
    assert bool(shown) != with_headers
