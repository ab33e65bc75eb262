"""What the search knows: every page that people look for, once, as a script that no text of the library can end."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from macros.exports.site_data.search_data import (
    FIELDS,
    KINDS,
    WORDS_ONLY,
    WrittenPage,
    packed,
    search_data,
    search_script,
)
from macros.model.base import Item
from macros.model.library import Library
from macros.model.typography import french
from macros.pages.addresses import item_address
from macros.pages.site_plan import planned_pages
from tests.factories import (
    a_canvas,
    a_format,
    a_programme,
    a_vocabulary,
    an_experience,
    an_offer,
    make_break,
    make_step,
    make_unit,
)

ROOT = Path(__file__).parents[3]
START, END = "window.playbookSearchData=", ";\n"
WRITTEN = [WrittenPage("Accueil", "Trouver un atelier.", ""), WrittenPage("Glossaire", "Les mots.", "glossaire/")]


def read(script: bytes) -> dict[str, Any]:
    """The data of a script, as JSON: nothing stands before or after it but the assignment."""
    text = script.decode()
    assert text.startswith(START)
    assert text.endswith(END)
    return json.loads(text.removeprefix(START).removesuffix(END))


def entries(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Entries by the names of their values; the kind as a word."""
    kinds = [kind for kind, _ in data["kinds"]]
    named = [dict(zip(data["fields"], values, strict=True)) for values in data["entries"]]
    return [entry | {"kind": kinds[entry["kind"]]} for entry in named]


def unpacked(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Entries as they travelled, as the engine reads them: texts that are shown, sets of words for the others."""
    words = data["words"].split(" ")
    kinds = [kind for kind, _ in data["kinds"]]

    def found_by(distances: str) -> set[str]:
        rank, found = -1, set()
        for skipped in distances.split(",") if distances else []:
            rank += int(skipped) + 1
            found.add(words[rank])
        return found

    columns = {
        field: [found_by(value) if field in WORDS_ONLY else value for value in values]
        for field, values in data["entries"].items()
    }
    entries = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return [entry | {"kind": kinds[entry["kind"]]} for entry in entries]


def library_of(*items: Item, **vocabulary: Any) -> Library:
    """A library of those items."""
    kinds: dict[str, dict[str, Item]] = {}
    for item in items:
        kinds.setdefault(item.kind, {})[item.slug] = item
    return Library(a_vocabulary(**vocabulary), **kinds)


def entry_of(item: Item, *others: Item, **vocabulary: Any) -> dict[str, Any]:
    """The entry of an item among others."""
    found = entries(search_data(library_of(item, *others, **vocabulary), []))
    return next(entry for entry in found if entry["address"] == item_address(item))


def test_every_page_that_people_look_for_has_one_entry(library: Library) -> None:
    """Each item in the library's order, then each hand-written page; each address is one that the site builds."""
    found = entries(search_data(library, WRITTEN))
    items = [(kind, item_address(item)) for kind, kept in library.by_kind.items() for item in kept.values()]
    assert [(entry["kind"], entry["address"]) for entry in found] == [*items, ("pages", ""), ("pages", "glossaire/")]
    assert {address for _, address in items} <= {page.address for page in planned_pages(library)}
    assert [entry["address"] for entry in found if not (entry["title"] and entry["summary"])] == []


def test_kinds_are_those_of_the_library(library: Library) -> None:
    """Groups of results stand in the order of the entries, hand-written pages last."""
    assert [*library.by_kind, "pages"] == list(KINDS)
    assert all(KINDS.values())


def test_order_of_the_values() -> None:
    """The engine reads values by their place: each entry has them all, in the order that the data tells."""
    data = search_data(library_of(a_format()), WRITTEN)
    assert tuple(data["fields"]) == FIELDS == (
        "kind", "address", "title", "facts", "family", "summary", "names", "promise", "content", "limits",
    )  # fmt: skip
    assert {len(values) for values in data["entries"]} == {len(FIELDS)}


def test_the_engine_reads_these_fields() -> None:
    """Each field that the script weighs is one of the entry, and each one that it holds for finding is weighed."""
    script = (ROOT / "docs/assets/javascripts/search/search-engine.js").read_text(encoding="utf-8")
    weights = re.search(r"WEIGHTS = \{(.*?)\}", script, re.DOTALL)[1]
    assert set(re.findall(r"(\w+):", weights)) == set(FIELDS) - {"kind", "address", "facts", "family", "limits"}


SCRIPT = [make_step("tri", 30, canvas="plan"), make_break("cafe"), make_step("vote", 20)]
FORMAT = a_format(
    also_called=["Le test"], techniques=["Post-it"], use_when=["Il faut.", "Vite."], canvases=["plan"], script=SCRIPT
)
SEARCHED: dict[str, tuple[Item, list[Item], dict[str, str]]] = {
    "format": (
        FORMAT,
        [a_canvas("plan")],
        {
            "title": "Atelier d’essai",
            "family": "codev",
            "names": "Le test · Post-it",
            "summary": "Un petit atelier pour les essais.",
            "promise": "Une feuille remplie. · Il faut. · Vite.",
            "content": "Étape tri · Étape vote · Canevas d'essai",
        },
    ),
    "format whose canvas is not there": (FORMAT, [], {"content": "Étape tri · Étape vote"}),
    "offer": (
        an_offer(signs=["Rien.", "Peu."], deliverables=["Une note.", "Un plan."]),
        [],
        {"promise": "Une note. · Un plan. · Les équipes. · Rien. · Peu.", "family": "", "content": ""},
    ),
    "programme": (
        a_programme(units=[make_unit("a"), make_unit("b")]),
        [],
        {"promise": "Les équipes.", "content": "Unité a · Unité b", "names": ""},
    ),
    "canvas": (
        a_canvas("plan"),
        [FORMAT],
        {"summary": "Essayer.", "family": "codev", "names": "Atelier d'essai · Post-it"}
        | {"content": "Que savons-nous ? · Que ferons-nous ?"},
    ),
    "canvas that no format uses": (a_canvas("plan"), [], {"family": "", "names": ""}),
    "experience": (
        an_experience(topic="Accueil", organisation="Une CPAM.", nature="Un guichet.", method="Des entretiens."),
        [],
        {"names": "Accueil", "promise": "Une CPAM. · Un guichet."},
    ),
    "experience of the required fields only": (an_experience(), [], {"names": "", "promise": ""}),
}


@pytest.mark.parametrize(("item", "others", "told"), SEARCHED.values(), ids=SEARCHED)
def test_texts_by_which_an_item_is_found(item: Item, others: list[Item], told: dict[str, str]) -> None:
    """Names, promise, steps and canvases, in the fields that weigh what they are worth."""
    entry = entry_of(item, *others)
    assert {key: entry[key] for key in told} == told


def test_facts_are_those_of_the_card() -> None:
    """Three at most, in French typography."""
    assert entry_of(a_format(maturity=["cadrer"]))["facts"] == "1\u00a0h · 4\u00a0à\u00a08\u00a0personnes · in_person"


def test_limits_are_those_of_the_catalogue() -> None:
    """Minutes, people at least and at most, then modes in the words of the catalogue's addresses; formats alone have them."""
    assert entry_of(a_format())["limits"] == "60 4 8 presentiel"
    assert entry_of(a_format(modes=["remote", "hybrid"]))["limits"] == "60 4 8 distanciel hybride"
    assert [entry_of(item)["limits"] for item in (an_offer(), a_programme(), a_canvas("plan"), an_experience())] == [
        ""
    ] * 4


def test_hand_written_page() -> None:
    """Its title and its description, in French typography; it has no other text."""
    (entry,) = entries(search_data(library_of(), [WrittenPage("L'essai : oui", "Qu'est-ce ?", "essai/")]))
    assert {key: value for key, value in entry.items() if value} == {
        "kind": "pages",
        "address": "essai/",
        "title": "L’essai\u00a0: oui",
        "summary": "Qu’est-ce\u202f?",
    }


DAM = {"abbreviations": {"DAM": "délégué", "ACI": "accord", "A.B": "essai"}}
ACRONYMS: dict[str, tuple[dict[str, Any], str]] = {
    "none": ({}, ""),
    "in the deliverable": ({"deliverable": "Une visite du DAM."}, "DAM"),
    "in a step": ({"script": [make_step(do="Inviter un DAM.")]}, "DAM"),
    "several, in the order of the vocabulary": ({"deliverable": "ACI", "use_when": ["Un DAM."]}, "DAM · ACI"),
    "often": ({"deliverable": "DAM, DAM et DAM."}, "DAM"),
    "inside a word": ({"deliverable": "MADAME, DAMS, xDAM."}, ""),
    "in small letters": ({"deliverable": "La dam."}, ""),
    "after an elision": ({"deliverable": "L'ACI, d’ACI."}, "ACI"),
    "sign of expressions": ({"deliverable": "Un AxB."}, ""),
    "sign taken as it is": ({"deliverable": "Un A.B."}, "A.B"),
}


@pytest.mark.parametrize(("overrides", "told"), ACRONYMS.values(), ids=ACRONYMS)
def test_acronyms_of_an_item(overrides: dict[str, Any], told: str) -> None:
    """Those of the vocabulary that its texts hold as words, after its steps."""
    overrides = {"script": [make_step("tri")]} | overrides
    steps = entry_of(a_format(script=overrides["script"]))["content"]
    assert entry_of(a_format(**overrides), **DAM)["content"] == " · ".join(filter(None, [steps, told]))


# Names, promise and content of a format without steps, then what travels of them.
PACKED: dict[str, tuple[dict[str, Any], dict[str, set[str]]]] = {
    "words once, in small letters": (
        {"also_called": ["Tri tri TRI"], "techniques": ["Le tri"]},
        {"names": {"tri", "le"}},
    ),
    "elisions": ({"also_called": ["L'écoute, d’accord, qu'ici"]}, {"names": {"écoute", "accord", "ici"}}),
    "apostrophes within words": ({"also_called": ["aujourd'hui l'"]}, {"names": {"aujourd'hui", "l"}}),
    "hyphens": ({"also_called": ["co-conception - rendez-vous"]}, {"names": {"co-conception", "rendez-vous"}}),
    "numbers and signs": ({"also_called": ["5 pourquoi ; 1-2-4_tous"]}, {"names": {"5", "pourquoi", "1-2-4", "tous"}}),
    "not again with a lesser weight": (
        {"also_called": ["Carte"], "deliverable": "Une carte.", "use_when": ["Une idée."]},
        {"names": {"carte"}, "promise": {"une", "idée"}},
    ),
}


@pytest.mark.parametrize(("overrides", "told"), PACKED.values(), ids=PACKED)
def test_what_travels_of_texts_that_are_not_shown(overrides: dict[str, Any], told: dict[str, set[str]]) -> None:
    """Their words, each once, in the field that weighs most."""
    (entry,) = unpacked(packed(search_data(library_of(a_format(**overrides)), [])))
    assert {key: entry[key] for key in told} == told


def test_nothing_that_is_shown_is_changed(library: Library) -> None:
    """Packed data holds the same entries in the same order; texts that are shown as they are, and words for the others."""
    data = search_data(library, WRITTEN)
    shown = [field for field in FIELDS if field not in WORDS_ONLY]
    sent = unpacked(packed(data))
    assert [[entry[field] for field in shown] for entry in sent] == [
        [entry[field] for field in shown] for entry in entries(data)
    ]
    for entry, before in zip(sent, entries(data), strict=True):
        for field in WORDS_ONLY:
            assert all(word in before[field].lower() for word in entry[field])
        found = set.union(*(entry[field] for field in WORDS_ONLY))
        assert all(step.lower() in found for field in WORDS_ONLY for step in before[field].split(" ") if step.isalpha())


def test_packed_words_are_ranked_by_how_often_they_stand() -> None:
    """The most frequent first, then by letters; ranks are told by their distance, also when there are none."""

    def named(slug: str, *names: str) -> Item:
        return a_format(slug, title=slug, also_called=list(names), deliverable="commun", use_when=["commun"])

    items = [named("un", "rare commun"), named("deux", "commun")]
    data = packed(search_data(library_of(*items), [WrittenPage("Titre", "", "a/")]))
    words = data["words"].split(" ")
    often = Counter(word for entry in unpacked(data) for field in WORDS_ONLY for word in entry[field])
    assert words == sorted(often, key=lambda word: (-often[word], word))
    assert (often["commun"], often["rare"]) == (2, 1)
    common, rare = words.index("commun"), words.index("rare")
    assert data["entries"]["names"] == [f"{common},{rare - common - 1}", str(common), ""]


def test_words_that_mean_the_same() -> None:
    """Groups of the vocabulary as they are, and each acronym with what it stands for."""
    groups = [["codev", "codéveloppement"], ["REX", "retour d'expérience"]]
    data = search_data(library_of(synonyms=groups, **DAM), [])
    assert data["synonyms"] == [*groups, ["DAM", "délégué"], ["ACI", "accord"], ["A.B", "essai"]]


@pytest.mark.parametrize(("directory_urls", "end"), [(True, ""), (False, "index.html")])
def test_both_forms_of_addresses(directory_urls: bool, end: str, library: Library) -> None:
    """Addresses are folders; the end is what makes a file of them where folders do not open by themselves."""
    data = read(search_script(library, WRITTEN, directory_urls=directory_urls))
    assert data["end"] == end
    addresses = data["entries"]["address"]
    assert [address for address in addresses if address and not address.endswith("/")] == []
    assert [address for address in addresses if address.startswith("/")] == []


ATTACKS = (
    "</script><script>window.pwned=1</script>",
    "</SCRIPT >",
    "<!--<script>",
    "]]>-->",
    "un\u2028deux\u2029trois",
    '";window.pwned=1;"',
    "\\u003c\\",
    "`${window.pwned=1}`",
    "é œ 🙂",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_ends_the_script(attack: str) -> None:
    """What was typed arrives as text, and the script holds none of the signs that could end it or cut its lines."""
    library = library_of(
        a_format(deliverable=attack, summary=attack), synonyms=[[attack, "b"]], abbreviations={"XX": attack}
    )
    script = search_script(library, [WrittenPage("Titre", "D", "a/")])
    assert not re.search("[<\u2028\u2029]", script.decode())
    assert script.count(b"\n") == 1
    data = read(script)
    assert re.sub(r"\s", "", data["entries"]["summary"][0]) == re.sub(r"\s", "", french(attack))
    assert data["synonyms"] == [[attack, "b"], ["XX", attack]]


@pytest.mark.parametrize("attack", [text for text in ATTACKS if "\u2028" not in text])
def test_no_hand_written_title_ends_the_script(attack: str) -> None:
    """Nor the title and the description of a hand-written page, typography apart."""
    script = search_script(library_of(), [WrittenPage(attack, attack, "a/")])
    assert b"<" not in script
    (entry,) = unpacked(read(script))
    assert re.sub(r"\s", "", entry["title"]) == re.sub(r"\s", "", attack)
    assert entry["title"] == entry["summary"]


def test_bytes_are_stable(library: Library) -> None:
    """The same bytes twice; accents as they are; nothing lost of the data."""
    script = search_script(library, WRITTEN)
    assert script == search_script(library, WRITTEN)
    assert not re.search(rb"\\u00[ce]", script)
    assert read(script) == json.loads(json.dumps(packed(search_data(library, WRITTEN))))


def test_empty_library() -> None:
    """While serving, a library that cannot be read yet has no entry, and the script is whole."""
    assert read(search_script(library_of(), [])) == {
        "kinds": [list(pair) for pair in KINDS.items()],
        "end": "",
        "synonyms": [],
        "words": "",
        "entries": {field: [] for field in FIELDS},
    }
