"""One pass over the XML of an OpenDocument text: the accepted text, once, in reading order."""

import re
from typing import TYPE_CHECKING

from codebench.importers.odt_styles import HIDDEN, Styles
from codebench.importers.paragraphs import Cell, Paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_P, _H, _SPAN, _STYLE_NAME = (_TEXT + name for name in ("p", "h", "span", "style-name"))
_COUNTED = {_TEXT + "note": "footnote", OFFICE + "annotation": "comment", _TEXT + "deletion": "deleted"}
_SKIPPED = {_TEXT + name for name in ("insertion", "format-change", "ruby-text", "bibliography-source")}
_SKIPPED |= {_TEXT + "sequence-decls", _TEXT + "variable-decls", _TEXT + "user-field-decls", OFFICE + "forms"}
_SKIPPED |= {_TEXT + "table-of-content-source", _TEXT + "alphabetical-index-source", OFFICE + "binary-data"}
_SKIPPED |= {"{http://www.w3.org/2000/svg}title", "{http://www.w3.org/2000/svg}desc"}
_SKIPPED |= {"{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}" + name for name in ("title", "desc")}
_SIGNS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_ROWS = (_TABLE + "table-row", _TABLE + "table-header-rows", _TABLE + "table-rows", _TABLE + "table-row-group")


class BodyReader:
    """Gathers paragraphs and counts what it leaves out."""

    def __init__(self, styles: Styles) -> None:
        self.paragraphs = Paragraphs()
        self._styles = styles
        self._tables = 0
        self._boxes: list[_Element] = []

    def read(self, body: "_Element") -> None:
        """Read the whole document."""
        self._blocks(body, None)

    def _blocks(self, parent: "_Element", cell: Cell) -> None:
        for child in parent:
            tag = child.tag
            if tag in (_P, _H):
                self._paragraph(child, cell)
            elif tag == _TABLE + "table":
                self._table(child)
            elif tag in _COUNTED:
                self.paragraphs.counts[_COUNTED[tag]] += 1
            elif tag == _TEXT + "section" and child.get(_TEXT + "display") == "none":
                self.paragraphs.counts["hidden"] += 1
            elif tag == _DRAW + "frame":
                self._frame(child)
                self._open_boxes(cell)
            elif tag not in _SKIPPED:
                self._blocks(child, cell)

    def _table(self, table: "_Element") -> None:
        self._tables += 1
        number = self._tables
        for at, row in enumerate(_rows(table)):
            for column, cell in enumerate(row):
                self._blocks(cell, (number, at, column))

    def _paragraph(self, paragraph: "_Element", cell: Cell) -> None:
        name = paragraph.get(_STYLE_NAME, "")
        self._inline(paragraph, self._styles.flags("paragraph", name))
        self.paragraphs.end(paragraph.tag == _H or self._styles.heading(name), cell)
        self._open_boxes(cell)

    def _open_boxes(self, cell: Cell) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box, cell)

    def _inline(self, parent: "_Element", flags: int) -> None:
        self._put(parent.text, flags)
        for child in parent:
            self._piece(child, flags)
            self._put(child.tail, flags)

    def _piece(self, child: "_Element", flags: int) -> None:
        tag = child.tag
        if tag == _SPAN:
            inner = self._styles.flags("text", child.get(_STYLE_NAME, ""), flags)
            if inner & HIDDEN and not flags & HIDDEN:
                self.paragraphs.counts["hidden"] += 1
            self._inline(child, inner)
        elif tag == _TEXT + "s":
            count = child.get(_TEXT + "c", "1")
            self._put_raw(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), flags)
        elif tag in _SIGNS:
            self._put_raw(_SIGNS[tag], flags)
        elif tag in _COUNTED:
            self.paragraphs.counts[_COUNTED[tag]] += 1
        elif tag == _DRAW + "frame":
            self._frame(child)
        elif tag == _TEXT + "hidden-text" and child.get(_TEXT + "is-hidden") == "true":
            self.paragraphs.counts["hidden"] += 1
        elif tag not in _SKIPPED:
            self._inline(child, flags)

    def _frame(self, frame: "_Element") -> None:
        """Keep a text box for after the paragraph; count a frame with a picture or chart once."""
        boxes = frame.findall(_DRAW + "text-box")
        self._boxes += boxes
        drawn = frame.find(_DRAW + "image") is not None or frame.find(_DRAW + "object") is not None
        self.paragraphs.counts["picture"] += drawn and not boxes

    def _put(self, text: str | None, flags: int) -> None:
        if text:
            self._put_raw(_SPACE.sub(" ", text), flags)

    def _put_raw(self, text: str, flags: int) -> None:
        if not flags & HIDDEN:
            self.paragraphs.put(text, flags)


def _rows(table: "_Element") -> list["_Element"]:
    """Return the rows of a table, also those of its headings and groups, not of tables within it."""
    rows: list[_Element] = []
    for child in table:
        if child.tag == _ROWS[0]:
            rows.append(child)
        elif child.tag in _ROWS:
            rows += _rows(child)
    return rows
