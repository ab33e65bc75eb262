"""A sentence that two formats say."""

from __future__ import annotations

import pytest

from macros.quality.prose_files import Passage
from macros.quality.shared_words import check_shared_words
from tests.quality.writing import LONG_TEXTS, SAY, Texts, said, soon

SENTENCE = "Écrivez un seul fait par note."


class Named(Texts):
    """Its remarks name their file."""

    def remark(self, passage: Passage, message: str, *, start: int | None = None) -> tuple[str, int | None, str]:
        """Where, and what."""
        return self.path, start, message


def told(*texts: str) -> list[tuple[str, int]]:
    """The files that are told (a, b, c…), and where in their text; the first that says it is a."""
    files = [Named({SAY: text}, path=name) for name, text in zip("abcdef", texts, strict=False)]
    found = list(check_shared_words(files))
    assert all(message.startswith("« À dire » (say) : a dit la même phrase") for _, _, message in found)
    return [(name, start) for name, start, _ in found]


CASES: dict[str, tuple[tuple[str, ...], list[tuple[str, int]]]] = {
    "the same": ((SENTENCE, SENTENCE), [("b", 0)]),
    "once": ((SENTENCE, "Écrivez deux faits par feuille."), []),
    "among others": ((f"Lisez. {SENTENCE}", f"Vous lisez. {SENTENCE} Bien."), [("b", 12)]),
    "in three files": ((SENTENCE, "Lisez.", SENTENCE, SENTENCE), [("c", 0), ("d", 0)]),
    "twice in the second": ((SENTENCE, f"{SENTENCE} {SENTENCE}"), [("b", 0), ("b", 31)]),
    "twice in one file": ((f"{SENTENCE} {SENTENCE}", "Lisez."), []),
    "with other signs and capitals": ((SENTENCE, "écrivez UN seul fait, par note !"), [("b", 0)]),
    "over two lines": ((SENTENCE, "Écrivez un seul\nfait par note."), [("b", 0)]),
    "one word apart": ((SENTENCE, "Écrivez un seul fait par carte."), []),
    "part of a longer one": ((SENTENCE, "Écrivez un seul fait par note jaune."), []),
    "six words": (("Un deux trois quatre cinq six.", "Un deux trois quatre cinq six."), [("b", 0)]),
    "five words": (("Un deux trois quatre cinq.", "Un deux trois quatre cinq."), []),
    "thanks": (("Merci à toutes et tous.", "Merci à toutes et tous."), []),
}


@pytest.mark.parametrize(("texts", "expected"), CASES.values(), ids=CASES)
def test_sentence_of_another_format(texts: tuple[str, ...], expected: list[tuple[str, int]]) -> None:
    """Each later place is told, with the file that says it first."""
    assert told(*texts) == expected


def test_every_text_to_say_counts_and_no_other() -> None:
    """The words of a variant are said too; a task or a brief may be the same."""
    added = ("variants", 0, "changes", 1, "add", "say")
    others = {("script", 0, "do"): SENTENCE, ("script", 0, "tip"): SENTENCE, ("guardrails", 0): SENTENCE}
    assert list(check_shared_words([Texts(others, path="a"), Texts(others, path="b")])) == []
    found = list(check_shared_words([said(SENTENCE), Texts({added: SENTENCE}, path="b")]))
    assert [(one.path, one.severity) for one in found] == [(added, "error")]


def test_message() -> None:
    """Which file, and what to do."""
    (found,) = check_shared_words([Texts({SAY: SENTENCE}, path="formats/codev/a.yml"), said(SENTENCE)])
    assert found.message == (
        "« À dire » (say) : formats/codev/a.yml dit la même phrase ; écrivez-la pour cet atelier-ci."
    )


@pytest.mark.parametrize("make", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_long_text_is_read_once(make) -> None:
    """Two long texts are compared at once."""
    text = make()
    with soon():
        list(check_shared_words([said(text), Texts({SAY: text}, path="b")]))
