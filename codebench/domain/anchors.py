"""How anchors move along when a text is edited.

An edit puts words in the place of the stretch `[start, end)`. The edits of one change are all in offsets of the text
before it, in order, and none overlaps another. What they do to a stretch such as a coding:

- An edit beside it, text inserted exactly at its start or its end too, leaves its words as they are.
- An edit inside it, or of exactly it, is taken in. One that straddles an edge leaves it what is not edited and what was
  put in place. White space that is then at an edge is left off.
- An edit that covers it and more, and one that leaves no words of it, takes all its words: it collapses to the point
  where they stood.

Words changed when more than white space did. Such an anchor remembers its words from before; when they stand there
again it takes its old place, so that an edit and its inverse give every anchor back.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from codebench.domain.text import Span, normalise


class Edit(NamedTuple):
    """These words in the place of the stretch `[start, end)`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a text, collapsed where its words are gone.

    `before` is its words before they were edited, empty while they have not been; `lead` is how much further on it
    starts now than those words would, stood they there again.
    """

    start: int
    end: int
    before: str = ""
    lead: int = 0


class Shift:
    """Where the places of a text stand after edits."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        self._growth = [0, *accumulate(len(edit.words) - (edit.end - edit.start) for edit in edits)]

    def point(self, offset: int, *, after: bool) -> int:
        """Return a place; `after` what is inserted there or put in place around it, or before that."""
        passed = bisect_right(self._ends, offset)
        while not after and passed and self._edits[passed - 1][:2] == (offset, offset):
            passed -= 1
        if passed < len(self._edits) and self._starts[passed] < offset < self._ends[passed]:
            edit = self._edits[passed]
            return edit.start + self._growth[passed] + (len(edit.words) if after else 0)
        return offset + self._growth[passed]

    def start(self, offset: int) -> int:
        """Return where the words that begin at a place begin; where those are gone, what was put in place."""
        return self.point(offset, after=not self._inside(offset))

    def span(self, span: Span) -> Span:
        """Return where a stretch stands; collapsed where an edit covers it and more."""
        if (covering := self._around(span)) is not None:
            at = self.point(covering.start, after=True)
            return Span(at, at)
        start = self.start(span.start)
        return Span(start, max(start, self.point(span.end, after=self._inside(span.end))))

    def touches(self, span: Span) -> bool:
        """Tell whether an edit is inside a stretch or overlaps it."""
        first = bisect_right(self._ends, span.start)
        return first < len(self._edits) and self._starts[first] < span.end

    def inverse(self) -> "Shift":
        """Return where the places of the edited text stood; what was taken away has no words here."""
        grown = zip(self._edits, self._growth, strict=False)
        return Shift([Edit(e.start + g, e.start + g + len(e.words), "-" * (e.end - e.start)) for e, g in grown])

    def _inside(self, offset: int) -> bool:
        at = bisect_right(self._ends, offset)
        return at < len(self._edits) and self._starts[at] < offset

    def _around(self, span: Span) -> Edit | None:
        """Return the edit that takes a whole stretch and more."""
        at = bisect_left(self._ends, span.end)
        for edit in self._edits[at : at + 2]:
            if edit.start <= span.start and edit.end >= span.end and edit[:2] != (span.start, span.end):
                return edit if edit.end > edit.start else None
        return None


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return the text after edits."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join([*pieces, text[at:]])


def inverse(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that give the text back."""
    found, grown = [], 0
    for edit in edits:
        at = edit.start + grown
        found.append(Edit(at, at + len(edit.words), text[edit.start : edit.end]))
        grown += len(edit.words) - (edit.end - edit.start)
    return found


def edit_of(text: str, start: int, end: int, words: str) -> Edit:
    """Return an edit whose result is normalised, widened where its words grow together with what stands beside them."""
    words = normalise(words)
    wanted = f"{text[:start]}{words}{text[end:]}"
    if unicodedata.is_normalized("NFC", wanted):
        return Edit(start, end, words)
    made = unicodedata.normalize("NFC", wanted)
    while not made.startswith(text[:start]):
        start -= 1
    while not made.endswith(text[end:]):
        end += 1
    return Edit(start, end, made[start : len(made) - (len(text) - end)])


def moved(span: Span, text: str, edits: Sequence[Edit]) -> tuple[Span, bool]:
    """Return where a stretch stands after edits, and whether its words changed; collapsed where they are gone."""
    after = edited(text, edits)
    now = carried(Anchor(span.start, span.end), text, after, Shift(edits))
    same = same_words(text[span.start : span.end], after[now.start : now.end])
    return Span(now.start, now.end), not same


def carried(anchor: Anchor, old: str, new: str, shift: Shift) -> Anchor:
    """Return an anchor as it stands in the edited text."""
    was = Span(anchor.start, anchor.end)
    now = _where(shift, was)
    if anchor.before and (found := _again(anchor, now, new)):
        return Anchor(found.start, found.end)
    if was.start < was.end and not shift.touches(was):
        return Anchor(now.start, now.end, anchor.before, anchor.lead)
    now = _trimmed(new, now)
    same = same_words(new[now.start : now.end], anchor.before or old[was.start : was.end])
    back = _where(shift.inverse(), now)
    if same and (anchor.before or back == was):
        return Anchor(now.start, now.end)
    lead = anchor.lead + back.start - was.start
    return Anchor(now.start, now.end, anchor.before or old[was.start : was.end], lead)


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but white space."""
    return one.split() == other.split()


def _again(anchor: Anchor, now: Span, text: str) -> Span | None:
    """Return where an anchor's words from before stand again."""
    start = now.start - anchor.lead
    end = start + len(anchor.before)
    return Span(start, end) if start >= 0 and text[start:end] == anchor.before else None


def _where(shift: Shift, span: Span) -> Span:
    """Return where a stretch stands; what is inserted where words are gone stands after that point."""
    if span.start < span.end:
        return shift.span(span)
    at = shift.point(span.start, after=False)
    return Span(at, at)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    if not words.strip():
        return Span(span.start, span.start)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
