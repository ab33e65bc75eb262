"""The papers of the repository: links that lead somewhere, commands that exist, French, and nothing of anyone's machine."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import run
from macros.loading.settings_file import read_settings
from macros.model.settings import Settings
from macros.quality.gate import words_of
from macros.quality.spelling import unknown_words
from tests.conftest import LIBRARY

ROOT = Path(__file__).parent.parent
NAMES = ("README", "CONTRIBUTING", "CODE_OF_CONDUCT", "SECURITY", "CHANGELOG", "LICENSE-CONTENT")
PAPERS = [ROOT / f"{name}.md" for name in NAMES]
FORMS = {path.stem: path for path in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"}
TEMPLATES = sorted((ROOT / ".gitlab/issue_templates").glob("*.md"))
REQUEST = ROOT / ".github/pull_request_template.md"
FORGES = [*(path for folder in (".github", ".gitlab") for path in (ROOT / folder).rglob("*")), ROOT / ".gitlab-ci.yml"]
EVERYTHING = [*PAPERS, ROOT / "publiccode.yml", *(path for path in FORGES if path.suffix in (".md", ".yml", "") and path.is_file())]  # fmt: skip

ENGLISH = "\n## In English\n"
# Words of programs, of forges and of other places that the dictionary of the library has no reason to know.
KNOWN = {
    "BY", "Contributor", "Etalab", "GitHub", "GitLab", "LICENSE", "Markdown", "MkDocs", "OpenDocument", "Playbook",
    "PowerPoint", "README", "Security", "Word", "YAML", "changelog", "commit", "git", "macOS", "make", "playbook", "pre", "pre-commit",
    "vulnerability",
}  # fmt: skip


_NOT_FRENCH = re.compile(
    r"\]\([^)]*\)|<https?:[^>]*>|`[^`]*`|^/label.*$|^SPDX.*$|[\w/-]+\.(?:md|yml|toml)\b|/ateliers/[a-z/-]+",
    re.MULTILINE,
)


def name(path: Path) -> str:
    """As people see it."""
    return path.relative_to(ROOT).as_posix()


def french_text(path: Path) -> str:
    """What people read in French: without blocks of code, code in a line, addresses and the summary in English."""
    text = path.read_text(encoding="utf-8").partition(ENGLISH)[0]
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return _NOT_FRENCH.sub(" ", text)


@pytest.mark.parametrize("path", PAPERS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    """To a file of the repository, or to an https address; pictures have a text."""
    text = path.read_text(encoding="utf-8")
    for picture, label, target in re.findall(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)", text):
        assert label
        assert not picture or len(label) > 20
        assert target.startswith("https://") or (ROOT / target.partition("#")[0]).is_file(), target


@pytest.mark.parametrize("path", PAPERS, ids=name)
def test_pages_that_are_named_exist(path: Path) -> None:
    """An address of the site, such as `/contribuer/`, is that of a page written by hand."""
    text = path.read_text(encoding="utf-8")
    missing = [
        address
        for address in re.findall(r"`/([a-z/-]+)/`", text)
        if not address.startswith(("ateliers", "api")) and not (ROOT / "docs" / address / "index.md").is_file()
    ]
    assert missing == []


@pytest.mark.parametrize("path", PAPERS, ids=name)
def test_commands_exist(path: Path) -> None:
    """`make` and `playbook` commands are ours, and run.py has each of those that make has."""
    text = path.read_text(encoding="utf-8")
    told = [*re.findall(r"`make ([a-z]+)", text), *re.findall(r"`py -3 run\.py ([a-z]+)", text)]
    assert [command for command in told if command not in run.COMMANDS] == []
    parser = (ROOT / "macros/__main__.py").read_text(encoding="utf-8")
    assert [word for word in re.findall(r"`(?:\.venv/bin/)?playbook ([a-z]+)", text) if f'"{word}"' not in parser] == []


@pytest.mark.xdist_group("dictionary")
@pytest.mark.parametrize("path", [*PAPERS, REQUEST, *TEMPLATES, *FORMS.values()], ids=name)
def test_french(path: Path, library: Any) -> None:
    """Spelling, as in the library; both forms are written rather than a middle dot; no ticket is called an issue."""
    text = french_text(path)
    words = words_of(library, [LIBRARY])
    if path in FORMS.values():
        text = "\n".join(texts(yaml.safe_load(text)))
    assert [word for _, word in unknown_words(text, words) if word not in KNOWN] == []
    assert not re.search(r"\w·\w|\b(?:issue|pull request|workshop|feedback|template|merge)s?\b", text, re.IGNORECASE)


def texts(value: Any, key: str = "") -> list[str]:
    """What a form shows."""
    if isinstance(value, dict):
        return [text for one, inner in value.items() for text in texts(inner, one)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner, key)]
    return [value] if isinstance(value, str) and key not in ("type", "id", "labels", "placeholder") else []


# Of one machine, of a place where packages come from, or of a person.
FORBIDDEN = re.compile(
    r"/tmp/|/home/|/root\b|/Users/|[A-Z]:\\|pypi|npmjs|ghcr\.io|docker\.io|registry\.|index-url"
    r"|[\w.+-]+@[\w-]+\.[a-z]{2,}(?![\w/])",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_nothing_of_a_machine_or_a_person(path: Path) -> None:
    """No path of a machine, no place of packages, no mailbox."""
    assert FORBIDDEN.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text", ["/home/lea/x", "voir /root/x", "lea.martin@exemple.fr", "--index-url x", "https://registry.exemple/"]
)
def test_what_is_forbidden_is_seen(text: str) -> None:
    """The pattern above reads."""
    assert FORBIDDEN.search(text)


def test_readme() -> None:
    """Two screens, a picture, the two commands on each system, and a summary in English at the end."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 110
    assert text.count("![") == 1
    for command in ("make serve", "make test", "py -3 run.py serve", "py -3 run.py test"):
        assert f"`{command}`" in text
    assert re.findall(r"^## (.+)$", text, re.MULTILINE)[-1] == "In English"
    summary = text.partition(ENGLISH)[2]
    assert len(re.findall(r"\b(?:the|and|of|with)\b", summary)) >= 8
    assert not re.search(r"[àâçéèêîôù]", summary)


def test_settings_of_the_readme() -> None:
    """Its table names settings that exist, and those that a publication needs."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index("| Clé |") :].partition("\n\n")[0]
    keys = {key for row in table.splitlines()[2:] for key in re.findall(r"`([a-z_]+)`", row.split("|")[1])}
    assert keys <= set(Settings.model_fields)
    assert {"publisher", "director", "host", "mailbox", "forge_url", "library"} <= keys


def test_picture() -> None:
    """A PNG of 1280 by 800, light, and outside docs/ so that the site does not carry it."""
    picture = ROOT / ".github/images/atelier.png"
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (1280, 800)
    assert len(data) < 150_000


@pytest.mark.parametrize("form", FORMS)
def test_both_forges_ask_the_same(form: str) -> None:
    """GitLab has no forms: its template has the questions of the form, in its order."""
    told = yaml.safe_load(FORMS[form].read_text(encoding="utf-8"))
    template = ROOT / ".gitlab/issue_templates" / f"{told['name']}.md"
    questions = [one["attributes"]["label"] for one in told["body"] if "label" in one["attributes"]]
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == questions
    for box in (option["label"] for one in told["body"] if one["type"] == "checkboxes" for option in one["attributes"]["options"]):  # fmt: skip
        assert f"- [ ] {box}\n" in text
    assert text.endswith(f'/label ~"{told["labels"][0]}"\n')


def test_forms() -> None:
    """The four of them, and the same request on both forges."""
    assert set(FORMS) == {"anomalie", "atelier", "correction", "retour-experience"}
    assert len(TEMPLATES) == len(FORMS)
    assert (ROOT / ".gitlab/merge_request_templates/Default.md").read_bytes() == REQUEST.read_bytes()


def test_owners() -> None:
    """Nobody is named; the folders of the example exist."""
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    folders = re.findall(r"^# (/\S+) ", "\n".join(lines), re.MULTILINE)
    assert folders
    assert [folder for folder in folders if not (ROOT / folder.strip("/")).exists()] == []


# Those of the standard, version 0.5 (https://yml.publiccode.tools/schema.core.html).
REQUIRED = {
    "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType", "description",
    "legal", "maintenance", "localisation",
}  # fmt: skip
OPTIONAL = {"softwareVersion", "releaseDate", "logo", "intendedAudience", "landingURL", "isBasedOn", "dependsOn", "roadmap"}  # fmt: skip


@pytest.fixture(scope="module")
def public() -> dict[str, Any]:
    """publiccode.yml, read."""
    return yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


def test_public_code(public: dict[str, Any]) -> None:
    """Valid against the standard: its keys, its lists and its limits; no organisation is said to use it."""
    assert set(public) >= REQUIRED
    assert set(public) <= REQUIRED | OPTIONAL
    assert public["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert public["softwareType"] == "standalone/web"
    assert set(public["categories"]) <= {"knowledge-management", "collaboration", "educational-content"}
    assert public["legal"]["license"] == "MIT"
    assert isinstance(public["localisation"]["localisationReady"], bool)
    assert public["localisation"]["availableLanguages"] == ["fr"]
    for told in public["description"].values():
        assert len(told["shortDescription"]) <= 150
        assert 150 <= len(told["longDescription"]) <= 10_000
        assert told["features"]
    for path in (public["logo"], *public["description"]["fr"]["screenshots"]):
        assert (ROOT / path).is_file()


def test_public_code_agrees_with_the_project(public: dict[str, Any]) -> None:
    """The version of pyproject.toml, the address of the settings once there is one, someone to write to once there is someone."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert public["softwareVersion"] == pyproject["project"]["version"]
    forge = read_settings(ROOT / "mkdocs.yml").forge_url
    assert public["url"] == (forge or "https://example.org/playbook-des-ateliers")
    upkeep = public["maintenance"]
    assert upkeep["type"] == "none" or upkeep.get("contacts") or upkeep.get("contractors")
    assert not isinstance(public.get("releaseDate", date.min), str)


def test_changelog() -> None:
    """« Tenez un changelog »: what is not published first, and the words of its parts."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE)[0] == "Non publié"
    parts = {"Ajouté", "Modifié", "Obsolète", "Retiré", "Supprimé", "Corrigé", "Sécurité"}
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= parts
