"""No personal data in the library: phone, social security and bank account numbers are refused, and every e-mail address but the team's."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A French number: ten digits by pairs with one and the same separator (so that a date followed by an hour is none), or
# 4-3-3, or the country's code and nine digits. Four-digit short numbers are public services.
_GAP = r"[\s./\u2011-]"
_PHONE = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?:0[1-9]({_GAP}{{0,2}})\d{{2}}(?:\1\d{{2}}){{3}}|0[1-9]\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{3}}"
    rf"|\(?(?:\+|00)(?:33|262|590|594|596)\)?{_GAP}{{0,2}}(?:\(0\)\s?)?[1-9](?:\d{{2}}(?:{_GAP}?\d{{2}}){{3}}|(?:{_GAP}?\d{{2}}){{4}}))(?!\d)"
)
# A social security number (NIR): sex, year, month, department, commune, order, and its key when it is written.
_NIR = re.compile(
    r"(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?!\d)"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){4,7}(?:\s?[A-Z0-9]{1,3})?\b")
# Possessive, from the start of a run: a long run of letters without an address is read once.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++\s?@\s?[\w-]+(?:\.[\w-]+)+")


def check_personal_data(text: str, mailbox: str | None = None) -> Iterator[str]:
    """One message for each number or address that could lead to a person."""
    text = re.sub(r"https://\S+", " ", text)  # the address of a source may hold any number
    if "@" in text:
        for found in _EMAIL.finditer(text):
            if not mailbox or found.group().lower() != mailbox.lower():
                yield f"une adresse électronique est écrite ici (« {found.group()} ») ; indiquez une fonction : seule la boîte de l'équipe, dans la configuration, est publiée."
    for found in _PHONE.finditer(text):
        yield f"un numéro de téléphone est écrit ici (« {found.group()} ») ; enlevez-le : aucune donnée personnelle dans la bibliothèque."
    for what, rule in (("un numéro de sécurité sociale", _NIR), ("un numéro de compte (IBAN)", _IBAN)):
        for found in rule.finditer(text):
            yield f"{what} est écrit ici (« {found.group()} ») ; enlevez-le : aucune donnée personnelle dans la bibliothèque."
