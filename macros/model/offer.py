"""A support offer: what a team gets at one level of progress, original to this playbook."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Count, Entity, IsoDate, Item, Slug, Summary, Text, Title, labelled


class OfferedFormat(Entity):
    """A format of the offer, in its order, with the reason."""

    format: Slug = labelled("Atelier", "L'identifiant d'un atelier.")
    why: Text = labelled("Pourquoi", "Ce que cet atelier apporte à ce moment.")
    times: Count = labelled("Nombre de fois", "Une, sauf mention contraire.", default=1)
    optional: bool = labelled(
        "Selon le projet", "`true` si l'atelier ne sert qu'à certains projets ; `why` dit auxquels.", default=False
    )


class Offer(Item):
    """One support offer; there is one per level. Its effort is computed from its formats."""

    kind: ClassVar[str] = "offers"

    title: Title = labelled("Titre")
    summary: Summary = labelled("Promesse en une phrase")
    maturity: Slug = labelled("Avancement", "Un seul niveau.")
    audience: Text = labelled("Pour qui")
    signs: tuple[Text, ...] = labelled("Signes", "À quoi voir que le projet en est là.", min_length=1)
    promise: Text = labelled("Ce que l'équipe obtient")
    formats: tuple[OfferedFormat, ...] = labelled("Ateliers", "Dans l'ordre, avec leur raison.", min_length=1)
    deliverables: tuple[Text, ...] = labelled("Livrables", min_length=1)
    led_by: Text = labelled("Qui la mène")
    exit_criteria: tuple[Text, ...] = labelled("Critères de sortie", min_length=1)
    next: Slug | None = labelled("Offre suivante", "L'identifiant d'une offre.", default=None)
    reviewed: IsoDate = labelled("Dernière relecture", "Une date, comme 2026-11-22.")
