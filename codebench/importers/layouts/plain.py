"""A text without speakers: its paragraphs."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from codebench.domain.bundle import Passage
from codebench.domain.source import TurnKind
from codebench.importers.layouts.matter import is_furniture, page_numbers
from codebench.importers.layouts.turns import Reading
from codebench.importers.lines import Line


def recognise(lines: Sequence[Line]) -> Reading:
    """Read paragraphs that belong to no speaker: what remains where no other layout fits."""
    return Reading("plain", 0.0, lambda: _paragraphs(lines))


def _paragraphs(lines: Sequence[Line]) -> tuple[Passage, ...]:
    pages = page_numbers(lines)
    passages: list[Passage] = []
    numbered = ((at, line) for at, line in enumerate(lines))
    for _, members in groupby(numbered, key=lambda each: (each[1].block, _is_note(each[0], each[1], pages))):
        passages.append(_passage(list(members), pages))
    return tuple(passages)


def _is_note(at: int, line: Line, pages: frozenset[int]) -> bool:
    return at in pages or is_furniture(line.text)


def _passage(members: Sequence[tuple[int, Line]], pages: Iterable[int]) -> Passage:
    at, first = members[0]
    kind = TurnKind.NOTE if _is_note(at, first, frozenset(pages)) else TurnKind.SPEECH
    return Passage("\n".join(line.text for _, line in members), kind=kind)
