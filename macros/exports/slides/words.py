"""The words of a slide, cut so that they are read from afar."""

from __future__ import annotations

import re
from itertools import pairwise

from macros.exports.presentation.space import Face, Line
from macros.model.typography import french

_GOAL = re.compile(r"But\s*:\s*(?P<goal>.+?[.!?…])(?:\s+Règles\s*:\s*(?P<rules>.+)|\s+(?P<rest>.+))?", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Þ«])")
_QUOTED = re.compile(r"«[^»]*»")


def one_line(text: str) -> str:
    """A text in French on a single line."""
    return french(re.sub(r"[ \t\r\n]+", " ", text).strip())


def _split_rules(text: str) -> list[str]:
    """« a ; b, c ; d » at its semicolons, else at its commas; never inside quotation marks."""
    masked = _QUOTED.sub(lambda found: "·" * len(found[0]), text)
    mark = ";" if ";" in masked else ","
    cuts = [-1, *(at for at, sign in enumerate(masked) if sign == mark), len(text)]
    parts = [text[start + 1 : end].strip(" \u00a0\u202f.") for start, end in pairwise(cuts)]
    return [part[0].upper() + part[1:] for part in parts if part]


def goal_and_rules(brief: str) -> tuple[Line, ...]:
    """« But : … Règles : a, b, c. » as a goal and a list; an opening worded otherwise, one line per sentence."""
    found = _GOAL.fullmatch(brief.strip())
    if not found:
        return tuple(Line(one_line(sentence)) for sentence in _SENTENCE.split(brief.strip()) if sentence)
    goal = one_line(found["goal"])
    lines = [Line("But", Face.HEADING), Line(goal[0].upper() + goal[1:], Face.STRONG)]
    if found["rules"]:
        lines.append(Line("Règles", Face.HEADING))
        lines += [Line(one_line(rule), Face.ITEM) for rule in _split_rules(found["rules"])]
    lines += [Line(one_line(sentence)) for sentence in _SENTENCE.split(found["rest"] or "") if sentence]
    return tuple(lines)
