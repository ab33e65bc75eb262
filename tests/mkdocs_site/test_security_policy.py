"""The policy of a page, from its HTML."""

from __future__ import annotations

import base64
import hashlib

import pytest

from macros.mkdocs_site.security_policy import content_security_policy, with_policy


def hash_of(script: str) -> str:
    """As a browser computes it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<p>Rien</p>", []),
        ("<script>a()</script>", ["a()"]),
        ("<script>\n a('é')\n</script><script>b()</script>", ["\n a('é')\n", "b()"]),
        ("<script>a()</script><script>a()</script>", ["a()"]),
        ('<script src="x.js"></script><script defer src="y.js"></script>', []),
        ('<script id="c" type="application/json">{"a": 1}</script>', []),
        ("<SCRIPT>a()</SCRIPT>", ["a()"]),
        ('<script data-x="1">a()</script>', ["a()"]),
    ],
)
def test_inline_scripts_are_named(html: str, scripts: list[str]) -> None:
    """Each inline script once, by its hash; files and data need none."""
    words = content_security_policy(html).split("script-src ")[1].split(";")[0].split()
    assert words == ["'self'", *map(hash_of, scripts)]


def test_policy_comes_first() -> None:
    """Right after the encoding, before anything that it rules, and once."""
    html = with_policy('<head><meta charset="utf-8"><script>a()</script></head><p><meta charset="utf-8"></p>')
    assert html.index("Content-Security-Policy") < html.index("<script>")
    assert html.count("Content-Security-Policy") == 1
