"""Every link of the built HTML leads somewhere. The other form of addresses, files that open from a disk, is that of tests/browser/test_offline.py."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.mkdocs_site.building import html_files
from tests.pages.html_reading import Document

pytestmark = pytest.mark.xdist_group("site")


def broken_links(site: Path, *, from_disk: bool) -> list[str]:
    """Links that lead to no file or to no anchor; from a disk, a folder is no page."""
    pages = {path.relative_to(site).as_posix(): Document(path.read_text(encoding="utf-8")) for path in html_files(site)}
    broken = []
    for path, page in pages.items():
        shown_at = path if from_disk else path.removesuffix("index.html")
        for _, _, address in page.links:
            if re.match(r"[a-z]+:", address):
                continue
            parts = urlsplit(urljoin("https://site.test/" + shown_at, address))
            target = unquote(parts.path).lstrip("/")
            if (target == "" or target.endswith("/")) and not from_disk:
                target += "index.html"
            if not (site / target).is_file():
                broken.append(f"{path}: {address}")
            elif parts.fragment and unquote(parts.fragment) not in (pages[target].ids if target in pages else []):
                broken.append(f"{path}: {address} (no such anchor)")
    return broken + _broken_in_styles(site)


def _broken_in_styles(site: Path) -> list[str]:
    """What the style sheets ask for and is not there."""
    broken = []
    for sheet in sorted(site.rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        for address in re.findall(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""", text):
            if not re.match(r"[a-z]+:|#|url\(", address) and not (sheet.parent / urlsplit(address).path).is_file():
                broken.append(f"{sheet.relative_to(site).as_posix()}: {address}")
    return broken


def test_links_between_folders(site: Path) -> None:
    """Pages, anchors, styles, scripts and pictures of the site as it is put online."""
    assert broken_links(site, from_disk=False) == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<a href="absent/">x</a>', "absent/"),
        ('<a href="#absent">x</a>', "#absent"),
        ('<img src="absent.svg" alt="">', "absent.svg"),
        ('<a href="ateliers/#absent">x</a>', "ateliers/#absent"),
    ],
)
def test_broken_links_are_found(html: str, told: str, tmp_path: Path) -> None:
    """The check is one that can say no."""
    (tmp_path / "ateliers").mkdir()
    (tmp_path / "ateliers/index.html").write_text("<p id='present'></p>", encoding="utf-8")
    (tmp_path / "index.html").write_text(f'<a href="ateliers/#present">y</a>{html}', encoding="utf-8")
    assert [link.split(": ")[1].split(" ")[0] for link in broken_links(tmp_path, from_disk=False)] == [told]
