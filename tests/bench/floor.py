"""The floor: the text of a built site as Markdown files, for MkDocs with plain Material and nothing of ours.

Run by itself: `python -m tests.bench.floor SITE DOCS` writes the Markdown of every page of SITE into DOCS.
Pictures are left out and the rest is written as an author would: the floor has a little less to do than our site.
"""

from __future__ import annotations

import posixpath
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>#|])")
_BLOCKS = {"p", "figcaption", "caption", "summary", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "li"}
_ENCLOSING = {"ul", "ol", "dl", "table", "tr", "section", "article", "div", "figure", "blockquote", "header", "details"}
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "code": "`"}
_SKIPPED = {"svg", "script", "style"}


def _source_of(href: str) -> str:
    """The Markdown file that a link leads to, so that MkDocs has it to resolve."""
    path, hash_, anchor = href.partition("#")
    if path.startswith(("https:", "http:", "mailto:")) or not path:
        return href
    return posixpath.join(path, "index.md") + hash_ + anchor if path.endswith(("/", "..", ".")) else href


class _Writer(HTMLParser):
    """Blocks one after the other; what is inside a list item, a cell or a definition becomes its text."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.text: list[str] = []
        self.lists: list[str] = []
        self.row: list[str] = []
        self.heading_id = ""
        self.links: list[str] = []
        self.skipping = 0
        self.kind = "p"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self.skipping += 1
        elif tag in _BLOCKS or tag in _ENCLOSING:
            self.flush()
            if tag in _BLOCKS:
                self.kind = tag if tag != "p" or self.kind not in ("dd", "li") else self.kind
            if tag in ("ul", "ol"):
                self.lists.append(tag)
            self.heading_id = dict(attributes).get("id") or "" if tag[0] == "h" else ""
        elif tag == "a":
            self.links.append(dict(attributes).get("href") or "")
            self.text.append("[")
        elif tag in _MARKS:
            self.text.append(_MARKS[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.skipping -= 1
        elif tag in _BLOCKS or tag in _ENCLOSING:
            self.flush()
            if tag in ("td", "th", "dd", "li") or tag in _ENCLOSING:
                self.kind = "p"
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            elif tag == "tr" and self.row:
                self.blocks.append("| " + " | ".join(self.row) + " |\n")
                if len(self.blocks) < 2 or not self.blocks[-2].startswith("|"):
                    self.blocks.append("|" + " --- |" * len(self.row) + "\n")
                self.row = []
            elif tag == "table":
                self.blocks.append("\n")
        elif tag == "a" and self.links:
            self.text.append(f"]({_source_of(self.links.pop())})")
        elif tag in _MARKS:
            self.text.append(_MARKS[tag])

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.text.append(_SPECIAL.sub(r"\\\1", data))

    def flush(self) -> None:
        text = re.sub(r"[ \n\t]+", " ", "".join(self.text)).strip(" ")
        self.text = []
        kind = self.kind
        if kind in ("td", "th"):
            if text:
                self.row.append(text)
        elif not text:
            return
        elif kind[0] == "h" and kind[1:].isdigit():
            named = f" {{: #{self.heading_id} }}" if self.heading_id else ""
            self.blocks.append(f"\n{'#' * int(kind[1])} {text}{named}\n\n")
            self.kind = "p"
        elif kind == "dt":
            self.blocks.append(f"\n{text}\n")
        elif kind == "dd":
            self.blocks.append(f":   {text}\n\n")
        elif kind == "li":
            sign = "1." if self.lists[-1:] == ["ol"] else "-"
            self.blocks.append(f"{'    ' * (len(self.lists) - 1)}{sign} {text}\n")
        else:
            self.blocks.append(f"\n{text}\n\n")


def markdown(html: str) -> str:
    """The main part of a page as Markdown."""
    start = html.index(">", html.index("<article")) + 1
    writer = _Writer()
    writer.feed(html[start : html.rindex("</article>")])
    writer.flush()
    return re.sub(r"\n{3,}", "\n\n", "".join(writer.blocks)).strip() + "\n"


def main() -> None:
    """Write the Markdown of a built site."""
    site, docs = Path(sys.argv[1]), Path(sys.argv[2])
    for page in site.glob("**/index.html"):
        target = docs / page.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
