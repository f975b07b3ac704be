"""Word documents: the only place that exports with python-docx."""

import io
from datetime import UTC, datetime
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from codebench.domain.notes import Notes
from codebench.domain.quote import QuoteSet
from codebench.domain.table import Shows, Table
from codebench.exporters.safely import xml_text
from codebench.exporters.wordmatrix import matrix_body
from codebench.exporters.wordml import field, paragraph, run
from codebench.exporters.wordnotes import notes_body
from codebench.exporters.wordquotes import quotes_body
from codebench.exporters.wordstyles import BUILT_IN, STYLES, defaults_xml, table_style_xml
from codebench.exporters.wordtable import is_wide, table_body
from codebench.i18n import current_language

if TYPE_CHECKING:
    from docx.document import Document

_A4 = (21.0, 29.7)
_MARGIN = 2.5
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
# What python-docx's own template brings along and a researcher's document has no use for.
_BALLAST = ("thumbnail", "stylesWithEffects", "customXml")


def render_table(table: Table) -> bytes:
    """Return a document with the table, on its side where it is wide or holds a matrix of words."""
    if table.columns and all(column.shows is Shows.WORDS for column in table.columns):
        return _document(table.title, matrix_body(table), landscape=True)
    return _document(table.title, table_body(table), is_wide(table))


def render_quotes(quotes: QuoteSet) -> bytes:
    """Return a document with the quotes under a heading per code."""
    return _document(quotes.title, quotes_body(quotes))


def render_notes(notes: Notes) -> bytes:
    """Return a document with notes under headings."""
    return _document(notes.title, notes_body(notes))


def _document(title: str, body: str, landscape: bool = False) -> bytes:
    document = blank(title, landscape)
    section = document.element.body.sectPr
    for element in parsed(body):
        section.addprevious(element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def blank(title: str, landscape: bool = False) -> "Document":
    """Return an empty document in our own style, its footer with title and page number."""
    import docx

    document = docx.Document()
    _lighten(document)
    _set_styles(document)
    _set_page(document, title, landscape)
    set_properties(document, title)
    return document


def parsed(xml: str) -> list[Any]:
    """Return the elements of a stretch of WordprocessingML."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return list(parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'pic')}>{xml}</w:body>"))


def _lighten(document: "Document") -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_BALLAST)]:
            del relations[key]


def _set_styles(document: "Document") -> None:
    from docx.oxml.ns import qn

    styles = document.styles.element
    for element in [*styles.findall(qn("w:docDefaults")), *styles.findall(qn("w:style"))]:
        styles.remove(element)
    language = _LANGUAGES.get(current_language(), "en-GB")
    styles.insert(0, parsed(defaults_xml(language))[0])
    for element in parsed("".join([BUILT_IN, *(style.xml() for style in STYLES), table_style_xml()])):
        styles.append(element)
    for mode in document.settings.element.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")


def _set_page(document: "Document", title: str, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    section = document.sections[0]
    width, height = reversed(_A4) if landscape else _A4
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    section.footer_distance = Cm(1.1)
    _set_footer(document, title)
    number = document.sections[0].footer.paragraphs[0].paragraph_format
    number.tab_stops.add_tab_stop(Cm(width - 2 * _MARGIN), WD_TAB_ALIGNMENT.RIGHT)


def _set_footer(document: "Document", title: str) -> None:
    footer = document.sections[0].footer
    for old in list(footer.paragraphs):
        footer._element.remove(old._element)
    footer._element.append(
        parsed(paragraph("Footer", run(shorten(title, 90, placeholder=" …")), run("\t"), field("PAGE", "1")))[0]
    )


def set_properties(document: "Document", title: str) -> None:
    """Give the document its title and today's date, and nobody's name."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = xml_text(title)[:255]
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
