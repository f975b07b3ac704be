"""Lines to passages: every layout says how well it fits, the best wins, and the others can be asked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from codebench.domain.bundle import Passage
from codebench.domain.source import TurnKind
from codebench.importers.layouts import (
    alternating,
    formatted,
    ids,
    labels,
    stressed,
    sureness,
    table,
    teams,
    transcribe,
)
from codebench.importers.layouts.names import Known, key
from codebench.importers.layouts.numbered import without_numbers
from codebench.importers.layouts.paragraphs import paragraphs_of
from codebench.importers.layouts.plain import paragraphs
from codebench.importers.layouts.turns import Reading
from codebench.importers.lines import Line

Recognise = Callable[[Sequence[Line], Known], Reading | None]
LAYOUTS: tuple[Recognise, ...] = (
    labels.recognise,
    transcribe.recognise,
    teams.recognise,
    table.recognise,
    ids.recognise,
    formatted.recognise,
)
# Never taken silently: they give speakers where nothing in the text does.
OFFERED: tuple[Recognise, ...] = (stressed.recognise, alternating.recognise)
BY_NAME: dict[str, Recognise] = {
    "labels": labels.recognise,
    "f4": labels.recognise,
    "transcribe": transcribe.recognise,
    "word-transcribe": transcribe.recognise,
    "stamps": transcribe.recognise,
    "teams": teams.recognise,
    "teams-pasted": teams.recognise,
    "teams-anonymised": teams.recognise,
    "table": table.recognise,
    "ids": ids.recognise,
    "formatted": formatted.recognise,
    "stressed": stressed.recognise,
    "alternating": alternating.recognise,
}
_CLEAR = 0.9


@dataclass(frozen=True, slots=True)
class Arranged:
    """What lines were read as, how sure that is, and the other layouts that would give another result."""

    layout: str
    passages: tuple[Passage, ...]
    sure: float
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Result:
    layout: str
    passages: tuple[Passage, ...]
    score: float = 0.0
    trust: float = 1.0

    @property
    def labels(self) -> set[str | None]:
        return {passage.label for passage in self.passages}

    @property
    def turns(self) -> int:
        return sum(passage.label is not None for passage in self.passages)


def arrange(lines: Sequence[Line], layout: str = "", names: Sequence[str] = ()) -> Arranged:
    """Return what the lines are in the best layout, or in the one asked for; `names` are known to be speakers."""
    known = Known(frozenset(map(key, names)))
    results = _results(LAYOUTS, lines, known)
    best = next(results, None)
    if not layout and best is not None and (sure := _sure(best, (), lines, known)) >= _CLEAR:
        return Arranged(best.layout, best.passages, sure, ("plain",))
    found = [best, *results] if best is not None else []
    chosen = (_asked(layout, lines, found, known) if layout else best) or _Result("plain", paragraphs(lines))
    offered = _results((*OFFERED, *LAYOUTS), lines, replace(known, asked=True))
    plain = ("plain",) if chosen.layout != "plain" else ()
    return Arranged(
        chosen.layout, chosen.passages, _sure(chosen, found, lines, known), _unlike(chosen, [*found, *offered]) + plain
    )


def _results(recognisers: Sequence[Recognise], lines: Sequence[Line], known: Known) -> Iterator[_Result]:
    """Yield what the layouts that fit make of the lines, best first; those in which nobody speaks don't fit."""
    bare = without_numbers(lines)
    # Numbers before paragraphs that nobody speaks are part of the text.
    forms = [lines] if bare is None else [lines, bare]
    readings = [reading for form in forms for recognise in recognisers if (reading := recognise(form, known))]
    for reading in sorted(readings, key=lambda reading: reading.score, reverse=True):
        passages = reading.passages()
        if any(passage.kind is TurnKind.SPEECH for passage in passages):
            yield _Result(reading.layout, passages, reading.score, reading.trust)


def _asked(layout: str, lines: Sequence[Line], found: Sequence[_Result], known: Known) -> _Result | None:
    """Return the reading asked for: as it was found by itself, or where it was not, with less doubt."""
    wanted = BY_NAME.get(layout)
    if wanted is None:
        return None
    same = (each for each in found if BY_NAME[each.layout] is wanted)
    return next(same, None) or next(_results((wanted,), lines, replace(known, asked=True)), None)


def _sure(result: _Result, found: Sequence[_Result], lines: Sequence[Line], known: Known) -> float:
    """Return how sure a result is among those that were found."""
    if result.layout == "plain":
        labelled = max((each.turns for each in found), default=0)
        return round(sureness.of_paragraphs(paragraphs_of(lines), labelled), 2)
    # Another way to find the same people is no rival.
    rivals = (each.score for each in found if not each.labels <= result.labels)
    rival = max(rivals, default=0.0) / max(result.score, 0.1)
    return round(result.trust * sureness.of_speakers(result.passages, known, rival), 2)


def _unlike(chosen: _Result, results: Sequence[_Result]) -> tuple[str, ...]:
    """Return the layouts that give another result than the chosen one and than each other."""
    kept = [chosen]
    for each in results:
        if all(each.layout != other.layout and each.passages != other.passages for other in kept):
            kept.append(each)
    return tuple(each.layout for each in kept[1:])
