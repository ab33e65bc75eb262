"""The kit: names that every system takes, and a text that every Notepad shows."""

from __future__ import annotations

import io
import zipfile

import pytest

from macros.exports.kit_file import export_kit, readme
from macros.model.library import Library
from tests.factories import a_canvas, a_format, a_vocabulary

LIBRARY = Library(a_vocabulary(), canvases={"toile": a_canvas("toile", title="La toile")})
FILES = {
    "essai.xlsx": b"x",
    "essai.docx": b"d",
    "essai-a4.pdf": b"p",
    "canevas/toile-a3.pdf": b"c",
    "autre.bin": b"a",
}


def test_one_folder_named_by_the_slug() -> None:
    """Every file in it, as it was given."""
    archive = zipfile.ZipFile(io.BytesIO(export_kit(a_format(), LIBRARY, FILES)))
    assert set(archive.namelist()) == {f"essai/{name}" for name in (*FILES, "LISEZ-MOI.txt")}
    assert {name: archive.read(f"essai/{name}") for name in FILES} == FILES
    assert archive.testzip() is None


def test_readme_opens_in_notepad() -> None:
    """UTF-8 with its mark, Windows line ends, lines that need no scroll."""
    data = readme(a_format(), LIBRARY, FILES)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert "\n" not in "".join(lines)
    assert max(map(len, lines)) <= 76
    text = "\n".join(lines).replace("\u00a0", " ")
    for told in ("Extraire tout…", "« Propriétés »", "« Débloquer »", "Mode protégé", "Licence Ouverte 2.0."):
        assert told in text


def test_readme_says_what_each_file_is_for() -> None:
    """In the order of use; a canvas by its title; a file that it does not know is named too."""
    text = readme(a_format(), LIBRARY, FILES).decode("utf-8-sig")
    places = [text.index(name) for name in ("essai.docx", "essai-a4.pdf", "essai.xlsx", "autre.bin", "canevas\\toile-a3.pdf")]  # fmt: skip
    assert places == sorted(places)
    assert "Le canevas «\u00a0La toile\u00a0», à imprimer en A3." in text
    for name in FILES:
        assert text.count(name.replace("/", "\\")) == 1


@pytest.mark.parametrize(
    "name",
    ["../essai.docx", "/essai.docx", "C:\\essai.docx", "a/b/c.pdf", "été.pdf", "Essai.docx", "essai .docx", "con.txt",
     "canevas/nul", "essai.", ".cache", "", "canevas//toile.pdf", "LISEZ-MOI.txt", "a" * 140 + ".pdf", "a\nb.txt"],
)  # fmt: skip
def test_an_unsafe_name_is_refused(name: str) -> None:
    """Nothing that leaves the folder, that Windows refuses, or that takes the place of the text."""
    with pytest.raises(ValueError, match="not a safe name"):
        export_kit(a_format(), LIBRARY, {name: b""})


def test_same_bytes_whatever_the_order() -> None:
    """The order of the files does not show."""
    turned = dict(reversed(FILES.items()))
    assert export_kit(a_format(), LIBRARY, FILES) == export_kit(a_format(), LIBRARY, turned)


def test_hostile_title_and_another_licence() -> None:
    """Shown as typed; what the library's licence allows is not said of another one."""
    format_ = a_format(title='Tri =1+1 \\n $ # 😀 | & "x"', licence="CC BY-SA 4.0")
    text = readme(format_, LIBRARY, FILES).decode("utf-8-sig").replace("\r\n", " ")
    assert 'Tri =1+1 \\n $ # 😀 | & "x"' in text
    assert "CC BY-SA 4.0." in text
    assert "Vous pouvez copier" not in text
