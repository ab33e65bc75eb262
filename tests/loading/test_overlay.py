"""Folders laid over each other: whose each item is, and what one folder does to the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.loading import LoadedLibrary, load_library
from macros.loading.problem import Severity
from tests.factories import (
    make_canvas,
    make_experience,
    make_format,
    make_offer,
    make_programme,
    make_unit,
    make_vocabulary,
    write_library,
)

FILES = {
    "formats/codev/essai.yml": make_format(title="Un essai"),
    "formats/codev/autre.yml": make_format(title="Un autre", after=["essai"]),
    "canvases/plan.yml": make_canvas(title="Le plan"),
    "offers/debut.yml": make_offer(),
    "programmes/parcours.yml": make_programme(units=[make_unit(minutes=None, format="essai")]),
    "experiences/rex.yml": make_experience(formats=["essai"]),
}
Files = dict[str, Any]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(folder: str, files: Files) -> Path:
    """A folder with these files and no vocabulary but one that is given."""
    write_library(Path(folder), files)
    if "vocabulary.yml" not in files:
        Path(folder, "vocabulary.yml").unlink()
    return Path(folder)


def laid(own: Files, common: Files | None = None, **options: Any) -> LoadedLibrary:
    """The common library with a folder laid over it."""
    write_library(Path("commun"), {**FILES, **(common or {})})
    return load_library(["commun", write("nous", own)], **options)


def told(loaded: LoadedLibrary) -> list[str]:
    """Problems as they are printed."""
    return [str(problem) for problem in loaded.problems]


WHOSE: dict[str, tuple[Files, str, str, tuple[str, str]]] = {
    "common": ({}, "formats", "essai", ("", "")),
    "added": ({"formats/codev/neuf.yml": make_format(title="Neuf")}, "formats", "neuf", ("nous", "")),
    "in the place of a common one": (
        {"formats/codev/essai.yml": make_format(title="Le nôtre")},
        "formats",
        "essai",
        ("nous", "commun/formats/codev/essai.yml"),
    ),
    "canvas": (
        {"canvases/plan.yml": make_canvas(title="Le nôtre")},
        "canvases",
        "plan",
        ("nous", "commun/canvases/plan.yml"),
    ),
    "same slug, another kind": ({"canvases/essai.yml": make_canvas()}, "canvases", "essai", ("nous", "")),
}


@pytest.mark.parametrize(("own", "kind", "slug", "whose"), WHOSE.values(), ids=WHOSE)
def test_whose_an_item_is(own: Files, kind: str, slug: str, whose: tuple[str, str]) -> None:
    """An item tells who added it, and the file that it stands for."""
    item = laid(own).library.by_kind[kind][slug]
    assert (item.added_by, item.replaces) == whose


def test_publisher_signs_the_last_folder() -> None:
    """The folder in the middle keeps its own name; all of them are laid in order."""
    write("region", {"formats/codev/a.yml": make_format(title="A"), "formats/codev/essai.yml": make_format(title="B")})
    write("nous", {"formats/codev/c.yml": make_format(title="C"), "formats/codev/essai.yml": make_format(title="D")})
    write_library(Path("commun"), FILES)
    formats = load_library(["commun", "region", "nous"], publisher="La caisse").library.formats
    assert {slug: (item.added_by, item.title) for slug, item in formats.items()} == {
        "autre": ("", "Un autre"),
        "essai": ("La caisse", "D"),
        "a": ("region", "A"),
        "c": ("La caisse", "C"),
    }
    assert formats["essai"].replaces == "region/formats/codev/essai.yml"


def test_a_single_folder_is_nobody_s() -> None:
    """Without a second folder nothing is local, whoever publishes."""
    loaded = load_library([write_library(Path("commun"), FILES)], publisher="La caisse")
    assert {item.added_by for items in loaded.library.by_kind.values() for item in items.values()} == {""}


SMALL = {"min": 2, "ideal": 2, "max": 3}
CONFLICTS: dict[str, tuple[Files, Severity, list[str]]] = {
    "nothing wrong": (
        {"formats/codev/essai.yml": make_format(title="Le nôtre"), "canvases/neuf.yml": make_canvas(title="Neuf")},
        Severity.REMARK,
        [],
    ),
    "two types in one folder": (
        {
            "formats/codev/neuf.yml": make_format(title="A"),
            "formats/ideation/neuf.yml": make_format(title="B"),
        },
        Severity.ERROR,
        [
            "nous/formats/ideation/neuf.yml:1:1 : l'adresse « neuf » est déjà prise par nous/formats/codev/neuf.yml ; renommez l'un des deux fichiers."
        ],
    ),
    "a programme no longer holds": (
        {"formats/codev/essai.yml": make_format(title="Le nôtre", participants=SMALL)},
        Severity.ERROR,
        [
            "nous/formats/codev/essai.yml:1:1 : ce fichier et commun/programmes/parcours.yml:15 ne vont pas ensemble : "
            "« Atelier » (format) : « Le nôtre » accueille 3 personnes au plus, le programme en prévoit 8 ; dites dans `split_into_groups` comment faire 3 groupes."
        ],
    ),
    "a second offer for a level": (
        {"offers/zone.yml": make_offer(title="La nôtre")},
        Severity.ERROR,
        ["nous/offers/zone.yml:3:11 : « Avancement » (maturity) : « comprendre » a déjà son offre (« debut »)."],
    ),
    "a second offer that comes first": (
        {"offers/a.yml": make_offer(title="La nôtre")},
        Severity.ERROR,
        [
            "nous/offers/a.yml:1:1 : ce fichier et commun/offers/debut.yml:3 ne vont pas ensemble : "
            "« Avancement » (maturity) : « comprendre » a déjà son offre (« a »)."
        ],
    ),
    "a circle": (
        {"formats/codev/essai.yml": make_format(title="Le nôtre", after=["autre"])},
        Severity.ERROR,
        [
            "commun/formats/codev/autre.yml:74:3 : « Ateliers qui suivent » (after) : ces renvois tournent en rond : autre → essai → autre ; enlevez-en un.",
            "nous/formats/codev/essai.yml:74:3 : « Ateliers qui suivent » (after) : ces renvois tournent en rond : essai → autre → essai ; enlevez-en un.",
        ],
    ),
    "another type": (
        {"formats/ideation/essai.yml": make_format(title="Le nôtre")},
        Severity.REMARK,
        [
            "nous/formats/ideation/essai.yml:1:1 : à relire : ce fichier remplace commun/formats/codev/essai.yml et change de type, de « codev » à « ideation » ; rangez-le dans `codev/` si ce n'est pas voulu."
        ],
    ),
    "a canvas of the same name": (
        {"canvases/notre-plan.yml": make_canvas(title="LE  PLAN")},
        Severity.REMARK,
        [
            "nous/canvases/notre-plan.yml:1:8 : à relire : commun/canvases/plan.yml porte le même titre : changez-le, ou renommez ce fichier `plan.yml` pour qu'il le remplace."
        ],
    ),
    "nothing changed": (
        {"formats/codev/essai.yml": make_format(title="Un essai")},
        Severity.REMARK,
        [
            "nous/formats/codev/essai.yml:1:1 : à relire : ce fichier dit la même chose que commun/formats/codev/essai.yml ; changez-le, ou supprimez-le : la fiche commune suivra ses corrections."
        ],
    ),
    "reviewed since": (
        {"formats/codev/essai.yml": make_format(title="Le nôtre", reviewed="2026-01-31")},
        Severity.REMARK,
        [
            "nous/formats/codev/essai.yml:72:11 : à relire : commun/formats/codev/essai.yml, que ce fichier remplace, a été relu depuis (2026-11-22) ; reprenez ce qui a changé, puis mettez la date à jour."
        ],
    ),
}


@pytest.mark.parametrize(("own", "severity", "messages"), CONFLICTS.values(), ids=CONFLICTS)
def test_conflicts(own: Files, severity: Severity, messages: list[str]) -> None:
    """What two folders do to each other, told with both paths, at the file that someone can mend."""
    loaded = laid(own)
    assert told(loaded) == messages
    assert {problem.severity for problem in loaded.problems} <= {severity}
    assert loaded.is_clean == (severity is Severity.REMARK)


def test_vocabulary_that_lacks_a_word() -> None:
    """A vocabulary of one's own replaces the common one whole: what it lacks is its own problem, once per place."""
    themed = {
        "formats/codev/essai.yml": make_format(themes=["prevention"]),
        "formats/ideation/idee.yml": make_format(title="I"),
    }
    families = {"codev": make_vocabulary()["families"]["codev"]}
    own = {"vocabulary.yml": make_vocabulary(themes={"autre": {"label": "Autre"}}, families=families)}
    assert told(laid(own, themed)) == [
        "nous/vocabulary.yml:1:1 : ce fichier et commun/formats/codev/essai.yml:74 ne vont pas ensemble : « Thèmes » (themes) : un de ces mots est attendu : autre ; reçu « prevention ».",
        "nous/vocabulary.yml:1:1 : ce fichier et commun/formats/ideation/idee.yml:1 ne vont pas ensemble : le dossier « ideation » n'est pas un type d'atelier (codev).",
    ]


def test_problem_of_the_common_library_stays_its_own() -> None:
    """What is wrong without one's own folder is not blamed on it."""
    small = {"formats/codev/essai.yml": make_format(title="Un essai", participants=SMALL)}
    loaded = laid({"formats/codev/neuf.yml": make_format(title="Neuf")}, small)
    assert [problem.path for problem in loaded.problems] == ["commun/programmes/parcours.yml"]


def test_remarks_leave_the_items_in_place() -> None:
    """A remark stops nothing: the item is served as it is."""
    loaded = laid({"formats/codev/essai.yml": make_format(title="Le nôtre", reviewed="2026-01-31")})
    assert loaded.library.formats["essai"].title == "Le nôtre"
