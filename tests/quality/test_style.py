"""Remarks of style: none of them blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from macros.quality.style import check_outputs, check_said_aloud, check_sentences
from tests.factories import a_canvas, a_format, make_break, make_step
from tests.quality.writing import LONG_TEXTS, SAY, Texts, Told, marked, one_text, said, soon

TIME = "Bien. Vous avez dix minutes."
SPOKEN = frozenset({"CPTS", "EN3S"})


def words(count: int) -> str:
    """So many words."""
    return " ".join(["mot"] * count)


def only_remarks(told: Iterator[Told]) -> list[tuple[int | None, str]]:
    """Where, and what is said; every one of them is a remark."""
    told = list(told)
    assert {one.severity for one in told} <= {"remark"}
    return [(one.start, one.message) for one in told]


# « ¶ » stands where each sentence that is told starts.
SENTENCES = {
    "35 words": (f"{words(35)}.", []),
    "36 words": (f"¶{words(36)}.", [36]),
    "36 words in two sentences": (f"{words(18)}. Puis {words(17)}.", []),
    "the second": (f"Un mot. ¶Puis {words(36)}. Un mot.", [37]),
    "two": (f"¶{words(40)}. ¶Puis {words(36)}.", [40, 37]),
    "an elided or hyphenated word is one": (f"L'après-midi, {words(34)}.", []),
    "signs are no words": (f"« {words(35)} » ; : ?", []),
    "an address is no word": (f"{words(35)} https://example.org/un/deux/trois.", []),
    "a list": (f"{words(20)} :\n\n- {words(20)}\n- {words(20)}", []),
    "an item of a list": (f"Un mot :\n\n- ¶{words(36)}", [36]),
    "over two lines": (f"¶{words(20)}\n{words(20)}.", [40]),
    "paragraphs without a full stop": (f"{words(20)}\n\n{words(20)}", []),
}


@pytest.mark.parametrize(("text", "counts"), SENTENCES.values(), ids=SENTENCES)
def test_long_sentences(text: str, counts: list[int]) -> None:
    """Thirty-five words at most, at the start of the sentence."""
    bare, places = marked(text)
    told = only_remarks(check_sentences(one_text(bare)))
    assert [start for start, _ in told] == places
    assert [message.partition(" fait ")[2] for _, message in told] == [
        f"{count} mots ; coupez-la (35 au plus)." for count in counts
    ]


def test_long_sentence_is_quoted_by_its_opening() -> None:
    """Enough to find it again."""
    ((_, message),) = only_remarks(check_sentences(one_text(f"Un deux trois\nquatre cinq six sept {words(36)}.")))
    assert message.startswith("« Un deux trois quatre cinq six … » fait 43 mots")


SIGN = "ne se lit pas à voix haute"
ACRONYM = "n'est pas un sigle du vocabulaire"

# « ¶ » stands before what cannot be read aloud: (text, what is quoted of it).
NOT_SPOKEN: dict[str, tuple[str, list[str]]] = {
    "slash": ("Prenez ¶et/ou gardez.", ["et/ou"]),
    "brackets": ("Lisez ¶(vite) ou ¶[bien].", ["(vite)", "[bien]."]),
    "arrow": ("Passez ¶→ au suivant.", ["→"]),
    "plus, equals, and": ("Un ¶+ un ¶= deux ¶& trois.", ["+", "=", "&"]),
    "percent": ("Gardez 50 ¶% du temps.", ["%"]),
    "emphasis": ("Un ¶**mot** et ¶_un_ autre.", ["**mot**", "_un_"]),
    "address": ("Lisez ¶https://example.org ici.", ["https://example.org"]),
    "dashes": ("Prenez :\n¶- une feuille ;\n  ¶- un stylo.", ["- une feuille ;", "- un stylo."]),
    "bullets": ("Prenez :\n¶• une feuille.", ["• une feuille."]),
    "abbreviations": ("Dix ¶min ou ¶mn, ¶cf la fiche, ¶etc.", ["min", "mn", "cf", "etc"]),
    "more abbreviations": ("Par ¶ex. ¶env. deux, ¶p. 3, le ¶nb, un ¶RDV.", ["ex", "env", "p", "nb", "RDV"]),
    "range": ("Soyez ¶2-3 ou ¶10 – 12.", ["2-3", "10 – 12"]),
    "a dash in a sentence": ("Un mot - un autre.", []),
    "words that look like abbreviations": ("Le minimum, l'envie, un exemple, le temps.", []),
    "hyphenated": ("Un ex-collègue, deux ex-aequo, un mini-groupe.", []),
    "quotes and signs of the sentence": ("« Oui », dit-elle ; deux : trois ! Quatre ? Cinq…", []),
    "numbers": ("Prenez 3 feuilles A4, à 14 heures.", []),
}


@pytest.mark.parametrize(("text", "shown"), NOT_SPOKEN.values(), ids=NOT_SPOKEN)
def test_what_cannot_be_read_aloud(text: str, shown: list[str]) -> None:
    """Signs, lists, abbreviations and ranges, each at its place."""
    bare, places = marked(text)
    told = [one for one in only_remarks(check_said_aloud(said(f"{bare}\n{TIME}"), SPOKEN)) if SIGN in one[1]]
    assert [start for start, _ in told] == places
    assert [message.partition(" » ")[0].removeprefix("« ") for _, message in told] == shown


ACRONYMS: dict[str, tuple[str, list[str]]] = {
    "of the vocabulary": ("Pour la CPTS, l'EN3S.", []),
    "of nobody": ("Pour l'¶URCAM et la ¶DGOS.", ["URCAM", "DGOS"]),
    "with a digit": ("Pour l'¶EN2S.", ["EN2S"]),
    "with a digit inside": ("Pour l'¶E2S.", ["E2S"]),
    "paper, room or capital letter": ("Une feuille A4, la salle B12, l'option A, À vous.", []),
    "word with a capital": ("Pour Clairbourg.", []),
}


@pytest.mark.parametrize(("text", "shown"), ACRONYMS.values(), ids=ACRONYMS)
def test_acronyms_are_those_of_the_vocabulary(text: str, shown: list[str]) -> None:
    """The page says what an acronym of the vocabulary means; nobody says it for the others."""
    bare, places = marked(text)
    told = [one for one in only_remarks(check_said_aloud(said(f"{bare}\n{TIME}"), SPOKEN)) if ACRONYM in one[1]]
    assert [start for start, _ in told] == places
    assert [message.partition(" » ")[0].removeprefix("« ") for _, message in told] == shown


COUNTS = {
    "one": ("Prenez dix minutes.", 1),
    "two": ("Lisez. Prenez dix minutes.", None),
    "six": ("Un. Deux. Trois. Quatre. Cinq. Dix minutes.", None),
    "seven": ("Un. Deux. Trois. Quatre. Cinq. Six. Dix minutes.", 7),
    "a question in quotes": ("Dites « Qui ? » et « Pourquoi ? » en dix minutes.", 1),
}


@pytest.mark.parametrize(("text", "told"), COUNTS.values(), ids=COUNTS)
def test_two_to_six_sentences(text: str, told: int | None) -> None:
    """Told of the whole text."""
    expected = [(None, f"« À dire » (say) : deux à six phrases sont attendues, {told} ici.")] if told else []
    assert only_remarks(check_said_aloud(said(text), SPOKEN)) == expected


WITH_TIME = (
    "Vous avez dix minutes.",
    "Prenez une minute.",
    "Cela dure une heure.",
    "Nous avons deux heures.",
    "Prenez une demi-heure.",
    "Nous y passons la demi-journée.",
    "Gardez trente secondes.",
    "Un instant suffit.",
    "Prenez le temps de lire.",
    "Écrivez jusqu'à midi.",
    "Écrivez jusqu’au signal.",
    "Dix Minutes.",
)
WITHOUT_TIME = (
    "Prenez une feuille.",
    "Heureusement, tout va bien.",
    "Nous parlons longtemps du printemps.",
    "La minuterie est là.",
    "Réponse instantanée.",
)


@pytest.mark.parametrize(
    ("text", "told"), [(text, False) for text in WITH_TIME] + [(text, True) for text in WITHOUT_TIME]
)
def test_duration_is_said(text: str, told: bool) -> None:
    """Words that only look like one do not count."""
    expected = [(None, "« À dire » (say) : la durée n'est pas dite ; finissez par le temps donné.")] if told else []
    assert only_remarks(check_said_aloud(said(f"Lisez. {text}"), SPOKEN)) == expected


def test_only_what_is_said_is_read_aloud() -> None:
    """A brief or a tip may hold signs; the words of a variant are said too."""
    wrong = "Un/deux."
    added = ("variants", 0, "changes", 1, "add", "say")
    file = Texts({("script", 0, "do"): wrong, ("script", 0, "tip"): wrong, SAY: wrong, added: wrong})
    assert {one.path for one in check_said_aloud(file, SPOKEN)} == {SAY, added}


def a_script(*steps: dict[str, Any]) -> dict[str, Any]:
    """A script that ends with a step that says what it produces."""
    return {"script": [*steps, make_step("fin", output="Une liste.")]}


ADDED = [
    {
        "id": "long",
        "title": "Plus long",
        "minutes": 80,
        "changes": [
            {"step": "fin", "minutes": 5},
            {"after": "fin", "add": make_step("ajout", mode="solo")},
            {"after": "fin", "add": make_step("autre", mode="solo", output="Une note.")},
        ],
    }
]
OUTPUTS: dict[str, tuple[dict[str, Any], list[tuple]]] = {
    "plenary": (a_script(make_step()), []),
    "alone": (a_script(make_step(mode="solo")), [("script", 0)]),
    "in pairs": (a_script(make_step(mode="pairs")), [("script", 0)]),
    "in groups": (a_script(make_step(), make_step(mode="groups")), [("script", 1)]),
    "alone, with what it produces": (a_script(make_step(mode="solo", output="Une note.")), []),
    "plenary on a canvas": (a_script(make_step(canvas="plan")), [("script", 0)]),
    "break": (a_script(make_break()), []),
    "break before a canvas": (a_script(make_break() | {"canvas": "plan"}), []),
    "last": ({"script": [make_step("a"), make_step("b")]}, [("script", 1)]),
    "last before a break": ({"script": [make_step("a"), make_step("b"), make_break()]}, [("script", 1)]),
    "last and alone": ({"script": [make_step("a", mode="solo")]}, [("script", 0)]),
    "nothing but a break": ({"script": [make_break()]}, []),
    "added by a variant": (a_script() | {"variants": ADDED}, [("variants", 0, "changes", 1, "add")]),
}


@pytest.mark.parametrize(("overrides", "paths"), OUTPUTS.values(), ids=OUTPUTS)
def test_steps_that_give_nothing(overrides: dict[str, Any], paths: list[tuple]) -> None:
    """Where people work apart or on a canvas, and at the end, something is produced."""
    told = list(check_outputs(Texts(entity=a_format(**overrides))))
    assert [one.path for one in told] == paths
    assert {(one.start, one.severity) for one in told} <= {(None, "remark")}


def test_step_that_gives_nothing_is_named() -> None:
    """By its title."""
    (told,) = check_outputs(Texts(entity=a_format(**a_script(make_step("dire", mode="solo")))))
    assert told.message == "« Ce que l'étape produit » (output) manque à « Étape dire », dont le livrable dépend."


def test_only_formats_have_steps() -> None:
    """A canvas produces nothing by itself."""
    assert list(check_outputs(Texts(entity=a_canvas()))) == []


@pytest.mark.parametrize("make", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_long_text_is_read_once(make) -> None:
    """No expression keeps the check busy on a long text."""
    text = make()
    with soon():
        list(check_sentences(one_text(text)))
        list(check_said_aloud(said(text), SPOKEN))
