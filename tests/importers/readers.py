"""Other readers of the same files, as simple as can be: no line of them is shared with the importers."""

import html
import io
import re
import zipfile
from html.parser import HTMLParser

import docx
import pypdfium2

_CHOICE = re.compile(r"<mc:Fallback>.*?</mc:Fallback>", re.S)
_GONE = re.compile(r"<w:(del|moveFrom|instrText)\b[^>]*>.*?</w:\1>", re.S)
_HIDDEN = re.compile(r"<w:r>(?:(?!</w:r>).)*<w:vanish/>.*?</w:r>", re.S)


def by_python_docx(data: bytes) -> str:
    """Body and tables, as python-docx sees them."""
    found = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in found.paragraphs]
    return "\n".join(texts + [cell.text for table in found.tables for row in table.rows for cell in row.cells])


def by_tags_of_word(data: bytes) -> str:
    """What stands between tags once fallbacks, deletions and hidden runs are gone."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    main = next(name for name in archive.namelist() if re.fullmatch(r"word/document\d*\.xml", name))
    xml = archive.read(main).decode("utf-8-sig")
    for gone in (_CHOICE, _GONE, _HIDDEN):
        xml = gone.sub("", xml)
    return html.unescape(re.sub(r"<[^>]*>", "", xml))


def by_tags_of_odt(data: bytes) -> str:
    xml = zipfile.ZipFile(io.BytesIO(data)).read("content.xml").decode()
    return html.unescape(re.sub(r"<[^>]*>", "", xml[xml.index("<office:text>") :]))


def by_words_of_rtf(data: bytes) -> str:
    """What is neither a control word nor in a group of fonts or settings."""
    body = re.sub(r"\{\\(?:fonttbl(?:\{[^{}]*\})*|\*[^{}]*)[^{}]*\}", "", data.decode("ascii"))
    body = re.sub(r"\n", "", body)
    body = re.sub(r"\\'([0-9a-f]{2})", lambda found: bytes.fromhex(found[1]).decode("cp1252"), body)
    body = re.sub(r"\\u(-?\d+)\?", lambda found: chr(int(found[1]) % 65536), body)
    body = re.sub(r"\\(?:par|line|tab|cell|row)\b ?", "\n", body)
    return re.sub(r"(?<!\\)[{}]", "", re.sub(r"\\[a-z]+-?\d* ?", "", body)).replace("\\", "")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def by_python_of_html(data: bytes) -> str:
    page = _Page()
    page.feed(data.decode().partition("<body>")[2])
    return "".join(page.found)


def by_pdfium(data: bytes) -> str:
    """The letters of every page, in the order in which PDFium gives them."""
    with pypdfium2.PdfDocument(data) as pages:
        return "\n".join(page.get_textpage().get_text_range() for page in pages)


def by_lines_of_captions(data: bytes) -> str:
    """All lines but times, notes and tags."""
    lines = [
        line for line in data.decode().split("\n") if "-->" not in line and not line.startswith(("WEBVTT", "NOTE"))
    ]
    return html.unescape(re.sub(r"</[a-z]*>|<[bi]>|<v[^>]*>", "", "\n".join(lines)))


READERS = {
    "docx": (by_tags_of_word,),
    "odt": (by_tags_of_odt,),
    "rtf": (by_words_of_rtf,),
    "html": (by_python_of_html,),
    "pdf": (by_pdfium,),
    "vtt": (by_lines_of_captions,),
    "txt": (bytes.decode,),
}
