"""What a Word style says about its text, looked up in the raw part: parsing that costs more than the text itself."""

import re

from codebench.importers.paragraphs import is_heading

_PLAIN = frozenset({"", "Normal", "Standaard", "ListParagraph", "Lijstalinea", "NoSpacing", "BodyText"})
_NAME = re.compile(rb'<w:name w:val="([^"]*)"')
_ON = re.compile(rb'<w:(b|i)(?:\s+w:val="(?:1|true|on)")?\s*/>')


class Styles:
    """The styles of one document."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._known: dict[str, tuple[bool, int]] = dict.fromkeys(_PLAIN, (False, 0))

    def heading(self, style: str) -> bool:
        """Tell whether paragraphs of this style are headings or titles."""
        return self._look_up(style)[0]

    def flags(self, style: str) -> int:
        """Return 1 for bold and 2 for italic, added."""
        return self._look_up(style)[1]

    def _look_up(self, style: str) -> tuple[bool, int]:
        if style not in self._known:
            self._known[style] = self._find(style)
        return self._known[style]

    def _find(self, style: str) -> tuple[bool, int]:
        at = self._raw.find(b'w:styleId="' + style.encode() + b'"')
        part = self._raw[at : self._raw.find(b"</w:style>", at)] if at >= 0 else b""
        name = _NAME.search(part)
        flags = {found[1] for found in _ON.finditer(part)}
        return is_heading(name[1].decode("utf-8", "replace") if name else style), (b"b" in flags) + 2 * (b"i" in flags)
