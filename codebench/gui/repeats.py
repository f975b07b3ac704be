"""Which codings say again what the same participant said before in this source: pure, for the margin's notes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter

from codebench.domain.coding import Coding
from codebench.domain.source import Role, Source, Speaker, Turn

_PLACE = attrgetter("start", "end", "code_id", "id")


def owners(source: Source, turns: Sequence[Turn], speakers: Mapping[str, Speaker]) -> list[tuple[int, int, str]]:
    """Return the stretches of participants' speech as (start, end, participant id), in reading order."""
    found = []
    for turn in turns:
        speaker = speakers.get(turn.speaker_id or "")
        who = source.participant_id if speaker is None else speaker.participant_id
        if who and (speaker is None or speaker.role is Role.PARTICIPANT):
            found.append((turn.start, turn.end, who))
    return found


def repeat_numbers(owned: Sequence[tuple[int, int, str]], codings: Sequence[Coding]) -> dict[str, int]:
    """Return for each repeat how often its participant had said it by then; first mentions are left out."""
    said: Counter[tuple[str, str]] = Counter()
    repeats: dict[str, int] = {}
    last = None
    at = 0
    for coding in sorted(codings, key=_PLACE):
        place = (coding.start, coding.end, coding.code_id)
        if place == last:
            continue
        last = place
        while at < len(owned) and owned[at][1] <= coding.start:
            at += 1
        times = []
        for who in _people(owned, at, coding.end):
            said[who, coding.code_id] += 1
            times.append(said[who, coding.code_id])
        if times and min(times) > 1:
            repeats[coding.id] = max(times)
    return repeats


def _people(owned: Sequence[tuple[int, int, str]], at: int, end: int) -> set[str]:
    people = set()
    while at < len(owned) and owned[at][0] < end:
        people.add(owned[at][2])
        at += 1
    return people
