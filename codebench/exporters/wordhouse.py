"""An institution's styles: which of its own stand for ours, and ours made in its colour and size where it has none."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from codebench.exporters.wordstyles import BLUE, INK, REPORT_STYLES, STYLES, TABLE_STYLE, Room, Style, table_style_xml

if TYPE_CHECKING:
    from docx.document import Document

# Names that styles of ours go by in Word documents, beside their own; a Dutch Word writes them into old templates.
_ALSO = {
    "Title": ("titel",),
    "Subtitle": ("ondertitel",),
    "Quote": ("citaat",),
    "Caption": ("bijschrift",),
    "TableText": ("tabeltekst",),
    "TOCHeading": ("kop van inhoudsopgave", "kopvaninhoudsopgave", "kop inhoudsopgave"),
} | {
    f"{ours}{level}": (f"{theirs} {level}", f"{theirs}{level}")
    for ours, theirs in (("Heading", "kop"), ("TOC", "inhopg"))
    for level in range(1, 7)
}
# How wide letters are to those of Calibri, and how high a line is to its font's size.
_FONTS = {
    "arial": (1.08, 1.15),
    "aptos": (1.06, 1.22),
    "cambria": (1.04, 1.17),
    "garamond": (0.92, 1.12),
    "georgia": (1.1, 1.14),
    "helvetica": (1.08, 1.15),
    "liberation sans": (1.08, 1.15),
    "liberation serif": (0.97, 1.15),
    "segoe ui": (1.1, 1.33),
    "tahoma": (1.08, 1.21),
    "times new roman": (0.97, 1.15),
    "verdana": (1.26, 1.22),
}
_OUR_SIZE = STYLES[0].size


class House:
    """The styles of a document, with everything a report needs among them."""

    def __init__(self, document: "Document") -> None:
        from docx.oxml.ns import qn

        self._qn = qn
        self._element = document.styles.element
        self._paragraphs = {s.get(qn("w:styleId"), ""): s for s in self._all("paragraph")}
        normal = next((s for s in self._all("paragraph") if s.get(qn("w:default")) in ("1", "true", "on")), None)
        self.ids: dict[str, str] = {}
        heading = self._found(next(style for style in STYLES if style.id == "Heading1"))
        self.accent = self._colour(self._paragraphs[heading]) if heading else BLUE
        if normal is not None:
            self.ids["Normal"] = normal.get(qn("w:styleId"), "Normal")
        scale = self._size(normal) / _OUR_SIZE
        for style in (*STYLES, *REPORT_STYLES):
            if style.id not in self.ids:
                self.ids[style.id] = self._found(style) or self._made(style, scale)
        self.ids[TABLE_STYLE] = self._table_style()

    def _all(self, kind: str) -> Iterator[Any]:
        return (s for s in self._element.findall(self._qn("w:style")) if s.get(self._qn("w:type")) == kind)

    def _value(self, style: Any, path: str) -> str:
        found = None if style is None else style.find("/".join(self._qn(f"w:{step}") for step in path.split("/")))
        return "" if found is None else str(found.get(self._qn("w:val"), ""))

    def _found(self, style: Style) -> str:
        """Return the id of the document's own style that stands for one of ours, by name or else by id."""
        wanted = (style.name.casefold(), *_ALSO.get(style.id, ()))
        for style_id, each in self._paragraphs.items():
            if self._value(each, "name").casefold() in wanted:
                return str(style_id)
        return next((str(each) for each in self._paragraphs if each.casefold() == style.id.casefold()), "")

    def _made(self, style: Style, scale: float) -> str:
        colour = self.accent if style.colour == BLUE else style.colour
        own = replace(style, size=round(2 * style.size * scale) / 2, colour=colour)
        self._add(own.xml(self.ids.get("Normal", "Normal")))
        return style.id

    def _add(self, xml: str) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        for style in list(parse_xml(f"<w:styles {nsdecls('w')}>{xml}</w:styles>")):
            self._element.append(style)
            if style.get(self._qn("w:type")) == "paragraph":
                self._paragraphs[style.get(self._qn("w:styleId"))] = style

    def _table_style(self) -> str:
        for each in self._all("table"):
            if self._value(each, "name").casefold() == "codebench table":
                return str(each.get(self._qn("w:styleId")))
        plain = next((s.get(self._qn("w:styleId")) for s in self._all("table") if s.get(self._qn("w:default"))), None)
        xml = table_style_xml().replace(BLUE, self.accent)
        based = f'<w:basedOn w:val="{escape(plain)}"/>' if plain else ""
        self._add(xml.replace('<w:basedOn w:val="TableNormal"/>', based))
        return TABLE_STYLE

    def _size(self, normal: Any) -> float:
        """Return the size of running text in points."""
        defaults = self._element.find(self._qn("w:docDefaults"))
        size = self._value(normal, "rPr/sz") or self._value(defaults, "rPrDefault/rPr/sz")
        return int(size) / 2 if size.isdecimal() else 10.0

    def rooms(self) -> dict[str, Room]:
        """Return how much room the text of each of our styles takes here."""
        return {style.id: self._room(self.ids[style.id], style.bold) for style in (*STYLES, *REPORT_STYLES)}

    def _room(self, style_id: str, bold: bool) -> Room:
        line = list(self._lineage(style_id))
        spacing = {name: self._first(line, "pPr/spacing", name) for name in ("before", "after", "line", "lineRule")}
        before, after, many = (int(spacing[name] or 0) / 20 for name in ("before", "after", "line"))
        size = int(self._first(line, "rPr/sz", "val") or 20) / 2
        wide, high = _FONTS.get(self._first(line, "rPr/rFonts", "ascii").casefold(), (1.0, 1.22))
        tall = many if spacing["lineRule"] in ("exact", "atLeast") else size * high * (many / 12 or 1.0)
        left = int(self._first(line, "pPr/ind", "left") or 0) / 20
        return Room(size * wide * (1.04 if bold else 1.0), tall, before, after, left)

    def _lineage(self, style_id: str) -> Iterator[Any]:
        """Yield a style, those it is based on, and the document's defaults."""
        for _ in range(10):
            if (style := self._paragraphs.get(style_id)) is None:
                break
            yield style
            style_id = self._value(style, "basedOn")
        defaults = self._element.find(self._qn("w:docDefaults"))
        if defaults is not None:
            yield from (
                each for kind in ("rPrDefault", "pPrDefault") for each in defaults.findall(self._qn(f"w:{kind}"))
            )

    def _first(self, line: list[Any], path: str, name: str) -> str:
        """Return the first value of an attribute along a line of styles."""
        steps = "/".join(self._qn(f"w:{step}") for step in path.split("/"))
        found = (each.find(steps) for each in line)
        values = (each.get(self._qn(f"w:{name}"), "") for each in found if each is not None)
        return next((str(value) for value in values if value), "")

    def _colour(self, heading: Any) -> str:
        """Return the colour of the outermost heading, its own or that of the style below it; else ink."""
        for _ in range(5):
            if heading is None:
                break
            if len(colour := self._value(heading, "rPr/color")) == 6:
                return colour.upper()
            heading = self._paragraphs.get(self._value(heading, "basedOn"))
        return INK
