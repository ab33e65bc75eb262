"""Find the office suite that opens what the exports made, and install one where there is none.

`python -m tests.exports.install_libreoffice` is a step of `make test`. Without it the tests that need it are skipped,
except in continuous integration (CI=true), where that is a failure.
"""

import os
import shutil
import sys
from pathlib import Path

from run import apt_install

NAMES = ["soffice", "libreoffice"]
# Without windows: half of the weight. Fonts: those of the machine are enough to count pages.
PACKAGES = ["libreoffice-writer-nogui", "libreoffice-impress-nogui", "libreoffice-calc-nogui"]
# Where the installers of other systems put it.
ELSEWHERE = [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
]


def find_libreoffice():
    """Path of the program, or None. PLAYBOOK_SOFFICE and nothing else if it is set."""
    chosen = os.environ.get("PLAYBOOK_SOFFICE")
    if chosen:
        return shutil.which(chosen)
    found = [shutil.which(name) for name in NAMES] + [path for path in ELSEWHERE if Path(path).exists()]
    return next(filter(None, found), None)


def is_required():
    """In continuous integration nothing is skipped."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def main():
    path = find_libreoffice()
    if not path and not os.environ.get("PLAYBOOK_SOFFICE"):
        apt_install(*PACKAGES)
        path = find_libreoffice()
    if path:
        print(f"Suite bureautique des essais : {path}")
        return 0
    consequence = (
        "C'est un échec en intégration continue." if is_required() else "Les essais qui en ont besoin seront sautés."
    )
    print(
        f"Pas de LibreOffice sur cette machine. {consequence}\n"
        f"Pour en donner un : sous Debian, faites installer les paquets « {' '.join(PACKAGES)} » ; ailleurs, indiquez le\n"
        "chemin du programme soffice dans la variable PLAYBOOK_SOFFICE.",
        file=sys.stderr,
    )
    return 1 if is_required() else 0


if __name__ == "__main__":
    sys.exit(main())
