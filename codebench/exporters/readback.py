"""What can be read in an exported file, properties and all, and where: so that it can be searched before it leaves."""

import html
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


class Piece(NamedTuple):
    """A stretch of text in a file and, in words, where it stands."""

    where: str
    text: str


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield everything that can be read in a file; what a picture shows is none of it."""
    if data.startswith(b"PK"):
        yield from _package(data)
    elif data.startswith((b"\x89PNG", b"%PDF")):
        yield Piece(tr("in the file's properties"), data.decode("latin-1"))
    else:
        marked = data.lstrip()[:1] == b"<"
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            yield Piece(tr("in line {n}", n=number), _unmarked(line) if marked else line)


def _unmarked(line: str) -> str:
    """Return a line of a web page as it is read, with what its tags hold between quotation marks."""
    return html.unescape(_TAG.sub(lambda tag: f" {' '.join(_VALUE.findall(tag.group()))} ", line))


def _package(data: bytes) -> Iterator[Piece]:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        strings: list[str] = []
        if "xl/sharedStrings.xml" in parts.namelist():
            strings = ["".join(map(str, each.itertext())) for each in _root(parts, "xl/sharedStrings.xml")]
        for name in parts.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            root = _root(parts, name)
            if name.startswith("docProps/"):
                yield from (Piece(tr("in the file's properties"), text) for text in _all(root))
            elif name.startswith("xl/worksheets/"):
                yield from _cells(root, strings)
            elif name.startswith("word/"):
                yield from _paragraphs(root)
            elif name != "xl/sharedStrings.xml":
                yield from (Piece(tr("in the file's make-up"), text) for text in _all(root))


def _root(parts: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(parts.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _all(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        yield from (text for text in (element.text, *_values(element)) if text)


def _cells(root: etree._Element, strings: list[str]) -> Iterator[Piece]:
    for cell in root.iter("{*}c"):
        value = "".join(map(str, cell.itertext()))
        shared = cell.get("t") == "s" and value.isdecimal() and int(value) < len(strings)
        yield Piece(tr("in cell {cell}", cell=cell.get("r", "")), strings[int(value)] if shared else value)


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
