"""What can be read in an exported file, properties and all, and where: so that it can be searched before it leaves."""

import html
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from codebench.i18n import tr

_HEADING = re.compile(r"(?:heading|kop)\s*\d|title|titel", re.I)
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r'"([^"]*)"')
_DATA = re.compile(r'<script type="application/json"[^<>]*>([^<]*)</script>')
# How JSON and YAML write an end of line, which must not be read as the first letter of a word.
_ESCAPED = re.compile(r"\\[nrt]")


class Piece(NamedTuple):
    """A stretch of text in a file and, in words, where it stands; nothing where its lines say that."""

    where: str
    text: str

    def place(self, at: int) -> str:
        """Return where in the file this place of the text is."""
        return self.where or tr("in line {n}", n=self.text.count("\n", 0, at) + 1)


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield everything that can be read in a file; what a picture shows is none of it."""
    if data.startswith(b"PK"):
        yield from _package(data)
    elif data.startswith((b"\x89PNG", b"%PDF")):
        yield Piece(tr("in the file's properties"), data.decode("latin-1"))
    else:
        text = data.decode("utf-8", "replace").replace("\r\n", "\n")
        yield Piece("", _read(text) if text.lstrip().startswith("<") else _ESCAPED.sub("  ", text))


def _read(page: str) -> str:
    """Return a web page as it is read, line by line, with the data that stand in it for its script."""
    marked = _DATA.split(page)
    data = (" · ".join(_strings(json.loads(each))).replace("\n", " ") for each in marked[1::2])
    return "".join(f"{_unmarked(each)} {next(data, '')} " for each in marked[::2])


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.items() if isinstance(value, dict) else value:
            yield from _strings(list(each) if isinstance(each, tuple) else each)


def _unmarked(text: str) -> str:
    """Return marked text as it is read, with what its tags hold between quotation marks."""
    held = lambda tag: f" {' '.join(_VALUE.findall(tag.group()))} " + "\n" * tag.group().count("\n")  # noqa: E731
    return html.unescape(_TAG.sub(held, text))


def _package(data: bytes) -> Iterator[Piece]:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        strings: list[str] = []
        if "xl/sharedStrings.xml" in parts.namelist():
            strings = ["".join(map(str, each.itertext())) for each in _root(parts, "xl/sharedStrings.xml")]
        sheets = _sheets(parts)
        for name in parts.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            root = _root(parts, name)
            if name.startswith("docProps/"):
                yield from (Piece(tr("in the file's properties"), text) for text in _all(root))
            elif name.startswith("xl/worksheets/"):
                yield from _cells(root, strings, sheets.get(name, ""))
            elif name.startswith("word/"):
                yield from _paragraphs(root)
            elif name != "xl/sharedStrings.xml":
                yield from (Piece(tr("in the file's make-up"), text) for text in _all(root))


def _root(parts: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(parts.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _all(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        yield from (text for text in (element.text, *_values(element)) if text)


def _sheets(parts: zipfile.ZipFile) -> dict[str, str]:
    """Return by its part's name what each sheet is called; nothing where there is only one."""
    known = "xl/workbook.xml" in parts.namelist()
    named = [str(each.get("name")) for each in _root(parts, "xl/workbook.xml").iter("{*}sheet")] if known else []
    return {f"xl/worksheets/sheet{n}.xml": name for n, name in enumerate(named, 1)} if len(named) > 1 else {}


def _cells(root: etree._Element, strings: list[str], sheet: str) -> Iterator[Piece]:
    for cell in root.iter("{*}c"):
        value = "".join(map(str, cell.itertext()))
        shared = cell.get("t") == "s" and value.isdecimal() and int(value) < len(strings)
        place = cell.get("r", "")
        where = (
            tr("in cell {cell} of “{sheet}”", cell=place, sheet=sheet) if sheet else tr("in cell {cell}", cell=place)
        )
        yield Piece(where, strings[int(value)] if shared else value)


def _paragraphs(root: etree._Element) -> Iterator[Piece]:
    """Yield the paragraphs with the heading they stand under, then what attributes hold, such as a picture's words."""
    heading = ""
    for paragraph in root.iter("{*}p"):
        text = "".join(_words(paragraph))
        style = paragraph.find("{*}pPr/{*}pStyle")
        named = style is not None and any(_HEADING.search(value) for value in _values(style))
        heading = text if named and text else heading
        yield Piece(tr("under “{heading}”", heading=heading) if heading else tr("at the beginning"), text)
    for element in root.iter():
        for value in _values(element):
            if len(value) > 2 and not value.isdigit():
                yield Piece(tr("in the file's make-up"), value)


def _values(element: etree._Element) -> list[str]:
    return [str(value) for value in element.attrib.values()]


def _words(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter("{*}t", "{*}br", "{*}tab", "{*}instrText"):
        yield element.text or "" if etree.QName(element).localname in ("t", "instrText") else " "
