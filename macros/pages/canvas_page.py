"""The page of a canvas: the picture, its questions as text, the formats that work on it."""

from __future__ import annotations

from macros.model.canvas import Canvas
from macros.pages import labels
from macros.pages.cards import canvas_figure, item_cards
from macros.pages.context import PageContent, PageContext
from macros.pages.downloads import CANVAS_FILES, download_links
from macros.pages.headings import headings_of
from macros.pages.templates import render


def render_canvas(canvas: Canvas, page: PageContext) -> PageContent:
    """The whole page."""
    row_labels = [label for label in canvas.table.row_labels if label] if canvas.table else []
    html = render(
        "canvas.html",
        canvas=canvas,
        figure=canvas_figure(canvas, page),
        orientation=labels.ORIENTATIONS[canvas.orientation],
        trail=[("Accueil", page.link("")), ("Canevas", page.link("canevas/"))],
        row_labels=row_labels,
        link=page.link,
        downloads=list(download_links(canvas, CANVAS_FILES, page)),
        formats=item_cards(page.library.formats_using_canvas(canvas.slug), page),
    )
    return PageContent(html, canvas.purpose, headings_of(html))
