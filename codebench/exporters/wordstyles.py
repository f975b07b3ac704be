"""The look of our Word documents, declared once; lengths are in points."""

from dataclasses import dataclass
from html import escape

FONT = "Calibri"
INK, BLUE, GREY, LINE = "1F2328", "2F5D8A", "66707A", "C9D1D9"
TABLE_STYLE = "CodebenchTable"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; `outline` 0 is the first level of Word's navigation pane."""

    id: str
    name: str
    size: float
    colour: str = INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.15
    left: float = 0
    outline: int | None = None
    keep_next: bool = False
    rule: str = ""
    following: str = "Normal"

    def xml(self, normal: str = "Normal") -> str:
        """Return the style as WordprocessingML, based on the document's style for running text."""
        default = ' w:default="1"' if self.id == "Normal" else ""
        following = normal if self.following == "Normal" else self.following
        based = "" if default else f'<w:basedOn w:val="{escape(normal)}"/><w:next w:val="{escape(following)}"/>'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{based}'
            f"<w:qFormat/><w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._letters()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        edges = {
            "left": f'<w:left w:val="single" w:sz="18" w:space="10" w:color="{LINE}"/>',
            "bottom": f'<w:bottom w:val="single" w:sz="6" w:space="3" w:color="{LINE}"/>',
        }
        keep = "<w:keepNext/><w:keepLines/>" if self.keep_next or self.outline is not None else ""
        border = f"<w:pBdr>{edges[self.rule]}</w:pBdr>" if self.rule else ""
        spacing = f'w:before="{_twips(self.before)}" w:after="{_twips(self.after)}" w:line="{round(240 * self.line)}"'
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        indent = f'<w:ind w:left="{_twips(self.left)}"/>' if self.left else ""
        return f'{keep}{border}<w:spacing {spacing} w:lineRule="auto"/>{indent}{outline}'

    def _letters(self) -> str:
        size = round(2 * self.size)
        weight = f"{'<w:b/><w:bCs/>' if self.bold else ''}{'<w:i/><w:iCs/>' if self.italic else ''}"
        return f'{weight}<w:color w:val="{self.colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


@dataclass(frozen=True, slots=True)
class Room:
    """The room that a style's text takes, in points: a letter m's width, a line's height, the space around."""

    letter: float
    line: float
    before: float
    after: float
    left: float


STYLES = (
    Style("Normal", "Normal", 10.5, after=6),
    Style("Title", "Title", 24, BLUE, bold=True, after=8, line=1.0),
    Style("Heading1", "heading 1", 17, BLUE, bold=True, before=26, after=4, line=1.0, outline=0),
    Style("Heading2", "heading 2", 13.5, BLUE, bold=True, before=20, after=3, line=1.0, outline=1),
    Style("Heading3", "heading 3", 11.5, BLUE, bold=True, before=16, after=3, line=1.0, outline=2),
    Style("Heading4", "heading 4", 10.5, INK, bold=True, before=14, after=2, line=1.0, outline=3),
    Style("Heading5", "heading 5", 10.5, INK, italic=True, before=12, after=2, line=1.0, outline=4),
    Style("Heading6", "heading 6", 10.5, GREY, italic=True, before=12, after=2, line=1.0, outline=5),
    Style("Introduction", "Introduction", 10, GREY, after=4),
    Style("CodeDefinition", "Code definition", 10, GREY, italic=True, after=3, keep_next=True),
    Style("CodeSummary", "Code summary", 9, GREY, bold=True, after=4, keep_next=True),
    Style("Quote", "Quote", 10.5, before=9, left=22, rule="left", following="QuoteSource"),
    Style("QuoteSource", "Quote source", 8.5, GREY, before=2, left=22, line=1.0, following="Quote"),
    Style("Caption", "caption", 10.5, BLUE, bold=True, before=6, after=5, line=1.0, keep_next=True),
    Style("TableText", "Table text", 9.5, line=1.0),
    Style("TableNote", "Table note", 8.5, GREY, before=3, line=1.05),
    Style("Footer", "footer", 8.5, GREY, line=1.0),
)

# What only a report needs.
REPORT_STYLES = (
    Style("Subtitle", "Subtitle", 12, GREY, after=24),
    Style("Figure", "Figure", 10.5, before=8, after=2, line=1.0, keep_next=True),
    Style("TOCHeading", "TOC Heading", 15, BLUE, bold=True, before=18, after=8, line=1.0, keep_next=True),
    Style("TOC1", "toc 1", 10.5, bold=True, before=6, after=2, line=1.0),
    Style("TOC2", "toc 2", 10.5, after=2, left=12, line=1.0),
)


def _twips(points: float) -> int:
    return round(20 * points)


def defaults_xml(language: str) -> str:
    """Return the letters that every style starts from."""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" '
        f'w:eastAsia="{FONT}"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def table_style_xml() -> str:
    """Return the style of every table: rules between the rows, stronger ones above and below."""
    hair = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    strong = f'w:val="single" w:sz="10" w:space="0" w:color="{BLUE}"'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 50), ("left", 70), ("bottom", 50), ("right", 70))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="Codebench table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"<w:top {strong}/><w:bottom {strong}/><w:insideH {hair}/></w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar>"
        f'</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {hair}/></w:tcBorders></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


BUILT_IN = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
