"""A build writes beside the site and takes its place at the end: a build that stops midway leaves the last good site.

Two builds at once each have a draft of their own; the last one to end gives the site, whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

_DRAFT, _OLD = ".site-draft-", ".site-old-"
_STALE = 24 * 60 * 60  # seconds: what a build that was killed left behind


class SiteDraft:
    """The folder that a build fills, and the place that it takes. `is_whole` once everything has been written."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.is_whole = False
        site.parent.mkdir(parents=True, exist_ok=True)
        self._forget_stale()
        # Beside the site, so that the whole folder moves at once.
        self.folder = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=site.parent))

    def publish(self) -> None:
        """Take the place of the site. Raises OSError when it cannot; the site of before is then still there."""
        self.folder.chmod(0o777 & ~_umask())  # mkdtemp keeps it for its owner: a web server has to read it
        old = Path(tempfile.mkdtemp(prefix=_OLD, dir=self.site.parent)) / "site"
        if self.site.exists():
            self.site.replace(old)
        try:
            self.folder.replace(self.site)
            for hidden in old.glob(".*"):  # a deployment's own, as MkDocs leaves them: .git, .nojekyll
                if not (self.site / hidden.name).exists():
                    hidden.replace(self.site / hidden.name)
        except OSError:
            if old.exists() and not self.site.exists():
                old.replace(self.site)
            if not old.exists():
                old.parent.rmdir()
            raise
        shutil.rmtree(old.parent, ignore_errors=True)

    def abandon(self) -> None:
        """Remove what was written; the site stays as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _forget_stale(self) -> None:
        for path in self.site.parent.iterdir():
            if path.name.startswith((_DRAFT, _OLD)) and time.time() - path.stat().st_mtime > _STALE:
                shutil.rmtree(path, ignore_errors=True)


def _umask() -> int:
    """What the person's settings take away from new files; reading it means setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
