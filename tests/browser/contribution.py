"""What tests of « Proposer un atelier » share: the page, a person who types a format, the file that comes out."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import ElementHandle, Locator, Page

PAGE = "contribuer/proposer-un-atelier/"
# A field of a scope itself, not of the groups and entries inside; what is folded around it is opened.
OWN_FIELD = """(scope, key) => {
    const found = [...scope.querySelectorAll(`[data-field="${key}"]`)].find(one => one.parentElement.closest("[data-scope]") === scope);
    for (let fold = found.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    return found;
}"""


def file_text(page: Page) -> str:
    """The file as the page would write it."""
    page.evaluate("() => playbookWriting.loaded('writing')")
    return page.evaluate("() => playbookWriting.writeYaml(playbookWriting.pruned().data)")


def restore(page: Page, data: dict[str, Any], **state: Any) -> None:
    """The form filled at once with data of a file."""
    page.evaluate(
        "([data, state]) => playbookWriting.restore({ ...playbookWriting.blank(), data, ...state })",
        [json.loads(json.dumps(data)), state],
    )


def top(page: Page, key: str) -> Locator:
    """A field of the form itself."""
    return page.locator(", ".join(f"[data-root] > section {fold} > [data-field='{key}']" for fold in ("", "> details")))


def control(page: Page, key: str) -> Locator:
    """What is typed in for a field of the form itself."""
    return top(page, key).locator("[data-control]")


def type_format(page: Page, data: dict[str, Any], family: str) -> None:
    """Fill the whole form, as a person does: words typed, boxes ticked, buttons pressed."""
    page.locator("[data-family-select]").select_option(family)
    type_fields(page.query_selector("[data-root]"), data)


def type_fields(scope: ElementHandle, data: dict[str, Any]) -> None:
    """Fill the fields of a scope."""
    for key, value in data.items():
        place = scope.evaluate_handle(OWN_FIELD, key).as_element()
        _FILLERS.get(place.get_attribute("data-kind"), _fill_text)(place, value)


def _fill_text(place: ElementHandle, value: Any) -> None:
    place.query_selector("[data-control]").fill(str(value))


def _choose(place: ElementHandle, value: Any) -> None:
    place.query_selector("[data-control]").select_option(str(value))


def _tick(place: ElementHandle, value: Any) -> None:
    for word in [value] if isinstance(value, str) else value:
        place.query_selector(f"input[value='{word}']").check()


def _fill_words(place: ElementHandle, value: list[str]) -> None:
    """A row is there when the field is asked for, added otherwise; Enter makes the next one."""
    if place.query_selector("textarea") is None:
        place.query_selector("[data-add]").click()
    keyboard = place.owner_frame().page.keyboard
    place.query_selector("textarea").focus()
    for rank, word in enumerate(value):
        if rank:
            keyboard.press("Enter")
        keyboard.insert_text(word)


def _fill_references(place: ElementHandle, value: list[str]) -> None:
    for word in value:
        place.query_selector("[data-add]").click()
        place.query_selector("li:last-child select").select_option(word)


def _fill_length(place: ElementHandle, value: Any) -> None:
    """Minutes, or minutes for each group or person."""
    by = next((key for key in ("per_group", "per_participant") if isinstance(value, dict) and key in value), "")
    place.query_selector("[data-by]").select_option(by)
    _fill_text(place, value[by] if by else value)
    if by and "fixed" in value:
        place.query_selector("[data-fixed]").fill(str(value["fixed"]))


def _fill_held(place: ElementHandle, value: Any) -> None:
    place.query_selector("[data-by]").select_option(value if isinstance(value, str) else "")
    if not isinstance(value, str):
        _fill_text(place, value)


def _form_of(entry: dict[str, Any]) -> str:
    return "AddedStep" if "add" in entry else "SkippedStep" if "skip" in entry else "ResizedStep"


def _fill_list(place: ElementHandle, entries: list[dict[str, Any]]) -> None:
    """An entry each; the first one may stand ready."""
    for rank, entry in enumerate(entries):
        adders = place.query_selector_all(":scope > p > [data-add]")
        row = f":scope > ol > li:nth-child({rank + 1})"
        ready = place.query_selector(row)
        if len(adders) > 1 and ready:
            ready.query_selector("button[title^=Enlever]").click()
            ready = None
        if not ready:
            next(one for one in adders if len(adders) == 1 or one.get_attribute("data-add") == _form_of(entry)).click()
        type_fields(place.query_selector(f"{row} > [data-scope]"), entry)


_FILLERS = {
    "choice": _choose,
    "reference": _choose,
    "choices": _tick,
    "handouts": _tick,
    "flag": lambda place, value: place.query_selector("[data-control]").set_checked(value),
    "words": _fill_words,
    "references": _fill_references,
    "group": type_fields,
    "list": _fill_list,
    "length": _fill_length,
    "held": _fill_held,
    "constant": lambda place, value: None,
}
