"""The policy of a page, from its HTML."""

from __future__ import annotations

import base64
import hashlib

import pytest

from macros.mkdocs_site.security_policy import content_security_policy, foreign_scripts, script_rules, with_policy


def hash_of(script: str) -> str:
    """As a browser computes it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


# As templates write them: one constant, one with the address of the site's root.
RULES = script_rules(["<p>x</p><script>a()</script>", '<script>b(new URL("{{ base_url }}/",location))</script>'])
KNOWN = [
    ("<p>Rien</p>", []),
    ("<script>a()</script>", ["a()"]),
    ('<script>b(new URL("../../",location))</script><script>a()</script>', ['b(new URL("../../",location))', "a()"]),
    ("<script>a()</script><script>a()</script>", ["a()"]),
    ('<script src="x.js"></script><script defer src="y.js"></script>', []),
    ('<script id="c" type="application/json">{"a": 1}</script>', []),
    ("<SCRIPT>a()</SCRIPT>", ["a()"]),
    ('<script data-x="1">a()</script>', ["a()"]),
]


@pytest.mark.parametrize(("html", "scripts"), KNOWN)
def test_inline_scripts_are_named(html: str, scripts: list[str]) -> None:
    """Each script of the templates once, by its hash; files and data need none."""
    words = content_security_policy(html, RULES).split("script-src ")[1].split(";")[0].split()
    assert words == ["'self'", *map(hash_of, scripts)]
    assert foreign_scripts(html, RULES) == []


@pytest.mark.parametrize(
    "script",
    ["window.pwned=1", "a();window.pwned=1", " a()", "A()", "", 'b(new URL("/",location));alert(1)', 'b(new URL("x"+alert(1)+"/",location))', 'b(new URL("`${alert(1)}`/",location))'],
)  # fmt: skip
def test_a_script_of_the_content_is_not_allowed(script: str) -> None:
    """It is told, and its hash is not in the policy: the list is closed."""
    html = f"<script>a()</script><p>mots</p><script>{script}</script>"
    assert foreign_scripts(html, RULES) == [script]
    assert hash_of(script) not in content_security_policy(html, RULES)
    assert hash_of("a()") in content_security_policy(html, RULES)


def test_policy_comes_first() -> None:
    """Right after the encoding, before anything that it rules, and once."""
    html = with_policy('<head><meta charset="utf-8"><script>a()</script></head><p><meta charset="utf-8"></p>', RULES)
    assert html.index("Content-Security-Policy") < html.index("<script>")
    assert html.count("Content-Security-Policy") == 1
