"""`playbook new`: a file to fill in, of any kind; or a file of the common library to change for one's own."""

from __future__ import annotations

import difflib
import re
import sys
from datetime import date
from pathlib import Path

from macros.commands import CLEAN, COULD_NOT_RUN, number
from macros.loading import LoadedLibrary
from macros.loading.annotated_file import annotated_file
from macros.loading.library_files import LibraryFile, find_files, is_slug, reserved, shown_path
from macros.loading.messages import as_slug
from macros.loading.schema_files import schema_path
from macros.model.examples import examples_of
from macros.model.vocabulary import Vocabulary
from macros.pages.addresses import FOLDERS

# What people may call each kind: in the files, on the site, one or several.
KINDS = {
    "formats": ("atelier", "ateliers", "format", "formats"),
    "offers": ("offre", "offres", "offer", "offers"),
    "programmes": ("programme", "programmes"),
    "canvases": ("canevas", "canvas", "canvases"),
    "experiences": ("experience", "experiences", "rex", "retour-d-experience"),
}
_BLANK = re.compile(r"^\s*(?:- )?(?:[a-z_]+:|-)$")
_FIRST_LINE = re.compile(r"\A# yaml-language-server: .*\n")


class NotWritten(Exception):
    """The file cannot be made as it was asked; the message says what to do."""


def _kind(told: str) -> str:
    word = as_slug(told)
    kind = next((kind for kind, words in KINDS.items() if word in words), None)
    if kind is None:
        known = [words[0] for words in KINDS.values()]
        near = difflib.get_close_matches(word, [word for words in KINDS.values() for word in words], n=1)
        raise NotWritten(
            f"« {told} » n'est pas une sorte de fiche"
            + (f" ; voulez-vous dire « {near[0]} » ?" if near else f" : {', '.join(known)}.")
        )
    return kind


def _slug(told: str) -> str:
    slug = told.removesuffix(".yml")
    if kept := reserved(slug):
        raise NotWritten(kept)
    if not is_slug(slug):
        near = as_slug(slug)
        raise NotWritten(
            f"« {told} » ne peut pas nommer une fiche : minuscules sans accent, chiffres et traits d'union, 60 au plus"
            + (f" ; voulez-vous dire « {near} » ?" if is_slug(near) else ".")
        )
    return slug


def _family(told: str | None, vocabulary: Vocabulary) -> str:
    """The folder of a type, by its own name, its address or its French name."""
    words = {
        as_slug(word): key for key, family in vocabulary.families.items() for word in (key, family.slug, family.label)
    }
    if told and as_slug(told) in words:
        return words[as_slug(told)]
    known = ", ".join(f"{key} ({family.label})" for key, family in vocabulary.families.items())
    raise NotWritten(
        f"« {told} » n'est pas un type d'atelier. Les voici : {known}."
        if told
        else f"dites de quel type est l'atelier : « --family {next(iter(vocabulary.families))} », par exemple. Les voici : {known}."
    )


def _namesakes(kind: str, slug: str, roots: list[Path]) -> list[LibraryFile]:
    return [
        file
        for rank, root in enumerate(roots)
        for file in find_files(root, rank)[0]
        if (file.kind, file.slug) == (kind, slug)
    ]


def _copied(file: LibraryFile, schema: str) -> str:
    text = file.path.read_text(encoding="utf-8-sig")
    return (f"# yaml-language-server: $schema={schema}\n" if schema else "") + _FIRST_LINE.sub("", text)


def _refuse_or_find(kind: str, slug: str, roots: list[Path], *, copy: bool) -> LibraryFile | None:
    """The common file to copy; None where a blank one is wanted. Nothing is ever written over."""
    namesakes = _namesakes(kind, slug, roots)
    own = next((file for file in namesakes if file.rank == len(roots) - 1), None)
    common = next((file for file in reversed(namesakes) if file is not own), None)
    if own:
        raise NotWritten(f"{own.shown} existe déjà ; ouvrez-le, ou choisissez un autre nom.")
    if common and not copy:
        raise NotWritten(
            f"« {slug} » existe dans la bibliothèque commune ({common.shown}). Pour l'adapter, ajoutez « --copy » : "
            "votre copie prendra sa place. Pour une autre fiche, choisissez un autre nom."
        )
    if copy and not common:
        raise NotWritten(
            f"« {slug} » n'est pas dans la bibliothèque commune : il n'y a rien à copier."
            if len(roots) > 1
            else "« --copy » adapte une fiche commune dans un second dossier ; il n'y a qu'un dossier ici. « playbook adopt » en crée un autre."
        )
    return common


def new(
    kind_told: str,
    slug_told: str,
    loaded: LoadedLibrary,
    roots: list[Path],
    *,
    family: str | None = None,
    copy: bool = False,
) -> int:
    """Write it in the last folder, and say what comes next. Raises OSError."""
    if loaded.library is None:
        print("playbook : le vocabulaire n'est pas valide ; « playbook check » dit pourquoi.", file=sys.stderr)
        return COULD_NOT_RUN
    vocabulary = loaded.library.vocabulary
    try:
        kind, slug = _kind(kind_told), _slug(slug_told)
        common = _refuse_or_find(kind, slug, roots, copy=copy)
        folder = roots[-1] / kind
        if kind == "formats":
            folder /= common.folder if common and not family else _family(family, vocabulary)
    except NotWritten as error:
        print(f"playbook : {error}", file=sys.stderr)
        return COULD_NOT_RUN
    path = folder / f"{slug}.yml"
    schema = schema_path(kind, roots, folder)
    examples = examples_of(loaded.library.by_kind[kind].values())
    text = (
        _copied(common, schema)
        if common
        else annotated_file(
            kind, vocabulary, path=shown_path(path), schema=schema, today=date.today(), examples=examples
        )
    )
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    blanks = sum(_BLANK.match(line) is not None for line in _without_parents(text)) if not common else 0
    _say_what_next(shown_path(path), f"{FOLDERS[kind]}/{slug}/", blanks, common)
    return CLEAN


def _without_parents(text: str) -> list[str]:
    """The lines of the file but its comments, and but the keys under which something stands."""
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]

    def indent(line: str) -> int:
        return len(line) - len(line.lstrip(" -"))

    return [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if not following or indent(following) <= indent(line)
    ]


def _say_what_next(path: str, address: str, blanks: int, common: LibraryFile | None) -> None:
    first = (
        f"Changez ce qui doit l'être : cette copie de {common.shown} prend déjà sa place."
        if common
        else f"Ouvrez-le et remplissez ses {number(blanks, 'blanc')} ; ses commentaires expliquent chaque champ."
    )
    print(
        f"Écrit : {path}\n\n"
        f"1. {first}\n"
        f"2. Vérifiez : playbook check {path}\n"
        f"3. Regardez la page : « make serve » (Windows : « py -3 run.py serve »), puis http://127.0.0.1:8000/{address}"
    )
