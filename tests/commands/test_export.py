"""`playbook export`: the files of one item, and nothing lost of what was there."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from icalendar import Calendar

from macros.__main__ import main
from tests.factories import make_canvas, make_format, make_step, write_library

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
SCRIPT = [make_step("tri", 60, canvas="plan", if_late={"minutes": 50, "how": "Sans relecture."})]


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        "formats/codev/bon.yml": make_format(canvases=["plan"], script=SCRIPT),
        "formats/codev/faux.yml": make_format(title="<b>"),
        "formats/codev/plan.yml": make_format(title="Le plan"),
        "canvases/plan.yml": make_canvas(),
    }
    write_library(tmp_path / "templates_library", files)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_everything_of_a_format(capsys: pytest.CaptureFixture[str]) -> None:
    """All its files and its kit, in a folder of its name, also while another file of the library has problems."""
    assert main(["export", "bon"]) == CLEAN
    endings = [".docx", ".odt", ".pdf", ".md", "-a4.pdf", ".pptx", ".xlsx", ".json", "-kit.zip"]
    assert _names(Path("bon")) == sorted(f"bon{ending}" for ending in endings)
    with zipfile.ZipFile("bon/bon-kit.zip") as kit:
        assert "bon/canevas/plan-a3.pdf" in kit.namelist()
    assert capsys.readouterr().err == "9 fichiers dans bon.\n"


WANTED: dict[str, tuple[list[str], list[str]]] = {
    "some": (["bon", "--only", "docx,a4.pdf"], ["bon-a4.pdf", "bon.docx"]),
    "as people write them": (["bon", "--only", " .MD , json"], ["bon.json", "bon.md"]),
    "a canvas": (["canevas/plan", "--only", "png"], ["plan.png"]),
    "a format whose canvas has its name": (["plan", "--only", "md"], ["plan.md"]),
    "by its kind": (["formats/plan", "--only", "md"], ["plan.md"]),
    "a dated session": (["bon", "--only", "ics", "--date", "2026-12-01"], ["bon.ics"]),
    "the last hour": (["bon", "--only", "ics", "--date", "2100-12-31", "--start", "23:59"], ["bon.ics"]),
}


@pytest.mark.parametrize(("arguments", "names"), WANTED.values(), ids=WANTED)
def test_what_is_asked(arguments: list[str], names: list[str]) -> None:
    """Only those files, where they are wanted."""
    assert main(["export", *arguments, "--to", "ici/la"]) == CLEAN
    assert _names(Path("ici/la")) == names


REFUSED: dict[str, tuple[list[str], str]] = {
    "unknown": (["export", "bom"], "« bom » n'est ni un atelier ni un canevas valide de la bibliothèque ; voulez-vous dire « bon » ?"),
    "unknown, like nothing": (["export", "zzzz"], "« zzzz » n'est ni un atelier ni un canevas valide de la bibliothèque."),
    "not valid": (["export", "faux"], "« faux » n'est ni un atelier ni un canevas valide"),
    "another kind": (["export", "offres/bon"], "« offres/bon » n'est ni un atelier ni un canevas valide"),
    "a file that there is not": (
        ["export", "bon", "--only", "docx,exe"],
        "« exe » n'est pas un fichier de cette fiche. Possibles : docx, pptx, xlsx, a4.pdf, pdf, odt, md, json, kit.zip.",
    ),
    "no event without a date": (["export", "bon", "--only", "ics"], "« ics » n'est pas un fichier de cette fiche."),
    "no event for a canvas": (
        ["export", "canevas/plan", "--only", "ics", "--date", "2026-12-01"],
        "« ics » n'est pas un fichier de cette fiche.",
    ),
    "a day that there is not": (
        ["export", "bon", "--date", "2026-02-30"],
        "« 2026-02-30 09:00 » n'est pas une date et une heure, comme 2027-01-15 et 09:30.",
    ),
    "an hour that there is not": (
        ["export", "bon", "--date", "2026-12-01", "--start", "25 h"],
        "« 2026-12-01 25 h » n'est pas une date et une heure",
    ),
    "a year that no calendar holds": (
        ["export", "bon", "--only", "ics", "--date", "9999-12-31", "--start", "23:00"],
        "« 9999-12-31 23:00 » n'est pas une date et une heure, comme 2027-01-15 et 09:30.",
    ),
    "the first year": (["export", "bon", "--only", "ics", "--date", "0001-01-01", "--start", "00:00"], "n'est pas une date et une heure"),
    "just before": (["export", "bon", "--only", "ics", "--date", "1999-12-31"], "n'est pas une date et une heure"),
    "just after": (["export", "bon", "--only", "ics", "--date", "2101-01-01"], "n'est pas une date et une heure"),
    "nothing asked": (["export", "bon", "--only", ""], "n'est pas un fichier de cette fiche. Possibles"),
    "a file where the folder should be": (["export", "bon", "--only", "md", "--to", "templates_library/vocabulary.yml"], "ne peut pas être lu ou écrit"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence that says why; nothing written."""
    before = sorted(Path().rglob("*"))
    assert main(arguments) == COULD_NOT_RUN
    assert told in capsys.readouterr().err
    assert sorted(Path().rglob("*")) == before


def test_the_event_of_a_session() -> None:
    """At its hour, in Paris."""
    assert main(["export", "bon", "--only", "ics", "--date", "2026-12-01", "--start", "14:30"]) == CLEAN
    event = Calendar.from_ical(Path("bon/bon.ics").read_bytes()).events[0]
    assert event.start.isoformat() == "2026-12-01T14:30:00+01:00"


def test_a_changed_file_is_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Someone may have adapted it: it is replaced only when that is asked for; the others are written."""
    command = ["export", "bon", "--only", "md,json"]
    assert main(command) == CLEAN
    Path("bon/bon.md").write_text("mon travail", encoding="utf-8")
    assert main(command) == PROBLEMS
    assert Path("bon/bon.md").read_text(encoding="utf-8") == "mon travail"
    told = capsys.readouterr().err
    assert "1 fichier dans bon." in told
    assert "bon/bon.md existe déjà et diffère ; il est laissé tel quel." in told
    assert main([*command, "--replace"]) == CLEAN
    assert "mon travail" not in Path("bon/bon.md").read_text(encoding="utf-8")
