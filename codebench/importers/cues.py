"""Captions of either kind to cues.

webvtt-py drops cues whose seconds reach 60 or whose times bear a comma, and knows one speaker a cue; so this is ours.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from codebench.domain.text import normalise

_TIME = r"(?:\d+:)?\d{1,3}:\d{1,3}(?:[.,]\d{1,3})?"
TIMING = re.compile(rf"\s*({_TIME})\s*-+>\s*({_TIME})(?:\s.*)?$")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_ID = re.compile(r"\d+$|\S*\d\S*-\S+$|[0-9a-fA-F]{8,}\S*$")
_TAG = re.compile(r"</?(?:v|c|i|b|u|s|em|strong|ruby|rt|lang|font)(?:[.\s][^<>]*)?/?>|<\d[\d:.]*>|\{\\[^{}]*\}", re.I)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>]*)>", re.I)


@dataclass(frozen=True, slots=True)
class Cue:
    """What one person says in one caption."""

    start: float
    end: float
    label: str | None
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the words as running text."""
        return " ".join(self.lines)


@dataclass(slots=True)
class Captions:
    """A caption file: its cues, the text before them, and the number of blocks that nobody said."""

    cues: list[Cue]
    front: list[str]
    asides: int


def read_cues(raw: str, asides: bool) -> Captions:
    """Return the cues; `asides` says whether NOTE and STYLE blocks exist in this format."""
    found = Captions([], [], 0)
    waiting: list[str] = []
    for block in _blocks(normalise(raw)):
        timings = [at for at, line in enumerate(block) if "-->" in line and TIMING.match(line)]
        if asides and _ASIDE.match(block[0]):
            found.asides += 1
            # A cue glued to a note is a cue all the same.
            block = block[timings[0] :] if timings else []
            timings = [at - timings[0] for at in timings]
            if not block:
                continue
        if not timings:
            _keep(found, waiting)
            waiting = block
            continue
        before = waiting + block[: timings[0]]
        _keep(found, before[:-1] if (before and _ID.match(before[-1].strip())) or block[: timings[0]] else before)
        waiting = []
        _cues_of(block, timings, found)
    _keep(found, waiting)
    return found


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _keep(found: Captions, lines: list[str]) -> None:
    """Add lines that stand outside a cue to the cue before, or to the front of the file."""
    lines = [line.strip() for line in lines]
    if lines and found.cues:
        last = found.cues[-1]
        found.cues[-1] = replace(last, lines=(*last.lines, *map(_clean, lines)))
    else:
        found.front += lines


def _cues_of(block: Sequence[str], timings: Sequence[int], found: Captions) -> None:
    for at, following in zip(timings, [*timings[1:], len(block)], strict=True):
        stop = following
        if following < len(block) and _ID.match(block[following - 1].strip()) and following - 1 > at:
            stop -= 1
        match = TIMING.match(block[at])
        if match:
            found.cues += _voices(_seconds(match[1]), _seconds(match[2]), block[at + 1 : stop])


def _seconds(time: str) -> float:
    *larger, seconds = time.replace(",", ".").split(":")
    total = float(seconds)
    for unit, number in zip((60, 3600), reversed(larger), strict=False):
        total += unit * int(number)
    return round(total, 3)


def _voices(start: float, end: float, lines: Sequence[str]) -> list[Cue]:
    """Part a cue at its voice tags."""
    pieces = _VOICE.split("\n".join(lines))
    labels = [None, *(" ".join(html.unescape(each).split()) or None for each in pieces[1::2])]
    cues = []
    for label, payload in zip(labels, pieces[0::2], strict=True):
        cleaned = tuple(text for line in payload.split("\n") if (text := _clean(line)))
        if cleaned:
            cues.append(Cue(start, end, label, cleaned))
    return cues


def _clean(line: str) -> str:
    return normalise(html.unescape(_TAG.sub("", line))).strip().replace("\n", " ")
