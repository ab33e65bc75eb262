"""Two builds of the same content are the same bytes, whatever the day, the place, the machine's settings."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.model.library import Library
from tests.mkdocs_site.building import copy_project, environment

pytestmark = pytest.mark.xdist_group("dates")

# mkdocs under another clock: everything that tells the time is moved by a number of seconds before MkDocs is imported.
UNDER_ANOTHER_CLOCK = """
import datetime, sys, time
offset = int(sys.argv.pop(1))
_time, _time_ns, _datetime, _date, _gmtime, _localtime = time.time, time.time_ns, datetime.datetime, datetime.date, time.gmtime, time.localtime
time.time = lambda: _time() + offset
time.time_ns = lambda: _time_ns() + offset * 10**9
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
class Date(_date):
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())
class DateTime(_datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls): return cls.utcfromtimestamp(time.time())
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())
datetime.date, datetime.datetime = Date, DateTime
from mkdocs.__main__ import cli
sys.argv[0] = "mkdocs"
cli()
"""


def build_under(folder: Path, offset: int, **variables: str) -> dict[str, bytes]:
    """Path → bytes of a site built from its own copy of the project, `offset` seconds from now."""
    project = copy_project(folder / "project", site_url="https://exemple.fr/playbook/")
    command = [
        sys.executable,
        "-c",
        UNDER_ANOTHER_CLOCK,
        str(offset),
        "build",
        "--strict",
        "--site-dir",
        str(folder / "site"),
    ]
    env = {key: value for key, value in environment(**variables).items() if key != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_two_builds_are_the_same_bytes(tmp_path: Path, library: Library) -> None:
    """Another day, another time zone, another order of hashes, another folder: not a byte of the site changes."""
    first = build_under(tmp_path / "a", 0, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati")
    second = build_under(tmp_path / "a-much-longer-name", 86400 * 399, PYTHONHASHSEED="2", TZ="America/Los_Angeles")
    assert set(first) == set(second)
    assert [path for path in first if first[path] != second[path]] == []
    # The same build has an address: each page names its own.
    for path in (path for path in first if path.endswith("index.html")):
        canonical = f'<link rel="canonical" href="https://exemple.fr/playbook/{path.removesuffix("index.html")}"'
        assert first[path].decode().count('rel="canonical"') == 1, path
        assert canonical in first[path].decode(), path
    # The map for search engines names each of them once, with the date of the newest review.
    entries = re.findall(r"<loc>([^<]*)</loc>\s*<lastmod>([^<]*)</lastmod>", first["sitemap.xml"].decode())
    pages = [path.removesuffix("index.html") for path in first if path.endswith("index.html")]
    assert sorted(entries) == sorted(
        (f"https://exemple.fr/playbook/{path}", library.last_review.isoformat()) for path in pages
    )
    assert {"index.html", "sitemap.xml", "sitemap.xml.gz", "api/v1/index.json"} <= set(first)
