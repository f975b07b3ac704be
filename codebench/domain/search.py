"""Searching: what is asked, how a text falls apart into words, and where in it the words stand that are sought.

A word is a run of letters and digits; apostrophes and hyphens part words, so that `foto` finds `foto's` and
`instelling` finds `hbo-instelling`. Case never matters. An accent that is not typed may be there or not; an acute that
is typed must be there, because in Dutch it tells `één` from `een`.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Protocol

from codebench.domain.text import Span, fold

# The accents that also SQLite takes as a part of the word they stand on.
_ACCENTS = r"\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_ACCENTS}])*")
# What parts words here, while older SQLites take it for a letter: an emoji, a sign, a mark.
_PARTS = re.compile(rf"[^\w\s\x00-\x7f{_ACCENTS}]")
_ACUTE = "\u0301"
_TYPED_AS_ONE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]|[^\s/,;()\"“”„«»]+")
_STARRED = re.compile(rf"(?<!\w)(\*?)({_WORD.pattern})(\*?)(?!\w)")


class Verb(Protocol):
    """A verb that may be said in two words, as the language knows it."""

    @property
    def particle(self) -> str:
        """Return the word that may stand apart."""

    @property
    def joined(self) -> frozenset[str]:
        """Return the forms in which it is one word."""

    @property
    def parted(self) -> frozenset[str]:
        """Return the forms beside which the particle may stand apart."""

    def find(self, text: str) -> list[tuple[Span, ...]]:
        """Return every place where it is said, as the stretches of its words."""


Phrase = tuple[frozenset[str], ...]
Slot = tuple[Phrase | Verb, ...]
# By verb where it begins, counted in words, and where it ends.
_Said = Mapping[Verb, Mapping[int, int]]


class Mode(StrEnum):
    """How words are sought: as typed in a row, in any order within a turn, or so in any of their forms."""

    EXACT = "exact"
    WORDS = "words"
    LEMMA = "lemma"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked; code filters take the codes below along, and look at the words that are found themselves.

    Within a code, a hit lies wholly inside one coding; `coded_with` and `not_coded_with` ask whether it touches one.
    """

    words: str
    mode: Mode = Mode.EXACT
    synonyms: bool = False
    only_participants: bool = False
    group_ids: tuple[str, ...] = ()
    within_code: str = ""
    coded_with: tuple[str, ...] = ()
    not_coded_with: tuple[str, ...] = ()

    @property
    def asks_codings(self) -> bool:
        """Tell whether the codings decide."""
        return bool(self.within_code or self.coded_with or self.not_coded_with)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where it was found, in which turn and whose words they are; `owner_id` is a participant or a document's group."""

    source_id: str
    start: int
    end: int
    turn: Span
    speaker_id: str | None
    owner_id: str | None

    @property
    def span(self) -> Span:
        """Return where the found words stand in the source's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SynonymSet:
    """Words that mean the same to this study, one a line."""

    id: str
    words: str


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are indexed."""
    return [found.group().casefold() for found in _WORD.finditer(text)]


def rows_of(text: str) -> list[list[str]]:
    """Return the words that are typed as one, between quotation marks or with a hyphen or the like between them."""
    rows = (words_of(found[1] or found[0]) for found in _TYPED_AS_ONE.finditer(text))
    return [row for row in rows if len(row) > 1]


def starred(text: str) -> dict[str, tuple[bool, bool]]:
    """Return the words that were typed with a star, and whether it stands before and behind: *begeleid, geld*."""
    found = ((each[2].casefold(), (bool(each[1]), bool(each[3]))) for each in _STARRED.finditer(text))
    return {word: stars for word, stars in found if any(stars)}


def indexed(text: str) -> str:
    """Return a text from which SQLite makes the very words that `words_of` makes."""
    return text.lower() if text.isascii() else _PARTS.sub(" ", text).casefold()


def accents_asked(typed: str, term: str) -> bool:
    """Tell whether a word of the same letters has the acutes that were typed, if any were."""
    wanted = _acutes(typed)
    return _ACUTE not in wanted or _acutes(term) == wanted


def _acutes(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if c == _ACUTE or not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: slots, each filled by a phrase or verb of its own, in a row or anywhere within a turn."""

    slots: tuple[Slot, ...]
    in_row: bool

    @property
    def single_words(self) -> frozenset[str]:
        """Return the words any of which is a hit by itself; none where that is not all there is to it."""
        return frozenset().union(*self.words[0]) if len(self.words) == 1 else frozenset()

    @property
    def words(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """Return the words by slot; nothing where a slot may also be filled by several words."""
        phrases = [[each for each in slot if isinstance(each, tuple) and len(each) == 1] for slot in self.slots]
        whole = all(map(len, phrases)) and [*map(len, phrases)] == [*map(len, self.slots)]
        return tuple(tuple(forms for (forms,) in each) for each in phrases) if whole else ()

    @property
    def row(self) -> Phrase:
        """Return the row of words that is all there is to it, and that can't lie over itself; nothing otherwise."""
        if len(self.slots) != 1 or len(self.slots[0]) != 1 or not isinstance(self.slots[0][0], tuple):
            return ()
        row = self.slots[0][0]
        return row if all(row[0].isdisjoint(forms) for forms in row[1:]) else ()

    def find(self, text: str) -> list[Span]:
        """Return where it stands: every place of what stands in a row, else the shortest stretch with all of it."""
        places = list(_WORD.finditer(text))
        words = [found.group().casefold() for found in places]
        said = {
            each: _places_of(each, text, places) for slot in self.slots for each in slot if not isinstance(each, tuple)
        }
        if self.in_row or len(self.slots) == 1:
            found = list(self._rows(words, said))
        else:
            found = _shortest([list(_fillings(slot, words, said)) for slot in self.slots])
        return [Span(places[first].start(), places[last].end()) for first, last in found]

    def _rows(self, words: Sequence[str], said: _Said) -> Iterator[tuple[int, int]]:
        reached = 0
        for at in _beginnings(self.slots[0], words, said):
            if at >= reached and (end := _filled(self.slots, words, said, at)):
                yield at, end - 1
                reached = end


def _places_of(verb: Verb, text: str, places: Sequence[re.Match[str]]) -> dict[int, int]:
    """Return by the number of its first word where a verb that is said ends."""
    starts = [place.start() for place in places]
    return {bisect_left(starts, spans[0].start): bisect_left(starts, spans[-1].end) for spans in verb.find(text)}


def _beginnings(slot: Slot, words: Sequence[str], said: _Said) -> list[int]:
    firsts = frozenset[str]().union(*(each[0] for each in slot if isinstance(each, tuple)))
    spoken = {at for each in slot if not isinstance(each, tuple) for at in said[each]}
    return [at for at, word in enumerate(words) if word in firsts or at in spoken]


def _filled(slots: Sequence[Slot], words: Sequence[str], said: _Said, at: int) -> int:
    """Return where the longest row of all slots that begins here ends; 0 where none does."""
    if not slots:
        return at
    ends = (_end(each, words, said, at) for each in slots[0])
    return max((_filled(slots[1:], words, said, end) for end in ends if end), default=0)


def _end(filling: Phrase | Verb, words: Sequence[str], said: _Said, at: int) -> int:
    """Return where a phrase or a verb that begins here ends; 0 where it does not."""
    if not isinstance(filling, tuple):
        return said[filling].get(at, 0)
    here = words[at : at + len(filling)]
    stands = len(here) == len(filling) and all(word in forms for word, forms in zip(here, filling, strict=True))
    return at + len(filling) if stands else 0


def _fillings(slot: Slot, words: Sequence[str], said: _Said) -> Iterator[tuple[int, int]]:
    for at in _beginnings(slot, words, said):
        for filling in slot:
            if end := _end(filling, words, said, at):
                yield at, end - 1


def _shortest(places: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Return the shortest stretch with a place of every slot, the first of those; nothing where a slot has none."""
    if not all(places):
        return []
    firsts = [[first for first, _ in each] for each in places]
    # From each place on, the one that is over soonest.
    soonest = [list(accumulate((last for _, last in reversed(each)), min))[::-1] for each in places]
    best: list[tuple[int, int]] = []
    for start in sorted({first for each in firsts for first in each}):
        at = [bisect_left(each, start) for each in firsts]
        if any(here == len(each) for here, each in zip(at, firsts, strict=True)):
            break
        end = max(ends[here] for here, ends in zip(at, soonest, strict=True))
        if not best or end - start < best[0][1] - best[0][0]:
            best = [(start, end)]
    return best


def slots_of(words: Sequence[str], synonyms: Sequence[Sequence[Sequence[str]]]) -> list[list[tuple[str, ...]]]:
    """Return for each word, or row of words in a set of synonyms, what may stand in its place; itself comes first."""
    slots: list[list[tuple[str, ...]]] = []
    at = 0
    folded = [fold(word) for word in words]
    sets = [[tuple(phrase) for phrase in each] for each in synonyms]
    while at < len(words):
        known = [(phrase, each) for each in sets for phrase in each if _begins(folded, at, phrase)]
        length = max((len(phrase) for phrase, _ in known), default=1)
        here = tuple(words[at : at + length])
        others = [other for phrase, each in known if len(phrase) == length for other in each]
        slots.append(list(dict.fromkeys([here, *(each for each in others if _folded(each) != _folded(here))])))
        at += length
    return slots


def _folded(phrase: Sequence[str]) -> list[str]:
    return [fold(word) for word in phrase]


def _begins(folded: Sequence[str], at: int, phrase: Sequence[str]) -> bool:
    return bool(phrase) and list(folded[at : at + len(phrase)]) == _folded(phrase)
