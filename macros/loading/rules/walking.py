"""What several rules of a format need: its steps with their paths, and the message for a word that is not there."""

from __future__ import annotations

from macros.loading.messages import near
from macros.model.format import Format
from macros.model.script import AddedStep, Step


def unknown_word(word: str, words: list[str], what: str) -> str:
    hint = near(word, words)
    known = f" ; {what} de cet atelier : {', '.join(words)}." if words else f" ; cet atelier n'a pas de {what}."
    return f"« {word} » n'existe pas dans cet atelier{hint or known}"


def steps_with_paths(format_: Format) -> list[tuple[tuple[str | int, ...], Step]]:
    """The steps of the script, then those that variants add."""
    steps = [(("script", index), step) for index, step in enumerate(format_.script)]
    for v, variant in enumerate(format_.variants):
        steps += [
            (("variants", v, "changes", c, "add"), change.add)
            for c, change in enumerate(variant.changes)
            if isinstance(change, AddedStep)
        ]
    return steps
