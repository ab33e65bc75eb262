"""The `playbook` command: what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.factories import make_experience, make_format, make_vocabulary, write_library

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
HTTP = "« Adresse » (url) : une adresse qui commence par https:// est attendue, reçu « http://example.org/a%b »."


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a library of one sound format and two files with problems."""
    monkeypatch.chdir(tmp_path)
    return write_library(
        tmp_path / "templates_library",
        {
            "formats/codev/bon.yml": make_format(),
            "formats/codev/faux.yml": make_format(title="<b>"),
            "experiences/rex.yml": make_experience(
                sources=[{"title": "Une page", "url": "http://example.org/a%b"}], zzz="x"
            ),
        },
    )


@pytest.fixture
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a library of one sound format."""
    monkeypatch.chdir(tmp_path)
    return write_library(tmp_path / "templates_library", {"formats/codev/bon.yml": make_format()})


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    try:
        code = main(list(arguments))
    except SystemExit as stop:
        code = stop.code
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_clean_library(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing on standard output, the number of files on the other, exit code 0."""
    assert run(capsys, "check") == (CLEAN, "", "2 fichiers vérifiés : tout va bien.\n")


def test_problems_as_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All problems of all files, with paths from the working directory, and exit code 1."""
    code, out, err = run(capsys, "check")
    places = [line.split(" : ")[0] for line in out.splitlines()]
    assert code == PROBLEMS
    assert places == [
        "templates_library/experiences/rex.yml:7:8",
        "templates_library/experiences/rex.yml:8:1",
        "templates_library/formats/codev/faux.yml:1:8",
    ]
    assert err == "\n3 problèmes à corriger.\n"


def test_problems_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output is JSON and nothing else."""
    code, out, err = run(capsys, "check", "--format", "json")
    found = json.loads(out)
    assert (code, err, len(found)) == (PROBLEMS, "", 3)
    assert found[0] == {
        "path": "templates_library/experiences/rex.yml",
        "line": 7,
        "column": 8,
        "message": HTTP,
        "severity": "error",
    }


def test_clean_library_as_json(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No problem is an empty list."""
    assert run(capsys, "check", "--format", "json") == (CLEAN, "[]\n", "")


def test_problems_as_annotations(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One workflow command per problem, escaped."""
    code, out, _ = run(capsys, "check", "--format", "github")
    lines = out.splitlines()
    assert code == PROBLEMS
    assert len(lines) == 3
    assert lines[0] == f"::error file=templates_library/experiences/rex.yml,line=7,col=8::{HTTP.replace('%', '%25')}"


PATHS = {
    "a file with a problem": (["templates_library/formats/codev/faux.yml"], PROBLEMS, 1),
    "a sound file": (["templates_library/formats/codev/bon.yml"], CLEAN, 0),
    "a folder": (["templates_library/formats"], PROBLEMS, 1),
    "two paths": (["templates_library/formats/codev/bon.yml", "templates_library/experiences"], PROBLEMS, 2),
    "the vocabulary": (["templates_library/vocabulary.yml"], CLEAN, 0),
    "the whole library": (["templates_library"], PROBLEMS, 3),
    "the working directory": (["."], PROBLEMS, 3),
    "by a roundabout way": (["templates_library/formats/../experiences/rex.yml"], PROBLEMS, 2),
}


@pytest.mark.parametrize(("paths", "code", "count"), PATHS.values(), ids=PATHS)
def test_paths_restrict_what_is_told(
    root: Path, capsys: pytest.CaptureFixture[str], paths: list[str], code: int, count: int
) -> None:
    """Only the problems of the given files or folders count, for the exit code too."""
    found, out, _ = run(capsys, "check", *paths)
    assert (found, len(out.splitlines())) == (code, count)


def test_absolute_path(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An absolute path names the same file."""
    assert run(capsys, "check", str(root / "formats/codev/faux.yml"))[0] == PROBLEMS


COULD_NOT = {
    "no such path": (
        ["check", "templates_library/zzz.yml"],
        "playbook : « templates_library/zzz.yml » n'existe pas.\n",
    ),
    "path outside the library": (
        ["check", "other"],
        "playbook : ce chemin n'est pas dans la bibliothèque, rien n'a été vérifié.\n",
    ),
    "no such library": (["check", "--library", "zzz"], "playbook : le dossier « zzz » n'existe pas.\n"),
    "library without vocabulary": (
        ["check", "--library", "other"],
        "playbook : « vocabulary.yml » manque dans other.\n",
    ),
    "schema of no library": (["schema", "--library", "zzz"], "playbook : le dossier « zzz » n'existe pas.\n"),
}


@pytest.mark.parametrize(("arguments", "message"), COULD_NOT.values(), ids=COULD_NOT)
def test_what_could_not_run(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    """Exit code 2 and one sentence in French: never a traceback, never an empty success."""
    Path("other").mkdir()
    assert run(capsys, *arguments) == (COULD_NOT_RUN, "", message)


def test_file_that_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that the system refuses to open is a problem of that file; the others are checked all the same."""
    (root / "experiences/lost.yml").symlink_to("nowhere")
    (root / "experiences/loop.yml").symlink_to("loop.yml")
    (root / "experiences/.#open.yml").symlink_to("an-editor-s-lock")
    code, out, _ = run(capsys, "check")
    assert code == 1
    unread = [line.split(":")[0].rsplit("/", 1)[1] for line in out.splitlines() if "ne peut pas être lu" in line]
    assert unread == ["loop.yml", "lost.yml"]
    assert "open.yml" not in out


@pytest.mark.parametrize("arguments", [[], ["frob"], ["check", "--format", "xml"], ["check", "--zzz"]])
def test_command_written_wrongly(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Exit code 2, and where to find help."""
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (COULD_NOT_RUN, "")
    assert "« playbook --help »" in err


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["schema", "--help"]])
def test_help_is_french(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """The words of argparse are translated too."""
    code, out, _ = run(capsys, *arguments)
    assert code == CLEAN
    assert "usage :" in out
    assert not [word for word in ("show this", "positional", "options:", "usage:") if word in out]


def test_libraries_laid_over_each_other(clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--library` twice reads both folders; a reference may go from one to the other."""
    write_library(
        tmp_path / "own", {"vocabulary.yml": make_vocabulary(), "formats/codev/autre.yml": make_format(after=["bon"])}
    )
    assert run(capsys, "check", "--library", "own")[0] == PROBLEMS
    assert run(capsys, "check", "--library", "templates_library", "--library", "own")[0] == CLEAN


def test_settings_give_the_mailbox_and_the_folders(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the site accepts, the command accepts: both read `extra.playbook` of mkdocs.yml."""
    write_library(tmp_path / "own", {"experiences/rex.yml": make_experience(contact="Écrire à equipe@example.org.")})
    assert run(capsys, "check", "--library", "own")[0] == PROBLEMS
    Path("mkdocs.yml").write_text(
        "extra:\n  playbook:\n    mailbox: equipe@example.org\n    library: [own]\n", encoding="utf-8"
    )
    assert run(capsys, "check") == (CLEAN, "", "2 fichiers vérifiés : tout va bien.\n")


def test_settings_that_are_wrong(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is checked with settings that nobody wrote."""
    Path("mkdocs.yml").write_text("extra:\n  playbook:\n    mailbx: x\n", encoding="utf-8")
    code, out, err = run(capsys, "check")
    assert (code, out) == (COULD_NOT_RUN, "")
    assert err.startswith("playbook : extra.playbook.mailbx : ce réglage n'existe pas")


def test_schema_is_written_then_current_then_stale(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`schema` writes, `schema --check` only says what is stale and where."""
    code, out, _ = run(capsys, "schema", "--check")
    assert (code, len(out.splitlines()), (clean / "schema").exists()) == (PROBLEMS, 7, False)
    assert run(capsys, "schema") == (CLEAN, "", "7 schémas écrits dans templates_library/schema.\n")
    assert run(capsys, "schema", "--check") == (CLEAN, "", "")
    (clean / "schema/offer.schema.json").write_text("{}", encoding="utf-8")
    code, out, _ = run(capsys, "schema", "--check")
    assert code == PROBLEMS
    assert (
        out
        == "templates_library/schema/offer.schema.json:1:1 : ce schéma ne dit plus ce que dit le modèle ; lancez « playbook schema ».\n"
    )


def test_schema_without_valid_vocabulary(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The closed lists are unknown: nothing is written."""
    (clean / "vocabulary.yml").write_text("families: {}\n", encoding="utf-8")
    code, _, err = run(capsys, "schema")
    assert (code, (clean / "schema").exists()) == (COULD_NOT_RUN, False)
    assert "vocabulaire" in err


def test_module_runs_as_a_program(root: Path) -> None:
    """`python -m macros` gives the exit code to the shell, in UTF-8."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "macros", "check", "--library", str(root)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout.count("\n"), "Traceback" in done.stderr) == (PROBLEMS, 3, False)


def program(root: Path, *arguments: str, **variables: str) -> tuple[list[str], dict[str, object]]:
    """Command and options of a `playbook check` run as a program."""
    command = [sys.executable, "-m", "macros", "check", "--library", str(root), *arguments]
    # Buffered as a shell gives it, whatever the tests themselves are run with: what is held is written at the very end.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return command, {"cwd": Path(__file__).parent.parent, "env": {**own, **variables}}


def test_console_that_lacks_a_character(clean: Path) -> None:
    """An arrow that the console cannot write is shown as its code, and the check goes on to its end."""
    write_library(
        clean,
        {"formats/codev/bon.yml": make_format(after=["autre"]), "formats/codev/autre.yml": make_format(after=["bon"])},
    )
    command, options = program(clean, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    done = subprocess.run(command, **options, capture_output=True, encoding="cp1252")
    assert (done.returncode, done.stdout.count("\n"), "Traceback" in done.stderr) == (PROBLEMS, 2, False)
    assert r"bon \u2192 autre \u2192 bon" in done.stdout
    assert "2 problèmes à corriger." in done.stderr


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize(
    "count",
    [
        pytest.param(1, id="little to say"),
        pytest.param(400, id="more than a pipe holds"),
    ],
)
def test_reader_that_goes_away(clean: Path, count: int, form: str) -> None:
    """`playbook check | head -1` ends without a traceback, however much is left to say."""
    write_library(clean, {f"notes/{'n' * 100}-{index}.yml": "a: 1" for index in range(count)})
    command, options = program(clean, "--format", form, PYTHONUTF8="1")
    with subprocess.Popen(
        command, **options, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as running:
        running.stdout.close()
        said = running.stderr.read()
    assert [word for word in ("Traceback", "Exception", "BrokenPipe") if word in said] == []


@pytest.mark.parametrize(
    "text",
    ["date: 2026-02-30\n", "date: 2026-11-22 25:00:00\n", "a: " + "[" * 20_000, "a: " + "{a: " * 20_000],
    ids=["date that does not exist", "hour that does not exist", "very deep lists", "very deep blocks"],
)
def test_configuration_that_cannot_be_read(clean: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    """Exit code 2 and one sentence in French, whatever is wrong with mkdocs.yml."""
    Path("mkdocs.yml").write_text(text, encoding="utf-8")
    code, out, err = run(capsys, "check")
    assert (code, out, err.count("\n")) == (COULD_NOT_RUN, "", 1)
    assert err.startswith("playbook : mkdocs.yml n'est pas lisible")


# One process loads the dictionary, once.
dictionary = pytest.mark.xdist_group("dictionary")
BRUME = "templates_library/formats/codev/brume.yml"
SPELLING = "« zzyzx » n'est pas dans le dictionnaire. S'il est juste, ajoutez-le à `words.txt`."


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a sound library of two formats: one has remarks of style, the other a wrong word too."""
    monkeypatch.chdir(tmp_path)
    vocabulary = make_vocabulary(families={"codev": make_vocabulary()["families"]["codev"] | {"label": "Entraide"}})
    for mode in vocabulary["modes"].values():
        mode["label"] = "Ensemble"
    return write_library(
        tmp_path / "templates_library",
        {
            "vocabulary.yml": vocabulary,
            "formats/codev/brume.yml": make_format(),
            "formats/codev/zone.yml": make_format(deliverable="Un zzyzx."),
        },
    )


@dictionary
def test_writing_is_checked_on_demand(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The plain check finds nothing; `--quality` blocks on the wrong word, and tells remarks and problems apart."""
    assert run(capsys, "check") == (CLEAN, "", "3 fichiers vérifiés : tout va bien.\n")
    code, out, err = run(capsys, "check", "--quality")
    lines = out.splitlines()
    remarks = [line for line in lines if " : à relire : " in line]
    assert code == PROBLEMS
    assert [line for line in lines if line not in remarks] == [
        f"templates_library/formats/codev/zone.yml:3:17 : {SPELLING}"
    ]
    assert err == f"\n{len(remarks)} remarques à relire, sans obligation.\n\n1 problème à corriger.\n"


@dictionary
def test_remarks_do_not_block(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, whatever there is to read again."""
    (written / "formats/codev/zone.yml").unlink()
    code, out, err = run(capsys, "check", "--quality")
    count = len(out.splitlines())
    assert (code, count > 1) == (CLEAN, True)
    assert {line.split(":")[0] for line in out.splitlines()} == {BRUME}
    assert err == (f"\n{count} remarques à relire, sans obligation.\n2 fichiers vérifiés : tout va bien.\n")


@dictionary
def test_writing_keeps_to_the_paths(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The wrong word of another file neither shows nor blocks."""
    code, out, _ = run(capsys, "check", "--quality", BRUME)
    assert (code, {line.split(":")[0] for line in out.splitlines()}) == (CLEAN, {BRUME})
    assert run(capsys, "check", "--quality", "templates_library/formats")[0] == PROBLEMS
    assert run(capsys, "check", "--quality", "templates_library/vocabulary.yml")[:2] == (CLEAN, "")


@dictionary
def test_writing_as_json(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The severity tells what blocks."""
    code, out, err = run(capsys, "check", "--quality", "--format", "json")
    found = json.loads(out)
    assert (code, err, {one["severity"] for one in found}) == (PROBLEMS, "", {"error", "remark"})
    assert [one["message"] for one in found if one["severity"] == "error"] == [SPELLING]
    code, out, _ = run(capsys, "check", "--quality", "--format", "json", BRUME)
    assert (code, {one["severity"] for one in json.loads(out)}) == (CLEAN, {"remark"})


@dictionary
def test_writing_as_annotations(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A remark is a warning beside the line, a problem an error."""
    code, out, _ = run(capsys, "check", "--quality", "--format", "github")
    lines = out.splitlines()
    zone = "templates_library/formats/codev/zone.yml"
    assert code == PROBLEMS
    assert [line for line in lines if line.startswith("::error")] == [f"::error file={zone},line=3,col=17::{SPELLING}"]
    warnings = [line for line in lines if line.startswith("::warning ")]
    assert len(warnings) == len(lines) - 1
    assert {line.split("file=")[1].split(",")[0] for line in warnings} == {BRUME, zone}


@dictionary
def test_writing_is_checked_beside_problems(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not valid does not keep the other files from being read."""
    (written / "formats/codev/brume.yml").write_text("title: '<b>'\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", "--quality")
    blocking = [line.split(":")[0] for line in out.splitlines() if " : à relire : " not in line]
    assert code == PROBLEMS
    assert set(blocking) == {BRUME, "templates_library/formats/codev/zone.yml"}
    assert out.splitlines()[-1].startswith("templates_library/formats/codev/zone.yml")
    assert not [line for line in out.splitlines() if line.startswith(BRUME) and "à relire" in line]


@dictionary
def test_word_list_that_cannot_be_read(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A problem of that file, never a traceback."""
    (written / "words.txt").write_bytes("prémortem\n".encode("cp1252"))
    code, out, _ = run(capsys, "check", "--quality", "templates_library/words.txt")
    assert code == PROBLEMS
    assert out.startswith("templates_library/words.txt:1:3 : le fichier n'est pas en UTF-8")
