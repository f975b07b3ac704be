"""Lines to passages: every layout says how well it fits, and the best wins."""

from collections.abc import Callable, Sequence

from codebench.domain.bundle import Passage
from codebench.domain.source import TurnKind
from codebench.importers.layouts import formatted, ids, labels, plain, table, teams, transcribe
from codebench.importers.layouts.numbered import without_numbers
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
    best = _best(lines)
    bare = without_numbers(lines)
    if bare is not None:
        stripped = _best(bare)
        # Numbers before paragraphs that nobody speaks are part of the text.
        if stripped.layout != "plain" and stripped.score >= best.score:
            best = stripped
    return best.layout, best.passages()


def _best(lines: Sequence[Line]) -> Reading:
    readings = [found for recognise in LAYOUTS if (found := recognise(lines))]
    readings.sort(key=lambda reading: reading.score, reverse=True)
    return next(filter(_is_speech, readings), plain.recognise(lines))


def _is_speech(reading: Reading) -> bool:
    return any(passage.kind is TurnKind.SPEECH for passage in reading.passages())
