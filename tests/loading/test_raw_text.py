"""What a file may be before it is YAML. These files cannot be kept as text in git: they are made here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.loading.raw_text import MAX_TOLD, decode, forbidden_characters, place_of, visible
from macros.loading.validation import validate
from macros.model.experience import Experience

SOUND = b"title: Essai\nsummary: Un essai.\nbasis: written_by_team\ntopic: Accueil\nreviewed: 2026-11-22\n"


def spoilt(topic: str | bytes) -> bytes:
    """The sound file with another topic, raw."""
    return SOUND.replace(b"Accueil", topic if isinstance(topic, bytes) else topic.encode())


def problems(data: bytes) -> list[str]:
    """The messages of a file."""
    return [str(problem) for problem in validate(data, Experience, "f.yml").problems]


def invisible(code_and_name: str, column: int = 11) -> list[str]:
    """The message for a character that hides in the text."""
    return [f"f.yml:4:{column} : caractère de contrôle ou invisible interdit : {code_and_name} ; effacez-le."]


EMPTY = ["f.yml:1:1 : le fichier est vide ; partez de l'exemple de la page « Contribuer »."]
TOO_DEEP = "le texte est imbriqué sur plus de 12 niveaux."

FILES = {
    "sound": (SOUND, []),
    "lines that end as on Windows": (SOUND.replace(b"\n", b"\r\n"), []),
    "lines that end as on an old Macintosh": (SOUND.replace(b"\n", b"\r"), []),
    "hash in lines that end as on an old Macintosh": (
        spoilt("Guichet #3").replace(b"\n", b"\r"),
        [
            "f.yml:4:16 : un « # » coupe ce texte : la suite serait perdue ; mettez tout le texte entre guillemets droits, "
            "ou le commentaire sur sa propre ligne."
        ],
    ),
    "no bytes": (b"", EMPTY),
    "blank lines": (b"\n \n\t\n", EMPTY),
    "only a byte order mark": (b"\xef\xbb\xbf\n", EMPTY),
    "byte order mark": (
        b"\xef\xbb\xbf" + SOUND,
        ["f.yml:1:1 : le fichier commence par une marque d'ordre (BOM) ; enregistrez-le en UTF-8 sans BOM."],
    ),
    "latin-1": (
        spoilt("Évaluation".encode("latin-1")),
        ["f.yml:4:8 : le fichier n'est pas en UTF-8 (octet 0xC9) ; enregistrez-le en UTF-8 sans BOM."],
    ),
    "latin-1 after an accent": (
        spoilt("é, puis ".encode() + b"\xe9"),
        ["f.yml:4:16 : le fichier n'est pas en UTF-8 (octet 0xE9) ; enregistrez-le en UTF-8 sans BOM."],
    ),
    "utf-16": (
        SOUND.decode().encode("utf-16"),
        ["f.yml:1:1 : le fichier n'est pas en UTF-8 (octet 0xFF) ; enregistrez-le en UTF-8 sans BOM."],
    ),
    "surrogate": (
        spoilt(b"\xed\xa0\x80"),
        ["f.yml:4:8 : le fichier n'est pas en UTF-8 (octet 0xED) ; enregistrez-le en UTF-8 sans BOM."],
    ),
    "200 kB": (SOUND + b"#" * (200_000 - len(SOUND)), []),
    "over 200 kB": (
        SOUND + b"#" * (200_001 - len(SOUND)),
        ["f.yml:1:1 : le fichier est trop gros : 200 ko au plus, reçu 201 ko."],
    ),
    "nul": (spoilt("Acc\0ueil"), invisible("U+0000")),
    "escape": (spoilt("Acc\x1bueil"), invisible("U+001B")),
    "delete": (spoilt("Acc\x7fueil"), invisible("U+007F")),
    "next line": (spoilt("Acc\x85ueil"), invisible("U+0085")),
    "soft hyphen": (spoilt("Acc\xadueil"), invisible("U+00AD SOFT HYPHEN")),
    "zero-width space": (spoilt("Acc\u200bueil"), invisible("U+200B ZERO WIDTH SPACE")),
    "zero-width joiner": (spoilt("Acc\u200dueil"), invisible("U+200D ZERO WIDTH JOINER")),
    "line separator": (spoilt("Acc\u2028ueil"), invisible("U+2028 LINE SEPARATOR")),
    "right-to-left override": (spoilt("Acc\u202eueil"), invisible("U+202E RIGHT-TO-LEFT OVERRIDE")),
    "right-to-left isolate": (spoilt("Acc\u2067ueil"), invisible("U+2067 RIGHT-TO-LEFT ISOLATE")),
    "word joiner": (spoilt("Acc\u2060ueil"), invisible("U+2060 WORD JOINER")),
    "byte order mark inside": (spoilt("Acc\ufeffueil"), invisible("U+FEFF ZERO WIDTH NO-BREAK SPACE")),
    "tag character": (spoilt("Acc\U000e0041ueil"), invisible("U+E0041 TAG LATIN CAPITAL LETTER A")),
    "private use": (spoilt("Acc\ue000ueil"), invisible("U+E000")),
    "private use, further planes": (
        spoilt("\U000f0000\U0010fffd"),
        [*invisible("U+F0000", 8), *invisible("U+10FFFD", 9)],
    ),
    "not a character": (spoilt("Acc\uffffueil"), invisible("U+FFFF")),
    "in a comment": (
        SOUND + "# un \u202e commentaire\n".encode(),
        ["f.yml:6:6 : caractère de contrôle ou invisible interdit : U+202E RIGHT-TO-LEFT OVERRIDE ; effacez-le."],
    ),
    "two at once": (
        spoilt("A\u200b\u202e"),
        [*invisible("U+200B ZERO WIDTH SPACE", 9), *invisible("U+202E RIGHT-TO-LEFT OVERRIDE", 10)],
    ),
    "no-break spaces inside a text": (spoilt("Pourquoi\u202f? «\u00a0Parce que\u00a0»"), []),
    "emoji": (spoilt("Accueil 👋"), []),
    "12 levels": (
        spoilt("[" * 11 + "]" * 11),
        ["f.yml:4:8 : « Thématique » (topic) : un texte est attendu, reçu une liste."],
    ),
    "13 levels": (spoilt("[" * 12 + "]" * 12), [f"f.yml:4:19 : {TOO_DEEP}"]),
    "100 000 brackets": (b"[" * 100_000, [f"f.yml:1:13 : {TOO_DEEP}"]),
    "100 000 braces": (b"{a: " * 40_000, [f"f.yml:1:49 : {TOO_DEEP}"]),
    "100 000 dashes": (b"- " * 100_000, [f"f.yml:1:25 : {TOO_DEEP}"]),
    "100 000 keys inside one another": (
        "".join(f"{' ' * n}a:\n" for n in range(600)).encode(),
        [f"f.yml:13:13 : {TOO_DEEP}"],
    ),
    "aliases that would grow": (
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        [
            "f.yml:1:4 : les ancres YAML (« & ») ne sont pas acceptées ; mettez le texte entre guillemets droits ou recopiez la valeur."
        ],
    ),
}


@pytest.mark.parametrize(("data", "expected"), FILES.values(), ids=FILES)
def test_file_gives_exactly_its_problems(data: bytes, expected: list[str]) -> None:
    """Each gives its problems with their place, and never a traceback."""
    assert problems(data) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"topic: " + b"a" * 190_000 + b" @",
        b"topic: '" + b"a@" * 90_000 + b"'",
        b"topic: a@" + b"a." * 90_000,
        b"topic: '" + b"06 12 34 56 " * 15_000 + b"'",
        b"\x01" * 190_000,
        b"\t" * 190_000 + b"x",
        "\u00a0\n".encode() * 60_000,
        b"topic: " + b"9" * 190_000,
        b"a" * 190_000 + b": 1",
        b"'" * 190_000,
    ],
    ids=[
        "long word",
        "many @",
        "many dots",
        "many digits",
        "controls",
        "tabs",
        "no-break spaces",
        "huge number",
        "huge key",
        "quotes",
    ],
)
def test_large_hostile_file_is_refused_in_reasonable_time(data: bytes) -> None:
    """No rule reads a text again from each of its characters; a quadratic one would make the whole run crawl."""
    assert problems(data)


def test_one_kind_of_character_is_not_told_for_ever() -> None:
    """A binary file gives a bounded list."""
    assert len(problems(SOUND + b"\x01" * 5_000)) == MAX_TOLD


def test_decode_gives_the_text_without_its_windows_line_ends() -> None:
    """What reads on counts lines as YAML does."""
    assert decode(b"a: 1\r\nb: 2\r") == ("a: 1\nb: 2\n", [])


@pytest.mark.parametrize(("index", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (6, (3, 2))])
def test_place_counts_from_one(index: int, place: tuple[int, int]) -> None:
    """Lines and columns start at 1, and a column is a character, not a byte."""
    assert place_of("éa\na\nbé", index) == place


def test_visible_shows_what_hides() -> None:
    """A message carries no control character to a terminal."""
    assert visible("a\x1b[31m\nb\t\u202ec") == "a[U+001B][31m b [U+202E]c"


def test_forms_leave_out_what_files_may_not_hold() -> None:
    """The script that writes files for people has its own copy of the rule: the two agree on every character."""
    script = Path(__file__).parents[2] / "docs/assets/javascripts/writers/yaml-writer.js"
    written = re.search(r"FORBIDDEN =\s*/(.+)/gu;", script.read_text(encoding="utf-8"))[1]
    rule = re.compile(re.sub(r"\\u\{(\w+)\}", lambda found: f"\\U{found[1]:0>8}", written))
    everything = "".join(map(chr, range(0x110000)))
    assert rule.findall(everything) == [found.group() for found in forbidden_characters(everything)]
