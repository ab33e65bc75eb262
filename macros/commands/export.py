"""`playbook export`: the files of one atelier or canvas, in a folder."""

from __future__ import annotations

import difflib
import sys
from datetime import datetime
from pathlib import Path

from macros.commands import CLEAN, COULD_NOT_RUN, PROBLEMS, number
from macros.downloads.bundles import Files, Origin, canvas_bundle, format_bundle, kit_bundle
from macros.exports.calendar_file import export_calendar
from macros.exports.site_data.json_api import document_bytes
from macros.loading.library_files import shown_path
from macros.model.canvas import Canvas
from macros.model.format import Format
from macros.model.library import Library
from macros.pages.downloads import CANVAS_FILES, FORMAT_FILES, KIT

# What may stand before a slug, where an atelier and a canvas have the same.
_KINDS = {"ateliers": "formats", "formats": "formats", "canevas": "canvases", "canvases": "canvases"}


def _item(told: str, library: Library) -> Format | Canvas | None:
    folder, _, slug = told.rpartition("/")
    kinds = [_KINDS[folder]] if folder in _KINDS else ["formats", "canvases"] if not folder else []
    return next((library.by_kind[kind][slug] for kind in kinds if slug in library.by_kind[kind]), None)


def _not_there(told: str, library: Library) -> str:
    slugs = [*library.formats, *library.canvases]
    near = difflib.get_close_matches(told.rpartition("/")[2], slugs, n=1)
    return f"« {told} » n'est ni un atelier ni un canevas valide de la bibliothèque" + (
        f" ; voulez-vous dire « {near[0]} » ?" if near else "."
    )


def _words(item: Format | Canvas, session: datetime | None) -> dict[str, str]:
    """What `--only` accepts, with the ending that each stands for: `docx`, `a4.pdf`, `kit.zip`; `ics` for a dated session."""
    files = (*FORMAT_FILES, KIT) if isinstance(item, Format) else CANVAS_FILES
    words = {download.ending[1:]: download.ending for download in files}
    return words | ({"ics": ".ics"} if session and isinstance(item, Format) else {})


def _files(item: Format | Canvas, origin: Origin, session: datetime | None) -> Files:
    if isinstance(item, Canvas):
        return canvas_bundle(item, origin)
    library = origin.library
    own = format_bundle(item, origin) | {f"{item.slug}.json": document_bytes(item, library)}
    dated: Files = {}
    if session:
        calendar = export_calendar(item, session.date(), session.time(), publisher=origin.publisher)
        dated[f"{item.slug}.ics"] = calendar
    canvases: Files = {}
    for slug in item.canvases:
        if slug in library.canvases:
            canvases |= canvas_bundle(library.canvases[slug], origin)
    return own | dated | kit_bundle(item, origin, own, canvases)


def export(
    told: str,
    origin: Origin,
    folder: Path,
    *,
    only: str | None = None,
    replace: bool = False,
    session: datetime | None = None,
) -> int:
    """Write them; a file that is there and differs is left as it is unless `replace`. Raises OSError.

    With a session (the hour of Paris), the calendar event of an atelier too.
    """
    item = _item(told, origin.library)
    if item is None:
        print(f"playbook : {_not_there(told, origin.library)}", file=sys.stderr)
        return COULD_NOT_RUN
    words = _words(item, session)
    asked = [word.strip().lower().lstrip(".") for word in only.split(",")] if only is not None else list(words)
    unknown = [word for word in asked if word not in words]
    if unknown:
        print(
            f"playbook : « {unknown[0]} » n'est pas un fichier de cette fiche. Possibles : {', '.join(words)}.",
            file=sys.stderr,
        )
        return COULD_NOT_RUN
    wanted = {f"{item.slug}{words[word]}" for word in asked}
    files = {name: data for name, data in _files(item, origin, session).items() if name in wanted}
    folder.mkdir(parents=True, exist_ok=True)
    held = [name for name, data in files.items() if not replace and _differs(folder / name, data)]
    for name, data in files.items():
        if name not in held:
            (folder / name).write_bytes(data)
    written = len(files) - len(held)
    print(f"{number(written, 'fichier')} dans {shown_path(folder)}.", file=sys.stderr)
    for name in held:
        print(
            f"playbook : {shown_path(folder / name)} existe déjà et diffère ; il est laissé tel quel. "
            "« --replace » le remplace, « --to » choisit un autre dossier.",
            file=sys.stderr,
        )
    return PROBLEMS if held else CLEAN


def _differs(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() != data
