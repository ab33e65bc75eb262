"""Archives: the same bytes whatever the clock and the order."""

from __future__ import annotations

import io
import zipfile

import pytest

from macros.exports.archive import rewrite_archive, write_archive


def _written_by_a_library(names: list[str], day: tuple[int, ...]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name, day), name.encode() * 20)
    return target.getvalue()


def _members(data: bytes) -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(io.BytesIO(data)).infolist()


def test_dates_and_order_of_the_source_do_not_show() -> None:
    """Two writings at other times and in another order give one archive."""
    one = _written_by_a_library(["b.xml", "a.xml"], (2026, 11, 22, 10, 0, 0))
    other = _written_by_a_library(["a.xml", "b.xml"], (2031, 1, 2, 3, 4, 6))
    assert one != other
    assert rewrite_archive(one) == rewrite_archive(other)
    assert {member.date_time for member in _members(rewrite_archive(one))} == {(1980, 1, 1, 0, 0, 0)}


def test_what_names_the_kind_of_file_comes_first() -> None:
    """`mimetype` comes first and is not compressed; `[Content_Types].xml` comes first in Office files."""
    members = _members(
        write_archive({"META-INF/manifest.xml": b"m", "content.xml": b"c", "mimetype": b"application/x"})
    )
    assert (members[0].filename, members[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    names = [member.filename for member in _members(write_archive({"_rels/.rels": b"", "[Content_Types].xml": b"", "word/a.xml": b""}))]  # fmt: skip
    assert names[0] == "[Content_Types].xml"


def test_what_is_compressed_already_is_only_stored() -> None:
    """A picture or an Office file does not get smaller: time is saved."""
    kinds = {member.filename: member.compress_type for member in _members(write_archive({"a.PNG": b"", "b.txt": b""}))}
    assert kinds == {"a.PNG": zipfile.ZIP_STORED, "b.txt": zipfile.ZIP_DEFLATED}


def test_a_member_is_changed_and_must_be_there() -> None:
    """A change that finds nothing to change is a mistake."""
    data = write_archive({"a.xml": b"old", "b.xml": b"kept"})
    changed = zipfile.ZipFile(io.BytesIO(rewrite_archive(data, {"a.xml": bytes.upper})))
    assert (changed.read("a.xml"), changed.read("b.xml")) == (b"OLD", b"kept")
    with pytest.raises(KeyError):
        rewrite_archive(data, {"missing.xml": bytes.upper})
