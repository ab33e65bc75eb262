"""HTML as tests look at it: elements with their attributes, headings, and the text that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NOT_READ = {"script", "style"}


@dataclass
class Element:
    """An element; `text` is all that stands inside it."""

    tag: str
    attributes: dict[str, str]
    ancestors: tuple[Element, ...] = field(default=(), repr=False)
    text: str = ""

    def inside(self, tag: str, class_: str = "") -> bool:
        """True when an ancestor has that tag, and that class if one is given."""
        return any(one.tag == tag and (not class_ or class_ in one.classes) for one in self.ancestors)

    @property
    def classes(self) -> list[str]:
        """The words of `class`."""
        return (self.attributes.get("class") or "").split()


@dataclass
class Document(HTMLParser):
    """A parsed page. Tags that are not closed in order are kept in `unbalanced`."""

    html: str = field(repr=False)
    elements: list[Element] = field(default_factory=list, repr=False)
    unbalanced: list[str] = field(default_factory=list)
    text: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(str(self.html))
        self.close()
        self.unbalanced += [f"<{element.tag}> is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, tuple(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {key: value or "" for key, value in attrs}, tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open[-1].tag != tag:
            self.unbalanced.append(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")
            while any(element.tag == tag for element in self._open) and self._open.pop().tag != tag:
                pass
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data
        if not any(element.tag in NOT_READ for element in self._open):
            self.text += data

    def all(self, *tags: str) -> list[Element]:
        """Elements of those tags, in order."""
        return [element for element in self.elements if element.tag in tags]

    def with_class(self, class_: str) -> list[Element]:
        """Elements of that class, in order."""
        return [element for element in self.elements if class_ in element.classes]

    @property
    def own_text(self) -> str:
        """The text without the words that abbreviations were given at their first use."""
        text = self.text
        for expansion in self.with_class("pb-expansion"):
            text = text.replace(" " + expansion.text, "", 1)
        return text

    @property
    def ids(self) -> list[str]:
        """Every id, in order, repeated ones too."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def heading_levels(self) -> list[int]:
        """1 for h1, 2 for h2…, in order."""
        return [int(element.tag[1]) for element in self.elements if re.fullmatch("h[1-6]", element.tag)]

    @property
    def links(self) -> Iterator[tuple[Element, str, str]]:
        """Each attribute that holds an address: element, attribute, address."""
        for element in self.elements:
            for attribute in ("href", "src", "action", "poster", "data", "xlink:href"):
                if attribute in element.attributes:
                    yield element, attribute, element.attributes[attribute]
            for part in element.attributes.get("srcset", "").split(","):
                if part.strip():
                    yield element, "srcset", part.split()[0]


def skipped_levels(levels: list[int], *, first: int = 1) -> list[tuple[int, int]]:
    """Pairs of consecutive headings that go down by more than one level."""
    return [(a, b) for a, b in zip([first - 1, *levels], levels, strict=False) if b > a + 1]


def squeezed(text: str) -> str:
    """The text without any space: what remains when typography and the breaking of lines are set aside."""
    return re.sub(r"\s+", "", text)
