"""What scripts may keep in a browser: what the page on personal data says, and nothing else. From the text of the files alone."""

from __future__ import annotations

import re

from tests.mkdocs_site.building import ROOT

# Key, without the path of the site in front of it → how the page names what is kept.
KEPT = {
    "playbook-apparence": "Votre choix d'apparence",
    "playbook-rex": "Le texte de votre fiche de retour d'expérience",
    "playbook-atelier": "L'atelier que vous écrivez",
}
KEEPS = re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|caches|cookieStore|document\.cookie|serviceWorker)\b")
KEY = re.compile(r"`\$\{[^`]*\}(playbook-[\w.-]+)`")
PAGE = ROOT / "docs/donnees-personnelles/index.md"


def _scripts() -> dict[str, str]:
    """Our own scripts that name a storage, by their file name."""
    found = {
        path.name: path.read_text(encoding="utf-8")
        for path in (ROOT / "docs/assets/javascripts").rglob("*.js")
        if "vendor" not in path.parts
    }
    return {name: text for name, text in found.items() if KEEPS.search(text)}


def _keys(text: str) -> set[str]:
    return set(KEY.findall(text))


def test_every_key_is_told_and_erased() -> None:
    """Each script that keeps something does so under a key that the page on personal data tells and erases."""
    scripts = _scripts()
    erasing = scripts.pop("kept-data.js")
    assert {name: text for name, text in scripts.items() if not _keys(text)} == {}
    assert _keys(erasing) == set(KEPT)
    assert set().union(*map(_keys, scripts.values())) == set(KEPT)


def test_the_page_tells_each() -> None:
    """One line of the list for each, and no line more."""
    text = PAGE.read_text(encoding="utf-8")
    part = text.split("## Ce qui reste dans votre navigateur")[1].split("\n## ")[0]
    assert re.findall(r"^- \*\*(.+?)\*\*", part, re.MULTILINE) == list(KEPT.values())
