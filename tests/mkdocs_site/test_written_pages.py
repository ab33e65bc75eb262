"""The pages written by hand: title, description and address of each, from the text alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.exports.site_data.search_data import WrittenPage
from macros.mkdocs_site.written_pages import written_pages
from tests.mkdocs_site.building import ROOT


def files_of(docs: Path, texts: dict[str, str | bytes], **options: object) -> Files:
    """The files of a folder, as MkDocs lists them."""
    files = []
    for name, text in texts.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        files.append(
            File(name, src_dir=str(docs), dest_dir=str(docs / "site"), **{"use_directory_urls": True, **options})
        )
    return Files(files)


FRONT = "---\ntitle: Du début\ndescription: Ce que dit la page.\n---\n\n"
TEXTS: dict[str, tuple[str | bytes, tuple[str, str]]] = {
    "front matter": (FRONT + "# De la page\n", ("Du début", "Ce que dit la page.")),
    "heading": ("# De la page\n\nTexte.\n", ("De la page", "")),
    "heading after a text": ("Texte.\n\n# De la page\n\n# Autre\n", ("De la page", "")),
    "heading with an id": ("# De la page { #contenu .x }\n", ("De la page", "")),
    "heading of another level": ("## Partie\n", ("", "")),
    "description alone": ("---\ndescription: Dit.\n---\n# De la page\n", ("De la page", "Dit.")),
    "values that are no texts": ("---\ntitle: 2026\ndescription: 51\n---\n", ("2026", "51")),
    "empty values": ("---\ntitle:\ndescription:\n---\n# De la page\n", ("De la page", "")),
    "Windows line ends": (b"---\r\ntitle: Du d\xc3\xa9but\r\n---\r\n# X\r\n", ("Du début", "")),
    "byte order mark": ("\ufeff" + FRONT, ("Du début", "Ce que dit la page.")),
    "signs of HTML": ("---\ntitle: A & B\n---\n", ("A & B", "")),
    "nothing": ("", ("", "")),
}


@pytest.mark.parametrize(("text", "told"), TEXTS.values(), ids=TEXTS)
def test_what_a_page_says_of_itself(text: str | bytes, told: tuple[str, str], tmp_path: Path) -> None:
    """Its front matter first, else its first heading."""
    assert written_pages(files_of(tmp_path, {"a/index.md": text})) == [WrittenPage(*told, "a/")]


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_addresses_are_folders(use_directory_urls: bool, tmp_path: Path) -> None:
    """In order, whatever the form of the links; the home page has none. Only pages count, each in a folder of its own."""
    texts = dict.fromkeys(["b/index.md", "b/a/index.md", "index.md", "a/index.md", "note.md", "assets/x.css"], "# T\n")
    found = written_pages(files_of(tmp_path, texts, use_directory_urls=use_directory_urls))
    assert [page.address for page in found] == ["", "a/", "b/", "b/a/"]


def test_excluded_pages_are_left_out(tmp_path: Path) -> None:
    """What the site does not publish, the search does not name."""
    files = files_of(tmp_path, {"a/index.md": "# A\n", "b/index.md": "# B\n"})
    files.get_file_from_path("b/index.md").inclusion = InclusionLevel.EXCLUDED
    assert [page.address for page in written_pages(files)] == ["a/"]


def test_every_page_of_the_project_has_a_title_and_a_description() -> None:
    """All of docs/, by the text of the files; no two with the same title."""
    docs = ROOT / "docs"
    names = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    found = written_pages(Files([File(name, str(docs), "site", use_directory_urls=True) for name in names]))
    assert sorted(f"{page.address}index.md" for page in found) == sorted(names)
    assert [page.address for page in found if not (page.title and page.description)] == []
    assert len({page.title for page in found}) == len(found)
