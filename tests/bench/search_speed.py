"""How fast the search of a built site answers, in Chromium, and what its data weighs.

Run by itself, so that the process which measures builds stays small: `python -m tests.bench.search_speed SITE` prints JSON.
"""

from __future__ import annotations

import gzip
import json
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

DATA = "assets/search-data.js"
TYPED = "codéveloppement avec des partenaires"
FIRST = 2  # letters: one alone finds nothing
WARM_KEYS = 20
COLD_RUNS = 5
AT_REST = 500  # milliseconds after a page has loaded: nobody types before

# Type in the header's field, and give the milliseconds from the key to the first option, laid out.
_TYPE = """
async ([typed]) => {
  const field = document.getElementById("pb-search");
  const list = document.getElementById("pb-search-list");
  const shown = new Promise((done, failed) => {
    setTimeout(() => failed(new Error(`nothing shown for « ${typed} »`)), 20_000);
    new MutationObserver((_, observer) => {
      if (list.hidden || !list.querySelector("[role=option]:not([aria-disabled])")) return;
      observer.disconnect();
      list.getBoundingClientRect();
      done(performance.now());
    }).observe(list, { attributes: true, childList: true, subtree: true });
  });
  const start = performance.now();
  field.focus();
  field.value = typed;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return (await shown) - start;
}
"""
# The engine alone, on the same words.
_SEARCH = """
([typed]) => {
  const start = performance.now();
  window.playbookSearch.search(typed);
  return performance.now() - start;
}
"""


@dataclass(frozen=True, slots=True)
class SearchCost:
    """Kilobytes of the data, compressed, and milliseconds; without a browser, only the former, and why."""

    kilobytes: float
    cold: float | None = None
    warm: float | None = None
    engine: float | None = None
    reason: str = ""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _kilobytes(site: Path) -> float:
    return len(gzip.compress((site / DATA).read_bytes(), 9)) / 1000


def measure_here(site: Path) -> SearchCost:
    """Cold: the first letters in a browser that has fetched nothing of the search. Warm: each further key of a few words."""
    from playwright.sync_api import sync_playwright

    from tests.browser.install_chromium import find_or_reason

    path, reason = find_or_reason()
    if not path:
        return SearchCost(_kilobytes(site), reason=f"pas de navigateur : {reason}")
    cold, warm, engine = [], [], []
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(COLD_RUNS):
            context = browser.new_context(locale="fr-FR")
            page = context.new_page()
            page.goto(address, wait_until="load")
            page.wait_for_timeout(AT_REST)
            cold.append(page.evaluate(_TYPE, [TYPED[:FIRST]]))
            if len(cold) == COLD_RUNS:
                for length in range(FIRST + 1, FIRST + 1 + WARM_KEYS):
                    warm.append(page.evaluate(_TYPE, [TYPED[:length]]))
                    engine.append(page.evaluate(_SEARCH, [TYPED[:length]]))
            context.close()
        browser.close()
    return SearchCost(_kilobytes(site), statistics.median(cold), statistics.median(warm), statistics.median(engine))


def search_cost(site: Path, root: Path) -> SearchCost:
    """The same, from a process that must stay small."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.search_speed", str(site)],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        lines = [line for line in done.stderr.strip().splitlines() if line.startswith("playwright.")]
        told = lines[-1] if lines else "cause inconnue"
        return SearchCost(_kilobytes(site), reason=f"la recherche n'a pas répondu : {told}")
    return SearchCost(**json.loads(done.stdout))


if __name__ == "__main__":
    print(json.dumps(asdict(measure_here(Path(sys.argv[1])))))
