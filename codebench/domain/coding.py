"""Codings: a code put on a stretch of a source by a coder."""

from dataclasses import dataclass

from codebench.domain.text import Span


@dataclass(frozen=True, slots=True)
class Coder:
    """Someone who codes."""

    id: str
    name: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on `[start, end)` of a source; the same place, code and coder twice is one coding."""

    id: str
    source_id: str
    start: int
    end: int
    code_id: str
    coder_id: str

    @property
    def span(self) -> Span:
        """Return where the coding stands in the source's text."""
        return Span(self.start, self.end)

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """Return what makes two codings the same one."""
        return (self.source_id, self.start, self.end, self.code_id, self.coder_id)


@dataclass(frozen=True, slots=True)
class CodingSpec:
    """A coding as a file gives it: by offsets, or by words that occur once; `row` is the file's row number."""

    row: int
    source: str
    code: str
    coder: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""


def initials(name: str) -> str:
    """Return the first letters of a name's words, at most four, in capitals where the word has one."""
    return "".join(word[0] for word in name.split())[:4]
