"""mkdocs.yml with other values: what was asked changes, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.loading.settings_file import read_settings
from macros.loading.settings_text import NotEditable, with_settings
from tests.conftest import LIBRARY

HOST, FOLDERS = ("extra", "playbook", "host"), ("extra", "playbook", "library")
EDITED: dict[str, tuple[str, dict[tuple[str, ...], Any], str]] = {
    "value with a comment": ("a: x # note\nb: 1\n", {("a",): "y"}, 'a: "y" # note\nb: 1\n'),
    "quoted value": ("a: \"x\" # note\n", {("a",): "y"}, 'a: "y" # note\n'),
    "nothing after the colon": ("a:\nb: 1\n", {("a",): "y"}, 'a: "y"\nb: 1\n'),
    "nothing but a comment": ("a: # note\nb: 1\n", {("a",): "y"}, 'a: "y" # note\nb: 1\n'),
    "key that is not there": ("a: 1\n\n# fin\n", {("b",): "y"}, 'a: 1\nb: "y"\n\n# fin\n'),
    "after a value with a comment": ("a: 1 # note\n", {("b",): "y"}, 'a: 1 # note\nb: "y"\n'),
    "without a last line end": ("a: 1", {("b",): "y"}, 'a: 1\nb: "y"'),
    "blocks that are not there": ("a: 1\n", {HOST: "y"}, 'a: 1\nextra:\n  playbook:\n    host: "y"\n'),
    "block without a key": ("extra:\n  z: 1\n", {HOST: "y"}, 'extra:\n  z: 1\n  playbook:\n    host: "y"\n'),
    "block with nothing": ("extra:\n  playbook:\nz: 1\n", {HOST: "y"}, 'extra:\n  playbook:\n    host: "y"\nz: 1\n'),
    "empty braces": ("extra:\n  playbook: {}\nz: 1\n", {HOST: "y"}, 'extra:\n  playbook:\n    host: "y"\nz: 1\n'),
    "indented by four": ("extra:\n    playbook:\n        z: 1\n", {HOST: "y"}, 'extra:\n    playbook:\n        z: 1\n        host: "y"\n'),
    "after a text of several lines": ("extra:\n  playbook:\n    z: |\n      a\n      b\n\n# fin\n", {HOST: "y"}, 'extra:\n  playbook:\n    z: |\n      a\n      b\n    host: "y"\n\n# fin\n'),
    "list on a line": ("extra:\n  playbook:\n    library: [a] # note\n", {FOLDERS: ["a", "../b"]}, "extra:\n  playbook:\n    library: [a, ../b] # note\n"),
    "list of lines": ("extra:\n  playbook:\n    library:\n      - a # un\n      # deux\nz: 1\n", {FOLDERS: ["a", "b"]}, "extra:\n  playbook:\n    library:\n      - a # un\n      - b\n      # deux\nz: 1\n"),
    "folder with a space": ("extra:\n  playbook:\n    library: [a]\n", {FOLDERS: ["a", "nos ateliers", "no"]}, 'extra:\n  playbook:\n    library: [a, "nos ateliers", "no"]\n'),
    "block of values": ("extra:\n  playbook:\n    colours: {light: \"\"} # note\n", {("extra", "playbook", "colours"): {"light": "#0b5394"}}, 'extra:\n  playbook:\n    colours: {light: "#0b5394"} # note\n'),
    "block of values, on lines": ("c:\n  light: \"\"\n  dark: \"\"\nz: 1\n", {("c",): {"light": "#0b5394"}}, 'c: {light: "#0b5394"}\nz: 1\n'),
    "nothing to set in it": ("c: {light: \"x\"}\n", {("c",): {}}, "c: {}\n"),
    "signs of YAML": ("a: x\n", {("a",): "- « x » : \"y\" # z\\"}, 'a: "- « x » : \\"y\\" # z\\\\"\n'),
    "Windows": ("a: x # note\r\nextra:\r\n  playbook:\r\n    z: 1\r\n", {("a",): "y", HOST: "h"}, 'a: "y" # note\r\nextra:\r\n  playbook:\r\n    z: 1\r\n    host: "h"\r\n'),
    "tags of MkDocs": ("p: !ENV [A, b]\nq: !!python/name:os.system\na: x\n", {("a",): "y"}, 'p: !ENV [A, b]\nq: !!python/name:os.system\na: "y"\n'),
}  # fmt: skip


@pytest.mark.parametrize(("text", "changes", "expected"), EDITED.values(), ids=EDITED)
def test_edited(text: str, changes: dict[tuple[str, ...], Any], expected: str) -> None:
    """Comments, order and line ends stay."""
    assert with_settings(text, changes) == expected


NOT_EDITED: dict[str, tuple[str, dict[tuple[str, ...], Any]]] = {
    "on one line": ("extra: {playbook: {host: x}}\n", {HOST: "y"}),
    "a text where a block should be": ("extra: x\n", {HOST: "y"}),
    "a list where a block should be": ("extra:\n  - x\n", {HOST: "y"}),
    "not YAML": ("extra: [", {HOST: "y"}),
    "empty": ("", {HOST: "y"}),
    "only a comment": ("# x\n", {HOST: "y"}),
    "anchors": ("a: &x\n  h: 1\nextra:\n  playbook: *x\n", {HOST: "y"}),
    "another list of lines": ("extra:\n  playbook:\n    library:\n      - a\n", {FOLDERS: ["b", "c"]}),
    "twice the same key": ("a: x\na: z\n", {("a",): "y"}),
}


@pytest.mark.parametrize(("text", "changes"), NOT_EDITED.values(), ids=NOT_EDITED)
def test_not_edited(text: str, changes: dict[tuple[str, ...], Any]) -> None:
    """What cannot be changed safely is left as it is, and said."""
    with pytest.raises(NotEditable):
        with_settings(text, changes)


def test_the_real_configuration(tmp_path: Path) -> None:
    """Every setting of the real mkdocs.yml can be changed; the other lines are the same."""
    text = (LIBRARY.parent / "mkdocs.yml").read_text(encoding="utf-8")
    values = {"publisher": "P", "director": "D", "host": "H", "mailbox": "a@b.fr", "forge_url": "https://f.fr/a"}
    changes: dict[tuple[str, ...], Any] = {("extra", "playbook", key): value for key, value in values.items()}
    changed = with_settings(text, {("site_name",): "N", **changes, FOLDERS: ["templates_library", "nous"]})
    before, after = text.splitlines(), changed.splitlines()
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == len(values) + 2
    path = tmp_path / "mkdocs.yml"
    path.write_text(changed, encoding="utf-8")
    settings = read_settings(path)
    assert {key: getattr(settings, key) for key in values} == values
    assert yaml.safe_load(changed)["site_name"] == "N"
