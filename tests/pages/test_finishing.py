"""The last pass: typography between tags, abbreviations at their first use."""

from __future__ import annotations

import pytest

from macros.model.library import Library
from macros.pages.context import PageContext
from macros.pages.finishing import finish, name_tables
from macros.pages.format_page import render_format

NBSP, NARROW = "\u00a0", "\u202f"
WORDS = {
    "CPAM": "caisse primaire d'assurance maladie",
    "PS": "professionnel de santé",
    "CPTS": "communauté « de santé »",
}


@pytest.mark.parametrize(
    ("html", "finished"),
    [
        ("<p>Prêt ?</p>", f"<p>Prêt{NARROW}?</p>"),
        ("<p>l'atelier</p>", "<p>l’atelier</p>"),
        ("<p>l&#39;atelier</p>", "<p>l’atelier</p>"),
        ("<p>a &amp; b ; c</p>", f"<p>a &amp; b{NARROW}; c</p>"),
        ("<p>&lt;b&gt; : d</p>", f"<p>&lt;b&gt;{NBSP}: d</p>"),
        ('<a title="Prêt ? l\'un" href="https://exemple.fr/a?b=c">Prêt ?</a>', f'<a title="Prêt ? l\'un" href="https://exemple.fr/a?b=c">Prêt{NARROW}?</a>'),
        ("<p><code>a ? l'un</code> b ?</p>", f"<p><code>a ? l'un</code> b{NARROW}?</p>"),
        ("<pre><code>a ?</code></pre><p>b ?</p>", f"<pre><code>a ?</code></pre><p>b{NARROW}?</p>"),
        ("<script>a ? b : c</script>", "<script>a ? b : c</script>"),
        ("<!-- a ? --><p>b ?</p>", f"<!-- a ? --><p>b{NARROW}?</p>"),
        ("<p>Voir https://exemple.fr/a?b;c!</p>", "<p>Voir https://exemple.fr/a?b;c!</p>"),
        ("<p>a<br>b ?</p>", f"<p>a<br>b{NARROW}?</p>"),
        ("<p>l'<a href='#'>article</a></p>", "<p>l’<a href='#'>article</a></p>"),
        ("<p>d&#39;<em>un</em> <code>l'<b>x</b></code></p>", "<p>d’<em>un</em> <code>l'<b>x</b></code></p>"),
        ("<p>les jours'</p><p>a 5'<em>b</em></p>", "<p>les jours'</p><p>a 5'<em>b</em></p>"),
        ("<svg><text>a ?</text></svg>", f"<svg><text>a{NARROW}?</text></svg>"),
        ("</code></code><p>a ?</p>", f"</code></code><p>a{NARROW}?</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_typography(html: str, finished: str) -> None:
    """Texts are mended; attributes, code, scripts, comments and entities are not."""
    assert finish(html) == finished


def expanded(word: str) -> str:
    """How an abbreviation stands at its first use."""
    meaning = {
        "CPAM": "caisse primaire d’assurance maladie",
        "PS": "professionnel de santé",
        "CPTS": f"communauté «{NBSP}de santé{NBSP}»",
    }[word]
    return f'<abbr title="{meaning}">{word}</abbr> <span class="pb-expansion">({meaning})</span>'


@pytest.mark.parametrize(
    ("html", "finished"),
    [
        ("<p>La CPAM et la CPAM</p>", "<p>La {CPAM} et la CPAM</p>"),
        ("<p>La CPAM</p><p>la CPAM, le PS</p>", "<p>La {CPAM}</p><p>la CPAM, le {PS}</p>"),
        ("<p>CPTS, PS</p>", "<p>{CPTS}, {PS}</p>"),
        ("<p>l'EPS, PSX, PS-CPAM, 2PS</p>", "<p>l’EPS, PSX, PS-CPAM, 2PS</p>"),
        ("<p>l'CPAM, d&#39;PS</p>", "<p>l’{CPAM}, d’{PS}</p>"),
        ("<p>&CPAM; &#CPAM</p>", "<p>&CPAM; &#CPAM</p>"),
        ("<h2>La CPAM</h2><p>la CPAM</p>", "<h2>La CPAM</h2><p>la {CPAM}</p>"),
        ("<p><a href='#'>CPAM</a> CPAM</p>", "<p><a href='#'>CPAM</a> {CPAM}</p>"),
        ("<svg><text>CPAM</text></svg><p>CPAM</p>", "<svg><text>CPAM</text></svg><p>{CPAM}</p>"),
        ("<article><p>CPAM</p></article><p>CPAM</p>", "<article><p>CPAM</p></article><p>{CPAM}</p>"),
        ("<blockquote><p>CPAM</p></blockquote><p>CPAM</p>", "<blockquote><p>CPAM</p></blockquote><p>{CPAM}</p>"),
        ("<figure><p>CPAM</p></figure><p>CPAM</p>", "<figure><p>CPAM</p></figure><p>{CPAM}</p>"),
        ("<table><tr><td>CPAM</td></tr></table><p>CPAM</p>", "<table><tr><td>CPAM</td></tr></table><p>{CPAM}</p>"),
        ("<p><code>CPAM</code> CPAM</p>", "<p><code>CPAM</code> {CPAM}</p>"),
        ('<p title="CPAM">CPAM</p>', '<p title="CPAM">{CPAM}</p>'),
        # The writer has just said it, in the words of the sentence: the expansion would repeat them.
        ("<p>une caisse locale (CPAM) ; la CPAM</p>", "<p>une caisse locale (CPAM)\u202f; la CPAM</p>"),
        ("<p>des organismes (CPAM, PS)</p>", "<p>des organismes ({CPAM}, {PS})</p>"),
        ("<svg><path/></svg><p>CPAM</p>", "<svg><path/></svg><p>{CPAM}</p>"),
    ],
)  # fmt: skip
def test_abbreviations(html: str, finished: str) -> None:
    """Expanded once, whole words only, and neither in names nor in figures, quotes, cards, tables and code."""
    for word in WORDS:
        finished = finished.replace("{" + word + "}", expanded(word))
    assert finish(html, WORDS) == finished


def test_abbreviation_is_escaped() -> None:
    """The words of the vocabulary are text."""
    html = finish("<p>AB</p>", {"AB": '"><script>x</script>'})
    assert "<script" not in html
    assert 'title="&#34;&gt;&lt;script&gt;' in html


def test_abbreviations_never_cut_an_entity() -> None:
    """`lt`, `amp` or `quot` as abbreviations leave `&lt;`, `&amp;` and `&quot;` whole."""
    html = "<p>&lt;b&gt; &amp; &quot;a&quot; &#39;b</p>"
    assert "&lt;b&gt; &amp; &quot;a&quot;" in finish(html, {"lt": "x", "gt": "x", "amp": "x", "quot": "x", "39": "x"})


@pytest.mark.parametrize("slug", ["codev-managerial", "projet-sante-cpts"])
def test_finishing_is_idempotent(slug: str, library: Library) -> None:
    """A second pass over a real page changes nothing."""
    html = str(render_format(library.formats[slug], PageContext(library, address=f"ateliers/{slug}/")).html)
    once = finish(html, library.vocabulary.abbreviations)
    assert once != html
    assert finish(once, library.vocabulary.abbreviations) == once
    assert once.count("<abbr ") == len({part.split("<")[0] for part in once.split("<abbr ")[1:]})


REGION = (
    '<div class="pb-scroll" role="region" tabindex="0" aria-label="{0}"><table class="pb-written" aria-label="{0}">'
)


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<h2 id='a'>Le budget</h2><p>x</p><table><tr></tr></table>", ["Tableau\u00a0: Le budget"]),
        ("<h2>Un</h2><h3>Deux <em>mots</em></h3><table></table>", ["Tableau\u00a0: Deux mots"]),
        ("<h2>Un</h2><table></table><table></table>", ["Tableau\u00a0: Un", "Tableau 2\u00a0: Un"]),
        ('<h2>Dit « "a" »</h2><table></table>', ["Tableau\u00a0: Dit « &quot;a&quot; »"]),
        ("<table></table>", ["Tableau"]),
        ('<h2>Un</h2><table class="pb-rows"></table>', []),
    ],
)
def test_tables_written_by_hand_have_a_name(html: str, names: list[str]) -> None:
    """The heading before, in a region that scrolls by keyboard; tables of the site, which have theirs, are left alone."""
    named = name_tables(html)
    assert [part.split('"')[0] for part in named.split('role="region" tabindex="0" aria-label="')[1:]] == names
    assert all(REGION.format(name) in named for name in names)
    assert named.count("</table></div>") == len(names)
    assert name_tables(named) == named


def test_heads_of_written_tables_say_what_they_head() -> None:
    """Each head is that of a column: Markdown knows no other."""
    written = '<table><thead><tr><th>A</th><th style="text-align: right">B</th></tr></thead></table>'
    named = name_tables(written)
    assert named.count('<th scope="col"') == 2
    assert "<thead>" in named
