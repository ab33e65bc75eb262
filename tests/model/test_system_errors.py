"""What the system refuses, said in French."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from macros.model.system_errors import in_french, is_full_disk

TOLD = {
    "missing": (lambda folder: (folder / "absent").read_bytes(), "il n'existe pas"),
    "a folder": (lambda folder: folder.read_bytes(), "c'est un dossier"),
    "a file for a folder": (lambda folder: (folder / "a/b").read_bytes(), "un dossier de son chemin est un fichier"),
    "already there": (lambda folder: (folder / "a").mkdir(), "il existe déjà"),
    "too long": (lambda folder: (folder / ("x" * 300)).read_bytes(), "le nom est trop long"),
}


@pytest.mark.parametrize(("act", "told"), TOLD.values(), ids=TOLD)
def test_refusals(act: object, told: str, tmp_path: Path) -> None:
    """Those that a person meets."""
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OSError) as refused:
        act(tmp_path)
    assert in_french(refused.value) == told
    assert not is_full_disk(refused.value)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk(code: int) -> None:
    """Of the machine, or of the account."""
    assert is_full_disk(OSError(code, "No space left on device"))
    assert in_french(OSError(code, "No space left on device")) == "le disque est plein"
    assert not is_full_disk(ValueError())


def test_what_we_have_no_words_for() -> None:
    """The system's own."""
    assert in_french(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert in_french(OSError("rien de plus")) == "rien de plus"
