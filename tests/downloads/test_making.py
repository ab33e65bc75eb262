"""What is not in the store is made, once, and every file has its address."""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.downloads import making
from macros.downloads.bundles import Files, Origin
from macros.downloads.making import Job, NotMade, downloads
from macros.downloads.store import Store
from macros.model.library import Library
from macros.pages.downloads import CANVAS_FILES, FORM_ADDRESS, FORM_FILES, FORM_NAME, FORMAT_FILES, KIT
from tests.factories import a_canvas, a_format, a_vocabulary, make_step

DATA = {"essai": b"{}\n", "autre": b"{}\n"}


@pytest.fixture
def origin() -> Origin:
    """Two formats, of which one works on a canvas."""
    formats = [a_format(canvases=["plan"], script=[make_step("tri", 60, canvas="plan")]), a_format("autre")]
    library = Library(
        a_vocabulary(), formats={item.slug: item for item in formats}, canvases={"plan": a_canvas("plan")}
    )
    return Origin(library)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Bundles are made here, quickly: each file holds its name. Gives those that were made, in order."""
    asked: list[str] = []

    def make(job: Job, origin: Origin) -> Files:
        asked.append(job.name)
        endings = {"formats": FORMAT_FILES, "canvases": CANVAS_FILES, "": FORM_FILES}[job.kind]
        names = [f"{job.slug or FORM_NAME}{one.ending}" for one in endings if one.ending != ".json"]
        return {name: name.encode() for name in names}

    monkeypatch.setattr(making, "make", make)
    monkeypatch.setattr(making, "_FEW", 100)
    return asked


def test_every_file_has_its_address(origin: Origin, made: list[str], tmp_path: Path) -> None:
    """Those of formats and canvases beside their pages, kits among them, and the blank form."""
    found = downloads(origin, Store(tmp_path), DATA)
    formats = [f"ateliers/{slug}/{slug}{one.ending}" for slug in DATA for one in (*FORMAT_FILES, KIT)]
    canvases = [f"canevas/plan/plan{one.ending}" for one in CANVAS_FILES]
    form = [f"{FORM_ADDRESS}{FORM_NAME}{one.ending}" for one in FORM_FILES]
    # The JSON comes from the API.
    assert sorted(found) == sorted(path for path in (*formats, *canvases, *form) if not path.endswith(".json"))
    assert found["ateliers/autre/autre-a4.pdf"].read_bytes() == b"autre-a4.pdf"


def test_the_kit_holds_all_of_it(origin: Origin, made: list[str], tmp_path: Path) -> None:
    """Every file of the format, its data, its canvases, the messages to fill in, and the text that explains."""
    found = downloads(origin, Store(tmp_path), DATA)
    with zipfile.ZipFile(found["ateliers/essai/essai-kit.zip"]) as kit:
        names = {name.removeprefix("essai/") for name in kit.namelist()}
        assert kit.read("essai/essai.json") == DATA["essai"]
    own = {f"essai{one.ending}" for one in FORMAT_FILES}
    own |= {f"essai-{name}{ending}" for name in ("invitation", "compte-rendu") for ending in (".docx", ".txt")}
    assert names == own | {"LISEZ-MOI.txt"} | {f"canevas/plan{one.ending}" for one in CANVAS_FILES}
    with zipfile.ZipFile(found["ateliers/autre/autre-kit.zip"]) as kit:
        assert not [name for name in kit.namelist() if "/canevas/" in name]


def test_nothing_is_made_twice(origin: Origin, made: list[str], tmp_path: Path) -> None:
    """A second build finds everything, also kits; the same files at the same places."""
    first = downloads(origin, Store(tmp_path), DATA)
    assert sorted(made) == ["canvases-plan", "fiche-rex", "formats-autre", "formats-essai"]
    stamps = {path: path.stat().st_mtime_ns for path in first.values()}
    made.clear()
    assert downloads(origin, Store(tmp_path), DATA) == first
    assert made == []
    assert {path: path.stat().st_mtime_ns for path in first.values()} == stamps


def test_only_what_changed_is_made_again(origin: Origin, made: list[str], tmp_path: Path) -> None:
    """One format edited: its files and its kit; its canvas stays."""
    first = downloads(origin, Store(tmp_path), DATA)
    made.clear()
    changed = a_format("autre", guardrails=["Rien ne sort."])
    library = Library(
        origin.library.vocabulary,
        formats=origin.library.formats | {"autre": changed},
        canvases=origin.library.canvases,
    )
    second = downloads(Origin(library), Store(tmp_path), DATA)
    assert made == ["formats-autre"]
    moved = {address for address, path in second.items() if first[address] != path}
    assert {address.split("/")[1] for address in moved} == {"autre"}
    assert "ateliers/autre/autre-kit.zip" in moved


def test_a_kit_follows_its_data(origin: Origin, made: list[str], tmp_path: Path) -> None:
    """Other data of the API make another kit, out of the same files."""
    downloads(origin, Store(tmp_path), DATA)
    made.clear()
    found = downloads(origin, Store(tmp_path), DATA | {"essai": b"[]\n"})
    assert made == []
    with zipfile.ZipFile(found["ateliers/essai/essai-kit.zip"]) as kit:
        assert kit.read("essai/essai.json") == b"[]\n"


def test_a_damaged_file_is_made_again(origin: Origin, made: list[str], tmp_path: Path) -> None:
    """A store that was cut short heals by itself."""
    path = downloads(origin, Store(tmp_path), DATA)["ateliers/essai/essai.docx"]
    path.write_bytes(b"")
    made.clear()
    found = downloads(origin, Store(tmp_path), DATA)
    assert made == ["formats-essai"]
    assert found["ateliers/essai/essai.docx"].read_bytes() == b"essai.docx"


def _raises(error: Exception) -> Callable[..., Any]:
    def make(job: Job, origin: Origin) -> Files:
        if job.slug in ("essai", "plan"):
            raise error
        return {"x.txt": b""}

    return make


FAILURES: dict[str, tuple[Exception, str]] = {
    "full disk": (OSError(errno.ENOSPC, "No space left on device"), "le disque est plein"),
    "quota": (OSError(errno.EDQUOT, "Disk quota exceeded"), "le disque est plein"),
    "no right": (
        PermissionError(errno.EACCES, "Permission denied", "police.otf"),
        "« police.otf » ne peut pas être lu ou écrit : l'accès est refusé, ou un autre programme s'en sert",
    ),
    "a mistake": (ValueError("une marge négative"), "ValueError : une marge négative"),
}


@pytest.mark.parametrize(("error", "reason"), FAILURES.values(), ids=FAILURES)
def test_every_failure_is_told(
    error: Exception, reason: str, origin: Origin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file's name with its reason, at once; what could be made stays in the store."""
    monkeypatch.setattr(making, "make", _raises(error))
    monkeypatch.setattr(making, "_FEW", 100)
    with pytest.raises(NotMade) as raised:
        downloads(origin, Store(tmp_path), DATA)
    assert str(raised.value) == f"essai, plan : {reason}"
    assert {place.name.rsplit("-", 1)[0] for place in tmp_path.iterdir()} == {"formats-autre", "fiche-rex"}


def test_many_failures_are_told_by_reason(origin: Origin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reason that stops everything is told once, with the first names."""

    def make(job: Job, origin: Origin) -> Files:
        raise OSError(errno.ENOSPC, "full") if job.kind else ValueError("autre")

    formats = {slug: a_format(slug) for slug in "abcde"}
    monkeypatch.setattr(making, "make", make)
    monkeypatch.setattr(making, "_FEW", 100)
    with pytest.raises(NotMade) as raised:
        downloads(Origin(Library(a_vocabulary(), formats=formats)), Store(tmp_path), DATA)
    assert str(raised.value).splitlines() == [
        "a, b, c et 2 autres : le disque est plein",
        "fiche-rex : ValueError : autre",
    ]


def test_on_every_core(origin: Origin, tmp_path: Path) -> None:
    """The real files, made by other processes; the same bytes as those made here."""
    apart = downloads(origin, Store(tmp_path / "apart"), DATA)
    making._start(origin, tmp_path / "here")
    for job in making.jobs(origin):
        assert making._make_and_keep(job) == ""
    here = downloads(origin, Store(tmp_path / "here"), DATA)
    assert {address: path.read_bytes() for address, path in apart.items()} == {
        address: path.read_bytes() for address, path in here.items()
    }
    beginnings = {".docx": b"PK", ".odt": b"PK", ".pptx": b"PK", ".xlsx": b"PK", ".zip": b"PK", ".pdf": b"%PDF", ".png": b"\x89PNG", ".md": b"---"}  # fmt: skip
    for address, path in apart.items():
        assert path.read_bytes().startswith(beginnings[path.suffix]), address
