"""« J'ai animé cet atelier » and « Proposer une correction » at the end of a format's page: what is read without script, and what the script needs."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.library import Library
from macros.model.settings import Settings
from macros.pages.context import PageContext
from macros.pages.format_page import render_format
from tests.factories import a_format, a_vocabulary
from tests.pages.html_reading import Document, Element, squeezed

TRIAL = {"year": 2025, "mode": "remote", "participants": 7, "minutes": 75, "lesson": "Trop court."}


def told(mailbox: str = "", **overrides: Any) -> tuple[Document, Element]:
    """The page of a format, and the part where users tell."""
    page = PageContext(Library(a_vocabulary()), Settings(mailbox=mailbox), "ateliers/essai/")
    document = Document(render_format(a_format(**overrides), page).html)
    return document, document.with_class("pb-told")[0]


def test_without_a_mailbox() -> None:
    """The words still make sense: the team is not named, and no address is written."""
    document, part = told()
    assert squeezed(part.text).count(squeezed("Dites à l’équipe qui tient ce playbook")) == 2
    assert [one for one in document.all("a") if one.attributes.get("href", "").startswith("mailto:")] == []
    assert part.attributes["data-mailbox"] == ""


def test_with_a_mailbox() -> None:
    """Both gestures name it, and open a message without script."""
    document, part = told("equipe@example.org")
    links = [one.attributes["href"] for one in document.all("a") if one.inside("details", "pb-message")]
    assert links == ["mailto:equipe@example.org"] * 2
    assert part.attributes["data-mailbox"] == "equipe@example.org"


@pytest.mark.parametrize("trials", [[], [TRIAL], [TRIAL, TRIAL]], ids=len)
def test_the_entry_knows_where_it_goes(trials: list[dict[str, Any]]) -> None:
    """The file, its status, and whether it has trials already."""
    _, part = told(trials=trials, status="tested" if trials else "draft")
    expected = {"data-slug": "essai", "data-status": "tested" if trials else "draft", "data-trials": str(len(trials))}
    assert {name: part.attributes[name] for name in expected} == expected


def test_two_gestures_and_their_script() -> None:
    """Each opens with a summary; the script of the page knows them by these names."""
    document, _ = told()
    assert [one.attributes["data-message"] for one in document.with_class("pb-message")] == [
        "trial-report",
        "correction",
    ]
    summaries = [squeezed(one.text) for one in document.all("summary") if one.inside("details", "pb-message")]
    assert summaries == [squeezed("J’ai animé cet atelier"), squeezed("Proposer une correction")]
    assert any(one.attributes.get("src", "").endswith("format-page.js") for one in document.all("script"))
