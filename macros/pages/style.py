"""The colours of a site: those of its own, from its settings, and the accents of the types, from the vocabulary."""

from __future__ import annotations

from macros.model.colours import SiteColours
from macros.model.vocabulary import Vocabulary

_HEADER = (
    "--md-primary-fg-color",
    "--md-primary-fg-color--light",
    "--md-primary-fg-color--dark",
    "--md-footer-bg-color",
    "--md-footer-bg-color--dark",
)


def _own_colours(colours: SiteColours) -> list[str]:
    """Of the screen alone: paper keeps its own."""
    rules = []
    if colours.light:
        rules.append(f'[data-md-color-scheme="default"]{{--pb-accent:{colours.light}}}')
    if colours.dark:
        rules.append(f'[data-md-color-scheme="slate"]{{--pb-accent:{colours.dark}}}')
    if colours.header:
        rules.append(f"[data-md-color-scheme]{{{';'.join(f'{name}:{colours.header}' for name in _HEADER)}}}")
    return [f"@media screen{{{''.join(rules)}}}"] if rules else []


def accent_style_sheet(vocabulary: Vocabulary, colours: SiteColours | None = None) -> str:
    """One custom property per type and per scheme. Colours are checked by the model: six hexadecimal digits."""
    lines = _own_colours(colours) if colours else []
    for family_id, family in vocabulary.families.items():
        lines.append(f'[data-family="{family_id}"]{{--pb-accent:{family.tint.light}}}')
        lines.append(f'[data-md-color-scheme="slate"] [data-family="{family_id}"]{{--pb-accent:{family.tint.dark}}}')
    # Paper is white whatever the screen: printing takes the colours of the light scheme.
    printed = "".join(
        f'[data-md-color-scheme] [data-family="{family_id}"]{{--pb-accent:{family.tint.light}}}'
        for family_id, family in vocabulary.families.items()
    )
    return "\n".join([*lines, f"@media print{{{printed}}}", ""])
