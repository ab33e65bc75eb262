"""A YAML text as plain data that remembers where each value stands.

Built from the parser's events, so that nothing is composed before it is known to be harmless: depth is bounded, aliases,
anchors, tags and further documents are refused. Only `true`, `false`, `null`, whole numbers and decimal numbers are read as
such: YAML 1.1 would also turn `no`, `1:30` or `010` into something that nobody wrote.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from macros.loading.marked_data import MarkedDict, MarkedList
from macros.loading.raw_text import Place, describe, forbidden_characters, visible
from macros.loading.yaml_syntax import place_of_mark, syntax_problem

MAX_DEPTH = 12

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class UnreadableYaml(Exception):
    """The text cannot be read any further; `problems` says why."""

    def __init__(self, problems: list[tuple[Place, str]]):
        super().__init__(problems)
        self.problems = problems


def _value(event: yaml.ScalarEvent) -> Any:
    text = event.value
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    first = text[0]
    if first.isdigit() or first == "-":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
    return text


class _Builder:
    """Turns events into marked data; collects what is wrong but harmless, stops at what is not."""

    def __init__(self, text: str):
        self.lines = text.split("\n")
        self.problems: list[tuple[Place, str]] = []
        self.restarted: set[int] = set()  # mappings whose first key came back: a dash is missing, which is told once
        # A value holds such a character only if the text does, or if an escape of a quoted text makes one.
        self.may_hide_characters = "\\" in text or next(forbidden_characters(text), None) is not None

    def stop(self, mark: Any, message: str) -> None:
        raise UnreadableYaml([*self.problems, (place_of_mark(mark), message)])

    def build(self, text: str) -> Any:
        root: list[Any] = []
        stack: list[Any] = []  # the collections around `container`
        container: Any = None
        key: str | None = None
        key_place: Place | None = None
        documents = 0
        for event in yaml.parse(text, _Loader):
            kind = type(event)
            if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None:
                    self.stop(
                        event.start_mark,
                        "les ancres YAML (« & ») ne sont pas acceptées ; mettez le texte entre guillemets droits ou recopiez la valeur.",
                    )
                if event.tag is not None:
                    self.stop(
                        event.start_mark,
                        "les étiquettes YAML (« ! ») ne sont pas acceptées ; mettez le texte entre guillemets droits.",
                    )
                place = place_of_mark(event.start_mark)
                waits_for_key = type(container) is MarkedDict and key is None
                if kind is yaml.ScalarEvent:
                    if waits_for_key:
                        key, key_place = self.key(event, container, in_list=type(stack[-1]) is MarkedList)
                        continue
                    value = _value(event)
                    if type(value) is str:
                        self.check_text(event, place, in_brackets=type(container) is MarkedList and container.flow)
                    elif value is None:
                        self.problems.append((place, self.empty_value(event, key, key_place, container)))
                elif waits_for_key:
                    self.stop(event.start_mark, "une clé doit être un mot simple suivi de deux-points.")
                else:
                    value = MarkedDict() if kind is yaml.MappingStartEvent else MarkedList()
                    value.place, value.value_places = place, ({} if kind is yaml.MappingStartEvent else [])
                    if kind is yaml.MappingStartEvent:
                        value.key_places = {}
                    else:
                        value.flow, value.key = event.flow_style, key
                if container is None:
                    root.append(value)
                elif type(container) is MarkedDict:
                    if key not in container:  # the first of two equal keys wins, and the second is a problem already
                        container[key] = value
                        container.key_places[key], container.value_places[key] = key_place, place
                else:
                    container.append(value)
                    container.value_places.append(place)
                if kind is not yaml.ScalarEvent:
                    stack.append(container)
                    container = value
                    if len(stack) > MAX_DEPTH:
                        self.stop(event.start_mark, f"le texte est imbriqué sur plus de {MAX_DEPTH} niveaux.")
                key = None
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                container = stack.pop()
                key = None
            elif kind is yaml.AliasEvent:
                self.stop(
                    event.start_mark,
                    "les alias YAML (« * ») ne sont pas acceptés ; mettez le texte entre guillemets droits ou recopiez la valeur.",
                )
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.stop(
                        event.start_mark,
                        "un fichier ne contient qu'un document ; enlevez la ligne « --- » et ce qui suit.",
                    )
                if event.tags:
                    self.stop(event.start_mark, "les directives YAML (« %TAG ») ne sont pas acceptées.")
        return root[0] if root else None

    def key(self, event: yaml.ScalarEvent, container: MarkedDict, *, in_list: bool) -> tuple[str, Place]:
        place = place_of_mark(event.start_mark)
        self.check_characters(event.value, place)
        if event.value == "<<":
            self.stop(event.start_mark, "la fusion YAML (« << ») n'est pas acceptée ; recopiez les valeurs.")
        if event.value in container and in_list and event.value == next(iter(container)) and len(container) > 1:
            self.restarted.add(id(container))
            self.problems.append(
                (
                    place,
                    f"`{visible(' '.join(event.value[:60].split()))}` recommence ici : il manque sans doute un tiret (« - ») devant.",
                )
            )
        elif event.value in container and id(container) not in self.restarted:
            line, _ = container.key_places[event.value]
            self.problems.append(
                (
                    place,
                    f"la clé « {visible(' '.join(event.value[:60].split()))} » est écrite deux fois (déjà ligne {line}) ; gardez-en une.",
                )
            )
        return event.value, place

    def empty_value(self, event: yaml.ScalarEvent, key: str | None, key_place: Place | None, container: Any) -> str:
        rest = self.lines[event.end_mark.line][event.end_mark.column :] if event.end_mark.line < len(self.lines) else ""
        listed = container.key if type(container) is MarkedList else None
        where = (
            f"la clé `{visible(key[:60])}`"
            if key
            else f"cet élément de la liste `{visible(listed[:60])}`"
            if listed
            else "cet élément de liste"
        )
        if rest.lstrip().startswith("#"):
            return f"un « # » efface ce texte : {where} reste vide ; mettez le texte entre guillemets droits."
        if key and key_place and key_place[0] == event.start_mark.line + 1:
            since_key = self.lines[event.start_mark.line][key_place[1] - 1 : event.start_mark.column]
            if not event.value and ":" not in since_key:
                return f"une virgule coupe le texte qui précède : `{visible(key[:60])}` est lu comme une clé ; mettez tout le texte entre guillemets droits."
        return f"{where} est vide ; écrivez une valeur, ou enlevez la ligne."

    def check_text(self, event: yaml.ScalarEvent, place: Place, *, in_brackets: bool) -> None:
        self.check_characters(event.value, place)
        if not event.style:
            if in_brackets and " " in event.value:
                self.problems.append(
                    (
                        place,
                        "entre crochets, un texte de plusieurs mots se met entre guillemets droits : une virgule le couperait.",
                    )
                )
            if (
                event.value[0] in "“”"
                or event.value[-1] in "“”"
                or (event.value[-1] == '"' and event.value.count('"') % 2)
            ):
                self.problems.append(
                    (
                        place,
                        'un guillemet reste seul ou est un guillemet courbe de traitement de texte ; entourez le texte de guillemets droits ("…").',
                    )
                )
            end = event.end_mark
            rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
            if rest.lstrip().startswith("#"):
                where = (end.line + 1, end.column + 1 + len(rest) - len(rest.lstrip()))
                self.problems.append(
                    (
                        where,
                        "un « # » coupe ce texte : la suite serait perdue ; mettez tout le texte entre guillemets droits, ou le commentaire sur sa propre ligne.",
                    )
                )

    def check_characters(self, text: str, place: Place) -> None:
        if not self.may_hide_characters:
            return
        self.problems += [
            (
                place,
                f"caractère de contrôle ou invisible interdit dans ce texte : {describe(found.group())} ; effacez-le.",
            )
            for found in forbidden_characters(text)
        ]


def read_yaml(text: str) -> tuple[Any, list[tuple[Place, str]]]:
    """The text as marked data, and the problems that did not keep it from being read.

    Raises UnreadableYaml where it cannot be read on: syntax, depth, alias, anchor, tag, several documents.
    """
    builder = _Builder(text)
    try:
        return builder.build(text), builder.problems
    except yaml.YAMLError as error:
        raise UnreadableYaml([*builder.problems, syntax_problem(error, builder.lines)]) from None
