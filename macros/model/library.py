"""The whole library: items by slug, and everything that is computed from how they refer to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from macros.model.canvas import Canvas
from macros.model.experience import Experience
from macros.model.format import Format
from macros.model.offer import Offer
from macros.model.programme import Programme
from macros.model.self_assessment import SelfAssessment
from macros.model.vocabulary import Vocabulary

ITEM_TYPES = {model.kind: model for model in (Format, Offer, Programme, Canvas, Experience)}


@dataclass(frozen=True)
class Library:
    """Items by slug, in the order that pages show: formats by family then title, offers by level, the rest by title."""

    vocabulary: Vocabulary
    self_assessment: SelfAssessment | None = None
    formats: dict[str, Format] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    canvases: dict[str, Canvas] = field(default_factory=dict)
    experiences: dict[str, Experience] = field(default_factory=dict)

    def formats_of(self, slugs: Iterable[str]) -> list[Format]:
        """The formats of those slugs, in their order; a slug that is not there is passed over."""
        return [self.formats[slug] for slug in slugs if slug in self.formats]

    @cached_property
    def _predecessors(self) -> dict[str, list[str]]:
        before: dict[str, list[str]] = {}
        for item in self.formats.values():
            for follower in item.after:
                before.setdefault(follower, []).append(item.slug)
            for needed in item.inputs:
                if needed.format:
                    before.setdefault(item.slug, []).append(needed.format)
        return before

    def before(self, format_: Format) -> list[Format]:
        """Formats that come just before: those that name it in `after`, and those that produce its inputs."""
        return self.formats_of(dict.fromkeys(self._predecessors.get(format_.slug, ())))

    def offers_using(self, slug: str) -> list[Offer]:
        """Offers that hold the format."""
        return self._offers_by_format.get(slug, [])

    @cached_property
    def _offers_by_format(self) -> dict[str, list[Offer]]:
        used: dict[str, list[Offer]] = {}
        for offer in self.offers.values():
            for entry in offer.formats:
                used.setdefault(entry.format, []).append(offer)
        return used

    @cached_property
    def _programmes_by_format(self) -> dict[str, list[Programme]]:
        used: dict[str, list[Programme]] = {}
        for programme in self.programmes.values():
            for slug in dict.fromkeys(unit.format for unit in programme.units if unit.format):
                used.setdefault(slug, []).append(programme)
        return used

    def programmes_using(self, slug: str) -> list[Programme]:
        """Programmes with a unit that runs the format."""
        return self._programmes_by_format.get(slug, [])

    @cached_property
    def _experiences_by_target(self) -> dict[tuple[str, str], list[Experience]]:
        linked: dict[tuple[str, str], list[Experience]] = {}
        for experience in self.experiences.values():
            for slug in experience.formats:
                linked.setdefault(("formats", slug), []).append(experience)
            for slug in experience.programmes:
                linked.setdefault(("programmes", slug), []).append(experience)
        return linked

    def experiences_about(self, kind: str, slug: str) -> list[Experience]:
        """Experiences that name the format or the programme."""
        return self._experiences_by_target.get((kind, slug), [])

    @cached_property
    def _formats_by_canvas(self) -> dict[str, list[Format]]:
        used: dict[str, list[Format]] = {}
        for item in self.formats.values():
            for slug in item.canvases:
                used.setdefault(slug, []).append(item)
        return used

    def formats_using_canvas(self, slug: str) -> list[Format]:
        """Formats that work on the canvas; the first one gives it its accent colour."""
        return self._formats_by_canvas.get(slug, [])

    def same_deliverable(self, format_: Format) -> list[Format]:
        """Other formats whose deliverable is made on the same canvas."""
        sharing = (other.slug for canvas in format_.canvases for other in self.formats_using_canvas(canvas))
        return self.formats_of(slug for slug in dict.fromkeys(sharing) if slug != format_.slug)

    def shorter(self, format_: Format) -> list[Format]:
        """Of the formats that it names to take instead, those that take less time. Its own short variant comes before them."""
        named = [avoid.instead for avoid in format_.avoid_when if avoid.instead]
        return [other for other in self.formats_of(dict.fromkeys(named)) if other.minutes < format_.minutes]

    def offer_of_level(self, level: str) -> Offer | None:
        """The support offer of a level of progress."""
        return next((offer for offer in self.offers.values() if offer.maturity == level), None)

    def select(
        self, *, family: str | None = None, maturity: str | None = None, theme: str | None = None
    ) -> list[Format]:
        """Formats that meet all the given criteria; a format of any level meets every level."""
        return [
            item
            for item in self.formats.values()
            if (family is None or item.family == family)
            and (maturity is None or maturity in item.maturity or item.any_maturity)
            and (theme is None or theme in item.themes)
        ]

    @cached_property
    def last_review(self) -> date:
        """The newest review date of all items: the date of the whole site."""
        dates = [item.reviewed for items in self.by_kind.values() for item in items.values() if item.reviewed]
        return max(dates, default=date(2000, 1, 1))

    @property
    def by_kind(self) -> dict[str, dict]:
        """The five kinds and their items."""
        return {kind: getattr(self, kind) for kind in ITEM_TYPES}
