"""The French words for what the model says in English, and the French way to write durations, dates and ranges."""

from __future__ import annotations

from datetime import date

from macros.model.base import Language, Mode
from macros.model.canvas import Orientation
from macros.model.format import FACILITATOR, PARTICIPANTS, Per, RoomShape, Status
from macros.model.programme import UnitKind
from macros.model.script import WorkMode
from macros.model.typography import NBSP

WORK_MODES = {
    WorkMode.PLENARY: "En plénière",
    WorkMode.GROUPS: "En sous-groupes",
    WorkMode.PAIRS: "En binômes",
    WorkMode.SOLO: "En individuel",
    WorkMode.BREAK: "Pause",
}
STATUSES = {Status.DRAFT: "Pas encore testé", Status.TESTED: "Testé", Status.STABLE: "Confirmé"}
STATUS_HELP = {
    Status.DRAFT: "Écrit avec soin, mais personne ne nous a encore dit l'avoir animé.",
    Status.TESTED: "Animé au moins une fois ; la durée observée est donnée plus bas.",
    Status.STABLE: "Animé plusieurs fois sans changement nécessaire.",
}
DIFFICULTIES = {1: "facile", 2: "moyenne", 3: "exigeante"}
ROOM_SHAPES = {
    RoomShape.CIRCLE: "Chaises en cercle",
    RoomShape.TABLES: "Tables en îlots",
    RoomShape.U: "Tables en U",
    RoomShape.THEATRE: "Chaises en rangs, face à l'écran",
    RoomShape.STATIONS: "Postes au mur, autour de la salle",
}
PER = {Per.SESSION: "pour la séance", Per.GROUP: "par sous-groupe", Per.PARTICIPANT: "par personne"}
LANGUAGES = {
    Language.EN: "Anglais",
    Language.DE: "Allemand",
    Language.ES: "Espagnol",
    Language.IT: "Italien",
    Language.NL: "Néerlandais",
    Language.PT: "Portugais",
}
PREPARERS = {FACILITATOR: "L'animation", PARTICIPANTS: "Les participants"}
UNIT_KINDS = {
    UnitKind.WORKSHOP: "Atelier",
    UnitKind.SEMINAR: "Séminaire",
    UnitKind.ELEARNING: "Formation en ligne",
    UnitKind.FIELDWORK: "Terrain",
    UnitKind.REVIEW: "Bilan",
}
ORIENTATIONS = {Orientation.LANDSCAPE: "paysage", Orientation.PORTRAIT: "portrait"}
MARKERS = {"article-51": "Article 51", "cpts": "CPTS", "interne": "Projet interne"}
ANY_MATURITY_LABEL = "Indépendant de l'avancement"
NOT_IN_SOURCE = "Non renseigné dans la source"
BASES = {
    "public_source": "Rédigé d'après une source publique, non relu par l'organisme",
    "written_by_team": "Rédigé par l'équipe",
}
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def work_mode(mode: WorkMode, people: int) -> str:
    """How people work; with a single participant, a plenary is the person and the facilitation together."""
    return "Ensemble" if people == 1 and mode is WorkMode.PLENARY else WORK_MODES[mode]


def duration(minutes: int) -> str:
    """`45 min`, `2 h`, `2 h 30`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h" + (f"{NBSP}{rest:02d}" if rest else "")


def without_length(title: str, minutes: int) -> str:
    """A title without its length in brackets, where the length is said beside it: « Version courte (1 h 30) »."""
    end = f" ({duration(minutes)})".replace(NBSP, " ")
    return title[: -len(end)] if title.replace(NBSP, " ").endswith(end) else title


def offset(minutes: int) -> str:
    """A moment counted from the start: `0 h 00`, `1 h 05`."""
    return f"{minutes // 60}{NBSP}h{NBSP}{minutes % 60:02d}"


def duration_range(least: int, most: int) -> str:
    """`2 h`, or `2 h à 2 h 30`."""
    return duration(least) if least == most else f"{duration(least)} à {duration(most)}"


def number_range(least: int, most: int) -> str:
    """`6`, or `6 à 10`."""
    return str(least) if least == most else f"{least}{NBSP}à{NBSP}{most}"


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """`1 atelier`, `3 ateliers`; zero is singular, as French has it."""
    return f"{count}{NBSP}{singular if abs(count) < 2 else plural or singular + 's'}"


def french_date(day: date) -> str:
    """`22 novembre 2026`, `1er mai 2026`."""
    return f"{'1er' if day.day == 1 else day.day}{NBSP}{_MONTHS[day.month - 1]}{NBSP}{day.year}"


def modes_text(modes: tuple[Mode, ...], labels: dict[Mode, object]) -> str:
    """`Présentiel, distanciel`: the vocabulary's labels, as a sentence part."""
    names = [labels[mode].label if mode in labels else str(mode) for mode in modes]
    return ", ".join([names[0], *(name.lower() for name in names[1:])])


def euros(amount: int) -> str:
    """`3 750 €`."""
    return f"{amount:,}".replace(",", "\u202f") + f"{NBSP}€"


def minutes_text(minutes: float) -> str:
    """`7 min`, `7 min 30`, `45 s`: a share of a slot."""
    seconds = round(minutes * 60 / 15) * 15 if minutes >= 1 else round(minutes * 60 / 5) * 5
    whole, rest = divmod(seconds, 60)
    if not whole:
        return f"{rest}{NBSP}s"
    return f"{whole}{NBSP}min" + (f"{NBSP}{rest:02d}" if rest else "")


def file_size(count: int) -> str:
    """`48 ko`, `1,2 Mo`: decimal units, as French systems show them; never 0."""
    if count < 999_500:
        return f"{max(1, round(count / 1000))}\u00a0ko"
    return f"{count / 1_000_000:.1f}".replace(".", ",") + "\u00a0Mo"
