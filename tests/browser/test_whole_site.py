"""Every page that was built, as a first visitor meets it: light, closed, accessible, and nothing kept of the visit.

The figures of the budget are those of docs/ecoconception/: change both.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.checks import DESKTOP, STORED, TOO_WIDE, Open, axe_faults

GROUPS = 2  # of pages, so that two workers share them
pytestmark = pytest.mark.browser

# Bytes, once compressed, and requests, at the first load of a page.
MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT, MOST_HTML = 150_000, 15, 60_000, 40_000
# What the theme brings; all the rest of the scripts is ours.
THEME_SCRIPTS = re.compile(r"/assets/javascripts/(?:bundle|lunr|workers)\b")
# The reference of keys holds more than a thousand cells: axe takes as long on them as on all other pages together.
# Of that page axe reads everything else; its tables have the structure and the colours of those of other pages.
TOO_LONG_FOR_AXE = {"contribuer/cles/": {"exclude": [["table.pb-reference"]]}}
# Rows of the table of the budget: what is promised there is what is checked here, row by row.
BUDGET = {
    "Poids transféré, compressé (gzip)": MOST_BYTES // 1000,
    "Dont le texte de la page (HTML), compressé": MOST_HTML // 1000,
    "Dont le JavaScript écrit pour ce site, compressé": MOST_SCRIPT // 1000,
    "Nombre de requêtes": MOST_REQUESTS,
}
# What a page could keep besides the storage and the cookies.
KEPT_ELSEWHERE = """async () => [
    ...(await indexedDB.databases()).map((one) => `indexedDB ${one.name}`),
    ...(await caches.keys()).map((one) => `cache ${one}`),
    ...(await navigator.serviceWorker.getRegistrations()).map((one) => `service worker ${one.scope}`),
]"""


def _group(rank: int) -> Any:
    return pytest.param(rank, marks=pytest.mark.xdist_group(f"browser-whole-{rank}"))


@cache
def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def _pages(folder: Path) -> list[str]:
    """Addresses of all pages, the missing page apart."""
    return sorted(path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html"))


def _faults(page: str, folder: Path, watched: Any) -> Iterator[str]:
    """What is wrong with a page that has just been loaded."""
    here = watched.page
    if here.evaluate(TOO_WIDE) > 0:
        yield "too wide"
    yield from axe_faults(here, "light", TOO_LONG_FOR_AXE.get(f"{page}/"))
    # After axe, which takes a second: what a page asks for or keeps a little later is seen too.
    yield from watched.faults
    if here.evaluate(STORED) != [[], [], ""]:
        yield f"kept: {here.evaluate(STORED)}"
    if kept := here.evaluate(KEPT_ELSEWHERE):
        yield f"kept: {kept}"
    if watched.context.cookies():
        yield f"cookies: {watched.context.cookies()}"
    requested = [url for url in watched.requests if not url.startswith("data:")]
    files = [folder / unquote(urlsplit(url).path).lstrip("/") for url in requested]
    files = [path / "index.html" if path.is_dir() else path for path in files]
    # What is not of this site, or is missing, has been told above.
    files = [path for path in files if path.is_file()]
    yield from (f"font: {path.name}" for path in files if path.suffix in (".woff", ".woff2", ".otf", ".ttf"))
    html = _compressed(folder / page / "index.html")
    scripts = sum(
        _compressed(path) for path in files if path.suffix == ".js" and not THEME_SCRIPTS.search(path.as_posix())
    )
    for what, found, most in (
        ("bytes", sum(map(_compressed, files)), MOST_BYTES),
        ("requests", len(requested), MOST_REQUESTS),
        ("bytes of our scripts", scripts, MOST_SCRIPT),
        ("bytes of HTML", html, MOST_HTML),
    ):
        if found > most:
            yield f"{found} {what}, {most} at most"


@pytest.mark.parametrize("group", [_group(rank) for rank in range(GROUPS)])
def test_every_page(group: int, site_folder: Path, address: str, open_page: Open) -> None:
    """Silent console, no other host, nothing stored, no cookie, within the budget, no violation of axe, no sideways scroll."""
    told: dict[str, list[str]] = {}
    pages = _pages(site_folder)[group::GROUPS]
    assert len(pages) > 40
    watched = open_page(f"{address}/", viewport=DESKTOP, color_scheme="light")
    # Each page asks for all that it needs, as a first visit does.
    watched.context.new_cdp_session(watched.page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    for page in pages:
        # One browser for all: what a page would leave in it is found on that page.
        watched.faults.clear()
        watched.requests.clear()
        watched.page.goto(f"{address}/{page}/".replace("/./", "/"), wait_until="load")
        found = list(_faults(page, site_folder, watched))
        if found:
            told[page] = found
    assert told == {}


FORMAT = "ateliers/projet-sante-cpts/"


def _download(page: Any, button: str) -> None:
    with page.expect_download():
        page.get_by_role("button", name=button).click()


def _dated(page: Any) -> None:
    page.locator("[data-files] input[type=date]").fill("2026-12-01")
    _download(page, "Télécharger l’événement d’agenda")


def _copied(button: str) -> Callable[[Any], None]:
    def act(page: Any) -> None:
        page.get_by_role("button", name=button).click()
        page.locator("[role=status]", has_text="Collez").first.wait_for()

    return act


def _searched(page: Any) -> None:
    page.locator("#pb-search").fill("codev")
    page.locator("#pb-search-list [role=option]").first.wait_for()


def _reported(page: Any) -> None:
    page.locator("[data-message=trial-report] summary").click()
    page.locator("[data-message=trial-report] form").wait_for()


def _form_in_word(page: Any) -> None:
    page.locator("main textarea").first.fill("Un essai.")
    _download(page, "Word")


# Row of the published table → page and gesture.
GESTURES: dict[str, tuple[str, Callable[[Any], None]]] = {
    "Chercher un mot": (FORMAT, _searched),
    "Copier une fiche": (FORMAT, _copied("Copier la fiche")),
    "Copier l’invitation": (FORMAT, _copied("Copier l’invitation")),
    "Télécharger mon Word": (FORMAT, lambda page: _download(page, "Télécharger mon Word")),
    "Télécharger mon tableur": (FORMAT, lambda page: _download(page, "Télécharger mon tableur")),
    "Télécharger l’événement d’agenda": (FORMAT, _dated),
    "Ouvrir « J’ai animé cet atelier »": (FORMAT, _reported),
    "Télécharger ma fiche de retour d’expérience en Word": ("experiences/fiche-vierge/", _form_in_word),
}


def _published(site: Path) -> dict[str, int]:
    """The second table of the page: gesture → kilobytes."""
    html = (site / "ecoconception/index.html").read_text(encoding="utf-8").replace("\u00a0", " ").replace("\u202f", " ")
    rows = re.findall(r"<tr>\s*<td>([^<]*)</td>\s*<td>(\d+) ko</td>\s*</tr>", html)
    return {label.strip(): int(number) for label, number in rows}


@pytest.mark.xdist_group("browser-whole-1")
@pytest.mark.parametrize("label", GESTURES)
def test_what_a_gesture_loads(label: str, site_folder: Path, address: str, open_page: Open) -> None:
    """Files of this site that were not there before, within what the page of the budget says; none before the gesture."""
    path, act = GESTURES[label]
    watched = open_page(f"{address}/{path}", viewport=DESKTOP, accept_downloads=True)
    watched.page.wait_for_load_state("networkidle")
    before = set(watched.requests)
    act(watched.page)
    files = {
        unquote(urlsplit(url).path).lstrip("/") for url in set(watched.requests) - before if url.startswith("http")
    }
    weight = sum(_compressed(site_folder / file) for file in files)
    assert 0 < weight <= 1000 * _published(site_folder)[label], sorted(files)
    assert watched.faults == []


@pytest.mark.xdist_group("browser-whole-1")
def test_every_published_gesture_is_measured(site_folder: Path) -> None:
    """A row of the table that no gesture measures would be a figure without proof."""
    assert set(_published(site_folder)) == set(GESTURES)


@pytest.mark.xdist_group("browser-whole-0")
def test_the_budget_is_the_published_one(site_folder: Path) -> None:
    """The page that promises says the same limits as this test."""
    html = (site_folder / "ecoconception/index.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    rows = re.findall(r"<tr>\s*<td>([^<]*)</td>\s*<td>(\d+)(?: ko)? au plus</td>\s*</tr>", html)
    assert {label: int(number) for label, number in rows} == BUDGET
