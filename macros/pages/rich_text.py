"""Rich text: bold, italic, links and lists, and nothing else. Raw HTML is shown as typed; what comes out passes an allow-list."""

from __future__ import annotations

import html
import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

_RULES = ["paragraph", "list", "emphasis", "link", "newline", "escape", "text", "balance_pairs", "fragments_join"]
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
_SCHEMES = {"https", "mailto"}
# The parser is slower by far than escaping. It is spared where a text needs nothing of it: blocks that are one line of text or
# a list of one line per item, with no other sign than bold words of the plainest kind. Everything else goes through it.
_MARKUP = re.compile(r"[*_\[\\\n]|^\s*(?:[-+]|\d+[.)])\s")
_BOLD = re.compile(r"(?<![^ ])\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*(?![^ \n])")
_MARKER = r"(?:[-+]|\d+[.)])(?:\s|\Z)"
_LETTERS = r"(?:[^*_\[\\\s\x00]| (?! *(?:\n|\Z)))+"  # no sign, no space at the end of a line
_LINE = re.compile(rf"(?!\s|{_MARKER}){_LETTERS}")
_ITEM = rf"- (?!\s|\Z|{_MARKER}){_LETTERS}"
_LIST = re.compile(rf"{_ITEM}(?:\n{_ITEM})*")


def _allowed_link(url: str) -> bool:
    return url.split(":", 1)[0].lower() in _SCHEMES


_PARSER = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False}).enable(
    [rule for rule in _RULES if rule not in ("paragraph", "text", "balance_pairs", "fragments_join")]
)
_PARSER.validateLink = _allowed_link


def parse(text: str) -> list[Token]:
    """The tokens of a rich text, for those who write it in another form than HTML."""
    return _PARSER.parse(text)


@lru_cache(maxsize=8192)
def rich(text: str) -> Markup:
    """The text as safe HTML blocks."""
    if not _MARKUP.search(text):
        return Markup(f"<p>{escape(text)}</p>")
    plain = _plain_blocks(text)
    if plain is not None:
        return Markup(plain)
    cleaned = nh3.clean(
        _PARSER.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Markup(cleaned.strip())


def _plain_blocks(text: str) -> str | None:
    """What the parser would write, for the texts described above; None for the others."""
    written, last_is_list = [], False
    for block in text.split("\n\n"):
        escaped = html.escape(block, quote=False)
        # Any letter in place of the signs shows what is left to understand.
        bare = _BOLD.sub(r"b\1b", escaped)
        safe = _BOLD.sub(r"<strong>\1</strong>", escaped)
        if _LIST.fullmatch(bare) and not last_is_list:
            items = "".join([f"<li>{item}</li>\n" for item in safe[2:].split("\n- ")])
            written.append(f"<ul>\n{items}</ul>")
            last_is_list = True
        elif _LINE.fullmatch(bare):
            written.append(f"<p>{safe}</p>")
            last_is_list = False
        else:
            return None
    return "\n".join(written)
