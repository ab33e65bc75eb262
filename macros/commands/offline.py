"""`playbook offline`: a built site as one zip that opens by a double click, without a network."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.commands import CLEAN, COULD_NOT_RUN, number
from macros.exports.archive import write_archive
from macros.exports.kit_file import windows_text
from macros.loading.library_files import shown_path
from macros.loading.raw_text import visible
from macros.model.typography import french
from macros.pages.labels import file_size

FOLDER = "playbook-des-ateliers"  # inside the zip, so that a click on « Extraire » makes one folder
README = "LISEZ-MOI.txt"
# Windows refuses whole paths of 260 characters: what is left is for the folder where the person puts it.
_LONGEST_PATH = 140
_TEXT = """\
PLAYBOOK DES ATELIERS, À LIRE SANS RÉSEAU

1. Sortez les fichiers du zip : clic droit, « Extraire tout… ». Ouverts dans le zip, ils ne marchent pas.
2. Dans le dossier extrait, ouvrez « index.html » : il s'affiche dans votre navigateur (Edge, Firefox, Chrome).
3. Tout est là : la recherche, les filtres, l'adaptation à votre séance, les copies, les fichiers à télécharger.
   Rien n'est envoyé nulle part.

Le dossier peut être copié sur un disque partagé : gardez-le entier.
Si Windows bloque le zip : avant d'extraire, clic droit, « Propriétés », cochez « Débloquer », puis « OK ».

Licence des contenus : Licence Ouverte 2.0. Voir la page « Licences » du site.
"""


def _fault(site: Path) -> str | None:
    """Why this folder does not open by a double click; None when it does."""
    home = site / "index.html"
    if not home.is_file():
        return f"« {shown_path(site)} » n'est pas un site fabriqué : il n'a pas de page « index.html »."
    if 'href="ateliers/index.html"' not in home.read_text(encoding="utf-8", errors="replace"):
        return "ce site a été fabriqué pour un serveur : ses liens mènent à des dossiers. Fabriquez-le avec « make offline »."
    return None


def pack(site: Path, target: Path) -> int:
    """Write the zip: the same bytes for the same site. Raises OSError."""
    fault = _fault(site)
    if fault:
        print(f"playbook : {fault}", file=sys.stderr)
        return COULD_NOT_RUN
    files = {
        f"{FOLDER}/{path.relative_to(site).as_posix()}": path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and not path.name.endswith((".gz", ".map"))
    }
    too_long = [path for path in files if len(path) > _LONGEST_PATH]
    if too_long:
        print(f"playbook : ce chemin est trop long pour Windows : {visible(too_long[0])}", file=sys.stderr)
        return COULD_NOT_RUN
    data = write_archive(files | {f"{FOLDER}/{README}": windows_text(french(_TEXT))})
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    draft.write_bytes(data)
    draft.replace(target)
    print(f"{shown_path(target)} : {number(len(files), 'fichier')}, {file_size(len(data))}.", file=sys.stderr)
    return CLEAN
