"""What the typing of French asks for: quotes, spaces, and both genders without a typographic sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.problem import Problem
from macros.quality.prose_files import ProseFile

_ENDINGS = r"e|es|s|ne|nes|le|les|te|tes|ère|ères|ière|ières|ve|ves|se|ses|euse|euses|rice|rices|trice|trices|x"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\w+[·‧∙⋅•]\w+"),
        "le point médian n'est pas employé ici ; écrivez les deux genres en toutes lettres, ou un mot neutre.",
    ),
    (
        re.compile(rf"\w+\((?:{_ENDINGS})\)"),
        "les parenthèses ne marquent ni le genre ni le nombre ; écrivez les deux mots, ou un mot neutre.",
    ),
    (
        re.compile(r"(?<!\w)[^\W\d_]{3,}(?:\.e\.?s?|-e-s|-es?)(?!\w)"),
        "ni point ni trait d'union ne marquent le genre ; écrivez les deux mots, ou un mot neutre.",
    ),
    (re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)"), "espace doublée ; gardez-en une."),
    (re.compile(r'"|[“”„]'), "des guillemets français sont attendus : « … »."),
    (re.compile(r"(?<=[\w»)]) +[,.](?=\s|$)"), "pas d'espace devant une virgule ou un point."),
    (re.compile(r"[^\W\d_][;:!?]+(?=\s|$)"), "une espace est attendue devant « ; », « : », « ! » et « ? »."),
    (re.compile(r"«(?=\w)|(?<=\w)»"), "une espace est attendue à l'intérieur des guillemets « … »."),
    (re.compile(r"[^\W\d_],(?=[^\W\d_])"), "une espace est attendue après la virgule."),
    (re.compile(r"\.\.\.+"), "les points de suspension s'écrivent d'un seul signe : …"),
)


def check_typing(file: ProseFile) -> Iterator[Problem]:
    """One problem per place."""
    for passage in file.passages:
        for rule, message in _RULES:
            for found in rule.finditer(passage.text):
                shown = found.group().strip()
                message_here = f"« {shown} » : {message}" if re.search(r"\w{2}", shown) else message
                yield file.remark(passage, message_here, start=found.start(), length=len(found.group()))
