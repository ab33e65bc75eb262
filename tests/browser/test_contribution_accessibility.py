"""« Proposer un atelier » without a mouse or without seeing it: where the focus goes, what names and faults say."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import PHONE, started_again, words_at
from tests.browser.contribution import PAGE, control, restore, top
from tests.factories import make_format, make_step

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-contribution")]
GUARDRAILS = "[data-root] [data-field=guardrails]"
STEPS = "[data-root] [data-field=script]"
UNDO = "[data-undo-button]"
# What describes the element that has the focus, and the groups that it enters with it.
DESCRIBED = """() => {
    const said = [];
    for (let one = document.activeElement; one; one = one.parentElement.closest("fieldset"))
        for (const id of one.getAttribute("aria-describedby")?.split(" ") ?? []) said.push(document.getElementById(id).textContent);
    return said.join(" ");
}"""


@pytest.fixture
def page(address: str, shared: Any) -> Any:
    """The form, blank; it must stay silent."""
    started_again(shared, f"{address}/{PAGE}")
    shared.page.evaluate("() => document.querySelector('[data-draft-erase]').click()")
    shared.page.goto("about:blank")  # leaves nothing of the test before
    watched = started_again(shared, f"{address}/{PAGE}")
    yield watched.page
    assert watched.faults == []


def spoken(page: Page, role: str = "button") -> list[dict[str, str]]:
    """What the browser tells assistive technologies of each element of a role: its name and its description."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = [node for node in nodes if not node["ignored"] and node["role"]["value"] == role]
    return [
        {key: node.get(key, {}).get("value", "").replace("\u00a0", " ") for key in ("name", "description")}
        for node in found
    ]


def names(page: Page, role: str = "button") -> list[str]:
    """The names alone."""
    return [one["name"] for one in spoken(page, role)]


def focused(page: Page) -> dict[str, str]:
    """What is said of the element that has the focus."""
    session = page.context.new_cdp_session(page)
    element = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
    told = {"objectId": element, "fetchRelatives": False}
    node = session.send("Accessibility.getPartialAXTree", told)["nodes"][0]
    return {key: node.get(key, {}).get("value", "").replace("\u00a0", " ") for key in ("name", "description")}


def lines(page: Page, field: str = "guardrails") -> list[str]:
    """A list of sentences, as the data has it."""
    return page.evaluate("field => playbookWriting.state.data[field] ?? []", field)


# ---- Undo ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rank", [0, 1, 2])
def test_undo_of_a_line_is_one_tab_away_and_gives_it_the_focus_back(rank: int, page: Page) -> None:
    """Wherever it was; the rest of the page, what is unfolded included, stays as it was."""
    restore(page, make_format(guardrails=["Un.", "Deux.", "Trois."]))
    page.locator(f"{STEPS} [data-fold]").first.click()
    row = page.locator(f"{GUARDRAILS} li").nth(rank)
    row.get_by_role("button", name="Enlever").focus()
    page.keyboard.press("Enter")
    assert len(lines(page)) == 2
    assert page.locator(f"{GUARDRAILS} {UNDO}").count() == 1
    expect(page.locator("[data-announce]")).to_contain_text("Une ligne est enlevée. Vous pouvez annuler")
    page.keyboard.press("Tab")
    expect(page.locator(UNDO)).to_be_focused()
    page.keyboard.press("Enter")
    assert lines(page) == ["Un.", "Deux.", "Trois."]
    expect(row.locator("textarea")).to_be_focused()
    expect(page.locator("[data-undo]")).to_be_hidden()
    expect(page.locator("[data-announce]")).to_have_text("C’est annulé.")
    assert page.locator(f"{STEPS} [data-fold]").first.get_attribute("aria-expanded") == "true"


def test_undo_of_the_only_line(page: Page) -> None:
    """None is left to take the focus: the button that adds one does, and the way back follows."""
    restore(page, make_format(guardrails=["Un."]))
    page.locator(f"{GUARDRAILS} li").get_by_role("button", name="Enlever").press("Enter")
    expect(page.locator(f"{GUARDRAILS} [data-add]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert lines(page) == ["Un."]
    expect(page.locator(f"{GUARDRAILS} textarea")).to_be_focused()


@pytest.mark.parametrize("rank", [0, 1])
def test_undo_of_an_entry(rank: int, page: Page) -> None:
    """A step comes back at its rank, open as it was, and has the focus; another list works the same."""
    restore(page, make_format(script=[make_step("a", 10), make_step("b", 10)]))
    row = page.locator(f"{STEPS} > ol > li").nth(rank)
    row.locator("[data-fold]").click()
    row.get_by_role("button", name="Enlever : Étape").press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(f"{STEPS} {UNDO}")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("() => playbookWriting.state.data.script.map(step => step.id)") == ["a", "b"]
    expect(row.locator("[data-fold]")).to_be_focused()
    assert row.locator("[data-fold]").get_attribute("aria-expanded") == "true"
    people = page.locator("[data-root] [data-field=facilitation] [data-field=people]")
    people.get_by_role("button", name="Enlever").first.press("Enter")
    page.keyboard.press("Tab")
    expect(people.locator(UNDO)).to_be_focused()


def test_an_entry_that_holds_only_parts_can_be_brought_back(page: Page) -> None:
    """What was typed deeper than its own fields counts too."""
    added = {"add": make_step("c", 10)}
    restore(page, make_format(variants=[{"id": "v", "title": "V", "changes": [added]}]))
    page.evaluate("() => document.querySelector('[data-root] [data-field=variants]').closest('details').open = true")
    page.locator("[data-field=variants] [data-fold]").first.click()
    page.locator("[data-field=changes] > ol > li").get_by_role("button", name="Enlever").press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(f"[data-field=changes] {UNDO}")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("() => playbookWriting.state.data.variants[0].changes[0].add.id") == "c"


@pytest.mark.parametrize("gesture", ["[data-start-blank]", "[data-draft-erase]"])
def test_undo_of_a_gesture_on_the_whole_form(gesture: str, page: Page) -> None:
    """The button pressed is no longer there: the words that tell it take the focus, and it takes it back after undo."""
    control(page, "title").fill("Un titre")
    expect(page.locator(gesture)).to_be_visible()  # once the draft is kept
    page.locator(gesture).press("Enter")
    expect(page.locator("[data-undo]")).to_be_focused()
    assert control(page, "title").input_value() == ""
    page.keyboard.press("Tab")
    expect(page.locator(UNDO)).to_be_focused()
    page.keyboard.press("Enter")
    assert control(page, "title").input_value() == "Un titre"
    expect(page.locator(gesture)).to_be_focused()


def test_undo_after_filling_the_form(page: Page) -> None:
    """The button stays, with the focus; the way back is just after it."""
    control(page, "title").fill("Un titre")
    page.locator("#pb-start-format").evaluate("one => { one.closest('details').open = true; }")
    page.locator("#pb-start-format").select_option("projet-sante-cpts")
    page.locator("[data-start-from]").press("Enter")
    expect(page.locator("[data-start-told]")).to_contain_text("Le formulaire est rempli avec")
    expect(page.locator("[data-start-from]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert control(page, "title").input_value() == "Un titre"
    assert words_at(page, "[data-start-told]") == ""
    expect(page.locator("[data-start-from]")).to_be_focused()


def test_undo_of_a_passage_set_aside(page: Page) -> None:
    """It comes back where it was, with the focus on its button."""
    aside = [{"line": rank, "column": 1, "text": f"x{rank}: y", "why": "clé inconnue."} for rank in (1, 2)]
    restore(page, make_format(), aside=aside)
    remove = page.locator("[data-aside] button:not([data-undo-button])")
    remove.nth(1).press("Enter")
    expect(remove).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator(UNDO)).to_be_focused()
    page.keyboard.press("Enter")
    assert page.locator("[data-aside] pre").all_inner_texts() == ["x1: y", "x2: y"]
    expect(remove.nth(1)).to_be_focused()


# ---- Names --------------------------------------------------------------------------------------------------------------


def test_each_button_has_a_name_of_its_own(page: Page) -> None:
    """On a blank form, then with several entries open that hold lists of the same names."""
    assert {name: count for name, count in Counter(names(page)).items() if count > 1} == {}
    assert {"Ajouter une ligne : Garde-fous", "Monter : Garde-fous, ligne 1", "Dupliquer : Étape 1"} <= set(names(page))
    task = {"role": "animation", "do": "Une tâche."}
    steps = [make_step(one, 10, tasks=[task, task], materials=["Des feuilles."]) for one in "ab"]
    restore(page, make_format(guardrails=["Un.", "Deux."], script=steps))
    page.evaluate("() => document.querySelectorAll('[data-root] .pb-entry').forEach(row => row.bind())")
    page.evaluate("() => document.querySelectorAll('[data-root] .pb-entry .pb-entry').forEach(row => row.bind())")
    page.evaluate("() => document.querySelectorAll('[data-writing] details').forEach(one => { one.open = true; })")
    told = names(page)
    # « 1. animation » unfolds an entry, inside a group that says of which step.
    assert {name: count for name, count in Counter(told).items() if count > 1 and not name[0].isdigit()} == {}
    assert {"Descendre : Étape 2, Étape b", "Ajouter une ligne : Étape 2, Matériel en main"} <= set(told)


def test_names_follow_what_moves(page: Page) -> None:
    """A line, an entry and what it holds say their new rank; nothing is said twice."""
    restore(
        page, make_format(guardrails=["Un.", "Deux."], script=[make_step(one, 10, materials=["x"]) for one in "ab"])
    )
    page.evaluate("() => document.querySelectorAll('[data-root] [data-field=script] .pb-entry').forEach(r => r.bind())")
    page.evaluate("() => document.querySelectorAll('[data-writing] details').forEach(one => { one.open = true; })")
    up = page.locator(f"{GUARDRAILS} li").nth(1).get_by_role("button", name="Monter")
    up.press("Enter")
    assert focused(page) == {"name": "Monter : Garde-fous, ligne 1", "description": ""}
    assert page.locator(f"{GUARDRAILS} textarea").evaluate_all("all => all.map(one => [one.value, one.ariaLabel])") == [
        ["Deux.", "Garde-fous, ligne 1"],
        ["Un.", "Garde-fous, ligne 2"],
    ]
    page.locator(f"{STEPS} > ol > li").nth(0).get_by_role("button", name="Descendre : Étape 1, Étape a").press("Enter")
    assert focused(page)["name"] == "Descendre : Étape 2, Étape a"
    moved = page.locator(f"{STEPS} > ol > li").nth(1)
    assert (
        moved.locator("[data-field=materials] textarea").get_attribute("aria-label")
        == "Étape 2, Matériel en main, ligne 1"
    )


def test_visible_words_begin_the_name(page: Page) -> None:
    """A person who dictates says what she reads."""
    pairs = page.locator("[data-root] button").evaluate_all(
        "all => all.filter(one => /\\p{L}/u.test(one.innerText) && one.ariaLabel).map(one => [one.innerText, one.ariaLabel])"
    )
    assert len(pairs) > 10
    assert [pair for pair in pairs if not pair[1].startswith(pair[0])] == []


def test_lists_of_lines_and_entries_are_named(page: Page) -> None:
    """A list says what it lists, and an entry that is open what it is."""
    restore(page, make_format(script=[make_step("a", 10)]))
    page.locator(f"{STEPS} [data-fold]").click()
    assert {"Garde-fous", "Quand l’utiliser", "Déroulé"} <= set(names(page, "list"))
    assert "Étape 1, Étape a" in names(page, "group")


def test_signs_drawn_by_the_style_sheet_are_not_read(page: Page) -> None:
    """Folded or not, an entry is named by its words."""
    assert "1. Rôle" in names(page)
    page.locator("[data-root] [data-field=roles] [data-fold]").click()
    assert "1. Rôle" in names(page)


# ---- Faults -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("field", "label"), [("maturity", "Avancement"), ("modes", "Modalités")])
def test_a_fault_of_boxes_is_read_on_them(field: str, label: str, page: Page) -> None:
    """The link of the problem leads to a box, which says that it is wrong and why; nothing of it is left once mended."""
    page.locator("[data-check]").click()
    page.locator("[data-problems]").get_by_role("link", name=label).first.press("Enter")
    box = top(page, field).locator("input").first
    expect(box).to_be_focused()
    assert label in focused(page)["description"]
    assert box.get_attribute("aria-invalid") == "true"
    box.press("Space")
    expect(top(page, field).locator("[data-fault]")).to_be_hidden()
    assert focused(page)["description"] == ""
    assert box.get_attribute("aria-invalid") is None


def test_every_fault_is_read_where_its_link_leads(page: Page) -> None:
    """A blank form: each link of the list leads to an element that says the same, itself or the group around it."""
    page.locator("[data-check]").click()
    expect(page.locator("[data-problems]")).to_be_focused()
    links = page.locator("[data-problems] a")
    assert links.count() > 20
    unread = []
    for rank in range(links.count()):
        links.nth(rank).press("Enter")
        told, said = links.nth(rank).inner_text(), page.evaluate(DESCRIBED)
        if told.split(".\u00a0")[-1].split(". ")[-1] not in said:
            unread.append((told, said))
    assert unread == [], unread


def test_a_fault_of_a_list_is_read_where_its_link_leads(page: Page) -> None:
    """An empty list: its button says what is missing."""
    restore(page, make_format(guardrails=["Un."], roles=[]))
    page.locator(f"{GUARDRAILS} li").get_by_role("button", name="Enlever").click()
    page.locator("[data-root] [data-field=roles]").get_by_role("button", name="Enlever").click()
    page.locator("[data-check]").click()
    for label in ("Garde-fous", "Rôles"):
        page.locator("[data-problems]").get_by_role("link", name=label).first.press("Enter")
        assert label in focused(page)["description"], focused(page)


def test_help_of_a_group_is_read_with_it(page: Page) -> None:
    """The help that stands under the name of a list or of a group is tied to it."""
    untied = page.locator("[data-root] fieldset:has(> [data-help])").evaluate_all(
        "all => all.filter(one => !(one.getAttribute('aria-describedby') ?? '').split(' ').includes(one.querySelector(':scope > [data-help]').id || '?')).map(one => one.dataset.field)"
    )
    assert untied == []


# ---- Moves and targets --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["guardrails", "script"])
def test_a_move_that_cannot_be_made_is_told(field: str, page: Page) -> None:
    """Lines and entries in the same words."""
    restore(page, make_format(guardrails=["Un.", "Deux."], script=[make_step("a", 10), make_step("b", 10)]))
    rows = page.locator(f"[data-root] [data-field={field}] > ol > li")
    rows.first.get_by_role("button", name="Monter").press("Enter")
    expect(page.locator("[data-announce]")).to_have_text("Déjà au début.")
    rows.last.get_by_role("button", name="Descendre").press("Enter")
    expect(page.locator("[data-announce]")).to_have_text("Déjà à la fin.")
    rows.last.get_by_role("button", name="Monter").press("Enter")
    expect(page.locator("[data-announce]")).to_contain_text("au rang 1 sur 2.")


def test_every_target_is_large_enough(page: Page) -> None:
    """24 pixels each way, all unfolded, with an undo and problems told: buttons, boxes by their label, fields, folds."""
    restore(page, make_format(guardrails=["Un.", "Deux."], variants=[{"id": "v", "title": "V", "changes": []}]))
    page.locator(f"{GUARDRAILS} li").first.get_by_role("button", name="Enlever").click()
    page.evaluate("() => document.querySelectorAll('[data-root] .pb-entry').forEach(row => row.bind())")
    page.evaluate("() => document.querySelectorAll('[data-writing] details').forEach(one => { one.open = true; })")
    for window in (PHONE, {"width": 1366, "height": 768}):
        page.set_viewport_size(window)
        small = page.locator("[data-writing] :is(button, input, select, textarea, summary)").evaluate_all(
            """all => all.map(one => one.closest("label.pb-check") ?? one).filter(one => one.offsetParent)
                .map(one => [one.textContent.slice(0, 40), one.getBoundingClientRect()])
                .filter(([, box]) => box.width < 24 || box.height < 24).map(([words, box]) => `${words} ${box.width}x${box.height}`)"""
        )
        assert small == []


def test_a_right_file_leaves_the_focus_on_its_button(page: Page) -> None:
    """The person goes on from there to the message; only what is to be mended takes the focus away."""
    restore(page, make_format(), family="codev")
    with page.expect_download():
        page.locator("[data-send=file]").press("Enter")
    expect(page.locator("[data-send-told]")).to_contain_text("Fichier prêt")
    assert "La fiche est complète" in words_at(page, "[data-problems]")
    expect(page.locator("[data-send=file]")).to_be_focused()
    control(page, "summary").fill("")
    with page.expect_download():
        page.locator("[data-send=file]").press("Enter")
    expect(page.locator("[data-problems]")).to_be_focused()
