"""What a file may be before it is YAML: its size, its encoding and its characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

MAX_BYTES = 200_000
MAX_TOLD = 100  # characters of one kind: past that, the file as a whole is wrong
EMPTY_FILE = "le fichier est vide ; partez de l'exemple de la page « Contribuer »."

# C0 and C1 controls but tab, line feed and carriage return; everything of Unicode's "format" class that hides or reorders text
# (bidirectional marks, zero-width characters, soft hyphen); line and paragraph separators, which YAML takes for line ends;
# those of private use, which no font shows alike, and which the last pass over a page keeps for itself.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u115f\u1160\u2800\u3164\uffa0\ufeff\ufff9-\ufffb"
    "\ud800-\uf8ff\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
_WIDE_INDENT = re.compile("^[ \t]*[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", re.MULTILINE)

Place = tuple[int, int]  # line and column, from 1


def place_of(text: str, index: int) -> Place:
    """Line and column of a character."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def describe(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`: the code and the official name of a character."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")


def forbidden_characters(text: str) -> Iterator[re.Match[str]]:
    """Control, bidirectional and invisible characters."""
    return _FORBIDDEN.finditer(text)


def visible(text: str) -> str:
    """The text on one line, its control and invisible characters as codes: a message must not carry them to a terminal."""
    return re.sub(r"[\t\r\n]", " ", _FORBIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text))


def too_large(size: int) -> str:
    """Why a file of that many bytes cannot be read; nothing when it can."""
    return (
        f"le fichier est trop gros : {MAX_BYTES // 1000} ko au plus, reçu {-(-size // 1000)} ko."
        if size > MAX_BYTES
        else ""
    )


def decode(data: bytes) -> tuple[str | None, list[tuple[Place, str]]]:
    """Bytes as text, or problems. No text is returned where reading on could mislead."""
    if too_much := too_large(len(data)):
        return None, [((1, 1), too_much)]
    if data.startswith(b"PK\x03\x04"):
        return None, [
            (
                (1, 1),
                "ce fichier est une archive ou un document Word, pas un texte ; enregistrez-le en texte brut, UTF-8.",
            )
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        return None, [
            (
                place_of(before, len(before)),
                f"le fichier n'est pas en UTF-8 (octet 0x{data[error.start]:02X}) ; enregistrez-le en UTF-8 sans BOM.",
            )
        ]
    if not text.strip("\ufeff \t\r\n"):
        return None, [((1, 1), EMPTY_FILE)]
    problems = []
    if text.startswith("\ufeff"):
        problems.append(
            ((1, 1), "le fichier commence par une marque d'ordre (BOM) ; enregistrez-le en UTF-8 sans BOM.")
        )
        text = text[1:]
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as YAML counts lines
    problems += [
        (
            place_of(text, found.start()),
            f"caractère de contrôle ou invisible interdit : {describe(found.group())} ; effacez-le.",
        )
        for found in islice(forbidden_characters(text), MAX_TOLD)
    ]
    problems += [
        (place_of(text, found.end() - 1), "l'indentation contient une tabulation ; remplacez-la par deux espaces.")
        for found in islice(_TAB_INDENT.finditer(text), MAX_TOLD)
    ]
    problems += [
        (
            place_of(text, found.end() - 1),
            f"l'indentation contient une espace insécable ou spéciale ({describe(found.group()[-1])}) ; remplacez-la par une espace ordinaire.",
        )
        for found in islice(_WIDE_INDENT.finditer(text), MAX_TOLD)
    ]
    return (None if problems else text), sorted(problems)
