"""No personal data in the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading import load_library
from macros.loading.personal_data import check_personal_data
from macros.loading.validation import validate
from macros.model.canvas import Canvas
from macros.model.experience import Experience
from macros.model.vocabulary import Vocabulary
from tests.factories import as_yaml, make_experience, make_table, make_vocabulary, write_library

REFUSED = {
    "06 12 34 56 78": "06 12 34 56 78",
    "0612345678": "0612345678",
    "06.12.34.56.78": "06.12.34.56.78",
    "06-12-34-56-78": "06-12-34-56-78",
    "06\u00a012\u00a034\u00a056\u00a078": "06\u00a012\u00a034\u00a056\u00a078",
    "(02 40 12 34 56)": "02 40 12 34 56",
    "+33 6 12 34 56 78": "+33 6 12 34 56 78",
    "+33612345678": "+33612345678",
    "0033 6 12 34 56 78": "0033 6 12 34 56 78",
    "+33 (0)6 12 34 56 78": "+33 (0)6 12 34 56 78",
    "Tél.06 12 34 56 78": "06 12 34 56 78",
    "0612 345 678": "0612 345 678",
    "(+33) 6 12 34 56 78": "(+33) 6 12 34 56 78",
    "+262 692 12 34 56": "+262 692 12 34 56",
    "06/12/34/56/78": "06/12/34/56/78",
    "06\u201112\u201134\u201156\u201178": "06\u201112\u201134\u201156\u201178",
    "NIR 2 94 03 75 120 005 91": "2 94 03 75 120 005 91",
    "294037512000591": "294037512000591",
    "sans clé : 2 94 03 75 120 005": "2 94 03 75 120 005",
    "en Corse : 1 84 12 2A 120 005 12": "1 84 12 2A 120 005 12",
    "FR76 3000 6000 0112 3456 7890 189": "FR76 3000 6000 0112 3456 7890 189",
    "FR7630006000011234567890189": "FR7630006000011234567890189",
    "prenom.nom@example.org": "prenom.nom@example.org",
    "écrire à prenom.nom+x@sous.example.org.": "prenom.nom+x@sous.example.org",
    "prenom @ example.org": "prenom @ example.org",
    "[écrire](mailto:prenom@example.org)": "prenom@example.org",
}
ACCEPTED = [
    "Appelez le 3646, ou le 15.",
    "10 000 personnes en 2020 et 12 000 en 2021",
    "de 8 h 30 à 12 h 00, puis 14:30",
    "SIRET 123 456 789 01234",
    "le 01/02/2026, puis le 2026-11-22",
    "1 234 567 890 123",
    "le code 0612345678901",
    "0,06 12 34 56 78 90",
    "https://example.org/06",
    "https://example.org/a/0612345678?b=294037512000591&c=prenom@example.org",
    "01/02/2026 10 h",
    "le 3646",
    "1 234 567 890",
    "du 01/02/2026 au 03.04.2026, de 10 h à 12 h",
    "@equipe, rendez-vous @ 10 h",
    "un @ seul",
]


@pytest.mark.parametrize(("text", "found"), REFUSED.items(), ids=REFUSED)
def test_personal_data_is_refused(text: str, found: str) -> None:
    """Phone numbers and e-mail addresses are told with what was found."""
    messages = list(check_personal_data(text))
    assert len(messages) == 1
    assert f"(« {found} »)" in messages[0]


@pytest.mark.parametrize("text", ACCEPTED)
def test_other_figures_are_accepted(text: str) -> None:
    """Dates, times, amounts and short public numbers are no personal data."""
    assert list(check_personal_data(text)) == []


@pytest.mark.parametrize(
    ("mailbox", "text", "count"),
    [
        ("equipe@example.org", "Écrire à equipe@example.org.", 0),
        ("equipe@example.org", "Écrire à Equipe@Example.org.", 0),
        ("equipe@example.org", "Écrire à autre@example.org.", 1),
        ("equipe@example.org", "Écrire à equipe@example.org ou à autre@example.org.", 1),
        ("", "Écrire à equipe@example.org.", 1),
        (None, "Écrire à equipe@example.org.", 1),
    ],
)
def test_only_the_configured_mailbox_is_accepted(mailbox: str | None, text: str, count: int) -> None:
    """The team's mailbox, whatever its case, and no other address."""
    data = as_yaml(make_experience(contact=text)).encode()
    assert len(validate(data, Experience, "f.yml", mailbox=mailbox).problems) == count


@pytest.mark.parametrize(
    ("columns", "rows", "count"),
    [
        ({"Quoi": 1, "Appeler le 06 12 34 56 78": 1}, 3, 1),
        ({"Quoi": 1, "prenom@example.org": 1}, 3, 1),
        ({"Quoi": 1, "Qui": 1}, ["06 12 34 56 78"], 1),
        ({"Quoi": 1, "06 12 34 56 78": 1}, ["prenom@example.org"], 2),
        ({"Quoi": 1, "Qui": 1}, 3, 0),
    ],
)
def test_headings_of_a_table_are_read_too(columns: dict[str, float], rows: object, count: int) -> None:
    """The columns of a canvas are keys of its file, and texts that people read."""
    problems = validate(as_yaml(make_table(columns, rows)).encode(), Canvas, "f.yml").problems
    assert sum("est écrit" in problem.message for problem in problems) == count


@pytest.mark.parametrize("address", ["equipe@example.org", "autre@example.org"])
def test_mailbox_in_the_vocabulary(address: str, tmp_path: Path) -> None:
    """The vocabulary is read like the items: the team's mailbox is accepted there, and no other address."""
    vocabulary = make_vocabulary(glossary=[{"term": "Équipe", "definition": f"Écrire à {address}."}])
    root = write_library(tmp_path, {"vocabulary.yml": vocabulary})
    assert len(load_library([root], mailbox="equipe@example.org").problems) == (address != "equipe@example.org")
    assert len(validate(as_yaml(vocabulary).encode(), Vocabulary, "vocabulary.yml").problems) == 1
