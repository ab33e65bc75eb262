"""The report's outline."""

from __future__ import annotations

from macros.exports.documents.blocks import Heading, Table
from macros.exports.documents.report_outline import report_outline, report_text
from macros.model.library import Library
from tests.factories import a_format

HOSTILE = '=1+1 <b>x</b> {{7*7}} \\ # $ "a" 😀'
SECTIONS = {"sections": ["Les idées", HOSTILE], "recipients": "Le bureau."}
FOLLOW_UP = [{"days_after": 0, "task": "Photographier."}, {"days_after": 14, "task": "Relire."}]


def test_parts_in_order_then_decisions() -> None:
    """The format's own parts, each with a place to write, then who does what and when."""
    document = report_outline(a_format(report=SECTIONS, follow_up=FOLLOW_UP), publisher="La caisse")
    headings = [(block.text, block.level) for block in document.blocks if isinstance(block, Heading)]
    assert headings == [("But de la séance", 2), ("Les idées", 2), (HOSTILE, 2), ("Décisions et suites", 2)]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.header == ("Quoi", "Qui", "Pour quand")
    assert table.rows[-2:] == (("Photographier.", "…", "Le jour même"), ("Relire.", "…", "14\u00a0jours après"))
    assert table.rows[0] == ("…", "…", "…")
    assert (document.title, document.author) == ("Compte rendu\u00a0: Atelier d’essai", "La caisse")
    assert document.footer.endswith("Licence Ouverte 2.0.")


def test_plain_text_pastes_into_a_table() -> None:
    """Title first, a tab between cells, no personal data asked for."""
    text = report_text(a_format(report=SECTIONS, follow_up=FOLLOW_UP))
    assert text.startswith(
        "Compte rendu\u00a0: Atelier d’essai\n\n- Date et lieu\u00a0: …\n- Horaires\u00a0: de … à …\n"
    )
    assert "\nQuoi\tQui\tPour quand\n…\t…\t…\n" in text
    assert "Destinataires\u00a0: Le bureau." in text
    assert "Ni données de patients, ni données nominatives." in text
    assert text == report_text(a_format(report=SECTIONS, follow_up=FOLLOW_UP))


def test_a_session_without_report_says_why() -> None:
    """The reason and what is done instead; nothing to fill in."""
    text = report_text(a_format(report={"none_because": "La parole est libre."}))
    assert text.split("\n\n") == [
        "Pas de compte rendu\u00a0: Atelier d’essai",
        "Pourquoi\u00a0: La parole est libre.",
        "Ce qui se fait après la séance",
        "- 7\u00a0jours après\u00a0: Relire la feuille.\n",
    ]


def test_every_format_has_one(library: Library) -> None:
    """Every part of every format is there once."""
    for format_ in library.formats.values():
        headings = [block.text for block in report_outline(format_).blocks if isinstance(block, Heading)]
        assert len(headings) == len(set(headings)) >= 1, format_.slug
