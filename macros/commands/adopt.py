"""`playbook adopt`: a playbook of one's own: its settings, a folder laid over the common library, a first atelier."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from macros.commands import CLEAN, COULD_NOT_RUN, first_format
from macros.commands.deployable import missing_settings
from macros.commands.own_folder import folder_refusal
from macros.loading import load_library
from macros.loading.library_files import shown_path
from macros.loading.raw_text import describe, forbidden_characters
from macros.loading.schema_files import schema_path
from macros.loading.settings_file import ConfigurationLoader, explain_settings, read_settings
from macros.loading.settings_text import NotEditable, with_settings
from macros.model.base import TITLE_PATTERN
from macros.model.colours import readable
from macros.model.settings import Settings

CONFIGURATION = Path("mkdocs.yml")
FOLDER = "nos-ateliers"
_SHIPPED_NAME = "Playbook des ateliers"
_BLOCK = ("extra", "playbook")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide: its option, its name, why it is asked, where the answer goes."""

    option: str
    label: str
    why: str
    path: tuple[str, ...]


QUESTIONS = (
    Question("name", "Nom du playbook", "écrit en haut de chaque page", ("site_name",)),
    Question("publisher", "Éditeur", "la caisse ou le labo qui publie ; il signe aussi vos fiches", (*_BLOCK, "publisher")),
    Question("director", "Direction de la publication", "la fonction ou la personne que la loi demande", (*_BLOCK, "director")),
    Question("host", "Hébergeur", "qui tient le serveur : nom, adresse, téléphone", (*_BLOCK, "host")),
    Question("mailbox", "Boîte de l'équipe", "une adresse de service, jamais celle d'une personne", (*_BLOCK, "mailbox")),
    Question("forge", "Adresse du dépôt", "fait apparaître « Modifier cette page »", (*_BLOCK, "forge_url")),
    Question("colour", "Couleur", "liens et en-tête, comme #0b5394", (*_BLOCK, "colours", "light")),
    Question("folder", "Dossier de vos fiches", "posé sur la bibliothèque commune", (*_BLOCK, "library")),
)  # fmt: skip


class NotAdopted(Exception):
    """Nothing was written; the message says why."""


def _value(data: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _current(question: Question, data: Any, settings: Settings) -> str:
    """What is set now. Of the folders, the last one is one's own."""
    if question.option == "folder":
        return settings.library[-1] if len(settings.library) > 1 else ""
    return str(_value(data, question.path) or "")


def refusal(question: Question, answer: str, listed: Sequence[str]) -> str:
    """Why an answer cannot be taken, where those folders are listed; nothing when it can."""
    if found := next(forbidden_characters(answer), None):
        return f"caractère de contrôle ou invisible interdit : {describe(found.group())} ; effacez-le."
    if question.option == "name":
        if not answer.strip() or re.search(r"[\r\n]", answer):
            return "un nom est attendu."
        return "" if re.fullmatch(TITLE_PATTERN, answer) else "un nom s'écrit sans « < », « > », « { » ni « } »."
    if question.option == "folder":
        # The last of several is one's own already: Enter keeps it, wherever it is.
        return "" if answer in listed[1:][-1:] else folder_refusal(answer, listed)
    key = question.path[-1]
    told: dict[str, Any] = {"colours": {key: answer}} if "colours" in question.path else {key: answer}
    try:
        Settings.model_validate(told)
    except ValidationError as error:
        return explain_settings(error).split(" : ", 1)[1]
    return ""


def _asked(
    current: Mapping[str, str], given: Mapping[str, str], listed: Sequence[str], say: Callable[[str], str]
) -> dict[str, str]:
    """Every answer that was not given as an option. Enter keeps what is in brackets, a dash empties it."""
    print("Entrée garde la réponse entre crochets. Un tiret (-) l'efface. Ctrl+C arrête sans rien écrire.\n")
    answers = dict(given)
    for question in QUESTIONS:
        if question.option in given:
            continue
        usual = current[question.option] or (FOLDER if question.option == "folder" else "")
        while True:
            told = say(f"{question.label} ({question.why})\n  [{usual}] : ").strip()
            answer = usual if not told else "" if told == "-" else told
            wrong = refusal(question, answer, listed)
            if not wrong:
                break
            print(f"  → {wrong}")
        answers[question.option] = answer
    return answers


def _changes(answers: Mapping[str, str], current: Mapping[str, str], settings: Settings) -> dict[tuple[str, ...], Any]:
    changes: dict[tuple[str, ...], Any] = {}
    for question in QUESTIONS:
        answer = answers.get(question.option)
        if answer is None or answer == current[question.option]:
            continue
        if question.option == "folder":
            changes[question.path] = [*settings.library, answer]
        elif question.option == "colour":
            # The dark scheme has the nearest that can be read there; one colour is enough to be recognised.
            colours = {"light": answer, "dark": readable(answer, "dark"), "header": answer} if answer else {}
            changes[(*_BLOCK, "colours")] = colours
        else:
            changes[question.path] = answer
    return changes


def _taken(answers: Mapping[str, str], current: Mapping[str, str]) -> list[Question]:
    """What says something else already."""
    return [
        question
        for question in QUESTIONS
        if (old := current[question.option])
        and question.option != "folder"
        and answers.get(question.option, old) != old
        and not (question.option == "name" and old == _SHIPPED_NAME)
    ]


def adopt(given: Mapping[str, str], *, yes: bool, replace: bool, say: Callable[[str], str] | None) -> int:
    """Ask what was not given (`say` asks a person, None when there is nobody), show, write. Raises OSError, SettingsNotValid."""
    try:
        if not CONFIGURATION.is_file():
            raise NotAdopted("mkdocs.yml n'est pas dans ce dossier ; placez-vous dans celui du playbook.")
        text = CONFIGURATION.read_bytes().decode("utf-8")
        settings = read_settings(CONFIGURATION)
        family = _first_family(settings)
        data = yaml.load(text, ConfigurationLoader)
        current = {question.option: _current(question, data, settings) for question in QUESTIONS}
        asked = say is not None and not yes
        answers = dict(given) if asked else {"folder": current["folder"] or FOLDER, **given}
        for question in QUESTIONS:
            if question.option in answers and (wrong := refusal(question, answers[question.option], settings.library)):
                raise NotAdopted(f"--{question.option} : {wrong}")
        if say is None and not given:
            options = " ".join(f"--{question.option}" for question in QUESTIONS)
            raise NotAdopted(f"personne ne peut répondre ici ; donnez les réponses en options : {options}.")
        if asked:
            answers = _asked(current, given, settings.library, say)
        taken = [] if asked or replace else _taken(answers, current)
        if taken:
            told = ", ".join(f"{question.label} (« {current[question.option]} »)" for question in taken)
            raise NotAdopted(f"ces réglages disent déjà autre chose : {told}. « --replace » les remplace.")
        changed = with_settings(text, _changes(answers, current, settings))
        if changed != text:
            _show(text, changed)
            if asked and say("\nÉcrire ces changements dans mkdocs.yml ? (o/n) : ").strip().lower() not in ("o", "oui"):
                raise NotAdopted("rien n'a été écrit.")
            _write(changed)
        _first_folder(read_settings(CONFIGURATION), family)
    except (EOFError, KeyboardInterrupt):
        print("\nplaybook : rien n'a été écrit.", file=sys.stderr)
        return COULD_NOT_RUN
    except NotAdopted as error:
        print(f"playbook : {error}", file=sys.stderr)
        return COULD_NOT_RUN
    except (NotEditable, UnicodeDecodeError):
        print(
            "playbook : mkdocs.yml est écrit d'une façon que cette commande ne sait pas changer sans risque ; rien n'a été écrit. "
            "Complétez à la main le bloc « extra.playbook » : la page « Un playbook à soi » donne chaque réglage.",
            file=sys.stderr,
        )
        return COULD_NOT_RUN
    return CLEAN


def _show(before: str, after: str) -> None:
    print("Changements dans mkdocs.yml :")
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            print(f"  {line[0]} {line[1:].strip()}")


def _write(text: str) -> None:
    """Beside the file first: a full disk leaves the old one whole."""
    beside = CONFIGURATION.with_name("mkdocs.yml.new")
    beside.write_bytes(text.encode())
    beside.replace(CONFIGURATION)


def _first_family(settings: Settings) -> str:
    """The type of the first atelier. Raises NotAdopted, LibraryNotFound: before anything is written."""
    library = load_library(settings.library, wanted=lambda path: False).library
    if library is None:
        raise NotAdopted("le vocabulaire n'est pas valide ; « playbook check » dit pourquoi.")
    families = library.vocabulary.families
    return "co-design" if "co-design" in families else next(iter(families))


def _first_folder(settings: Settings, family: str) -> None:
    """One's own folder with an atelier in it, unless it holds some; then what to do."""
    roots = [Path(root) for root in settings.library]
    own = roots[-1]
    own.mkdir(parents=True, exist_ok=True)
    if not any(own.rglob("*.yml")):
        folder = own / "formats" / family
        folder.mkdir(parents=True, exist_ok=True)
        schema = schema_path("formats", roots, folder)
        first = f"# yaml-language-server: $schema={schema}\n" if schema else ""
        path = folder / first_format.NAME
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(first + first_format.TEXT.replace("{today}", date.today().isoformat()))
        print(f"\nÉcrit : {shown_path(path)}, un atelier d'exemple.")
    else:
        print(f"\n{shown_path(own)} contient déjà des fiches : rien n'y a été touché.")
    missing = [str(Settings.model_fields[key].title) for key in missing_settings(settings)]
    print(
        "\n1. Voyez votre site : « make serve » (Windows : « py -3 run.py serve »), puis http://127.0.0.1:8000\n"
        "2. Écrivez votre premier atelier : playbook new atelier mon-atelier --family codev\n"
        "3. Adaptez un atelier commun : playbook new atelier codev-managerial --copy\n"
        f"4. Vérifiez : playbook check {shown_path(own)}\n"
        "5. Toute la suite : page « Un playbook à soi », dans « Contribuer »"
        + (f"\n\nAvant de publier, il reste à renseigner : {', '.join(missing)}." if missing else "")
    )
