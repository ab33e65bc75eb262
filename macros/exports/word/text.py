"""Paragraphs and runs of a Word file, as its XML has them."""

from __future__ import annotations

from macros.exports.xml_text import xml_text

STAYS = "<w:keepNext/>"  # a paragraph that stays on the page of what follows


def word_paragraph(style: str, content: str, marks: str = "") -> str:
    """A paragraph in that style; `marks` are properties of its own."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{marks}</w:pPr>{content}</w:p>'


def word_text(text: str, face: str = "") -> str:
    """A run of text; line ends have elements of their own."""
    faces = f"<w:rPr>{face}</w:rPr>" if face else ""
    lines = [f'<w:t xml:space="preserve">{xml_text(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{faces}{'<w:br/>'.join(lines)}</w:r>"


def word_field(name: str) -> str:
    """A number that Word counts."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
