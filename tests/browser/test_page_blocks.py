"""The page as blocks, and the blocks as HTML, text and Markdown: what the page shows, all of it, and nothing that it hides."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page

from macros.exports.attribution import attribution
from macros.exports.documents.blocks import ItemList, ListItem, Run, WritingLines
from macros.exports.documents.invitation import invitation
from macros.exports.documents.plain_text import plain_text
from macros.exports.documents.report_outline import report_outline
from macros.exports.site_data.ready_texts import block_data
from macros.model.base import Mode
from macros.model.library import Library
from macros.model.plan import Adaptation, plan
from macros.model.typography import french
from macros.pages.labels import duration
from tests.browser.checks import DESKTOP, Open, started_again
from tests.exports.sample_documents import HOSTILE, a_document, words

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-copy")]
SCRIPTS = Path(__file__).parents[2] / "docs/assets/javascripts"
SLUG = "projet-sante-cpts"
ADAPTED = "?debut=14:00&participants=14&modalite=distanciel"
STYLES = {"body", "lead", "facts", "brief", "say", "note", "warning"}
LOAD = """path => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = path; script.onload = done; script.onerror = failed;
    document.head.append(script);
})"""

Blocks = list[dict[str, Any]]


def blocks_of(page: Page, name: str = "sheet") -> Blocks:
    """The blocks that the page gives."""
    if not page.evaluate("Boolean(window.playbookPageBlocks)"):
        page.evaluate(LOAD, "../../assets/javascripts/page-blocks.js")
    return json.loads(page.evaluate(f"JSON.stringify(window.playbookPageBlocks.{name}())"))  # ten times as quick


def said(runs: list[dict[str, Any]]) -> str:
    """The text of runs."""
    return "".join(run["text"] for run in runs)


def bare(text: str) -> str:
    """Without spaces: the forms of a text differ by them."""
    return re.sub(r"\s", "", text)


def compared(text: str) -> str:
    """Without the signs that stand between the parts of a line, on the page or in the blocks."""
    return re.sub("[·—:]", "", bare(text))


def texts(blocks: Blocks) -> list[str]:
    """Every line of the blocks."""
    found: list[str] = []
    for block in blocks:
        match block["type"]:
            case "heading":
                found.append(block["text"])
            case "paragraph":
                found.append(f"{block.get('label', '')} {said(block['runs'])}".strip())
            case "list":
                found += [said(item["runs"]) for item in block["items"]]
            case "table":
                found += [block["caption"], *block["header"], *(cell for row in block["rows"] for cell in row)]
    return found


def under(blocks: Blocks, title: str) -> Blocks:
    """What stands under a heading, until the next of its level."""
    start = next(rank for rank, one in enumerate(blocks) if one["type"] == "heading" and one["text"].endswith(title))
    level = blocks[start]["level"]
    stop = next(
        (rank for rank, one in enumerate(blocks[start + 1 :], start + 1) if one["type"] == "heading" and one["level"] <= level),
        len(blocks),
    )  # fmt: skip
    return blocks[start + 1 : stop]


def labels(blocks: Blocks) -> list[str]:
    """The words in front of paragraphs."""
    return [block["label"].removesuffix("\u00a0:") for block in blocks if block.get("label")]


def faults(blocks: Blocks) -> list[Any]:
    """What is not in the shapes that the writers expect."""
    found: list[Any] = [one for one in blocks if one["type"] not in ("heading", "paragraph", "list", "table")]
    levels = [one["level"] for one in blocks if one["type"] == "heading"]
    found += [("levels", levels)] * (
        levels[0] != 1 or levels.count(1) != 1 or any(after > before + 1 for before, after in pairwise(levels))
    )
    for one in blocks:
        if one["type"] == "paragraph" and (one["style"] not in STYLES or not (one["runs"] or one.get("label"))):
            found.append(one)
        if one["type"] == "list" and (not one["items"] or one["items"][0]["level"] or one["items"][0].get("continued")):
            found.append(one)
        if one["type"] == "table":
            widths = {len(one["header"]), len(one["weights"]), *map(len, one["rows"])}
            if len(widths) != 1 or not one["rows"]:
                found.append(one)
        for run in [*one.get("runs", []), *(run for item in one.get("items", []) for run in item["runs"])]:
            if not run["text"] or not re.match(r"https?://|mailto:|$", run["href"]):
                found.append(run)
    found += [
        text
        for text in texts(blocks)
        if text != text.strip() or re.search(r"  |\t|\n\n|\b(?:undefined|null|NaN)\b", text)
    ]
    return found  # fmt: skip


@pytest.fixture(scope="module")
def shared(address: str, open_shared: Open) -> Any:
    """A browser on a format."""
    return open_shared(f"{address}/ateliers/{SLUG}/", viewport=DESKTOP)


@pytest.fixture
def opened(address: str, shared: Any) -> Any:
    """Open a page of that browser, which must stay silent."""

    def open_(path: str) -> Page:
        return started_again(shared, f"{address}/{path}").page

    yield open_
    assert shared.faults == []


# What the sheet leaves out: panels, pictures, cards, and the sentence that asks for the attribution.
KEPT_LINES = """() => {
    const apart = ".pb-head > .pb-kicker, .pb-handout > .pb-kicker, .pb-adapt, .pb-take-away, .pb-told, .pb-in-page, .pb-breadcrumb, .pb-timeline, svg, section:has(> #voisins)";
    for (const one of document.querySelectorAll(apart)) one.remove();
    const lines = document.querySelector(".pb-format").innerText.split(/[\\t\\n]+/);
    return lines.filter(line => line.length > 25 && !line.startsWith("Licence"));
}"""


def test_the_sheet_holds_the_page(opened: Callable[[str], Page], library: Library) -> None:
    """Of every format: each line that the page shows, in the shapes that the writers expect."""
    for format_ in library.formats.values():
        page = opened(f"ateliers/{format_.slug}/")
        sheet = blocks_of(page)
        assert faults(sheet) == [], format_.slug
        assert faults(blocks_of(page, "materials")) == [], format_.slug
        there = compared("".join(texts(sheet)))
        lines = page.evaluate(KEPT_LINES)
        assert len(lines) > 80
        assert [line for line in lines if compared(line) not in there] == [], format_.slug
        warnings = [said(one["runs"]) for one in sheet if one.get("style") == "warning"]
        reserved = sum(handout.for_team for handout in format_.handouts)
        assert warnings == ["Réservé à l’animation, ne se montre pas."] * reserved, format_.slug


def test_order_and_ends(opened: Callable[[str], Page], library: Library) -> None:
    """Title and promise first; attribution with its licence and address; then the documents, each on its page."""
    page = opened(f"ateliers/{SLUG}/")
    format_, sheet = library.formats[SLUG], blocks_of(page)
    assert sheet[0] == {"type": "heading", "level": 1, "text": french(format_.title)}
    assert (sheet[1]["style"], said(sheet[1]["runs"])) == ("lead", french(format_.summary))
    titles = [one["text"] for one in sheet if one["type"] == "heading" and one["level"] == 2]
    assert titles == [
        "Prenez-le quand", "Évitez-le quand", "Le déroulé en un coup d’œil", "Les étapes, une par une", "Variantes", "Préparer",
        "Canevas", "Un exemple rempli", "Protéger les personnes et les données", "Permettre à chaque personne de prendre part",
        "Savoir que c’est réussi", "Après la séance", "Sources, statut et licence", "Documents à remettre",
    ]  # fmt: skip
    (note,) = [one for one in sheet if one.get("style") == "note"]
    assert said(note["runs"]) == f"{attribution(format_.title, format_.reviewed, format_.licence)} {page.url}"
    assert note["runs"][-1]["href"] == page.url
    new_pages = [one["text"] for one in sheet if one.get("newPage")]
    assert new_pages == [french(handout.title) for handout in format_.handouts]
    assert not any(
        re.search(r"Copier|Télécharger|Adapter à votre|Dans cette page|J’ai animé", text) for text in texts(sheet)
    )


def test_the_adapted_sheet_says_what_the_model_computes(opened: Callable[[str], Page], library: Library) -> None:
    """Clock times, groups and materials of the session; no usual length beside them, no variant, no words of another mode."""
    page = opened(f"ateliers/{SLUG}/{ADAPTED}")
    format_, sheet = library.formats[SLUG], blocks_of(page)
    made = plan(format_, Adaptation(14, Mode.REMOTE, start=840))
    assert faults(sheet) == []
    session = next(text for text in texts(sheet) if text.startswith("De 14\u00a0h à 16\u00a0h"))
    assert session.endswith("2\u00a0personnes à l’animation. Modalité\u00a0: distanciel.")
    tables = {one["caption"]: one for one in sheet if one["type"] == "table"}
    rows = tables["Le déroulé à 14\u00a0personnes"]["rows"]
    assert [row[1] for row in rows[:-1]] == [french(duration(item.minutes)) for item in made.steps]
    assert (rows[0][0], rows[-1][:3]) == ("14\u00a0h", ["Total", "2\u00a0h", "fin à 16\u00a0h"])
    counts = [int(row[0]) for row in tables["Matériel pour 14\u00a0personnes"]["rows"]]
    assert counts == [count for count in made.materials if count is not None]
    assert not {"Durée", "Participants", "Modalités"} & {row[0] for row in tables["En bref"]["rows"]}
    titles = [one["text"] for one in sheet if one["type"] == "heading"]
    assert "Variantes" not in titles
    shown = page.locator(".pb-step").first.locator("dt:visible").all_inner_texts()
    assert shown[0] == "À distance"
    opening = labels(under(sheet, "1. Ouvrir\u00a0: le but et les règles"))
    assert opening == ["À distance", "À afficher", "À dire", *shown[1:]]


@pytest.mark.parametrize("variant", ["", "&variante=short"])
def test_the_note_of_the_mode_comes_first(variant: str, opened: Callable[[str], Page]) -> None:
    """In every step that has one, on the page and in the sheet; what belongs to a room is left out at a distance."""
    page = opened(f"ateliers/{SLUG}/{ADAPTED}{variant}")
    sheet = blocks_of(page)
    steps = under(sheet, "Les étapes, une par une")
    starts = [rank for rank, one in enumerate(steps) if one["type"] == "heading"]
    notes = [rank + 2 for rank in starts if "À distance" in labels(under(steps[rank:], steps[rank]["text"]))]
    assert len(notes) >= len(starts) - 1
    assert {steps[rank]["label"] for rank in notes} == {"À distance\u00a0:"}
    assert "En main" not in labels(sheet)
    assert "La salle" not in texts(sheet)
    first = "all => all.map(one => one.previousElementSibling.className)"
    assert set(page.locator(".pb-mode-note").evaluate_all(first)) == {"pb-step-facts"}
    assert page.locator('#salle, #salle + figure, .md-nav__link[href="#salle"]').locator("visible=true").count() == 0
    page.select_option("#pb-mode", "hybrid")
    assert page.locator(".pb-mode-note .pb-detail-remote").count() == 0 < page.locator(".pb-mode-note").count()
    page.select_option("#pb-mode", "in_person")
    assert page.locator(".pb-mode-note").count() == 0
    room = blocks_of(page)
    assert "La salle" in texts(room)
    if not variant:
        assert "En main" in labels(room)
    page.get_by_role("button", name="Revenir à la fiche").click()
    written = page.locator("#etape-tour-missions ~ .pb-details dt").all_inner_texts()
    assert written.index("En main") < written.index("À distance") < written.index("En retard")


def test_a_canvas_says_where_it_is(opened: Callable[[str], Page], library: Library) -> None:
    """Its name, its purpose, its address, then all of what stands for its picture."""
    for query in ("", ADAPTED):
        page = opened(f"ateliers/{SLUG}/{query}")
        canvas = library.canvases[next(step.canvas for step in library.formats[SLUG].script if step.canvas)]
        blocks = under(under(blocks_of(page), "Canevas"), french(canvas.title))
        purpose, place, alternative = blocks[:3]
        assert said(purpose["runs"]) == french(canvas.purpose)
        assert place["label"] == "À imprimer\u00a0:"
        assert (
            said(place["runs"])
            == place["runs"][0]["href"]
            == f"{page.url.split('/ateliers/')[0]}/canevas/{canvas.slug}/"
        )
        assert alternative["label"] == "Équivalent textuel\u00a0:"
        assert bare(french(canvas.text_alternative.split()[-1])) in bare("".join(texts(blocks[2:])))
    page.evaluate("document.querySelector('.pb-canvas-figure figcaption a').href = 'file:///canevas/index.html'")
    place = under(under(blocks_of(page), "Canevas"), french(canvas.title))[1]
    assert said(place["runs"]) == f"le canevas «\u00a0{french(canvas.title)}\u00a0», dans le kit de l’atelier."


def test_words_of_the_other_modes_are_left_out(opened: Callable[[str], Page]) -> None:
    """All of them on a page as written; none of them in a room; as on the page."""
    remote = {"À distance", "En hybride"}
    assert remote <= set(labels(blocks_of(opened(f"ateliers/{SLUG}/"))))
    assert not remote & set(
        labels(blocks_of(opened(f"ateliers/{SLUG}/?debut=14:00&participants=14&modalite=presentiel")))
    )


def test_a_variant_changes_the_steps(opened: Callable[[str], Page], library: Library) -> None:
    """Its steps in their order, skipped ones absent, an added one in its place with the plan's numbers, words replaced."""
    page = opened(f"ateliers/{SLUG}/{ADAPTED}&variante=short&etape=suite:6")
    format_, sheet = library.formats[SLUG], blocks_of(page)
    assert faults(sheet) == []
    made = plan(format_, Adaptation(14, Mode.REMOTE, "short", 840, {"suite": 6}))
    steps = [one["text"] for one in under(sheet, "Les étapes, une par une") if one["type"] == "heading"]
    assert steps == [f"{rank}. {french(item.step.title)}" for rank, item in enumerate(made.steps, 1)]
    added = under(sheet, "3. Vérifier l’action déjà choisie")
    assert said(added[0]["runs"]) == "14\u00a0h\u00a013 · 7\u00a0min · En sous-groupes · 4\u00a0sous-groupes de 3 à 4"
    opening = texts(under(sheet, steps[0]))
    assert any("vérification des actions choisies" in text for text in opening)
    assert not any("tour des affiches" in text for text in opening)
    # A late version that is no longer shorter than the step is not one.
    assert "En retard" not in labels(under(sheet, steps[-1]))
    assert "En retard" in labels(under(sheet, steps[1]))
    assert any("Version\u00a0: Actions déjà choisies" in text for text in texts(sheet))


def test_every_format_in_a_variant(opened: Callable[[str], Page], library: Library) -> None:
    """Whole, in the right shapes, with the steps of the plan, past midnight too."""
    for format_ in library.formats.values():
        page = opened(f"ateliers/{format_.slug}/?debut=23:00&participants={format_.participants.max}")
        for variant in format_.variants[-1:] or (None,):
            mode = variant.modes[-1] if variant and variant.modes else format_.modes[-1]
            page.select_option("#pb-mode", str(mode))
            if variant:
                page.select_option("#pb-variant", variant.id)
            made = plan(format_, Adaptation(format_.participants.max, mode, variant.id if variant else "", 1380))
            sheet = blocks_of(page)
            assert faults(sheet) == [], (format_.slug, variant)
            table = next(one for one in sheet if one.get("caption", "").startswith("Le déroulé"))
            assert [row[1] for row in table["rows"][:-1]] == [french(duration(item.minutes)) for item in made.steps], (
                format_.slug,
                variant,
            )
            steps = [one["text"] for one in under(sheet, "Les étapes, une par une") if one["type"] == "heading"]
            assert steps == [f"{rank}. {french(item.step.title)}" for rank, item in enumerate(made.steps, 1)]


def test_materials(opened: Callable[[str], Page], library: Library) -> None:
    """The things that the mode needs, then how many of each document."""
    blocks = blocks_of(opened(f"ateliers/{SLUG}/{ADAPTED}"), "materials")
    assert blocks[0]["text"] == f"Matériel\u00a0: {french(library.formats[SLUG].title)}"
    assert [one["type"] for one in blocks] == ["heading", "paragraph", "table", "heading", "list"]
    assert said(blocks[-1]["items"][0]["runs"]).endswith("soit 4 en tout pour 14\u00a0personnes.")


# ---- Writers --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def writer(browser: Any) -> Any:
    """A page that holds the writers and nothing else."""
    context = browser.new_context()
    page = context.new_page()
    page.goto("about:blank")
    page.add_script_tag(path=str(SCRIPTS / "writers" / "block-writers.js"))
    yield page
    context.close()


def written(writer: Page, name: str, blocks: Blocks) -> str:
    """The blocks in one of the three forms."""
    return writer.evaluate(f"blocks => window.playbookBlocks.{name}(blocks)", blocks)


NESTED = ItemList(
    (
        ListItem((Run("un"),)),
        ListItem((Run("suite"),), continued=True),
        ListItem((Run("dedans"),), 1, ordered=False),
        ListItem((Run("plus bas"),), 2),
        ListItem((Run("deux"),)),
        ListItem((Run("autre"),), ordered=False),
    ),
    ordered=True,
    start=3,
)


def without_lines(blocks: Any) -> list[Any]:
    """Lines to write on have no shape of their own in the browser."""
    return [block for block in blocks if not isinstance(block, WritingLines)]


def test_text_is_that_of_the_downloads(writer: Page, library: Library) -> None:
    """The same plain text as macros/exports/documents/plain_text.py, for hostile texts, nested lists and real messages."""
    documents = [a_document(text).blocks for text in HOSTILE] + [(NESTED,)]
    for slug in (SLUG, "codev-managerial", "test-assures"):
        documents += [invitation(library.formats[slug]).blocks, report_outline(library.formats[slug]).blocks]
    for blocks in documents:
        kept = without_lines(blocks)
        assert written(writer, "toText", block_data(kept)) == plain_text(kept)


READ_HTML = """html => {
    const read = new DOMParser().parseFromString(html, "text/html");
    const all = [...read.body.querySelectorAll("*")];
    return {
        tags: [...new Set(all.map(one => one.tagName.toLowerCase()))],
        names: [...new Set(all.flatMap(one => one.getAttributeNames()))],
        links: [...new Set(all.filter(one => one.href).map(one => one.getAttribute("href")))],
        text: read.body.textContent,
        outline: all.map(one => one.tagName.toLowerCase()).join(" "),
    };
}"""
TAGS = {"h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "em", "a", "small", "blockquote", "br"} | {
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
NAMES = {"style", "href", "scope", "width", "border", "cellspacing", "cellpadding", "start"}


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_hostile_text_as_typed(text: str, writer: Page) -> None:
    """Only the writer's own elements and attributes, no class; every text, in order."""
    blocks = without_lines(a_document(text).blocks)
    read = writer.evaluate(READ_HTML, written(writer, "toHtml", block_data(blocks)))
    assert set(read["tags"]) <= TAGS
    assert set(read["names"]) <= NAMES
    assert read["links"] == ["https://exemple.fr/?a=1&b=(2)"]
    assert bare(read["text"]) == bare("".join(words(a_document(blocks=tuple(blocks)))))
    assert writer.evaluate("typeof window.pwned") == "undefined"


def test_html_of_lists_tables_and_pages(writer: Page) -> None:
    """Lists nest, numbers go on, borders stand on the cells, a document starts its page, a dangerous link is text."""
    html = written(writer, "toHtml", block_data([NESTED]))
    assert html == (
        '<ol start="3"><li>un<br>suite<ul><li>dedans<ol><li>plus bas</li></ol></li></ul></li><li>deux</li></ol>'
        "<ul><li>autre</li></ul>"
    )
    html = written(writer, "toHtml", block_data(without_lines(a_document("Mot").blocks)))
    assert len(re.findall(r'<t[hd][^>]* style="border:1px solid', html)) == 6
    assert 'text-align:right">1</td>' in html
    assert '<h3 style="page-break-before:always">Mot</h3>' in html
    link = [
        {
            "type": "paragraph",
            "style": "body",
            "runs": [{"text": "x", "bold": False, "italic": False, "href": "javascript:alert(1)"}],
        }
    ]
    for name in ("toHtml", "toText", "toMarkdown"):
        assert "javascript" not in written(writer, name, link)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_text_as_typed(text: str, writer: Page) -> None:
    """A reader of CommonMark with tables finds the blocks again, each text as typed."""
    blocks = without_lines(a_document(text).blocks)
    rendered = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(written(writer, "toMarkdown", block_data(blocks)))
    )
    read = writer.evaluate(READ_HTML, rendered)
    assert set(read["tags"]) <= TAGS
    assert {"h2", "h3", "h4", "ul", "ol", "table", "blockquote", "strong", "em", "a"} <= set(read["tags"])
    assert bare(read["text"]) == bare("".join(words(a_document(blocks=tuple(blocks)))))


def test_markdown_of_a_nested_list(writer: Page) -> None:
    """Each level stands under the text of the one above."""
    assert written(writer, "toMarkdown", block_data([NESTED])) == (
        "3. un\n\n   suite\n\n   - dedans\n     1. plus bas\n4. deux\n- autre\n"
    )
