"""The last pass over the HTML of a page: French typography in its texts, and abbreviations expanded at their first use.

Works on text between tags only: attributes, code and scripts are never touched. Both passes are idempotent.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import escape

from macros.model.typography import french

# A split gives, in turn: text, the tag (or the comment), its name with a slash if it closes.
_TOKENS = re.compile(r"(<!--.*?-->|<(/?[a-zA-Z][a-zA-Z0-9-]*)[^>]*>|<[^>]*>)", re.DOTALL)
_AS_TYPED = {"code", "pre", "script", "style", "kbd", "samp", "textarea"}
# An expansion would get in the way of these: headings and links carry names, figures and quotes are shown or read aloud,
# cards and tables are compact.
_NOT_EXPANDED = _AS_TYPED | {
    "a", "abbr", "article", "blockquote", "button", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "label", "nav", "summary", "svg", "table",
}  # fmt: skip


_LABEL = 40  # characters, at most

# Where the counts of the elements around a text change; every other tag is passed over.
_COUNTED = {written for name in _NOT_EXPANDED for written in (name, f"/{name}")}

_RUNNING = {"a", "abbr", "b", "cite", "em", "i", "span", "strong"}


@lru_cache(maxsize=8)
def _abbreviation_rule(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    """Starts with the letters themselves, and looks back from their end: tried where one may stand, not at every letter."""
    longest_first = sorted(abbreviations, key=len, reverse=True)
    each = (rf"{re.escape(word)}(?<![\w&#-]{re.escape(word)})" for word in longest_first)
    return re.compile("(?:" + "|".join(each) + r")(?![\w-])")


def finish(html: str, abbreviations: dict[str, str] | None = None) -> str:
    """The HTML with French typography, and each abbreviation expanded once, in running text."""
    rule = _abbreviation_rule(tuple(abbreviations)) if abbreviations else None
    expanded: set[str] = set(re.findall(r"<abbr[^>]*>([^<]*)</abbr>", html)) if rule else set()

    def expand(found: re.Match[str]) -> str:
        word = found[0]
        if word in expanded:
            return word
        expanded.add(word)
        meaning = escape(french(abbreviations[word]))
        if f"{meaning.lower()} ({word.lower()})" in spelled:
            return word  # written out by hand on this page
        if (
            found.string[found.start() - 1 : found.start()] == "("
            and found.string[found.end() : found.end() + 1] == ")"
        ):
            return word  # « une agence régionale (ARS) »: the writer has just said it, in the sentence's own words
        return f'<abbr title="{meaning}">{word}</abbr> <span class="pb-expansion">({meaning})</span>'

    spelled = html.lower().replace("&#39;", "’").replace("'", "’") if rule else ""
    parts = _TOKENS.split(html)
    as_typed = not_expanded = 0
    for index in range(0, len(parts), 3):
        part = parts[index]
        if part and as_typed == 0 and not part.isspace():
            part = _french_label(part) if len(part) < _LABEL else _french_html(part)
            if part.endswith("'") and part[-2:-1].isalpha() and index + 2 < len(parts) and parts[index + 2] in _RUNNING:
                part = part[:-1] + "’"  # « l'<a>article »: the word goes on inside the tag
            if rule and not_expanded == 0:
                part = rule.sub(expand, part)
            parts[index] = part
        if index + 1 == len(parts):
            break
        name = parts[index + 2]
        parts[index + 2] = ""
        if name is None or (name not in _COUNTED and name.lower() not in _COUNTED) or parts[index + 1].endswith("/>"):
            continue
        step, name = (-1, name[1:].lower()) if name[0] == "/" else (1, name.lower())
        not_expanded = max(not_expanded + step, 0)
        if name in _AS_TYPED:
            as_typed = max(as_typed + step, 0)
    return "".join(parts)


# What names a table written by hand, and the table itself: ours stand in a region already, and have attributes.
_NAMED = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|(?P<table><table>.*?</table>)", re.DOTALL)


def name_tables(html: str) -> str:
    """Each table written by hand in a region of its own: it scrolls alone, by keyboard too, and bears the heading before it."""
    heading, names = "", dict[str, int]()

    def named(found: re.Match[str]) -> str:
        nonlocal heading
        if not found["table"]:
            heading = re.sub(r"<[^>]+>", "", found["heading"]).strip()
            return found[0]
        names[heading] = names.get(heading, 0) + 1
        label = f"Tableau {names[heading]}" if names[heading] > 1 else "Tableau"
        label = f"{label}\u00a0: {heading}".replace('"', "&quot;") if heading else label
        headed = re.sub(r"<th(?=[ >])", '<th scope="col"', found["table"])  # Markdown writes heads of columns only
        table = headed.replace("<table>", f'<table class="pb-written" aria-label="{label}">', 1)
        return f'<div class="pb-scroll" role="region" tabindex="0" aria-label="{label}">{table}</div>'

    return _NAMED.sub(named, html) if "<table>" in html else html


@lru_cache(maxsize=4096)  # labels, times and names come back on every page
def _french_label(text: str) -> str:
    return _french_html(text)


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
