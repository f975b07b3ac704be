"""From a place in a transcript to its sentence, its turn, its answer: pure, in code points."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from codebench.domain.source import Speaker, Turn, TurnKind
from codebench.domain.text import Span

_MONTHS = "jan feb febr mrt apr jun jul aug sep sept okt oct nov dec"
_TITLES = "dr drs prof mr mrs ms mevr mw dhr dhr ir ing ds st sr jr bc msc ba phd"
_SHORT = (
    "bijv bv o.a m.n d.w.z t.a.v m.b.t i.p.v i.v.m n.a.v d.m.v e.d incl excl nr nrs no blz pag p pp art hfst par vgl "
    "zgn zg resp ca vs tel gem min max aant o.l.v z.s.m a.u.b t/m e.g i.e cf fig approx dept"
)
_ABBREVIATIONS = frozenset(f"{_MONTHS} {_TITLES} {_SHORT}".split())
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n")
_REMARK = re.compile(r"[ \t]+\([^()\n]{1,60}\)(?=\s|$)")
_BEFORE = re.compile(r"[^\s(\[\"'“‘«]+$")
_STAMP = re.compile(r"\s*(?:\[[^\]\n]{1,20}\]\s*)*[\"'“”‘’«(]*")
_OPEN = ("", "\n", ".", "!", "?", ":")
_SMALL_START = re.compile(r"['’][a-z]\s+[A-Z]")


def sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences in `[start, end)`, white space between them left off."""
    found, at = [], start
    for stop in _stops(text, start, end):
        if (span := _bare(text, at, stop)) is not None:
            found.append(span)
        at = stop
    if (span := _bare(text, at, end)) is not None:
        found.append(span)
    return found


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    reached = start
    for mark in _END.finditer(text, start, end):
        if mark.start() < reached or not _ends(text, mark, end):
            continue
        remark = _REMARK.match(text, mark.end(), end)
        # "(lacht)" says how it was said, so it stays with the words before it.
        reached = remark.end() if remark and text[mark.start()] != "\n" else mark.end()
        yield reached


def _ends(text: str, mark: re.Match[str], end: int) -> bool:
    """Tell whether a full stop, or the end of a line, ends a sentence."""
    remark = _REMARK.match(text, mark.end(), end)
    stamp = _STAMP.match(text, remark.end() if remark else mark.end(), end)
    follows = stamp.end() if stamp else mark.end()
    quoted = stamp is not None and _SMALL_START.match(text, max(mark.end(), follows - 1), end) is not None
    if follows < end and text[follows].islower() and not quoted:
        return False
    if mark.group()[0] != "." or mark.group().startswith(".."):
        return True
    before = _BEFORE.search(text, max(0, mark.start() - 24), mark.start())
    word = before.group().casefold() if before else ""
    initial = len(word) == 1 and word.isalpha() and before is not None and before.group().isupper()
    listed = (
        before is not None
        and word.isdecimal()
        and text[max(0, before.start() - 2) : before.start()].strip(" ")[-1:] in _OPEN
    )
    return not (word in _ABBREVIATIONS or initial or listed)


def _bare(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def turn_number(turns: Sequence[Turn], at: int) -> int:
    """Return the number of the turn at a place, counted from 0; -1 before the first."""
    return bisect_right(turns, at, key=lambda turn: turn.start) - 1


def levels(text: str, turns: Sequence[Turn], speakers: Mapping[str, Speaker], span: Span) -> list[Span]:
    """Return the sentence, the turn and the answer around a stretch, each once, the smallest first."""
    first, last = turn_number(turns, span.start), turn_number(turns, max(span.start, span.end - 1))
    if first < 0:
        outer = _lines(text, span)
        around = [outer]
    else:
        outer = Span(turns[first].start, turns[last].end)
        left, right = _answer(turns, speakers, first, last)
        around = [outer, Span(turns[left].start, turns[right].end)]
    found: list[Span] = []
    for each in (_sentence(text, outer, span), *around):
        bare = _bare(text, each.start, each.end)
        if bare is not None and bare not in found:
            found.append(bare)
    return found


def _lines(text: str, span: Span) -> Span:
    end = text.find("\n", max(span.start, span.end - 1))
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _sentence(text: str, outer: Span, span: Span) -> Span:
    inside = sentences(text, outer.start, outer.end)
    last = max(span.start, span.end - 1)
    ends = [each for each in inside if each.end > span.start] or inside[-1:]
    starts = [each for each in inside if each.start <= last] or inside[:1]
    if not inside:
        return outer
    return Span(min(ends[0].start, starts[-1].start), max(ends[0].end, starts[-1].end))


def _answer(turns: Sequence[Turn], speakers: Mapping[str, Speaker], first: int, last: int) -> tuple[int, int]:
    """Return the first and last of the turns in a row by who speaks here; notes in between stop nothing."""
    who = _who(turns[first], speakers)
    if who is None:
        return first, last
    left, right = first, last
    for step, edge in ((-1, first), (1, last)):
        at = edge + step
        while 0 <= at < len(turns) and (turns[at].kind is TurnKind.NOTE or _who(turns[at], speakers) == who):
            if turns[at].kind is not TurnKind.NOTE:
                left, right = min(left, at), max(right, at)
            at += step
    return left, right


def _who(turn: Turn, speakers: Mapping[str, Speaker]) -> str | None:
    speaker = speakers.get(turn.speaker_id or "")
    return None if speaker is None else speaker.participant_id or speaker.id


def wider(steps: Sequence[Span], now: Span) -> Span | None:
    """Return the step after this one, round the end; the first that holds more where it is none of them."""
    if not steps:
        return None
    if now in steps:
        return steps[(steps.index(now) + 1) % len(steps)]
    return next((step for step in steps if step.start <= now.start and now.end <= step.end), steps[-1])
