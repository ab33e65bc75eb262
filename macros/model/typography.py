"""French typography: no-break spaces and apostrophes. Idempotent; addresses, code-like words and times are left alone.

Rules of the Imprimerie nationale as the project's checklist words them: a narrow no-break space before ; ! ? and a no-break space before
the colon and inside « »; no-break spaces inside numbers and between a number and its unit.
"""

from __future__ import annotations

import re

NBSP, NARROW = "\u00a0", "\u202f"
_SPACES = f"[ {NBSP}{NARROW}]"
_NO_SPACE = rf"[^\s{NBSP}{NARROW}"

_UNITS = "h|min|mn|j|jours?|semaines?|mois|ans?|personnes?|participants?|minutes?|heures?|séances?|sous-groupes?|groupes?|€|%|km|m|cm|mm|ko|Mo"
# Each pattern starts with the sign it mends and looks back from there: the engine then jumps from sign to sign, where a
# pattern that starts by looking back is tried at every letter. The whole site passes here.
_APOSTROPHE = re.compile(r"'(?<=\w')(?=[\wÀ-ÿ«])")
_OPENING = re.compile(rf"«{_SPACES}*")
_PUNCTUATION = re.compile(
    rf"{_SPACES}(?=[ {NBSP}{NARROW}:;!?])(?:"
    rf"(?<={_NO_SPACE}:/«].){_SPACES}*(?P<colon>:)(?!\S*//)"
    rf"|(?<={_NO_SPACE}«].){_SPACES}*(?P<high>[;!?]+))"
)
_AFTER_DIGIT = re.compile(
    rf"[\d]{_SPACES}(?:"
    rf"(?P<thousands>)(?<!\d{{4}}{_SPACES})(?=\d{{3}}(?!\d))"
    rf"|(?P<hour>h{_SPACES})(?=\d\d(?!\d))"
    rf"|(?P<unit>{_UNITS})(?!\w)"
    rf"|(?P<sign>[×x]){_SPACES}(?=\d))"
)
# Left alone, and set aside while the rest is mended.
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w.-]+|`[^`\n]+`|\ue002")
_ASIDE = "\ue002"  # a text that holds it already keeps it


def _mend_punctuation(found: re.Match[str]) -> str:
    return NARROW + found["high"] if found["high"] else f"{NBSP}:"


def _mend_number(found: re.Match[str]) -> str:
    digit = found[0][0]
    match found.lastgroup:
        case "thousands":
            return digit + NARROW
        case "hour":
            return f"{digit}{NBSP}h{NBSP}"
        case "unit":
            return digit + NBSP + found["unit"]
        case _:
            return f"{digit}{NBSP}{found['sign']}{NBSP}"


def french(text: str) -> str:
    """The text with French spaces and apostrophes."""
    if "@" in text or "://" in text or "`" in text or "www." in text or "mailto:" in text:
        addresses = iter(_ADDRESS.findall(text))
        mended = _mended(_ADDRESS.sub(_ASIDE, text))
        return re.sub(_ASIDE, lambda _: next(addresses, _ASIDE), mended)
    return _mended(text)


def _mended(text: str) -> str:
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    if "«" in text:
        text = _OPENING.sub(f"«{NBSP}", text)
    if "»" in text:
        *before, last = text.split("»")
        text = "".join(f"{part.rstrip(f' {NBSP}{NARROW}')}{NBSP}»" for part in before) + last
    return _AFTER_DIGIT.sub(_mend_number, _PUNCTUATION.sub(_mend_punctuation, text))
