"""A Word template as a university hands it out: cover, logo, own styles under Dutch names, header and footer."""

import io
import struct
import zipfile
import zlib
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

RED = "9B1B30"
UNIVERSITY = "Universiteit aan de Rivier"
_DUTCH = {
    "Normal": ("Standaard", "Standaard"),
    "Heading1": ("Kop1", "Kop 1"),
    "Heading2": ("Kop2", "Kop 2"),
    "Heading3": ("Kop3", "Kop 3"),
    "Title": ("Titel", "Titel"),
    "Quote": ("Citaat", "Citaat"),
    "Caption": ("Bijschrift", "Bijschrift"),
}


def picture(width: int = 40, height: int = 20) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes.fromhex(RED) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    density = chunk(b"pHYs", struct.pack(">IIB", 7874, 7874, 1))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + density
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def university(marker: str = "[[rapport]]", after: str = "Colofon: dit is een uitgave van het lectoraat.") -> bytes:
    """The template; without marker the report goes at its end."""
    document = docx.Document()
    _dutch_styles(document)
    document.core_properties.author = "Ontwerpbureau Dijk"
    cover = document.sections[0]
    cover.different_first_page_header_footer = True
    cover.left_margin = cover.right_margin = Cm(3)
    cover.header.paragraphs[0].text = UNIVERSITY
    _footer(cover)
    document.add_picture(io.BytesIO(picture(900, 60)), width=Cm(15))
    document.add_paragraph("{{titel}}", style="Titel").paragraph_format.space_before = Cm(6)
    document.add_paragraph(UNIVERSITY).runs[0].bold = True
    document.add_paragraph("Lectoraat Onderwijs en Samenleving · {{datum}}")
    document.add_page_break()
    if marker:
        document.add_paragraph(marker)
    if after and marker:
        document.add_paragraph(after)
    out = io.BytesIO()
    document.save(out)
    return _with_company(out.getvalue())


def _dutch_styles(document: Any) -> None:
    for old, (new_id, name) in _DUTCH.items():
        style = next(s for s in document.styles.element if s.get(qn("w:styleId")) == old)
        style.set(qn("w:styleId"), new_id)
        style.find(qn("w:name")).set(qn("w:val"), name)
        for tag in ("basedOn", "next", "link"):
            for each in document.styles.element.iter(qn(f"w:{tag}")):
                if each.get(qn("w:val")) == old:
                    each.set(qn("w:val"), new_id)
    for name in ("Standaard", "Kop 1", "Kop 2", "Kop 3", "Titel", "Citaat"):
        font = document.styles[name].font
        element = document.styles[name].element
        for theirs in [*element.iter(qn("w:rFonts")), *element.iter(qn("w:pBdr"))]:
            theirs.getparent().remove(theirs)
        font.name = "Liberation Serif" if name in ("Standaard", "Citaat") else "Liberation Sans"
        if name != "Standaard":
            font.color.rgb = RGBColor.from_string(RED if name != "Citaat" else "444444")
    document.styles["Standaard"].font.size = Pt(11)


def _footer(section: Any) -> None:
    line = section.footer.paragraphs[0]._p
    for each in parse_xml(
        f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>Pagina </w:t></w:r>"
        "<w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"
    ):
        line.append(each)


def _with_company(data: bytes) -> bytes:
    return edited(
        data,
        "docProps/app.xml",
        lambda text: text.replace(b"<Company></Company>", b"<Company>Dijk BV</Company>").replace(
            b"<Company/>", b"<Company>Dijk BV</Company>"
        ),
    )


def edited(data: bytes, name: str, change: Any) -> bytes:
    """The package with one part changed, or left out where the change gives nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for each in package.namelist():
            content = package.read(each)
            content = change(content) if each == name else content
            if content:
                made.writestr(each, content)
    return out.getvalue()
