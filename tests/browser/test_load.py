"""The one way to load a script: once, and again after a failure."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search")]
PAGE = "mentions-legales/"
SCRIPT = "search/french-words.js"
LOAD = """([address, name]) => window.playbookLoad(address, name).then(
    found => found === undefined ? "nothing" : found === window[name] && "found", error => error.message)"""


def test_once_however_often_it_is_asked_for(watched: Any) -> None:
    """Two calls at the same time and one later give the same object, from one request."""
    page = watched.page
    watched.requests.clear()
    same = "const load = () => window.playbookLoad('search/french-words.js', 'playbookWords');"
    assert page.evaluate(
        f"async () => {{ {same} const all = await Promise.all([load(), load()]); return all[0] === all[1]; }}"
    )
    assert page.evaluate(LOAD, [SCRIPT, "playbookWords"]) == "found"
    assert [url.endswith(SCRIPT) for url in watched.requests] == [True]


@pytest.mark.parametrize("failure", ["cut", "another page", "no such file"])
def test_again_after_a_failure(failure: str, watched: Any) -> None:
    """A network that is cut, that answers with a page of its own, a file that is missing: told, and not remembered."""
    page = watched.page
    answers = {
        "cut": lambda route: route.abort(),
        "another page": lambda route: route.fulfill(body="/* connexion */", content_type="text/javascript"),
        "no such file": lambda route: route.fulfill(status=404, body=""),
    }
    page.route(f"**/{SCRIPT}", answers[failure])
    assert page.evaluate(LOAD, [SCRIPT, "playbookWords"]).endswith(SCRIPT)
    page.unroute_all()
    assert page.evaluate(LOAD, [SCRIPT, "playbookWords"]) == "found"
    watched.faults.clear()


def test_without_a_name(watched: Any) -> None:
    """A script that adds nothing to `window` has arrived once it has run."""
    assert watched.page.evaluate(LOAD, [SCRIPT, None]) == "nothing"
