"""Lines to passages: every layout says how well it fits, and the best wins."""

from collections.abc import Callable, Sequence

from codebench.domain.bundle import Passage
from codebench.domain.source import TurnKind
from codebench.importers.layouts import formatted, ids, labels, table, teams, transcribe
from codebench.importers.layouts.numbered import without_numbers
from codebench.importers.layouts.plain import paragraphs
from codebench.importers.layouts.turns import Reading
from codebench.importers.lines import Line

LAYOUTS: tuple[Callable[[Sequence[Line]], Reading | None], ...] = (
    labels.recognise,
    transcribe.recognise,
    teams.recognise,
    table.recognise,
    ids.recognise,
    formatted.recognise,
)


def arrange(lines: Sequence[Line]) -> tuple[str, tuple[Passage, ...]]:
    """Return the best layout's name and what it makes of the lines."""
    readings = _fitting(lines)
    bare = without_numbers(lines)
    if bare is not None:
        # Numbers before paragraphs that nobody speaks are part of the text.
        readings += _fitting(bare)
    for reading in sorted(readings, key=lambda reading: reading.score, reverse=True):
        passages = reading.passages()
        if any(passage.kind is TurnKind.SPEECH for passage in passages):
            return reading.layout, passages
    return "plain", paragraphs(lines)


def _fitting(lines: Sequence[Line]) -> list[Reading]:
    return [found for recognise in LAYOUTS if (found := recognise(lines))]
