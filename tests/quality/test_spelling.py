"""Which words are known, and what is said of those that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.quality.spelling import FrenchWords, check_spelling, read_word_list, unknown_words
from tests.quality.writing import LONG_TEXTS, Texts, marked, one_text, soon

# One process loads the dictionary, once.
pytestmark = pytest.mark.xdist_group("dictionary")

OWN = ["codev", "co-animer", "Brumeval", "d'Orsame", "l’Étape-Zéro", "CPTS", "MisAS"]


@pytest.fixture(scope="module")
def words() -> FrenchWords:
    """The dictionary, loaded, with a few words of the field."""
    words = FrenchWords(OWN)
    assert words.knows("mot")
    return words


RIGHT = {
    "words": "Les équipes écrivent une règle, où qu'elles soient.",
    "spelling of 1990": "Il connait l'évènement, la boite, le cout et le diner ; cela parait règlementaire.",
    "ligatures": "Un cœur, une œuvre, un nœud, et cætera.",
    "capital letters": "ÉCRIVEZ UNE RÈGLE. Écrivez. À vous.",
    "elisions": "L'atelier d'abord : c'est qu'il m'aide, s'il n'y a rien, j'écris, t'as vu.",
    "elisions with a typographic apostrophe": "L’atelier d’abord : c’est qu’il m’aide, s’il n’y a rien.",
    "long elisions": "Jusqu'à lorsqu'il, puisqu'elle, quoiqu'un, presqu'au, quelqu'une, entr'ouvrir.",
    "elision in capital letters": "L'ÉQUIPE, D’ABORD, QU'IL",
    "apostrophes of the dictionary": "Aujourd'hui, aujourd’hui, presqu'île, prud'homme, jusqu’aujourd’hui.",
    "elided words of the list": "Le bourg d'Orsame, d’Orsame, l'Étape-Zéro, l’Étape-Zéro, d'codev.",
    "hyphens": "Un rendez-vous, un arc-en-ciel, peut-être, vis-à-vis, grand-mère, c'est-à-dire.",
    "inversions": "Dis-le, dis-moi, dit-elle, est-ce, est-elle, a-t-il, parle-t-on, vas-y, donne-m'en, allez-vous-en.",
    "hyphenated words of the list": "Co-animer, Brumeval-Codev, non-codev.",
    "many hyphens": "Le je-ne-sais-quoi-de-plus-ou-de-moins-qui-fait-tout.",
    "letters": "L'option A, le plan b, l'étape Z.",
    "word of the list": "codev, Codev, CODEV",
    "word of the list with a capital letter": "Brumeval",
    "acronyms": "La CPTS, les CPTS, l'CPTS, une MisAS.",
    "abbreviations": "M. et Mme, etc.",
    "digits": "En A4, 2e, 1er, 14h30, l'art. L.162-31-1, covid19, 12e-13e.",
    "numbers": "1,5 pour 100, soit 12 000.",
    "web address": "Lisez https://exampel.org/orthografe, ou http://exampel.org.",
    "sites": "Lisez www.exampel.org, ou exampel-orthografe.gouv.fr.",
    "mail": "Écrivez à equipe.zzz@exampel.org.",
    "target of a link": "Lisez [la fiche](https://exampel.org/zzz), ou [une autre](../zzz/).",
    "emphasis": "Un **mot** et un _autre_, un *troisième*.",
    "quotes": "« Oui », dit-elle (enfin).",
    "several lines": "- une feuille\n- un stylo",
    "nothing": "",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_right_words(words: FrenchWords, text: str) -> None:
    """Nothing is said of correct French, of the words of the field, and of what is not a word."""
    assert list(unknown_words(text, words)) == []


# « ¶ » stands before each word that is not known: (the text, those words).
WRONG: dict[str, tuple[str, list[str]]] = {
    "mistyped": ("Une ¶orthografe.", ["orthografe"]),
    "accents left out": ("Une ¶equipe, ¶l'evaluation.", ["equipe", "l'evaluation"]),
    "capital without its accent": ("L'étude, ¶Etude.", ["Etude"]),
    "ligature left out": ("Une ¶oeuvre.", ["oeuvre"]),
    "twice": ("Une ¶orthografe, deux ¶orthografe.", ["orthografe", "orthografe"]),
    "after an elision": ("Sans ¶l'orthografe.", ["l'orthografe"]),
    "after a typographic apostrophe": ("Sans ¶l’orthografe.", ["l’orthografe"]),
    "elision that is none": ("Une ¶aujourd'demain, ¶x'atelier.", ["aujourd'demain", "x'atelier"]),
    "elisions without end": ("Une ¶l'l'l'l'l'l'eau.", ["l'l'l'l'l'l'eau"]),
    "hyphens without end": ("Un ¶" + "zq-" * 20 + "zq.", ["zq-" * 20 + "zq"]),
    "in a hyphenated word": ("Un ¶savoir-fère.", ["savoir-fère"]),
    "at the end of many hyphens": ("Le ¶je-ne-sais-quoi-de-pluss.", ["je-ne-sais-quoi-de-pluss"]),
    "proper name in small letters": ("À ¶brumeval, ¶BRUMEVAL.", ["brumeval", "BRUMEVAL"]),
    "part of a word of the list": ("Le ¶code-Orsamee.", ["code-Orsamee"]),
    "acronym that is not of the list": ("La ¶ZZTOP.", ["ZZTOP"]),
    "text of a link": ("Lisez [la ¶fische](https://example.org).", ["fische"]),
    "after an address": ("Lisez https://example.org ¶lentemant.", ["lentemant"]),
    "beside a number": ("Les 12 ¶feuiles 13 ¶stilos.", ["feuiles", "stilos"]),
    "emphasis": ("Un **¶mott** et un _¶autrre_.", ["mott", "autrre"]),
    "English": ("Un ¶roadtrip très ¶friendly.", ["roadtrip", "friendly"]),
    "very long": ("Un ¶" + "a" * 61 + ".", ["a" * 61]),
}


@pytest.mark.parametrize(("text", "unknown"), WRONG.values(), ids=WRONG)
def test_wrong_words(words: FrenchWords, text: str, unknown: list[str]) -> None:
    """The words that are told, each with its place."""
    bare, places = marked(text)
    assert list(unknown_words(bare, words)) == list(zip(places, unknown, strict=True))


@pytest.mark.parametrize("make", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_long_text_is_read_once(words: FrenchWords, make) -> None:
    """Neither a long text, nor a word of thousands of hyphens or elisions, keeps the check busy."""
    text = make()
    with soon():
        list(unknown_words(text, words))


def messages(words: FrenchWords, *texts: str) -> list[str]:
    """What is said about each word, in several files."""
    return [found.message for found in check_spelling([one_text(text) for text in texts], words)]


ADD = "S'il est juste, ajoutez-le à `words.txt`."
PERSON = "Si c'est le nom d'une vraie personne, enlevez-le ; sinon, ajoutez-le à `words.txt`."
MESSAGES = {
    "no word is near": ("Un zzyzx.", f"« zzyzx » n'est pas dans le dictionnaire. {ADD}"),
    "a word of the library is near": (
        "Une orthographe, une orthografe.",
        f"« orthografe » n'est pas dans le dictionnaire ; voulez-vous dire « orthographe » ? {ADD}",
    ),
    "a word of the list is near": (
        "À Brumevale.",
        f"« Brumevale » n'est pas dans le dictionnaire ; voulez-vous dire « Brumeval » ? {PERSON}",
    ),
    "proper name": ("Avec Zzyzx.", f"« Zzyzx » n'est pas dans le dictionnaire. {PERSON}"),
    "elided proper name": ("Le cas d'Zzyzx.", f"« d'Zzyzx » n'est pas dans le dictionnaire. {PERSON}"),
    "elided proper name at the start": ("L’Zzyzx.", f"« L’Zzyzx » n'est pas dans le dictionnaire. {PERSON}"),
    "elision at the start": ("L'zzyzx.", f"« L'zzyzx » n'est pas dans le dictionnaire. {ADD}"),
    "acronym": ("La ZZYZX.", f"« ZZYZX » n'est pas dans le dictionnaire. {ADD}"),
}


@pytest.mark.parametrize(("text", "message"), MESSAGES.values(), ids=MESSAGES)
def test_message(text: str, message: str) -> None:
    """What may be meant, and what to do; a proper name may be a person's."""
    assert messages(FrenchWords(OWN), text) == [message]


def test_near_word_of_another_file() -> None:
    """The words of all files are read before the first message."""
    (message,) = messages(FrenchWords(), "Une orthografe.", "Une orthographe.")
    assert "« orthographe »" in message


def test_every_place_is_told_as_an_error(words: FrenchWords) -> None:
    """The same word in two texts is told twice, with where it starts, and blocks."""
    files = [Texts({("title",): "Un zzyzx.", ("guardrails", 0): "Zzyzx, zzyzx."})]
    found = [(told.path, told.start, told.severity) for told in check_spelling(files, words)]
    assert found == [
        (("title",), 3, "error"),
        (("guardrails", 0), 0, "error"),
        (("guardrails", 0), 7, "error"),
    ]


LISTS: dict[str, tuple[bytes, list[str]]] = {
    "one word per line": (b"codev\nGAPP\n", ["codev", "GAPP"]),
    "comments": ("# Les mots\ncodev  # la méthode\n  #fin\n".encode(), ["codev"]),
    "empty lines and spaces": (b"\n  codev  \n\n\tGAPP\n\n", ["codev", "GAPP"]),
    "accents and apostrophes": ("d'Oz\nprémortem\n".encode(), ["d'Oz", "prémortem"]),
    "saved by Windows": ("codev\r\nprémortem\r\n".encode("utf-8-sig"), ["codev", "prémortem"]),
    "empty": (b"", []),
}


@pytest.mark.parametrize(("content", "expected"), LISTS.values(), ids=LISTS)
def test_word_list(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    """The words of a list, without its comments."""
    path = tmp_path / "words.txt"
    path.write_bytes(content)
    assert read_word_list(path) == (expected, [])


def test_no_word_list(tmp_path: Path) -> None:
    """A library needs none."""
    assert read_word_list(tmp_path / "words.txt") == ([], [])


def test_word_list_in_another_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A problem of that file, at the character that cannot be read."""
    monkeypatch.chdir(tmp_path)
    Path("words.txt").write_bytes("codev\nprémortem\n".encode("cp1252"))
    words, problems = read_word_list(tmp_path / "words.txt")
    assert words == []
    assert [str(problem) for problem in problems] == [
        "words.txt:2:3 : le fichier n'est pas en UTF-8 (octet 0xE9) ; enregistrez-le en UTF-8 sans BOM."
    ]
