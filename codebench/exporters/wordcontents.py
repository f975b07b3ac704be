"""The table of contents: a field of Word's own, its lines there from the start, its page numbers fields as well."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from codebench.exporters.wordml import paragraph, q, run
from codebench.i18n import tr

_MOST_LINES = 44
_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading as the contents list it; page 0 is not known."""

    level: int
    text: str
    bookmark: str
    page: int = 0


def contents(headings: Sequence[Listed], width: int, new_page: bool) -> str:
    """Return the heading and the list, in a frame that Word knows as a table of contents."""
    heading = paragraph("TOCHeading", run(tr("Contents")), new_page=new_page)
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{heading}{lines(headings, width)}</w:sdtContent></w:sdt>"
    )


def lines(headings: Sequence[Listed], width: int) -> str:
    """Return the list: two levels deep where that fits on a page, else one; (level, text, bookmark) a heading."""
    deepest = depth(headings)
    shown = [heading for heading in headings if heading.level <= deepest]
    start = _sign("begin") + _instruction(f'TOC \\o "1-{deepest}" \\h \\z \\u') + _sign("separate")
    made = [_line(heading, width, "" if at else start) for at, heading in enumerate(shown)]
    return "".join([*made, f"<w:p>{'' if shown else start}{_sign('end')}</w:p>"])


def depth(headings: Sequence[Listed]) -> int:
    """Return how deep the list goes."""
    return _LEVELS if sum(heading.level <= _LEVELS for heading in headings) <= _MOST_LINES else 1


def _line(heading: Listed, width: int, start: str) -> str:
    number = (
        _sign("begin")
        + _instruction(f"PAGEREF {heading.bookmark} \\h")
        + _sign("separate")
        + run(str(heading.page or ""))
        + _sign("end")
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{heading.level}"/><w:tabs><w:tab w:val="right" w:leader="dot" '
        f'w:pos="{width}"/></w:tabs></w:pPr>{start}<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">'
        f"{run(heading.text)}<w:r><w:tab/></w:r>{number}</w:hyperlink></w:p>"
    )


def _sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {escape(text)} </w:instrText></w:r>'


def replace_own(body: Any, made: Sequence[Any]) -> bool:
    """Put these lines in the place of a template's own table of contents; tell whether it has one."""
    for instruction in body.iter(q("instrText")):
        if re.match(r"\s*TOC\b(?!.*\\c\b)", instruction.text or ""):
            old = _lines_of_field(instruction)
            for line in made:
                old[0].addprevious(line)
            for line in old:
                line.getparent().remove(line)
            return True
    return False


def _lines_of_field(instruction: Any) -> list[Any]:
    """Return the paragraphs from the one where a field begins to the one where it ends."""
    line = next(instruction.iterancestors(q("p")))
    found, depth = [line], 0
    for paragraph_at in (line, *line.itersiblings(q("p"))):
        signs = [sign.get(q("fldCharType")) for sign in paragraph_at.iter(q("fldChar"))]
        depth += signs.count("begin") - signs.count("end")
        if paragraph_at is not line:
            found.append(paragraph_at)
        if depth <= 0:
            break
    return found
