"""What counts in one source: who speaks, how much of that is coded, and every mention."""

from bisect import insort
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from codebench.domain.coverage import covered


class Mention(NamedTuple):
    """A coder's code on a stretch that touches the owner's own speech; the owner may be a document's group."""

    code_id: str
    source_id: str
    start: int
    end: int
    owner_id: str
    coder_id: str = ""


class Uncounted(NamedTuple):
    """A code on a stretch that touches no owner's speech: an interviewer's only, or nobody's."""

    code_id: str
    source_id: str
    start: int
    end: int
    interviewer: bool


class Utterance(NamedTuple):
    """A turn with words: whose own speech it is (None: nobody's that counts), and whether an interviewer's."""

    start: int
    end: int
    owner_id: str | None
    interviewer: bool


class Mark(NamedTuple):
    """A coding, as counting knows it."""

    start: int
    end: int
    code_id: str
    coder_id: str


_PLACE = attrgetter("start", "end", "code_id", "coder_id")


@dataclass(frozen=True, slots=True)
class Bits:
    """The segments of one source, each a bit of a number: those of each code, and those on each owner's speech."""

    spans: tuple[tuple[int, int], ...]
    codes: Mapping[str, int]
    owners: Mapping[str, int]

    def recoded(self, mentions: Iterable[Mention], touched: Container[str]) -> "Bits":
        """Return the same segments with some codes on others of them."""
        at = {span: 1 << number for number, span in enumerate(self.spans)}
        codes = {code: of for code, of in self.codes.items() if code not in touched}
        for code_id, _, start, end, _, _ in mentions:
            if code_id in touched:
                codes[code_id] = codes.get(code_id, 0) | at[start, end]
        return Bits(self.spans, codes, self.owners)


@dataclass(frozen=True)
class Said:
    """The mentions of a source, what is coded there but counts for nobody, who speaks, and their letters."""

    mentions: tuple[Mention, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()
    owners: tuple[str, ...] = ()
    coded: int = 0
    letters: int = 0
    _bits: Bits | None = field(default=None, compare=False, repr=False)

    @property
    def share(self) -> float | None:
        """Return the share, 0 to 1, of the speech that is coded; None where nobody speaks."""
        return self.coded / self.letters if self.letters else None

    @cached_property
    def bits(self) -> Bits:
        """Return the segments that are mentions."""
        return self._bits or bits_of(self.mentions)

    def recoded(self, gone: Collection[Mark], new: Collection[Mark]) -> "Said | None":
        """Return what counts once marks went and came on segments that stay marked; else None: it must be read."""
        owners: dict[tuple[int, int], dict[str, None]] = {mark[:2]: {} for mark in (*gone, *new)}
        kept: list[Mention] = []
        left = set()
        for each in self.mentions:
            code_id, source_id, start, end, owner_id, coder_id = each
            if (span := (start, end)) in owners:
                owners[span][owner_id] = None
                if (start, end, code_id, coder_id) in gone:
                    continue
                left.add(span)
            kept.append(each)
        for start, end, code_id, coder_id in new:
            left.add((start, end))
            for owner_id in owners[start, end]:
                insort(kept, Mention(code_id, source_id, start, end, owner_id, coder_id), key=_PLACE)
        if len(left) < len(owners) or not all(owners.values()):
            return None
        touched = {mark.code_id for mark in (*gone, *new)}
        return replace(self, mentions=tuple(kept), _bits=self.bits.recoded(kept, touched))


def said_in(source_id: str, turns: Sequence[Utterance], marks: Sequence[Mark]) -> Said:
    """Return what counts in a source; both come in order, and turns don't overlap."""
    mentions: list[Mention] = []
    alone: dict[tuple[str, int, int], bool] = {}
    first, last = 0, len(turns)
    for start, end, code, coder in marks:
        while first < last and turns[first].end <= start:
            first += 1
        at, found, asked = first, "", False
        others: set[str] = set()
        while at < last and turns[at].start < end:
            _, _, owner, interviewer = turns[at]
            asked = asked or interviewer
            if owner is not None and owner != found and owner not in others:
                mentions.append(Mention(code, source_id, start, end, owner, coder))
                others.add(found)
                found = owner
            at += 1
        if not found:
            alone[code, start, end] = alone.get((code, start, end), False) or asked
    uncounted = tuple(Uncounted(code, source_id, start, end, by) for (code, start, end), by in alone.items())
    owners = tuple(sorted({each.owner_id for each in turns if each.owner_id is not None}))
    theirs = ((each.start, each.end) for each in turns if each.owner_id is not None)
    share = covered(theirs, (mark[:2] for mark in marks))
    return Said(tuple(mentions), uncounted, owners, *share)


def bits_of(mentions: Iterable[Mention]) -> Bits:
    """Return the segments of mentions in one source; whose speech a segment is does not depend on its code."""
    spans: dict[tuple[int, int], int] = {}
    codes: dict[str, int] = {}
    owners: dict[str, int] = {}
    for code_id, _, start, end, owner_id, _ in mentions:
        bit = 1 << spans.setdefault((start, end), len(spans))
        codes[code_id] = codes.get(code_id, 0) | bit
        owners[owner_id] = owners.get(owner_id, 0) | bit
    return Bits(tuple(spans), codes, owners)
