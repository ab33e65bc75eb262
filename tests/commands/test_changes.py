"""`playbook changes`: what two built sites do not say alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main
from macros.commands.built_copy import BuiltCopy
from macros.commands.changes import MOST_PAGES, render_changes
from macros.commands.item_changes import plain
from macros.exports.site_data.json_api import document
from macros.model.base import Item
from macros.model.library import Library
from tests.factories import a_canvas, a_format, a_programme, a_vocabulary, make_step, make_unit

CLEAN, COULD_NOT_RUN = 0, 2
STEPS = [make_step(name, minutes) for name, minutes in (("un", 10), ("deux", 20), ("trois", 30), ("quatre", 15))]


def copy(*items: Item, pages: dict[str, str] | None = None) -> BuiltCopy:
    """The site of some items, through the API that the site is built with."""
    library = Library(a_vocabulary(), **{kind: {} for kind in ("formats", "programmes", "canvases")})
    documents: dict[str, dict[str, Any]] = {}
    for item in items:
        library.by_kind[item.kind][item.slug] = item
    for item in items:
        whole = json.loads(json.dumps(document(item, library)))
        documents.setdefault(item.kind, {})[item.slug] = whole
    return BuiltCopy(documents, pages or {})


def told(before: BuiltCopy, after: BuiltCopy) -> str:
    """The report, with ordinary spaces and apostrophes."""
    return render_changes(before, after).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def lines(before: BuiltCopy, after: BuiltCopy) -> list[str]:
    """What is told of the items that changed."""
    return [line for line in told(before, after).splitlines() if line.startswith("- **")]


def reordered(*names: str) -> list[dict[str, Any]]:
    """The four steps in another order, or some of them."""
    return [step for name in names for step in STEPS if step["id"] == name]


def changed(index: int, **overrides: Any) -> list[dict[str, Any]]:
    """The four steps, one of them changed."""
    return [step | overrides if place == index else step for place, step in enumerate(STEPS)]


FORMATS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing": ({}, []),
    "a title": ({"title": "Autre"}, ["- **Titre** : « Atelier d'essai » → « Autre »"]),
    "a step is longer": (
        {"script": changed(1, minutes=35)},
        ["- **Durée** : 1 h 15 → 1 h 30", "- **Durée d'étape** : « Étape deux », 20 min → 35 min"],
    ),
    "a step is added": (
        {"script": [*STEPS[:2], make_step("pause", 5), *STEPS[2:]]},
        ["- **Durée** : 1 h 15 → 1 h 20", "- **Étape ajoutée** : « Étape pause », 5 min, en place 3"],
    ),
    "a step is removed": (
        {"script": reordered("un", "deux", "quatre")},
        ["- **Durée** : 1 h 15 → 45 min", "- **Étape retirée** : « Étape trois », 30 min"],
    ),
    "a step is moved down": (
        {"script": reordered("deux", "trois", "quatre", "un")},
        ["- **Étape déplacée** : « Étape un », place 1 → 4"],
    ),
    "a step is moved up": (
        {"script": reordered("quatre", "un", "deux", "trois")},
        ["- **Étape déplacée** : « Étape quatre », place 4 → 1"],
    ),
    "a step is renamed": (
        {"script": changed(0, title="Ouvrir")},
        ["- **Étape renommée** : « Étape un » → « Ouvrir »"],
    ),
    "a step is rewritten": (
        {"script": changed(2, brief="Faites mieux.", say="Bonjour.")},
        ["- **Étape récrite** : « Étape trois » (Consigne affichée, À dire)"],
    ),
    "people": (
        {"participants": {"min": 4, "ideal": 6, "max": 12}},
        ["- **Participants** : 4 à 8 personnes (idéal 6) → 4 à 12 personnes (idéal 6)"],
    ),
    "modes": (
        {"modes": ["in_person", "remote"]},
        ["- **Modalités** : présentiel → présentiel, distanciel"],
    ),
    "status": ({"status": "tested"}, ["- **Statut** : Pas encore testé → Testé"]),
    "other fields, in the order of the model": (
        {"guardrails": ["Rien."], "deliverable": "Deux feuilles.", "sponsor": "La direction."},
        ["- **Autres champs** : Livrable, Qui ouvre ou décide, Garde-fous"],
    ),
    "text that looks like Markdown": (
        {"title": "Un | *deux* [trois](quatre) `cinq` @six"},
        [r"- **Titre** : « Atelier d'essai » → « Un \| \*deux\* \[trois\](quatre) \`cinq\` \@six »"],
    ),
}


@pytest.mark.parametrize(("overrides", "expected"), FORMATS.values(), ids=FORMATS)
def test_what_changed_in_a_format(overrides: dict[str, Any], expected: list[str]) -> None:
    """Durations, steps, people, modes and status by name; the rest by the label of its field."""
    before = copy(a_format(script=STEPS))
    assert lines(before, copy(a_format(**({"script": STEPS} | overrides)))) == expected


def test_a_length_that_follows_the_number_of_people() -> None:
    """The minutes told are those of the ideal size; a rule that gives the same ones is a rewriting."""
    before = copy(a_format(script=changed(0, minutes=12)))
    after = copy(a_format(script=changed(0, minutes={"per_participant": 2})))
    assert lines(before, after) == [
        "- **Durée** : 1 h 17 → 1 h 17 (1 h 13 à 1 h 21)",
        "- **Étape récrite** : « Étape un » (Durée)",
    ]


def test_a_programme_and_its_units() -> None:
    """Units are told as steps are."""
    before = copy(a_programme(units=[make_unit("un"), make_unit("deux")]))
    after = copy(a_programme(units=[make_unit("deux"), make_unit("un", minutes=90), make_unit("trois")]))
    assert lines(before, after) == [
        "- **Durée** : 2 h → 3 h 30",
        "- **Unité ajoutée** : « Unité trois », 1 h, en place 3",
        "- **Unité déplacée** : « Unité deux », place 2 → 1",
        "- **Durée d'unité** : « Unité un », 1 h → 1 h 30",
    ]


def test_added_removed_and_renamed() -> None:
    """An item that keeps its title and not its address is the same one; its old address is told."""
    before = copy(a_format("a", title="A"), a_format("b", title="B"), a_canvas("c"))
    after = copy(a_format("a2", title="A"), a_canvas("c"), a_format("d", title="D", script=STEPS))
    assert told(before, after) == (
        "# Ce qui change dans le site\n\n"
        "1 fiche ajoutée ; 1 fiche retirée ; 1 fiche modifiée.\n\n"
        "## Fiches ajoutées\n\n"
        "- D (atelier) : `/ateliers/d/` ; 1 h 15, 4 à 8 personnes (idéal 6), 4 étapes\n\n"
        "## Fiches retirées\n\n"
        "- B (atelier) : `/ateliers/b/` ; cette adresse ne mène plus à rien\n\n"
        "## Fiches modifiées\n\n"
        "### A (atelier) : `/ateliers/a2/`\n\n"
        "- **Adresse** : `/ateliers/a/` → `/ateliers/a2/` ; l'ancienne ne mène plus à rien\n"
    )


def test_what_others_make_of_an_item_is_not_told() -> None:
    """A canvas is not changed by the format that comes to use it."""
    after = copy(a_format(canvases=["canevas"]), a_canvas())
    assert lines(copy(a_format(), a_canvas()), after) == ["- **Autres champs** : Canevas"]


def test_other_pages() -> None:
    """Pages of which nothing else is told, with those that are new or gone."""
    before = copy(a_format("a"), pages={"/": "x", "/ateliers/a/": "x", "/contribuer/": "x", "/vieux/": "x"})
    after = copy(a_format("a", title="B"), pages={"/": "x", "/ateliers/a/": "y", "/contribuer/": "y", "/neuf/": "x"})
    assert told(before, after).endswith(
        "## Autres pages dont le texte change\n\n- `/contribuer/`\n- `/neuf/` (nouvelle)\n- `/vieux/` (retirée)\n"
    )
    assert "3 autres pages changent." in told(before, after)


def test_both_pages_of_a_renamed_item_are_its_own() -> None:
    """Its old address is told with the item, and not once more among the pages that are gone."""
    before = copy(a_format("a"), pages={"/ateliers/a/": "x", "/": "z"})
    after = copy(a_format("b"), pages={"/ateliers/b/": "x", "/": "z"})
    assert "Autres pages" not in told(before, after)


def test_pages_that_repeat_an_item() -> None:
    """A title in a list is told apart from a page that was written again."""
    before = copy(a_format("a", title="Trier l'idée"), pages={"/": "Voir « Trier l’idée » ici", "/aide/": "Lisez bien"})
    after = copy(a_format("a", title="Trier vite"), pages={"/": "Voir « Trier vite » ici", "/aide/": "Lisez mieux"})
    assert told(before, after).endswith(
        "## Autres pages dont le texte change\n\n- `/aide/`\n\n## Pages qui reprennent ces fiches\n\n`/`\n"
    )
    assert "1 fiche modifiée ; 1 autre page change ; 1 page reprend ces fiches." in told(before, after)


def test_a_change_of_every_page_stays_readable() -> None:
    """A new menu or footer would list the whole site."""
    before, after = (copy(pages={f"/{n:03}/": text for n in range(90)}) for text in ("x", "y"))
    assert told(before, after).count("- `") == MOST_PAGES
    assert told(before, after).endswith(f"- et {90 - MOST_PAGES} de plus\n")


def test_nothing_changed() -> None:
    """One sentence."""
    assert told(copy(a_format()), copy(a_format())) == "# Ce qui change dans le site\n\nAucune page ne change.\n"


def test_a_text_has_no_markup() -> None:
    """One line, and nothing that Markdown reads."""
    assert plain("a\n b|c<d>_e_ #f ~g~ \\h") == r"a b\|c\<d\>\_e\_ \#f \~g\~ \\h"


def _site(folder: Path, article: str, item: dict[str, Any] | None = None) -> Path:
    (folder / "api/v1/formats").mkdir(parents=True)
    (folder / "api/v1/index.json").write_text("{}", encoding="utf-8")
    if item:
        (folder / "api/v1/formats/essai.json").write_text(json.dumps(item), encoding="utf-8")
    page = f"<nav>{folder.name}</nav><article><h1>Page</h1><script>{folder.name}</script><p>{article}</p></article>"
    (folder / "page").mkdir()
    (folder / "page/index.html").write_text(page, encoding="utf-8")
    return folder


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two folders of sites; the words of an article count, its menus and scripts do not."""
    before, same = _site(tmp_path / "before", "Un deux"), _site(tmp_path / "same", "Un\n  deux")
    after = _site(tmp_path / "after", "Un trois", {"title": "Essai"})
    assert main(["changes", "--before", str(before), "--after", str(same)]) == CLEAN
    assert "Aucune page ne change." in capsys.readouterr().out
    assert main(["changes", "--before", str(before), "--after", str(after)]) == CLEAN
    assert "- `/page/`" in capsys.readouterr().out


def test_the_api_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two folders of the API; a document of an older one may lack anything."""
    before = _site(tmp_path / "before", "Un", {"title": "A"})
    after = _site(tmp_path / "after", "Deux", {"title": "B"})
    assert main(["changes", "--before", str(before / "api/v1"), "--after", str(after / "api/v1")]) == CLEAN
    out = capsys.readouterr().out.replace("\u00a0", " ")
    assert "« A » → « B »" in out
    assert "Autres pages" not in out


NOT_SITES = {
    "an empty folder": {},
    "a folder that is not there": None,
    "JSON that cannot be read": {"api/v1/index.json": "{}", "api/v1/formats/a.json": "{"},
    "JSON of another kind": {"api/v1/index.json": "{}", "api/v1/formats/a.json": "[]"},
}


@pytest.mark.parametrize("files", NOT_SITES.values(), ids=NOT_SITES)
def test_what_is_no_site(files: dict[str, str] | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence in French, and no report."""
    folder = tmp_path / "site"
    for name, text in (files or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    if files == {}:
        folder.mkdir()
    assert main(["changes", "--before", str(folder), "--after", str(folder)]) == COULD_NOT_RUN
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("playbook : « ")


OTHER_SHAPES = [
    {"title": ["A"]},
    {"title": "A", "computed": 3},
    {"title": "A", "computed": {"minutes": {"max": 3}}},
    {"title": "A", "computed": {"minutes": {"min": "a", "max": {}}}},
    {"title": "A", "participants": [1]},
    {"title": "A", "participants": {"max": 3}},
    {"title": "A", "modes": 3},
    {"title": "A", "modes": [["in_person"]]},
    {"title": "A", "script": 3},
    {"title": "A", "script": ["un"]},
    {"title": "A", "script": [{"title": "sans identifiant"}]},
    {"title": "A", "script": [{"id": ["un"]}]},
    {"title": "A", "script": [{"id": "un"}], "computed": {"schedule": [3]}},
]


@pytest.mark.parametrize("item", OTHER_SHAPES, ids=json.dumps)
@pytest.mark.parametrize("is_new", [False, True], ids=["changed", "added"])
def test_documents_of_another_shape(
    item: dict[str, Any], is_new: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report, or one sentence: never a traceback."""
    before = _site(tmp_path / "before", "Un", None if is_new else {"title": "B"})
    after = _site(tmp_path / "after", "Deux", item)
    code = main(["changes", "--before", str(before), "--after", str(after)])
    captured = capsys.readouterr()
    if code != CLEAN:
        assert (code, captured.out) == (COULD_NOT_RUN, "")
        assert captured.err == (
            "playbook : l'API de l'un de ces deux sites n'a pas la forme attendue ; "
            "construisez les deux avec la même version, par « make site ».\n"
        )
