"""A document as its exporters see it: the same blocks become Word, OpenDocument, PDF and Markdown.

Texts are plain and already typeset in French; an exporter escapes them for its own format and adds none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """What a paragraph is for; each exporter has one style of its own for each."""

    BODY = "body"
    LEAD = "lead"  # the promise, under the title
    FACTS = "facts"  # small, about what follows: start, length, mode
    BRIEF = "brief"  # shown on the wall
    SAY = "say"  # to be read aloud
    NOTE = "note"  # small print: licence, attribution
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one face; `href` is https or mailto."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A real heading, level 1 to 4; levels are never skipped."""

    text: str
    level: int
    # The heading starts a page: handouts, so that each can be printed and cut apart.
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `label` is printed in bold in front of it (« À dire »)."""

    runs: Runs
    style: Style = Style.BODY
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item and how deep it stands, from 0."""

    runs: Runs
    level: int = 0
    # Numbered or not, where it is not as its list says: bullets under a number, or the reverse.
    ordered: bool | None = None
    # One more paragraph of the item before it: no number and no bullet of its own.
    continued: bool = False


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items one under the other; numbered where their order matters."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of each item; 0 for a bullet, and for what goes on under the item before."""
        numbers: list[int] = []
        counts = [self.start - 1]
        for item in self.items:
            del counts[item.level + 1 :]
            counts += [0] * (item.level + 1 - len(counts))
            is_numbered = self.ordered if item.ordered is None else item.ordered
            if is_numbered and not item.continued:
                counts[item.level] += 1
            numbers.append(counts[item.level] if is_numbered and not item.continued else 0)
        return tuple(numbers)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a header row, which is repeated on each page. `weights` are relative widths."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...]
    # Columns of numbers or times, set to the right.
    right: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on."""

    count: int


Block = Heading | Paragraph | ItemList | Table | WritingLines


@dataclass(frozen=True, slots=True)
class Document:
    """A document in French: its title is the document's property and its level-1 heading, which is not repeated in `blocks`."""

    title: str
    subject: str
    blocks: tuple[Block, ...]
    # Who made it and under what licence: document properties and footer.
    author: str
    licence: str
    # ISO date of the last review; the only date that a file may hold, so that two builds are the same bytes.
    date: str
    footer: str = ""
    # `#rrggbb`, the colour of headings and rules; dark enough for text on white.
    accent: str = "#1f4d57"
