"""The panel « Adapter à votre séance », and what the browser needs to compute a plan."""

from __future__ import annotations

from typing import Any

from macros.model.format import Format
from macros.model.plan import plan_data
from macros.model.script import AddedStep, Step, WorkMode
from macros.model.typography import french
from macros.pages import labels
from macros.pages.context import PageContext
from macros.pages.joined_scripts import FORMAT_SCRIPT
from macros.pages.script_data import inline_data


def _with_words(steps: list[dict[str, Any]], format_: Format, added: dict[str, Step]) -> None:
    """Add to the steps the words of the table: how people work, and what a step that only a variant has produces."""
    for step in steps:
        step["title"] = french(step["title"])
        step["modeLabel"] = labels.work_mode(WorkMode(step["mode"]), format_.participants.max)
        if step["id"] in added and added[step["id"]].output:
            step["output"] = french(added[step["id"]].output)


def page_plan_data(format_: Format) -> dict[str, Any]:
    """The plan's data with the words that the table shows."""
    data = plan_data(format_)
    _with_words(data["script"], format_, {})
    for variant, told in zip(format_.variants, data["variants"], strict=True):
        told["title"] = french(told["title"])
        added = {change.add.id: change.add for change in variant.changes if isinstance(change, AddedStep)}
        _with_words(told["script"], format_, added)
    return data


def adapt_panel(format_: Format, page: PageContext) -> dict[str, Any]:
    """What the fragment of the panel shows."""
    people, modes = format_.participants, page.library.vocabulary.modes
    beyond = people.beyond
    return {
        "people": [people.min, people.ideal, people.max],
        "limits": labels.number_range(people.min, people.max),
        "modes": [(str(mode), modes[mode].label if mode in modes else str(mode)) for mode in format_.modes],
        "variants": format_.variants,
        # In attributes, where the last pass over the page does not mend typography.
        "fewer": french((beyond.fewer if beyond else None) or ""),
        "more": french((beyond.more if beyond else None) or ""),
        "data": inline_data(page_plan_data(format_)),
        "script": page.link(FORMAT_SCRIPT),
    }
