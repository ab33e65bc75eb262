"""What typst writes is accessible or is not written, and depends on nothing but its data."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typst

from macros.exports.pdf import typst_file
from macros.exports.pdf.file import export_pdf
from macros.exports.pdf.typst_file import properties, typst_pdf
from tests.exports.pdf_reading import fonts, read
from tests.exports.sample_documents import a_document

ROOT = Path(__file__).parents[3]
DAY = date(2026, 11, 22)


def data(**overrides: Any) -> dict[str, Any]:
    """A document with a title and nothing else, as typst is given it."""
    told = properties(title="Titre", subject="Sujet", author="Équipe", licence="Licence Ouverte 2.0")
    return {"properties": told, "title": "Titre", "footer": "", "blocks": []} | overrides


def test_the_only_date_is_the_one_given() -> None:
    """Created and changed at noon of that day."""
    metadata = read(typst_pdf("document.typ", data(), DAY)).metadata
    assert metadata["/CreationDate"] == metadata["/ModDate"] == "D:20261122120000Z"


def test_only_the_vendored_fonts_are_used() -> None:
    """Neither the system's fonts nor those inside typst."""
    assert fonts(export_pdf(a_document())) == {f"SourceSans3-{face}": True for face in ("Regular", "Bold", "It")}


def heading(level: int) -> dict[str, Any]:
    """A heading as data."""
    return {"kind": "heading", "text": "Titre", "level": level, "new_page": False}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (data(properties=properties(title="", subject="", author="", licence="")), "title"),
        (data(blocks=[heading(3)]), "skip"),
        (data(title="🎉"), "could not be displayed"),
    ],
    ids=["no title", "skipped heading", "undrawn character"],
)
def test_a_file_that_is_not_accessible_is_not_written(fault: dict[str, Any], said: str) -> None:
    """PDF/UA-1 is asked for, and typst refuses."""
    with pytest.raises(typst.TypstError) as refused:
        typst_pdf("document.typ", fault, DAY)
    assert said in str(refused.value)


def test_a_drawing_without_alternative_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An image that says nothing to those who do not see it is refused too."""
    drawing = "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))"
    head = '#set document(title: "T")\n#set text(font: "Source Sans 3", lang: "fr")\n= T\n'
    (tmp_path / "faulty.typ").write_text(head + drawing, encoding="utf-8")
    monkeypatch.setattr(typst_file, "_SOURCES", tmp_path)
    with pytest.raises(typst.TypstError, match="missing alt text"):
        typst_pdf("faulty.typ", {}, DAY)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_another_machine_writes_the_same_bytes(tmp_path: Path, zone: str) -> None:
    """Another process, folder, time zone and language."""
    script = (
        "import sys; from macros.exports.pdf.file import export_pdf; from tests.exports.sample_documents import a_document;"
        "sys.stdout.buffer.write(export_pdf(a_document()))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TZ": zone, "LANG": "C", "HOME": str(tmp_path)}
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    assert made.stdout == export_pdf(a_document())
    assert str(ROOT).encode() not in made.stdout
