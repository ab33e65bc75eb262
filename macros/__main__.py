"""The `playbook` command: check, schema. Exit codes: 0 clean, 1 with problems, 2 when it could not run."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from macros.loading import LoadedLibrary, load_library
from macros.loading.library_files import shown_path
from macros.loading.library_loader import LibraryNotFound
from macros.loading.problem import Problem
from macros.loading.schema_files import stale_schemas, write_schemas
from macros.loading.settings_file import SettingsNotValid, read_settings

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


class _FrenchParser(argparse.ArgumentParser):
    """argparse with its own words in French."""

    def error(self, message: str) -> None:
        # argparse says what is wrong in English only: the usage, and where the help is, say it in French.
        self.print_usage(sys.stderr)
        print("playbook : commande mal écrite. « playbook --help » dit comment l'écrire.", file=sys.stderr)
        raise SystemExit(COULD_NOT_RUN)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "usage :")

    def format_help(self) -> str:
        return (
            super()
            .format_help()
            .replace("usage:", "usage :")
            .replace("positional arguments:", "arguments :")
            .replace("options:", "options :")
            .replace("show this help message and exit", "affiche cette aide")
        )


def _parser() -> argparse.ArgumentParser:
    parser = _FrenchParser(prog="playbook", description="Vérifie et prépare la bibliothèque d'ateliers.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="commande", parser_class=_FrenchParser)
    check = commands.add_parser("check", help="dit tout ce qui ne va pas dans la bibliothèque, et où")
    check.add_argument(
        "paths", nargs="*", metavar="CHEMIN", help="fichiers ou dossiers à vérifier ; sans eux, toute la bibliothèque"
    )
    check.add_argument("--format", choices=("text", "github", "json"), default="text", help="forme de la réponse")
    check.add_argument(
        "--quality",
        action="store_true",
        help="vérifie aussi l'écriture : orthographe, typographie, phrases à dire (une dizaine de secondes)",
    )
    schema = commands.add_parser("schema", help="écrit les schémas JSON que lisent les éditeurs")
    schema.add_argument("--check", action="store_true", help="n'écrit rien ; échoue si un schéma n'est plus à jour")
    for command in (check, schema):
        command.add_argument(
            "--library",
            action="append",
            metavar="DOSSIER",
            help="dossier de la bibliothèque (répétable : un dossier se pose sur le précédent)",
        )
    return parser


def _whole(path: str) -> Path:
    """The path from the root, links followed; as it is written where a link leads back to itself."""
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError):
        return Path(path).absolute()


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'s' if count > 1 else ''}"


def _print_problems(loaded: LoadedLibrary, found: tuple[Problem, ...], paths: list[str], form: str) -> int:
    wanted = [_whole(path) for path in paths]
    missing = [path for path in wanted if not path.exists()]
    if missing:
        print(f"playbook : « {shown_path(missing[0])} » n'existe pas.", file=sys.stderr)
        return COULD_NOT_RUN

    def is_wanted(path: str) -> bool:
        if not wanted:
            return True
        own = _whole(path)
        return any(own == one or one in own.parents for one in wanted)

    problems = [problem for problem in found if is_wanted(problem.path)]
    code = PROBLEMS if any(problem.blocks for problem in problems) else CLEAN
    checked = [path for path in loaded.files if is_wanted(path)]
    if wanted and not problems and not checked:
        print("playbook : ce chemin n'est pas dans la bibliothèque, rien n'a été vérifié.", file=sys.stderr)
        return COULD_NOT_RUN
    if form == "json":
        print(json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2))
        return code
    for problem in problems:
        print(problem.as_github_annotation() if form == "github" else problem)
    if form == "text":
        errors = sum(problem.blocks for problem in problems)
        remarks = len(problems) - errors
        if remarks:
            print(f"\n{_number(remarks, 'remarque')} de style à relire, sans obligation.", file=sys.stderr)
        if errors:
            print(f"\n{_number(errors, 'problème')} à corriger.", file=sys.stderr)
        else:
            print(
                f"{_number(len(checked), 'fichier')} vérifié{'s' if len(checked) > 1 else ''} : tout va bien.",
                file=sys.stderr,
            )
    return code


def _schema(root: Path, *, check_only: bool) -> int:
    loaded = load_library([root])
    if loaded.library is None:
        print("playbook : le vocabulaire n'est pas valide ; « playbook check » dit pourquoi.", file=sys.stderr)
        return COULD_NOT_RUN
    folder = root / "schema"
    vocabulary = loaded.library.vocabulary
    if check_only:
        stale = stale_schemas(folder, vocabulary)
        for name in stale:
            print(
                f"{shown_path(folder / name)}:1:1 : ce schéma ne dit plus ce que dit le modèle ; lancez « playbook schema »."
            )
        return PROBLEMS if stale else CLEAN
    written = write_schemas(folder, vocabulary)
    print(
        f"{len(written)} schéma{'s' if len(written) > 1 else ''} écrit{'s' if len(written) > 1 else ''} dans {shown_path(folder)}.",
        file=sys.stderr,
    )
    return CLEAN


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a character (Windows, a pipe) shows its code: it does not stop the check.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(_parser().parse_args(arguments))
        sys.stdout.flush()  # here, where a closed pipe can still be told apart
    except BrokenPipeError:  # `playbook check | head`: whoever read has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    return code


def _run(options: argparse.Namespace) -> int:
    try:
        settings = read_settings(Path("mkdocs.yml"))
        roots = options.library or list(settings.library)
        if options.command == "schema":
            return _schema(Path(roots[0]), check_only=options.check)
        loaded = load_library(roots, mailbox=settings.mailbox or None)
        found = loaded.problems
        if options.quality:
            from macros.quality import check_quality  # here: the dictionary is of no use to the plain check

            found = tuple(sorted({*found, *check_quality(loaded, [Path(root) for root in roots])}))
        return _print_problems(loaded, found, options.paths, options.format)
    except (LibraryNotFound, SettingsNotValid) as error:
        print(f"playbook : {error}", file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError as error:
        print(
            f"playbook : {error.filename or 'un fichier'} ne peut pas être lu ou écrit ({error.strerror}).",
            file=sys.stderr,
        )
    return COULD_NOT_RUN


if __name__ == "__main__":
    raise SystemExit(main())
