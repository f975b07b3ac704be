"""Teams: `Voornaam van der Achternaam  0:15` alone on a line, the words below it."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from codebench.importers.layouts.matter import is_aside, is_furniture
from codebench.importers.layouts.names import Known, key, may_be_name
from codebench.importers.layouts.stamps import rising, seconds
from codebench.importers.layouts.turns import Gatherer, Reading
from codebench.importers.lines import Line

_TIME = r"(?:\d{1,2}:)?\d{1,2}:[0-5]\d"
_HEADER = re.compile(
    r"(?P<held>[\[(<])?(?P<label>\S[^:\t]{0,59}?)[\])>]?"
    rf"(?P<gap>[ \t\xa0]+)(?P<open>[\[(])?(?P<time>{_TIME})(?(open)[\])])$"
)
_BARE = re.compile(rf"{_TIME}$")
_GLUED = re.compile(r"(?P<label>[^\W\d][^:\d]{0,40})(?P<digits>\d{1,6}(?::\d{2}){1,2})$")
_CLOCK_DIGITS = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d|[0-5]?\d:[0-5]\d")


@dataclass(frozen=True, slots=True)
class Split:
    """One way to part a header into a speaker and a time."""

    label: str
    time: float


def recognise(lines: Sequence[Line], known: Known) -> Reading | None:
    """Read headers of a name and a time; headers that anonymising glued are parted only where all times then rise."""
    spaced = _spaced(lines, known)
    glued = {at: splits for at, line in enumerate(lines) if at not in spaced and (splits := _glued(line))}
    if len(spaced) + len(glued) < (1 if known.asked else 2):
        return None
    parted = (_rising_choice({at: [split] for at, split in spaced.items()} | glued) if glued else None) or spaced
    if not (known.asked or rising([split.time for _, split in sorted(parted.items())])):
        return None
    torn = set(glued) - set(parted)
    score = (len(spaced) + len(glued)) * 1.1
    return Reading(_layout(lines, parted, glued), score, lambda: _gather(lines, parted, torn).passages())


def _layout(lines: Sequence[Line], parted: dict[int, Split], glued: dict[int, list[Split]]) -> str:
    if any(len(splits) > 1 for at, splits in glued.items()) or not set(glued) <= set(parted):
        return "teams-anonymised"
    together = sum(at + 1 < len(lines) and lines[at + 1].block == lines[at].block for at in parted)
    return "teams" if together >= 0.5 * len(parted) and _has_formatting(lines) else "teams-pasted"


def _has_formatting(lines: Sequence[Line]) -> bool:
    return any(line.lead for line in lines)


def _spaced(lines: Sequence[Line], known: Known) -> dict[int, Split]:
    found = {at: match for at, line in enumerate(lines) if (match := _HEADER.match(line.text))}
    counts = Counter(key(match["label"]) for match in found.values())
    headers = {}
    for at, match in found.items():
        label = match["label"].strip(" \t\xa0,-–|")
        wide = (
            len(match["gap"]) > 1
            or "\t" in match["gap"]
            or match["open"]
            or match["held"]
            or lines[at].lead >= len(label) > 0
        )
        sure = wide or known.may_speak(label) or counts[key(match["label"])] > 1
        if label and sure and (known.speaks(label) or may_be_name(label)) and not is_aside(lines[at].text):
            headers[at] = Split(" ".join(label.split()), seconds(match["time"]))
    return headers


def _glued(line: Line) -> list[Split]:
    """Return every way to part `P112:34`: P1 at 12:34, P11 at 2:34."""
    match = _GLUED.match(line.text) if len(line.text) <= 60 else None
    if not match or not may_be_name(match["label"].strip()):
        return []
    digits, splits = match["digits"], []
    for cut in range(digits.index(":")):
        number, clock = digits[:cut], digits[cut:]
        if _CLOCK_DIGITS.fullmatch(clock) and not number.startswith("0"):
            splits.append(
                Split(f"{match['label'].strip()}{number}" if number else match["label"].strip(), seconds(clock))
            )
    if 0 < line.lead < len(line.text):
        return [each for each in splits if each.label == line.text[: line.lead].strip()] or splits
    return splits


def _rising_choice(headers: dict[int, list[Split]]) -> dict[int, Split] | None:
    """Choose a split for each header so that no time goes back, with the labels that fit most headers."""
    fits = Counter(label for splits in headers.values() for label in {each.label for each in splits})
    trails: list[tuple[float, float, list[Split]]] = [(-1.0, 0.0, [])]
    for _, splits in sorted(headers.items()):
        reached: dict[float, tuple[float, float, list[Split]]] = {}
        for split in splits:
            before = [trail for trail in trails if trail[0] <= split.time]
            if before:
                _, worth, path = max(before, key=lambda trail: trail[1])
                worth += math.log(fits[split.label]) + 0.01 * split.label[-1:].isdigit()
                if split.time not in reached or reached[split.time][1] < worth:
                    reached[split.time] = (split.time, worth, [*path, split])
        trails = list(reached.values())
        if not trails:
            return None
    chosen = max(trails, key=lambda trail: trail[1])[2]
    labels = {each.label for each in chosen}
    # P beside P7 means that a number or a time was lost somewhere.
    mixed = any(other.startswith(label) and other[len(label) :].isdigit() for label in labels for other in labels)
    return None if mixed else dict(zip(sorted(headers), chosen, strict=True))


def _gather(lines: Sequence[Line], headers: dict[int, Split], torn: set[int]) -> Gatherer:
    gathered = Gatherer()
    spelling: dict[str, str] = {}
    started = False
    for at, line in enumerate(lines):
        if at in headers:
            label = headers[at].label
            gathered.turn(spelling.setdefault(key(label), label), headers[at].time)
        elif started and _BARE.match(line.text):
            gathered.turn(None, seconds(line.text))
        elif at in torn:
            gathered.turn(None, None, line.text)
        elif not started or is_furniture(line.text) or line.heading:
            gathered.note(line.text)
        else:
            gathered.text(line.text)
        started = started or at in headers or at in torn
    return gathered
