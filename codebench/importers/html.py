"""Web pages (.html): the text one sees, without scripts, hidden parts or anything fetched."""

import re
from time import monotonic
from typing import Any

from codebench.importers.archive import too_large
from codebench.importers.decoding import decode, peek
from codebench.importers.format import Text
from codebench.importers.html_body import PageReader
from codebench.importers.paragraphs import left_out

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|meta|p|div|table)\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.I)
_CHUNK = 65_536
_PATIENCE = 6


def sniff(data: bytes) -> bool:
    """Tell whether the text begins as a web page does."""
    return bool(_START.match(peek(data)))


def read(data: bytes, file_name: str) -> Text:
    """Return the visible text."""
    from lxml import etree

    reader = PageReader()
    target: Any = reader
    parser = etree.HTMLParser(target=target, no_network=True, huge_tree=True, remove_comments=True)
    text = _text(data, file_name).replace("\0", "")
    ends = monotonic() + _PATIENCE
    for at in range(0, len(text), _CHUNK):
        if monotonic() > ends:
            raise too_large(file_name)
        parser.feed(text[at : at + _CHUNK])
    try:
        parser.close()
    except etree.XMLSyntaxError:
        # What was not closed is read all the same: the text is there.
        reader.close()
    return Text("html", reader.paragraphs.lines, left_out(reader.paragraphs.counts))


def _text(data: bytes, file_name: str) -> str:
    """Decode by what the page says it is written in, where that is so."""
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"utf-16"):
        try:
            return data.decode(declared[1].decode())
        except (LookupError, UnicodeError):
            pass
    return decode(data, file_name)
