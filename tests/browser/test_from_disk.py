"""Search, catalogue and self-assessment opened from a folder, without a server: data arrives as scripts, addresses are files."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from macros.model.library import Library
from macros.pages.catalogue import card_data
from tests.browser.checks import DESKTOP, Open, started_again
from tests.mkdocs_site.building import built, copy_project

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-disk")]
SLUGS = (
    "[...document.querySelectorAll('main [data-slug]')].filter(one => one.offsetParent).map(one => one.dataset.slug)"
)


@pytest.fixture(scope="module")
def disk(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder of a site made to be read without a server."""
    folder = tmp_path_factory.mktemp("disk")
    return built(copy_project(folder / "project", use_directory_urls=False), folder / "site").as_uri()


@pytest.fixture(scope="module")
def shared(disk: str, open_shared: Open) -> Any:
    """A browser on the home page."""
    return open_shared(f"{disk}/index.html", viewport=DESKTOP)


@pytest.fixture
def watched(disk: str, shared: Any) -> Any:
    """That browser; it must stay silent."""
    watched = started_again(shared, f"{disk}/index.html")
    yield watched
    assert watched.faults == []


@pytest.mark.parametrize(
    ("path", "field"),
    [("index.html", "pb-home-search"), ("glossaire/index.html", "pb-search"), ("ateliers/codev-managerial/index.html", "pb-search")],
)  # fmt: skip
def test_search_field(path: str, field: str, disk: str, watched: Any) -> None:
    """From any depth, a result leads to the file of its page, and words without a choice to that of the catalogue."""
    page = watched.page
    page.goto(f"{disk}/{path}")
    page.locator(f"#{field}").fill("prototype papier")
    expect(page.locator(f"#{field}-list mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{disk}/ateliers/prototype-papier/index.html")
    page.goto(f"{disk}/{path}")
    page.locator(f"#{field}").fill("prototype")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{disk}/ateliers/index.html?q=prototype")
    expect(page.locator("[data-chips] button")).to_have_text("« prototype » ×")
    assert page.evaluate(SLUGS)[0] == "prototype-papier"


def test_catalogue(disk: str, library: Library, watched: Any) -> None:
    """Filters, words, the address, the back button and the links of results."""
    page = watched.page
    page.goto(f"{disk}/ateliers/index.html")
    expected = {slug for slug, one in library.formats.items() if card_data(one, library)["type"] == "evaluation"}
    page.locator("input[name=type][value=evaluation]").check()
    assert set(page.evaluate(SLUGS)) == expected
    assert page.url == f"{disk}/ateliers/index.html?type=evaluation"
    page.locator("#pb-catalogue-q").fill("bilan")
    expect(page.locator("[data-chips] button")).to_have_count(3)
    page.reload()
    expect(page.locator("[data-chips] button")).to_have_count(3)
    page.go_back()
    expect(page.locator("[data-chips] button")).to_have_count(0)
    assert set(page.evaluate(SLUGS)) == set(library.formats)
    page.locator("main [data-slug='bilan-etape'] a").click()
    page.wait_for_url(f"{disk}/ateliers/bilan-etape/index.html")


def test_self_assessment(disk: str, library: Library, watched: Any) -> None:
    """A result, the file of its offer, and a link that opens the same result."""
    page = watched.page
    page.goto(f"{disk}/situer-mon-projet/index.html")
    for question in library.self_assessment.questions:
        page.locator(f"input[name={question.id}]").first.check()
    page.locator(".pb-questions [type=submit]").click()
    title = page.locator("#pb-outcome-title").inner_text()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.locator("[data-link]").click()
    link = page.locator("[data-link-told] input").input_value()
    assert link.startswith(f"{disk}/situer-mon-projet/index.html?")
    page.goto(link)
    assert page.locator("#pb-outcome-title").inner_text() == title
    page.locator("[data-outcome] [data-level] a:visible").first.click()
    page.wait_for_url(f"{disk}/offres/*/index.html")
