"""The picture of the README, taken from the built site: `python -m tests.browser.take_screenshot site`."""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from run import ROOT
from tests.browser.install_chromium import find_or_reason

# Beside the forge's files: what stands in docs/ would be part of the site.
PICTURE = ROOT / ".github" / "images" / "atelier.png"
PAGE = "ateliers/codev-managerial/"
# The size that publiccode.yml suggests for a desktop.
WIDTH, HEIGHT = 1280, 800
COLOURS = 256


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


def take(site: Path, picture: Path, chromium: str) -> None:
    """One window of a page, in light colours, without what moves."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
            reduced_motion="reduce",
            locale="fr-FR",
        )
        page.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}", wait_until="networkidle")
        picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture)
        browser.close()
    server.shutdown()
    server.server_close()
    # A palette, of colours far apart so that the logo keeps its own: the file becomes three times lighter.
    with Image.open(picture) as whole:
        light = whole.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    light.save(picture, optimize=True)


def main(arguments: list[str]) -> int:
    """Exit code 0 when the picture is written."""
    site = Path(arguments[0] if arguments else ROOT / "site")
    if not (site / PAGE / "index.html").is_file():
        print(f"Il manque la page {PAGE} dans {site} : fabriquez le site, puis relancez.", file=sys.stderr)
        return 1
    chromium, reason = find_or_reason()
    if not chromium:
        print(f"Pas de navigateur : {reason}.", file=sys.stderr)
        return 1
    take(site, PICTURE, chromium)
    print(f"Image écrite : {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
