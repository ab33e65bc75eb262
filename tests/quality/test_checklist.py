"""The points that make a format ready for a newcomer, each missing in turn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.loading.problem import Severity
from macros.quality.checklist import check_checklist
from macros.quality.prose_files import ProseFile
from tests.factories import a_format, a_programme, make_break, make_format, make_step

SAID = {"say": "Faites ceci. Vous avez dix minutes."}


def complete(**overrides: Any) -> dict[str, Any]:
    """A format that lacks nothing, of an hour and ten minutes."""
    steps = [make_step(f"etape-{n}", 10, tip="Un conseil.", **SAID) for n in range(1, 8)]
    return (
        make_format(
            also_called=["Essai"],
            sponsor="La direction.",
            participants={
                "min": 4,
                "ideal": 6,
                "max": 8,
                "beyond": {"fewer": "Attendre.", "more": "Faire deux groupes."},
            },
            avoid_when=[{"situation": "Rien à essayer.", "instead": "autre"}],
            script=steps,
            variants=[
                {"id": "short", "title": "Court", "minutes": 65, "changes": [{"step": "etape-1", "minutes": 5}]},
            ],
            follow_up=[{"days_after": 2, "task": "Envoyer."}, {"days_after": 14, "task": "Relire."}],
            example="**Exemple fictif.** Une feuille.",
            sources=[{"title": "Un livre"}],
        )
        | overrides
    )


def steps_with(count: int, **last: Any) -> list[dict[str, Any]]:
    """Steps of five minutes, the last with values of its own."""
    steps = [make_step(f"etape-{n}", 5, tip="Un conseil.", **SAID) for n in range(1, count + 1)]
    return [*steps[:-1], steps[-1] | last]


CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing lacks": ({}, []),
    "seven steps": ({"script": steps_with(7), "variants": []}, []),
    "six steps": ({"script": steps_with(6), "variants": []}, ["7 à 12 étapes"]),
    "thirteen steps": ({"script": steps_with(13, minutes=1), "variants": []}, ["7 à 12 étapes", "aucune n'est plus courte"]),
    "a day of sixteen steps": ({"script": steps_with(16, minutes=300)}, []),
    "a day of seventeen steps": ({"script": steps_with(17, minutes=300)}, ["7 à 16 étapes"]),
    "no words to say": ({"script": steps_with(7, say=None), "variants": []}, ["« À dire » (say) manque"]),
    "a break says nothing": ({"script": [*steps_with(7), make_break()], "variants": []}, []),
    "two tips": (
        {"script": [make_step(f"etape-{n}", 5, **SAID, **({"tip": "Un."} if n < 3 else {})) for n in range(1, 8)], "variants": []},
        ["2 conseil"],
    ),
    "a pitfall counts": (
        {"script": [make_step(f"etape-{n}", 5, **SAID, **({"pitfall": "Un."} if n < 4 else {})) for n in range(1, 8)], "variants": []},
        [],
    ),
    "no other format instead": ({"avoid_when": [{"situation": "Rien."}]}, ["aucun atelier n'est proposé"]),
    "no shorter variant": ({"variants": []}, ["aucune n'est plus courte"]),
    "no reminder at two weeks": ({"follow_up": [{"days_after": 2, "task": "Envoyer."}]}, ["rien n'est prévu à 14 jours"]),
    "no reminder at all": ({"follow_up": [{"days_after": 30, "task": "Voir."}]}, ["rien n'est prévu à 2 ni à 14 jours"]),
    "no example": ({"example": None}, ["(example) manque"]),
    "no sponsor": ({"sponsor": None}, ["(sponsor) manque"]),
    "no source": ({"sources": []}, ["(sources) manque"]),
    "no other name": ({"also_called": []}, ["(also_called) manque"]),
    "nothing beyond the limits": ({"participants": {"min": 4, "ideal": 6, "max": 8}}, ["(participants) : que faire"]),
    "one person alone has no limit to pass": ({"participants": {"min": 1, "ideal": 1, "max": 1}}, []),
}  # fmt: skip


@pytest.mark.parametrize(("overrides", "told"), CASES.values(), ids=list(CASES))
def test_checklist(tmp_path: Path, overrides: dict[str, Any], told: list[str]) -> None:
    """One remark per missing point, none more, and none that blocks."""
    data = {key: value for key, value in complete(**overrides).items() if value is not None}
    data["script"] = [{key: value for key, value in step.items() if value is not None} for step in data["script"]]
    path = tmp_path / "essai.yml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    found = list(check_checklist(ProseFile(str(path), a_format(**data))))
    assert len(found) == len(told), [str(problem) for problem in found]
    assert [words for words, problem in zip(told, found, strict=True) if words not in problem.message] == []
    assert {problem.severity for problem in found} <= {Severity.REMARK}


def test_other_kinds_have_no_checklist(tmp_path: Path) -> None:
    """Only formats are run by someone tomorrow."""
    assert list(check_checklist(ProseFile(str(tmp_path / "rien.yml"), a_programme()))) == []
