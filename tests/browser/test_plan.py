"""The browser and the model compute the same plans, case by case."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.model.library import Library
from macros.model.plan import adaptations, plan, plan_as_data, plan_data
from tests.mkdocs_site.building import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search")]
SCRIPT = ROOT / "docs" / "assets" / "javascripts" / "adapt" / "plan.js"
COMPUTE = """({data, cases}) => cases.map((one) => ({
    fault: playbookPlan.fault(data, one), plan: playbookPlan.plan(data, one),
}))"""


def asked(adaptation: Any) -> dict[str, Any]:
    """An adaptation as the page gives it."""
    return {
        "people": adaptation.people,
        "mode": str(adaptation.mode),
        "variant": adaptation.variant,
        "start": adaptation.start,
        "minutes": dict(adaptation.minutes),
    }


def test_same_numbers_in_python_and_in_the_browser(browser: Browser, library: Library) -> None:
    """Hundreds of cases made from the real formats: sizes, modes, variants, steps changed and skipped."""
    page = browser.new_page()
    page.add_script_tag(path=SCRIPT)
    count, differing = 0, []
    for format_ in library.formats.values():
        cases = list(adaptations(format_))
        found = page.evaluate(COMPUTE, {"data": plan_data(format_), "cases": [asked(one) for one in cases]})
        count += len(cases)
        differing += [
            (format_.slug, asked(case), answer)
            for case, answer in zip(cases, found, strict=True)
            if answer != {"fault": None, "plan": plan_as_data(plan(format_, case))}
        ]
    page.close()
    assert differing == []
    assert count > 300


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"people": 1}, "people"), ({"people": 17}, "people"), ({"people": 9.5}, "people"), ({"people": None}, "people"),
        ({"mode": "on_the_moon"}, "mode"), ({"variant": "endless"}, "variant"), ({"start": -1}, "start"),
        ({"start": 1440}, "start"), ({"start": None}, "start"), ({"minutes": {"accueil": -1}}, "minutes"),
        ({"minutes": {"accueil": 601}}, "minutes"), ({"minutes": {"accueil": 2.5}}, "minutes"), ({}, None),
    ],
)  # fmt: skip
def test_what_is_not_possible_is_named(browser: Browser, library: Library, change: dict, fault: str | None) -> None:
    """The field at fault, so that the page can say what it accepts."""
    page = browser.new_page()
    page.add_script_tag(path=SCRIPT)
    case = {"people": 14, "mode": "remote", "variant": "", "start": 840, "minutes": {}} | change
    data = plan_data(library.formats["projet-sante-cpts"])
    assert page.evaluate("({data, one}) => playbookPlan.fault(data, one)", {"data": data, "one": case}) == fault
    page.close()
