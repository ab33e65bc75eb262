"""What is made together: the files of a format, those of a canvas, the blank form. Names → bytes."""

from __future__ import annotations

from dataclasses import dataclass

from macros.exports.canvases.shapes import export_canvas_slides
from macros.exports.canvases.sheet import Paper, export_canvas_pdf, export_canvas_png
from macros.exports.documents.guide import format_guide
from macros.exports.documents.invitation import invitation, invitation_text
from macros.exports.documents.report_outline import report_outline, report_text
from macros.exports.documents.rex_form import rex_form
from macros.exports.kit_file import CANVASES, export_kit, windows_text
from macros.exports.markdown_file import export_markdown
from macros.exports.opendocument.file import export_opendocument
from macros.exports.pdf.file import export_pdf
from macros.exports.pdf.one_page_sheet import export_one_page_sheet
from macros.exports.slides.file import export_slides
from macros.exports.spreadsheet.file import export_spreadsheet
from macros.exports.word.file import export_word
from macros.model.canvas import Canvas
from macros.model.format import Format
from macros.model.library import Library
from macros.pages.downloads import FORM_NAME, KIT

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where files come from: the library, who publishes it, its public address with its last slash, or nothing."""

    library: Library
    publisher: str = ""
    site: str = ""


def format_bundle(format_: Format, origin: Origin) -> Files:
    """The files that stand beside the page of a format, kit and data apart."""
    library, told = origin.library, {"publisher": origin.publisher, "site": origin.site}
    guide, slug = format_guide(format_, library, **told), format_.slug
    return {
        f"{slug}.docx": export_word(guide),
        f"{slug}.odt": export_opendocument(guide),
        f"{slug}.pdf": export_pdf(guide),
        f"{slug}.md": export_markdown(guide),
        f"{slug}-a4.pdf": export_one_page_sheet(format_, library, **told),
        f"{slug}.pptx": export_slides(format_, library, **told),
        f"{slug}.xlsx": export_spreadsheet(format_, library, **told),
    }


def canvas_bundle(canvas: Canvas, origin: Origin) -> Files:
    """The files that stand beside the page of a canvas."""
    library, publisher, slug = origin.library, origin.publisher, canvas.slug
    return {
        f"{slug}-a4.pdf": export_canvas_pdf(canvas, library, Paper.A4, publisher=publisher),
        f"{slug}-a3.pdf": export_canvas_pdf(canvas, library, Paper.A3, publisher=publisher),
        f"{slug}.pptx": export_canvas_slides(canvas, library, publisher=publisher),
        f"{slug}.png": export_canvas_png(canvas, library, publisher=publisher),
    }


def form_bundle(origin: Origin) -> Files:
    """The blank form of a retour d'expérience."""
    form = rex_form(origin.library.last_review, publisher=origin.publisher)
    return {f"{FORM_NAME}.docx": export_word(form), f"{FORM_NAME}.odt": export_opendocument(form)}


def kit_bundle(format_: Format, origin: Origin, own: Files, canvases: Files) -> Files:
    """The kit, out of the files of the format and those of its canvases, and messages to fill in."""
    library, publisher, slug = origin.library, origin.publisher, format_.slug
    files = own | {
        f"{slug}-invitation.docx": export_word(invitation(format_, publisher=publisher)),
        f"{slug}-invitation.txt": windows_text(invitation_text(format_)),
        f"{slug}-compte-rendu.docx": export_word(report_outline(format_, publisher=publisher)),
        f"{slug}-compte-rendu.txt": windows_text(report_text(format_)),
        **{f"{CANVASES}/{name}": data for name, data in canvases.items()},
    }
    return {f"{slug}{KIT.ending}": export_kit(format_, library, files)}
