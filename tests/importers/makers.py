"""Build synthetic files: Word documents from raw XML, so that every quirk can be written down."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from openpyxl import Workbook

from codebench.domain.bundle import Bundle, Passage
from codebench.domain.source import TurnKind

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"


def run(text: str, properties: str = "") -> str:
    """Return a run; `\n` becomes a line break, `\t` a tab."""
    inner = escape(text).replace("\n", "</w:t><w:br/><w:t>").replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>'


def bold(text: str) -> str:
    return run(text, "<w:b/>")


def para(*content: str, style: str = "") -> str:
    """Return a paragraph of runs; a plain string without a tag is text."""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def table(*rows: Iterable[str]) -> str:
    cells = ("".join(f"<w:tc>{c if c.startswith('<w:') else para(c)}</w:tc>" for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{each}</w:tr>" for each in cells) + "</w:tbl>"


def docx(
    *blocks: str, main: str = "word/document.xml", bom: bool = False, extra: dict[str, bytes] | None = None
) -> bytes:
    """Return a package; a block is XML or the text of a paragraph."""
    body = "".join(each if each.startswith("<w:") else para(each) for each in blocks)
    document = f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>".encode()
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{main}"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": relations.encode(),
        main: (b"\xef\xbb\xbf" if bom else b"") + b'<?xml version="1.0" encoding="UTF-8"?>' + document,
        **(extra or {}),
    }
    return zipped(parts)


def xlsx(*rows: Sequence[object]) -> bytes:
    """Return a workbook of one sheet, without the hour at which it was made."""
    book, buffer = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(buffer)
    archive = zipfile.ZipFile(buffer)
    return zipped({name: archive.read(name) for name in archive.namelist() if not name.startswith("docProps")})


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def turns(bundle: Bundle) -> list[tuple[str | None, str]]:
    """Return who says what."""
    return [(p.label, p.text) for p in speech(bundle)]


def speech(bundle: Bundle) -> list[Passage]:
    return [p for p in bundle.passages if p.kind is TurnKind.SPEECH]


def notes(bundle: Bundle) -> list[str]:
    return [p.text for p in bundle.passages if p.kind is TurnKind.NOTE]


def ink(text: str) -> str:
    """Return the text without white space."""
    return "".join(text.split())
