"""The last pass over the HTML of a page: French typography in its texts, and abbreviations expanded at their first use.

Works on text between tags only: attributes, code and scripts are never touched. Both passes are idempotent.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import escape

from macros.model.typography import french

_TOKENS = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_AS_TYPED = {"code", "pre", "script", "style", "kbd", "samp", "textarea"}
# An expansion would get in the way of these: headings and links carry names, figures and quotes are shown or read aloud,
# cards and tables are compact.
_NOT_EXPANDED = _AS_TYPED | {
    "a", "abbr", "article", "blockquote", "button", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "label", "nav", "summary", "svg", "table",
}  # fmt: skip
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@lru_cache(maxsize=8)
def _abbreviation_rule(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(abbreviations, key=len, reverse=True)
    return re.compile(r"(?<![\w’'-])(" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")


def finish(html: str, abbreviations: dict[str, str] | None = None) -> str:
    """The HTML with French typography, and each abbreviation expanded once, in running text."""
    rule = _abbreviation_rule(tuple(abbreviations)) if abbreviations else None
    expanded: set[str] = set(re.findall(r"<abbr[^>]*>([^<]*)</abbr>", html)) if rule else set()

    def expand(found: re.Match[str]) -> str:
        word = found[1]
        if word in expanded:
            return word
        expanded.add(word)
        meaning = escape(french(abbreviations[word]))
        return f'<abbr title="{meaning}">{word}</abbr> <span class="pb-expansion">({meaning})</span>'

    parts = _TOKENS.split(html)
    as_typed = not_expanded = 0
    for index, part in enumerate(parts):
        if index % 2:
            name = _NAME.match(part)
            if name is None:
                continue
            tag = name[1].lower()
            if tag not in _NOT_EXPANDED or part.endswith("/>"):
                continue
            step = -1 if part[1] == "/" else 1
            not_expanded = max(not_expanded + step, 0)
            if tag in _AS_TYPED:
                as_typed = max(as_typed + step, 0)
        elif as_typed == 0 and part and not part.isspace():
            part = _french_html(part)
            if rule and not_expanded == 0:
                part = rule.sub(expand, part)
            parts[index] = part
    return "".join(parts)


def _french_html(text: str) -> str:
    """Typography of a text as it stands in HTML: apostrophes may be written as entities."""
    if "&" in text:
        # The semicolon that ends an entity is no punctuation: entities are set aside while the text is mended.
        kept: list[str] = []

        def aside(found: re.Match[str]) -> str:
            if found.group() in ("&#39;", "&#x27;", "&apos;"):
                return "'"
            kept.append(found.group())
            return f"\ue000{len(kept) - 1}\ue001"

        mended = french(re.sub(r"&[#\w]+;", aside, text))
        return re.sub("\ue000(\\d+)\ue001", lambda found: kept[int(found[1])], mended)
    return french(text)
