"""One pass over the XML of a Word document: the accepted text, once, in reading order."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from codebench.importers.lines import Line, formatted_lines
from codebench.importers.paragraphs import Cell
from codebench.importers.word_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VAL = _W + "val"
_P, _R, _T, _PPR, _RPR, _TBL, _TR, _TC, _TRPR, _STYLE = (
    _W + name for name in ("p", "r", "t", "pPr", "rPr", "tbl", "tr", "tc", "trPr", "pStyle")
)
_BOLD, _ITALIC, _COLOUR, _HIDDEN, _RUN_STYLE = (_W + name for name in ("b", "i", "color", "vanish", "rStyle"))
_UNSEEN = 8
_FLAG = {_BOLD: 1, _ITALIC: 2, _HIDDEN: _UNSEEN}
_SIGNS = {_W + "br": "\n", _W + "cr": "\n", _W + "tab": "\t", _W + "ptab": "\t", _W + "noBreakHyphen": "-"}
_SKIPPED = {_W + name for name in ("pPr", "rPr", "instrText", "delInstrText", "delText", "sectPr", "sdtPr", "sdtEndPr")}
_SKIPPED |= {_W + name for name in ("tblPr", "tblGrid", "trPr", "tcPr", "moveFrom", "softHyphen", "fldChar", "object")}
_COUNTED = {
    _W + "del": "deleted",
    _W + "footnoteReference": "footnote",
    _W + "endnoteReference": "footnote",
    _W + "commentReference": "comment",
}
_TEXT_BOX = _W + "txbxContent"
_SYM = _W + "sym"
_ALTERNATE, _CHOICE = _MC + "AlternateContent", _MC + "Choice"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
}
_SYMBOLS = {"F0E0": "→", "F0DF": "←", "F0B7": "•", "F0A7": "▪", "F04A": "☺", "F0FC": "✓", "F02D": "-", "F020": " "}
_OFF = {"0", "false", "off", "none"}
_BLACK = {"auto", "000000", None}

Piece = tuple[str, int]


class BodyReader:
    """Gathers lines and counts what it leaves out."""

    def __init__(self, styles: Styles) -> None:
        self.lines: list[Line] = []
        self.counts: Counter[str] = Counter()
        self._styles = styles
        self._block = 0
        self._tables = 0
        self._carried: list[Piece] = []
        self._boxes: list[_Element] = []

    def read(self, root: "_Element") -> None:
        """Read the whole document."""
        self._blocks(root, None)
        self._emit([], False, None)

    def _blocks(self, parent: "_Element", cell: Cell) -> None:
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, cell)
            elif tag == _TBL:
                self._table(child)
            elif tag == _ALTERNATE:
                self._blocks(_chosen(child), cell)
            elif tag in _COUNTED:
                self.counts[_COUNTED[tag]] += 1
            elif tag not in _SKIPPED:
                self._blocks(child, cell)

    def _table(self, table: "_Element") -> None:
        self._tables += 1
        number = self._tables
        for at, row in enumerate(table.iterchildren(_TR, _W + "sdt", _W + "customXml", _W + "ins")):
            if row.find(f"{_TRPR}/{_W}del") is not None:
                self.counts["deleted"] += 1
                continue
            for column, cell in enumerate(_own_cells(row)):
                self._blocks(cell, (number, at, column))

    def _paragraph(self, paragraph: "_Element", cell: Cell) -> None:
        pieces, self._carried = self._carried, []
        heading, joined, base = False, False, 0
        properties = next(paragraph.iterchildren(_PPR), None)
        if properties is not None:
            style = properties.find(_STYLE)
            if style is not None:
                name = style.get(_VAL, "")
                heading, base = self._styles.heading(name), self._styles.flags(name)
            # A deleted paragraph mark: what follows belongs to this paragraph.
            joined = properties.find(f"{_RPR}/{_W}del") is not None
        self._inline(paragraph, pieces, base)
        if joined:
            self._carried = pieces
            return
        self._emit(pieces, heading, cell)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box, cell)

    def _emit(self, pieces: list[Piece], heading: bool, cell: Cell) -> None:
        pieces = self._carried + pieces
        self._carried = []
        if pieces:
            self._block += 1
            self.lines += formatted_lines(pieces, self._block, heading, cell)

    def _inline(self, parent: "Iterable[_Element]", pieces: list[Piece], base: int) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, pieces, base)
            elif tag in _COUNTED:
                self.counts[_COUNTED[tag]] += 1
            elif tag == _MATH_TEXT:
                pieces.append((child.text or "", base))
            elif tag == _ALTERNATE:
                self._inline(_chosen(child), pieces, base)
            elif tag == _TEXT_BOX:
                self._boxes.append(child)
            elif tag not in _SKIPPED:
                self.counts["picture"] += tag in _PICTURES
                self._inline(child, pieces, base)

    def _run(self, run: "_Element", pieces: list[Piece], flags: int) -> None:
        for child in run:
            tag = child.tag
            if tag == _T:
                if child.text:
                    pieces.append((child.text, flags))
            elif tag == _RPR:
                flags = self._flags(child, flags)
                if flags & _UNSEEN:
                    self.counts["hidden"] += run.find(_T) is not None
                    return
            elif tag in _SIGNS:
                pieces.append((_SIGNS[tag], flags))
            elif tag == _SYM:
                pieces.append((symbol(child.get(_W + "char", "")), flags))
            else:
                self._inline((child,), pieces, flags)

    def _flags(self, properties: "_Element", flags: int) -> int:
        for each in properties:
            tag = each.tag
            if tag in _FLAG:
                flags = flags & ~_FLAG[tag] if each.get(_VAL) in _OFF else flags | _FLAG[tag]
            elif tag == _COLOUR:
                flags = flags & ~4 if each.get(_VAL) in _BLACK else flags | 4
            elif tag == _RUN_STYLE:
                flags |= self._styles.flags(each.get(_VAL, ""))
        return flags


def _own_cells(row: "_Element") -> list["_Element"]:
    """Return the cells of a row, not those of tables within them."""
    cells: list[_Element] = []
    for child in row:
        if child.tag == _TC:
            cells.append(child)
        elif child.tag not in _SKIPPED and child.tag != _P:
            cells += _own_cells(child)
    return cells


def _chosen(alternate: "_Element") -> "_Element":
    """Return the one form of several in which Word kept the same content."""
    choice = alternate.find(_CHOICE)
    if choice is not None:
        return choice
    return next(iter(alternate), alternate)


def symbol(code: str) -> str:
    """Return the sign that a code of a symbol font stands for."""
    try:
        return _SYMBOLS.get(code.upper()) or chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
