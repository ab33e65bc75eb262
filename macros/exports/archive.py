"""Zip archives that are the same bytes for the same content. For every exporter whose file is a zip: docx, odt, pptx, xlsx, kit.

Libraries date the members of their archives, and order them as they please: pass what they wrote through `rewrite_archive`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can hold
_UNIX = 3  # the system written in each member; a build on Windows would write another
_COMPRESSED = (".docx", ".odt", ".pptx", ".xlsx", ".pdf", ".png", ".jpg", ".zip")
# OpenDocument asks that this member be the first one and not compressed, so that a file is known by its first bytes.
_MIMETYPE = "mimetype"


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """An archive of those files, sorted by name, dated 1980-01-01."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        # `[Content_Types].xml` comes first by this order too, as readers of Office files like it.
        for name in sorted(files, key=lambda name: (name != _MIMETYPE, name)):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.create_system = _UNIX
            member.external_attr = 0o644 << 16
            packed = name == _MIMETYPE or name.lower().endswith(_COMPRESSED)
            member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(member, files[name])
    return target.getvalue()


def rewrite_archive(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The same archive with fixed dates and order; `changes` gives members a new content, and a member it names must be there."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {member.filename: archive.read(member) for member in archive.infolist() if not member.is_dir()}
    for name, change in (changes or {}).items():
        files[name] = change(files[name])
    return write_archive(files)
