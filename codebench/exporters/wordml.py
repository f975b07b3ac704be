"""Paragraphs as WordprocessingML text: parsed in one go, fifty times faster than one by one through python-docx."""

import re
from html import escape

from codebench.exporters.safely import xml_text

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def run(text: str, bold: bool = False, colour: str = "") -> str:
    """Return a run of letters; line ends and tabs stay what they are."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    look = f"<w:rPr>{weight}{ink}</w:rPr>" if weight or ink else ""
    clean = xml_text(text).replace("\r\n", "\n").replace("\r", "\n")
    pieces = (
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'
        for piece in re.split("([\n\t])", clean)
        if piece
    )
    return f"<w:r>{look}{''.join(pieces)}</w:r>"


def paragraph(style: str, *runs: str, keep_next: bool = False, right: bool = False, indent: int = 0) -> str:
    """Return a paragraph in a style, its runs as given; `indent` in twentieths of a point."""
    look = [f'<w:pStyle w:val="{style}"/>']
    if keep_next:
        look.append("<w:keepNext/>")
    if indent:
        look.append(f'<w:ind w:left="{indent}"/>')
    if right:
        look.append('<w:jc w:val="right"/>')
    return f"<w:p><w:pPr>{''.join(look)}</w:pPr>{''.join(runs)}</w:p>"


def field(instruction: str, shown: str) -> str:
    """Return a field that Word keeps up to date, with what to show until then."""
    return f'<w:fldSimple w:instr=" {escape(instruction)} ">{run(shown)}</w:fldSimple>'
