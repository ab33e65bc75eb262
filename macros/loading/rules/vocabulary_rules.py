"""Rules of the vocabulary and of the self-assessment."""

from __future__ import annotations

from macros.loading.rules import Findings
from macros.model.base import Mode
from macros.model.colours import MIN_CONTRAST, least_contrast
from macros.model.self_assessment import SelfAssessment
from macros.model.vocabulary import ANY_MATURITY, Vocabulary


def check_tints(vocabulary: Vocabulary) -> Findings:
    """Each accent colour is readable on the papers of its scheme."""
    for family_id, family in vocabulary.families.items():
        for scheme in ("light", "dark"):
            colour = getattr(family.tint, scheme)
            worst = least_contrast(colour, scheme)
            if worst < MIN_CONTRAST:
                yield (
                    ("families", family_id, "tint", scheme),
                    f"« Couleur » (tint) : contraste de {worst:.2f} pour {colour}, {MIN_CONTRAST} au moins est attendu sur fond {'clair' if scheme == 'light' else 'sombre'}.",
                )


def check_family_slugs(vocabulary: Vocabulary) -> Findings:
    """Two families do not share an address."""
    seen: set[str] = set()
    for family_id, family in vocabulary.families.items():
        if family.slug in seen:
            yield (
                ("families", family_id, "slug"),
                f"« Adresse » (slug) : « {family.slug} » est déjà prise par un autre type d'atelier.",
            )
        seen.add(family.slug)


def check_words(vocabulary: Vocabulary) -> Findings:
    """Every mode has its French name, and no level takes the word that stands for all."""
    for mode in Mode:
        if mode not in vocabulary.modes:
            yield ("modes",), f"« Modalités » (modes) : `{mode}` manque."
    if ANY_MATURITY in vocabulary.maturity:
        yield (
            ("maturity", ANY_MATURITY),
            f"« Niveaux d'avancement » (maturity) : `{ANY_MATURITY}` est réservé aux ateliers de tout niveau.",
        )


VOCABULARY_RULES = (check_tints, check_family_slugs, check_words)


def check_answers(assessment: SelfAssessment) -> Findings:
    """Ids are used once; every answer weighs for a level or leads out."""
    questions: set[str] = set()
    for q, question in enumerate(assessment.questions):
        if question.id in questions:
            yield ("questions", q, "id"), f"« Identifiant » (id) : « {question.id} » est déjà pris."
        questions.add(question.id)
        options: set[str] = set()
        for o, option in enumerate(question.options):
            if option.id in options:
                yield ("questions", q, "options", o, "id"), f"« Identifiant » (id) : « {option.id} » est déjà pris."
            options.add(option.id)
            if not option.exit and not any(option.weights.values()):
                yield (
                    ("questions", q, "options", o),
                    "« Poids » (weights) : cette réponse ne compte pour aucun niveau et ne mène nulle part ; donnez-lui un poids ou une sortie (`exit`).",
                )


SELF_ASSESSMENT_RULES = (check_answers,)
