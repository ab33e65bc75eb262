"""Which titles of works must say their language."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.quality.languages import check_languages
from macros.quality.spelling import FrenchWords
from tests.factories import as_yaml, make_format
from tests.quality.writing import prose_file

# One process loads the dictionary, once.
pytestmark = pytest.mark.xdist_group("dictionary")

WORDS = FrenchWords(["codéveloppement"])
TITLES = {
    "foreign": ({"title": "Mapping Experiences"}, True),
    "a foreign title with French words": ({"title": "Noise: A Flaw in Human Judgment"}, True),
    "foreign, and says so": ({"title": "Mapping Experiences", "language": "en"}, False),
    "another language": ({"title": "Die Kraft der Gruppe", "language": "de"}, False),
    "French": ({"title": "Le groupe de codéveloppement professionnel"}, False),
    "French with names": ({"title": "Expliciter, n° 43 : propos sur le GEASE, groupe d'entraînement"}, False),
    "figures only": ({"title": "2016/679"}, False),
    "in brackets, French is not the title's": ({"title": "Smile Sheets", "note": "des réponses décrites"}, True),
}


@pytest.mark.parametrize(("source", "told"), TITLES.values(), ids=TITLES)
def test_titles(tmp_path: Path, source: dict[str, str], told: bool) -> None:
    """A problem at the title, or nothing."""
    path = tmp_path / "a.yml"
    file = prose_file(path, as_yaml(make_format(sources=[{"title": "Un livre"}, source])))
    found = list(check_languages(file, WORDS))
    assert len(found) == told
    for problem in found:
        assert "language: en" in problem.message
        line = path.read_text(encoding="utf-8").split("\n")[problem.line - 1]
        assert line[problem.column - 1 :].strip("'") == source["title"]
