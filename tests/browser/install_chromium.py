"""Find the browser that the tests drive, and install one where there is none.

`python -m tests.browser.install_chromium` is the first step of `make test`. Without a browser the tests that need one
are skipped, except in continuous integration (CI=true), where that is a failure.
"""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from run import ROOT, administrator_prefix, apt_install

# Debian's Chromium without its window first: each page of the whole browser also starts the tabs and the menus around it,
# a third of the processor's time of these tests.
NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def find_chromium():
    """Path of a browser that Playwright has just started, or None."""
    return find_or_reason()[0]


@functools.cache
def find_or_reason():
    """The path and nothing, or None and why there is no browser."""
    # Another process: Playwright refuses to start twice in one, and the caller may be using it.
    command = [sys.executable, "-m", "tests.browser.install_chromium", "--find"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        return done.stdout.strip(), None
    return None, first_line(done.stderr)


def print_first_that_starts():
    from playwright.sync_api import sync_playwright

    try:
        with sync_playwright() as playwright:
            for path in candidates(playwright.chromium.executable_path):
                try:
                    playwright.chromium.launch(executable_path=path).close()
                except Exception as error:
                    print(f"{path} ne démarre pas : {first_line(error)}", file=sys.stderr)
                else:
                    print(path)
                    return 0
    except Exception as error:
        print(f"Playwright ne démarre pas : {first_line(error)}", file=sys.stderr)
        return 1
    print("aucun navigateur Chromium sur cette machine", file=sys.stderr)
    return 1


def candidates(playwright_own):
    """PLAYBOOK_CHROMIUM and nothing else if it is set; else the machine's browsers, then Playwright's own."""
    chosen = os.environ.get("PLAYBOOK_CHROMIUM")
    if chosen:
        return [chosen]
    found = [path for name in NAMES if (path := shutil.which(name))]
    return found + ([playwright_own] if Path(playwright_own).exists() else [])


def first_line(error):
    line = (str(error).strip().splitlines() or ["cause inconnue"])[0]
    return line.removeprefix("BrowserType.launch: ")


def install_chromium():
    """Debian's packages, else Playwright's download; None, or why the latter failed."""
    # Ubuntu's chromium is a snap, which cannot read the folders that Playwright gives it.
    # libatomic1: Playwright itself needs it, and nothing else on a bare Debian does.
    if not is_ubuntu() and any(apt_install(name, "libatomic1") for name in NAMES[:2]):
        return None
    print("Téléchargement de Chromium par Playwright…", flush=True)
    # With its system libraries, where that takes no password.
    with_libraries = ["--with-deps"] if administrator_prefix() is not None and shutil.which("apt-get") else []
    command = [sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode == 0:
        return None
    return first_line(done.stderr or done.stdout)


def is_ubuntu():
    release = Path("/etc/os-release")
    return release.is_file() and "ubuntu" in release.read_text(encoding="utf-8").lower()


def main():
    if sys.argv[1:] == ["--find"]:
        return print_first_that_starts()
    path, reason = find_or_reason()
    if not path and not os.environ.get("PLAYBOOK_CHROMIUM"):
        failure = install_chromium()
        find_or_reason.cache_clear()
        path, reason = find_or_reason()
        if failure and failure != reason:
            reason = f"{reason} ; installation impossible ({failure})"
    if path:
        print(f"Navigateur des essais : {path}")
        return 0
    required = os.environ.get("CI", "").lower() not in ("", "0", "false")
    consequence = (
        "C'est un échec en intégration continue." if required else "Les essais qui en ont besoin seront sautés."
    )
    print(
        f"Pas de navigateur pour les essais : {reason}.\n{consequence}\n"
        "Pour en donner un : sous Debian, faites installer les paquets « chromium » et « libatomic1 » ; ailleurs,\n"
        "indiquez le chemin de Chrome, Chromium ou Edge dans la variable PLAYBOOK_CHROMIUM.",
        file=sys.stderr,
    )
    return 1 if required else 0


if __name__ == "__main__":
    sys.exit(main())
