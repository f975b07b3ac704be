"""What the readings by paragraph share: the paragraphs of a text, and which of them nobody said."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from codebench.importers.layouts.matter import is_aside, is_field, page_numbers
from codebench.importers.lines import Line

_SHORT = 60


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text, whether all of it is bold or italic, and whether anyone said it."""

    text: str
    stressed: bool = False
    said: bool = True

    @property
    def asks(self) -> bool:
        """Tell whether it reads as a question."""
        return self.text.endswith("?")


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs in reading order; a title, a date or a page number is said by nobody."""
    pages = page_numbers(lines)
    said = [not (at in pages or line.heading or _is_matter(line.text)) for at, line in enumerate(lines)]
    found = []
    for (_, spoken), members in groupby(zip(lines, said, strict=True), key=lambda each: (each[0].block, each[1])):
        block = [line for line, _ in members]
        found.append(Paragraph("\n".join(line.text for line in block), all(line.stressed for line in block), spoken))
    return found


def is_title(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Tell whether bold words head the bold question that follows: short, and no sentence."""
    heads = paragraph.stressed and len(paragraph.text) <= _SHORT and paragraph.text[-1].isalnum()
    return heads and following is not None and following.stressed


def _is_matter(text: str) -> bool:
    label, colon, _ = text[: 2 * _SHORT].partition(":")
    return is_aside(text) or bool(colon and is_field(label))
