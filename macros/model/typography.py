"""French typography: no-break spaces and apostrophes. Idempotent; addresses, code-like words and times are left alone.

Rules of the Imprimerie nationale as the project's checklist words them: a narrow no-break space before ; ! ? and a no-break space before
the colon and inside « »; no-break spaces inside numbers and between a number and its unit.
"""

from __future__ import annotations

import re

NBSP, NARROW = "\u00a0", "\u202f"
_SPACES = f"[ {NBSP}{NARROW}]"

_UNITS = "h|min|mn|j|jours?|semaines?|mois|ans?|personnes?|participants?|minutes?|heures?|séances?|sous-groupes?|groupes?|€|%|km|m|cm|mm|ko|Mo"
_RULE = re.compile(
    rf"(?P<address>(?:https?://|mailto:|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w.-]+)"  # left alone
    rf"|(?<=\w)(?P<apostrophe>')(?=[\wÀ-ÿ«])"
    rf"|(?P<open>«){_SPACES}*"
    rf"|(?<!{_SPACES}){_SPACES}*+(?P<close>»)"
    rf"|(?<=[^\s{NBSP}{NARROW}:/]){_SPACES}+(?P<colon>:)(?!\S*//)"
    rf"|(?<=[^\s{NBSP}{NARROW}]){_SPACES}+(?P<high>[;!?]+)"
    rf"|(?<=\d){_SPACES}(?=\d{{3}}(?!\d))(?P<thousands>)"
    rf"|(?<=\d)(?P<hour>{_SPACES}h{_SPACES})(?=\d\d(?!\d))"
    rf"|(?<=\d){_SPACES}(?P<unit>{_UNITS})(?!\w)"
    rf"|(?<=\d){_SPACES}(?P<sign>[×x]){_SPACES}(?=\d)"
)


def _mend(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "apostrophe":
            return "’"
        case "open":
            return f"«{NBSP}"
        case "close":
            return f"{NBSP}»"
        case "colon":
            return f"{NBSP}:"
        case "high":
            return NARROW + found["high"]
        case "thousands":
            return NARROW
        case "hour":
            return f"{NBSP}h{NBSP}"
        case "unit":
            return NBSP + found["unit"]
        case "sign":
            return f"{NBSP}{found['sign']}{NBSP}"
        case _:
            return found.group()


def french(text: str) -> str:
    """The text with French spaces and apostrophes."""
    return _RULE.sub(_mend, text)
