"""The facilitation guide says all that the page of the format says, in an order that can be printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.exports.attribution import attribution
from macros.exports.documents.blocks import Block, Document, Heading, ItemList, Paragraph, Style, Table, WritingLines
from macros.exports.documents.guide import format_guide
from macros.exports.documents.rex_form import rex_form
from macros.model.experience import REX_FORM, Experience
from macros.model.format import Format
from macros.model.library import Library
from macros.model.typography import french
from tests.conftest import LIBRARY
from tests.exports.sample_documents import hrefs, words
from tests.factories import a_canvas, a_format, a_vocabulary, make_step, make_table
from tests.mkdocs_site.hostile_library import PAYLOADS, TITLES
from tests.pages.html_reading import skipped_levels
from tests.pages.model_texts import missing_texts

SITE = "https://playbook.exemple/"
every_format = pytest.mark.parametrize("slug", sorted(path.stem for path in LIBRARY.glob("formats/*/*.yml")))


def guide_of(format_: Format, *, canvases: tuple = (), others: tuple = (), site: str = "") -> Document:
    """The guide of a format in a library of its own."""
    library = Library(
        a_vocabulary(),
        formats={one.slug: one for one in (format_, *others)},
        canvases={canvas.slug: canvas for canvas in canvases},
    )
    return format_guide(format_, library, site=site)


def lines(document: Document) -> list[str]:
    """The text of each block, on one line."""
    return [" ".join(words(replace(document, blocks=(block,)))).replace("\u00a0", " ") for block in document.blocks]


def tables(document: Document) -> list[Table]:
    """The tables, in order."""
    return [block for block in document.blocks if isinstance(block, Table)]


def section(document: Document, title: str) -> list[Block]:
    """The blocks under a heading, to the next heading."""
    start = next(i for i, block in enumerate(document.blocks) if isinstance(block, Heading) and block.text == title)
    after = document.blocks[start + 1 :]
    end = next((i for i, block in enumerate(after) if isinstance(block, Heading)), len(after))
    return list(after[:end])


@every_format
def test_says_everything(slug: str, library: Library) -> None:
    """Every text of the file and of its canvases is in the guide; sources are links."""
    format_ = library.formats[slug]
    guide = format_guide(format_, library, site=SITE)
    text = " ".join([guide.title, *words(guide)])
    assert missing_texts(format_, text, hrefs(guide)) == []
    for canvas in format_.canvases:
        shown = library.canvases[canvas]
        assert missing_texts(shown, text, set()) == []
        assert f"{SITE}canevas/{canvas}/" in hrefs(guide)


@every_format
def test_is_well_built(slug: str, library: Library) -> None:
    """Headings never skip a level, tables are whole, texts are typeset, nothing is empty, no escape of the page is left."""
    guide = format_guide(library.formats[slug], library)
    levels = [block.level for block in guide.blocks if isinstance(block, Heading)]
    assert skipped_levels(levels, first=2) == []
    for table in tables(guide):
        assert {len(row) for row in table.rows} == {len(table.header)} == {len(table.weights)}
        assert table.caption
    texts = list(words(guide))
    assert [text for text in texts if not text and not text.isspace()] == [""] * texts.count("")
    assert [text for text in texts if french(text) != text] == []
    assert [text for text in texts if "&amp;" in text or "&#" in text or "None" in text] == []
    assert [block for block in guide.blocks if isinstance(block, ItemList) and not block.items] == []
    assert format_guide(library.formats[slug], library) == guide


def test_running_order_counts_from_the_start() -> None:
    """Start, length, number and title of each step, and the total."""
    guide = guide_of(a_format())
    order = next(table for table in tables(guide) if table.header[0] == "Début")
    assert [row[:3] for row in order.rows] == [
        ("0\u00a0h\u00a000", "20\u00a0min", "1. Étape accueil"),
        ("0\u00a0h\u00a020", "40\u00a0min", "2. Étape travail"),
    ]
    assert "Total : 1 h (en plénière 1 h)." in lines(guide)


def test_step_in_full() -> None:
    """All that a step may hold stands under its heading, in the order in which it is used."""
    step = make_step(
        "un", 30, mode="groups", say="Bonjour.", lead="garant", grouping="Par deux.", output="Une liste.",
        tasks=[{"role": "garant", "mode": "solo", "do": "Noter."}], canvas="canevas", handout="carte", materials=["Feutres"],
        remote="En salles.", hybrid="Un relais.", if_late={"minutes": 20, "how": "Sans tour."}, if_many={"above": 7, "how": "Deux tours."},
        tip="Souffler.", pitfall="Courir.",
    )  # fmt: skip
    format_ = a_format(
        script=[step], group_size={"min": 2, "max": 3}, canvases=["canevas"],
        roles=[{"id": "garant", "name": "Garant", "count": 1, "mission": "Garder."}],
        handouts=[{"id": "carte", "title": "Carte", "body": "Texte.", "per": "group"}],
    )  # fmt: skip
    guide = guide_of(format_, canvases=(a_canvas(),))
    told = [" ".join(words(replace(guide, blocks=(block,)))) for block in section(guide, "1. Étape un")]
    assert [text.replace("\u00a0", " ") for text in told] == [
        "0 h 00 · 30 min · En sous-groupes · Conduite : Garant · 2 sous-groupes de 3",
        "À afficher : Faites.", "Dire la consigne.", "À dire : Bonjour.",
        "En même temps :", "Garant (en individuel) : Noter.",
        "Sous-groupes : Par deux.", "Canevas : Canevas d’essai", "Document : Carte", "En main : Feutres", "Produit : Une liste.",
        "À distance : En salles.", "En hybride : Un relais.", "En retard : 20 min suffisent. Sans tour.",
        "Au-delà de 7 : Deux tours.", "Conseil : Souffler.", "Piège : Courir.",
    ]  # fmt: skip
    styles = [block.style for block in section(guide, "1. Étape un")]
    assert styles[:4] == [Style.FACTS, Style.BRIEF, Style.BODY, Style.SAY]


def test_variant_tells_each_change() -> None:
    """Skipped, resized and added steps, with the words that change; an added step has a heading of its own."""
    changes = [
        {"step": "accueil", "minutes": 5, "say": "Vite.", "if_late": {"minutes": 3, "how": "Encore plus vite."}},
        {"step": "travail", "skip": True},
        {"after": "accueil", "add": make_step("plus", 25, title="A & B")},
    ]
    format_ = a_format(variants=[{"id": "short", "title": "Courte", "minutes": 30, "changes": changes}])
    guide = guide_of(format_)
    assert lines(guide)[lines(guide).index("Courte") :][:9] == [
        "Courte",
        "30 min à 6 personnes. ",
        "« Étape accueil » en 5 min. En retard, 3 min : Encore plus vite.",
        "À dire : Vite.",
        "Sautez « Étape travail ».",
        "Ajoutez, après « Étape accueil », une étape de 25 min :",
        "A & B",
        "25 min · En plénière",
        "À afficher : Faites.",
    ]


def test_each_handout_has_its_page() -> None:
    """They end the guide: nothing else stands on a page that is given out. What is not shown says so."""
    handouts = [
        {"id": "un", "title": "Un", "body": "Texte.", "per": "participant"},
        {
            "id": "deux",
            "title": "Deux",
            "body": f"Nom :\n\n{'…' * 40}",
            "per": "session",
            "quantity": 2,
            "for_team": True,
        },
    ]
    guide = guide_of(a_format(handouts=handouts))
    pages = [block for block in guide.blocks if isinstance(block, Heading) and block.new_page]
    assert [(page.text, page.level) for page in pages] == [("Un", 3), ("Deux", 3)]
    assert guide.blocks.index(pages[0]) + 2 == guide.blocks.index(pages[1])
    assert section(guide, "Deux")[0].style is Style.WARNING
    assert section(guide, "Deux")[-1] == WritingLines(1)
    printed = next(table for table in tables(guide) if table.header[0] == "Exemplaires")
    assert [row[:2] + row[3:] for row in printed.rows] == [
        ("6", "Un", "Les participants"),
        ("2", "Deux", "L’animation seule"),
    ]


@pytest.mark.parametrize(
    ("canvas", "told"),
    [
        (a_canvas(), ["Avant :", " Que savons-nous\u202f?"]),
        (a_canvas(**make_table({"Qui": 1, "Quoi": 2}, 3)), ["«\u00a0Qui\u00a0», «\u00a0Quoi\u00a0»."]),
        (a_canvas(**make_table({"Qui": 1, "Quoi": 2}, ["Nous"])), ["Lignes\u00a0:", "«\u00a0Nous\u00a0»."]),
        (
            a_canvas(axes={"x": {"label": "Effort", "low": "peu", "high": "fort"}, "y": {"label": "Valeur", "low": "a", "high": "b"}}),
            ["Effort, de «\u00a0peu\u00a0» à «\u00a0fort\u00a0»."],
        ),
    ],
    ids=["zones", "table", "table with labels", "axes"],
)  # fmt: skip
def test_canvas_as_its_questions(canvas: object, told: list[str]) -> None:
    """Without its drawing: the questions, what it asks to keep out, and no link without an address of the site."""
    guide = guide_of(a_format(canvases=["canevas"]), canvases=(canvas,))
    shown = [text.replace("\u00a0:", " :") for text in words(guide)]
    assert [text for text in told if text.replace("\u00a0:", " :") not in shown] == []
    assert "Ni données de patients, ni données nominatives." in shown
    assert hrefs(guide) == set()


def test_links_only_with_an_address() -> None:
    """Neighbours are named always, and linked where the site has an address."""
    other = a_format("autre", title="L'autre")
    format_ = a_format(after=["autre"])
    assert hrefs(guide_of(format_, others=(other,))) == set()
    assert hrefs(guide_of(format_, others=(other,), site=SITE)) == {f"{SITE}ateliers/autre/"}
    assert "L’autre" in list(words(guide_of(format_, others=(other,))))


def test_properties_and_attribution() -> None:
    """Title, author, licence and date are those of the file; the licence of the file wins."""
    library = Library(a_vocabulary())
    guide = format_guide(a_format(), library, publisher="CPAM d'essai")
    assert (guide.title, guide.date, guide.licence) == ("Atelier d’essai", "2026-11-22", "Licence Ouverte 2.0")
    assert guide.author == "CPAM d'essai"
    assert guide.accent == "#1f6660"
    line = "Playbook des ateliers, «\u00a0Atelier d’essai\u00a0», mise à jour du 22\u00a0novembre\u00a02026. Licence Ouverte 2.0."
    assert guide.footer == line
    other = format_guide(a_format(licence="CC BY 4.0"), library)
    assert other.licence == "CC BY 4.0"
    assert other.footer.endswith("CC BY 4.0.")
    assert attribution("A", date(2026, 5, 1)).startswith(
        "Playbook des ateliers, «\u00a0A\u00a0», mise à jour du 1er\u00a0mai"
    )


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_is_text(text: str) -> None:
    """An attack in every kind of field comes out as typed."""
    step = make_step("un", 60, title=TITLES[0], brief=text, say=text, tip=text, if_late={"minutes": 30, "how": text})
    change = {"after": "un", "add": make_step("deux", 10, title=TITLES[2], tip=text)}
    format_ = a_format(
        summary=text, script=[step], guardrails=[text], invite=[{"who": text, "count": 1, "why": text}],
        materials=[{"item": text, "quantity": 1, "per": "session"}],
        variants=[{"id": "long", "title": TITLES[3], "minutes": 70, "changes": [change]}],
    )  # fmt: skip
    guide = guide_of(format_)
    assert missing_texts(format_, " ".join([guide.title, *words(guide)]), hrefs(guide)) == []
    assert any(
        isinstance(block, Paragraph) and french(text) in block.runs[0].text
        for block in guide.blocks
        if getattr(block, "runs", ())
    )


def test_rex_form_is_the_form_of_the_network() -> None:
    """Parts and fields in their order, each with its help and at least one line to write on; dated by its argument."""
    form = rex_form(date(2026, 3, 1))
    headings = [(block.level, block.text) for block in form.blocks if isinstance(block, Heading)]
    expected: list[tuple[int, str]] = []
    for part, keys in REX_FORM:
        expected += [(2, part), *((3, Experience.model_fields[key].title) for key in keys)]
    assert headings == [(level, french(text)) for level, text in expected]
    for _, keys in REX_FORM:
        for key in keys:
            told = Experience.model_fields[key]
            under = [block for part in [section_of(form, french(told.title))] for block in part]
            assert isinstance(under[-1], WritingLines)
            assert under[-1].count >= 1
            assert not told.description or french(told.description) in " ".join(
                words(replace(form, blocks=tuple(under)))
            )
    assert form.date == "2026-03-01"
    assert "1er\u00a0mars\u00a02026" in form.footer


def section_of(document: Document, title: str) -> list[Block]:
    """The blocks under the level-3 heading of that title."""
    third = [block for block in document.blocks if not (isinstance(block, Heading) and block.level == 2)]
    return section(replace(document, blocks=tuple(third)), title)
