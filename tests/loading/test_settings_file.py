"""The settings of a playbook, read without MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.settings_file import SettingsNotValid, read_settings
from macros.model.settings import Settings

BLOCK = "extra:\n  playbook:\n"
READ = {
    "no block": ("site_name: Essai\n", Settings()),
    "empty file": ("", Settings()),
    "empty block": (BLOCK, Settings()),
    "some settings": (
        f"{BLOCK}    publisher: La caisse\n    library: [a, b]\n",
        Settings(publisher="La caisse", library=("a", "b")),
    ),
    "tags of MkDocs elsewhere": (
        f"{BLOCK}    host: Ici\nplugins: !ENV [PLUGINS, []]\nmarkdown_extensions:\n  - x: {{y: !!python/name:os.system }}\n",
        Settings(host="Ici"),
    ),
}


@pytest.mark.parametrize(("text", "settings"), READ.values(), ids=READ)
def test_settings_read(tmp_path: Path, text: str, settings: Settings) -> None:
    """The block, or the defaults; tags of other plugins are passed over and never run."""
    path = tmp_path / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    assert read_settings(path) == settings


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    """The command works in a folder without a site."""
    assert read_settings(tmp_path / "mkdocs.yml") == Settings()


REFUSED = {
    "unknown setting": (
        f"{BLOCK}    zzz: 1\n",
        "extra.playbook.zzz : ce réglage n'existe pas ; réglages possibles : publisher,",
    ),
    "mailbox that is none": (
        f"{BLOCK}    mailbox: equipe\n",
        "extra.playbook.mailbox : la valeur « equipe » n'est pas acceptée.",
    ),
    "forge that runs": (f"{BLOCK}    forge_url: javascript:alert(1)\n", "extra.playbook.forge_url : la valeur"),
    "no block": ("extra:\n  playbook: 5\n", "extra.playbook : un bloc de réglages est attendu, reçu « 5 »."),
    "value that commands": (
        f'{BLOCK}    mailbox: "a\\e\\n::error::b"\n',
        "extra.playbook.mailbox : la valeur « a[U+001B] ::error::b » n'est pas acceptée.",
    ),
    "key that commands": (f'{BLOCK}    "a\\n::error::b": x\n', "extra.playbook.a ::error::b : ce réglage n'existe pas"),
    "no folder": (f"{BLOCK}    library: []\n", "extra.playbook.library : la valeur"),
    "forge of an unknown kind": (
        f"{BLOCK}    forge_kind: gitea\n",
        "extra.playbook.forge_kind : la valeur « gitea » n'est pas acceptée.",
    ),
    "date that does not exist": (f"date: 2026-02-30\n{BLOCK}    host: Ici\n", "mkdocs.yml n'est pas lisible"),
    "very deep": ("extra: " + "[" * 20_000, "mkdocs.yml n'est pas lisible"),
    "not YAML": ("extra: [", "mkdocs.yml n'est pas lisible"),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_settings_refused(tmp_path: Path, text: str, message: str) -> None:
    """A mistake names the setting."""
    path = tmp_path / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsNotValid) as caught:
        read_settings(path)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("forge", "address"),
    [
        ("", None),
        ("https://github.com/a/b", "https://github.com/a/b/edit/main/x/y.yml"),
        ("https://github.com/a/b/", "https://github.com/a/b/edit/main/x/y.yml"),
        ("https://gitlab.example.org/a/b", "https://gitlab.example.org/a/b/-/edit/main/x/y.yml"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/x/y.yml"),
    ],
)
def test_edit_address(forge: str, address: str | None) -> None:
    """« Modifier cette page » opens the YAML file on the forge; hidden where there is none."""
    assert Settings(forge_url=forge).edit_address("x/y.yml") == address


@pytest.mark.parametrize(
    ("kind", "url", "way"),
    [
        ("", "https://forge.exemple.fr/a/b", "_edit"),
        ("forgejo", "https://github.exemple.fr/a/b", "_edit"),
        ("gitlab", "https://forge.exemple.fr/a/b", "-/edit"),
        ("github", "https://forge.exemple.fr/a/b", "edit"),
        ("", "https://forge.exemple.fr/github/gitlab", "_edit"),
    ],
)
def test_kind_of_forge(kind: str, url: str, way: str) -> None:
    """The forge's software is that of the setting, or else told by the name of its host and nothing else."""
    assert Settings(forge_kind=kind, forge_url=url).edit_address("x.yml") == f"{url}/{way}/main/x.yml"
