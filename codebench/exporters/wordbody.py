"""The parts of a report as WordprocessingML, in stretches that lie upright or on their side."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from codebench.domain.quote import Quote
from codebench.domain.report import (
    CodebookPart,
    Contents,
    FigurePart,
    Heading,
    MatrixPart,
    PageBreak,
    Paragraph,
    Part,
    QuotePart,
    Report,
    TablePart,
    pieces,
)
from codebench.exporters.flat import locator
from codebench.exporters.safely import xml_text
from codebench.exporters.wordbook import codebook_body
from codebench.exporters.wordcontents import Listed, contents
from codebench.exporters.wordmatrix import matrix_body
from codebench.exporters.wordml import bookmarked, field, paragraph, run
from codebench.exporters.wordpages import PARAGRAPHS
from codebench.exporters.wordstyles import GREY
from codebench.exporters.wordtable import caption, label, table_body

_DEEPEST = 6
_MOST_UPRIGHT = 9
# Puts a picture in the document; returns its id, width and height, in English metric units.
Picture = Callable[[bytes], tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of parts on pages of one orientation."""

    wide: bool
    parts: tuple[Part, ...]


def stretches(parts: Iterable[Part]) -> list[Stretch]:
    """Return the parts by orientation; headings and text before what is wide go along with it."""
    found: list[tuple[bool, list[Part]]] = [(False, [])]
    for part in parts:
        if _is_wide(part) and not found[-1][0]:
            found.append((True, _taken_along(found[-1][1])))
        elif found[-1][0] and not isinstance(part, Heading | Paragraph | PageBreak) and not _is_wide(part):
            found.append((False, _taken_along(found[-1][1])))
        found[-1][1].append(part)
    made = [Stretch(wide, tuple(_without_breaks_around(run))) for wide, run in found]
    return [stretch for stretch in made if stretch.parts]


def _is_wide(part: Part) -> bool:
    wide_table = isinstance(part, TablePart) and len(part.table.columns) > _MOST_UPRIGHT
    return wide_table or isinstance(part, MatrixPart | CodebookPart)


def _taken_along(line: list[Part]) -> list[Part]:
    """Take the headings and texts from the end of a run of parts, for the run after it."""
    at = len(line)
    while at and isinstance(line[at - 1], Heading | Paragraph | PageBreak):
        at -= 1
        if isinstance(line[at], Heading):
            break
    taken, line[at:] = line[at:], []
    return taken


def _without_breaks_around(line: list[Part]) -> list[Part]:
    while line and isinstance(line[0], PageBreak):
        del line[0]
    while line and isinstance(line[-1], PageBreak):
        del line[-1]
    return line


class Body:
    """Write the parts of one report; numbers of tables and figures run through it."""

    def __init__(self, report: Report, picture: Picture, new_page: bool = False) -> None:
        self._picture = picture
        self._numbers = {part.key: (kind, n) for kind, n, part in _numbered(report.parts)}
        found = [part for part in report.parts if isinstance(part, Heading)]
        self.headings = [Listed(part.level, part.text, f"_Toc70{at:06}") for at, part in enumerate(found)]
        self._coming = iter(self.headings)
        self._new_page = new_page

    def title(self, report: Report) -> str:
        """Return the title and the date."""
        return paragraph("Title", run(report.title), new_page=self._takes_page()) + paragraph(
            "Subtitle", run(report.date)
        )

    def write(self, parts: Iterable[Part], width: int) -> str:
        """Return the parts as text of a document; `width` is that of the page's text, in twentieths of a point."""
        return "".join(self._part(part, width) for part in parts)

    def _part(self, part: Part, width: int) -> str:
        match part:
            case Heading():
                return self._heading(part)
            case Paragraph():
                return paragraph(PARAGRAPHS[part.look], *self._woven(part.text))
            case TablePart():
                return table_body(part.table, width, _bookmark(part.key, self._numbers), self._numbers[part.key][1])
            case MatrixPart():
                return matrix_body(part.table, width, _bookmark(part.key, self._numbers), self._numbers[part.key][1])
            case FigurePart():
                return self._figure(part, width)
            case QuotePart():
                return _quote(part.quote)
            case CodebookPart():
                return codebook_body(part, width)
            case Contents():
                return contents(self.headings, width, self._takes_page())
            case PageBreak():
                self._new_page = True
        return ""

    def _heading(self, part: Heading) -> str:
        listed = next(self._coming)
        level = min(part.level, _DEEPEST)
        letters = bookmarked(listed.bookmark, run(part.text))
        return paragraph(f"Heading{level}", letters, new_page=self._takes_page(), outline=level - 1)

    def _takes_page(self) -> bool:
        """Tell whether what comes now begins a page, and forget it."""
        self._new_page, begins = False, self._new_page
        return begins

    def _woven(self, text: str) -> Iterator[str]:
        for at, piece in enumerate(pieces(text)):
            if at % 2 == 0:
                yield run(piece) if piece else ""
            elif piece in self._numbers:
                kind, n = self._numbers[piece]
                yield field(f"REF {_bookmark(piece, self._numbers)} \\h", f"{label(kind)} {n}")

    def _figure(self, part: FigurePart, width: int) -> str:
        relation, wide, high = self._picture(part.image)
        across = min(wide, width * 635)
        high = high * across // max(wide, 1)
        told = escape(xml_text(part.alternative))
        name = f'id="0" name="{escape(xml_text(part.caption))[:200]}" descr="{told}"'
        image = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{high}"/>'
            f'<wp:docPr {name}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
            '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{across}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        number = self._numbers[part.key][1]
        below = caption("Figure", part.caption, _bookmark(part.key, self._numbers), number, above=False)
        return paragraph("Figure", image, keep_next=True) + below


def _numbered(parts: Iterable[Part]) -> Iterator[tuple[str, int, TablePart | MatrixPart | FigurePart]]:
    counts = {"Table": 0, "Figure": 0}
    for part in parts:
        if isinstance(part, TablePart | MatrixPart | FigurePart):
            kind = "Figure" if isinstance(part, FigurePart) else "Table"
            counts[kind] += 1
            yield kind, counts[kind], part


def _bookmark(key: str, numbers: dict[str, tuple[str, int]]) -> str:
    kind, n = numbers[key]
    return f"_Ref70{kind}{n}"


def _quote(quote: Quote) -> str:
    runs: list[str] = []
    for at, part in enumerate(quote.said):
        before = "\n" if at else ""
        speaker = run(f"{before}{part.speaker}: ", bold=True) if part.speaker else ""
        runs += [speaker, run(f"{'' if part.speaker else before}“{part.text}”")]
    where = locator(quote)
    return paragraph("Quote", *runs, run(f" {where}", colour=GREY) if where else "")
