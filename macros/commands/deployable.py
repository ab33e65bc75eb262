"""`playbook deployable`: whether the site says who publishes it, which the law asks of any site open to the public."""

from __future__ import annotations

from macros.commands import CLEAN, PROBLEMS
from macros.model.settings import Settings

REQUIRED = ("publisher", "director", "host")


def missing_settings(settings: Settings) -> list[str]:
    """The settings without which nothing is put online, by their key; blanks are no answer."""
    return [key for key in REQUIRED if not getattr(settings, key).strip()]


def deployable(settings: Settings) -> int:
    """Say what is missing, by key and by name, in one line: a forge shows it as it is."""
    missing = missing_settings(settings)
    if not missing:
        print("Ce site peut être publié : son éditeur, sa direction de la publication et son hébergeur sont indiqués.")
        return CLEAN
    told = ", ".join(f"{key} ({Settings.model_fields[key].title})" for key in missing)
    print(
        f"Publication refusée : il manque {told} dans mkdocs.yml, sous « extra.playbook ». "
        "Un site ouvert au public doit dire qui le publie ; renseignez ces réglages, puis recommencez."
    )
    return PROBLEMS
