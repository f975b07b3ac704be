"""A text without speakers: its paragraphs."""

from collections.abc import Sequence
from itertools import groupby

from codebench.domain.bundle import Passage
from codebench.domain.source import TurnKind
from codebench.importers.layouts.matter import is_furniture, page_numbers
from codebench.importers.lines import Line


def paragraphs(lines: Sequence[Line]) -> tuple[Passage, ...]:
    """Return the paragraphs of a text in which no layout of speakers is found."""
    pages = page_numbers(lines)
    kinds = [
        TurnKind.NOTE if at in pages or is_furniture(line.text) else TurnKind.SPEECH for at, line in enumerate(lines)
    ]
    together = groupby(zip(lines, kinds, strict=True), key=lambda each: (each[0].block, each[1]))
    return tuple(Passage("\n".join(line.text for line, _ in members), kind=kind) for (_, kind), members in together)
