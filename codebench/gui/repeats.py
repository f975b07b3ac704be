"""Which codings say again what the same participant said before in this source: pure, for the margin's notes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile

from codebench.domain.coding import Coding
from codebench.domain.source import Role, Source, Speaker, Turn


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
    seen: set[tuple[int, int, str]] = set()
    at = 0
    for coding in sorted(codings, key=lambda each: (each.start, each.end, each.id)):
        if (coding.start, coding.end, coding.code_id) in seen:
            continue
        seen.add((coding.start, coding.end, coding.code_id))
        while at < len(owned) and owned[at][1] <= coding.start:
            at += 1
        inside = takewhile(lambda turn, end=coding.end: turn[0] < end, islice(owned, at, None))  # type: ignore[misc]
        people = {who for _, _, who in inside}
        said.update((who, coding.code_id) for who in people)
        times = [said[who, coding.code_id] for who in people]
        if times and min(times) > 1:
            repeats[coding.id] = max(times)
    return repeats
