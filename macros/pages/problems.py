"""Problems of the library on a page, while someone is writing (`serve`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from macros.pages.labels import counted
from macros.pages.templates import render


def render_problems(problems: Sequence[Any], title: str = "") -> Markup:
    """A list of problems; each has a path, a line, a column and a message."""
    return render(
        "problems.html", problems=problems, title=title or f"La bibliothèque a {counted(len(problems), 'problème')} :"
    )
