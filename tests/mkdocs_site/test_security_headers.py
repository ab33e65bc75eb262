"""Every page under the headers that `playbook headers` writes for the whole site."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.commands.headers import security_headers
from tests.mkdocs_site.page_safety import allowed_scripts, unsafe_parts
from tests.pages.html_reading import Document

pytestmark = pytest.mark.xdist_group("site")
CSP = "Content-Security-Policy"


@pytest.fixture(scope="module")
def policy(site: Path) -> str:
    """The one policy of the header."""
    return security_headers(site)[CSP]


def test_every_page_satisfies_the_header(pages: dict[str, Document], policy: str) -> None:
    """Each inline script is named by its hash; nothing else is inline, and no link runs."""
    assert {path: found for path, page in pages.items() if (found := unsafe_parts(page, policy))} == {}


def test_the_header_says_no_less_than_the_pages(pages: dict[str, Document], policy: str) -> None:
    """It differs from the policy of a page by the scripts of the others and by frames, and by nothing more."""
    ours = dict(part.split(" ", 1) for part in policy.split("; "))
    assert ours.pop("frame-ancestors") == "'none'"
    named: set[str] = set()
    for path, page in pages.items():
        (meta,) = [one for one in page.all("meta") if one.attributes.get("http-equiv") == CSP]
        told = dict(part.split(" ", 1) for part in meta.attributes["content"].split("; "))
        assert {key: set(value.split()) for key, value in told.items() if key != "script-src"} == {
            key: set(value.split()) for key, value in ours.items() if key != "script-src"
        }, path
        named |= allowed_scripts(meta.attributes["content"])
    assert allowed_scripts(policy) == named
    assert not {one for one in named if "unsafe" in one or "*" in one or one.startswith("http")}


def test_hosts_read_it(policy: str) -> None:
    """Cloudflare cuts a line at 2 000 signs."""
    assert len(policy) < 1900


@pytest.mark.parametrize(
    "html",
    [
        "<script>other()</script>",
        '<p onclick="a()">',
        '<p style="color:red">',
        "<style>p{}</style>",
        '<a href="javascript:a()">',
        '<a href=" JavaScript:a()">',
        '<a href="data:text/html,x">',
        '<iframe src="a.html"></iframe>',
        '<base href="/x">',
        '<img src="https://elsewhere.test/a.png">',
        '<script src="//elsewhere.test/a.js"></script>',
    ],
)
def test_what_is_unsafe_is_seen(html: str, pages: dict[str, Document], policy: str) -> None:
    """The check above is one that can say no."""
    assert len(unsafe_parts(Document(str(pages["index.html"].html) + html), policy)) == 1
