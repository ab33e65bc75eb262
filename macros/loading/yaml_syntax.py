"""What the YAML parser says, and what a person can do about it, in French."""

from __future__ import annotations

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
    return mark.line + 1, mark.column + 1


def syntax_problem(error: Exception) -> tuple[Place, str]:
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
