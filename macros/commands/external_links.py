"""`playbook links`: the addresses of other sites that a built site names, each asked once, gently."""

from __future__ import annotations

import http.client
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from macros.commands import CLEAN, COULD_NOT_RUN, PROBLEMS, number
from macros.loading.library_files import shown_path
from macros.loading.raw_text import visible

_TIMEOUT = 20.0  # seconds
_PAUSE = 1.0  # between two requests to one site
_HOSTS_AT_ONCE = 4
_AGENT = "playbook-des-ateliers (verification hebdomadaire des liens)"
# The address is gone, whoever asks. Other answers may be meant for programs: a person looks.
_GONE = {404, 410}
_HOST_UNKNOWN = "site introuvable"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an address: `fault` is empty when it answers, `answered` when a site said anything at all."""

    address: str
    fault: str = ""
    is_broken: bool = False
    answered: bool = True


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":  # nothing else of the site leads away: its policy would stop it
            self.found |= {value for name, value in attrs if name == "href" and value}


def external_links(site: Path, apart: str = "") -> dict[str, list[str]]:
    """Address → the pages that name it. `apart` begins addresses that are computed and need an account: the forge's."""
    found: dict[str, list[str]] = {}
    for page in sorted(site.rglob("*.html")):
        reader = _Links()
        reader.feed(page.read_text(encoding="utf-8", errors="replace"))
        for address in sorted({one.partition("#")[0] for one in reader.found}):
            if address.startswith(("https://", "http://")) and not (apart and address.startswith(apart)):
                found.setdefault(address, []).append(page.relative_to(site).as_posix())
    return dict(sorted(found.items()))


def asked(address: str, timeout: float = _TIMEOUT) -> Answer:
    """HEAD, then GET where it is refused: some sites answer only whole requests."""
    for method in ("HEAD", "GET"):
        try:
            # An address typed with accents; what is already encoded stays so.
            request = urllib.request.Request(quote(address, safe=":/?#[]@!$&'()*+,;=%~"), method=method)
            request.add_header("User-Agent", _AGENT)
            with urllib.request.urlopen(request, timeout=timeout):
                return Answer(address)
        except urllib.error.HTTPError as error:
            error.close()
            answer = Answer(address, f"réponse {error.code}", error.code in _GONE)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(address, _reason(error), answered=False)
    return answer


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return "pas de réponse à temps"
    if "getaddrinfo" in str(cause) or type(cause).__name__ == "gaierror":
        return _HOST_UNKNOWN
    return "certificat refusé" if "CERTIFICATE" in str(cause) else "connexion impossible"


def answers(
    addresses: Iterable[str], ask: Callable[[str], Answer] = asked, pause: Callable[[float], None] = time.sleep
) -> list[Answer]:
    """One request per address; those of one site one after the other, with a pause."""

    def host(address: str) -> str:
        return address.split("/")[2]

    def in_turn(group: list[str]) -> list[Answer]:
        told = []
        for rank, address in enumerate(group):
            if rank:
                pause(_PAUSE)
            told.append(ask(address))
        return told

    groups = [list(group) for _, group in groupby(sorted(addresses, key=host), key=host)]
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        return sorted((one for told in pool.map(in_turn, groups) for one in told), key=lambda one: one.address)


def links(site: Path, apart: str = "", ask: Callable[[str], Answer] = asked) -> int:
    """Print what is broken, then what a person should look at, with the pages concerned. Raises OSError."""
    if not (site / "index.html").is_file():
        told = f"« {shown_path(site)} » n'est pas un site fabriqué : il n'a pas de page « index.html »."
        print(f"playbook : {told}", file=sys.stderr)
        return COULD_NOT_RUN
    named = external_links(site, apart)
    found = answers(named, ask)
    if found and not any(one.answered for one in found):
        print("playbook : réseau injoignable ; aucun lien n'a été vérifié.", file=sys.stderr)
        return COULD_NOT_RUN
    # The machine has a network: a site that has no address any more is gone.
    broken = [one for one in found if one.is_broken or one.fault == _HOST_UNKNOWN]
    doubtful = [one for one in found if one.fault and one not in broken]
    for title, those in (("Liens rompus", broken), ("À regarder dans un navigateur", doubtful)):
        if those:
            print(f"{title} :")
        for one in those:
            pages = named[one.address]
            more = f", et {number(len(pages) - 3, 'autre')}" if len(pages) > 3 else ""
            print(visible(f"- {one.address} ({one.fault}) : {', '.join(pages[:3])}{more}"))
    print(
        f"{number(len(found), 'lien')} vers d'autres sites, {number(len(broken), 'rompu')}, {len(doubtful)} à regarder.",
        file=sys.stderr,
    )
    return PROBLEMS if broken else CLEAN
