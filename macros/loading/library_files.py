"""Which files of a folder belong to a library, of which kind they are, and those that stand in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.loading.problem import Problem
from macros.loading.raw_text import visible
from macros.loading.validation import ReadFile, validate
from macros.model.base import SLUG_PATTERN, Item
from macros.model.library import ITEM_TYPES

SINGLE_FILES = ("vocabulary.yml", "self_assessment.yml")
_YAML_LIKE = {".yml", ".yaml", ".txt"}
# Windows takes them for devices, whatever follows the first dot.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_UNREADABLE = "ce fichier ne peut pas être lu : lien qui ne mène nulle part, ou droits insuffisants."


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
    return re.fullmatch(SLUG_PATTERN, text) is not None and len(text) <= 60 and not _RESERVED.fullmatch(text)


def _slug_problem(slug: str) -> str | None:
    if is_slug(slug):
        return None
    if _RESERVED.fullmatch(slug):
        return f"« {slug} » est un nom que Windows garde pour lui : ses fichiers ne s'y ouvriraient pas. Choisissez-en un autre."
    return (
        "le nom du fichier sert d'adresse : minuscules sans accent, chiffres et traits d'union (60 au plus) "
        f"sont attendus, reçu « {slug} »."
    )


def _strays(root: Path) -> Iterator[Problem]:
    """Files that no kind takes: they would be left out without a word."""
    for path in sorted(root.glob("**/*")):
        parts = path.relative_to(root).parts
        known = parts[0] in ITEM_TYPES or parts[0] == "schema" or (len(parts) == 1 and parts[0] in SINGLE_FILES)
        if (
            not path.is_dir()
            and not path.name.startswith(".")
            and path.suffix.lower() in {".yml", ".yaml"}
            and not known
        ):
            kinds = ", ".join(f"`{kind}/`" for kind in ITEM_TYPES)
            yield Problem(
                shown_path(path),
                1,
                1,
                f"ce fichier n'est dans aucun dossier de la bibliothèque ({kinds}) : il ne serait pas lu.",
            )


def find_files(root: Path, rank: int) -> tuple[list[LibraryFile], list[Problem]]:
    """Every file of a folder, in the order of kinds and names, none of them read yet."""
    files: list[LibraryFile] = []
    problems = list(_strays(root))
    for kind in ITEM_TYPES:
        for path in sorted((root / kind).glob("**/*")):
            # Names that start with a dot are an editor's own: locks, swap files.
            if path.is_dir() or path.name.startswith(".") or path.suffix.lower() not in _YAML_LIKE:
                continue
            shown, parts = shown_path(path), path.relative_to(root / kind).parts
            wrong = _misplaced(path, kind, parts)
            if wrong:
                problems.append(Problem(shown, 1, 1, wrong))
                continue
            if not path.is_file():
                problems.append(Problem(shown, 1, 1, _UNREADABLE))
                continue
            wrong = _slug_problem(path.stem)
            if wrong:
                problems.append(Problem(shown, 1, 1, wrong))
            files.append(LibraryFile(kind, path.stem, parts[0] if kind == "formats" else "", path, shown, rank))
    return files, problems


def read_files(
    files: list[LibraryFile], mailbox: str | None, wanted: Callable[[Path], bool] | None = None
) -> list[Problem]:
    """Read those that are wanted, or all of them; a file is read once. Their problems, in their order."""
    problems: list[Problem] = []
    for file in files:
        if file.read or (wanted and not wanted(file.path)):
            continue
        try:
            content = file.path.read_bytes()
        except OSError:
            file.read = ReadFile(file.shown, None, None, (Problem(file.shown, 1, 1, _UNREADABLE),))
        else:
            file.read = validate(content, ITEM_TYPES[file.kind], file.shown, mailbox=mailbox)
        problems += file.read.problems
    return problems
