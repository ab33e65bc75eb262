"""Where one's own formats may stand: a folder of the repository, apart from those that are listed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.loading.library_files import reserved


def folder_refusal(answer: str, listed: Sequence[str]) -> str:
    """Why a folder cannot be laid over those listed; nothing when it can. Its files would be read twice, or not at all."""
    if not answer.strip() or Path(answer).is_file():
        return "un nom de dossier est attendu, comme « nos-ateliers »."
    for part in Path(answer).parts:
        if kept := reserved(part):
            return kept
    repository, own = Path.cwd().resolve(), Path(answer).resolve()
    for name in listed:
        other = Path(name).resolve()
        if own == other:
            return f"« {answer} » est déjà dans la liste des dossiers (« {name} ») ; choisissez-en un autre."
        if own in other.parents or other in own.parents:
            return (
                f"« {answer} » et « {name} » sont l'un dans l'autre : les mêmes fiches seraient lues deux fois ; "
                "choisissez un dossier à part, comme « nos-ateliers »."
            )
    if not own.is_relative_to(repository):
        return (
            f"« {answer} » est hors du dépôt : cette commande n'écrit pas ailleurs. Pour un dossier voisin, "
            "créez-le et ajoutez-le vous-même à « library », dans mkdocs.yml."
        )
    return ""
