"""An institution's styles: which of its own stand for ours, and ours made in its colour and size where it has none."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from codebench.exporters.wordstyles import BLUE, INK, REPORT_STYLES, STYLES, TABLE_STYLE, Style, table_style_xml

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

        self._element.extend(list(parse_xml(f"<w:styles {nsdecls('w')}>{xml}</w:styles>")))

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

    def _colour(self, heading: Any) -> str:
        """Return the colour of the outermost heading, its own or that of the style below it; else ink."""
        for _ in range(5):
            if heading is None:
                break
            if len(colour := self._value(heading, "rPr/color")) == 6:
                return colour.upper()
            heading = self._paragraphs.get(self._value(heading, "basedOn"))
        return INK
