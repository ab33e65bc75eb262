"""What a page may not hold, whatever its policy: anything inline that runs or paints, and links that run."""

from __future__ import annotations

import base64
import hashlib
import re

from tests.pages.html_reading import Document, Element

_RUNS = re.compile(r"[\s\x00-\x1f]*(?:javascript|vbscript|data:text)", re.IGNORECASE)
_FOREIGN = ("style", "iframe", "object", "embed", "base", "portal", "applet")


def allowed_scripts(policy: str) -> set[str]:
    """What a policy says of scripts."""
    found = re.search(r"script-src ([^;]*)", policy)
    return set(found[1].split()) if found else set()


def _runs(script: Element) -> bool:
    return "src" not in script.attributes and script.attributes.get("type") != "application/json"


def unsafe_parts(page: Document, policy: str) -> list[str]:
    """What the policy would stop, and what only a policy would stop."""
    named = allowed_scripts(policy)
    found = []
    for one in page.elements:
        found += [
            f"<{one.tag} {name}>" for name in one.attributes if name.startswith("on") or name in ("style", "srcdoc")
        ]
        found += [f"<{one.tag}>"] if one.tag in _FOREIGN else []
        if one.tag == "script" and _runs(one):
            digest = base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode()
            found += [] if f"'sha256-{digest}'" in named else [f"<script> {one.text[:40]}"]
    found += [f"{name}={address}" for _, name, address in page.links if _RUNS.match(address)]
    # Only a link may lead away; what a page loads is its own.
    return found + [
        f"<{one.tag}> {address}" for one, _, address in page.links if one.tag not in ("a", "link") and re.match(r"https?:|//", address)
    ]  # fmt: skip
