"""Making what is not in the store yet, on every core, and saying where each file stands."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from macros.downloads.bundles import Files, Origin, canvas_bundle, form_bundle, format_bundle, kit_bundle
from macros.downloads.fingerprint import bundle_key
from macros.downloads.store import Store
from macros.model.base import Item
from macros.model.format import Format
from macros.model.library import Library
from macros.model.system_errors import in_french, is_full_disk
from macros.pages.addresses import item_address
from macros.pages.downloads import FORM_ADDRESS, FORM_NAME

_NAMED = 3  # files of the same reason that are named
_FEW = 2  # bundles that this process makes by itself: starting others takes longer


class NotMade(Exception):
    """Files could not be made; the message says which and why, in French, a line each."""


@dataclass(frozen=True, slots=True)
class Job:
    """A bundle to make: its name in the store, its key, the kind and the slug of its item, or nothing for the blank form."""

    name: str
    key: str
    kind: str
    slug: str

    def item(self, library: Library) -> Item | None:
        """What the files are about."""
        return library.by_kind[self.kind][self.slug] if self.kind else None


def jobs(origin: Origin) -> Iterator[Job]:
    """Everything that takes time, kits apart: formats first, which take longest."""
    for kind in ("formats", "canvases"):
        for item in origin.library.by_kind[kind].values():
            yield Job(f"{kind}-{item.slug}", bundle_key(item, origin), kind, item.slug)
    yield Job(FORM_NAME, bundle_key(None, origin), "", "")


def make(job: Job, origin: Origin) -> Files:
    """The bytes of a bundle."""
    item = job.item(origin.library)
    if item is None:
        return form_bundle(origin)
    return format_bundle(item, origin) if isinstance(item, Format) else canvas_bundle(item, origin)


# Of a worker: given once, since a library is heavier than a job.
_given: list = []


def _start(origin: Origin, folder: Path) -> None:
    _given[:] = [origin, Store(folder)]


def _make_and_keep(job: Job) -> str:
    """An empty text, or why it could not be done: an exception would have to travel between processes."""
    origin, store = _given
    try:
        store.keep(job.name, job.key, make(job, origin))
    except Exception as error:  # told with the others, then the build stops
        return _reason(error)
    return ""


def _reason(error: Exception) -> str:
    if is_full_disk(error):
        return "le disque est plein"
    if isinstance(error, OSError) and error.strerror:
        return f"« {error.filename} » ne peut pas être lu ou écrit : {in_french(error)}"
    return f"{type(error).__name__} : {error}"


def _all_made(wanted: list[Job], origin: Origin, store: Store) -> list[tuple[str, str]]:
    """Make those bundles; gives those that failed, each with its reason."""
    if len(wanted) <= _FEW:
        _start(origin, store.folder)
        told = [_make_and_keep(job) for job in wanted]
    else:
        workers = min(len(wanted), os.cpu_count() or 1)
        # Never forked: typst keeps threads, which a forked process would wait for.
        context = multiprocessing.get_context("spawn")
        try:
            with ProcessPoolExecutor(workers, context, _start, (origin, store.folder)) as pool:
                told = list(pool.map(_make_and_keep, wanted))
        except BrokenProcessPool:
            return [("fabrication", "un processus s'est arrêté sans rien dire (mémoire pleine ?)")]
    return [(job.slug or job.name, reason) for job, reason in zip(wanted, told, strict=True) if reason]


def _told(failed: list[tuple[str, str]]) -> str:
    """A line for each reason, with the first of those that it stopped."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in failed:
        by_reason.setdefault(reason, []).append(name)
    return "\n".join(
        f"{', '.join(names[:_NAMED])}{f' et {len(names) - _NAMED} autres' if len(names) > _NAMED else ''} : {reason}"
        for reason, names in by_reason.items()
    )


def downloads(origin: Origin, store: Store, data: Mapping[str, bytes]) -> dict[str, Path]:
    """Address on the site → file on the disk. `data` is the JSON of each format, by slug. Raises NotMade, OSError."""
    planned = list(jobs(origin))
    found = {job.name: store.find(job.name, job.key) for job in planned}
    missing = [job for job in planned if found[job.name] is None]
    failed = _all_made(missing, origin, store)
    for job in missing:
        found[job.name] = store.find(job.name, job.key)
        if found[job.name] is None and not failed:
            failed.append((job.slug or job.name, "les fichiers écrits ne se relisent pas"))
    if failed:
        raise NotMade(_told(failed))
    kits = {f"kit-{job.slug}": _kit_job(job, planned, origin, data) for job in planned if job.kind == "formats"}
    for name, job in kits.items():
        found[name] = store.find(name, job.key) or _kit_kept(job, origin, store, found, data)
    store.forget_others((job.name, job.key) for job in [*planned, *kits.values()])
    return {
        f"{_folder(job, origin.library)}{file}": path
        for job in [*planned, *kits.values()]
        for file, path in found[job.name].items()
    }


def _folder(job: Job, library: Library) -> str:
    item = job.item(library)
    return item_address(item) if item else FORM_ADDRESS


def _canvases_of(slug: str, library: Library) -> list[str]:
    return [canvas for canvas in library.formats[slug].canvases if canvas in library.canvases]


def _kit_job(job: Job, planned: list[Job], origin: Origin, data: Mapping[str, bytes]) -> Job:
    keys = {one.name: one.key for one in planned}
    parts = [job.key, *(keys[f"canvases-{slug}"] for slug in _canvases_of(job.slug, origin.library))]
    key = hashlib.sha256("\0".join(parts).encode() + b"\0" + data[job.slug]).hexdigest()
    return Job(f"kit-{job.slug}", key, job.kind, job.slug)


def _kit_kept(
    job: Job, origin: Origin, store: Store, found: Mapping[str, Mapping[str, Path]], data: Mapping[str, bytes]
) -> dict[str, Path]:
    """The kit, zipped here: its files are compressed already."""
    own = {name: path.read_bytes() for name, path in found[f"formats-{job.slug}"].items()}
    own[f"{job.slug}.json"] = data[job.slug]
    canvases = {
        name: path.read_bytes()
        for slug in _canvases_of(job.slug, origin.library)
        for name, path in found[f"canvases-{slug}"].items()
    }
    store.keep(job.name, job.key, kit_bundle(origin.library.formats[job.slug], origin, own, canvases))
    kept = store.find(job.name, job.key)
    if kept is None:
        raise NotMade(f"{job.slug} : le kit écrit ne se relit pas")
    return kept
