"""The exact place of any part of a text in its file, however the file writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from macros.model.canvas import Canvas
from macros.model.format import Format
from macros.model.introspection import Path as FieldPath
from macros.model.prose import KEY
from macros.model.vocabulary import Vocabulary
from macros.quality.prose_files import sentences, without_addresses
from tests.factories import as_yaml, make_break, make_canvas, make_format, make_step, make_vocabulary
from tests.quality.writing import LONG_TEXTS, marked, prose_file, soon

DELIVERABLE = ("deliverable",)

# « ¶ » stands where the part is: (the YAML of one field, the part, how many of it come before).
IN_A_TEXT: dict[str, tuple[str, str, int]] = {
    "plain": ("deliverable: Une feuille ¶remplie.", "remplie", 0),
    "its first word": ("deliverable: ¶Une feuille.", "Une", 0),
    "far from its key": ("deliverable:    Une ¶feuille.", "feuille", 0),
    "under its key": ("deliverable:\n  Une ¶feuille.", "feuille", 0),
    "plain, on a second line": ("deliverable: Une feuille\n  bien ¶remplie.", "remplie", 0),
    "plain, after an empty line": ("deliverable: Une feuille\n\n  bien ¶remplie.", "remplie", 0),
    "second time": ("deliverable: La feuille de la ¶feuille.", "feuille", 1),
    "third time, once inside a word": ("deliverable: Un planning, un plan, un ¶plan.", "plan", 2),
    "word that its key holds too": ("deliverable: Un ¶deliverable.", "deliverable", 0),
    "word that a later field holds too": ("deliverable: 'L''¶essai.'\nlicence: L'essai.", "essai", 0),
    "double quotes": ('deliverable: "Une ¶feuille."', "feuille", 0),
    "double quotes, its first word": ('deliverable: "¶Une feuille."', "Une", 0),
    "double quotes with spaces inside": ('deliverable: "  Une ¶feuille. "', "feuille", 0),
    "double quotes over two lines": ('deliverable: "Une feuille\n   bien ¶remplie."', "remplie", 0),
    "double quotes over an empty line": ('deliverable: "Une feuille\n\n   bien ¶remplie."', "remplie", 0),
    "double quotes over an escaped line end": ('deliverable: "Une feuille \\\n   bien ¶remplie."', "remplie", 0),
    "after an escaped quote": ('deliverable: "Une \\"vraie\\" ¶feuille."', "feuille", 0),
    "an escaped quote": ('deliverable: "Une ¶\\"vraie\\" feuille."', '"', 0),
    "a second escaped quote": ('deliverable: "Une \\"vraie¶\\" feuille."', '"', 1),
    "after escaped letters": (r'deliverable: "\xc9tapes pr\u00e9vues en\U000000a0¶feuille."', "feuille", 0),
    "after an escaped no-break space": (r'deliverable: "Prête\_: une ¶feuille."', "feuille", 0),
    "after escaped line ends": (r'deliverable: "Une\n\n\nbonne ¶feuille."', "feuille", 0),
    "single quotes": ("deliverable: 'Une ¶feuille.'", "feuille", 0),
    "after a doubled apostrophe": ("deliverable: 'L''essai d''une ¶feuille.'", "feuille", 0),
    "a doubled apostrophe": ("deliverable: 'L¶''essai.'", "'", 0),
    "word with a doubled apostrophe": ("deliverable: 'Une ¶l''aprem.'\nlicence: \"l'aprem\"", "l'aprem", 0),
    "folded": ("deliverable: >-\n  Une ¶feuille.", "feuille", 0),
    "folded, its first word": ("deliverable: >-\n  ¶Une feuille.", "Une", 0),
    "folded, on a second line": ("deliverable: >-\n  Une feuille\n  bien ¶remplie.", "remplie", 0),
    "folded, over two lines": ("deliverable: >-\n  Une feuille ¶bien\n  remplie.", "bien remplie", 0),
    "folded, after an empty line": ("deliverable: >-\n  Une feuille\n\n  bien ¶remplie.", "remplie", 0),
    "folded, after empty lines above it": ("deliverable: >-\n\n\n  Une ¶feuille.", "feuille", 0),
    "folded, with a comment": ("deliverable: >-  # écrit à trois\n  Une ¶trois.", "trois", 0),
    "folded, deep": ("deliverable: >2\n    Une ¶feuille.", "feuille", 0),
    "literal": ("deliverable: |\n  Une ¶feuille.", "feuille", 0),
    "literal, in a list": ("deliverable: |\n  Des feuilles :\n\n  - une\n    - ¶deux", "deux", 0),
    "double space": ("deliverable: Une¶  feuille.", "  ", 0),
    "double space of an indented text": ("deliverable: >-\n    Une feuille\n    bien¶  remplie.", "  ", 0),
    "double space in quotes over lines": ('deliverable: "Une feuille\n    bien¶  remplie."', "  ", 0),
    "double space, the second": ("deliverable: Une  feuille bien¶  remplie.", "  ", 1),
    "no-break space": ("deliverable: Une feuille¶\u00a0; oui.", "\u00a0", 0),
    "beyond the basic plane": ("deliverable: Une 🂡 puis une ¶feuille.", "feuille", 0),
    "lines that end as on Windows": ("deliverable: >-\r\n  Une feuille\r\n  bien ¶remplie.", "remplie", 0),
    "text that is its own key": ("deliverable: ¶deliverable", "deliverable", 0),
}


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def told(path: Path, text: str, passage_path: FieldPath, part: str | None, before: int, model: type) -> tuple[int, int]:
    """Where a remark about a part of a text stands; about the whole of it without a part."""
    file = prose_file(path, text, model)
    passage = next(passage for passage in file.passages if passage.path == passage_path)
    start = None
    if part is not None:
        start = -1
        for _ in range(before + 1):
            start = passage.text.index(part, start + 1)
    problem = file.remark(passage, "Message.", start=start)
    assert (problem.path, problem.message) == (str(path), "Message.")
    return problem.line, problem.column


@pytest.mark.parametrize(("field", "part", "before"), IN_A_TEXT.values(), ids=IN_A_TEXT)
def test_place_in_a_text(tmp_path: Path, field: str, part: str, before: int) -> None:
    """Line and column of the part itself, with other fields before and after."""
    base = as_yaml(make_format(deliverable=None, licence=None))
    text, (index,) = marked(f"{base}{field}\nafter: []\n")
    assert told(tmp_path / "a.yml", text, DELIVERABLE, part, before, Format) == place(text, index)


VARIANTS = [
    {
        "id": "long",
        "title": "Plus long",
        "minutes": 80,
        "changes": [
            {"step": "travail", "skip": True},
            {"after": "accueil", "add": make_step("ajout", 20, say="Lisez la ¶fiche.")},
        ],
    }
]
# (the data of a file, where the text stands in it, the part or None for the whole of it).
IN_A_FILE: dict[str, tuple[type[BaseModel], dict, FieldPath, str | None]] = {
    "item of a list": (Format, make_format(guardrails=["Un mot.", "Un autre ¶mot."]), ("guardrails", 1), "mot"),
    "item of a list of blocks": (
        Format,
        make_format(follow_up=[{"days_after": 1, "task": "Relire."}, {"days_after": 2, "task": "Bien ¶relire."}]),
        ("follow_up", 1, "task"),
        "relire",
    ),
    "step": (
        Format,
        make_format(script=[make_break(), make_step(say="Faites ¶ceci.")]),
        ("script", 1, "say"),
        "ceci",
    ),
    "step that a variant adds": (
        Format,
        make_format(variants=VARIANTS),
        ("variants", 0, "changes", 1, "add", "say"),
        "fiche",
    ),
    "zone": (
        Canvas,
        make_canvas(zones={"avant": {"title": "Avant", "prompt": "Que ¶savons-nous ?"}}),
        ("zones", "avant", "prompt"),
        "savons",
    ),
    "whole text": (Format, make_format(deliverable="¶Une feuille."), DELIVERABLE, None),
    "whole item": (Format, make_format(guardrails=["Un.", "¶Deux."]), ("guardrails", 1), None),
    "value that is its own key": (
        Vocabulary,
        make_vocabulary(
            maturity={"cadrer": {"label": "Cadrer", "definition": "Un.", "markers": {"interne": "¶interne"}}}
        ),
        ("maturity", "cadrer", "markers", "interne"),
        "interne",
    ),
}


@pytest.mark.parametrize(("model", "data", "path", "part"), IN_A_FILE.values(), ids=IN_A_FILE)
def test_place_in_a_file(tmp_path: Path, model: type, data: dict, path: FieldPath, part: str | None) -> None:
    """Lists, blocks and variants lead to the place."""
    text, (index,) = marked(as_yaml(data))
    assert told(tmp_path / "a.yml", text, path, part, 0, model) == place(text, index)


COLUMNS = {
    "plain": ("columns: {Quoi: 1, ¶Qui fait: 2}", "Qui fait", "Qui fait"),
    "part of it": ("columns: {Quoi: 1, Qui ¶fait: 2}", "Qui fait", "fait"),
    "on its own line": ("columns:\n    Quoi: 1\n    ¶Qui fait: 2", "Qui fait", "Qui"),
    "quoted": ('columns:\n    Quoi: 1\n    "Qui ¶fait ?": 2', "Qui fait ?", "fait"),
    "the whole of a quoted one": ('columns:\n    Quoi: 1\n    ¶"Qui fait ?": 2', "Qui fait ?", None),
}


@pytest.mark.parametrize(("columns", "key", "part"), COLUMNS.values(), ids=COLUMNS)
def test_place_of_a_column(tmp_path: Path, columns: str, key: str, part: str | None) -> None:
    """The heading of a table is a key of the file: its place is that of the key."""
    base = as_yaml(make_canvas(columns=None, rows=None, areas=None, zones=None))
    text, (index,) = marked(f"{base}table:\n  {columns}\n  rows: 3\n")
    found = told(tmp_path / "a.yml", text, ("table", "columns", key, KEY), part, 0, Canvas)
    assert found == place(text, index)


def test_what_is_not_in_the_file_is_told_at_the_block_that_lacks_it(tmp_path: Path) -> None:
    """A field that is missing has no place of its own."""
    text = as_yaml(make_format())
    file = prose_file(tmp_path / "a.yml", text)
    passage = type(file.passages[0])(("script", 1, "output"), "")
    problem = file.remark(passage, "Message.")
    assert (problem.line, problem.column) == place(text, text.index("id: travail"))


def test_works_of_others_and_synonyms_are_not_ours(tmp_path: Path) -> None:
    """Neither titles in other languages nor the words that people type are checked; our note on a work and a glossary are."""
    sources = [{"title": "Design Sprint", "author": "Knapp", "note": "En cinq jours."}]
    file = prose_file(tmp_path / "a.yml", as_yaml(make_format(sources=sources)))
    assert [passage.text for passage in file.passages if passage.path[0] == "sources"] == ["En cinq jours."]
    assert "Atelier d'essai" in [passage.text for passage in file.passages]
    words = make_vocabulary(synonyms=[["rdv", "rendez vous"]], glossary=[{"term": "Essai", "definition": "Un mot."}])
    file = prose_file(tmp_path / "vocabulary.yml", as_yaml(words), Vocabulary)
    told_of = {passage.path[0] for passage in file.passages}
    assert "glossary" in told_of
    assert "synonyms" not in told_of


SENTENCES: dict[str, tuple[str, list[str]]] = {
    "one": ("Une phrase.", ["Une phrase."]),
    "without an end": ("Une phrase", ["Une phrase"]),
    "two": ("Une phrase. Une autre.", ["Une phrase.", "Une autre."]),
    "other ends": ("Oui ! Non ? Peut-être… Voilà.", ["Oui !", "Non ?", "Peut-être…", "Voilà."]),
    "several signs": ("Oui ?! Non…", ["Oui ?!", "Non…"]),
    "spaces around": ("  Une phrase.   Une autre.  ", ["Une phrase.", "Une autre."]),
    "decimal, time and site": (
        "Il est 10.30 sur ameli.fr, soit 1.5 fois. Oui.",
        ["Il est 10.30 sur ameli.fr, soit 1.5 fois.", "Oui."],
    ),
    "in quotes": ("« Oui. » Elle part.", ["« Oui. »", "Elle part."]),
    "in quotes with no-break spaces": ("«\u00a0Oui ?\u00a0» Elle part.", ["«\u00a0Oui ?\u00a0»", "Elle part."]),
    "in brackets": ("(Une phrase.) Une autre.", ["(Une phrase.)", "Une autre."]),
    "in bold": ("**Attention.** Une autre.", ["**Attention.**", "Une autre."]),
    "question quoted in a sentence": ("« Qui ? » est la question. Oui.", ["« Qui ? » est la question.", "Oui."]),
    "exclamation in a sentence": ("Oh ! oui, ah ! être. Oui.", ["Oh ! oui, ah ! être.", "Oui."]),
    "over two lines": ("Une phrase\nlongue. Une\nautre.", ["Une phrase\nlongue.", "Une\nautre."]),
    "paragraphs": ("Un titre\n\nUne phrase.", ["Un titre", "Une phrase."]),
    "paragraphs with a space between": ("Un titre\n \nUne phrase.", ["Un titre", "Une phrase."]),
    "list": ("Prenez :\n\n- une feuille\n- un stylo", ["Prenez :", "une feuille", "un stylo"]),
    "list that follows": ("Prenez :\n- une feuille ;\n- un stylo.", ["Prenez :", "une feuille ;", "un stylo."]),
    "list indented": ("- une\n  - deux\n    trois\n  - quatre", ["une", "deux\n    trois", "quatre"]),
    "list with stars": ("* une\n* deux", ["une", "deux"]),
    "numbered list": ("1. Lire.\n2. Relire. Puis dire.\n10. Écrire.", ["Lire.", "Relire.", "Puis dire.", "Écrire."]),
    "dash inside": ("Un mot - un autre - la fin.", ["Un mot - un autre - la fin."]),
    "nothing": ("", []),
    "only spaces": (" \n \n", []),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    """Each sentence, and where it starts in the text."""
    found = list(sentences(text))
    assert [sentence for _, sentence in found] == expected
    assert [text[start : start + len(sentence)] for start, sentence in found] == expected


ADDRESSES = {
    "web address": ("Lisez https://example.org/a?b=c:d ici.", "https://example.org/a?b=c:d"),
    "without https": ("Lisez http://example.org ici.", "http://example.org"),
    "site": ("Lisez www.example.org/a ici.", "www.example.org/a"),
    "site without www": ("Sur mes-aides.gouv.fr, tout va.", "mes-aides.gouv.fr"),
    "mail": ("Écrivez à equipe.codev@example.org.", "equipe.codev@example.org"),
    "link": ("Lisez [la fiche](https://example.org/a), vite.", "](https://example.org/a)"),
    "link inside the site": ("Lisez [la fiche](../fiche/), vite.", "](../fiche/)"),
    "link with brackets": ("Lisez [l'aide](https://example.org/A_(b)) ici.", "](https://example.org/A_(b))"),
    "link that is not closed": ("Lisez [l'aide](https ici.", "](https"),
    "elided": ("Un article d'ameli.fr ici.", "ameli.fr"),
    "not an address": ("Il dit oui.fin, puis le fr. et le net.", ""),
    "brackets": ("Le mot [ici] (là) et [ici] (ailleurs).", ""),
}


@pytest.mark.parametrize(("text", "address"), ADDRESSES.values(), ids=ADDRESSES)
def test_without_addresses(text: str, address: str) -> None:
    """Only the address is replaced, character by character."""
    assert without_addresses(text, "#") == text.replace(address, "#" * len(address))


@pytest.mark.parametrize("make", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_long_text_is_read_once(make) -> None:
    """No text makes an expression run for minutes."""
    text = make()
    with soon():
        list(sentences(text))
        without_addresses(text, "0")
