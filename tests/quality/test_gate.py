"""The gate over whole libraries: which files it reads, with which words, and that every check is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.loading import load_library
from macros.loading.problem import Problem
from macros.quality import check_quality
from tests.factories import (
    make_canvas,
    make_experience,
    make_format,
    make_offer,
    make_programme,
    make_vocabulary,
    write_library,
)

pytestmark = pytest.mark.xdist_group("dictionary")

# The ids that the factories also use as names.
WORDS = "codev\nideation\nseance\nin\nperson\nremote\nhybrid\n"
SENTENCE = "Écrivez un seul fait par note."
QUESTIONS = [
    {
        "id": "un",
        "text": "Où ?",
        "options": [
            {"id": "a", "text": "Ici", "weights": {"comprendre": 3}},
            {"id": "b", "text": "Là", "weights": {"cadrer": 3}},
        ],
    }
]


def a_script(**last: Any) -> list[dict[str, Any]]:
    """The script of the factory, its last step with values of its own."""
    first, second = make_format()["script"]
    return [first, second | last]


def write(folder: Path, files: dict[str, Any]) -> Path:
    """A library with its word list."""
    return write_library(folder, {"words.txt": WORDS, **files})


def check(*roots: Path) -> tuple[Problem, ...]:
    """What the gate finds in folders laid over each other."""
    return check_quality(load_library(roots), list(roots))


def errors(*roots: Path) -> list[tuple[str, str]]:
    """File and start of the message of what blocks."""
    return [(Path(found.path).name, found.message.split(" » ")[0]) for found in check(*roots) if found.blocks]


def test_library_without_fault(tmp_path: Path) -> None:
    """Each kind of file, and nothing that blocks."""
    files = {
        "formats/codev/a.yml": make_format(),
        "canvases/a.yml": make_canvas(),
        "offers/a.yml": make_offer(formats=[{"format": "a", "why": "Pour commencer."}]),
        "programmes/a.yml": make_programme(),
        "experiences/a.yml": make_experience(),
        "self_assessment.yml": {"questions": QUESTIONS},
    }
    root = write(tmp_path, files)
    assert load_library([root]).is_clean
    assert errors(root) == []


WRONG = "Un zzyzx."
READ = {
    "format": ("formats/codev/a.yml", make_format(deliverable=WRONG)),
    "canvas": ("canvases/a.yml", make_canvas(purpose=WRONG)),
    "offer": ("offers/a.yml", make_offer(formats=[], promise=WRONG)),
    "programme": ("programmes/a.yml", make_programme(audience=WRONG)),
    "experience": ("experiences/a.yml", make_experience(summary=WRONG)),
    "vocabulary": ("vocabulary.yml", make_vocabulary(glossary=[{"term": "Mot", "definition": WRONG}])),
    "self-assessment": ("self_assessment.yml", {"questions": [QUESTIONS[0] | {"text": WRONG}]}),
}


@pytest.mark.parametrize(("name", "data"), READ.values(), ids=READ)
def test_every_kind_of_file_is_read(tmp_path: Path, name: str, data: Any) -> None:
    """A word mistyped in any of them is told."""
    if name == "offers/a.yml":
        data = data | {"formats": [{"format": "bon", "why": "Pour commencer."}]}
    root = write(tmp_path, {"formats/codev/bon.yml": make_format(), name: data})
    assert load_library([root]).is_clean
    assert errors(root) == [(Path(name).name, "« zzyzx")]


CHECKS: dict[str, tuple[dict[str, Any], str, bool]] = {
    "spelling": ({"deliverable": WRONG}, "« zzyzx » n'est pas dans le dictionnaire", True),
    "typing": ({"deliverable": "Une feuille!"}, "une espace est attendue devant", True),
    "shared words": ({"script": a_script(say=SENTENCE)}, "dit la même phrase", True),
    "long sentence": ({"deliverable": f"Un {'mot ' * 36}."}, "coupez-la", False),
    "said aloud": ({"script": a_script(say="Et/ou. Dix minutes.")}, "ne se lit pas à voix haute", False),
    "outputs": ({"script": a_script(mode="solo")}, "(output) manque à « Étape travail »", False),
    "checklist": ({"follow_up": [{"days_after": 2, "task": "Lire."}]}, "rien n'est prévu à 14 jours", False),
}


@pytest.mark.parametrize(("overrides", "message", "blocks"), CHECKS.values(), ids=CHECKS)
def test_every_check_is_asked(tmp_path: Path, overrides: dict[str, Any], message: str, blocks: bool) -> None:
    """A fault of each is found; those of style do not block."""
    other = make_format(script=a_script(say=f"Lisez. {SENTENCE}"))
    root = write(tmp_path, {"formats/codev/a.yml": other, "formats/codev/b.yml": make_format(**overrides)})
    assert load_library([root]).is_clean
    told = [found for found in check(root) if message in found.message and found.path.endswith("b.yml")]
    assert [found.blocks for found in told] == [blocks]


def test_order_is_by_path_and_place(tmp_path: Path) -> None:
    """As `playbook check` prints problems, each once."""
    two = make_format(deliverable="Un zzyzx, oui!", guardrails=["Un zzyzx."])
    found = check(write(tmp_path, {"formats/codev/b.yml": two, "formats/codev/a.yml": two}))
    assert list(found) == sorted(set(found))
    blocking = [(Path(one.path).name, one.line, one.column) for one in found if one.blocks]
    # `maturity`, `modes` and others stand between the two fields.
    assert blocking == [(name, *place) for name in ("a.yml", "b.yml") for place in ((3, 17), (3, 27), (68, 6))]


def test_files_with_problems_are_left_out(tmp_path: Path) -> None:
    """First things first: what is not valid is told by the loader alone."""
    files = {
        "formats/codev/bon.yml": make_format(deliverable=WRONG),
        "formats/codev/faux.yml": make_format(deliverable=WRONG, title="<b>"),
        "formats/codev/perdu.yml": make_format(deliverable=WRONG, after=["nulle-part"]),
        "formats/codev/illisible.yml": "a: [",
        "self_assessment.yml": {"questions": [QUESTIONS[0] | {"text": WRONG, "options": []}]},
    }
    assert errors(write(tmp_path, files)) == [("bon.yml", "« zzyzx")]


def test_vocabulary_with_a_problem_is_left_out(tmp_path: Path) -> None:
    """Where the lists hold all the same, the other files are read with its acronyms."""
    words = make_vocabulary(glossary=[{"term": "Mot", "definition": WRONG}], abbreviations={"ZZTOP": "un sigle"})
    words["families"]["codev"]["tint"]["light"] = "#ffffff"
    root = write(tmp_path, {"vocabulary.yml": words, "formats/codev/a.yml": make_format(deliverable="Un ZZTOP zzyzx.")})
    assert [Path(found.path).name for found in load_library([root]).problems] == ["vocabulary.yml"]
    assert errors(root) == [("a.yml", "« zzyzx")]


def test_library_without_valid_vocabulary(tmp_path: Path) -> None:
    """Nothing can be read: the loader says why."""
    root = write(tmp_path, {"vocabulary.yml": "families: {}\n", "formats/codev/a.yml": make_format(deliverable=WRONG)})
    assert check(root) == ()


def test_words_of_every_folder(tmp_path: Path) -> None:
    """The list of a folder laid over another is read too, and so are the acronyms of the vocabulary."""
    first = write(
        tmp_path / "first",
        {
            "vocabulary.yml": make_vocabulary(abbreviations={"ZZTOP": "un sigle"}),
            "formats/codev/a.yml": make_format(deliverable="Un foobarr, un zzyzx, un ZZTOP."),
        },
    )
    second = tmp_path / "second"
    second.mkdir()
    third = tmp_path / "third"
    third.mkdir()
    assert errors(first, second) == [("a.yml", "« foobarr"), ("a.yml", "« zzyzx")]
    (second / "words.txt").write_text("zzyzx\n", encoding="utf-8")
    assert errors(first, second) == [("a.yml", "« foobarr")]
    (third / "words.txt").write_text("foobarr # un essai\n", encoding="utf-8")
    assert errors(first, second, third) == []
    assert errors(first, third) == [("a.yml", "« zzyzx")]


def test_file_laid_over_another_takes_its_place(tmp_path: Path) -> None:
    """What is not shown is not read."""
    first = write(tmp_path / "first", {"formats/codev/a.yml": make_format(deliverable=WRONG)})
    (tmp_path / "second/formats/codev").mkdir(parents=True)
    second = tmp_path / "second"
    (second / "formats/codev/a.yml").write_text((first / "formats/codev/a.yml").read_text().replace(WRONG, "Un mot."))
    assert errors(first) != []
    assert errors(first, second) == []


def test_acronyms_of_the_vocabulary_are_said_aloud(tmp_path: Path) -> None:
    """One that is in the word list only is known, and not explained to anybody."""
    script = a_script(say="Pour la ZZTOP et la ZZAP. Dix minutes.")
    words = make_vocabulary(abbreviations={"ZZTOP": "un sigle"})
    root = write(tmp_path, {"vocabulary.yml": words, "formats/codev/a.yml": make_format(script=script)})
    (root / "words.txt").write_text(WORDS + "ZZAP\n", encoding="utf-8")
    assert errors(root) == []
    assert [found.message.split(" » ")[0] for found in check(root) if "n'est pas un sigle" in found.message] == [
        "« ZZAP"
    ]


def test_word_list_that_cannot_be_read(tmp_path: Path) -> None:
    """It is told alone: each of its words would be told otherwise. The other checks go on."""
    root = write(tmp_path, {"formats/codev/a.yml": make_format(deliverable="Un zzyzx!")})
    (root / "words.txt").write_bytes("prémortem".encode("cp1252"))
    assert [(name, message[:23]) for name, message in errors(root)] == [
        ("a.yml", "une espace est attendue"),
        ("words.txt", "le fichier n'est pas en"),
    ]
