"""Gather the paragraphs of a formatted text, and say what was left out of it."""

from collections import Counter

from codebench.domain.text import fold
from codebench.i18n import tr, trn
from codebench.importers.lines import Line, formatted_lines

BOLD, ITALIC, COLOURED = 1, 2, 4
_HEADINGS = ("heading", "title", "subtitle", "kop", "titel", "ondertitel")

Cell = tuple[int, int, int] | None


class Paragraphs:
    """Takes pieces of text with their flags; a paragraph is what stands between two ends."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.counts: Counter[str] = Counter()
        self._pieces: list[tuple[str, int]] = []
        self._block = 0

    def put(self, text: str, flags: int = 0) -> None:
        """Add text to the paragraph."""
        if text:
            self._pieces.append((text, flags))

    def end(self, heading: bool = False, cell: Cell = None) -> None:
        """End the paragraph."""
        if self._pieces:
            self._block += 1
            self.lines += formatted_lines(self._pieces, self._block, heading, cell)
            self._pieces = []


def is_heading(style: str) -> bool:
    """Tell whether a style's name says that its paragraphs are headings or titles."""
    return fold(style).startswith(_HEADINGS)


def left_out(counts: Counter[str]) -> tuple[str, ...]:
    """Return a sentence for every sort of thing that was left out."""
    sentences = {
        "picture": trn("{n} picture was left out.|{n} pictures were left out.", counts["picture"]),
        "footnote": trn("{n} footnote was left out.|{n} footnotes were left out.", counts["footnote"]),
        "comment": trn("{n} comment was left out.|{n} comments were left out.", counts["comment"]),
        "deleted": trn("{n} deleted passage was left out.|{n} deleted passages were left out.", counts["deleted"]),
        "hidden": trn("{n} hidden passage was left out.|{n} hidden passages were left out.", counts["hidden"]),
        "header": tr("The headers and footers of the pages were left out."),
    }
    return tuple(sentence for what, sentence in sentences.items() if counts[what])
