"""Plain text: whatever can be decoded."""

from pathlib import PurePath

from codebench.importers import markdown
from codebench.importers.decoding import decode
from codebench.importers.format import Text
from codebench.importers.lines import lines_of


def sniff(data: bytes) -> bool:
    """Tell whether to try these bytes as a text: always, since `read` refuses what is none."""
    return True


def read(data: bytes, file_name: str) -> Text:
    """Return the text."""
    if PurePath(file_name).suffix.lower() in (".md", ".markdown"):
        return markdown.read(data, file_name)
    return Text("txt", lines_of(decode(data, file_name)))
