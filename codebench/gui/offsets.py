"""The one place where code points (ours) and UTF-16 units (Qt's) meet."""

from bisect import bisect_left


class Offsets:
    """Convert places in one text; free for texts within the Basic Multilingual Plane."""

    def __init__(self, text: str) -> None:
        plain = text.isascii() or max(text, default="") <= "\uffff"
        self._points = [] if plain else [at for at, char in enumerate(text) if char > "\uffff"]
        self._units = [at + before for before, at in enumerate(self._points)]

    def to_qt(self, point: int) -> int:
        """Return the UTF-16 offset of a code point offset."""
        return point + bisect_left(self._points, point)

    def from_qt(self, unit: int) -> int:
        """Return the code point offset of a UTF-16 offset; the middle of a pair falls back to its start."""
        return unit - bisect_left(self._units, unit)
