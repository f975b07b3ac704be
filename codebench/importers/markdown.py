"""Markdown: its marks of emphasis and headings are layout, not speech."""

import re

from codebench.importers.decoding import decode, peek
from codebench.importers.format import Text
from codebench.importers.lines import Line, lines_of

_STRONG_START = re.compile(r"^[ \t]*\*\*[^*\n]{1,60}\*\*", re.M)
_HEADING = re.compile(r"#{1,6}\s+(.*?)(?:\s+#+)?$")
_LEAD = re.compile(r"(?:\*\*|__)([^*_\n]{1,60})(?:\*\*|__)")
_EMPHASIS = (
    re.compile(r"(?<!\\)\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*"),
    re.compile(r"(?<![\w\\])__(?=\S)([^_\n]+?)(?<=\S)__(?!\w)"),
    re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])"),
    re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?!\w)"),
)
_ESCAPE = re.compile(r"\\([*_#\[\]\\])")
_LONGEST = 100_000


def sniff(data: bytes) -> bool:
    """Tell whether at least two lines begin with words in `**`."""
    return len(_STRONG_START.findall(peek(data))) >= 2


def read(data: bytes, file_name: str) -> Text:
    """Return the text without marks."""
    return Text("md", [plain(line) for line in lines_of(decode(data, file_name))])


def plain(line: Line) -> Line:
    """Return the line without its marks, remembering what they said."""
    text = line.text
    if len(text) > _LONGEST:
        return line
    heading = _HEADING.match(text) if line.heading else None
    text = heading[1] if heading else text
    lead = _LEAD.match(text)
    stripped = text
    for pattern in _EMPHASIS:
        stripped = pattern.sub(r"\1", stripped)
    stripped = _ESCAPE.sub(r"\1", stripped).strip()
    stressed = bool(re.fullmatch(r"([*_]{1,3})[^*_]+\1", text))
    return line._replace(text=stripped or line.text, lead=len(lead[1].strip()) if lead else 0, stressed=stressed)
