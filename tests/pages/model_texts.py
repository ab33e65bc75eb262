"""Every text that an item holds, as people should find it on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from pydantic import BaseModel

from macros.model.base import SLUG_PATTERN
from macros.model.canvas import Canvas
from macros.model.format import Format, Status
from macros.model.typography import french
from tests.pages.html_reading import squeezed

# Words that point at something else: the page shows what they point at.
REFERENCES = {
    "after", "canvas", "canvases", "experiences", "format", "formats", "handout", "id", "instead", "lead", "maturity",
    "next", "programmes", "role", "shared_by", "step", "themes", "module", "alternative_to", "who",
}  # fmt: skip
# Said in French words of the page's own (« les autres », « une par sous-groupe »).
OWN_WORDS = {("count", "rest"), ("count", "per_group")}


@cache
def _schema_of(model: type[BaseModel], name: str) -> str:
    """What the model says of a field, its inner models apart."""
    return str(model.model_json_schema()["properties"][name])


def texts(value: object, key: str = "", path: str = "") -> Iterator[tuple[str, str, bool]]:
    """(path, text, whether it is rich text) of every text inside a value of the model."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if isinstance(value, Canvas) and name == "areas":
                continue
            if isinstance(value, Format) and name == "trials" and value.status is Status.DRAFT:
                continue
            for where, text, is_rich in texts(getattr(value, name), name, f"{path}.{name}"):
                yield where, text, is_rich or name in ("do", "body") or "x-rich" in _schema_of(type(value), name)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if not re.fullmatch(SLUG_PATTERN, str(name)):
                yield f"{path}[key]", str(name), False
            yield from texts(inner, key, f"{path}[{name}]")
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from texts(inner, key, f"{path}[{index}]")
    elif isinstance(value, str) and not isinstance(value, Enum):
        pointing = key in REFERENCES and re.fullmatch(SLUG_PATTERN, value)
        if not pointing and (key, value) not in OWN_WORDS:
            yield path, value, False


def plainest(text: str, *, marks: str = "") -> str:
    """The text without spaces, with one kind of apostrophe, and without the letters of `marks`."""
    mended = squeezed(french(text)).replace("’", "'")
    return "".join(letter for letter in mended if letter not in marks)


def without_marks(rich_text: str) -> str:
    """Rich text without the marks of links and lists."""
    plain = re.sub(r"^\s*(?:[-+*]|\d+[.)])\s+", "", rich_text, flags=re.MULTILINE)
    return re.sub(r"\[([^\]]*)\]\((?:https|mailto)[^)]*\)", r"\1", plain)


def missing_texts(item: BaseModel, html_text: str, hrefs: set[str]) -> list[str]:
    """Texts of an item that its page does not show, typography and marks set aside; addresses must be links."""
    page, unmarked = plainest(html_text), plainest(html_text, marks="*_\\")

    def is_shown(path: str, text: str, is_rich: bool) -> bool:
        if path.endswith(".url"):
            return text in hrefs
        return plainest(without_marks(text), marks="*_\\") in unmarked if is_rich else plainest(text) in page

    return [f"{path}: {text:.80}" for path, text, is_rich in texts(item) if not is_shown(path, text, is_rich)]
