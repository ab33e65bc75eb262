"""What is taken off a page before it is written: what nobody sees, and nothing else."""

from __future__ import annotations

import pytest

from macros.mkdocs_site.page_weight import lighter

PAGES = {
    "indentation": ("<div>\n    <p>a</p>\n\t</div>", "<div>\n<p>a</p>\n</div>"),
    "empty lines": ("<p>a</p>\n\n  \n\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
    "words on two lines": ("<p>un\n      mot</p>", "<p>un\nmot</p>"),
    "inline tags on two lines": ("<b>un</b>\n   <i>mot</i>", "<b>un</b>\n<i>mot</i>"),
    "Windows line ends": ("<p>un\r\n   mot</p>", "<p>un\r\nmot</p>"),
    "spaces inside a line": ("<p>un  mot</p>  <p>b</p>", "<p>un  mot</p>  <p>b</p>"),
    "nothing to take off": ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
    "block of code": ("<div>\n  <pre>\n    a\n\n    b</pre>\n</div>",) * 2,
    "block of code with a class": ('<pre class="x"><code>a\n  b</code></pre>',) * 2,
    "field to fill": ("<textarea>\n  a</textarea>\n  <p>b</p>",) * 2,
}


@pytest.mark.parametrize(("html", "written"), PAGES.values(), ids=PAGES)
def test_lighter(html: str, written: str) -> None:
    """Indentation and empty lines go, what is shown as typed stays, and a second pass changes nothing."""
    assert lighter(html) == written
    assert lighter(written) == written


@pytest.mark.parametrize("html", [html for html, _ in PAGES.values()], ids=PAGES)
def test_words_never_touch(html: str) -> None:
    """Between two words there is still a space or a line end."""
    assert lighter(html).split() == html.split()
