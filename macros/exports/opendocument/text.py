"""Texts of an OpenDocument file, as its XML has them."""

from __future__ import annotations

from macros.exports.documents.blocks import Run, Runs
from macros.exports.xml_text import xml_text


def opendocument_runs(runs: Runs) -> str:
    """Runs with their faces and links."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = opendocument_text(run.text)
    if run.language:
        text = _faced(text, f"Language_{run.language}")
    style = "Strong" * run.bold + "Emphasis" * run.italic
    if run.href:
        return f'<text:a xlink:type="simple" xlink:href="{xml_text(run.href)}" text:style-name="Internet_20_link">{_faced(text, style)}</text:a>'
    return _faced(text, style)


def _faced(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>' if style else text


def opendocument_text(text: str) -> str:
    """Escaped text; spaces in a row and line ends have elements of their own."""
    return xml_text(text).replace("  ", " <text:s/>").replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")
