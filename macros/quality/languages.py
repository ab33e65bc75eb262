"""The title of a work says its language where it is not French: a page read aloud needs it (WCAG 3.1.2, RGAA 8.7)."""

from __future__ import annotations

from collections.abc import Iterator

from macros.loading.problem import Problem
from macros.model.base import Source
from macros.quality.prose_files import Passage, ProseFile
from macros.quality.spelling import FrenchWords, known_share

# Of the words of a title, those that French knows: a foreign title keeps a few by chance, a French one loses a few names.
FRENCH_FROM = 0.75


def check_languages(file: ProseFile, words: FrenchWords) -> Iterator[Problem]:
    """One problem per source whose title is not French and does not say so."""
    sources: tuple[Source, ...] = getattr(file.entity, "sources", ())
    for rank, source in enumerate(sources):
        if source.language is None and known_share(source.title, words) <= FRENCH_FROM:
            yield file.remark(
                Passage(("sources", rank, "title"), source.title),
                f"« {source.title} » ne semble pas être en français : dites-le, par exemple `language: en` pour l'anglais, "
                "et mettez ce que vous en dites en français dans `note`.",
            )
