"""A Content-Security-Policy in every built page: nothing from elsewhere, no inline script but those whose hash is named."""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r'<meta charset="utf-8"\s*/?>', re.IGNORECASE)
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)


def _hash(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def content_security_policy(html: str) -> str:
    """The policy of a page; data blocks (`type="application/json"`) do not run and need no hash."""
    scripts = [body for attributes, body in _INLINE_SCRIPT.findall(html) if "application/json" not in attributes]
    hashes = "".join(f" {value}" for value in dict.fromkeys(_hash(body) for body in scripts))
    return _POLICY.format(hashes=hashes)


def with_policy(html: str) -> str:
    """The page with its policy, before anything that it rules."""
    policy = content_security_policy(html)
    return _CHARSET.sub(
        lambda found: f'{found.group()}\n      <meta http-equiv="Content-Security-Policy" content="{policy}">',
        html,
        count=1,
    )
