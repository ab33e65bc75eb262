"""Small valid items, to be spoilt one value at a time.

`make_*` returns plain data, as YAML would give it; `a_*` returns the model; `write_library` puts such data on disk.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from macros.model.canvas import Canvas
from macros.model.experience import Experience
from macros.model.format import Format
from macros.model.offer import Offer
from macros.model.programme import Programme
from macros.model.vocabulary import Vocabulary

Data = dict[str, Any]


def make_step(step_id: str = "faire", minutes: Any = 30, **overrides: Any) -> Data:
    """A step in plenary; a value of None leaves its field out."""
    step = {
        "id": step_id,
        "title": f"Étape {step_id}",
        "minutes": minutes,
        "mode": "plenary",
        "brief": "Faites.",
        "do": "Dire la consigne.",
    }
    return _without_none(step | overrides)


def make_break(step_id: str = "pause", minutes: Any = 10) -> Data:
    """A pause."""
    return {"id": step_id, "title": "Pause", "minutes": minutes, "mode": "break"}


def make_format(**overrides: Any) -> Data:
    """A format of one hour, for 4 to 8 people; a value of None leaves its field out."""
    base = {
        "title": "Atelier d'essai",
        "summary": "Un petit atelier pour les essais.",
        "deliverable": "Une feuille remplie.",
        "maturity": ["any"],
        "modes": ["in_person"],
        "participants": {"min": 4, "ideal": 6, "max": 8},
        "facilitation": {"people": [{"up_to": 8, "count": 1}]},
        "difficulty": {"facilitator": 1, "participant": 1},
        "invite": [{"who": "Des collègues", "count": "4 à 8", "why": "Ils connaissent le sujet."}],
        "use_when": ["Il faut essayer."],
        "avoid_when": [{"situation": "Il n'y a rien à essayer."}],
        "roles": [{"id": "membres", "name": "Membres", "count": "rest", "mission": "Prendre part."}],
        "preparation": [{"days_before": 2, "who": "facilitator", "task": "Réserver la salle.", "minutes": 10}],
        "materials": [{"item": "Feuille", "quantity": 1, "per": "participant"}],
        "script": [
            make_step("accueil", 20, if_late={"minutes": 10, "how": "Sans tour de table."}),
            make_step("travail", 40),
        ],
        "success": {"signs": ["La feuille est remplie."], "questions": ["Qu'en pensez-vous ?"]},
        "report": {"none_because": "La feuille suffit."},
        "follow_up": [{"days_after": 7, "task": "Relire la feuille."}],
        "guardrails": ["Aucun nom n'est écrit."],
        "inclusion": ["Lire la consigne à voix haute."],
        "status": "draft",
        "reviewed": "2026-11-22",
    }
    return _without_none(base | overrides)


def make_offer(**overrides: Any) -> Data:
    """An offer of one format."""
    base = {
        "title": "Offre d'essai",
        "summary": "Un appui pour essayer.",
        "maturity": "comprendre",
        "audience": "Les équipes.",
        "signs": ["Rien n'est écrit."],
        "promise": "Un besoin écrit.",
        "formats": [{"format": "essai", "why": "Pour commencer."}],
        "deliverables": ["Une feuille."],
        "led_by": "Votre équipe.",
        "exit_criteria": ["La feuille est lue."],
        "reviewed": "2026-11-22",
    }
    return _without_none(base | overrides)


def make_unit(unit_id: str = "seance", **overrides: Any) -> Data:
    """A unit of 60 minutes of its own."""
    base = {
        "id": unit_id,
        "title": f"Unité {unit_id}",
        "kind": "workshop",
        "minutes": 60,
        "goal": "Apprendre.",
        "lead": "L'équipe.",
    }
    return _without_none(base | overrides)


def make_programme(**overrides: Any) -> Data:
    """A programme of one unit, for 4 to 8 people."""
    base = {
        "title": "Programme d'essai",
        "summary": "Plusieurs séances pour essayer.",
        "audience": "Les équipes.",
        "maturity": ["any"],
        "capacity": {"min": 4, "max": 8},
        "units": [make_unit()],
        "conditions": ["Le temps est accordé."],
        "evaluation": ["Une question à la fin."],
        "reviewed": "2026-11-22",
    }
    return _without_none(base | overrides)


def make_canvas(**overrides: Any) -> Data:
    """A canvas of two zones side by side."""
    base = {
        "title": "Canevas d'essai",
        "purpose": "Essayer.",
        "instructions": "Remplissez de gauche à droite.",
        "orientation": "landscape",
        "text_alternative": "Deux zones côte à côte.",
        "columns": [1, 1],
        "rows": [1],
        "areas": ["avant apres"],
        "zones": {
            "avant": {"title": "Avant", "prompt": "Que savons-nous ?"},
            "apres": {"title": "Après", "prompt": "Que ferons-nous ?"},
        },
    }
    return _without_none(base | overrides)


def make_table(columns: dict[str, float], rows: Any) -> Data:
    """A canvas that is a table."""
    return make_canvas(columns=None, rows=None, areas=None, zones=None, table={"columns": columns, "rows": rows})


def make_experience(**overrides: Any) -> Data:
    """An experience with its required fields only."""
    base = {"title": "Essai", "summary": "Un essai raconté.", "basis": "written_by_team", "reviewed": "2026-11-22"}
    return _without_none(base | overrides)


def make_vocabulary(**overrides: Any) -> Data:
    """Two families, two levels, one theme, the three modes."""
    base = {
        "families": {
            name: {
                "label": name,
                "slug": name,
                "tint": {"light": "#1f6660", "dark": "#7fc4b8"},
                "summary": "Une famille.",
            }
            for name in ("codev", "ideation")
        },
        "maturity": {
            level: {"label": level, "definition": "Un niveau.", "markers": {"interne": "demande"}}
            for level in ("comprendre", "cadrer")
        },
        "themes": {"prevention": {"label": "Prévention"}},
        "modes": {mode: {"label": mode} for mode in ("in_person", "remote", "hybrid")},
    }
    return _without_none(base | overrides)


def a_format(slug: str = "essai", family: str = "codev", **overrides: Any) -> Format:
    """The model of `make_format`, located in its family."""
    return _model(Format, make_format(**overrides)).located(slug=slug, folder=family)


def an_offer(slug: str = "offre", **overrides: Any) -> Offer:
    """The model of `make_offer`."""
    return _model(Offer, make_offer(**overrides)).located(slug=slug)


def a_programme(slug: str = "programme", **overrides: Any) -> Programme:
    """The model of `make_programme`."""
    return _model(Programme, make_programme(**overrides)).located(slug=slug)


def a_canvas(slug: str = "canevas", **overrides: Any) -> Canvas:
    """The model of `make_canvas`."""
    return _model(Canvas, make_canvas(**overrides)).located(slug=slug)


def an_experience(slug: str = "experience", **overrides: Any) -> Experience:
    """The model of `make_experience`."""
    return _model(Experience, make_experience(**overrides)).located(slug=slug)


def a_vocabulary(**overrides: Any) -> Vocabulary:
    """The model of `make_vocabulary`."""
    return _model(Vocabulary, make_vocabulary(**overrides))


def as_yaml(data: Any) -> str:
    """Data as the text of a file."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def write_library(folder: Path, files: dict[str, Any] | None = None) -> Path:
    """Write files (data, text or bytes by path) and, unless one is given, a valid vocabulary."""
    for name, content in {"vocabulary.yml": make_vocabulary(), **(files or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str | bytes) else as_yaml(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def _model(model: type, data: Data) -> Any:
    return model.model_validate_json(json.dumps(data))


def _without_none(data: Data) -> Data:
    return {key: value for key, value in data.items() if value is not None}
