"""A document as its exporters see it: the same blocks become Word, OpenDocument, PDF and Markdown.

Texts are plain and already typeset in French; an exporter escapes them for its own format and adds none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from macros.exports.colours import PLAIN_ACCENT


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
    """A piece of text in one face; `href` is https or mailto, `language` is that of a text that is not French (BCP 47)."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    language: str = ""


Runs = tuple[Run, ...]
# Office suites check the spelling of a language in a country.
REGIONS = {"en": "GB", "de": "DE", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT"}
_FEW_ROWS, _FEW_LETTERS = 7, 900  # of a table that is kept whole


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

    @property
    def is_short(self) -> bool:
        """True when it takes a small part of a page: it is then kept whole."""
        return len(self.rows) <= _FEW_ROWS and sum(len(cell) for row in self.rows for cell in row) <= _FEW_LETTERS


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on."""

    count: int


Block = Heading | Paragraph | ItemList | Table | WritingLines


def announces(block: Block, following: Block | None) -> bool:
    """True for a paragraph that no page may end with: facts, a label alone, words up to a colon, a sentence over a table."""
    if not isinstance(block, Paragraph) or following is None:
        return False
    open_ended = not block.runs or block.runs[-1].text.rstrip().endswith(":")
    return open_ended or block.style is Style.FACTS or isinstance(following, Table)


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
    accent: str = PLAIN_ACCENT

    @property
    def flow(self) -> tuple[tuple[Block, bool], ...]:
        """The blocks in order, each with whether it stays on the page of the next one."""
        following = (*self.blocks[1:], None)
        return tuple((block, announces(block, after)) for block, after in zip(self.blocks, following, strict=True))
