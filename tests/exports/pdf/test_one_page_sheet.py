"""The sheet holds on one page whatever the format, at a size that can be read, and says what it leaves out."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from macros.exports.pdf.one_page_cuts import CUTS
from macros.exports.pdf.one_page_sheet import export_one_page_sheet
from macros.model.format import Format
from macros.model.library import Library
from tests.exports.pdf_reading import assert_accessible, bare, headings, read, sizes, tags, text_of
from tests.factories import a_canvas, a_format, a_vocabulary, make_break, make_step

LONG = "Une phrase assez longue pour tenir de la place sur la feuille, encore et encore. "


def sheet(format_: Format, **overrides: Any) -> bytes:
    """The sheet of a format in a library of its own."""
    canvases = {slug: a_canvas(slug, title="Le canevas") for slug in format_.canvases}
    return export_one_page_sheet(format_, Library(a_vocabulary(), canvases=canvases), **overrides)


def steps(count: int, **overrides: Any) -> list[dict[str, Any]]:
    """That many steps with long words."""
    return [
        make_step(f"e{index}", 5, **({"title": f"Étape {index} : " + "mot " * 14, "brief": LONG * 2} | overrides))
        for index in range(count)
    ]


def test_the_sheet_says_what_a_facilitator_needs() -> None:
    """Promise, facts, running order, materials, preparation, canvases, guardrails, and the first words."""
    script = [make_step("accueil", 20, say="Bonjour à toutes et tous."), make_break(), make_step("travail", 40)]
    pdf = sheet(a_format(script=script, canvases=["plan"]), publisher="La caisse", site="https://exemple.fr/")
    assert_accessible(pdf, "Atelier d’essai")
    assert read(pdf).metadata.author == "La caisse"
    text = text_of(pdf)
    for told in (
        "Un petit atelier pour les essais.", "À la fin : Une feuille remplie.", "1 h 10", "4 à 8 personnes, 6 idéalement",
        "0 h 00 20 min Étape accueil En plénière Faites.", "0 h 20 10 min Pause Pause", "0 h 30 40 min Étape travail",
        "6 Feuille", "☐ 2 jours avant, 10 min. Réserver la salle.", "Canevas « Le canevas »", "Aucun nom n’est écrit.",
        "Bonjour à toutes et tous.", "Licence Ouverte 2.0", "https://exemple.fr/ateliers/essai/",
    ):  # fmt: skip
        assert bare(told) in text, told
    assert "Dansleguide" not in text
    order, words = [bare(text) for _, text in headings(pdf)][1:3]
    assert (order, words) == (bare("Déroulé à 6 personnes : 3 étapes, 1 h 10"), bare("À dire pour commencer"))
    assert [tag for tag, _ in tags(pdf)].count("TH") == 5


def test_a_short_format_is_set_at_the_largest_size() -> None:
    """10.5 points, titles above."""
    assert 10.5 in sizes(sheet(a_format()))


def test_each_cut_leaves_out_more_than_the_one_before() -> None:
    """In the order that the module states; the first leaves nothing out."""
    assert CUTS[0].left_out == []
    assert all(set(before.left_out) <= set(after.left_out) for before, after in pairwise(CUTS))
    assert all(before != after for before, after in pairwise(CUTS))


@pytest.mark.parametrize(
    ("overrides", "left_out", "kept"),
    [
        ({"guardrails": [LONG] * 40}, "tous les garde-fous", "Étape accueil"),
        ({"preparation": [{"days_before": day, "who": "facilitator", "task": LONG * 3, "minutes": 5} for day in range(60)]}, "toute la préparation", "Le jour même"),
        ({"materials": [{"item": LONG * 2, "quantity": 1, "per": "session"}] * 60}, "le matériel", "Aucun nom"),
        ({"script": [make_step("un", 20, say=LONG * 24), *steps(20)]}, "les premiers mots", "Étape 19"),
        ({"deliverable": LONG * 24, "script": steps(34)}, "les consignes entières", "Étape 33"),
        ({"script": steps(100)}, "toutes les étapes", "autres étapes"),
        ({"script": steps(100, title="W" * 80, brief="W" * 200), "deliverable": "W" * 2000, "summary": "W" * 160, "title": "W" * 80}, "toutes les étapes", "autres étapes"),
    ],
    ids=["guardrails", "preparation", "materials", "first words", "briefs", "steps", "long words"],
)  # fmt: skip
def test_whatever_the_format_there_is_one_page(overrides: dict[str, Any], left_out: str, kept: str) -> None:
    """Not under 8 points; what is left out is named, what matters more is kept."""
    pdf = sheet(a_format(**overrides))
    assert len(read(pdf).pages) == 1
    assert min(sizes(pdf)) >= 8
    text = text_of(pdf)
    assert bare(left_out) in text[text.index("Dansleguide") :]
    assert bare(kept) in text


def test_texts_show_as_typed() -> None:
    """Nothing is evaluated, on any of the lines."""
    hostile = "#eval $x$ {{ 7*7 }} <b> *gras* @ref \\"
    pdf = sheet(
        a_format(
            summary=hostile,
            deliverable=hostile,
            guardrails=[hostile],
            script=[make_step("un", 30, brief=hostile, say=hostile)],
        )
    )
    assert text_of(pdf).count(bare(hostile)) == 5


@pytest.mark.parametrize("slug", ["journee-inter-metiers", "parcours-ville-hopital", "eval-atelier", "test-assures"])
def test_real_formats_hold(library: Library, slug: str) -> None:
    """The longest and the shortest: one page, every step with its whole brief, the same file twice."""
    format_ = library.formats[slug]
    pdf = export_one_page_sheet(format_, library)
    assert len(read(pdf).pages) == 1
    assert min(sizes(pdf)) >= 8
    assert [tag for tag, _ in tags(pdf)].count("TR") == len(format_.script) + 1
    assert "lesconsignes" not in text_of(pdf)
    assert pdf == export_one_page_sheet(format_, library)
