"""Which files of a folder belong to a library, of which kind they are, and those that stand in the wrong place."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from macros.loading.problem import Problem
from macros.loading.raw_text import visible
from macros.loading.validation import ReadFile, validate_file
from macros.model.base import SLUG_PATTERN, Item
from macros.model.library import ITEM_TYPES

SINGLE_FILES = ("vocabulary.yml", "self_assessment.yml")
_YAML_LIKE = {".yml", ".yaml", ".txt"}
# Windows takes them for devices, whatever follows the first dot.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_UNREADABLE = "ce fichier ne peut pas être lu : lien qui ne mène nulle part, ou droits insuffisants."
_LEADS_OUT = "ce fichier est un lien qui sort de la bibliothèque : il n'est pas lu ; mettez-y le fichier lui-même."
_CLOSED = "ce dossier ne peut pas être lu : droits insuffisants ; ses fichiers n'ont pas été vérifiés."
_LINKED = "ce dossier est un lien : ses fichiers ne sont pas lus ; mettez-y le dossier lui-même."
_NOT_A_FILE = "ceci est un dossier, non un fichier ; renommez-le sans « .yml », ou supprimez-le."


@dataclass(slots=True, eq=False)
class LibraryFile:
    """A file on its way to the library; `rank` is the place of its folder among those laid over each other."""

    kind: str
    slug: str
    folder: str
    path: Path
    shown: str
    rank: int
    read: ReadFile | None = None  # until it is read

    def item(self, *, added_by: str = "", replaces: str = "") -> Item | None:
        """The model, told where it was read; None where the file is not valid, or not read."""
        model = self.read.model if self.read else None
        if not isinstance(model, Item):
            return None
        return model.located(
            slug=self.slug, folder=self.folder, source=self.shown, added_by=added_by, replaces=replaces
        )


def shown_path(path: Path) -> str:
    """The path as messages print it: from the working directory where it is inside, with forward slashes."""
    try:
        shown = (path.parent.resolve() / path.name).relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere, or a link that leads back to itself
        shown = path.as_posix()
    return visible(shown)


def _misplaced(path: Path, kind: str, parts: tuple[str, ...]) -> str | None:
    """What is wrong with a file's name or place, before it is read."""
    if path.suffix != ".yml":
        return "un fichier de la bibliothèque se termine par « .yml » ; renommez-le."
    if kind == "formats" and len(parts) != 2:
        return "un atelier se range dans le dossier de son type, comme `formats/codev/mon-atelier.yml`."
    if kind != "formats" and len(parts) != 1:
        return f"ce fichier se range directement dans `{kind}/`, sans autre dossier."
    return None


def is_slug(text: str) -> bool:
    """True for what a file may be named, without its ending."""
    return re.fullmatch(SLUG_PATTERN, text) is not None and len(text) <= 60 and not reserved(text)


def reserved(name: str) -> str:
    """Why Windows would not open what has this name; nothing for any other name."""
    if not _RESERVED.fullmatch(name.partition(".")[0].strip().lower()):
        return ""
    return f"« {name} » est un nom que Windows garde pour lui : ses fichiers ne s'y ouvriraient pas. Choisissez-en un autre."


def _slug_problem(slug: str) -> str | None:
    if is_slug(slug):
        return None
    return reserved(slug) or (
        "le nom du fichier sert d'adresse : minuscules sans accent, chiffres et traits d'union (60 au plus) "
        f"sont attendus, reçu « {slug} »."
    )


def leads_out(path: Path, root: Path) -> Problem | None:
    """The problem of a link to a file that is not in the folder: it may be any file of the machine, and none is quoted."""
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        return Problem(shown_path(path), 1, 1, _LEADS_OUT)
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _walk(root: Path, problems: list[Problem]) -> list[Path]:
    """Every file below, in order; what keeps the files of a folder from being found is a problem of that folder."""

    def closed(error: OSError) -> None:
        problems.append(Problem(shown_path(Path(error.filename)), 1, 1, _CLOSED))

    paths = []
    for place, folders, names in os.walk(root, onerror=closed):
        inside = Path(place)
        paths += [inside / name for name in names]
        for folder in (inside / name for name in folders):
            if any(part.startswith(".") for part in folder.relative_to(root).parts):
                continue  # a tool's own, as are the files whose names start so
            if folder.is_symlink():
                problems.append(Problem(shown_path(folder), 1, 1, _LINKED))
            elif folder.suffix.lower() in {".yml", ".yaml"}:
                problems.append(Problem(shown_path(folder), 1, 1, _NOT_A_FILE))
    return sorted(paths)


def _stray(path: Path, root: Path) -> str | None:
    """What is wrong with a file that no kind takes: it would be left out without a word."""
    parts = path.relative_to(root).parts
    if path.suffix.lower() not in {".yml", ".yaml"} or parts[0] == "schema":
        return None
    if len(parts) == 1 and parts[0] in SINGLE_FILES:
        return None if _is_file(path) else _UNREADABLE
    kinds = ", ".join(f"`{kind}/`" for kind in ITEM_TYPES)
    return f"ce fichier n'est dans aucun dossier de la bibliothèque ({kinds}) : il ne serait pas lu."


def find_files(root: Path, rank: int) -> tuple[list[LibraryFile], list[Problem]]:
    """Every file of a folder, in the order of kinds and names, none of them read yet."""
    by_kind: dict[str, list[LibraryFile]] = {kind: [] for kind in ITEM_TYPES}
    problems: list[Problem] = []
    for path in _walk(root, problems):
        # Names that start with a dot are an editor's own: locks, swap files.
        if path.name.startswith(".") or path.suffix.lower() not in _YAML_LIKE:
            continue
        kind, *inside = path.relative_to(root).parts
        shown, is_stray = shown_path(path), kind not in ITEM_TYPES or not inside
        wrong = _stray(path, root) if is_stray else _misplaced(path, kind, tuple(inside))
        if not wrong and not is_stray and not _is_file(path):
            wrong = _UNREADABLE
        if wrong:
            problems.append(Problem(shown, 1, 1, wrong))
        elif not is_stray:
            if outside := leads_out(path, root):
                problems.append(outside)
                continue
            if told := _slug_problem(path.stem):
                problems.append(Problem(shown, 1, 1, told))
            folder = inside[0] if kind == "formats" else ""
            by_kind[kind].append(LibraryFile(kind, path.stem, folder, path, shown, rank))
    return [file for files in by_kind.values() for file in files], problems


def read_files(
    files: list[LibraryFile], mailbox: str | None, wanted: Callable[[Path], bool] | None = None
) -> list[Problem]:
    """Read those that are wanted, or all of them; a file is read once. Their problems, in their order."""
    problems: list[Problem] = []
    for file in files:
        if file.read or (wanted and not wanted(file.path)):
            continue
        try:
            file.read = validate_file(file.path, ITEM_TYPES[file.kind], file.shown, mailbox=mailbox)
        except OSError:
            file.read = ReadFile(file.shown, None, None, (Problem(file.shown, 1, 1, _UNREADABLE),))
        problems += file.read.problems
    return problems
