"""Which pages of two built sites differ, and which of them only repeat an item that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

Pages = dict[str, str]


def _plain(text: str) -> str:
    """Words only: a page sets punctuation and spaces as it needs."""
    return " ".join(re.findall(r"\w+", text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    else:
        yield _plain(str(value))


def differing_pages(before: Pages, after: Pages) -> list[str]:
    """The addresses whose words differ; none where only the API is compared."""
    if not before or not after:
        return []
    return sorted(one for one in {**before, **after} if before.get(one) != after.get(one))


def _segments(before: str, after: str) -> Iterator[str]:
    """The runs of words that are in one text only."""
    old, new = _plain(before).split(), _plain(after).split()
    for tag, *(old_start, old_end, new_start, new_end) in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield " ".join(old[old_start:old_end])
            yield " ".join(new[new_start:new_end])


def repeating_pages(addresses: Iterable[str], before: Pages, after: Pages, documents: list[Any]) -> set[str]:
    """Of those pages, the ones where everything that differs is said by one of the documents: a title in a list, a card."""
    told = "".join(f"\n {text} " for document in documents for text in _texts(document))
    if not told:
        return set()
    repeating = set()
    for one in addresses:
        segments = {f" {segment} " for segment in _segments(before.get(one, ""), after.get(one, "")) if segment}
        if one in before and one in after and segments and all(segment in told for segment in segments):
            repeating.add(one)
    return repeating
