"""What tests of « Proposer un atelier » share: the page, a person who types a format, the file that comes out."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

PAGE = "contribuer/proposer-un-atelier/"
CHANGE_BUTTONS = {"add": "AddedStep", "after": "AddedStep", "skip": "SkippedStep"}


def file_text(page: Page) -> str:
    """The file as the page would write it."""
    page.evaluate("() => playbookWriting.loaded('writing')")
    return page.evaluate("() => playbookWriting.writeYaml(playbookWriting.pruned().data)")


def field(scope: Locator, key: str) -> Locator:
    """A field of a scope, unfolded if need be."""
    found = scope.locator(f"[data-field='{key}']").and_(scope.page.locator(own(scope)))
    folds = found.locator("xpath=ancestor::details[not(@open)]")
    for rank in range(folds.count()):
        folds.nth(rank).evaluate("one => one.open = true")
    return found


def own(scope: Locator) -> str:
    """A selector of the fields of a scope itself, not of the groups and entries inside."""
    mark = scope.evaluate(
        """scope => {
            const mark = String(Math.random()).slice(2);
            for (const one of scope.querySelectorAll("[data-field]")) {
                if (one.parentElement.closest("[data-scope]") === scope) one.dataset.own = mark;
            }
            return mark;
        }"""
    )
    return f"[data-own='{mark}']"


def type_format(page: Page, data: dict[str, Any], family: str) -> None:
    """Fill the whole form, as a person does: words typed, boxes ticked, buttons pressed."""
    page.locator("[data-family-select]").select_option(family)
    type_fields(page.locator("[data-root]"), data)


def type_fields(scope: Locator, data: dict[str, Any]) -> None:
    """Fill the fields of a scope."""
    for key, value in data.items():
        type_field(field(scope, key), value)


def type_field(place: Locator, value: Any) -> None:
    """Fill one field, by its kind."""
    kind = place.get_attribute("data-kind")
    control = place.locator("[data-control]").first
    match kind:
        case "choice" | "reference":
            control.select_option(str(value))
        case "choices" | "handouts":
            for word in [value] if isinstance(value, str) else value:
                place.locator(f"input[value='{word}']").check()
        case "flag":
            control.set_checked(value)
        case "words":
            for rank, word in enumerate(value):
                if rank:
                    place.page.keyboard.press("Enter")
                else:
                    ready(place).focus()
                place.page.keyboard.insert_text(word)
        case "references":
            for word in value:
                place.locator("[data-add]").click()
                place.locator("select").last.select_option(word)
        case "group":
            type_fields(place, value)
        case "list":
            type_list(place, value)
        case "length":
            type_length(place, value)
        case "held":
            place.locator("[data-by]").select_option(value if isinstance(value, str) else "")
            if not isinstance(value, str):
                control.fill(str(value))
        case "constant":
            pass
        case _:
            control.fill(str(value))


def ready(place: Locator) -> Locator:
    """The first row of a list of words: there when the field is asked for, added otherwise."""
    if not place.locator("textarea").count():
        place.locator("[data-add]").click()
    return place.locator("textarea").first


def type_length(place: Locator, value: Any) -> None:
    """Minutes, or minutes for each group or person."""
    by = next((key for key in ("per_group", "per_participant") if isinstance(value, dict) and key in value), "")
    place.locator("[data-by]").select_option(by)
    place.locator("[data-control]").fill(str(value[by] if by else value))
    if by and "fixed" in value:
        place.locator("[data-fixed]").fill(str(value["fixed"]))


def type_list(place: Locator, entries: list[dict[str, Any]]) -> None:
    """An entry each; the first one may stand ready."""
    rows = place.locator(":scope > ol > li")
    for rank, entry in enumerate(entries):
        buttons = place.locator(":scope > p > [data-add]")
        kind = next((name for key, name in CHANGE_BUTTONS.items() if key in entry), "ResizedStep")
        if rank >= rows.count():
            (buttons if buttons.count() == 1 else place.locator(f":scope > p > [data-add='{kind}']")).click()
        elif buttons.count() > 1 and kind != "ResizedStep":
            rows.nth(rank).get_by_role("button", name="Enlever").click()
            place.locator(f":scope > p > [data-add='{kind}']").click()
        type_fields(rows.nth(rank).locator(":scope > [data-scope]"), entry)


def restore(page: Page, data: dict[str, Any], **state: Any) -> None:
    """The form filled at once with data of a file."""
    page.evaluate(
        "([data, state]) => playbookWriting.restore({ ...playbookWriting.blank(), data, ...state })",
        [json.loads(json.dumps(data)), state],
    )
