"""What the styles of an OpenDocument say about their text."""

from typing import TYPE_CHECKING

from codebench.importers.paragraphs import BOLD, COLOURED, ITALIC, is_heading

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DISPLAY = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}display"
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_BLACK = frozenset({"#000000", "#000", ""})
_DEEPEST = 20
HIDDEN = 8


class Styles:
    """The styles of one document, each with what it takes from its parents."""

    def __init__(self, *roots: "_Element | None") -> None:
        self._elements = {
            (style.get(_STYLE + "family", ""), style.get(_STYLE + "name", "")): style
            for root in roots
            if root is not None
            for style in root.iter(_STYLE + "style")
        }
        self._flags: dict[tuple[str, str, int], int] = {}

    def flags(self, family: str, name: str, base: int = 0) -> int:
        """Return bold, italic, coloured and hidden, added, of text in this style upon a base."""
        asked = (family, name, base)
        if asked not in self._flags:
            for style in reversed(self._line(family, name)):
                base = _applied(style, base)
            self._flags[asked] = base
        return self._flags[asked]

    def heading(self, name: str) -> bool:
        """Tell whether paragraphs of this style are headings or titles."""
        line = self._line("paragraph", name)
        names = (style.get(_STYLE + "display-name", "") or style.get(_STYLE + "name", "") for style in line)
        return is_heading(name) or any(map(is_heading, names))

    def _line(self, family: str, name: str) -> list["_Element"]:
        """Return the style and its parents; a circle of parents ends."""
        line: list[_Element] = []
        while (style := self._elements.get((family, name))) is not None and len(line) < _DEEPEST:
            line.append(style)
            name = style.get(_STYLE + "parent-style-name", "")
        return line


def _applied(style: "_Element", flags: int) -> int:
    properties = style.find(_STYLE + "text-properties")
    if properties is None:
        return flags
    says = (
        (BOLD, properties.get(_FO + "font-weight"), _BOLD.__contains__),
        (ITALIC, properties.get(_FO + "font-style"), ("italic", "oblique").__contains__),
        (COLOURED, properties.get(_FO + "color"), lambda value: value.lower() not in _BLACK),
        (HIDDEN, properties.get(_DISPLAY), "none".__eq__),
    )
    for flag, value, means in says:
        if value is not None:
            flags = flags | flag if means(value) else flags & ~flag
    return flags
