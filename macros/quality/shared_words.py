"""Two formats do not say the same sentence: each was written for its own purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.loading.problem import Problem
from macros.quality.prose_files import Passage, ProseFile, sentences

# Shorter ones are greetings, thanks and « Commençons. »
MIN_WORDS = 6


def _key(sentence: str) -> str:
    return " ".join(re.findall(r"\w+", sentence.lower()))


def check_shared_words(files: Iterable[ProseFile]) -> Iterator[Problem]:
    """One problem at each later place of a sentence that another format says already."""
    first_said: dict[str, str] = {}
    for file in files:
        said: list[tuple[Passage, int, str]] = [
            (passage, start, sentence)
            for passage in file.passages
            if passage.path[-1] == "say"
            for start, sentence in sentences(passage.text)
        ]
        for passage, start, sentence in said:
            key = _key(sentence)
            if key.count(" ") + 1 < MIN_WORDS:
                continue
            other = first_said.setdefault(key, file.path)
            if other != file.path:
                yield file.remark(
                    passage,
                    f"« À dire » (say) : {other} dit la même phrase ; écrivez-la pour cet atelier-ci.",
                    start=start,
                )
