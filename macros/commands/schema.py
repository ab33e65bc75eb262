"""`playbook schema`: the schemas that editors read."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.commands import CLEAN, COULD_NOT_RUN, PROBLEMS
from macros.loading import load_library
from macros.loading.library_files import shown_path
from macros.loading.schema_files import stale_schemas, write_schemas


def schema(root: Path, *, check_only: bool) -> int:
    """Write them, or say which no longer tell what the model tells."""
    loaded = load_library([root])
    if loaded.library is None:
        print("playbook : le vocabulaire n'est pas valide ; « playbook check » dit pourquoi.", file=sys.stderr)
        return COULD_NOT_RUN
    folder = root / "schema"
    vocabulary = loaded.library.vocabulary
    if check_only:
        stale = stale_schemas(folder, vocabulary)
        for name in stale:
            print(
                f"{shown_path(folder / name)}:1:1 : ce schéma ne dit plus ce que dit le modèle ; lancez « playbook schema »."
            )
        return PROBLEMS if stale else CLEAN
    written = write_schemas(folder, vocabulary)
    print(
        f"{len(written)} schéma{'s' if len(written) > 1 else ''} écrit{'s' if len(written) > 1 else ''} dans {shown_path(folder)}.",
        file=sys.stderr,
    )
    return CLEAN
