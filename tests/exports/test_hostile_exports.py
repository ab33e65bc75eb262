"""What no single exporter's tests see: properties of every document, names in zips, lines of calendars, first signs of cells.

Texts inside documents are attacked in the tests of each exporter; here stand the places around the text.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pptx
import pytest
import yaml
from openpyxl import load_workbook
from pypdf import PdfReader

from macros.downloads.bundles import Origin, canvas_bundle, format_bundle, kit_bundle
from macros.exports.calendar_file import export_calendar
from macros.exports.site_data.json_api import document_bytes
from macros.exports.spreadsheet.file import export_spreadsheet
from macros.loading.library_files import find_files
from macros.model.library import Library
from macros.model.typography import french
from tests.factories import a_canvas, a_format, a_vocabulary, make_experience, make_step, write_library
from tests.mkdocs_site.hostile_library import PAYLOADS, TITLES

TITLE = "\" onmouseover='x' &lt;b&gt; ]] -- =1+1 %25 \\n $(x) #a @b"
PUBLISHER = "<b>&\"'{{ 191*257 }}</dc:creator><x>"
Properties = dict[str, Any]


def _core(core: Any) -> Properties:
    return {"title": core.title, "author": core.author}


def _odt(data: bytes) -> Properties:
    meta = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("meta.xml"))
    told = {one.tag.rsplit("}", 1)[1]: one.text for one in meta.iter()}
    return {"title": told["title"], "author": told.get("initial-creator") or told.get("creator")}


def _xlsx(data: bytes) -> Properties:
    properties = load_workbook(io.BytesIO(data)).properties
    return {"title": properties.title, "author": properties.creator}


def _pdf(data: bytes) -> Properties:
    about = PdfReader(io.BytesIO(data)).metadata
    return {"title": about.title, "author": about.author}


READ: dict[str, Callable[[bytes], Properties]] = {
    ".docx": lambda data: _core(docx.Document(io.BytesIO(data)).core_properties),
    ".pptx": lambda data: _core(pptx.Presentation(io.BytesIO(data)).core_properties),
    ".odt": _odt,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
}


@pytest.fixture(scope="module")
def origin() -> Origin:
    """A library of one atelier and its canvas, attacked where its title and its publisher stand."""
    canvas = a_canvas("toile", title=TITLE)
    format_ = a_format(title=TITLE, summary=PAYLOADS[8], deliverable=PAYLOADS[7], canvases=["toile"])
    return Origin(Library(a_vocabulary(), formats={"essai": format_}, canvases={"toile": canvas}), PUBLISHER)


@pytest.fixture(scope="module")
def files(origin: Origin) -> dict[str, bytes]:
    """Every file of the atelier, of its canvas, and of its kit, by its name."""
    format_, canvas = origin.library.formats["essai"], origin.library.canvases["toile"]
    own = format_bundle(format_, origin) | {"essai.json": document_bytes(format_, origin.library)}
    canvases = canvas_bundle(canvas, origin)
    kit = kit_bundle(format_, origin, own, canvases)
    with zipfile.ZipFile(io.BytesIO(kit["essai-kit.zip"])) as archive:
        return own | canvases | kit | {name: archive.read(name) for name in archive.namelist()}


def test_properties_of_every_document(files: dict[str, bytes]) -> None:
    """Title and author of each are what was typed, to the letter: no sign closes an element or starts a code."""
    read = {name: READ[ending](data) for name, data in files.items() for ending in READ if name.endswith(ending)}
    assert {Path(name).suffix for name in read} == set(READ)
    assert len(read) >= 18
    for name, told in read.items():
        assert french(TITLE) in told["title"], name
        assert PUBLISHER in told["author"], name


def test_every_xml_part_is_sound(files: dict[str, bytes]) -> None:
    """No text opens, closes or declares anything in any part of any office file; there is no macro and no outside target."""
    parts = 0
    for name, data in files.items():
        if name.endswith((".docx", ".odt", ".pptx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in archive.namelist():
                    assert not re.search(r"(?:^|/)\.\.?(?:/|$)|^/|\\|:|vba|macro|\.bin$", member, re.IGNORECASE), member
                    if member.endswith((".xml", ".rels")):
                        text = archive.read(member).decode()
                        assert "<!DOCTYPE" not in text and "<!ENTITY" not in text, member
                        ElementTree.fromstring(text)
                        parts += 1
                    if member.endswith(".rels"):
                        outside = re.findall(r'Target="([^"]+)"[^>]*TargetMode="External"', text)
                        assert [one for one in outside if not one.startswith(("https://", "mailto:"))] == [], name
    assert parts > 100


def test_names_in_the_kit(files: dict[str, bytes]) -> None:
    """Of the attacked atelier, only its slug and those of its canvases make names."""
    inside = [name for name in files if name.startswith("essai/")]
    assert inside
    safe = re.compile(r"essai/(?:canevas/)?(?:LISEZ-MOI\.txt|[a-z0-9]+(?:[-.][a-z0-9]+)*)")
    assert [name for name in inside if not safe.fullmatch(name)] == []


def test_markdown_front_matter(files: dict[str, bytes]) -> None:
    """Its keys are ours, and each value is the text."""
    front = yaml.safe_load(files["essai.md"].decode().split("---\n")[1])
    assert set(front) == {"title", "description", "author", "licence", "date", "lang"}
    assert (front["title"], front["author"].count(PUBLISHER)) == (french(TITLE), 1)


def test_data_is_what_was_typed(files: dict[str, bytes]) -> None:
    """JSON holds the library's own text, before any typography."""
    told = json.loads(files["essai.json"])
    assert (told["title"], told["summary"], told["deliverable"]) == (TITLE, PAYLOADS[8], PAYLOADS[7])


# The loader refuses most of these signs; if they came, they would still be text.
STARTS = ["=", "+", "-", "@", "\t", "\r", "=\t", "\r\n="]
CELLS = [f"{start}cmd|'/c calc'!A1" for start in STARTS] + ['=HYPERLINK("https://hostile.test","x")', "@SUM(1+1)*49087"]


@pytest.mark.parametrize("text", CELLS, ids=repr)
def test_no_cell_becomes_a_formula(text: str) -> None:
    """Whatever its first sign, a cell of text is a string that Excel keeps as one when it is edited."""
    # Past the model, which trims: spaces in front are what an exporter could be handed one day.
    base = a_format(preparation=[{"days_before": 1, "who": "facilitator", "task": "Tâche", "minutes": 10}])
    task = base.preparation[0].model_copy(update={"task": text})
    spoilt = base.model_copy(update={"title": text, "summary": text, "preparation": (task,)})
    book = load_workbook(io.BytesIO(export_spreadsheet(spoilt, Library(a_vocabulary()), publisher=text)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    core = text.strip("\t\r\n =+-@")[:8]
    held = [cell for cell in cells if core in cell.value]
    assert held
    for cell in held:
        assert (cell.data_type, cell.hyperlink) == ("s", None), cell.coordinate
        # XML reads a carriage return as a line end: what stood first is told by what was typed.
        first = cell.value.partition(core)[0]
        if first and not first.replace("_x000D_", "").strip("=+-@\t\r\n"):
            assert cell.quotePrefix, cell.coordinate


BREAKS = ["\r\n", "\n", "\r", "\n\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\r\n ", "\\n", "\x00"]
INJECTED = "{}ATTENDEE;CN=x:mailto:x@hostile.test{}BEGIN:VALARM{}ACTION:AUDIO"


def _properties_of(data: bytes) -> list[str]:
    """Names of the lines of a calendar, unfolded; a sign that ends a line somewhere stands nowhere else."""
    assert b"\r" not in data.replace(b"\r\n", b"") and b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    return [re.split("[:;]", line)[0] for line in lines if line]


@pytest.mark.parametrize("end", BREAKS, ids=repr)
def test_no_text_adds_a_line_to_a_calendar(end: str) -> None:
    """Whatever ends a line somewhere, the event has the same properties, each line of 75 bytes at most."""
    text = "Titre é" + INJECTED.format(end, end, end) + "é" * 80
    base = a_format(script=[make_step("un", 60)])
    step = base.script[0].model_copy(update={"title": text})
    spoilt = base.model_copy(update={"title": text, "summary": text, "deliverable": text, "script": (step,)})
    moment = (date(2026, 12, 1), time(9))
    assert _properties_of(export_calendar(spoilt, *moment)) == _properties_of(export_calendar(base, *moment))


SLUGS = {
    "a device of Windows": "con", "another": "lpt1", "accent": "été", "capital": "Essai", "space": "un essai", "dots": "a..b",
    "point": "a.b", "backslash": "a\\b", "drive": "c:essai", "stream": "a:b", "too long": "a" * 61, "end of line": "a\nb", "hyphen": "-a",
    "markup": "<b>", "macro": "{{ a }}", "question": "a?b", "percent": "a%2fb",
}  # fmt: skip


@pytest.mark.parametrize("slug", SLUGS.values(), ids=SLUGS)
def test_a_file_whose_name_no_system_would_take(slug: str, tmp_path: Path) -> None:
    """A slug becomes an address, a folder and the name of files in zips: what is not plain is told before anything is made."""
    root = write_library(tmp_path, {f"experiences/{slug}.yml": make_experience()})
    _, problems = find_files(root, 0)
    assert len(problems) == 1
    assert re.search("sert d'adresse|Windows", problems[0].message)


@pytest.mark.parametrize("title", TITLES)
def test_titles_of_canvases_stay_out_of_names(title: str) -> None:
    """A file is named by its slug alone."""
    names = canvas_bundle(a_canvas("toile", title=title), Origin(Library(a_vocabulary()), ""))
    assert set(names) == {"toile-a4.pdf", "toile-a3.pdf", "toile.pptx", "toile.png"}
