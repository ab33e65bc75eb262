"""The forges' files: valid, pinned, without rights that they do not need, and publishing nothing that is not whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
SCHEMAS = [
    *((path, "vendor.github-workflows") for path in WORKFLOWS),
    *((path, "custom.github-workflows-require-timeout") for path in WORKFLOWS),
    *((path, "vendor.github-issue-forms") for path in FORMS),
    (GITHUB / "ISSUE_TEMPLATE" / "config.yml", "vendor.github-issue-config"),
    (GITHUB / "dependabot.yml", "vendor.dependabot"),
    (ROOT / ".gitlab-ci.yml", "vendor.gitlab-ci"),
]


def read(path: Path) -> dict[Any, Any]:
    """The YAML of a file; the key `on` of a workflow is read as true, as YAML 1.1 has it."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tool(name: str) -> str:
    """A program of the tests' own packages; without it the test is skipped, and fails in continuous integration."""
    found = shutil.which(name, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if found:
        return found
    if os.environ.get("CI", "").lower() in ("", "0", "false"):
        pytest.skip(f"« {name} » n'est pas installé")
    pytest.fail(f"« {name} » n'est pas installé")


def ran(*command: str) -> subprocess.CompletedProcess[str]:
    """The answer of a program that needs no network."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


def test_every_yaml_of_the_forge_has_its_schema() -> None:
    """A new file of .github/ comes with its check."""
    assert {path for path, _ in SCHEMAS} == {*GITHUB.rglob("*.yml"), ROOT / ".gitlab-ci.yml"}
    assert not list(GITHUB.rglob("*.yaml"))


@pytest.mark.parametrize(("path", "schema"), SCHEMAS, ids=lambda value: getattr(value, "name", value))
def test_schema(path: Path, schema: str) -> None:
    """Each file is what its forge reads; the schemas are those of check-jsonschema, nothing is fetched."""
    done = ran(tool("check-jsonschema"), "--builtin-schema", schema, "--data-transform", "gitlab-ci", str(path))
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_known_weakness() -> None:
    """zizmor finds none: injections, kept credentials, excessive rights, dangerous triggers, unpinned actions."""
    done = ran(tool("zizmor"), "--offline", "--no-progress", "--format", "plain", str(GITHUB))
    assert done.returncode == 0, done.stdout


PLANTED = {
    "an action by its tag": ("uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd", "uses: actions/checkout@v6"),
    "a dangerous trigger": ("  pull_request:\n", "  pull_request_target:\n"),
    "text of a proposal in a command": ("run: make test", "run: make test ${{ github.event.pull_request.title }}"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), PLANTED.values(), ids=PLANTED)
def test_a_weakness_is_found(before: str, after: str, tmp_path: Path) -> None:
    """The check above is not silent for want of reading."""
    text = (GITHUB / "workflows/verification.yml").read_text(encoding="utf-8")
    assert before in text
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "verification.yml").write_text(text.replace(before, after, 1), encoding="utf-8")
    assert ran(tool("zizmor"), "--offline", "--no-progress", str(tmp_path)).returncode > 0


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each job with the name of its workflow."""
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield path.stem, name, job


def test_actions_are_pinned() -> None:
    """By the hash of a commit, with its version beside it; one hash for one action."""
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line and "./" not in line:
                found = re.fullmatch(r"\s+(?:- )?uses: ([\w./-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+", line)
                assert found, line
                pins.setdefault(found[1], set()).add(found[2])
    assert pins
    assert all(len(hashes) == 1 for hashes in pins.values())


def test_triggers() -> None:
    """A proposal runs with the rights of a reader; only a push to main, or a person, publishes."""
    triggers = {path.stem: read(path)[True] for path in WORKFLOWS}
    assert triggers == {
        "verification": {"pull_request": None, "workflow_call": None},
        "publication": {"push": {"branches": ["main"]}, "workflow_dispatch": None},
        "veille": {"schedule": [{"cron": "17 4 * * 1"}], "workflow_dispatch": None},
    }


def test_rights() -> None:
    """None by default; each job reads, and the one that publishes runs nothing of the repository."""
    writing = {}
    for path in WORKFLOWS:
        assert read(path)["permissions"] == {}
        assert "secrets" not in path.read_text(encoding="utf-8")
    for workflow, name, job in jobs():
        rights = job["permissions"]
        if "write" in rights.values():
            writing[f"{workflow}/{name}"] = rights
            assert [step.get("uses", "").partition("@")[0] for step in job["steps"]] == ["actions/deploy-pages"]
        else:
            assert rights == {"contents": "read"}
    assert writing == {"publication/publier": {"pages": "write", "id-token": "write"}}


def test_no_credentials_are_left_behind() -> None:
    """A checkout leaves no token where the code of a proposal could read it."""
    checkouts = [
        step
        for _, _, job in jobs()
        for step in job.get("steps", ())
        if step.get("uses", "").startswith("actions/checkout")
    ]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_publishing_waits_for_the_checks() -> None:
    """`make test`, then the settings, then the build, then Pages."""
    steps = read(GITHUB / "workflows/publication.yml")["jobs"]
    assert steps["verifier"]["uses"] == "./.github/workflows/verification.yml"
    assert steps["fabriquer"]["needs"] == "verifier"
    assert steps["publier"]["needs"] == "fabriquer"
    assert steps["publier"]["if"] == "needs.fabriquer.outputs.publiable == 'oui'"
    commands = [step.get("run") for step in read(GITHUB / "workflows/verification.yml")["jobs"]["verifier"]["steps"]]
    assert "make test" in commands


WHOLE = "extra:\n  playbook:\n    publisher: Une caisse\n    director: Sa direction\n    host: Son hébergeur\n"
EMPTY = "extra:\n  playbook:\n    publisher: Une caisse\n"
WRONG = "extra:\n  playbook:\n    zzz: 1\n"
# Settings, event → does the step succeed, and is the site then published?
DECISIONS = {
    "whole, after a push": (WHOLE, "push", True, True),
    "whole, asked for": (WHOLE, "workflow_dispatch", True, True),
    "empty, after a push": (EMPTY, "push", True, False),
    "empty, asked for": (EMPTY, "workflow_dispatch", False, False),
    "wrong": (WRONG, "push", False, False),
}


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder where `.venv/bin/playbook` is the command of this project."""
    command = tmp_path / ".venv/bin/playbook"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m macros "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="un script de bash")
@pytest.mark.parametrize(("settings", "event", "succeeds", "published"), DECISIONS.values(), ids=DECISIONS)
def test_the_decision_to_publish(settings: str, event: str, succeeds: bool, published: bool, machine: Path) -> None:
    """The step as GitHub runs it: nothing is published without publisher, director and host."""
    step = next(one for one in read(GITHUB / "workflows/publication.yml")["jobs"]["fabriquer"]["steps"] if one.get("id") == "reglages")  # fmt: skip
    (machine / "mkdocs.yml").write_text(settings, encoding="utf-8")
    output, summary = machine / "output", machine / "summary"
    env = {**os.environ, "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_EVENT_NAME": event}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=machine, env=env, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode == 0) == succeeds, done.stderr
    assert output.is_file() == published
    assert not published or output.read_text(encoding="utf-8") == "publiable=oui\n"
    assert ("::warning file=mkdocs.yml,title=Publication refusée::" in done.stdout) == (settings == EMPTY)


@pytest.mark.skipif(os.name == "nt", reason="un script de bash")
@pytest.mark.parametrize(("settings", "code"), [(WHOLE, 0), (EMPTY, 75), (WRONG, 75)], ids=["whole", "empty", "wrong"])
def test_the_decision_to_publish_on_gitlab(settings: str, code: int, machine: Path) -> None:
    """The line of the script comes before the build, and its exit code is the one that is only a warning."""
    pages = read(ROOT / ".gitlab-ci.yml")["pages"]
    position = next(place for place, line in enumerate(pages["script"]) if "deployable" in line)
    assert position < next(place for place, line in enumerate(pages["script"]) if "run.py site" in line)
    (machine / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert subprocess.run(["bash", "-ec", pages["script"][position]], cwd=machine).returncode == code
    assert pages["allow_failure"] == {"exit_codes": 75}
    assert pages["rules"] == [
        {"if": '$CI_PIPELINE_SOURCE == "schedule"', "when": "never"},
        {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"},
    ]


def test_gitlab_checks_and_annotates() -> None:
    """All checks, a report of the problems at their lines, and an artifact with the preview."""
    pipeline = read(ROOT / ".gitlab-ci.yml")
    assert "python3 run.py test" in pipeline["verifier"]["script"]
    report = pipeline["verifier"]["artifacts"]["reports"]["codequality"]
    assert any(f"--format gitlab > {report}" in line for line in pipeline["verifier"]["script"])
    assert pipeline["apercu"]["artifacts"]["paths"] == ["build/apercu/"]


def test_the_weekly_watch() -> None:
    """Both forges look for known vulnerabilities and for dead links every week, apart from what checks a proposal."""
    weekly = [
        step["run"] for workflow, _, job in jobs() if workflow == "veille" for step in job["steps"] if "run" in step
    ]
    assert [re.match(r"make \w+", command)[0] for command in weekly] == ["make audit", "make links"]
    watch = read(ROOT / ".gitlab-ci.yml")["veille"]
    assert watch["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    assert [re.search(r"run\.py (\w+)", line)[1] for line in watch["script"] if "run.py" in line] == ["audit", "links"]
    assert watch["allow_failure"] is True


COMMANDS = [
    *(step["run"] for _, _, job in jobs() for step in job.get("steps", ()) if "run" in step),
    *(
        line
        for job in read(ROOT / ".gitlab-ci.yml").values()
        if isinstance(job, dict)
        for line in job.get("script", ())
    ),
]


def test_commands_exist() -> None:
    """Each `make`, `run.py` and `playbook` command of the forges is one that this project has, with its options."""
    run, playbook, make = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("run.py", "macros/__main__.py", "Makefile")
    )
    text = "\n".join(COMMANDS)
    for command in re.findall(r"(?:make(?: -C \S+)?|run\.py) (\w+)", text):
        assert f'    "{command}": (' in run
        assert re.search(rf"^\.PHONY:.* {command}\b", make, re.MULTILINE)
    for command in re.findall(r"bin/playbook (\w+)", text):
        assert f'add_parser("{command}"' in playbook
    for option in re.findall(r"(--(?:exports|no-exports))\b", text):
        assert f'"{option}"' in run
