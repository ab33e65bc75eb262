"""A build that stops midway leaves the last good site; two builds at once do not mix."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.mkdocs_site import site_draft
from macros.mkdocs_site.site_draft import SiteDraft
from tests.mkdocs_site.building import build, copy_project, environment

pytestmark = pytest.mark.xdist_group("draft")


def _site(folder: Path, text: str = "avant") -> Path:
    site = folder / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text(text, encoding="utf-8")
    return site


def _drafted(site: Path, text: str = "après") -> SiteDraft:
    draft = SiteDraft(site)
    (draft.folder / "index.html").write_text(text, encoding="utf-8")
    return draft


def test_the_draft_takes_the_place_of_the_site(tmp_path: Path) -> None:
    """Files of before are gone; a deployment's own hidden files stay; nothing is left beside; a web server can read it."""
    site = _site(tmp_path)
    (site / "vieux.html").write_text("vieux", encoding="utf-8")
    (site / ".git").mkdir()
    _drafted(site).publish()
    assert sorted(path.name for path in site.iterdir()) == [".git", "index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "après"
    assert list(tmp_path.iterdir()) == [site]
    if os.name == "posix":
        assert site.stat().st_mode & 0o055 == 0o055 & ~site_draft._umask()


def test_a_first_site(tmp_path: Path) -> None:
    """Where there was none, whatever the folders above."""
    site = tmp_path / "a" / "b" / "site"
    _drafted(site).publish()
    assert (site / "index.html").read_text(encoding="utf-8") == "après"


def test_an_abandoned_draft_leaves_the_site(tmp_path: Path) -> None:
    """As it was, and nothing beside it."""
    site = _site(tmp_path)
    _drafted(site).abandon()
    assert (site / "index.html").read_text(encoding="utf-8") == "avant"
    assert list(tmp_path.iterdir()) == [site]


def test_when_the_place_cannot_be_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site of before comes back, and the draft is still there to be read."""
    site = _site(tmp_path)
    (site / ".git").mkdir()
    draft = _drafted(site)
    replace = Path.replace

    def stopped(path: Path, target: Path) -> Path:
        if path == draft.folder:
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(PermissionError):
        draft.publish()
    assert sorted(path.name for path in site.iterdir()) == [".git", "index.html"]
    assert sorted(tmp_path.iterdir()) == sorted((site, draft.folder))
    assert (site / "index.html").read_text(encoding="utf-8") == "avant"
    assert (draft.folder / "index.html").read_text(encoding="utf-8") == "après"


def test_what_a_killed_build_left_is_removed_a_day_later(tmp_path: Path) -> None:
    """Not before: another build may be writing it."""
    for name in (".site-draft-old", ".site-old-old", ".site-draft-new", "autre"):
        (tmp_path / name).mkdir()
        if name.endswith("-old"):
            os.utime(tmp_path / name, (0, 0))
    draft = SiteDraft(tmp_path / "site")
    assert {path.name for path in tmp_path.iterdir()} == {".site-draft-new", "autre", draft.folder.name}


def test_two_drafts_do_not_mix(tmp_path: Path) -> None:
    """Each has its own folder; the last one to end gives the site, whole."""
    site = _site(tmp_path)
    first, second = _drafted(site, "un"), _drafted(site, "deux")
    (first.folder / "un.html").write_text("", encoding="utf-8")
    second.publish()
    first.publish()
    assert sorted(path.name for path in site.iterdir()) == ["index.html", "un.html"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that tests may spoil."""
    return copy_project(tmp_path_factory.mktemp("draft") / "project")


def _invalid(project: Path) -> None:
    (project / "templates_library/formats/codev/faux.yml").write_text("title: <b>\n", encoding="utf-8")


def _warned(project: Path) -> None:
    (project / "docs/faux.md").write_text("# Faux\n\n[lien](nulle-part.md)\n", encoding="utf-8")


def _scripted(project: Path) -> None:
    (project / "docs/faux.md").write_text("# Faux\n\n<script>window.pwned=1</script>\n", encoding="utf-8")


def _mended(project: Path) -> None:
    for path in ("templates_library/formats/codev/faux.yml", "docs/faux.md"):
        (project / path).unlink(missing_ok=True)


SPOILT = {
    "invalid library": (_invalid, "dans la bibliothèque ; la liste est au-dessus"),
    "warning of a strict build": (_warned, "nulle-part.md"),
    "a script in a page": (_scripted, "faux.md : un script est écrit dans la page (« window.pwned=1 »)"),
}


@pytest.mark.parametrize(("spoil", "told"), SPOILT.values(), ids=SPOILT)
def test_a_build_that_fails_leaves_the_last_good_site(
    spoil: Callable[[Path], Any], told: str, project: Path, tmp_path: Path
) -> None:
    """Whether it stops before writing, or is refused once everything is written."""
    site = _site(tmp_path)
    spoil(project)
    try:
        done = build(project, site)
    finally:
        _mended(project)
    assert done.returncode != 0
    assert told in done.stderr + done.stdout
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "avant"
    assert list(tmp_path.iterdir()) == [site]


# mkdocs on a disk that fills up at the third page.
ON_A_FULL_DISK = """
import errno, sys
from mkdocs import utils
from mkdocs.__main__ import cli
write, written = utils.write_file, []
def full(content, path):
    written.append(path)
    if len(written) > 2:
        raise OSError(errno.ENOSPC, "No space left on device", path)
    write(content, path)
utils.write_file = full
cli(sys.argv[1:])
"""


def test_a_full_disk_is_told_and_leaves_the_last_good_site(project: Path, tmp_path: Path) -> None:
    """In words, without the code's own account of it; the draft is gone, so that there is room again."""
    site = _site(tmp_path)
    command = [sys.executable, "-c", ON_A_FULL_DISK, "build", "--strict", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=project, env=environment(), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode != 0
    assert "le disque est plein" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "avant"
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.skipif(os.name != "posix", reason="signals of other systems")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_a_build_that_is_stopped_leaves_the_last_good_site(how: int, project: Path, tmp_path: Path) -> None:
    """Stopped while it writes pages; a killed one leaves its draft beside, and the next build works."""
    site = _site(tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    # A process started in the background by a shell ignores interruptions, and so would its children.
    listening = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)  # noqa: E731
    child = subprocess.Popen(command, cwd=project, env=environment(), stderr=subprocess.DEVNULL, preexec_fn=listening)
    deadline = time.monotonic() + 120  # generous: a guard against waiting for ever
    while not list(tmp_path.glob(".site-draft-*/assets")) and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert child.poll() is None, "the build ended before it could be stopped"
    child.send_signal(how)
    assert child.wait(timeout=60) != 0
    assert (site / "index.html").read_text(encoding="utf-8") == "avant"
    assert bool(list(tmp_path.glob(".site-draft-*"))) == (how == signal.SIGKILL)
