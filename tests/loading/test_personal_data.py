"""No personal data in the library."""

from __future__ import annotations

import pytest

from macros.loading.personal_data import check_personal_data
from macros.loading.validation import validate
from macros.model.experience import Experience
from tests.factories import as_yaml, make_experience

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
