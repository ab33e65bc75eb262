"""What people type leads to what they need: the share of queries answered in the first three results of their kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.model.library import Library
from tests.mkdocs_site.building import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search")]
QUERIES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "relevance_queries.yml").read_text(encoding="utf-8")
)
LEAST_SHARE = 0.95
FIRST = 3
ASK = """async (queries) => {
  const engine = await window.playbookLoadSearch();
  const name = (result) => (result.kind === "pages" ? result.address.replace(/[/]$/, "") : result.slug);
  return queries.map(({query, kind}) => engine.search(query, {kind}).map(name));
}"""


@pytest.fixture(scope="module")
def answers(request: pytest.FixtureRequest) -> list[list[str]]:
    """What the built site answers to each query."""
    browser, address = request.getfixturevalue("browser"), request.getfixturevalue("address")
    page = browser.new_page()
    page.goto(f"{address}/")
    found = page.evaluate(ASK, [{"query": one["query"], "kind": one["kind"]} for one in QUERIES])
    page.close()
    return found


def test_share_of_queries_answered(answers: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """At least 95 %; those that fail are named, so that one can see whether they matter."""
    missed = [
        f"  {one['query']!r} ({one['kind']}) : {', '.join(one['expect'])} attendu, {', '.join(found[:FIRST]) or 'rien'}"
        for one, found in zip(QUERIES, answers, strict=True)
        if not set(one["expect"]) & set(found[:FIRST])
    ]
    share = 1 - len(missed) / len(QUERIES)
    with capsys.disabled():
        print(f"\nRecherche : {share:.1%} de {len(QUERIES)} requêtes trouvées dans les trois premiers résultats.")
        print("\n".join(missed))
    assert share >= LEAST_SHARE


def test_no_query_returns_nothing(answers: list[list[str]]) -> None:
    """Each query has an answer in the library: an empty list is the worst answer."""
    assert [one["query"] for one, found in zip(QUERIES, answers, strict=True) if not found] == []


def test_queries_cover_the_library(library: Library) -> None:
    """Every format is asked for at least twice, and every expected answer exists."""
    asked = {
        slug: sum(slug in one["expect"] for one in QUERIES if one["kind"] == "formats") for slug in library.formats
    }
    assert [slug for slug, count in asked.items() if count < 2] == []
    known = {kind: set(items) for kind, items in library.by_kind.items()}
    known["pages"] = {path.parent.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("index.md")}
    assert [(one["query"], slug) for one in QUERIES for slug in one["expect"] if slug not in known[one["kind"]]] == []


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "<img src=x onerror=alert(1)>",
        "'; DROP TABLE",
        "\\",
        "🙂",
        "a" * 5000,
        "…",
        "\u202e",
        "()[]{}*+?.^$|",
    ],
    ids=["nothing", "spaces", "markup", "quote", "backslash", "emoji", "very long", "dots", "bidi", "regexp"],
)
def test_odd_words_are_only_words(typed: str, address: str, open_page: Callable[..., Any]) -> None:
    """Whatever is typed, an answer and no error."""
    watched = open_page(f"{address}/glossaire/")
    found = watched.page.evaluate(ASK, [{"query": typed, "kind": "formats"}])
    assert isinstance(found[0], list)
    assert watched.faults == []
