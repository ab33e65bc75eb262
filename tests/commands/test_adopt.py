"""`playbook adopt`: settings written among their comments, a folder with a first atelier, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.commands.adopt import QUESTIONS, adopt
from macros.commands.first_format import NAME
from macros.loading.settings_file import read_settings
from tests.factories import make_format, make_vocabulary, write_library

CLEAN, COULD_NOT_RUN = 0, 2
CONFIGURATION = """\
# Le site.
site_name: Playbook des ateliers
plugins: !ENV [PLUGINS, []]
extra:
  playbook:
    publisher: "" # éditeur
    host: ""
    library: [templates_library] # les dossiers
nav:
  - Accueil: index.md
"""
FIRST = Path("nos-ateliers/formats/codev", NAME)


@pytest.fixture(autouse=True)
def _playbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_library(
        tmp_path / "templates_library", {"formats/codev/bon.yml": make_format(), "schema/format.schema.json": "{}"}
    )
    Path("mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")


def configuration() -> str:
    """The text of mkdocs.yml."""
    return Path("mkdocs.yml").read_text(encoding="utf-8")


def speaker(*answers: str) -> Callable[[str], str]:
    """A person who answers in turn, then goes away."""
    waiting = iter(answers)

    def say(prompt: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    return say


def answer(
    given: Mapping[str, str] | None = None,
    *,
    replace: bool = False,
    yes: bool = False,
    say: Callable[[str], str] | None = None,
) -> int:
    """Run it."""
    return adopt(given or {}, yes=yes, replace=replace, say=say)


def test_everything_by_options(capsys: pytest.CaptureFixture[str]) -> None:
    """Each value at its place, comments kept; the folder has an atelier that the check accepts."""
    given = {
        "name": "Les ateliers d’ici",
        "publisher": 'La « caisse » : "ici" # là',
        "director": "La direction",
        "mailbox": "equipe@example.org",
        "forge": "https://forge.example.org/a/b",
        "colour": "#0B5394",
    }
    assert answer(given) == CLEAN
    assert configuration() == CONFIGURATION.replace("Playbook des ateliers", '"Les ateliers d’ici"').replace(
        'publisher: ""', 'publisher: "La « caisse » : \\"ici\\" # là"'
    ).replace(
        "[templates_library] # les dossiers\n",
        "[templates_library, nos-ateliers] # les dossiers\n"
        '    director: "La direction"\n    mailbox: "equipe@example.org"\n    forge_url: "https://forge.example.org/a/b"\n'
        '    colours: {light: "#0B5394", dark: "#6593bc", header: "#0B5394"}\n',
    )
    settings = read_settings(Path("mkdocs.yml"))
    assert (settings.publisher, settings.colours.dark) == ('La « caisse » : "ici" # là', "#6593bc")
    out = capsys.readouterr().out
    assert f"Écrit : {FIRST.as_posix()}" in out
    assert "il reste à renseigner : Hébergeur." in out
    assert main(["check"]) == CLEAN
    assert "3 fichiers vérifiés" in capsys.readouterr().err
    assert FIRST.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../../../templates_library/schema/format.schema.json\n"
    )


def test_everything_by_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong answer is asked again with its reason; Enter keeps, a dash empties; nothing is written before the word."""
    say = speaker("Notre playbook", "La caisse", "-", "", "equipe", "equipe@example.org", "", "#99ccff", "", "ici", "o")
    assert answer(say=say) == CLEAN
    out = capsys.readouterr().out
    assert "→ la valeur « equipe » n'est pas acceptée." in out
    assert "→ la couleur « #99ccff » se lit mal" in out
    assert '  + publisher: "La caisse" # éditeur\n' in out
    settings = read_settings(Path("mkdocs.yml"))
    assert (settings.publisher, settings.mailbox, settings.colours.light) == ("La caisse", "equipe@example.org", "")
    assert settings.library == ("templates_library", "ici")
    assert Path("ici/formats/codev", NAME).is_file()


NOT_DONE: dict[str, tuple[list[str], str]] = {
    "refused": (["a", "b", "", "", "", "", "", "", "n"], "rien n'a été écrit."),
    "Enter at the end": (["a", "b", "", "", "", "", "", "", ""], "rien n'a été écrit."),
    "gone in the middle": (["a", "b"], "rien n'a été écrit."),
}


@pytest.mark.parametrize(("answers", "told"), NOT_DONE.values(), ids=NOT_DONE)
def test_nothing_without_a_yes(answers: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Anything but a yes leaves all as it is."""
    assert answer(say=speaker(*answers)) == COULD_NOT_RUN
    assert told in capsys.readouterr().err
    assert configuration() == CONFIGURATION
    assert not Path("nos-ateliers").exists()


REFUSED: dict[str, tuple[dict[str, str], str]] = {
    "nobody to answer": ({}, "personne ne peut répondre ici ; donnez les réponses en options : --name --publisher"),
    "colour": ({"colour": "bleu"}, "--colour : une couleur comme \"#0b5394\" est attendue"),
    "colour that cannot be read": ({"colour": "#99ccff"}, "--colour : la couleur « #99ccff » se lit mal : 1,5 de contraste avec un fond clair, 4,5 au moins sont attendus"),
    "mailbox": ({"mailbox": "equipe"}, "--mailbox : la valeur « equipe » n'est pas acceptée."),
    "forge": ({"forge": "javascript:alert(1)"}, "--forge : la valeur"),
    "no name": ({"name": " "}, "--name : un nom est attendu."),
    "two lines": ({"publisher": "a\nb: c"}, "--publisher : la valeur"),
    "name that opens a tag": ({"name": "<b>Nous"}, "--name : un nom s'écrit sans « < », « > », « { » ni « } »."),
    "name that escapes": ({"name": "Nous\x1b[31m"}, "--name : caractère de contrôle ou invisible interdit : U+001B ; effacez-le."),
    "name that turns round": ({"name": "Nous\u202e"}, "--name : caractère de contrôle ou invisible interdit : U+202E RIGHT-TO-LEFT OVERRIDE ; effacez-le."),
    "publisher on two lines": ({"publisher": "Nous\u2028ici"}, "--publisher : caractère de contrôle ou invisible interdit : U+2028 LINE SEPARATOR ; effacez-le."),
    "director that escapes": ({"director": "\x1bNous"}, "--director : caractère de contrôle ou invisible interdit : U+001B ; effacez-le."),
    "folder that escapes": ({"folder": "nous\x1b"}, "--folder : caractère de contrôle ou invisible interdit : U+001B ; effacez-le."),
    "folder listed already": ({"folder": "templates_library"}, "--folder : « templates_library » est déjà dans la liste"),
    "folder listed already, written otherwise": ({"folder": "./templates_library/"}, "--folder : « ./templates_library/ » est déjà dans la liste"),
    "inside one listed": ({"folder": "templates_library/formats"}, "--folder : « templates_library/formats » et « templates_library » sont l'un dans l'autre"),
    "around those listed": ({"folder": "."}, "--folder : « . » et « templates_library » sont l'un dans l'autre"),
    "above": ({"folder": ".."}, "--folder : « .. » et « templates_library » sont l'un dans l'autre"),
    "outside": ({"folder": "../nous"}, "--folder : « ../nous » est hors du dépôt"),
    "from the root": ({"folder": "/nous"}, "--folder : « /nous » est hors du dépôt"),
    "kept by Windows": ({"folder": "con"}, "--folder : « con » est un nom que Windows garde pour lui"),
    "kept by Windows, with an ending": ({"folder": "nous/NUL.txt"}, "--folder : « NUL.txt » est un nom que Windows garde pour lui"),
    "folder that is a file": ({"folder": "mkdocs.yml"}, "--folder : un nom de dossier est attendu"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(given: dict[str, str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence; nothing written."""
    assert answer(given) == COULD_NOT_RUN
    assert told in capsys.readouterr().err
    assert configuration() == CONFIGURATION
    assert not Path("nos-ateliers").exists()


def test_what_is_set_is_not_replaced_silently(capsys: pytest.CaptureFixture[str]) -> None:
    """Another value needs a word; the same one needs none; a question shows the value that it may replace."""
    assert answer({"publisher": "Une caisse", "name": "Nous"}) == CLEAN
    before = configuration()
    assert answer({"publisher": "Une autre"}) == COULD_NOT_RUN
    assert "Éditeur (« Une caisse »). « --replace » les remplace." in capsys.readouterr().err
    assert configuration() == before
    assert answer({"publisher": "Une caisse"}) == CLEAN
    assert configuration() == before
    assert answer({"publisher": "Une autre"}, replace=True) == CLEAN
    assert configuration() == before.replace("Une caisse", "Une autre")
    prompts: list[str] = []

    def say(prompt: str) -> str:
        prompts.append(prompt)
        return ""

    assert answer(say=say) == CLEAN  # Enter everywhere: nothing to change, nothing to confirm
    assert len(prompts) == len(QUESTIONS)
    assert "[Une autre]" in prompts[1]
    assert "[nos-ateliers]" in prompts[-1]


def test_run_again_leaves_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    """The folder is listed once; what stands in it is never written over, and no example comes back beside it."""
    assert answer({"publisher": "Une caisse"}) == CLEAN
    FIRST.write_text("à moi", encoding="utf-8")
    FIRST.rename(FIRST.with_name("mien.yml"))
    assert answer({"host": "Ici"}) == CLEAN
    assert read_settings(Path("mkdocs.yml")).library == ("templates_library", "nos-ateliers")
    assert [path.name for path in FIRST.parent.iterdir()] == ["mien.yml"]
    assert "nos-ateliers contient déjà des fiches" in capsys.readouterr().out


def test_folder_elsewhere() -> None:
    """One's own folder may stand outside of the playbook where its settings say so already: Enter keeps it."""
    Path("../nous").mkdir()
    text = CONFIGURATION.replace("[templates_library]", "[templates_library, ../nous]")
    Path("mkdocs.yml").write_text(text, encoding="utf-8")
    assert answer(say=speaker(*[""] * len(QUESTIONS))) == CLEAN
    assert answer({"folder": "../nous"}) == CLEAN
    assert Path("../nous/formats/codev", NAME).is_file()
    assert configuration() == text


def test_types_of_one_s_own_vocabulary() -> None:
    """The example goes to a type that there is; co-conception where there is one."""
    codev = make_vocabulary()["families"]["codev"]
    write_library(
        Path("templates_library"),
        {
            "vocabulary.yml": make_vocabulary(
                families={"codev": codev, "co-design": make_vocabulary()["families"]["codev"] | {"slug": "x"}}
            )
        },
    )
    assert answer({"publisher": "Une caisse"}) == CLEAN
    assert Path("nos-ateliers/formats/co-design", NAME).is_file()
    assert main(["check"]) == CLEAN


def test_vocabulary_that_is_not_valid(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written that could not be finished."""
    Path("templates_library/vocabulary.yml").write_text("families: {}\n", encoding="utf-8")
    assert answer({"publisher": "Une caisse"}) == COULD_NOT_RUN
    assert "vocabulaire" in capsys.readouterr().err
    assert configuration() == CONFIGURATION


CANNOT: dict[str, tuple[str | None, str]] = {
    "no configuration": (None, "mkdocs.yml n'est pas dans ce dossier"),
    "on one line": ("extra: {playbook: {publisher: x}}\n", "mkdocs.yml est écrit d'une façon que cette commande ne sait pas changer"),
    "not readable": ("extra: [", "mkdocs.yml n'est pas lisible"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CANNOT.values(), ids=CANNOT)
def test_configuration_that_cannot_be_changed(text: str | None, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so, and what to do; the file stays as it is."""
    Path("mkdocs.yml").unlink()
    if text is not None:
        Path("mkdocs.yml").write_text(text, encoding="utf-8")
    assert main(["adopt", "--host", "Ici", "--yes"]) == COULD_NOT_RUN
    captured = capsys.readouterr()
    assert told in captured.err
    assert "Traceback" not in captured.err
    assert text is None or configuration() == text
    assert not Path("nos-ateliers").exists()
