"""The `playbook` command: check, schema, export. Exit codes: 0 clean, 1 with problems, 2 when it could not run."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from macros.commands import COULD_NOT_RUN, PROBLEMS
from macros.commands.check import print_problems, under
from macros.commands.deployable import deployable
from macros.commands.room import room_problems
from macros.commands.schema import schema
from macros.loading import LoadedLibrary, load_library
from macros.loading.library_loader import LibraryNotFound
from macros.loading.raw_text import visible
from macros.loading.settings_file import SettingsNotValid, read_settings
from macros.model.settings import Settings
from macros.model.system_errors import in_french

_YEARS = range(2000, 2101)  # of a session: a calendar does not count beyond, and another one is a mistake


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
    check.add_argument(
        "--format", choices=("text", "github", "gitlab", "json"), default="text", help="forme de la réponse"
    )
    check.add_argument(
        "--quality",
        action="store_true",
        help="vérifie aussi l'écriture : orthographe, typographie, phrases à dire (une dizaine de secondes)",
    )
    schema = commands.add_parser("schema", help="écrit les schémas JSON que lisent les éditeurs")
    schema.add_argument("--check", action="store_true", help="n'écrit rien ; échoue si un schéma n'est plus à jour")
    export = commands.add_parser(
        "export", help="écrit les fichiers d'un atelier ou d'un canevas : Word, PowerPoint, PDF, kit…"
    )
    export.add_argument(
        "slug", metavar="NOM", help="nom du fichier de la fiche, sans « .yml » ; « canevas/NOM » pour un canevas"
    )
    export.add_argument("--to", metavar="DOSSIER", help="où les écrire ; sans lui, un dossier du même nom que la fiche")
    export.add_argument("--only", metavar="LISTE", help="ceux-là seulement, comme « docx,a4.pdf »")
    export.add_argument("--date", metavar="AAAA-MM-JJ", help="ajoute l'événement d'agenda d'une séance de ce jour")
    export.add_argument("--start", metavar="HH:MM", default="09:00", help="son heure de début ; 09:00 sans elle")
    export.add_argument("--replace", action="store_true", help="remplace un fichier qui diffère")
    offline = commands.add_parser("offline", help="met un site fabriqué dans un zip qui s'ouvre sans réseau")
    offline.add_argument("site", metavar="SITE", help="dossier du site, fabriqué par « make offline »")
    offline.add_argument("--to", metavar="FICHIER", required=True, help="le zip à écrire")
    headers = commands.add_parser("headers", help="écrit les en-têtes de sécurité d'un site fabriqué, pour son serveur")
    headers.add_argument("site", metavar="SITE", help="dossier du site, fabriqué par « make site »")
    headers.add_argument(
        "--for", dest="server", choices=("netlify", "apache", "nginx"), required=True, help="le serveur"
    )
    links = commands.add_parser(
        "links", help="demande une fois chaque adresse d'un autre site ; dit celles qui sont rompues"
    )
    links.add_argument("site", metavar="SITE", help="dossier du site, fabriqué par « make site »")
    changes = commands.add_parser("changes", help="compare deux sites construits : pages, durées, étapes")
    changes.add_argument(
        "--before", required=True, metavar="DOSSIER", help="le site d'avant, ou son dossier « api/v1 »"
    )
    changes.add_argument("--after", required=True, metavar="DOSSIER", help="le site d'après, ou son dossier « api/v1 »")
    commands.add_parser("deployable", help="dit si le site peut être publié : éditeur, direction, hébergeur")
    new = commands.add_parser("new", help="écrit une fiche à remplir, expliquée champ par champ")
    new.add_argument("kind", metavar="SORTE", help="atelier, offre, programme, canevas ou experience")
    new.add_argument("slug", metavar="NOM", help="nom du fichier et fin de l'adresse, comme « relire-une-affiche »")
    new.add_argument("--family", metavar="TYPE", help="type de l'atelier : ideation, incubation, co-design…")
    new.add_argument(
        "--copy", action="store_true", help="copie la fiche commune de ce nom dans votre dossier, pour l'adapter"
    )
    adopt = commands.add_parser("adopt", help="fait un playbook à vous : vos réglages, un dossier pour vos fiches")
    for option, what in (
        ("name", "nom du playbook"),
        ("publisher", "éditeur"),
        ("director", "direction de la publication"),
        ("host", "hébergeur"),
        ("mailbox", "boîte de l'équipe"),
        ("forge", "adresse du dépôt"),
        ("colour", "couleur des liens et de l'en-tête, comme « #0b5394 »"),
        ("folder", "dossier de vos fiches"),
    ):
        adopt.add_argument(f"--{option}", metavar="TEXTE", help=what)
    adopt.add_argument("--yes", action="store_true", help="ne pose aucune question : les options suffisent")
    adopt.add_argument("--replace", action="store_true", help="remplace les réglages qui disent autre chose")
    for command in (check, schema, export, new):
        command.add_argument(
            "--library",
            action="append",
            metavar="DOSSIER",
            help="dossier de la bibliothèque (répétable : un dossier se pose sur le précédent)",
        )
    return parser


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


def _export(options: argparse.Namespace, loaded: LoadedLibrary, settings: Settings) -> int:
    # Here: what writes files is of no use to the check, and takes a second to load.
    from macros.commands.export import export
    from macros.downloads.bundles import Origin

    if loaded.library is None:
        print("playbook : le vocabulaire n'est pas valide ; « playbook check » dit pourquoi.", file=sys.stderr)
        return COULD_NOT_RUN
    folder = Path(options.to or options.slug.rpartition("/")[2])
    origin = Origin(loaded.library, settings.publisher)
    session = None
    if options.date is not None:
        try:
            session = datetime.strptime(f"{options.date} {options.start}", "%Y-%m-%d %H:%M")
            if session.year not in _YEARS:
                raise ValueError(options.date)
        except ValueError:
            print(
                f"playbook : « {options.date} {options.start} » n'est pas une date et une heure, comme 2027-01-15 et 09:30.",
                file=sys.stderr,
            )
            return COULD_NOT_RUN
    return export(options.slug, origin, folder, only=options.only, replace=options.replace, session=session)


def _adopt(options: argparse.Namespace) -> int:
    from macros.commands.adopt import QUESTIONS, adopt

    told = {question.option: getattr(options, question.option) for question in QUESTIONS}
    given = {option: answer for option, answer in told.items() if answer is not None}
    return adopt(given, yes=options.yes, replace=options.replace, say=input if sys.stdin.isatty() else None)


def _run(options: argparse.Namespace) -> int:
    try:
        if options.command == "offline":
            from macros.commands.offline import pack

            return pack(Path(options.site), Path(options.to))
        if options.command == "headers":
            from macros.commands.headers import headers

            return headers(Path(options.site), options.server)
        if options.command == "changes":
            from macros.commands.changes import changes

            return changes(Path(options.before), Path(options.after))
        if options.command == "adopt":
            return _adopt(options)
        settings = read_settings(Path("mkdocs.yml"))
        if options.command == "deployable":
            return deployable(settings)
        if options.command == "links":
            from macros.commands.external_links import links

            return links(Path(options.site), settings.forge_url)
        roots = options.library or list(settings.library)
        if options.command == "schema":
            return schema(Path(roots[0]), check_only=options.check)
        # Some paths of a large library are checked at once; what compares sentences, or exports, needs it whole.
        paths = options.paths if options.command == "check" and not options.quality else []
        wanted = under(paths) if paths else None
        loaded = load_library(roots, mailbox=settings.mailbox or None, publisher=settings.publisher, wanted=wanted)
        if options.command == "export":
            return _export(options, loaded, settings)
        if options.command == "new":
            from macros.commands.new import new

            folders = [Path(root) for root in roots]
            return new(options.kind, options.slug, loaded, folders, family=options.family, copy=options.copy)
        found = tuple(sorted({*loaded.problems, *room_problems(loaded, under(options.paths))}))
        if options.quality:
            from macros.quality import check_quality  # here: the dictionary is of no use to the plain check

            found = tuple(sorted({*found, *check_quality(loaded, [Path(root) for root in roots])}))
        return print_problems(loaded, found, options.paths, options.format)
    except (LibraryNotFound, SettingsNotValid) as error:
        print(f"playbook : {error}", file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError as error:
        print(
            f"playbook : {visible(str(error.filename or 'un fichier'))} ne peut pas être lu ou écrit : {in_french(error)}.",
            file=sys.stderr,
        )
    return COULD_NOT_RUN


if __name__ == "__main__":
    raise SystemExit(main())
