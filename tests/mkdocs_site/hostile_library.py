"""The real library with an attack in every text field: what a malicious or careless contributor could write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.model.base import SLUG_PATTERN
from tests.factories import as_yaml, make_canvas
from tests.mkdocs_site.building import built, copy_project, once
from tests.pages.model_texts import REFERENCES

SITE_NAME = "R&D <script>window.pwned=1</script>"
# 191 × 257 = 49087: a number that nothing else on the site gives.
EVALUATED = "49087"
PAYLOADS = (
    "{{ 191*257 }}",
    "{% raw %}",
    "{% endraw %}{{ 191*257 }}",
    "{# note #}",
    "{{ ''.__class__ }}",
    "{{ config }}",
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    '<img src=x onerror="window.pwned=1">',
    "<svg/onload=window.pwned=1>",
    '" onmouseover="window.pwned=1',
    "' onfocus='window.pwned=1' autofocus='",
    "[x](javascript:window.pwned=1)",
    "<javascript:window.pwned=1>",
    "![x](https://hostile.test/a.png)",
    "'-window.pwned=1-'",
    "]]>",
    "-->",
    "<!--",
    "</title></textarea></style>",
    "&lt;b&gt;",
    "&#60;img src=x onerror=window.pwned=1&#62;",
    "${191*257}",
    "x{: onclick=window.pwned=1 }",
    "# Titre { #id onclick=window.pwned=1 }",
    '<div data-playbook="0"></div>',
    "\\u003cscript\\u003ewindow.pwned=1",
    "[[codev]] :material-alert: ==x== ^^y^^",
)
# Titles refuse < > { }: these are what remains.
TITLES = (
    '" onmouseover="window.pwned=1',
    "' onfocus='window.pwned=1",
    "&lt;img src=x onerror=window.pwned=1&gt;",
    "&#60;script&#62;window.pwned=1",
    "[x](javascript:window.pwned=1)",
    "x: y",
    "---",
    "!!python/object a",
    "- [a, b] # c",
    "`a` *b* _c_ |d|",
    "'-window.pwned=1-'",
    "$(191*257) %25 \\n",
    "&amp;amp; ]]",
)
REFUSED_TITLES = ("{{ 191*257 }}", "{% raw %}", "<b>", "a < b", "a > b", "}", "{")
# Words that choose, refer or count, and no text that people read.
CLOSED = REFERENCES | {
    "areas", "basis", "kind", "language", "layout", "mode", "modes", "orientation", "per", "slug", "status", "tint", "light", "dark", "url", "exit",
}  # fmt: skip
TITLED = {"title", "term", "label", "low", "high"}


class _Attacker:
    """Replaces texts by attacks, each in its turn."""

    def __init__(self) -> None:
        self._payloads, self._titles = cycle(PAYLOADS), cycle(TITLES)
        self.typed: list[str] = []

    def spoil(self, value: Any, key: str = "") -> Any:
        """The same data with every text replaced; ids, references, closed words, numbers and dates stay."""
        if isinstance(value, dict):
            return {name: self.spoil(inner, str(name)) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.spoil(inner, key) for inner in value]
        if not isinstance(value, str) or value in ("rest", "per_group"):
            return value
        if key in CLOSED and re.fullmatch(SLUG_PATTERN + r"|#[0-9a-f]{6}|[a-z_]+|https://.*", value):
            return value
        text = next(self._titles if key in TITLED else self._payloads)
        while key == "value" and len(text) > 40:  # a figure is short
            text = next(self._payloads)
        self.typed.append(text)
        return text


def _canvas(payloads: Sequence[str]) -> dict[str, Any]:
    """A canvas wide enough for attacks: a canvas must hold its words."""
    return make_canvas(
        title=TITLES[0],
        purpose=PAYLOADS[8],
        instructions=PAYLOADS[6],
        text_alternative=PAYLOADS[10],
        columns=[1],
        rows=[1] * len(payloads),
        areas=[f"z{index}" for index in range(len(payloads))],
        zones={
            f"z{index}": {"title": TITLES[index % len(TITLES)], "prompt": text} for index, text in enumerate(payloads)
        },
        orientation="portrait",
    )


def spoil_library(folder: Path) -> dict[str, list[str]]:
    """Spoil the library of a copied project, in place; the attacks by file. `hostile-1`… are canvases made of attacks."""
    typed, attacker = {}, _Attacker()
    canvases = {
        f"hostile-{n}": list(part) for n, part in enumerate((PAYLOADS[:9], PAYLOADS[9:18], PAYLOADS[18:]), start=1)
    }
    for path in sorted(folder.rglob("*.yml")):
        if "canvases" in path.parts or path.name == "self_assessment.yml":
            continue
        attacker.typed = []
        data = attacker.spoil(yaml.safe_load(path.read_text(encoding="utf-8")))
        if path.name == "vocabulary.yml":
            data["abbreviations"] |= {"lt": PAYLOADS[6], "pwned": PAYLOADS[10], "<b>": PAYLOADS[8]}
            for index, entry in enumerate(data["glossary"]):
                entry["term"] += f" {index}"  # two words do not share an id
        if path.stem == "codev-managerial":
            data["canvases"] += list(canvases)
            without = [step for step in data["script"] if "canvas" not in step and step["mode"] != "break"]
            for step, slug in zip(without, canvases, strict=False):
                step["canvas"] = slug
        path.write_text(as_yaml(data), encoding="utf-8")
        typed[path.relative_to(folder).as_posix()] = attacker.typed
    for slug, payloads in canvases.items():
        (folder / f"canvases/{slug}.yml").write_text(as_yaml(_canvas(payloads)), encoding="utf-8")
        typed[f"canvases/{slug}.yml"] = [*payloads, *TITLES[: len(payloads)]]
    return typed


def _make(folder: Path) -> None:
    project = copy_project(
        folder / "project",
        site_name=SITE_NAME,
        site_description=f'"> {SITE_NAME}',
        playbook={"publisher": '<b>"{{ 191*257 }}', "host": "{% raw %}"},
    )
    spoil_library(project / "templates_library")
    built(project, folder / "site")


def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the project with its library and its settings spoilt (`project`), and its site (`site`)."""
    return once("hostile", _make, tmp_path_factory)
