"""Rules across files: references resolve, nothing runs in circles, programmes hold their people."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.loading.messages import near
from macros.loading.rules import Findings, Path
from macros.model.base import Item
from macros.model.canvas import Canvas
from macros.model.experience import Experience
from macros.model.format import Format
from macros.model.library import Library
from macros.model.offer import Offer
from macros.model.programme import Programme
from macros.model.self_assessment import SelfAssessment
from macros.model.vocabulary import ANY_MATURITY
from macros.model.workload import unit_load

KIND_NAMES = {
    "formats": "un atelier",
    "offers": "une offre",
    "programmes": "un programme",
    "canvases": "un canevas",
    "experiences": "un retour d'expérience",
}

# (path, label and key, kind referred to, slug)
_Reference = tuple[Path, str, str, str]


def _references(item: Item) -> Iterator[_Reference]:
    if isinstance(item, Format):
        for i, avoid in enumerate(item.avoid_when):
            if avoid.instead:
                yield ("avoid_when", i, "instead"), "« Prendre plutôt » (instead)", "formats", avoid.instead
        for i, needed in enumerate(item.inputs):
            if needed.format:
                yield ("inputs", i, "format"), "« Atelier qui le produit » (format)", "formats", needed.format
        for i, slug in enumerate(item.canvases):
            yield ("canvases", i), "« Canevas » (canvases)", "canvases", slug
        for i, slug in enumerate(item.after):
            yield ("after", i), "« Ateliers qui suivent » (after)", "formats", slug
    elif isinstance(item, Offer):
        for i, entry in enumerate(item.formats):
            yield ("formats", i, "format"), "« Atelier » (format)", "formats", entry.format
        if item.next:
            yield ("next",), "« Offre suivante » (next)", "offers", item.next
    elif isinstance(item, Programme):
        for i, unit in enumerate(item.units):
            if unit.format:
                yield ("units", i, "format"), "« Atelier » (format)", "formats", unit.format
        for i, slug in enumerate(item.experiences):
            yield ("experiences", i), "« Retours d'expérience » (experiences)", "experiences", slug
    elif isinstance(item, Experience):
        for i, slug in enumerate(item.formats):
            yield ("formats", i), "« Ateliers liés » (formats)", "formats", slug
        for i, slug in enumerate(item.programmes):
            yield ("programmes", i), "« Programmes liés » (programmes)", "programmes", slug


def check_references(item: Item, known: dict[str, set[str]]) -> Findings:
    """Every slug named by the item is a file of the library, valid or not, and not the item itself."""
    for path, label, kind, slug in _references(item):
        if slug not in known[kind]:
            yield (
                path,
                f"{label} : « {slug} » n'existe pas dans la bibliothèque ({KIND_NAMES[kind]} est attendu{'e' if kind == 'offers' else ''}){near(slug, sorted(known[kind])) or '.'}",
            )
        elif slug == item.slug and kind == item.kind:
            yield path, f"{label} : {KIND_NAMES[kind]} ne peut pas se nommer lui-même."


def check_vocabulary(item: Item, library: Library) -> Findings:
    """Levels and themes are those of the vocabulary; `any` stands alone."""
    levels = list(library.vocabulary.maturity)
    if isinstance(item, Canvas | Experience):
        named: tuple[str, ...] = ()
    else:
        named = (item.maturity,) if isinstance(item.maturity, str) else item.maturity
    accepted = levels if isinstance(item, Offer) else [*levels, ANY_MATURITY]
    for index, level in enumerate(named):
        path: Path = ("maturity",) if isinstance(item, Offer) else ("maturity", index)
        if level not in accepted:
            yield (
                path,
                f"« Avancement » (maturity) : un de ces mots est attendu : {', '.join(accepted)} ; reçu « {level} »{near(level, accepted) or '.'}",
            )
        elif level == ANY_MATURITY and len(named) > 1:
            yield path, "« Avancement » (maturity) : `any` reste seul dans la liste."
        elif level in named[:index]:
            yield path, f"« Avancement » (maturity) : « {level} » est écrit deux fois."
    themes = list(library.vocabulary.themes)
    for index, theme in enumerate(getattr(item, "themes", ())):
        if theme not in themes:
            yield (
                ("themes", index),
                f"« Thèmes » (themes) : un de ces mots est attendu : {', '.join(themes)} ; reçu « {theme} »{near(theme, themes) or '.'}",
            )


def check_no_repeats(item: Item) -> Findings:
    """A list of words or of references names each once. Levels are told by `check_vocabulary`."""
    lists = {
        key: list(value) for key, value in item if isinstance(value, tuple) and all(isinstance(v, str) for v in value)
    }
    if isinstance(item, Offer):
        lists["formats"] = [entry.format for entry in item.formats]
    for key, words in lists.items():
        for index, word in enumerate(words):
            if word in words[:index] and key != "maturity":
                label = type(item).model_fields[key].title
                yield (key, index), f"« {label} » ({key}) : « {word} » est écrit deux fois."


def check_capacity(programme: Programme, library: Library) -> Findings:
    """A unit whose format cannot hold the capacity says how people are split."""
    for index, unit in enumerate(programme.units):
        format_ = library.formats.get(unit.format or "")
        if not format_ or unit.split_into_groups:
            continue
        load = unit_load(unit, programme, library)
        if load.is_split:
            yield (
                ("units", index, "format"),
                (
                    f"« Atelier » (format) : « {format_.title} » accueille {format_.participants.max} personnes au plus, le programme en prévoit {programme.capacity.max} ; "
                    f"dites dans `split_into_groups` comment faire {load.parallel_groups} groupes."
                ),
            )
        elif programme.capacity.min < format_.participants.min:
            yield (
                ("units", index, "format"),
                (
                    f"« Atelier » (format) : « {format_.title} » demande {format_.participants.min} personnes au moins, le programme en prévoit dès {programme.capacity.min} ; "
                    "relevez le minimum de `capacity`, ou dites que faire dans `split_into_groups`."
                ),
            )


def _cycle_from(start: str, followers: Callable[[str], tuple[str, ...]]) -> list[str] | None:
    """The way back to `start`, when there is one: depth-first, without recursion."""
    todo: list[tuple[str, list[str]]] = [(start, [start])]
    seen: set[str] = set()
    while todo:
        slug, way = todo.pop()
        for follower in followers(slug):
            if follower == start:
                return [*way, start]
            if follower not in seen:
                seen.add(follower)
                todo.append((follower, [*way, follower]))
    return None


def check_cycle(item: Item, library: Library) -> Findings:
    """`after` (formats) and `next` (offers) never lead back to where they start. Told at every item of the circle: each may be checked alone."""
    if isinstance(item, Format):
        label, key = "Ateliers qui suivent", "after"

        def followers(slug: str) -> tuple[str, ...]:
            found = library.formats.get(slug)
            return found.after if found else ()

    elif isinstance(item, Offer):
        label, key = "Offre suivante", "next"

        def followers(slug: str) -> tuple[str, ...]:
            found = library.offers.get(slug)
            return (found.next,) if found and found.next else ()

    else:
        return
    way = _cycle_from(item.slug, followers)
    if way and len(way) > 2:
        path = (key, item.after.index(way[1])) if isinstance(item, Format) else (key,)
        yield path, f"« {label} » ({key}) : ces renvois tournent en rond : {' → '.join(way)} ; enlevez-en un."


def check_one_offer_per_level(offer: Offer, library: Library) -> Findings:
    """A level has one offer."""
    first = library.offer_of_level(offer.maturity)
    if first is not None and first.slug != offer.slug:
        yield ("maturity",), f"« Avancement » (maturity) : « {offer.maturity} » a déjà son offre (« {first.slug} »)."


def _can_lead(assessment: SelfAssessment, level: str, others: list[str]) -> bool:
    """True when some set of answers puts a level ahead of every other by the margin: all reachable leads are tried, once each."""
    leads = {(0,) * len(others)}
    for question in assessment.questions:
        gains = {
            tuple(option.weights.get(level, 0) - option.weights.get(other, 0) for other in others)
            for option in question.options
            if not option.exit
        } or {(0,) * len(others)}
        leads = {tuple(map(sum, zip(lead, gain, strict=True))) for lead in leads for gain in gains}
    return any(all(points >= assessment.margin for points in lead) for lead in leads)


def check_weights_name_levels(library: Library) -> Findings:
    """The self-assessment weighs for levels of the vocabulary, and each of them is the heaviest for some set of answers."""
    assessment, levels = library.self_assessment, list(library.vocabulary.maturity)
    if assessment is None:
        return
    for q, question in enumerate(assessment.questions):
        for o, option in enumerate(question.options):
            for level in option.weights:
                if level not in levels:
                    yield (
                        ("questions", q, "options", o, "weights", level),
                        f"« Poids » (weights) : un niveau est attendu ({', '.join(levels)}), reçu « {level} »{near(level, levels) or '.'}",
                    )
    for level in levels:
        if not _can_lead(assessment, level, [other for other in levels if other != level]):
            yield ("questions",), f"« Questions » (questions) : aucune suite de réponses ne mène au niveau « {level} »."
