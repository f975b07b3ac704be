"""Where to go: a time or the number of a turn as typed, and the next coding of a code: pure."""

import re
from collections.abc import Iterable, Sequence

from codebench.domain.coding import Coding
from codebench.domain.source import TimeMark, Turn, TurnKind, clock
from codebench.errors import CodebenchError
from codebench.i18n import tr

_TIME = re.compile(r"(?:(\d{1,2})[:.])?(\d{1,3})[:.](\d{1,2})")


def place_of(typed: str, turns: Sequence[Turn], marks: Sequence[TimeMark]) -> int:
    """Return the place that is meant by `12:30`, `1:02:30` or `17`; raise where there is none."""
    wanted = typed.strip()
    if wanted.isdecimal():
        return _of_turn(int(wanted), turns)
    time = _TIME.fullmatch(wanted)
    if time is None:
        raise CodebenchError(tr("Type a time as 12:30 or the number of a turn."))
    hours, minutes, seconds = (int(part or 0) for part in time.groups())
    return _of_time(hours * 3600 + minutes * 60 + seconds, turns, marks)


def _of_turn(number: int, turns: Sequence[Turn]) -> int:
    spoken = [turn for turn in turns if turn.kind is TurnKind.SPEECH] or list(turns)
    if not 1 <= number <= len(spoken):
        raise CodebenchError(tr("There is no turn {n}; the last one is {last}.", n=number, last=len(spoken)))
    return spoken[number - 1].start


def _of_time(seconds: int, turns: Sequence[Turn], marks: Sequence[TimeMark]) -> int:
    known = [(turn.time, turn.start) for turn in turns if turn.time is not None]
    known += [(mark.time, mark.offset) for mark in marks]
    if not known:
        raise CodebenchError(tr("There are no times in this source."))
    known.sort()
    if seconds >= max(known[-1][0], max((turn.end_time or 0 for turn in turns), default=0)) + 60:
        raise CodebenchError(tr("The last time in this source is {time}.", time=clock(known[-1][0])))
    # A time is shown without its fraction, so that 12:30 also means 12:30.6.
    return next((at for time, at in reversed(known) if int(time) <= seconds), known[0][1])


def coding_from(codings: Iterable[Coding], code_id: str, here: tuple[int, int, str], *, forward: bool) -> Coding | None:
    """Return the next or previous coding of a code seen from a (start, end, id), round the end where there is none."""
    mine = sorted((c for c in codings if c.code_id == code_id), key=_order)
    if not mine:
        return None
    if forward:
        return next((c for c in mine if _order(c) > here), mine[0])
    return next((c for c in reversed(mine) if _order(c) < here), mine[-1])


def _order(coding: Coding) -> tuple[int, int, str]:
    return coding.start, coding.end, coding.id
