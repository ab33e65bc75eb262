"""The settings of a playbook, read from its mkdocs.yml without MkDocs: the command needs the mailbox and the folders."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import ValidationError

from macros.loading.raw_text import visible
from macros.model.colours import SiteColours
from macros.model.settings import Settings


class SettingsNotValid(Exception):
    """The block `extra.playbook` has a mistake; the message says which, in French."""


class ConfigurationLoader(yaml.SafeLoader):
    """mkdocs.yml may carry tags of MkDocs (`!ENV`, `!!python/name`): they are passed over, they do not concern the block."""


ConfigurationLoader.add_multi_constructor("!", lambda loader, suffix, node: None)
ConfigurationLoader.add_multi_constructor("tag:", lambda loader, suffix, node: None)


def explain_settings(error: ValidationError) -> str:
    """What is wrong with the block, one line per setting."""
    lines = []
    for detail in error.errors(include_url=False):
        path = ".".join(map(str, detail["loc"]))
        key, value = visible(f"extra.playbook.{path}".removesuffix(".")), visible(str(detail["input"]))
        if not path:
            told = f"un bloc de réglages est attendu, reçu « {value} »."
        elif detail["type"] == "extra_forbidden":
            known = SiteColours.model_fields if path.startswith("colours.") else Settings.model_fields
            told = f"ce réglage n'existe pas ; réglages possibles : {', '.join(known)}."
        elif detail["type"] == "contrast":
            told = f"la couleur « {value} » se lit mal : {detail['msg']}."
        elif path.startswith("colours."):
            told = 'une couleur comme "#0b5394" est attendue, entre guillemets droits.'
        else:
            told = f"la valeur « {value} » n'est pas acceptée."
        lines.append(f"{key} : {told}")
    return "\n".join(lines)


def read_settings(path: Path) -> Settings:
    """The block `extra.playbook`, or the defaults where there is no file or no block. Raises SettingsNotValid."""
    if not path.is_file():
        return Settings()
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), ConfigurationLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise SettingsNotValid(
            "mkdocs.yml n'est pas lisible : ce n'est pas du YAML en UTF-8, ou une date y est fausse."
        ) from None
    extra = content.get("extra") if isinstance(content, dict) else None
    block = extra.get("playbook") if isinstance(extra, dict) else None
    try:
        return Settings.model_validate(block or {})
    except ValidationError as error:
        raise SettingsNotValid(explain_settings(error)) from None
