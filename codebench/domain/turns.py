"""What editing a text does to its turns, which stand in it joined by single line ends.

What is written at a turn's start or end belongs to it. An edit across turns leaves every turn its own words: the new
words go to the first, and a turn that is left without words goes, with the line end that set it apart.
"""

from collections.abc import Sequence
from dataclasses import replace

from codebench.domain.alignment import differences
from codebench.domain.anchors import Edit, Shift, edit_of
from codebench.domain.source import Turn


def edits_across(text: str, turns: Sequence[Turn], start: int, end: int, words: str) -> tuple[list[Edit], list[Turn]]:
    """Return the edits that put words in the place of a stretch, and the turns that go; `turns` are in order."""
    edits, gone = _edits_across(text, turns, start, end, words)
    return [small for edit in edits for small in _smaller(text, edit)], gone


def _smaller(text: str, edit: Edit) -> list[Edit]:
    """Return what an edit really changes, so that codings beside a corrected word in it keep theirs."""
    small = differences(text[edit.start : edit.end], edit.words)
    return [Edit(edit.start + each.start, edit.start + each.end, each.words) for each in small]


def _edits_across(text: str, turns: Sequence[Turn], start: int, end: int, words: str) -> tuple[list[Edit], list[Turn]]:
    first = next((turn for turn in reversed(turns) if turn.start <= start), None)
    last = next((turn for turn in reversed(turns) if turn.start <= end), None)
    if first is None or last is None:
        return [edit_of(text, start, end, words)], []
    headless = not (text[first.start : start] + words).strip()
    tailless = not text[end : last.end].strip()
    if first is last:
        emptied = headless and tailless and bool(text[first.start : first.end].strip())
        return (_without(turns, first, last), [first]) if emptied else ([edit_of(text, start, end, words)], [])
    between = [turn for turn in turns if first.position < turn.position < last.position]
    if headless and tailless:
        return _without(turns, first, last), [first, *between, last]
    if headless:
        return [Edit(first.start, end, "")], [first, *between]
    if tailless:
        return [edit_of(text, start, first.end, words), Edit(first.end, last.end, "")], [*between, last]
    ends = Edit(first.end, last.start - 1, ""), Edit(last.start, end, "")
    return [edit_of(text, start, first.end, words), *ends], between


def moved_turns(turns: Sequence[Turn], shift: Shift) -> list[Turn]:
    """Return turns as they stand after edits, numbered from 0."""
    return [
        replace(
            turn,
            position=position,
            start=shift.point(turn.start, after=False),
            end=shift.point(turn.end, after=True),
        )
        for position, turn in enumerate(turns)
    ]


def _without(turns: Sequence[Turn], first: Turn, last: Turn) -> list[Edit]:
    """Return the edit that takes turns away with the line end before them, or after where nothing stands before."""
    before = max((turn.end for turn in turns if turn.position < first.position), default=None)
    after = min((turn.start for turn in turns if turn.position > last.position), default=last.end)
    return [Edit(first.start, after, "")] if before is None else [Edit(before, last.end, "")]
