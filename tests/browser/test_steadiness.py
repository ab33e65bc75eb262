"""On a phone and a slow line, nothing that has been read moves while the scripts arrive."""

from __future__ import annotations

import pytest

from tests.browser.checks import PHONE, Open
from tests.browser.kinds import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-preferences")]
# Beyond one tenth, a layout shift is felt: https://web.dev/articles/cls
MOST_SHIFT = 0.1
# A phone's line: what is slow here is between the first picture and the scripts.
LINE = {"offline": False, "latency": 80, "downloadThroughput": 400_000, "uploadThroughput": 90_000}
# All that has moved until a second after the load: what a script does a little later is seen too.
SHIFT = """() => new Promise(told => {
    const seen = [];
    const note = list => seen.push(...list.getEntries().map(one => [one.value, one.sources.map(source => source.node?.className ?? "")]));
    new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => told(seen), 1000);
})"""


@pytest.mark.parametrize("kind", ["home", "catalogue", "format", "situate", "proposing"])
def test_nothing_jumps(kind: str, address: str, open_page: Open) -> None:
    """The sum of the layout shifts of the first load stays under what is felt."""
    watched = open_page(f"{address}/mentions-legales/", viewport=PHONE)
    line = watched.context.new_cdp_session(watched.page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Network.emulateNetworkConditions", LINE)
    watched.page.goto(f"{address}/{PAGES[kind]}", wait_until="load")
    shifts = watched.page.evaluate(SHIFT)
    assert sum(value for value, _ in shifts) < MOST_SHIFT, shifts
