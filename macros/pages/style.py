"""The accent colours of the types, from the vocabulary to a style sheet."""

from __future__ import annotations

from macros.model.vocabulary import Vocabulary


def accent_style_sheet(vocabulary: Vocabulary) -> str:
    """One custom property per type and per scheme. Colours are checked by the model: six hexadecimal digits."""
    lines = []
    for family_id, family in vocabulary.families.items():
        lines.append(f'[data-family="{family_id}"]{{--pb-accent:{family.tint.light}}}')
        lines.append(f'[data-md-color-scheme="slate"] [data-family="{family_id}"]{{--pb-accent:{family.tint.dark}}}')
    # Paper is white whatever the screen: printing takes the colours of the light scheme.
    printed = "".join(
        f'[data-md-color-scheme] [data-family="{family_id}"]{{--pb-accent:{family.tint.light}}}'
        for family_id, family in vocabulary.families.items()
    )
    return "\n".join([*lines, f"@media print{{{printed}}}", ""])
