"""A row of capitals where it is met: its words, what stands before it and what goes on behind it."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.language.runs import before, is_initials, is_quoted_name, opens_list, opens_sentence
from codebench.language.segments import Segment
from codebench.language.wordlists import Led, beside, listed

_NEXT = re.compile(r"['’]?s?(?:(?P<sign>[,.?!;:)\n]|$)| (?P<word>[\w'’]+))")


class Finding(NamedTuple):
    """A name in one place, as judged there."""

    name: str
    kind: NameKind
    why: Why
    sure: float
    start: int


@dataclass(frozen=True)
class Met:
    """A row of capitals in a text."""

    text: str
    words: Segment

    @property
    def start(self) -> int:
        """Return where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.words[-1].end

    @property
    def alone(self) -> bool:
        """Tell whether it is one word."""
        return len(self.words) == 1

    @cached_property
    def name(self) -> str:
        """Return the words as written."""
        return self.text[self.start : self.end]

    @cached_property
    def small(self) -> list[str]:
        """Return the words in lower case."""
        return [word.text.casefold() for word in self.words]

    @cached_property
    def whole(self) -> str:
        """Return it all in lower case."""
        return self.name.casefold()

    @cached_property
    def led(self) -> str:
        """Return the word before it, in lower case."""
        return before(self.text, self.start)[1]

    @cached_property
    def opening(self) -> bool:
        """Tell whether its capital may be that of the sentence."""
        return opens_sentence(self.text, self.start) and not self._is_told

    @property
    def _is_told(self) -> bool:
        """Tell whether it is a name all the same: het heet “Kansrijk”, er zijn er drie: Kansrijk, Fontys en Avans."""
        quoted = is_quoted_name(self.text, self.start, self.end)
        if quoted and before(self.text, self.start - 1)[1] in beside(Led.TO_HOUSE) | listed("titles", 2):
            return True
        return opens_list(self.text, self.start, self.end)

    @property
    def initialled(self) -> bool:
        """Tell whether it begins with initials."""
        return is_initials(self.words[0].text)

    def found(self, kind: NameKind, why: Why, sure: float, start: int | None = None) -> Finding:
        """Return it as a name, from another start where more belongs to it."""
        begin = self.start if start is None else start
        return Finding(self.text[begin : self.end], kind, why, sure, begin)


def follows(text: str, end: int, part: Led) -> bool:
    """Tell whether the next word is one of these."""
    found = _NEXT.match(text, end)
    return found is not None and (found["word"] or "").casefold() in beside(part)


def goes_on_as_name(text: str, end: int) -> bool:
    """Tell whether what follows a word at the start of a sentence fits a name better than a verb or noun."""
    found = _NEXT.match(text, end)
    if not found:
        return False
    return found["sign"] is not None or found["word"][:1].isupper() or follows(text, end, Led.GOES_ON)


def is_listed(small: str, *files: str) -> bool:
    """Tell whether a word is in one of these lists."""
    return any(small in listed(file) for file in files)
