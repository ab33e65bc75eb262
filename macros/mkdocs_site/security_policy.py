"""A Content-Security-Policy in every built page: nothing from elsewhere, no script in the page but those of the theme.

The list is closed: the scripts that the templates write, known before any content is read. One that came with the content is
told, and its hash is not named: the browser does not run it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

# The templates that write scripts into pages.
SCRIPTED = ("main.html", *(f"partials/javascripts/{name}.html" for name in ("base", "palette", "content")))
ScriptRules = tuple[re.Pattern[str], ...]

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ADDRESS = r"""[^"'`<>\\(){}]*"""  # what an expression of those templates writes: the address of the site's root
_CHARSET = re.compile(r'<meta charset="utf-8"\s*/?>', re.IGNORECASE)
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)


def _inline_scripts(html: str) -> list[str]:
    """Data blocks (`type="application/json"`) do not run."""
    return [body for attributes, body in _INLINE_SCRIPT.findall(html) if "application/json" not in attributes]


def script_rules(templates: Iterable[str]) -> ScriptRules:
    """What a script of those templates looks like, once written."""
    scripts = (body for template in templates for body in _inline_scripts(template))
    return tuple(re.compile(_ADDRESS.join(map(re.escape, _EXPRESSION.split(body)))) for body in scripts)


def _is_known(script: str, rules: ScriptRules) -> bool:
    return any(rule.fullmatch(script) for rule in rules)


def foreign_scripts(html: str, rules: ScriptRules) -> list[str]:
    """The scripts of a page that no template wrote."""
    return [script for script in _inline_scripts(html) if not _is_known(script, rules)]


def _hash(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def content_security_policy(html: str, rules: ScriptRules) -> str:
    """The policy of a page: of its inline scripts, those that are known."""
    scripts = [script for script in _inline_scripts(html) if _is_known(script, rules)]
    hashes = "".join(f" {value}" for value in dict.fromkeys(map(_hash, scripts)))
    return _POLICY.format(hashes=hashes)


def with_policy(html: str, rules: ScriptRules) -> str:
    """The page with its policy, before anything that it rules."""
    policy = content_security_policy(html, rules)
    return _CHARSET.sub(
        lambda found: f'{found.group()}\n      <meta http-equiv="Content-Security-Policy" content="{policy}">',
        html,
        count=1,
    )
