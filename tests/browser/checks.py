"""What tests of gestures share: a page to start from, the rules of axe, the files that the search brings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe

PHONE, DESKTOP = {"width": 360, "height": 640}, {"width": 1366, "height": 768}
LOOKS = [
    (name, scheme, {"viewport": window, "color_scheme": scheme})
    for name, window in (("desktop", DESKTOP), ("phone", PHONE))
    for scheme in ("light", "dark")
]
LOOK_NAMES = [f"{window}-{scheme}" for window, scheme, _ in LOOKS]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# The dark scheme changes colours and nothing else: it is checked by the rules that look at them.
RULES = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
STORED = "[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SEARCH_FILES = ["search-data.js", "french-words.js", "constraints.js", "minisearch.js", "search-engine.js"]
_REQUESTED = "performance.getEntriesByType('resource').map(entry => entry.name.split('/').at(-1).split('?')[0])"

CLIPBOARD = ["clipboard-read", "clipboard-write"]
HOSTILE = '<img src=x onerror="window.pwned=1"> "\\" # note: x\n- !tag &a {{ 7*7 }} | > \u202e fin'

Open = Callable[..., Any]


def started_again(watched: Any, url: str, viewport: dict[str, int] = DESKTOP, color_scheme: str = "light") -> Any:
    """A page that tests share, as if it were opened for this one: the same browser, nothing else of the test before."""
    page = watched.page
    page.unroute_all(behavior="ignoreErrors")
    page.emulate_media(media="screen", color_scheme=color_scheme)
    page.set_viewport_size(viewport)
    page.goto(url)
    watched.faults.clear()
    return watched


def axe_faults(page: Any, scheme: str, within: str | dict[str, Any] | None = None) -> list[str]:
    """Violations of axe on the page, or on a part of it, in the words of axe."""
    options = {"runOnly": RULES[scheme], "resultTypes": ["violations"]}
    violations = Axe().run(page, context=within, options=options).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} — {node['failureSummary'][:300]}"
        for one in violations
        for node in one["nodes"][:3]
    ]


def words_at(page: Any, where: str) -> str:
    """What a place shows, or a field holds, with ordinary spaces."""
    found = page.locator(where)
    text = found.input_value() if found.evaluate("one => one.matches('input, textarea')") else found.inner_text()
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def description_of(page: Any, where: str) -> str:
    """What a screen reader adds to the name of a field: the texts that describe it, with ordinary spaces."""
    text = page.locator(where).evaluate(
        "one => (one.getAttribute('aria-describedby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' ')"
    )
    return text.replace("\u00a0", " ").replace("\u202f", " ").strip()


def search_files(page: Any) -> list[str]:
    """The files of the search that the page has asked for, in order."""
    return [name for name in page.evaluate(_REQUESTED) if name in SEARCH_FILES]
