"""The settings of a playbook, read from its mkdocs.yml without MkDocs: the command needs the mailbox and the folders."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import ValidationError

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
        key = ".".join(map(str, detail["loc"]))
        if detail["type"] == "extra_forbidden":
            known = SiteColours.model_fields if key.startswith("colours.") else Settings.model_fields
            lines.append(f"extra.playbook.{key} : ce réglage n'existe pas ; réglages possibles : {', '.join(known)}.")
        elif detail["type"] == "contrast":
            lines.append(f"extra.playbook.{key} : la couleur « {detail['input']} » se lit mal : {detail['msg']}.")
        elif key.startswith("colours."):
            lines.append(f'extra.playbook.{key} : une couleur comme "#0b5394" est attendue, entre guillemets droits.')
        else:
            lines.append(f"extra.playbook.{key} : la valeur « {detail['input']} » n'est pas acceptée.")
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
