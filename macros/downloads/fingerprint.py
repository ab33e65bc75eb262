"""The key of a bundle: it changes when anything that its bytes depend on changes."""

from __future__ import annotations

import hashlib
import sys
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from macros.downloads.bundles import Origin
from macros.exports.documents.guide import format_guide
from macros.model.base import Item
from macros.model.canvas import Canvas
from macros.model.format import Format
from macros.model.library import Library

_PACKAGE = Path(__file__).parents[1]
# What files are made of: the rules, the words, the fonts and the parts beside the code.
_CODE = ("model", "pages", "exports", "downloads")
_LIBRARIES = ("python-docx", "odfdo", "python-pptx", "XlsxWriter", "typst", "lxml", "jinja2", "markdown-it-py")


@cache
def environment_key() -> str:
    """The code with its fonts, the versions of the libraries, and what compresses."""
    digest = hashlib.sha256()
    for folder in _CODE:
        for path in sorted((_PACKAGE / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"\0{path.relative_to(_PACKAGE).as_posix()}\0".encode())
                digest.update(path.read_bytes())
    told = [f"{name} {version(name)}" for name in _LIBRARIES]
    digest.update("\n".join([*told, sys.version, zlib.ZLIB_RUNTIME_VERSION]).encode())
    return digest.hexdigest()


def _vocabulary(library: Library) -> str:
    return library.vocabulary.model_dump_json()


def _canvas_parts(canvas: Canvas, library: Library) -> list[str]:
    users = [(user.slug, user.family, user.reviewed) for user in library.formats_using_canvas(canvas.slug)]
    return [canvas.slug, canvas.model_dump_json(), repr(users)]


def _format_parts(format_: Format, origin: Origin) -> list[str]:
    library = origin.library
    # The guide names other items of the library: as it was written, it holds what it takes of them.
    guide = format_guide(format_, library, publisher=origin.publisher, site=origin.site)
    canvases = [library.canvases[slug] for slug in format_.canvases if slug in library.canvases]
    told = [part for canvas in canvases for part in _canvas_parts(canvas, library)]
    return [format_.slug, format_.family, format_.model_dump_json(), repr(guide), *told]


def bundle_key(item: Item | None, origin: Origin) -> str:
    """Hexadecimal, the same on every run for the same content; without an item, that of the blank form."""
    if isinstance(item, Format):
        parts = _format_parts(item, origin)
    elif isinstance(item, Canvas):
        parts = _canvas_parts(item, origin.library)
    else:
        parts = [origin.library.last_review.isoformat()]
    told = [environment_key(), _vocabulary(origin.library), origin.publisher, origin.site, *parts]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()
