"""Editing a source after coding: its words, its turns and who speaks; everything anchored in it moves along."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from codebench.domain.anchors import Edit, Shift, edited
from codebench.domain.ids import new_id
from codebench.domain.people import identify
from codebench.domain.source import Source, Speaker, TimeMark, Turn, TurnKind
from codebench.domain.text import fold, normalise
from codebench.domain.turns import edits_across, moved_turns
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.anchoring import Rewrite, rewrite
from codebench.services.commands import command
from codebench.services.participants import Roll
from codebench.services.sources import new_speaker
from codebench.storage.work import Work


@command("Words corrected in “{source}”")
def edit_text(work: Work, *, source_id: str, start: int, end: int, words: str) -> None:
    """Put words in the place of `[start, end)` of a source; none takes words away, an empty stretch adds them."""
    source = work.get(Source, source_id)
    _check(source, start, end)
    edits, gone = edits_across(source.text, _turns(work, source_id), start, end, normalise(words))
    apply_edits(work, source, edits, gone)
    work.describe(source=source.title)


@command("Passage cut from “{source}”")
def cut_passage(work: Work, *, source_id: str, start: int, end: int) -> None:
    """Take `[start, end)` out of a source."""
    edit_text(work, source_id=source_id, start=start, end=end, words="")


@command("Turn split in “{source}”")
def split_turn(work: Work, *, turn_id: str, at: int) -> None:
    """Make two turns of one, the second beginning at the first word after `at`; both keep the speaker."""
    turn = work.get(Turn, turn_id)
    source = work.get(Source, turn.source_id)
    head, tail = source.text[turn.start : max(at, turn.start)], source.text[at : turn.end]
    if not head.strip() or not tail.strip():
        raise CodebenchError(tr("A turn can be split only between its words."))
    begins = turn.end - len(tail.lstrip())
    edit = Edit(turn.start + len(head.rstrip()), begins, "\n")
    times = [mark.time for mark in work.find(TimeMark, source_id=source.id, offset=begins)]
    apply_edits(work, source, [edit], [])
    whole = work.get(Turn, turn_id)
    second = replace(whole, id=new_id(), start=edit.start + 1, time=min(times, default=None))
    _set_turns(work, source.id, {turn_id: [replace(whole, end=edit.start, end_time=None), second]})
    work.describe(source=source.title)


@command("{n} turn joined in “{source}”|{n} turns joined in “{source}”")
def join_turns(work: Work, *, turn_ids: Sequence[str]) -> None:
    """Make one turn of turns that follow each other; the first one's speaker stays, later times become time marks."""
    turns = sorted(work.find(Turn, id=list(turn_ids)), key=lambda turn: turn.position)
    if len(turns) < 2 or any(b.source_id != a.source_id or b.position != a.position + 1 for a, b in pairwise(turns)):
        raise CodebenchError(tr("Choose turns that follow each other."))
    source = work.get(Source, turns[0].source_id)
    edits = [
        Edit(one.end, two.start, " " if one.end > one.start and two.end > two.start else "")
        for one, two in pairwise(turns)
    ]
    marked = {mark.offset for mark in work.find(TimeMark, source_id=source.id)}
    timed = [turn for turn in turns[1:] if turn.time is not None and turn.start not in marked]
    work.add(*(TimeMark(new_id(), source.id, turn.start, turn.time) for turn in timed if turn.time is not None))
    apply_edits(work, source, edits, [])
    moved = {turn.id: turn for turn in work.find(Turn, id=[turns[0].id, turns[-1].id])}
    whole = replace(moved[turns[0].id], end=moved[turns[-1].id].end, end_time=turns[-1].end_time)
    _set_turns(work, source.id, {turns[0].id: [whole]} | {turn.id: [] for turn in turns[1:]})
    work.describe(source=source.title, n=len(turns))


@command("A turn in “{source}” is now said by {who}")
def set_turn_speaker(work: Work, *, turn_id: str, speaker_id: str | None = None, label: str = "") -> None:
    """Say whose turn it is: a speaker of the source, a label (new or known), or nobody known."""
    turn = work.get(Turn, turn_id)
    source = work.get(Source, turn.source_id)
    speaker = work.get(Speaker, speaker_id) if speaker_id else _labelled(work, source, label) if label.strip() else None
    kind = TurnKind.SPEECH if speaker else turn.kind
    work.replace(replace(turn, speaker_id=speaker.id if speaker else None, kind=kind))
    _forget_silent(work, source.id)
    work.describe(source=source.title, who=speaker.label if speaker else tr("nobody known"))


def _labelled(work: Work, source: Source, label: str) -> Speaker:
    label = " ".join(normalise(label).split())
    known = {fold(each.label): each for each in work.find(Speaker, source_id=source.id)}
    if fold(label) not in known:
        identity = identify([label], source.title, "", None)[label]
        known[fold(label)] = new_speaker(source.id, label, identity, Roll(work))
        work.add(known[fold(label)])
    return known[fold(label)]


def _forget_silent(work: Work, source_id: str) -> None:
    """Remove the speakers of a source who have no turn left."""
    speaking = {turn.speaker_id for turn in work.find(Turn, source_id=source_id)}
    work.remove(*(each for each in work.find(Speaker, source_id=source_id) if each.id not in speaking))


def _check(source: Source, start: int, end: int) -> None:
    if not 0 <= start <= end <= len(source.text):
        place = {"start": start, "end": end, "length": len(source.text)}
        raise CodebenchError(tr("{start} to {end} is no stretch of a text of {length} characters.", **place))


def _turns(work: Work, source_id: str) -> list[Turn]:
    return sorted(work.find(Turn, source_id=source_id), key=lambda turn: turn.position)


def apply_edits(
    work: Work, source: Source, edits: Sequence[Edit], gone: Sequence[Turn], moving: Rewrite = rewrite
) -> None:
    """Write the text after edits, and all that stands in it; a turn that goes takes its time marks along."""
    if not edits:
        return
    shift = Shift(edits)
    moving(work, source, edited(source.text, edits), lambda _: shift)
    marks = work.find(TimeMark, source_id=source.id)
    dropped = [mark for mark in marks if any(turn.start <= mark.offset <= turn.end for turn in gone)]
    work.remove(*dropped)
    work.replace(*(replace(mark, offset=shift.start(mark.offset)) for mark in marks if mark not in dropped))
    work.remove(*gone)
    work.replace(*moved_turns([turn for turn in _turns(work, source.id) if turn not in gone], shift))
    _forget_silent(work, source.id)


def _set_turns(work: Work, source_id: str, instead: dict[str, list[Turn]]) -> None:
    """Put turns in the place of turns, and number all of the source anew."""
    turns = _turns(work, source_id)
    line = [each for turn in turns for each in instead.get(turn.id, [turn])]
    known = {turn.id for turn in turns}
    numbered = [replace(turn, position=position) for position, turn in enumerate(line)]
    work.remove(*(turn for turn in turns if turn.id not in {each.id for each in line}))
    work.replace(*(turn for turn in numbered if turn.id in known))
    work.add(*(turn for turn in numbered if turn.id not in known))
