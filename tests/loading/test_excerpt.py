"""A part of a file, as it is written."""

from __future__ import annotations

import pytest

from macros.loading.excerpt import NoSuchPart, excerpt

TEXT = """\
# une remarque
title: "Un titre"
people:
  min: 4
  beyond:
    more: >-
      Au-delà,
      deux groupes.

script:
  - id: accueil
    minutes: 5
    do: |
      - Ouvrir.

      - Dire le but.
  - {id: suite, minutes: 10}
tags: [a, b]
"""

PARTS = {
    "title": 'title: "Un titre"',
    "people/min": "min: 4",
    "people/beyond": "beyond:\n  more: >-\n    Au-delà,\n    deux groupes.",
    "script/accueil": "- id: accueil\n  minutes: 5\n  do: |\n    - Ouvrir.\n\n    - Dire le but.",
    "script/accueil/do": "do: |\n  - Ouvrir.\n\n  - Dire le but.",
    "script/0/minutes": "minutes: 5",
    "script/suite": "- {id: suite, minutes: 10}",
    "tags": "tags: [a, b]",
}


@pytest.mark.parametrize(("path", "lines"), PARTS.items(), ids=list(PARTS))
def test_excerpt(path: str, lines: str) -> None:
    """The key, its value, blank lines inside it, and none of what follows."""
    assert excerpt(TEXT, path) == lines


@pytest.mark.parametrize("path", ["titre", "people/max", "script/clore", "script/2", "script/-1", "title/min"])
def test_unknown_part(path: str) -> None:
    """A path that leads nowhere is told, so that a page never shows another part than the one it speaks of."""
    with pytest.raises(NoSuchPart):
        excerpt(TEXT, path)
