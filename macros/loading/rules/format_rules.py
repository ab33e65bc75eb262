"""All rules across the fields of one format; those about its status and its report stand here."""

from __future__ import annotations

from macros.loading.rules import Findings
from macros.loading.rules.people_rules import (
    check_crew,
    check_group_size_is_known,
    check_group_sizes,
    check_participants,
    check_roles,
    check_training_is_told,
)
from macros.loading.rules.script_rules import check_modes, check_step_is_told, check_supports, check_unique_ids
from macros.loading.rules.time_rules import check_breaks, check_if_late, check_if_many, check_length, check_variants
from macros.model.format import Format, Status


def check_status(format_: Format) -> Findings:
    """Above draft, at least one trial is told."""
    if format_.status is not Status.DRAFT and not format_.trials:
        yield (
            ("status",),
            f"« Statut » (status) : « {format_.status} » demande au moins un essai observé (trials) ; sinon écrivez `draft`.",
        )


def check_report(format_: Format) -> Findings:
    """A report has sections, or says why there is none; not both."""
    report = format_.report
    if bool(report.sections) == bool(report.none_because):
        yield (
            ("report",),
            "« Compte rendu » (report) : donnez soit `sections`, soit `none_because`, et un seul des deux.",
        )


# In the order in which a person fixes them.
FORMAT_RULES = (
    check_participants,
    check_group_sizes,
    check_group_size_is_known,
    check_crew,
    check_training_is_told,
    check_unique_ids,
    check_roles,
    check_supports,
    check_step_is_told,
    check_breaks,
    check_length,
    check_if_late,
    check_if_many,
    check_modes,
    check_variants,
    check_status,
    check_report,
)
