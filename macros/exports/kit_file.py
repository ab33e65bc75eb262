"""The kit of a format: all its files in one folder of a zip, with a text that says what each is for and how to open them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import TextWrapper

from macros.exports.archive import write_archive
from macros.exports.attribution import attribution
from macros.model.format import Format
from macros.model.library import Library
from macros.model.typography import french

README = "LISEZ-MOI.txt"
CANVASES = "canevas"  # the folder of the canvases, inside the kit's own
_BOM = b"\xef\xbb\xbf"  # without it, older versions of Notepad take accents for something else
_WIDTH = 76  # characters: Notepad wraps nothing by itself

# Windows refuses these names, and long paths: the folder where the kit is unpacked has to fit too.
_SAFE_PART = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LONGEST_PATH = 140

# What follows the slug in a name, and what the file is for. In the order in which they are told.
_PURPOSES = {
    ".docx": "Le guide d'animation, à adapter dans Word.",
    ".odt": "Le même guide, pour LibreOffice.",
    ".pdf": "Le même guide, à imprimer.",
    "-a4.pdf": "L'essentiel de l'atelier sur une page, à garder en main.",
    ".pptx": "Ce qui se projette pendant l'atelier, pour PowerPoint.",
    ".xlsx": "Le déroulé, le matériel et la préparation, avec leurs calculs, pour Excel.",
    "-invitation.docx": "Le message d'invitation, à compléter.",
    "-invitation.txt": "Le message d'invitation, en texte seul.",
    "-compte-rendu.docx": "La trame du compte rendu, à remplir.",
    "-compte-rendu.txt": "La trame du compte rendu, en texte seul.",
    ".ics": "La séance, pour votre agenda.",
    ".md": "Le guide en texte seul (Markdown), pour un site ou un outil de notes.",
    ".json": "Les données de la fiche, pour un logiciel.",
}
_CANVAS_PURPOSES = {
    "-a4.pdf": "à imprimer en A4.",
    "-a3.pdf": "à imprimer en A3.",
    ".pptx": "à modifier dans PowerPoint.",
    ".png": "à poser sur un tableau blanc en ligne.",
}


def export_kit(format_: Format, library: Library, files: Mapping[str, bytes]) -> bytes:
    """The zip: a folder named by the slug, `files` by their names in it, canvases under `canevas/`. An unsafe name is refused."""
    for name in files:
        _refuse_unsafe(f"{format_.slug}/{name}")
    kept = {f"{format_.slug}/{name}": data for name, data in files.items()}
    return write_archive(kept | {f"{format_.slug}/{README}": readme(format_, library, files)})


def readme(format_: Format, library: Library, files: Mapping[str, bytes]) -> bytes:
    """The text beside the files."""
    return windows_text("\n".join(_text(format_, library, files)) + "\n")


def windows_text(text: str) -> bytes:
    """A text as a file: UTF-8 with its mark and Windows line ends, so that every Notepad shows it."""
    return _BOM + text.replace("\n", "\r\n").encode()


def _refuse_unsafe(path: str) -> None:
    parts = path.split("/")
    safe = all(_SAFE_PART.fullmatch(part) and not _RESERVED.fullmatch(part) for part in parts)
    if not safe or len(parts) > 3 or len(path) > _LONGEST_PATH:
        raise ValueError(f"not a safe name in a kit: {path!r}")


def _text(format_: Format, library: Library, files: Mapping[str, bytes]) -> Iterator[str]:
    yield from _paragraph(f"KIT DE L'ATELIER « {format_.title} »")
    yield ""
    yield from _paragraph(format_.summary)
    yield from _section("1. SORTIR LES FICHIERS DU ZIP, SOUS WINDOWS")
    yield from _paragraph("Clic droit sur le fichier .zip, puis « Extraire tout… », puis « Extraire ».")
    yield from _paragraph(
        "Ouvrez ensuite les fichiers depuis le dossier extrait. Ouverts dans le zip, ils ne s'enregistrent pas."
    )
    yield from _section("2. SI WINDOWS BLOQUE UN FICHIER")
    yield from _paragraph(
        "Avant d'extraire : clic droit sur le fichier .zip, « Propriétés », onglet « Général ». "
        "En bas, cochez « Débloquer », puis « OK ». Extrayez ensuite. Si la case n'apparaît pas, rien n'est bloqué."
    )
    yield from _paragraph(
        "Si Word, Excel ou PowerPoint affiche « Mode protégé », cliquez sur « Activer la modification ». "
        "Aucun fichier du kit ne contient de macro."
    )
    yield from _paragraph("Si le blocage reste, demandez à votre service informatique.")
    yield from _section("3. À QUOI SERT CHAQUE FICHIER")
    for name, purpose in _purposes(format_, library, files):
        yield name
        yield from _paragraph(purpose, "    ")
    yield from _section("4. SOURCE ET LICENCE")
    yield from _paragraph(attribution(format_.title, format_.reviewed, format_.licence))
    if format_.licence is None:
        yield from _paragraph("Vous pouvez copier, modifier et diffuser ces fichiers en gardant cette ligne.")
    yield from _paragraph("N'écrivez dans ces fichiers ni donnée de patient, ni donnée nominative.")


def _section(title: str) -> Iterator[str]:
    yield from ("", "", french(title), "")


def _paragraph(text: str, indent: str = "") -> list[str]:
    """Lines that Notepad shows whole. Typeset first: a no-break space does not break a line."""
    wrapper = TextWrapper(_WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return wrapper.wrap(french(" ".join(text.split("\n"))))


def _purposes(format_: Format, library: Library, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Names and what they are for: the format's files in the order of use, then canvases by name, then the rest."""
    order = {f"{format_.slug}{ending}": (position, text) for position, (ending, text) in enumerate(_PURPOSES.items())}
    told = []
    for name in files:
        position, text = order.get(name, (len(order), ""))
        told.append((position, name, text or _canvas_purpose(name, library) or "Document de l'atelier."))
    return [(name.replace("/", "\\"), text) for _, name, text in sorted(told)]


def _canvas_purpose(name: str, library: Library) -> str:
    folder, _, file = name.rpartition("/")
    for ending, text in _CANVAS_PURPOSES.items():
        canvas = library.canvases.get(file.removesuffix(ending))
        if folder == CANVASES and file.endswith(ending) and canvas:
            return f"Le canevas « {canvas.title} », {text}"
    return ""
