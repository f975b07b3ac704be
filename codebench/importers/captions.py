"""Cues to turns: repeats that roll over the screen dropped, consecutive cues of a speaker joined, their times kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from codebench.domain.bundle import Bundle, Passage
from codebench.domain.source import TurnKind
from codebench.i18n import trn
from codebench.importers.cues import Captions, Cue
from codebench.importers.layouts.labels import candidate
from codebench.importers.layouts.names import Known, Sighting, believed, key

_PAUSE = 3.0
_LONG = 600
_SENTENCE_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A caption file as read."""

    format: str
    captions: Captions

    def bundle(self, layout: str = "", names: Sequence[str] = ()) -> Bundle:
        """Return the cues as turns; captions have a form of their own, so `plain` is all one can ask for besides."""
        cues = _grown(_unrolled(self.captions.cues))
        named = _named(cues, Known(frozenset(map(key, names))))
        front = [Passage(text, kind=TurnKind.NOTE) for text in self.captions.front]
        asides = self.captions.asides
        left_out = trn("{n} note of the program was left out.|{n} notes of the program were left out.", asides)
        chosen, other = self.format, "plain" if any(cue.label for cue in named) else ""
        if layout == other == "plain":
            chosen, other, named = other, chosen, [replace(cue, label=None) for cue in cues]
        passages = (*front, *_turns(named))
        others = (other,) if other else ()
        return Bundle(passages, self.format, chosen, (left_out,) if asides else (), others=others)


def _named(cues: Sequence[Cue], known: Known) -> list[Cue]:
    """Read `Name: text`, as Zoom writes, where the file names no speakers otherwise."""
    if any(cue.label for cue in cues):
        return list(cues)
    candidates = {at: each for at, cue in enumerate(cues) if (each := candidate(cue.lines[0]))}
    sightings = [Sighting(at, each.label, len(each.text)) for at, each in candidates.items()]
    speakers = believed(sightings, len(cues), known)
    named = list(cues)
    for at, each in candidates.items():
        if key(each.label) in speakers:
            lines = tuple(line for line in (each.text, *cues[at].lines[1:]) if line)
            named[at] = replace(cues[at], label=speakers[key(each.label)], lines=lines)
    return [cue for cue in named if cue.lines]


def _unrolled(cues: Sequence[Cue]) -> list[Cue]:
    """Drop what a cue repeats of the one before, if the file as a whole does so."""
    pairs = list(pairwise(cues))
    overlaps = [_overlap(one.lines, two.lines) for one, two in pairs]
    signs = sum(
        (2 if len(two.lines) > n or len(one.lines) > 1 else 1)
        for (one, two), n in zip(pairs, overlaps, strict=True)
        if n
    )
    if signs < 2 or sum(map(bool, overlaps)) < 0.4 * len(pairs) or not _rolls(pairs, overlaps):
        return list(cues)
    kept = list(cues[:1])
    for (_, cue), n in zip(pairs, overlaps, strict=True):
        if cue.lines[n:]:
            kept.append(replace(cue, lines=cue.lines[n:]))
        else:
            kept[-1] = replace(kept[-1], end=cue.end)
    return kept


def _grown(cues: Sequence[Cue]) -> list[Cue]:
    """Keep only the last of captions that grow word by word, if most do so."""
    grows = [
        two.label == one.label and two.start - one.end < 1 and two.text.startswith(one.text + " ")
        for one, two in pairwise(cues)
    ]
    if sum(grows) < 2 or sum(grows) < 0.4 * len(grows):
        return list(cues)
    kept: list[Cue] = []
    start: float | None = None
    for cue, goes_on in zip(cues, [*grows, False], strict=True):
        start = cue.start if start is None else start
        if not goes_on:
            kept.append(replace(cue, start=start))
            start = None
    return kept


def _overlap(one: Sequence[str], two: Sequence[str]) -> int:
    """Count the lines at the end of one cue that begin the next."""
    sizes = range(min(len(one), len(two)), 0, -1)
    return next((n for n in sizes if list(one[-n:]) == list(two[:n])), 0)


def _rolls(pairs: Sequence[tuple[Cue, Cue]], overlaps: Sequence[int]) -> bool:
    """Tell a rolling screen from people who say `Ja.` twice: some repeat comes with something new."""
    return any(n and (len(two.lines) > n or len(one.lines) > n) for (one, two), n in zip(pairs, overlaps, strict=True))


def _turns(cues: Sequence[Cue]) -> list[Passage]:
    first: dict[str, str] = {}
    for cue in cues:
        if cue.label:
            first.setdefault(key(cue.label), cue.label)
    runs: list[list[Cue]] = []
    for cue in cues:
        cue = replace(cue, label=first[key(cue.label)]) if cue.label else cue
        if runs and _goes_on(runs[-1], cue):
            runs[-1].append(cue)
        else:
            runs.append([cue])
    return [_turn(run) for run in runs]


def _goes_on(run: Sequence[Cue], cue: Cue) -> bool:
    """Tell whether a cue belongs to the turn; without a speaker, a pause or a full paragraph ends it."""
    if run[-1].label != cue.label:
        return False
    if cue.label is not None:
        return True
    full = sum(len(each.text) for each in run) > _LONG and run[-1].text.endswith(_SENTENCE_ENDS)
    return cue.start - run[-1].end <= _PAUSE and not full


def _turn(run: Sequence[Cue]) -> Passage:
    at, marks = 0, []
    for cue in run:
        marks.append((at, cue.start))
        at += len(cue.text) + 1
    text = " ".join(cue.text for cue in run)
    return Passage(text, run[0].label, run[0].start, run[-1].end, TurnKind.SPEECH, tuple(marks[1:]))
