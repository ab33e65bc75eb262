"""`playbook headers`: one policy that suits every page, in the words of each server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.commands.headers import NoPolicy, security_headers, union_policy

CLEAN, COULD_NOT_RUN = 0, 2
ONE = "default-src 'none'; script-src 'self' 'sha256-aa='; img-src 'self' data:"
TWO = "default-src 'none'; script-src 'self' 'sha256-bb='; img-src 'self' data:"
BOTH = "default-src 'none'; script-src 'self' 'sha256-aa=' 'sha256-bb='; img-src 'self' data:"


def page(policy: str) -> str:
    """A page with its policy."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages, each with a script of its own."""
    for name, policy in (("index.html", ONE), ("ateliers/index.html", TWO)):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(policy), encoding="utf-8")
    return tmp_path / "site"


def test_one_policy_for_all(site: Path) -> None:
    """What every page says, with the scripts of all, and what only a header may say."""
    told = security_headers(site)
    policy = told["Content-Security-Policy"]
    assert {part.split()[0]: set(part.split()) for part in policy.split("; ")} == {
        part.split()[0]: set(part.split()) for part in f"{BOTH}; frame-ancestors 'none'".split("; ")
    }
    permissions = told.pop("Permissions-Policy")
    assert {part.split("=")[0] for part in permissions.split(", ")} >= {"camera", "geolocation", "microphone"}
    assert all(part.endswith("=()") for part in permissions.split(", "))
    assert {name: value for name, value in told.items() if name != "Content-Security-Policy"} == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def test_policies_that_disagree() -> None:
    """« Nothing » beside something is no policy: a part of the site is of another build."""
    with pytest.raises(NoPolicy, match="img-src"):
        union_policy([ONE, ONE.replace("'self' data:", "'none'")])


FORMS = {
    "netlify": r"/\*\n(  [\w-]+: [^\n]+\n)+",
    "apache": r"<IfModule mod_headers\.c>\n(  Header always set [\w-]+ \"[^\"\n]+\"\n)+</IfModule>\n",
    "nginx": r"(add_header [\w-]+ \"[^\"\n$]+\" always;\n)+",
}


@pytest.mark.parametrize("server", FORMS)
def test_form(server: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Comments that say where it goes, then every header with its value, as that server reads it."""
    assert main(["headers", str(site), "--for", server]) == CLEAN
    comments, _, text = capsys.readouterr().out.partition("\n\n")
    assert all(line.startswith("# ") for line in comments.split("\n"))
    assert re.fullmatch(FORMS[server], text)
    for name, value in security_headers(site).items():
        assert name in text
        assert value in text


def test_page_that_is_not_utf_8(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its policy is read all the same: a page kept from an older site may be of another encoding."""
    (site / "vieux.html").write_bytes(page(ONE).encode() + "<p>é</p>".encode("latin-1"))
    assert main(["headers", str(site), "--for", "nginx"]) == CLEAN
    assert "'sha256-aa='" in capsys.readouterr().out


REFUSED = {"no site": ("index.html", None, "n'est pas un site fabriqué"), "no policy": ("ateliers/index.html", "<p>", "n'a pas de politique")}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "told"), REFUSED.values(), ids=REFUSED)
def test_what_has_no_policy(
    name: str, content: str | None, told: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written for a folder that is not whole."""
    (site / name).unlink() if content is None else (site / name).write_text(content, encoding="utf-8")
    assert main(["headers", str(site), "--for", "nginx"]) == COULD_NOT_RUN
    captured = capsys.readouterr()
    assert (captured.out, told in captured.err) == ("", True)
