"""The zip of `make offline`, extracted and opened by a double click, the network cut: everything that the site promises works."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import docx
import pytest
from playwright.sync_api import Page, expect

from macros.commands.offline import FOLDER, README, pack
from macros.model.library import Library
from macros.pages.catalogue import card_data
from macros.pages.downloads import FORMAT_FILES, KIT
from tests.browser.checks import DESKTOP, STORED, Open, started_again
from tests.mkdocs_site.building import ROOT, built, html_files
from tests.mkdocs_site.page_safety import unsafe_parts
from tests.mkdocs_site.test_links import broken_links
from tests.pages.html_reading import Document

pytestmark = pytest.mark.xdist_group("browser-disk")
needs_browser = pytest.mark.browser
SLUG = "projet-sante-cpts"
QUERY = "?debut=14:00&participants=14&modalite=distanciel"
SLUGS = (
    "[...document.querySelectorAll('main [data-slug]')].filter(one => one.offsetParent).map(one => one.dataset.slug)"
)


@pytest.fixture(scope="module")
def offline_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a person has once the zip is extracted, under a path with a space and an accent, as on many desktops."""
    folder = tmp_path_factory.mktemp("offline")
    site = built(ROOT, folder / "site", "--no-directory-urls", PLAYBOOK_EXPORTS="1")
    target = folder / "playbook.zip"
    assert pack(site, target) == 0
    with zipfile.ZipFile(target) as archive:
        archive.extractall(folder / "Mon bureau équipe")
    return folder / "Mon bureau équipe" / FOLDER


@pytest.fixture(scope="module")
def disk(browser: Any, offline_folder: Path) -> str:
    """The address of that folder."""
    return offline_folder.as_uri()


@pytest.fixture(scope="module")
def shared(disk: str, open_shared: Open) -> Any:
    """A browser on the home page, whose network is cut."""
    watched = open_shared(f"{disk}/index.html", viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    watched.context.set_offline(True)
    return watched


@pytest.fixture
def watched(disk: str, shared: Any) -> Any:
    """That browser; it must stay silent, ask for files of the folder only, and keep nothing."""
    watched = started_again(shared, f"{disk}/index.html")
    watched.requests.clear()
    yield watched
    assert watched.faults == []
    assert [one for one in watched.requests if not one.startswith((disk, "data:", "blob:"))] == []
    assert watched.page.evaluate(STORED) == [[], [], ""]


# ---- The folder itself --------------------------------------------------------------------------------------------------


def test_links_from_a_disk(offline_folder: Path) -> None:
    """Every internal link and anchor names a file: pages, styles, scripts, pictures, downloads."""
    # The error page is made for a server, which gives it at any address.
    broken = [link for link in broken_links(offline_folder, from_disk=True) if not link.startswith("404.html")]
    assert broken == []


def test_the_pages_are_those_of_the_site(offline_folder: Path, library: Library) -> None:
    """One tree whatever the form of the links: each page is the index of its folder; nothing of it needs a server."""
    names = {path.relative_to(offline_folder).as_posix() for path in html_files(offline_folder)}
    assert {name for name in names if not name.endswith("index.html")} == {"404.html"}
    assert {f"ateliers/{slug}/index.html" for slug in library.formats} <= names
    assert (offline_folder / README).is_file()
    for name in sorted(names):
        page = Document((offline_folder / name).read_text(encoding="utf-8"))
        (meta,) = [one for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert unsafe_parts(page, meta.attributes["content"]) == [], name
        # Modules do not load from a folder.
        assert [one for one in page.all("script") if one.attributes.get("type") == "module"] == [], name


def test_every_download_is_there(offline_folder: Path, library: Library) -> None:
    """Each atelier has all of its files and its kit, linked from its page; none is empty."""
    for slug in library.formats:
        page = Document((offline_folder / f"ateliers/{slug}/index.html").read_text(encoding="utf-8"))
        linked = {unquote(address) for _, _, address in page.links}
        for one in (*FORMAT_FILES, KIT):
            file = offline_folder / f"ateliers/{slug}/{slug}{one.ending}"
            assert file.stat().st_size > 100, file
            assert any(address.endswith(f"{slug}{one.ending}") for address in linked), file


# ---- In a browser -------------------------------------------------------------------------------------------------------


@needs_browser
def test_the_network_is_really_cut(shared: Any) -> None:
    """The browser of these tests reaches nothing."""
    page = shared.context.new_page()
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto("http://127.0.0.1:9/")
    page.close()


@needs_browser
def test_every_kind_of_page(disk: str, offline_folder: Path, watched: Any) -> None:
    """From the home page, each link of the menus leads to a page that shows its title."""
    page = watched.page
    hrefs = page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
    inside = sorted({one.partition("#")[0] for one in hrefs if one.startswith(disk)})
    assert len(inside) >= 15
    for address in inside:
        assert Path(unquote(urlsplit(address).path)).is_file(), address
    for address in inside[:: max(1, len(inside) // 8)]:
        page.goto(address)
        expect(page.locator("h1").first).to_be_visible()


@needs_browser
def test_adaptation(disk: str, watched: Any) -> None:
    """Hours follow what is typed, and the address keeps it."""
    page = watched.page
    page.goto(f"{disk}/ateliers/{SLUG}/index.html")
    page.locator("#pb-people").fill("14")
    page.locator("#pb-start").fill("14:00")
    page.locator("#pb-start").press("Tab")
    expect(page.locator(".pb-script-table tbody td").first).to_have_text("14\u00a0h")
    page.wait_for_url(re.compile(r"index\.html\?.*debut=14"))
    page.reload()
    expect(page.locator(".pb-script-table tbody td").first).to_have_text("14\u00a0h")


@needs_browser
@pytest.mark.parametrize(
    ("what", "told"), [("script", "Déroulé copié"), ("invitation", "Invitation copiée"), ("sheet", "Fiche copiée")]
)
def test_copy(what: str, told: str, disk: str, watched: Any, library: Library) -> None:
    """The clipboard holds the words, with and without formatting."""
    page = watched.page
    page.goto(f"{disk}/ateliers/{SLUG}/index.html")
    page.locator(f"[data-copies-what={what}]").click()
    expect(page.locator(".pb-copy-told")).to_contain_text(told)
    held = page.evaluate(
        "async () => { const [item] = await navigator.clipboard.read();"
        " return Object.fromEntries(await Promise.all(item.types.map(async type => [type, await (await item.getType(type)).text()]))); }"
    )
    assert set(held) >= {"text/plain", "text/html"}
    assert "file:" not in held["text/plain"] + held["text/html"]
    assert len(held["text/plain"]) > 300


@needs_browser
@pytest.mark.parametrize("ending", [".docx", ".pptx", ".xlsx", "-kit.zip"])
def test_download(ending: str, disk: str, offline_folder: Path, watched: Any) -> None:
    """A click gives the file that stands in the folder."""
    page = watched.page
    page.goto(f"{disk}/ateliers/{SLUG}/index.html")
    link = page.locator(f"main a[href$='{SLUG}{ending}']").first
    given = _clicked(page, link.click)
    assert given == (offline_folder / f"ateliers/{SLUG}/{SLUG}{ending}").read_bytes()
    with zipfile.ZipFile(io.BytesIO(given)) as archive:
        assert archive.testzip() is None


def _clicked(page: Page, click: Callable[[], None]) -> bytes:
    with page.expect_download() as waited:
        click()
    return Path(waited.value.path()).read_bytes()


@needs_browser
def test_adapted_file(disk: str, watched: Any) -> None:
    """A Word file made in the browser, with the hours of the session; it names no address of this machine."""
    page = watched.page
    page.goto(f"{disk}/ateliers/{SLUG}/index.html{QUERY}")
    page.locator("#pb-date").fill("2026-12-01")
    data = _clicked(page, page.locator("[data-file=word]").click)
    told = "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs).replace("\u00a0", " ")
    assert "Séance du mardi 1er décembre 2026." in told
    assert "De 14 h à 16 h" in told
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"file:" in archive.read(name) for name in archive.namelist())


@needs_browser
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


@needs_browser
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


@needs_browser
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
