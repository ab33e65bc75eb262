"""What the YAML parser says, and what a person can do about it, in French."""

from __future__ import annotations

import re
from typing import Any

from macros.loading.raw_text import Place

# What libyaml says, and what a person can do about it. Order matters: the first text found in the message wins.
_SYNTAX = (
    (
        "mapping values are not allowed",
        'un deux-points suivi d\'une espace coupe ce texte ; mettez tout le texte entre guillemets droits ("…"), ou alignez la ligne si elle commence par une clé.',
    ),
    ("found unexpected end of stream", "un guillemet ouvert n'est pas refermé ; ajoutez le guillemet qui manque."),
    ("found unexpected document indicator", "un guillemet ouvert n'est pas refermé ; ajoutez le guillemet qui manque."),
    (
        "could not find expected ':'",
        "cette ligne n'a pas de deux-points suivi d'une espace ordinaire ; écrivez « clé: valeur », ou mettez le texte entre guillemets droits.",
    ),
    (
        "did not find expected ',' or",
        "une liste entre crochets ou des accolades ne sont pas refermées, ou une virgule manque.",
    ),
    (
        "did not find expected key",
        "l'indentation ou les guillemets ne vont pas ; alignez cette ligne sur les autres clés, ou entourez tout le texte de guillemets droits.",
    ),
    ("did not find expected '-'", "cette ligne n'est pas alignée sur les tirets de la liste."),
    (
        "found character that cannot start any token",
        "un texte ne peut pas commencer par ce caractère ; mettez-le entre guillemets droits.",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "un texte ne peut pas commencer par « * », « & » ou « ! » ; mettez-le entre guillemets droits.",
    ),
    (
        "found unknown escape character",
        "dans un texte entre guillemets doubles, la barre oblique inverse s'écrit deux fois (\\\\).",
    ),
    (
        "invalid Unicode character escape code",
        "dans un texte entre guillemets doubles, la barre oblique inverse s'écrit deux fois (\\\\).",
    ),
    (
        "did not find expected hexdecimal number",
        "dans un texte entre guillemets doubles, la barre oblique inverse s'écrit deux fois (\\\\).",
    ),
    (
        "did not find expected comment or line break",
        "après « | » ou « > », le texte commence à la ligne suivante ; sinon mettez-le entre guillemets droits.",
    ),
    (
        "did not find expected node content",
        "une valeur manque ici, ou un signe est de trop ; mettez le texte entre guillemets droits.",
    ),
    ("found unexpected ':'", "un deux-points est mal placé ; mettez le texte entre guillemets droits."),
    ("tab character", "une tabulation est mal placée ; remplacez-la par des espaces ordinaires."),
    ("directive", "une ligne ne commence pas par « % » ; mettez le texte entre guillemets droits."),
    ("a tag", "les étiquettes YAML (« ! ») ne sont pas acceptées ; mettez le texte entre guillemets droits."),
    (
        "block sequence entries are not allowed",
        "un tiret de liste ne peut pas suivre une clé sur la même ligne ; allez à la ligne.",
    ),
    (
        "undefined tag handle",
        "les étiquettes YAML (« ! ») ne sont pas acceptées ; mettez le texte entre guillemets droits.",
    ),
    (
        "found undefined tag",
        "les étiquettes YAML (« ! ») ne sont pas acceptées ; mettez le texte entre guillemets droits.",
    ),
    (
        "did not find expected <document start>",
        "le fichier contient plusieurs documents ou une ligne en trop après le premier.",
    ),
)
# libyaml sees these at the end of the text; the mistake is where it began.
_TOLD_AT_START = (
    "found unexpected end of stream",
    "found unexpected document indicator",
    "could not find expected ':'",
)


def place_of_mark(mark: Any) -> Place:
    """A mark of libyaml counts from zero."""
    return mark.line + 1, mark.column + 1


_KEY_LINE = re.compile(r"^\s*(?:- )?[A-Za-z_]+:(?:\s|$)")
_OPENED = re.compile(r"^\s*(?:- )?(?:[A-Za-z_]+: )?(?=\")")
_GLUED = re.compile(r"^\s*(?:- )?(?P<key>[a-z_]+):(?=[^\s:/]|\u00a0|\u202f)")


def _unclosed_quote(lines: list[str]) -> Place | None:
    """A text that opens with a quote and whose end is looked for on lines that begin with a key."""
    for number, line in enumerate(lines):
        opened = _OPENED.match(line)
        if opened is None or line.replace('\\"', "").count('"') % 2 == 0:
            continue
        for later in lines[number + 1 :]:
            if _KEY_LINE.match(later):
                return number + 1, opened.end() + 1
            if '"' in later:
                break
    return None


def _likely_cause(lines: list[str], place: Place) -> tuple[Place, str] | None:
    """What a beginner wrote a few lines above, where libyaml only sees the consequence."""
    before = lines[: place[0]]
    quote = _unclosed_quote(before)
    if quote:
        hint = " ; le guillemet courbe (”) d'un traitement de texte ne compte pas" if "”" in lines[quote[0] - 1] else ""
        return quote, f"le guillemet ouvert ici n'est pas refermé{hint} ; ajoutez un guillemet droit à la fin du texte."
    for number in range(max(len(before) - 3, 0), len(before)):
        glued = _GLUED.match(before[number])
        if glued:
            return (number + 1, glued.end() + 1), f"il manque une espace ordinaire après « {glued['key']}: »."
    return None


def syntax_problem(error: Exception, lines: list[str]) -> tuple[Place, str]:
    """Where the mistake is, and what to do about it."""
    place, advice = _translated(error)
    return _likely_cause(lines, place) or (place, advice)


def _translated(error: Exception) -> tuple[Place, str]:
    mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said = " ".join(
        str(part) for part in (getattr(error, "problem", None), getattr(error, "context", None)) if part
    ) or str(error)
    for wording, advice in _SYNTAX:
        if wording in said:
            if start and wording in _TOLD_AT_START:
                mark = start
            return (place_of_mark(mark) if mark else (1, 1)), advice
    return (
        place_of_mark(mark) if mark else (1, 1)
    ), "ce passage n'est pas du YAML ; vérifiez l'alignement et mettez le texte entre guillemets droits."
