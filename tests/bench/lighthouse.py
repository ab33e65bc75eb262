"""`make lighthouse`: what Lighthouse says of the six main pages of the built site, on a phone. Prints; asserts nothing.

Lighthouse comes from npm, at the version below, into npm's own cache: nothing of it stands in the repository.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.bench.__main__ import say, verdict
from tests.browser.install_chromium import find_or_reason

LIGHTHOUSE = "lighthouse@12.8.2"  # the last that runs on Node.js 18 and 20
PAGES = (
    "",
    "ateliers/",
    "ateliers/projet-sante-cpts/",
    "offres/cadrer-le-projet/",
    "canevas/matrice/",
    "situer-mon-projet/",
)
AIMS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
LABELS = {"performance": "performance", "accessibility": "accessibilité", "best-practices": "bonnes pratiques", "seo": "référencement"}  # fmt: skip
TEXTS = (".html", ".css", ".js", ".svg", ".json", ".xml")


class _Compressing(SimpleHTTPRequestHandler):
    """As the web servers of the host do: texts compressed, kept for a while by the browser."""

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        """A file, compressed where it is a text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or not path.name.endswith(TEXTS):
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=86400")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _scores(npx: str, url: str, chrome: str, folder: Path) -> dict[str, int | None]:
    report = folder / "report.json"
    command = [npx, "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={report}", f"--only-categories={','.join(AIMS)}", f"--chrome-path={chrome}", "--chrome-flags=--headless --no-sandbox"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode or not report.exists():
        raise SystemExit(f"Lighthouse n'a pas répondu : {(done.stderr or done.stdout).strip()[-600:]}")
    categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: None if one["score"] is None else round(100 * one["score"]) for name, one in categories.items()}


def main() -> int:
    """Serve the folder, ask Lighthouse page after page, and print what it answers."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    npx, (chrome, reason) = shutil.which("npx"), find_or_reason()
    if not (site / "index.html").is_file():
        raise SystemExit("Il n'y a pas de site dans ce dossier : lancez « make site » d'abord.")
    if npx is None:
        raise SystemExit("npx manque : il va chercher Lighthouse. Installez Node.js, puis relancez.")
    if not chrome:
        raise SystemExit(f"Pas de navigateur : {reason}.")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    lowest = dict.fromkeys(AIMS, 100)
    with tempfile.TemporaryDirectory() as folder:
        for page in PAGES:
            scores = _scores(npx, f"http://127.0.0.1:{server.server_port}/{page}", chrome, Path(folder))
            say(f"  /{page:<32}" + "   ".join(f"{LABELS[name]} {scores.get(name)}" for name in AIMS))
            lowest = {name: min(found, scores.get(name) or 0) for name, found in lowest.items()}
    say("")
    for name, aim in AIMS.items():
        verdict(f"{LABELS[name]}, {aim} au moins", lowest[name] >= aim, str(lowest[name]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
