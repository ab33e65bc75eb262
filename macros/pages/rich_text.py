"""Rich text: bold, italic, links and lists, and nothing else. Raw HTML is shown as typed; what comes out passes an allow-list."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_RULES = ["paragraph", "list", "emphasis", "link", "newline", "escape", "text", "balance_pairs", "fragments_join"]
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
_SCHEMES = {"https", "mailto"}
# A text without any of these is one paragraph: the parser, slower by far than escaping, is spared.
_MARKUP = re.compile(r"[*_\[\\\n]|^\s*(?:[-+]|\d+[.)])\s")


def _allowed_link(url: str) -> bool:
    return url.split(":", 1)[0].lower() in _SCHEMES


_PARSER = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False}).enable(
    [rule for rule in _RULES if rule not in ("paragraph", "text", "balance_pairs", "fragments_join")]
)
_PARSER.validateLink = _allowed_link


@lru_cache(maxsize=8192)
def rich(text: str) -> Markup:
    """The text as safe HTML blocks."""
    if not _MARKUP.search(text):
        return Markup(f"<p>{escape(text)}</p>")
    html = nh3.clean(
        _PARSER.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Markup(html.strip())
