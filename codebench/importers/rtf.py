"""Rich text (.rtf), as Word, LibreOffice, TextEdit and WordPad write it."""

from codebench.importers.format import Text
from codebench.importers.paragraphs import left_out
from codebench.importers.rtf_body import BodyReader


def sniff(data: bytes) -> bool:
    """Tell whether the bytes begin as rich text does."""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[:5] == b"{\\rtf"


def read(data: bytes, file_name: str) -> Text:
    """Return the accepted text."""
    reader = BodyReader(file_name)
    reader.read(data)
    return Text("rtf", reader.paragraphs.lines, left_out(reader.paragraphs.counts))
