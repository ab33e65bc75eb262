"""`playbook offline`: a zip that opens without a network, and nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main
from macros.commands.offline import FOLDER, README

CLEAN, COULD_NOT_RUN = 0, 2
HOME = '<a href="ateliers/index.html">Ateliers</a>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site made to be read from a disk."""
    folder = tmp_path / "site"
    (folder / "ateliers/un").mkdir(parents=True)
    (folder / "index.html").write_text(HOME, encoding="utf-8")
    (folder / "ateliers/un/un.docx").write_bytes(b"PK\0")
    (folder / "sitemap.xml.gz").write_bytes(b"")
    return folder


def test_the_zip(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One folder with the site and how to open it; told with its weight; the same bytes twice."""
    target = tmp_path / "dist/site.zip"
    assert main(["offline", str(site), "--to", str(target)]) == CLEAN
    first = target.read_bytes()
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        names = {name.removeprefix(f"{FOLDER}/") for name in archive.namelist()}
        assert archive.read(f"{FOLDER}/ateliers/un/un.docx") == b"PK\0"
        told = archive.read(f"{FOLDER}/{README}").decode("utf-8-sig")
    assert names == {"index.html", "ateliers/un/un.docx", README}
    assert "«\u00a0index.html\u00a0»" in told
    assert told.count("\n") == told.count("\r\n")
    assert "2 fichiers, 1\u00a0ko" in capsys.readouterr().err
    assert main(["offline", str(site), "--to", str(target)]) == CLEAN
    assert target.read_bytes() == first
    assert [path.name for path in target.parent.iterdir()] == ["site.zip"]


def test_home_that_is_not_utf_8(site: Path, tmp_path: Path) -> None:
    """What it leads to is read all the same."""
    (site / "index.html").write_bytes(HOME.encode() + "é".encode("latin-1"))
    assert main(["offline", str(site), "--to", str(tmp_path / "site.zip")]) == CLEAN


def _empty(site: Path) -> None:
    (site / "index.html").unlink()


def _for_a_server(site: Path) -> None:
    (site / "index.html").write_text('<a href="ateliers/">Ateliers</a>', encoding="utf-8")


def _too_long(site: Path) -> None:
    (site / ("a" * 130)).write_bytes(b"")


REFUSED: dict[str, tuple[Callable[[Path], Any], str]] = {
    "not a site": (_empty, "n'est pas un site fabriqué"),
    "links to folders": (_for_a_server, "ce site a été fabriqué pour un serveur"),
    "path too long for Windows": (_too_long, "ce chemin est trop long pour Windows"),
}


@pytest.mark.parametrize(("spoil", "told"), REFUSED.values(), ids=REFUSED)
def test_what_would_not_open(
    spoil: Callable[[Path], Any], told: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Refused with the reason; the zip of before stays."""
    spoil(site)
    target = tmp_path / "site.zip"
    target.write_bytes(b"avant")
    assert main(["offline", str(site), "--to", str(target)]) == COULD_NOT_RUN
    assert told in capsys.readouterr().err
    assert target.read_bytes() == b"avant"
