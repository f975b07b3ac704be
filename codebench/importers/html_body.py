"""Tags to paragraphs, as they come by: no tree is built, so depth costs nothing."""

import re
from collections import Counter
from dataclasses import dataclass

from codebench.importers.paragraphs import BOLD, COLOURED, ITALIC, Cell, Paragraphs

_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = {"script", "style", "template", "noscript", "title", "svg", "math", "object", "iframe", "audio", "video"}
_UNSEEN |= {"canvas", "select", "textarea", "button", "datalist", "rp", "rt"}
_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "embed", "source", "track", "param"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_FLAGS = {"b": BOLD, "strong": BOLD, "th": 0, "i": ITALIC, "em": ITALIC}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;]{1,40})", re.I)
_BLACK = {"#000000", "#000", "black", "windowtext", "inherit", "initial"}
_DEEPEST = 20_000


@dataclass(slots=True)
class _Open:
    tag: str
    flags: int
    unseen: bool
    cell: Cell
    heading: bool
    pre: bool


class PageReader:
    """A target for lxml's HTML parser."""

    def __init__(self) -> None:
        self.paragraphs = Paragraphs()
        self._stack = [_Open("", 0, False, None, False, False)]
        self._within: Counter[str] = Counter()
        self._tables: list[list[int]] = []
        self._last_table = 0
        self._blank = True

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        above = self._stack[-1]
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag == "br" and not above.unseen:
            self.paragraphs.put("\n")
            self._blank = True
        self.paragraphs.counts["picture"] += tag in ("img", "svg", "canvas") and not above.unseen
        if tag in _VOID or len(self._stack) > _DEEPEST:
            return
        style = attributes.get("style", "")
        unseen = above.unseen or self._hides(tag, attributes, style)
        cell = self._cell(tag, above.cell)
        flags = _applied(style, above.flags | _FLAGS.get(tag, 0), attributes.get("color", ""))
        heading = above.heading or tag in _HEADINGS
        self._within[tag] += 1
        self._stack.append(_Open(tag, flags, unseen, cell, heading, above.pre or tag == "pre"))

    def _hides(self, tag: str, attributes: dict[str, str], style: str) -> bool:
        if tag in _UNSEEN:
            return True
        if tag == "div" and attributes.get("title") in ("header", "footer"):
            # As LibreOffice writes what stood on every page.
            self.paragraphs.counts["header"] += 1
            return True
        hidden = "hidden" in attributes or bool(_HIDING.search(style))
        self.paragraphs.counts["hidden"] += hidden and not self._stack[-1].unseen
        return hidden

    def _cell(self, tag: str, cell: Cell) -> Cell:
        if tag == "table":
            self._last_table += 1
            self._tables.append([self._last_table, -1, -1])
        elif tag == "tr" and self._tables:
            self._tables[-1][1:] = [self._tables[-1][1] + 1, -1]
        elif tag in ("td", "th") and self._tables:
            self._tables[-1][2] += 1
            table, row, column = self._tables[-1]
            return (table, max(row, 0), column)
        return cell

    def end(self, tag: str) -> None:
        """Close an element, and those within it that were left open."""
        if not self._within[tag]:
            return
        if tag in _BLOCKS:
            self._end_paragraph()
        closed = ""
        while closed != tag:
            closed = self._stack.pop().tag
            self._within[closed] -= 1
        if tag == "table" and self._tables:
            self._tables.pop()

    def data(self, text: str) -> None:
        """Take text."""
        here = self._stack[-1]
        if here.unseen:
            return
        text = text if here.pre else _SPACE.sub(" ", text)
        text = text.lstrip(" ") if self._blank else text
        if text:
            self._blank = text.endswith((" ", "\n"))
            self.paragraphs.put(text, here.flags)

    def close(self) -> None:
        """End the last paragraph."""
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        here = self._stack[-1]
        self.paragraphs.end(here.heading, here.cell)
        self._blank = True


def _applied(style: str, flags: int, colour: str) -> int:
    flags |= BOLD if _BOLD.search(style) else 0
    flags |= ITALIC if _ITALIC.search(style) else 0
    found = _COLOUR.search(style)
    colour = (found[1] if found else colour).strip().lower()
    return flags | (COLOURED if colour and colour not in _BLACK else 0)
