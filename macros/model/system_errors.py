"""What the system refuses, in French: its own words are English, and another language on each machine."""

from __future__ import annotations

import errno

_WORDS = {
    errno.ENOENT: "il n'existe pas",
    errno.EEXIST: "il existe déjà",
    # Windows says the same of a file that another program holds open.
    errno.EACCES: "l'accès est refusé, ou un autre programme s'en sert",
    errno.EPERM: "l'accès est refusé",
    errno.EBUSY: "un autre programme s'en sert",
    errno.EISDIR: "c'est un dossier",
    errno.ENOTDIR: "un dossier de son chemin est un fichier",
    errno.ENOTEMPTY: "le dossier n'est pas vide",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.EROFS: "le disque est en lecture seule",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le disque est plein",
}


def is_full_disk(error: BaseException) -> bool:
    """True when there is no room left, on the disk or for the account."""
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def in_french(error: OSError) -> str:
    """Why it was refused; the system's own words where we have none."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)
