"""What the page of a format leaves out when it is too full, one thing after another."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Cut:
    """What the page holds of each part; None is all of it."""

    preparation: int | None = None  # the last tasks before the session
    prints: bool = True
    briefs: str = "whole"  # or "first" sentence, or "none"
    materials: bool = True
    first_words: bool = True
    guardrails: int | None = None
    deliverable: bool = True
    steps: int | None = None

    @property
    def left_out(self) -> list[str]:
        """What the line at the foot of the page names."""
        return [
            name
            for name, missing in (
                ("toutes les étapes", self.steps is not None),
                ("les consignes entières", self.briefs != "whole"),
                ("les premiers mots", not self.first_words),
                ("le matériel", not self.materials),
                ("les canevas et les documents", not self.prints),
                ("toute la préparation", self.preparation is not None),
                ("tous les garde-fous", self.guardrails is not None),
            )
            if missing
        ]


def _cuts() -> list[Cut]:
    """From the whole to the least, one thing less at a time: first what is done before the day, last the steps."""
    cuts = [Cut()]
    for less in (
        {"preparation": 3},
        {"preparation": 0},
        {"prints": False},
        {"briefs": "first"},
        {"materials": False},
        {"first_words": False},
        {"guardrails": 3},
        {"briefs": "none"},
        {"deliverable": False, "guardrails": 0},
        {"steps": 40},
        {"steps": 20},
        {"steps": 10},
    ):
        cuts.append(replace(cuts[-1], **less))
    return cuts


CUTS = _cuts()
