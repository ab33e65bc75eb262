"""No personal data in the library: phone numbers, and every e-mail address but the configured mailbox, are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A French number: ten digits by pairs, with or without separators, or +33 and nine digits. Four-digit short numbers are public services.
_PHONE = re.compile(
    r"(?<![\d.,])(?:(?:\+|00)33[\s.\u00a0\u202f-]?(?:\(0\)\s?)?[1-9]|0[1-9])(?:[\s.\u00a0\u202f-]?\d{2}){4}(?!\d)"
)
# Possessive, from the start of a run: a long run of letters without an address is read once.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++\s?@\s?[\w-]+(?:\.[\w-]+)+")


def check_personal_data(text: str, mailbox: str | None = None) -> Iterator[str]:
    """One message for each phone number or e-mail address of a text."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            if not mailbox or found.group().lower() != mailbox.lower():
                yield f"une adresse électronique est écrite ici (« {found.group()} ») ; indiquez une fonction : seule la boîte de l'équipe, dans la configuration, est publiée."
    for found in _PHONE.finditer(text):
        yield f"un numéro de téléphone est écrit ici (« {found.group()} ») ; enlevez-le : aucune donnée personnelle dans la bibliothèque."
