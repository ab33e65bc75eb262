"""French typography: spaces and apostrophes, and nothing else."""

from __future__ import annotations

import random
import re

import pytest

from macros.model.library import Library
from macros.model.typography import NARROW, NBSP, french

# In the expectations, _ is a no-break space and ~ a narrow one.
MENDED = {
    "l'eau": "l’eau",
    "aujourd'hui, l'équipe d'à côté": "aujourd’hui, l’équipe d’à côté",
    "d'« ici »": "d’«_ici_»",
    "Quoi ?": "Quoi~?",
    "Oui !": "Oui~!",
    "Non ; si": "Non~; si",
    "Vraiment ?!": "Vraiment~?!",
    "Ah ? !": "Ah~?~!",
    "Titre : texte": "Titre_: texte",
    "Titre :": "Titre_:",
    "voir :https://example.org": "voir_:https://example.org",
    "« oui »": "«_oui_»",
    "«oui»": "«_oui_»",
    "«  oui  »": "«_oui_»",
    "«»": "«_»",
    "Dit-il : « l'eau » ?": "Dit-il_: «_l’eau_»~?",
    "10 000 euros": "10~000 euros",
    "10 000 000": "10~000~000",
    "1 234,5 €": "1~234,5_€",
    "1 234 567": "1~234~567",
    "en 2025 300 personnes": "en 2025 300_personnes",
    "en 2025 300 000 euros": "en 2025 300~000 euros",
    "de 2024 à 2025 1 234 567 fois": "de 2024 à 2025 1~234~567 fois",
    "5 min": "5_min",
    "9 h 30": "9_h_30",
    "de 9 h à 10 h 15": "de 9_h à 10_h_15",
    "10 %": "10_%",
    "6 à 10 personnes": "6 à 10_personnes",
    "3 sous-groupes de 4": "3_sous-groupes de 4",
    "3 x 4 et 3 × 4": "3_x_4 et 3_×_4",
}
LEFT_ALONE = [
    "",
    "Un texte sans rien.",
    "14:30",
    "de 14:30 à 15:45",
    "2026-11-22",
    "https://example.org/?a=1;b='c'!d",
    "www.example.org/a:b",
    "mailto:equipe@example.org?subject=l'eau",
    "equipe@example.org",
    "`a : b ; l'eau`",
    "\ue002 equipe@example.org",
    "key: value",
    "std::vector",
    "C:\\Dossier",
    "http ://",
    "{{ a }}",
    "'cité'",
    "rock 'n' roll",
    "5' et 6'",
    "n° 18, p. 24",
    "5 minutieux",
    "5 hectares",
    "06 12 34",
    "10 0000",
    "? seul",
    "(?)",
    "un\n: deux",
    "l’eau «\u00a0ici\u00a0»\u202f?",
]


def shown(text: str) -> str:
    """The text with its no-break spaces visible."""
    return text.replace(NBSP, "_").replace(NARROW, "~")


@pytest.mark.parametrize(("text", "mended"), MENDED.items(), ids=MENDED)
def test_mended(text: str, mended: str) -> None:
    """Each rule of French spacing, and a second pass changes nothing."""
    assert shown(french(text)) == mended
    assert french(french(text)) == french(text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    """Addresses, code, times, quotes and what is right already."""
    assert french(text) == text


def bare(text: str) -> str:
    """The text without its spaces, with straight apostrophes."""
    return re.sub(f"[ {NBSP}{NARROW}]", "", text).replace("’", "'")


PIECES = [*" «»:;!?'’0123ahjmn@./-%x`\n", NBSP, NARROW, "https://", "h ", "min", "000", " »", "« "]


@pytest.mark.parametrize("seed", range(4))
def test_any_text_changes_only_in_spaces_and_apostrophes(seed: int) -> None:
    """On texts made of all that the rules look at: idempotent, and no other character is touched."""
    chance = random.Random(seed)
    for _ in range(3_000):
        text = "".join(chance.choices(PIECES, k=chance.randrange(1, 16)))
        once = french(text)
        assert french(once) == once, repr(text)
        assert bare(once) == bare(text), repr(text)


def test_idempotent_on_the_real_library(library: Library) -> None:
    """Pages and exports may each apply it."""
    texts = re.findall(
        r'"((?:[^"\\]|\\.)*)"',
        "".join(item.model_dump_json() for items in library.by_kind.values() for item in items.values()),
    )
    assert len(texts) > 1_000
    assert [text for text in texts if french(french(text)) != french(text)] == []


@pytest.mark.parametrize("piece", ["a", " ", "1 ", "« ", "a@", ": ", "?!", "' ", "a-", "www.", "`", "\u202f", "»", "0"])
def test_long_runs_are_read_once(piece: str) -> None:
    """No rule starts again from each character of a run: a quadratic one would take minutes here."""
    text = piece * (200_000 // len(piece)) + "x"
    assert bare(french(text)) == bare(text)
