"""`playbook headers`: the security headers of a built site, in the words of the server that will carry it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

from macros.commands import CLEAN, COULD_NOT_RUN
from macros.loading.library_files import shown_path

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# What the policy of a page cannot say: browsers read these from headers alone.
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_FRAMES = "frame-ancestors 'none'"
_NOTES = (
    "Écrit par « playbook headers » pour le site fabriqué : à refaire à chaque fabrication, les empreintes changent avec le site.",
    "Pour montrer le site dans un autre (intranet) : remplacez « frame-ancestors 'none' » par « frame-ancestors https://… ».",
    "Strict-Transport-Security n'est pas ici : il engage tout le domaine, et se décide avec qui l'administre.",
)


class NoPolicy(Exception):
    """The folder is no built site, or one of its pages lacks its policy; the message says which, in French."""


def union_policy(policies: list[str]) -> str:
    """One policy that allows what each of those allows: theirs, where only the scripts named may differ."""
    directives: dict[str, dict[str, None]] = {}
    for policy in policies:
        for directive in policy.split(";"):
            name, *values = directive.split()
            directives.setdefault(name, {}).update(dict.fromkeys(values))
    for name, values in directives.items():
        if "'none'" in values and len(values) > 1:
            raise NoPolicy(
                f"les pages ne disent pas la même chose de « {name} » : fabriquez le site d'une seule traite."
            )
    return "; ".join(" ".join((name, *sorted(values, key=_hashes_last))) for name, values in directives.items())


def _hashes_last(value: str) -> tuple[bool, str]:
    return value.startswith("'sha256-"), value


def security_headers(site: Path) -> dict[str, str]:
    """Header → value, from the policies that the pages carry. Raises NoPolicy, OSError."""
    pages = sorted(site.rglob("*.html"))
    if not (site / "index.html").is_file():
        raise NoPolicy(f"« {shown_path(site)} » n'est pas un site fabriqué : il n'a pas de page « index.html ».")
    policies = []
    for page in pages:
        found = _POLICY.search(page.read_text(encoding="utf-8", errors="replace"))
        if not found:
            raise NoPolicy(f"{shown_path(page)} n'a pas de politique de sécurité. Fabriquez le site par « make site ».")
        policies.append(unescape(found[1]))
    return {"Content-Security-Policy": f"{union_policy(policies)}; {_FRAMES}", **_HEADERS}


def _netlify(headers: Mapping[str, str]) -> str:
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def _apache(headers: Mapping[str, str]) -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    return f"<IfModule mod_headers.c>\n{lines}</IfModule>\n"


def _nginx(headers: Mapping[str, str]) -> str:
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


# Server → how it writes headers, and where its file goes.
SERVERS: dict[str, tuple[Callable[[Mapping[str, str]], str], str]] = {
    "netlify": (_netlify, "À la racine du site, sous le nom « _headers » (Netlify, Cloudflare Pages)."),
    "apache": (
        _apache,
        "À la racine du site, sous le nom « .htaccess » ; le module « headers » d'Apache doit être actif.",
    ),
    "nginx": (
        _nginx,
        "Dans le bloc « server » du site ; un bloc « location » qui a ses propres « add_header » les répète.",
    ),
}


def headers(site: Path, server: str) -> int:
    """Print the file of that server."""
    try:
        told = security_headers(site)
    except NoPolicy as error:
        print(f"playbook : {error}", file=sys.stderr)
        return COULD_NOT_RUN
    write, place = SERVERS[server]
    print("".join(f"# {note}\n" for note in (*_NOTES, place)) + "\n" + write(told), end="")
    return CLEAN
