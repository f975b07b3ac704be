"""`Interviewer: …` and `P5 [00:12:31]: …`: a label before the first colon of a line, and f4's stamps at the end."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from codebench.importers.layouts.matter import is_aside, is_field, is_heading_row, page_numbers
from codebench.importers.layouts.names import Known, Sighting, believed, is_role, key
from codebench.importers.layouts.stamps import BRACKETED, CLOCK, seconds, take, take_end
from codebench.importers.layouts.turns import Gatherer, Reading
from codebench.importers.lines import Line

_LABEL = re.compile(
    rf"(?P<label>[^\s:：][^:：\t]{{0,59}}?)[ \t]*(?P<stamp>{BRACKETED}|(?<=\s){CLOCK})?"
    r"[ \t]*(?:[:：](?!//)[ \t]*|(?P<tab>\t)[ \t]*)"
)
_ALONE = re.compile(rf"(?:{BRACKETED}|\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d{{1,3}})?)$")
_ASIDE = re.compile(r"(.*\S)\s*(\([^()]*\)|\[[^\[\]]*\])$")
# A label, a time before it and one after it; what bears no mark within that has no label.
_REACH = 120
_MARK = re.compile(r"[:：\t]")
_DASHES = " \t-–—|"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may open a turn."""

    label: str
    time: float | None
    text: str


def candidate(text: str) -> Candidate | None:
    """Part a line into label, time and words; None where no label can stand before its first colon."""
    if not _MARK.search(text, 0, _REACH):
        return None
    before, rest = take(text[:200])
    rest = rest.lstrip(_DASHES) if before is not None else rest
    found = _LABEL.match(rest)
    if not found:
        return None
    label = found["label"].rstrip(_DASHES)
    words = text[len(text[:200]) - len(rest) + found.end() :]
    glued = label[-1:].isdigit() and words[:1].isdigit() and not rest[: found.end()][-1:].isspace()
    if not label or glued or (found["tab"] and not is_role(label)):
        return None
    own = seconds(found["stamp"]) if found["stamp"] else None
    after, words = take(words, bracketed=True)
    times = [time for time in (before, own, after) if time is not None]
    return Candidate(label, times[0] if times else None, words.strip())


def recognise(lines: Sequence[Line], known: Known) -> Reading | None:
    """Read labels before a colon."""
    candidates = {
        at: found for at, line in enumerate(lines) if (found := candidate(line.text)) and not is_heading_row(line.text)
    }
    fields = {at for at, found in candidates.items() if is_field(found.label) and not is_role(found.label)}
    sightings = [
        Sighting(at, found.label, len(found.text), 0 < lines[at].lead <= len(found.label) + 12)
        for at, found in candidates.items()
        if at not in fields
    ]
    spoken = sum(not (line.heading or is_aside(line.text) or at in fields) for at, line in enumerate(lines))
    speakers = believed(sightings, spoken, known)
    plain = {at: _without_aside(found, speakers) for at, found in candidates.items() if at not in fields}
    opening = {at: found for at, found in plain.items() if key(found.label) in speakers}
    opening = _without_cover_sheet(opening, fields)
    if not opening:
        return None
    ends = sum(take_end(line.text)[0] is not None for line in lines)
    f4 = ends >= 2 and ends >= 0.3 * len(opening)
    score = len(opening) * (1.2 if f4 else 1.0)
    return Reading("f4" if f4 else "labels", score, lambda: _gather(lines, opening, speakers, f4).passages())


def _without_aside(found: Candidate, speakers: dict[str, str]) -> Candidate:
    """Read `P5 (lacht): ja` as P5 saying `(lacht) ja`."""
    aside = _ASIDE.match(found.label)
    if key(found.label) in speakers or not aside or key(aside[1]) not in speakers:
        return found
    return Candidate(aside[1], found.time, f"{aside[2]} {found.text}".strip())


def _without_cover_sheet(opening: dict[int, Candidate], fields: set[int]) -> dict[int, Candidate]:
    """Drop `Interviewer: Jan` among the fields of a cover sheet: seen once, before anyone who speaks again."""
    counts = Counter(key(found.label) for found in opening.values())
    again = min((at for at, found in opening.items() if counts[key(found.label)] > 1), default=0)
    sheet = max((at for at in fields if at < again), default=-1)
    known = {at for at, found in opening.items() if at <= sheet + 2 and counts[key(found.label)] == 1}
    brief = {at for at in known if at < again and sheet >= 0 and len(opening[at].text) < 60}
    return {at: found for at, found in opening.items() if at not in brief or opening[at].text.endswith("?")}


def _gather(lines: Sequence[Line], opening: dict[int, Candidate], speakers: dict[str, str], f4: bool) -> Gatherer:
    gathered, pages = Gatherer(), page_numbers(lines)
    waiting: float | None = None
    for at, line in enumerate(lines):
        found = opening.get(at)
        text = found.text if found else line.text
        end, text = take_end(text) if f4 else (None, text)
        if found:
            gathered.turn(speakers[key(found.label)], found.time if found.time is not None else waiting, text)
            waiting = None
        elif _ALONE.match(text):
            waiting = seconds(text)
        elif at in pages or line.heading or is_aside(line.text):
            gathered.note(line.text)
        else:
            _continue(gathered, text, waiting)
            waiting = None
        if end is not None:
            waiting = end
            gathered.end(end)
    return gathered


def _continue(gathered: Gatherer, text: str, waiting: float | None) -> None:
    """Add a line without a label to the turn; a time before it becomes a mark."""
    time, words = take(text, bracketed=True)
    time = time if time is not None else waiting
    if time is not None and text:
        gathered.mark(time)
    gathered.text(words.strip())
