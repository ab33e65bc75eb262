"""What the typing of French asks for: quotes, spaces, and both genders without a typographic sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.problem import Problem
from macros.quality.prose_files import ProseFile, without_addresses

_SUFFIXES = r"e|es|ne|nes|te|tes|ère|ères|ière|ières|ve|ves|se|ses|euse|euses|ice|ices|rice|rices|trice|trices"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?<!\w)\w++[·‧∙⋅•]\w+"),
        "le point médian n'est pas employé ici ; écrivez les deux genres en toutes lettres, ou un mot neutre.",
    ),
    (
        re.compile(rf"(?<!\w)\w++\((?:{_SUFFIXES}|le|la|les|une|s|x)\)"),
        "les parenthèses ne marquent ni le genre ni le nombre ; écrivez les deux mots, ou un mot neutre.",
    ),
    (
        # Not « dis-le » ; not the middle of « je-ne-sais-quoi ».
        re.compile(
            rf"(?<!\w)[^\W\d_]{{2,}}+(?:\.(?:{_SUFFIXES}|le|la|les|elles?|celles?)(?:\.?s)?|-(?:{_SUFFIXES})(?:-s)?)(?![\w-])"
        ),
        "ni point ni trait d'union ne marquent le genre ; écrivez les deux mots, ou un mot neutre.",
    ),
    (re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)"), "espace doublée ; gardez-en une."),
    (re.compile(r'["“”„]'), "des guillemets français sont attendus : « … »."),
    (re.compile(r"(?<=\S)[ \u00a0\u202f][,.](?=\s|$)"), "pas d'espace devant une virgule ou un point."),
    (
        # A letter, a digit or what closes: « 10:30 » and « L. 162-31-1 » stay as they are.
        re.compile(r"(?<=[\w»)%])\*{0,2}(?:[;!?]+|:(?![\w/]))"),
        "une espace est attendue devant « ; », « : », « ! » et « ? ».",
    ),
    (re.compile(r"«(?=\S)|(?<=\S)»"), "une espace est attendue à l'intérieur des guillemets « … »."),
    (re.compile(r"[^\W\d_],(?=[^\W\d_])"), "une espace est attendue après la virgule."),
    (re.compile(r"\.{3,}"), "les points de suspension s'écrivent d'un seul signe : …"),
)


def check_typing(file: ProseFile) -> Iterator[Problem]:
    """One problem per place; a zero stands for each character of an address."""
    for passage in file.passages:
        text = without_addresses(passage.text, "0")
        for rule, message in _RULES:
            for found in rule.finditer(text):
                shown = found.group().strip()
                message_here = f"« {shown} » : {message}" if re.search(r"\w{2}", shown) else message
                yield file.remark(passage, message_here, start=found.start())
