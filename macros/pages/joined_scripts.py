"""Scripts that a page needs at once, each a file of its own for those who read them: one after the other, in one request.

Each is a function that runs by itself, so that joined they do what they do apart. They stand in the folder of the first,
which is where they look for what they load later.
"""

from __future__ import annotations

FOLDER = "assets/javascripts/"
FORMAT_SCRIPT = f"{FOLDER}format-page.js"
CONTRIBUTION_SCRIPT = f"{FOLDER}contribute/first.js"
JOINED = {
    FORMAT_SCRIPT: tuple(
        f"{FOLDER}{name}.js" for name in ("plan", "adapt", "copy", "adapted-files", "messages", "print-page")
    ),
    CONTRIBUTION_SCRIPT: tuple(
        f"{FOLDER}contribute/{name}.js"
        for name in (
            "words",
            "form-state",
            "identifiers",
            "fields",
            "choices",
            "lengths",
            "rows",
            "entries",
            "entry-drag",
            "session-length",
            "preview",
            "draft",
            "form",
        )
    ),
}
