"""Make one transcript in many formats: a paragraph is pieces of (text, bold), a table is rows of cells."""

import html as escaping
import zlib
from collections.abc import Callable, Sequence
from textwrap import wrap

from . import makers

Paragraph = Sequence[tuple[str, bool]]
Table = list[list[str]]
Block = Paragraph | Table | str

_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def pieces(block: Block) -> Paragraph:
    return [(block, False)] if isinstance(block, str) else block  # type: ignore[return-value]


def is_table(block: Block) -> bool:
    return isinstance(block, list) and isinstance(block[0], list)


def docx(blocks: Sequence[Block]) -> bytes:
    return makers.docx(
        *(
            makers.table(*block)  # type: ignore[arg-type]
            if is_table(block)
            else makers.para(*(makers.bold(text) if bold else makers.run(text) for text, bold in pieces(block)))
            for block in blocks
        )
    )


def odt(blocks: Sequence[Block], raw: str = "", settings: dict[str, bytes] | None = None) -> bytes:
    """Return a package; `raw` is XML put before the blocks."""
    body = raw + "".join(_odt_table(block) if is_table(block) else _odt_paragraph(block) for block in blocks)
    styles = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODF}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    settings = {"META-INF/manifest.xml": manifest.encode(), **(settings or {})}
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode(), **settings}
    return makers.zipped(parts)


def _odt_paragraph(block: Block) -> str:
    def inner(text: str) -> str:
        return (
            escaping.escape(text)
            .replace("\n", "<text:line-break/>")
            .replace("\t", "<text:tab/>")
            .replace("  ", ' <text:s text:c="1"/>')
        )

    spans = (
        f'<text:span text:style-name="B">{inner(text)}</text:span>' if bold else inner(text)
        for text, bold in pieces(block)
    )
    return f"<text:p>{''.join(spans)}</text:p>"


def _odt_table(rows: Block) -> str:
    cells = ("".join(f"<table:table-cell>{_odt_paragraph(cell)}</table:table-cell>" for cell in row) for row in rows)  # type: ignore[arg-type]
    return (
        '<table:table><table:table-column table:number-columns-repeated="2"/>'
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        + "</table:table>"
    )


def rtf(blocks: Sequence[Block], raw: str = "") -> bytes:
    """Return rich text with signs beyond ASCII in every way they are met; `raw` stands before the blocks."""
    body = raw + "".join(
        _rtf_table(block) if is_table(block) else _rtf_paragraph(block) + "\\par\n" for block in blocks
    )
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}\n"
    return (head + "{\\*\\generator Eigen;}\\uc1" + body + "}").encode("ascii")


def _rtf_paragraph(block: Block) -> str:
    runs = (f"{{\\b {_rtf(text)}}}" if bold else _rtf(text) for text, bold in pieces(block))
    return "\\pard\\plain " + "".join(runs)


def _rtf_table(rows: Block) -> str:
    made = ""
    for row in rows:
        made += (
            "\\trowd\\cellx2000\\cellx9000" + "".join(f"\\pard\\intbl {_rtf(cell)}\\cell" for cell in row) + "\\row\n"
        )  # type: ignore[arg-type]
    return made + "\\pard "


def _rtf(text: str) -> str:
    out = ""
    for char in text:
        if char in "\\{}":
            out += "\\" + char
        elif char in "\n\t":
            out += {"\n": "\\line ", "\t": "\\tab "}[char]
        elif ord(char) < 128:
            out += char
        elif ord(char) < 256:
            out += f"\\'{ord(char):02x}"
        else:
            units = char.encode("utf-16-le")
            pairs = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
            out += "".join(f"\\u{unit}?" for unit in pairs)
    return out


def html(blocks: Sequence[Block], raw: str = "", charset: str = "utf-8") -> bytes:
    """Return a page whose source lines are wrapped, as editors do."""
    body = raw + "".join(_html_table(block) if is_table(block) else f"<p>{_html(block)}</p>\n" for block in blocks)
    page = f"<!DOCTYPE html>\n<html><head><meta charset='{charset}'><title>Titel</title></head><body>\n{body}</body></html>"
    return page.encode(charset, "xmlcharrefreplace")


def _html(block: Block) -> str:
    made = "".join(f"<b>{escaping.escape(text)}</b>" if bold else escaping.escape(text) for text, bold in pieces(block))
    made = made.replace("\n", "<br>").replace("  ", " &nbsp;")
    return "\n".join(wrap(made, 70, break_long_words=False, break_on_hyphens=False))


def _html_table(rows: Block) -> str:
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{_html(c)}</td>" for c in row) + "</tr>" for row in rows)
        + "</table>"
    )  # type: ignore[arg-type]


def pdf(blocks: Sequence[Block], header: str = "", width: int = 80, columns: int = 1, tail: bytes = b"") -> bytes:
    """Return pages of Helvetica with wrapped lines; with a header every page has that and its number."""
    flow = [(line, at == 0) for block in blocks for at, line in enumerate(_pdf_lines(block, width // columns))]
    pages, page, room = [], [], 0
    for line, first in flow:
        if room >= 44 * columns:
            pages.append(page)
            page, room = [], 0
        page.append((room, line, first))
        room += 1
    pages.append(page)
    return pdf_file([_pdf_page(each, number, header, columns) for number, each in enumerate(pages, 1)], tail)


def _pdf_lines(block: Block, width: int) -> list[tuple[str, int]]:
    lead = next((len(text) for text, bold in pieces(block) if bold), 0)
    whole = "".join(text for text, _ in pieces(block))
    lines = [line for each in whole.split("\n") for line in wrap(each, width, break_on_hyphens=False)]
    return [(line, lead if at == 0 else 0) for at, line in enumerate(lines)]


def _pdf_page(lines: list, number: int, header: str, columns: int) -> bytes:
    made = [pdf_text(60, 805, header), pdf_text(290, 30, str(number))] if header else []
    skew = 0
    for at, (line, lead), first in lines:
        column, row = divmod(at, 44)
        skew = 0 if row == 0 else skew + (6 if first else 0)
        left, top = 60 + column * 250, 750 - row * 13 - (skew if columns == 1 else 0)
        made.append(
            pdf_text(left, top, line[:lead], "F2") + pdf_text(None, None, line[lead:])
            if lead
            else pdf_text(left, top, line)
        )
    return b"\n".join(made)


def pdf_text(x: float | None, y: float | None, text: str, font: str = "F1") -> bytes:
    place = f"1 0 0 1 {x} {y} Tm " if x is not None else ""
    coded = text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"/{font} 9 Tf {place}(".encode() + coded + b") Tj"


def pdf_file(pages: list[bytes], tail: bytes = b"") -> bytes:
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for at, content in enumerate(pages):
        packed = zlib.compress(b"BT " + content + b" ET")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream")
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    start = len(made)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return made + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode() + tail


FORMATS: dict[str, Callable[[Sequence[Block]], bytes]] = {
    "docx": docx,
    "odt": odt,
    "rtf": rtf,
    "html": html,
    "pdf": pdf,
}
