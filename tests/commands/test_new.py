"""`playbook new`: a file that says what to fill, is accepted once filled, and never takes the place of another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.factories import make_canvas, make_format, make_offer, make_vocabulary, write_library

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
FILES = {
    "formats/codev/bon.yml": "# yaml-language-server: $schema=../../schema/format.schema.json\n# À garder.\n"
    + "title: Bon\n",
    "formats/codev/essai.yml": make_format(after=[]),
    "offers/debut.yml": make_offer(maturity="cadrer"),
    "canvases/plan.yml": make_canvas(),
    "schema/format.schema.json": "{}",
    "schema/offer.schema.json": "{}",
}


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    families = make_vocabulary()["families"]
    families["codev"] |= {"label": "Codéveloppement", "slug": "entre-pairs"}
    write_library(tmp_path / "templates_library", {"vocabulary.yml": make_vocabulary(families=families), **FILES})


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    code = main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


# What a person writes, by the end of a key's path; what is not here is a sentence.
ANSWERS = {
    "maturity": "comprendre",
    "modes": "in_person",
    "min": "4",
    "ideal": "6",
    "max": "8",
    "up_to": "8",
    "people.count": "1",
    "roles.count": "rest",
    "facilitator": "1",
    "participant": "1",
    "id": "un-identifiant",
    "who": "participants",
    "days_before": "2",
    "days_after": "2",
    "script.minutes": "30",
    "if_late.minutes": "20",
    "minutes": "30",
    "quantity": "1",
    "per": "session",
    "mode": "plenary",
    "kind": "workshop",
    "format": "essai",
    "basis": "written_by_team",
    "orientation": "landscape",
}


def filled(path: Path, messages: str) -> None:
    """Write an answer in each blank that the check named, at the line that it gave, and nowhere else."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for line, key in re.findall(r":(\d+):\d+ : (?:la clé|cet élément de la liste) `([a-z_]+)` est vide", messages):
        index = int(line) - 1
        indent = len(lines[index]) - len(lines[index].lstrip(" -"))
        parents = [
            one
            for one in lines[:index]
            if re.match(r" *(?:- )?[a-z_]+:$", one) and len(one) - len(one.lstrip(" -")) < indent
        ]
        parent = parents[-1].strip(" -:") if parents else ""
        lines[index] += " " + ANSWERS.get(f"{parent}.{key}", ANSWERS.get(key, f"Une phrase pour {key}."))
    path.write_text("\n".join(lines), encoding="utf-8")


MADE: dict[str, tuple[list[str], str, int]] = {
    "atelier": (["atelier", "neuf", "--family", "codev"], "formats/codev/neuf.yml", 43),
    "offer": (["offer", "neuve"], "offers/neuve.yml", 11),
    "programme": (["programmes", "neuf"], "programmes/neuf.yml", 14),
    "canvas": (["canevas", "neuf"], "canvases/neuf.yml", 9),
    "experience": (["expérience", "neuve"], "experiences/neuve.yml", 3),
}


@pytest.mark.parametrize(("arguments", "name", "blanks"), MADE.values(), ids=MADE)
def test_check_names_each_blank_then_accepts(
    arguments: list[str], name: str, blanks: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it is written, one problem per blank; once they are filled by what those problems say, none."""
    path = Path("templates_library", name)
    code, out, err = run(capsys, "new", *arguments)
    assert (code, err) == (CLEAN, "")
    assert out.startswith(f"Écrit : {path.as_posix()}\n")
    assert f"ses {blanks} blancs" in out
    code, out, _ = run(capsys, "check", str(path))
    assert (code, len(out.splitlines())) == (PROBLEMS, blanks)
    assert all(" est vide ; " in line for line in out.splitlines())
    filled(path, out)
    assert run(capsys, "check", str(path)) == (CLEAN, "", "1 fichier vérifié : tout va bien.\n")


WORDS: dict[str, tuple[str, str]] = {
    "English, one": ("format", "formats/codev"),
    "English, many": ("canvases", "canvases"),
    "French, many": ("ateliers", "formats/codev"),
    "accents and capitals": ("Expérience", "experiences"),
    "short": ("REX", "experiences"),
    "two words": ("retour d'expérience", "experiences"),
    "offer": ("offre", "offers"),
}


@pytest.mark.parametrize(("word", "folder"), WORDS.values(), ids=WORDS)
def test_names_of_kinds(word: str, folder: str) -> None:
    """Those of the files and those of the site, as people write them."""
    assert main(["new", word, "neuf", "--family", "codev"]) == CLEAN
    assert Path("templates_library", folder, "neuf.yml").is_file()


@pytest.mark.parametrize("family", ["codev", "entre-pairs", "Codéveloppement", "CODEV"])
def test_names_of_families(family: str) -> None:
    """By its folder, its address or its French name."""
    assert main(["new", "atelier", "neuf", "--family", family]) == CLEAN
    assert Path("templates_library/formats/codev/neuf.yml").is_file()


REFUSED: dict[str, tuple[list[str], str]] = {
    "kind": (["ateler", "neuf"], "« ateler » n'est pas une sorte de fiche ; voulez-vous dire « atelier » ?"),
    "kind like none": (["zzz", "neuf"], "« zzz » n'est pas une sorte de fiche : atelier, offre, programme, canevas, experience."),
    "slug": (["rex", "Été à l'hôpital"], "traits d'union, 60 au plus ; voulez-vous dire « ete-a-l-hopital » ?"),
    "slug of no letter": (["rex", "---"], "« --- » ne peut pas nommer une fiche : minuscules sans accent, chiffres et traits d'union, 60 au plus."),
    "slug that leaves the folder": (["rex", "../../neuf"], "voulez-vous dire « neuf » ?"),
    "slug too long": (["rex", "a" * 61], f"voulez-vous dire « {'a' * 60} » ?"),
    "no family": (["atelier", "neuf"], "dites de quel type est l'atelier : « --family codev », par exemple. Les voici : codev (Codéveloppement), ideation (ideation)."),
    "family": (["atelier", "neuf", "--family", "zzz"], "« zzz » n'est pas un type d'atelier. Les voici : codev (Codéveloppement), ideation (ideation)."),
    "there already": (["atelier", "bon", "--family", "codev"], "templates_library/formats/codev/bon.yml existe déjà ; ouvrez-le, ou choisissez un autre nom."),
    "there already, another type": (["atelier", "bon", "--family", "ideation"], "templates_library/formats/codev/bon.yml existe déjà"),
    "copy in one folder": (["atelier", "neuf", "--copy"], "il n'y a qu'un dossier ici. « playbook adopt » en crée un autre."),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence that says why and what to do; nothing written, nothing changed."""
    arguments = ["new", "--", *arguments] if arguments[1].startswith("-") else ["new", *arguments]
    before = {path: path.stat().st_mtime_ns for path in Path().rglob("*")}
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (COULD_NOT_RUN, "")
    assert err.startswith("playbook : ")
    assert told in err
    assert {path: path.stat().st_mtime_ns for path in Path().rglob("*")} == before


def test_ending_is_no_part_of_the_name() -> None:
    """A person may write the whole name of the file."""
    assert main(["new", "canevas", "neuf.yml"]) == CLEAN
    assert Path("templates_library/canvases/neuf.yml").is_file()


def test_schema_is_found_from_the_file() -> None:
    """The first line leads to the schema that there is; without one, there is no such line."""
    main(["new", "offre", "neuve"])
    main(["new", "canevas", "neuf"])
    first = Path("templates_library/offers/neuve.yml").read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == "# yaml-language-server: $schema=../schema/offer.schema.json"
    assert Path("templates_library/canvases/neuf.yml").read_text(encoding="utf-8").startswith("# Canevas à remplir.")


TWO = ["--library", "templates_library", "--library", "ailleurs/nous"]


@pytest.fixture
def own() -> Path:
    """A second folder, outside of the first and without a vocabulary."""
    folder = Path("ailleurs/nous")
    folder.mkdir(parents=True)
    return folder


def test_second_folder_takes_the_new_files(own: Path) -> None:
    """They are written in one's own folder; the schema is that of the common one."""
    assert main(["new", "atelier", "neuf", "--family", "codev", *TWO]) == CLEAN
    first = (own / "formats/codev/neuf.yml").read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.endswith("$schema=../../../../templates_library/schema/format.schema.json")


def test_common_name_is_copied_on_demand(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of the common library is not taken by mistake; its copy says what it said, and leads to the schema."""
    code, _, err = run(capsys, "new", "atelier", "bon", *TWO)
    assert code == COULD_NOT_RUN
    assert "« bon » existe dans la bibliothèque commune (templates_library/formats/codev/bon.yml)" in err
    assert "ajoutez « --copy »" in err
    assert not any(own.iterdir())
    code, out, _ = run(capsys, "new", "atelier", "bon", "--copy", *TWO)
    assert code == CLEAN
    assert "cette copie de templates_library/formats/codev/bon.yml prend déjà sa place" in out
    assert (own / "formats/codev/bon.yml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../../../templates_library/schema/format.schema.json\n# À garder.\ntitle: Bon\n"
    )
    assert run(capsys, "new", "atelier", "bon", "--copy", *TWO)[0] == COULD_NOT_RUN


def test_nothing_common_to_copy(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy of nothing is no blank file."""
    code, _, err = run(capsys, "new", "atelier", "neuf", "--copy", *TWO)
    assert (code, err) == (
        COULD_NOT_RUN,
        "playbook : « neuf » n'est pas dans la bibliothèque commune : il n'y a rien à copier.\n",
    )


def test_vocabulary_that_is_not_valid(capsys: pytest.CaptureFixture[str]) -> None:
    """Without its closed lists nothing can be explained: nothing is written."""
    Path("templates_library/vocabulary.yml").write_text("families: {}\n", encoding="utf-8")
    code, _, err = run(capsys, "new", "canevas", "neuf")
    assert (code, Path("templates_library/canvases/neuf.yml").exists()) == (COULD_NOT_RUN, False)
    assert "vocabulaire" in err


@pytest.mark.parametrize("name", ["con", "nul.yml", "com1"])
def test_name_that_windows_keeps(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The reason is that one, not its letters."""
    code, out, err = run(capsys, "new", "atelier", name, "--family", "codev")
    slug = name.removesuffix(".yml")
    assert (code, out) == (COULD_NOT_RUN, "")
    assert err == (
        f"playbook : « {slug} » est un nom que Windows garde pour lui : ses fichiers ne s'y ouvriraient pas. Choisissez-en un autre.\n"
    )
