"""Folders of files to one library."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading import LoadedLibrary, load_library, validation
from macros.loading.library_loader import LibraryNotFound
from macros.loading.marked_yaml import read_yaml
from macros.loading.problem import Problem, Severity, shortened
from tests.factories import (
    make_canvas,
    make_experience,
    make_format,
    make_offer,
    make_programme,
    make_step,
    make_unit,
    make_vocabulary,
    write_library,
)


def messages(loaded: LoadedLibrary, root: Path) -> list[str]:
    """Problems with paths from the root of the library."""
    return [str(problem).replace(f"{root.as_posix()}/", "") for problem in loaded.problems]


def test_small_library_is_clean(tmp_path: Path) -> None:
    """One item of each kind, all of them used by another."""
    root = write_library(
        tmp_path,
        {
            "formats/codev/essai.yml": make_format(
                canvases=["canevas"], script=[make_step(if_late={"minutes": 20, "how": "Vite."}, canvas="canevas")]
            ),
            "offers/offre.yml": make_offer(),
            "programmes/programme.yml": make_programme(
                units=[make_unit(minutes=None, format="essai")], experiences=["rex"]
            ),
            "canvases/canevas.yml": make_canvas(),
            "experiences/rex.yml": make_experience(formats=["essai"], programmes=["programme"]),
        },
    )
    loaded = load_library([root])
    assert messages(loaded, root) == []
    assert loaded.is_clean
    assert {kind: list(items) for kind, items in loaded.library.by_kind.items()} == {
        "formats": ["essai"],
        "offers": ["offre"],
        "programmes": ["programme"],
        "canvases": ["canevas"],
        "experiences": ["rex"],
    }
    assert loaded.library.formats["essai"].family == "codev"
    assert loaded.library.formats["essai"].source == (root / "formats/codev/essai.yml").as_posix()
    assert len(loaded.files) == 6


def test_later_folder_adds_and_replaces(tmp_path: Path) -> None:
    """Of two folders laid over each other, the later file of a slug is kept, whatever its family."""
    first = write_library(
        tmp_path / "first",
        {
            "formats/codev/un.yml": make_format(title="Un"),
            "formats/codev/deux.yml": make_format(title="Deux"),
            "canvases/canevas.yml": make_canvas(),
        },
    )
    second = write_library(
        tmp_path / "second",
        {
            "vocabulary.yml": make_vocabulary(themes={"autre": {"label": "Autre"}}),
            "formats/ideation/deux.yml": make_format(title="Deux bis", after=["un"]),
            "formats/ideation/trois.yml": make_format(title="Trois"),
        },
    )
    loaded = load_library([first, second])
    assert loaded.is_clean
    formats = loaded.library.formats
    assert {slug: (item.title, item.family) for slug, item in formats.items()} == {
        "un": ("Un", "codev"),
        "deux": ("Deux bis", "ideation"),
        "trois": ("Trois", "ideation"),
    }
    assert list(loaded.library.vocabulary.themes) == ["autre"]
    assert list(loaded.library.canvases) == ["canevas"]
    assert load_library([second, first]).library.formats["deux"].title == "Deux"


def test_folder_without_vocabulary_takes_that_of_another(tmp_path: Path) -> None:
    """A folder laid over another may hold a single file."""
    first = write_library(tmp_path / "first")
    (tmp_path / "second/formats/codev").mkdir(parents=True)
    write_library(tmp_path / "other", {"formats/codev/un.yml": make_format()})
    (tmp_path / "other/formats/codev/un.yml").rename(tmp_path / "second/formats/codev/un.yml")
    assert list(load_library([first, tmp_path / "second"]).library.formats) == ["un"]


def test_two_files_of_one_folder_may_not_share_a_slug(tmp_path: Path) -> None:
    """The second one is the problem, and the first is served."""
    root = write_library(
        tmp_path, {"formats/codev/un.yml": make_format(title="A"), "formats/ideation/un.yml": make_format(title="B")}
    )
    loaded = load_library([root])
    assert [problem.path for problem in loaded.problems] == [(root / "formats/ideation/un.yml").as_posix()]
    assert loaded.library.formats["un"].title == "A"


def test_items_with_a_problem_are_left_out(tmp_path: Path) -> None:
    """The library holds the valid items only, so that the site can serve them."""
    root = write_library(
        tmp_path,
        {
            "formats/codev/bon.yml": make_format(),
            "formats/codev/illisible.yml": "title: [",
            "formats/codev/faux.yml": make_format(participants={"min": 9, "ideal": 6, "max": 8}),
            "formats/codev/perdu.yml": make_format(after=["zzz"]),
        },
    )
    loaded = load_library([root])
    assert list(loaded.library.formats) == ["bon"]
    assert sorted({Path(problem.path).stem for problem in loaded.problems}) == ["faux", "illisible", "perdu"]


def test_reference_to_an_invalid_item_is_no_second_problem(tmp_path: Path) -> None:
    """A file that exists is known, even while it has problems of its own."""
    root = write_library(tmp_path, {"formats/codev/a.yml": make_format(after=["b"]), "formats/codev/b.yml": "title: ["})
    loaded = load_library([root])
    assert {Path(problem.path).stem for problem in loaded.problems} == {"b"}
    assert list(loaded.library.formats) == ["a"]


def test_order_of_items(tmp_path: Path) -> None:
    """Formats by family then title, offers by level, the rest by title."""
    root = write_library(
        tmp_path,
        {
            "formats/ideation/a.yml": make_format(title="A"),
            "formats/codev/z.yml": make_format(title="Z"),
            "formats/codev/m.yml": make_format(title="b"),
            "offers/a.yml": make_offer(maturity="cadrer", formats=[{"format": "a", "why": "Oui."}]),
            "offers/b.yml": make_offer(maturity="comprendre", formats=[{"format": "a", "why": "Oui."}]),
            "experiences/a.yml": make_experience(title="Zèbre"),
            "experiences/z.yml": make_experience(title="Abeille"),
        },
    )
    loaded = load_library([root])
    assert loaded.problems == ()
    assert list(loaded.library.formats) == ["m", "z", "a"]
    assert list(loaded.library.offers) == ["b", "a"]
    assert list(loaded.library.experiences) == ["z", "a"]


def test_order_of_families_is_that_of_the_vocabulary(tmp_path: Path) -> None:
    """The vocabulary's order, not the alphabet's."""
    families = make_vocabulary()["families"]
    vocabulary = make_vocabulary(families={"ideation": families["ideation"], "codev": families["codev"]})
    root = write_library(
        tmp_path,
        {"vocabulary.yml": vocabulary, "formats/codev/a.yml": make_format(), "formats/ideation/b.yml": make_format()},
    )
    assert list(load_library([root]).library.formats) == ["b", "a"]


def test_invalid_vocabulary_gives_no_library_but_every_problem(tmp_path: Path) -> None:
    """Without its closed lists nothing can be served; problems of other files are still told."""
    root = write_library(
        tmp_path, {"vocabulary.yml": make_vocabulary(themes={}), "formats/codev/un.yml": make_format(title=None)}
    )
    loaded = load_library([root])
    assert loaded.library is None
    assert messages(loaded, root) == [
        "formats/codev/un.yml:1:1 : « Titre » (title) : ce champ est obligatoire et il manque.",
        "vocabulary.yml:27:9 : « Thèmes » (themes) : 1 élément au moins, reçu 0.",
    ]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (None, "le dossier « {root} » n'existe pas."),
        ({"vocabulary.yml": None}, "« vocabulary.yml » manque dans {root}."),
    ],
    ids=["no folder", "no vocabulary"],
)
def test_library_that_is_not_there(tmp_path: Path, files: dict | None, message: str) -> None:
    """Nothing can be checked: this is not a problem of a file."""
    root = tmp_path / "library"
    if files is not None:
        root.mkdir()
    with pytest.raises(LibraryNotFound) as caught:
        load_library([root])
    assert str(caught.value) == message.format(root=root.as_posix())


def test_mailbox_is_accepted_in_items(tmp_path: Path) -> None:
    """The loader is told the configured mailbox by its caller."""
    root = write_library(tmp_path, {"experiences/rex.yml": make_experience(contact="Écrire à equipe@example.org.")})
    assert len(load_library([root]).problems) == 1
    assert load_library([root], mailbox="equipe@example.org").problems == ()


@pytest.mark.parametrize(
    "name", ["notes.md", "formats/codev/essai.yml~", "formats/codev/.essai.yml.swp", "schema/format.schema.json"]
)
def test_files_that_are_no_content_are_passed_over(tmp_path: Path, name: str) -> None:
    """Notes and what editors leave behind are not read."""
    assert load_library([write_library(tmp_path, {name: "x"})]).problems == ()


@pytest.mark.parametrize(
    ("offset", "told"),
    [("comprendre", []), ("cadrer", ["a"])],
    ids=["other level", "same level"],
)
def test_one_offer_per_level(tmp_path: Path, offset: str, told: list[str]) -> None:
    """The first offer of a level keeps it; the other is the problem."""
    root = write_library(
        tmp_path,
        {
            "formats/codev/essai.yml": make_format(),
            "offers/0.yml": make_offer(maturity="cadrer"),
            "offers/a.yml": make_offer(maturity=offset),
        },
    )
    assert [Path(problem.path).stem for problem in load_library([root]).problems] == told


CYCLES = {
    "two": ({"a": ["b"], "b": ["a"]}, ["a: a → b → a", "b: b → a → b"]),
    "three": ({"c": ["b"], "b": ["a"], "a": ["c"]}, ["a: a → c → b → a", "b: b → a → c → b", "c: c → b → a → c"]),
    "two circles with a common format": (
        {"a": ["b"], "b": ["a", "c"], "c": ["b"]},
        ["a: a → b → a", "b: b → c → b", "c: c → b → c"],
    ),
    "a way into a circle": ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["b: b → c → b", "c: c → b → c"]),
    "a diamond is no circle": ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
    "two circles apart": (
        {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]},
        ["a: a → b → a", "b: b → a → b", "c: c → d → c", "d: d → c → d"],
    ),
}


@pytest.mark.parametrize(("after", "told"), CYCLES.values(), ids=CYCLES)
def test_cycle_in_after_is_told_at_each_item(tmp_path: Path, after: dict[str, list[str]], told: list[str]) -> None:
    """Each item of a circle tells it, with the way round: any of them may be checked alone."""
    root = write_library(
        tmp_path, {f"formats/codev/{slug}.yml": make_format(after=slugs) for slug, slugs in after.items()}
    )
    found = [(Path(problem.path).stem, problem.message) for problem in load_library([root]).problems]
    ways = [f"{slug}: {message.split(' en rond : ')[1].split(' ; ')[0]}" for slug, message in found]
    assert ways == told


def test_file_is_parsed_once_for_all_its_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once to be read and once for the places, however much there is to tell: it took a minute, one parsing per finding."""
    root = write_library(
        tmp_path, {"formats/codev/un.yml": make_format(themes=[f"zzz-{index}" for index in range(50)])}
    )
    parsed = []

    def counted(text: str) -> object:
        parsed.append(text)
        return read_yaml(text)

    monkeypatch.setattr(validation, "read_yaml", counted)
    assert len(load_library([root]).problems) == 50
    own = (root / "formats/codev/un.yml").read_text(encoding="utf-8")
    assert parsed.count(own) == 2


@pytest.mark.parametrize(
    ("count", "told", "more"), [(100, 100, ""), (101, 101, "1 autre problème"), (250, 101, "150 autres problèmes")]
)
def test_hundred_problems_of_a_file_are_enough(tmp_path: Path, count: int, told: int, more: str) -> None:
    """The first ones, then how many more; another file is told whole."""
    root = write_library(
        tmp_path,
        {
            "formats/codev/un.yml": make_format(themes=[f"zzz-{index}" for index in range(count)]),
            "formats/codev/deux.yml": make_format(after=["zzz"]),
        },
    )
    problems = load_library([root]).problems
    own = [problem for problem in problems if problem.path.endswith("un.yml")]
    assert (len(own), len(problems)) == (told, told + 1)
    assert own[-1].blocks
    assert (
        own[-1].message == f"… et {more} dans ce fichier, à partir d'ici ; corrigez d'abord ceux qui précèdent."
    ) == bool(more)
    assert [problem.line for problem in own] == sorted(problem.line for problem in own)


def test_what_blocks_is_never_shortened_away() -> None:
    """A problem that comes after a hundred remarks still fails the check."""
    remarks = [Problem("a.yml", line, 1, "x", Severity.REMARK) for line in range(1, 151)]
    assert shortened(remarks)[-1].severity is Severity.REMARK
    told = shortened([*remarks, Problem("a.yml", 200, 1, "y")])
    assert (len(told), told[-1].line, told[-1].blocks) == (101, 101, True)


@pytest.mark.parametrize("name", ["vocabulary.yml", "self_assessment.yml", "experiences/rex.yml"])
def test_huge_file_is_not_read(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is looked at first: what is too large never comes to memory."""
    root = write_library(tmp_path, {"experiences/rex.yml": make_experience()})
    with (root / name).open("wb") as file:
        file.truncate(300_000_000)
    read = Path.read_bytes

    def read_small(path: Path) -> bytes:
        assert path.stat().st_size < 1_000_000
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_small)
    assert messages(load_library([root]), root) == [
        f"{name}:1:1 : le fichier est trop gros : 200 ko au plus, reçu 300000 ko."
    ]
