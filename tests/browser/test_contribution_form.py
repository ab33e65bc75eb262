"""« Proposer un atelier »: typed, moved, kept, checked, sent; by keyboard, on a phone, with hostile text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.loading.marked_yaml import read_yaml
from macros.loading.validation import validate
from macros.model.format import Format
from macros.model.library import Library
from tests.browser.checks import (
    CLIPBOARD,
    HOSTILE,
    LOOK_NAMES,
    LOOKS,
    PHONE,
    TOO_WIDE,
    Open,
    axe_faults,
    started_again,
    words_at,
)
from tests.browser.contribution import PAGE, control, file_text, restore, top, type_fields, type_format
from tests.factories import make_break, make_format, make_step

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-contribution")]
GOLDEN = Path(__file__).parent / "contribution_golden.yml"
DRAFT = "Object.keys(localStorage).filter(key => key.endsWith('playbook-atelier')).length"
STEPS = "[data-root] [data-field=script] > ol > li"
PERMISSIONS = CLIPBOARD
FORGES = {
    "github": {"kind": "github", "base": "https://forge.example.org/a/b", "branch": "main", "edit": "https://forge.example.org/a/b/edit/main/"},
    "forgejo": {"kind": "forgejo", "base": "https://forge.example.org/a/b", "branch": "main", "edit": "https://forge.example.org/a/b/_edit/main/"},
    "gitlab": {"kind": "gitlab", "base": "https://forge.example.org/a/b", "branch": "main", "edit": "https://forge.example.org/a/b/-/edit/main/"},
}  # fmt: skip


@pytest.fixture
def page(address: str, shared: Any) -> Any:
    """The form, blank; it must stay silent and run nothing that is typed."""
    shared.page.goto("about:blank")
    started_again(shared, f"{address}/{PAGE}")
    shared.page.evaluate("() => { document.querySelector('[data-draft-erase]').click(); }")
    shared.page.goto("about:blank")  # leaves nothing of the test before
    watched = started_again(shared, f"{address}/{PAGE}")
    yield watched.page
    assert watched.faults == []
    assert watched.page.evaluate("typeof window.pwned") == "undefined"


def titles(page: Page) -> list[str]:
    """The titles of the steps, as the data has them."""
    return page.evaluate("() => (playbookWriting.state.data.script ?? []).map(step => step.title ?? '')")


def named_steps(page: Page, *names: str) -> None:
    """A form whose steps have these titles."""
    restore(page, make_format(script=[make_step(name, 10) for name in names]))


# ---- A whole format -----------------------------------------------------------------------------------------------------


def test_a_whole_format_typed_gives_the_golden_file(page: Page) -> None:
    """Every field of the golden file typed in the form gives that file, which the check accepts."""
    text = GOLDEN.read_text(encoding="utf-8")
    data = read_yaml(text)[0]
    type_format(page, data, "evaluation")
    assert file_text(page) == text
    assert validate(text.encode(), Format, "golden").problems == ()
    page.locator("[data-check]").click()
    expect(page.locator("[data-problems]")).to_contain_text("La fiche est complète")
    assert words_at(page, "[data-send-told]") == ""
    with page.expect_download() as download:
        page.locator("[data-send=file]").click()
    assert download.value.suggested_filename == "relire-une-affiche-a-plusieurs.yml"
    assert Path(download.value.path()).read_text(encoding="utf-8") == text


def test_golden_file_uses_every_kind_of_field() -> None:
    """Otherwise typing it would prove less than it says."""
    data = read_yaml(GOLDEN.read_text(encoding="utf-8"))[0]
    assert set(Format.model_fields) - set(data) == {"canvases", "trials", "licence"}
    assert {"handout", "group_size", "if_late", "if_many", "tasks"} <= {key for step in data["script"] for key in step}
    assert {tuple(change) for variant in data["variants"] for change in variant["changes"]} >= {
        ("step", "skip"),
        ("after", "add"),
    }


def test_keyboard_only(page: Page) -> None:
    """From the first field to a moved, removed and brought back step, without the mouse."""
    keys = page.keyboard
    page.locator("[data-family-select]").focus()
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.type("Un atelier au clavier")
    assert words_at(page, ".pb-writing-preview .pb-card-title") == "Un atelier au clavier"
    first = page.locator(STEPS).first.locator("[data-field=title] [data-control]")
    first.focus()
    keys.type("Un")
    keys.press("Tab")
    keys.type("10")
    page.locator("[data-root] [data-field=script] > p > [data-add]").focus()
    keys.press("Enter")
    keys.type("Deux")
    assert titles(page) == ["Un", "Deux"]
    up = page.locator(STEPS).nth(1).get_by_role("button", name="Monter")
    up.focus()
    keys.press("Enter")
    assert titles(page) == ["Deux", "Un"]
    expect(page.locator(STEPS).first.get_by_role("button", name="Monter")).to_be_focused()
    remove = page.locator(STEPS).first.get_by_role("button", name="Enlever")
    remove.focus()
    keys.press("Space")
    assert titles(page) == ["Un"]
    assert page.evaluate("() => document.activeElement.closest('.pb-entry') !== null")
    page.locator("[data-undo-button]").focus()
    keys.press("Enter")
    assert titles(page) == ["Deux", "Un"]


# ---- Steps --------------------------------------------------------------------------------------------------------------


def test_steps_added_moved_doubled_removed(page: Page) -> None:
    """The data follow the buttons; what names a step follows its new identifier."""
    named_steps(page, "a", "b", "c")
    rows = page.locator(STEPS)
    rows.nth(2).get_by_role("button", name="Monter").click()
    assert titles(page) == ["Étape a", "Étape c", "Étape b"]
    rows.nth(0).get_by_role("button", name="Monter").click()
    assert titles(page) == ["Étape a", "Étape c", "Étape b"]
    rows.nth(0).get_by_role("button", name="Descendre").click()
    rows.nth(1).get_by_role("button", name="Dupliquer").click()
    assert titles(page) == ["Étape c", "Étape a", "Étape a", "Étape b"]
    assert page.evaluate("() => playbookWriting.state.data.script.map(step => step.id)") == ["c", "a", "a-2", "b"]
    rows.nth(0).get_by_role("button", name="Enlever").click()
    assert titles(page) == ["Étape a", "Étape a", "Étape b"]
    page.locator("[data-undo-button]").click()
    assert titles(page) == ["Étape c", "Étape a", "Étape a", "Étape b"]
    expect(page.locator("[data-undo]")).to_be_hidden()


def test_steps_dragged_by_their_grip(page: Page) -> None:
    """By the mouse; the text of a field can still be selected."""
    named_steps(page, "a", "b", "c")
    rows = page.locator(STEPS)
    rows.nth(0).locator("[data-grip]").drag_to(rows.nth(2), target_position={"x": 60, "y": 30})
    assert titles(page) == ["Étape b", "Étape c", "Étape a"]
    assert page.locator("[draggable=true]").count() == 0


def test_total_and_timeline(page: Page) -> None:
    """The minutes add up as they are typed; the pictures follow."""
    restore(
        page, make_format(script=[make_step("a", 20), make_break(), make_step("b", {"per_participant": 2, "fixed": 3})])
    )
    assert (
        words_at(page, "[data-total]") == "Total : 45 min, 3 étapes (de 41 min à 49 min selon le nombre de personnes)."
    )
    assert page.locator("[data-preview-timeline] rect").count() == 3
    page.locator(STEPS).first.locator("[data-fold]").click()
    page.locator(STEPS).first.locator("[data-field=minutes] [data-control]").first.fill("50")
    assert words_at(page, "[data-total]").startswith("Total : 1 h 15")
    assert "50 min" in words_at(page, f"{STEPS}:first-child .pb-entry-fold")


def test_identifiers_follow_names(page: Page) -> None:
    """A new entry is named by its title, and what names it follows; one that came from a file keeps its own."""
    named_steps(page, "a")
    page.locator(STEPS).first.locator("[data-fold]").click()
    page.locator(STEPS).first.locator("[data-field=title] [data-control]").fill("Autre titre")
    page.locator("[data-field=roles] > p > [data-add]").click()
    role = page.locator("[data-root] [data-field=roles] > ol > li").nth(1)
    role.locator("[data-field=name] [data-control]").fill("Gardienne du temps")
    page.locator(STEPS).first.locator("details.pb-write-more").first.evaluate("one => one.open = true")
    page.locator(STEPS).first.locator("[data-field=lead] [data-control]").select_option(label="Gardienne du temps")
    role.locator("[data-field=name] [data-control]").fill("Garde-temps")
    step = page.evaluate("() => playbookWriting.state.data.script[0]")
    assert (step["id"], step["lead"]) == ("a", "garde-temps")


def test_maximum_is_followed_by_the_only_line_of_facilitation(page: Page) -> None:
    """As long as there is one line and nobody has changed it."""
    most = page.locator("[data-root] [data-field=participants] [data-field=max] [data-control]")
    up_to = page.locator("[data-root] [data-field=facilitation] [data-field=up_to] [data-control]")
    most.fill("12")
    expect(up_to).to_have_value("12")
    up_to.fill("9")
    most.fill("14")
    expect(up_to).to_have_value("9")


# ---- Told at the field --------------------------------------------------------------------------------------------------


def test_a_mistake_is_told_once_the_field_is_left(page: Page) -> None:
    """At the field, in words, and tied to it; gone once mended."""
    place = top(page, "title")
    typed = control(page, "title")
    typed.fill("a<b")
    typed.blur()
    expect(place.locator("[data-fault]")).to_contain_text("aucun des signes")
    assert typed.get_attribute("aria-invalid") == "true"
    assert place.locator("[data-fault]").get_attribute("id") in typed.get_attribute("aria-describedby")
    typed.fill("ab")
    expect(place.locator("[data-fault]")).to_be_hidden()
    assert typed.get_attribute("aria-invalid") is None


def test_all_that_is_missing_with_links(page: Page) -> None:
    """A blank form: a list that takes the focus, whose links lead to the fields, folded or not."""
    page.locator("[data-check]").click()
    problems = page.locator("[data-problems]")
    expect(problems).to_be_focused()
    assert problems.locator("li").count() > 20
    problems.get_by_role("link", name="Promesse").click()
    expect(control(page, "summary")).to_be_focused()
    restore(page, make_format(script=[make_step("a", 60, if_late={"minutes": 70, "how": "Vite."})]), family="codev")
    page.locator("[data-check]").click()
    link = problems.get_by_role("link")
    expect(link).to_have_count(1)
    assert link.inner_text().replace("\u00a0", " ") == (
        "Étape 1, Étape a. « Durée réduite » : moins de 60 minutes sont attendues (la durée de l’étape), reçu 70."
    )
    link.click()
    expect(page.locator("[data-field=if_late] [data-field=minutes] [data-control]")).to_be_focused()


def test_what_a_remote_format_asks_of_its_steps(page: Page) -> None:
    """« À distance » is asked for once the format is remote; the problem leads to the first step that lacks it."""
    steps = [make_break(), make_step("a", 20, remote="Au micro."), make_step("b", 20), make_step("c", 20)]
    late = {"minutes": 10, "how": "Vite."}
    restore(page, make_format(script=[*steps, make_step("d", 40, if_late=late)]), family="codev")
    field = page.locator("[data-root] [data-field=script] [data-field=remote] [data-control]")
    page.locator(STEPS).nth(2).locator("[data-fold]").click()
    expect(field).to_be_hidden()
    top(page, "modes").locator("input[value=remote]").check()
    expect(field).to_be_visible()
    expect(page.locator(STEPS).nth(2).locator("[data-field=hybrid]")).to_be_hidden()
    page.locator(STEPS).nth(2).locator("[data-fold]").click()
    page.locator("[data-check]").click()
    link = page.locator("[data-problems]").get_by_role("link")
    expect(link).to_have_count(1)
    link.click()
    expect(page.locator(STEPS).nth(2).locator("[data-field=remote] [data-control]")).to_be_focused()
    expect(page.locator(STEPS).nth(2).locator("[data-field=remote] [data-fault]")).to_contain_text("au moins la moitié")
    page.keyboard.type("Dans un salon.")
    expect(page.locator("[data-problems]")).to_contain_text("La fiche est complète")
    top(page, "modes").locator("input[value=remote]").uncheck()
    expect(page.locator(STEPS).nth(2).locator("[data-field=remote]")).to_be_visible()  # it holds words to take away


def test_how_to_be_quicker_is_one_click_away(page: Page) -> None:
    """No step says it: the problem opens the folded part and gives the focus to the first « Durée réduite »."""
    restore(page, make_format(script=[make_break(), make_step("a", 30), make_step("b", 30)]), family="codev")
    page.locator("[data-check]").click()
    link = page.locator("[data-problems]").get_by_role("link")
    expect(link).to_have_count(1)
    expect(link).to_contain_text("Donnez une durée réduite à une étape au moins.")
    link.click()
    place = page.locator(STEPS).nth(1).locator("[data-field=if_late] [data-field=minutes]")
    expect(place.locator("[data-control]")).to_be_focused()
    expect(place.locator("[data-fault]")).to_contain_text("il en faut au moins 7")
    page.keyboard.type("20")
    page.keyboard.press("Tab")
    expect(place.locator("[data-fault]")).to_be_hidden()


def test_rank_of_a_problem_among_empty_rows(page: Page) -> None:
    """Empty rows are not in the file; a mistake is told at the row that has it."""
    restore(page, make_format(use_when=["", "Toujours.", "", "Toujours."]), family="codev")
    page.locator("[data-check]").click()
    page.locator("[data-problems] a").click()
    expect(page.locator("[data-root] [data-field=use_when] textarea").nth(3)).to_be_focused()


# ---- The draft ----------------------------------------------------------------------------------------------------------


def test_draft_survives_and_is_erased(page: Page, address: str) -> None:
    """Nothing is kept before the first word; then it survives, and one button erases it for good."""
    assert page.evaluate(DRAFT) == 0
    control(page, "title").fill("Gardé")
    page.goto("about:blank")  # before any delay is over: a closed tab
    page.goto(f"{address}/{PAGE}")
    assert page.evaluate(DRAFT) == 1
    assert control(page, "title").input_value() == "Gardé"
    expect(page.locator("[data-draft-told]")).to_contain_text("jusqu’à ce que vous l’effaciez")
    page.locator("[data-draft-erase]").click()
    assert page.evaluate(DRAFT) == 0
    page.goto(f"{address}/{PAGE}")
    assert control(page, "title").input_value() == ""
    assert page.evaluate(DRAFT) == 0


def test_draft_goes_to_a_file_and_comes_back(page: Page) -> None:
    """The copy holds everything, what was set aside included."""
    restore(
        page,
        make_format(),
        family="codev",
        slug="mon-nom",
        slugTyped=True,
        aside=[{"line": 3, "column": 1, "text": "x: y", "why": "clé inconnue « x »."}],
    )
    before = page.evaluate("() => JSON.stringify(playbookWriting.state)")
    with page.expect_download() as download:
        page.locator("[data-draft-save]").click()
    page.locator("[data-draft-erase]").click()
    page.locator("#pb-start-file").evaluate("one => one.closest('details').open = true")
    page.locator("#pb-start-file").set_input_files(
        files=[{"name": "b.json", "mimeType": "application/json", "buffer": Path(download.value.path()).read_bytes()}]
    )
    expect(page.locator("[data-start-told]")).to_contain_text("Votre brouillon est revenu")
    assert json.loads(page.evaluate("() => JSON.stringify(playbookWriting.state)")) == json.loads(before)


def test_broken_draft_is_passed_over(page: Page, address: str) -> None:
    """Whatever another version of the site has left there, the form opens."""
    for kept in [
        "{",
        "null",
        '{"state": 1}',
        '{"state": {"data": {"script": {"a": 1}, "roles": [null, 3], "use_when": "x", "participants": []}}}',
    ]:
        reopened(page, address, kept)
        expect(page.locator("[data-check]")).to_be_visible()


@pytest.mark.parametrize(
    "state",
    [
        {"data": {"title": "Gardé"}, "aside": None},
        {"data": {"title": "Gardé"}, "aside": "x"},
        {"data": {"title": "Gardé"}, "aside": [None, 3, {"why": "x"}, {"text": ["y"], "why": {}}]},
        {"data": {"title": "Gardé"}, "family": ["codev"], "slug": {"a": 1}, "slugTyped": "oui", "replaces": 3},
        {"data": {"title": "Gardé", "script": {"a": 1}, "roles": [None, 3, []], "use_when": "x", "modes": [{"a": 1}]}},
    ],
)
def test_draft_of_a_wrong_shape_keeps_what_is_sound(state: dict[str, Any], page: Page, address: str) -> None:
    """Kept by this browser or read from a file: the part that is wrong starts anew, and the form goes on working."""
    reopened(page, address, json.dumps({"saved": 1, "state": state}))
    assert control(page, "title").input_value() == "Gardé"
    page.locator("[data-draft-erase]").click()
    choose_draft(page, state)
    assert control(page, "title").input_value() == "Gardé"
    kept = page.evaluate("() => { const { data, ...names } = playbookWriting.state; return names; }")
    assert kept == {"family": "", "slug": "", "slugTyped": False, "replaces": "", "aside": []}
    page.locator("[data-check]").click()
    expect(page.locator("[data-problems]")).to_be_focused()


def reopened(page: Page, address: str, kept: str) -> None:
    """The form, opened where this text is kept as its draft; another page writes it, which keeps nothing as it closes."""
    page.goto(f"{address}/contribuer/")
    page.evaluate("kept => localStorage.setItem(new URL(playbookRoot).pathname + 'playbook-atelier', kept)", kept)
    page.goto(f"{address}/{PAGE}")


def choose_draft(page: Page, state: dict[str, Any]) -> None:
    """The copy of a draft, chosen on the disk."""
    page.locator("#pb-start-file").evaluate("one => one.closest('details').open = true")
    copy = json.dumps({"playbook": "brouillon", "state": state}).encode()
    page.locator("#pb-start-file").set_input_files(
        files=[{"name": "brouillon.json", "mimeType": "application/json", "buffer": copy}]
    )
    expect(page.locator("[data-start-told]")).to_contain_text("Votre brouillon est revenu")


def test_draft_from_a_file_names_no_folder(page: Page) -> None:
    """The family is one of the library, the file's name and what it replaces are identifiers."""
    choose_draft(
        page,
        {
            "data": make_format(),
            "family": "../../..",
            "slug": "../../evil",
            "slugTyped": True,
            "replaces": "../../evil",
        },
    )
    with page.expect_download() as download:
        page.locator("[data-send=file]").click()
    assert download.value.suggested_filename == "evil.yml"
    letter = page.locator("#pb-write-message").input_value()
    assert "templates_library/formats/type-a-choisir/evil.yml" in letter
    assert "Je propose un atelier" in letter
    assert ".." not in letter
    choose_draft(page, {"data": make_format(), "family": "constructor"})
    assert page.evaluate("() => playbookWriting.state.family") == ""


def test_draft_from_a_file_has_the_keys_of_the_model(page: Page) -> None:
    """A key that every object has by birth is not one of the schema's."""
    odd = '"constructor": "x", "toString": {"a": 1}, "__proto__": {"polluted": 1}'
    data = json.dumps(make_format(script=[make_step("un", 60, if_late={"minutes": 40, "how": "Vite."})]))
    spoilt = data.replace('"title"', f'{odd}, "title"').replace('"min"', f'{odd}, "min"')
    page.locator("#pb-start-file").evaluate("one => one.closest('details').open = true")
    copy = f'{{"playbook": "brouillon", "state": {{"family": "codev", "data": {spoilt}}}}}'.encode()
    page.locator("#pb-start-file").set_input_files(
        files=[{"name": "brouillon.json", "mimeType": "application/json", "buffer": copy}]
    )
    expect(page.locator("[data-start-told]")).to_contain_text("Votre brouillon est revenu")
    assert json.loads(page.evaluate("() => JSON.stringify(playbookWriting.state.data)")) == json.loads(data)
    with page.expect_download():
        page.locator("[data-send=file]").click()
    expect(page.locator("[data-problems]")).to_contain_text("La fiche est complète")


def test_a_gesture_that_fails_is_told(page: Page) -> None:
    """Its script is there, but stops: the person reads it near the button."""
    page.evaluate("() => playbookWriting.loaded('checking', 'writing', 'sending')")
    page.evaluate("() => { playbookWriting.check = () => { throw new Error('x'); }; window.reportError = () => {}; }")
    page.locator("[data-send=file]").click()
    expect(page.locator("[data-send-told]")).to_have_text(
        "Ce geste n’a pas abouti. Votre texte est toujours là. Essayez encore."
    )


# ---- Starts -------------------------------------------------------------------------------------------------------------


def test_from_a_format_of_the_library(page: Page, address: str, library: Library) -> None:
    """By the address or by the list: another format, not yet tested, under another name."""
    page.goto(f"{address}/{PAGE}?depuis=projet-sante-cpts")
    expect(page.locator("[data-start-told]")).to_contain_text("Le formulaire est rempli avec")
    source = library.formats["projet-sante-cpts"]
    state = page.evaluate("() => playbookWriting.state")
    assert state["data"]["script"][0]["title"] == source.script[0].title
    assert (state["family"], state["data"]["status"], "trials" in state["data"]) == (source.family, "draft", False)
    assert not {"slug", "kind", "computed"} & set(state["data"])
    page.evaluate("() => document.querySelector('#pb-start-format').closest('details').open = true")
    page.locator("#pb-start-format").select_option("projet-sante-cpts")
    page.locator("[name=pb-start-why][value=same]").check()
    page.locator("[data-start-from]").click()
    expect(page.locator("[data-slug-told]")).to_contain_text("remplacera")
    assert page.locator("[data-slug]").input_value() == "projet-sante-cpts"


def test_a_draft_is_never_replaced_without_a_word(page: Page, address: str) -> None:
    """`?depuis=` on a kept draft: it stays, and the way to replace it is told."""
    control(page, "title").fill("Le mien")
    page.goto(f"{address}/{PAGE}?depuis=projet-sante-cpts")
    expect(page.locator("[data-start-told]")).to_contain_text("Vous avez déjà un brouillon")
    assert page.evaluate("() => playbookWriting.state.data.title") == "Le mien"


@pytest.mark.parametrize("query", ["depuis=lune", "depuis=__proto__", "depuis=../../x", "depuis=%3Cimg%20src=x%3E"])
def test_odd_addresses(query: str, page: Page, address: str) -> None:
    """A format that does not exist is passed over."""
    page.goto(f"{address}/{PAGE}?{query}")
    expect(page.locator("[data-check]")).to_be_visible()
    assert words_at(page, "[data-start-told]") == ""


# ---- Sending ------------------------------------------------------------------------------------------------------------


def configured(page: Page, forge: str = "", mailbox: str = "") -> None:
    """As on a site with a mailbox and a forge; the fragment's own tests say that the settings arrive there."""
    page.evaluate(
        "([forge, mailbox]) => { Object.assign(playbookWriting.data, { forge, mailbox }); document.querySelector('[data-send=forge]').hidden = !forge.kind; }",
        [FORGES.get(forge, {}), mailbox],
    )


def test_message_to_the_mailbox(page: Page) -> None:
    """The file is downloaded, and the message says what it is and where it goes."""
    configured(page, mailbox="equipe@example.org")
    restore(page, make_format(title="Un & deux"), family="codev")
    with page.expect_download() as download:
        page.locator("[data-send=file]").click()
    assert download.value.suggested_filename == "un-deux.yml"
    address = urlsplit(page.locator("[data-sent] a[href^='mailto:']").get_attribute("href"))
    told = parse_qs(address.query)
    assert address.path == "equipe@example.org"
    assert told["subject"] == ["Proposition\u00a0: Un & deux"]
    assert "templates_library/formats/codev/un-deux.yml" in told["body"][0]


def test_without_mailbox_or_forge(page: Page) -> None:
    """The message is there all the same, and nothing leads to a forge."""
    restore(page, make_format(), family="codev")
    with page.expect_download():
        page.locator("[data-send=file]").click()
    assert page.locator("[data-sent] a").count() == 0
    expect(page.locator("[data-sent]")).to_contain_text("par le moyen que vous voulez")
    expect(page.locator("[data-send=forge]")).to_be_hidden()


@pytest.mark.parametrize("forge", FORGES)
def test_forge_takes_the_whole_file_or_its_name(forge: str, page: Page) -> None:
    """The address stays under 8 000 bytes: with the file when it is short, else with its name and the file copied."""
    configured(page, forge)
    for size, whole in ((1, True), (200, False)):
        restore(
            page,
            make_format(guardrails=[f"Aucun nom n’est écrit, ni «\u00a0rôle\u00a0» {rank}." for rank in range(size)]),
            family="codev",
        )
        page.locator("[data-send=forge]").click()
        link = page.locator("[data-sent] a")
        expect(link).to_be_focused()
        href = link.get_attribute("href")
        assert len(href.encode()) < 8000
        address = urlsplit(href)
        query = parse_qs(address.query)
        text = file_text(page)
        if forge == "gitlab":
            assert address.path == "/a/b/-/issues/new"
            assert (text in query["issue[description]"][0]) == whole
        else:
            assert address.path == (
                "/a/b/new/main" if forge == "github" else "/a/b/_new/main/templates_library/formats/codev"
            )
            assert query["filename"][0].endswith("atelier-d-essai.yml")
            assert query.get("value") == ([text] if whole else None)
        if not whole:
            assert page.evaluate("() => navigator.clipboard.readText()") == text


@pytest.mark.parametrize("forge", FORGES)
def test_limit_of_the_address(forge: str, page: Page) -> None:
    """Around the limit, nearly byte by byte: never past it, and the file goes along as long as it can."""
    told = page.evaluate(
        """async forge => {
            await playbookWriting.loaded("checking", "writing", "sending");
            const file = { name: "a.yml", path: "templates_library/formats/codev/a.yml" };
            return [...Array(300).keys()].map(rank => playbookWriting.forgeAddress({ ...file, text: "é ".repeat(700 + rank) }, forge));
        }""",
        FORGES[forge],
    )
    lengths = [len(one["address"].encode()) for one in told]
    assert max(lengths) < 8000
    assert max(lengths) > 7980
    assert [one["whole"] for one in told] == sorted((one["whole"] for one in told), reverse=True)


def test_file_with_mistakes_is_given_all_the_same(page: Page) -> None:
    """Its owner may finish it by hand; she is told what the check will refuse."""
    configured(page, "github")
    restore(page, make_format(summary=None), family="codev")
    with page.expect_download():
        page.locator("[data-send=file]").click()
    expect(page.locator("[data-send-told]")).to_contain_text("1 point à corriger")
    page.locator("[data-send=forge]").click()
    expect(page.locator("[data-send-told]")).to_contain_text("le refuserait")


def test_what_the_last_sending_said_goes(page: Page) -> None:
    """Mended or checked again, a file is no longer the one that was told."""
    restore(page, make_format(summary=None), family="codev")
    for gesture in (
        lambda: control(page, "summary").fill("Un essai."),
        lambda: page.locator("[data-check]").click(),
        lambda: page.locator("[data-slug]").fill("autre"),
    ):
        with page.expect_download():
            page.locator("[data-send=file]").click()
        expect(page.locator("[data-send-told]")).to_contain_text("Fichier prêt")
        gesture()
        expect(page.locator("[data-send-told]")).to_be_empty()


# ---- Everywhere ---------------------------------------------------------------------------------------------------------


def test_hostile_text(page: Page) -> None:
    """Typed everywhere, it stays text, on the page as in the file."""
    type_fields(page.query_selector("[data-root]"), {"title": HOSTILE, "summary": HOSTILE, "use_when": [HOSTILE], "roles": [{"name": HOSTILE, "count": HOSTILE[:0] or 1, "mission": HOSTILE}], "script": [{"title": HOSTILE, "minutes": "<b>", "do": HOSTILE}]})  # fmt: skip
    page.locator("[data-check]").click()
    assert page.locator("[data-writing] img").count() == 0
    data, problems = read_yaml(file_text(page))
    assert problems == []
    assert data["script"][0]["minutes"] == "<b>"
    assert data["summary"].split() == HOSTILE.replace("\u202e ", "").split()


def test_hostile_text_in_the_preview_and_in_the_file(page: Page) -> None:
    """Where a sound draft is shown again, it stays text too: card, picture of the steps, text of the file."""
    hostile = HOSTILE.replace("\u202e ", "")
    restore(page, make_format(title=hostile, summary=hostile, script=[make_step("un", 60, title=hostile)]))
    expect(page.locator("[data-preview-timeline] svg")).to_be_visible()
    expect(page.locator("[data-preview-card]")).to_contain_text("<img src=x")
    page.locator("[data-file]").evaluate("one => { one.open = true; }")
    expect(page.locator("[data-file-text]")).to_contain_text("<img src=x")
    assert page.locator("[data-writing] img, [data-writing] svg img").count() == 0


@pytest.mark.parametrize(("window", "scheme", "options"), LOOKS, ids=LOOK_NAMES)
def test_looks(window: str, scheme: str, options: dict[str, Any], shared: Any, address: str) -> None:
    """Nothing wider than the window, no fault of axe: blank, filled, and with everything unfolded and told."""
    watched = started_again(shared, f"{address}/{PAGE}", **options)
    page = watched.page
    assert axe_faults(page, scheme) == []
    page.goto(f"{address}/{PAGE}?depuis=projet-sante-cpts")
    page.evaluate("() => playbookWriting.loaded('checking', 'writing')")
    page.evaluate("() => document.querySelectorAll('[data-root] .pb-entry:nth-child(1)').forEach(row => row.bind())")
    page.evaluate("() => document.querySelectorAll('[data-writing] details').forEach(one => one.open = true)")
    page.evaluate(
        "() => { delete playbookWriting.state.data.title; playbookWriting.state.data.script[0].minutes = 500; playbookWriting.showProblems({ all: true }); }"
    )
    assert page.evaluate(TOO_WIDE) <= 0
    assert axe_faults(page, scheme) == []


def test_targets_are_large_enough(page: Page) -> None:
    """24 pixels each way for every button, on a phone too."""
    page.set_viewport_size(PHONE)
    small = page.evaluate(
        """() => [...document.querySelectorAll("[data-writing] button")].filter(one => one.offsetParent).map(one => [one.textContent, one.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([words, box]) => `${words} ${box.width}x${box.height}`)"""
    )
    assert small == []


def test_without_script(address: str, open_page: Open) -> None:
    """What to do instead, and every field by its name."""
    page = open_page(f"{address}/{PAGE}", java_script_enabled=False).page
    expect(page.locator("[data-writing-plain]")).to_be_visible()
    expect(page.locator("[data-writing-form]")).to_be_hidden()
    shown = set(page.locator(".pb-writing-fields code").all_inner_texts())
    assert shown == set(Format.model_fields)


def test_from_disk(site_folder: Path, open_page: Open) -> None:
    """Opened from a folder: filled from a format, checked, and downloaded."""
    watched = open_page((site_folder / PAGE / "index.html").as_uri() + "?depuis=codev-managerial")
    page = watched.page
    expect(page.locator("[data-start-told]")).to_contain_text("Le formulaire est rempli avec")
    control(page, "title").fill("Depuis un dossier")
    with page.expect_download() as download:
        page.locator("[data-send=file]").click()
    assert download.value.suggested_filename == "depuis-un-dossier.yml"
    expect(page.locator("[data-problems]")).to_contain_text(
        "La fiche est complète. Vous pouvez l’envoyer\u00a0: l’équipe relira l’orthographe."
    )
    assert [fault for fault in watched.faults if not fault.startswith("elsewhere: file:")] == []
