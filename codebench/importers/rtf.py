"""Rich text (.rtf), as Word, LibreOffice, TextEdit and WordPad write it."""

from codebench.domain.bundle import Bundle
from codebench.importers.layouts import arrange
from codebench.importers.paragraphs import left_out
from codebench.importers.rtf_body import BodyReader


def sniff(data: bytes) -> bool:
    """Tell whether the bytes begin as rich text does."""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[:5] == b"{\\rtf"


def read(data: bytes, file_name: str) -> Bundle:
    """Return the accepted text as passages, recognised by layout."""
    reader = BodyReader(file_name)
    reader.read(data)
    layout, passages = arrange(reader.paragraphs.lines)
    return Bundle(passages, "rtf", layout, left_out(reader.paragraphs.counts))
