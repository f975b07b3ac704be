"""Which codes a passage is like, by the words of what was coded before; tried on one participant after another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from codebench.language.terms import terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

LEAST = 5
_MOST, _WORDS = 3, 4


@dataclass(frozen=True, slots=True)
class Example:
    """A passage that was coded: its words, its codes and whose it is."""

    text: str
    codes: frozenset[str]
    person: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code that a passage is like, from 0 to 1, and the words in it that led there."""

    code: str
    likeness: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """How many passages got one of their own codes first, and how many if always the commonest code were said."""

    passages: int
    right: int
    right_by_majority: int

    @property
    def is_useful(self) -> bool:
        """Tell whether suggesting beats always saying the commonest code."""
        return self.right > self.right_by_majority


@dataclass(frozen=True, slots=True)
class _Learnt:
    """How rare every term is, what every code weighs in each, and how long that makes a code."""

    rare: "Matrix"
    weighed: "Matrix"
    length: "Matrix"

    @classmethod
    def of(cls, sums: "Matrix", seen: "Matrix", passages: int) -> "_Learnt":
        """Weigh the sums of the passages of every code."""
        import numpy as np

        rare = np.log((1 + passages) / (1 + seen)) + 1
        weighed = sums * rare
        return cls(rare, weighed, np.linalg.norm(weighed, axis=1, keepdims=True))

    def pieces(self, columns: Sequence[int], values: "Matrix") -> "Matrix":
        """Return per code and term what the term adds to the likeness of a passage to that code."""
        import numpy as np

        heavy = values * self.rare[columns]
        length = self.length * float(np.linalg.norm(heavy))
        return np.asarray(self.weighed[:, columns] * heavy / np.maximum(length, 1e-9))


class Suggester:
    """Knows the words of every code that has enough codings."""

    def __init__(self, examples: Iterable[Example], least: int = LEAST) -> None:
        import numpy as np

        given = list(examples)
        often = Counter(code for example in given for code in example.codes)
        self.codes = tuple(sorted(code for code, n in often.items() if n >= least))
        self._given = [example for example in given if not example.codes.isdisjoint(self.codes)]
        bags = [{term: len(forms) for term, forms in terms(example.text).items()} for example in self._given]
        self._place = {term: column for column, term in enumerate(dict.fromkeys(t for bag in bags for t in bag))}
        self._rows = [self._row(bag) for bag in bags]
        self._of_code = np.zeros((len(self.codes), len(self._place)))
        self._seen = np.zeros(len(self._place))
        for example, (columns, values) in zip(self._given, self._rows, strict=True):
            self._seen[columns] += 1
            self._add(self._of_code, example, columns, values)

    def _row(self, bag: dict[str, int]) -> "tuple[list[int], Matrix]":
        """Return where a passage's known terms stand and how heavy each is, together of length one."""
        import numpy as np

        known = {term: n for term, n in bag.items() if term in self._place}
        values = np.log1p(np.array(list(known.values()), dtype=float))
        return [self._place[term] for term in known], values / max(float(np.linalg.norm(values)), 1e-9)

    def _add(self, sums: "Matrix", example: Example, columns: Sequence[int], values: "Matrix") -> None:
        for number, code in enumerate(self.codes):
            if code in example.codes:
                sums[number, columns] += values

    @cached_property
    def _learnt(self) -> _Learnt:
        return _Learnt.of(self._of_code, self._seen, len(self._given))

    def suggestions(self, text: str) -> tuple[Suggestion, ...]:
        """Return at most three codes, the likest first; none where suggesting has not proved itself."""
        if not self.trial.is_useful:
            return ()
        said = terms(text)
        columns, values = self._row({term: len(forms) for term, forms in said.items()})
        pieces = self._learnt.pieces(columns, values)
        likeness = pieces.sum(axis=1)
        known = [term for term in said if term in self._place]
        best = sorted(range(len(self.codes)), key=lambda number: -likeness[number])[:_MOST]
        return tuple(
            Suggestion(self.codes[number], float(likeness[number]), _words(pieces[number], known, said))
            for number in best
            if likeness[number] > 0
        )

    def look_alikes(self, code: str, texts: Sequence[str]) -> list[tuple[int, float]]:
        """Return the numbers of the texts that are like a code before any other code, the likest first."""
        first = ((number, self.suggestions(text)[:1]) for number, text in enumerate(texts))
        found = [(number, each.likeness) for number, best in first for each in best if each.code == code]
        return sorted(found, key=lambda pair: -pair[1])

    @cached_property
    def trial(self) -> Trial:
        """Try it: for every participant, suggest from what the others said alone."""
        import numpy as np

        of_person: dict[str, list[int]] = defaultdict(list)
        for number, example in enumerate(self._given):
            of_person[example.person].append(number)
        right = majority = 0
        for numbers in of_person.values():
            own, seen = np.zeros_like(self._of_code), self._seen.copy()
            for number in numbers:
                seen[self._rows[number][0]] -= 1
                self._add(own, self._given[number], *self._rows[number])
            learnt = _Learnt.of(self._of_code - own, seen, len(self._given) - len(numbers))
            commonest = self._commonest(set(numbers))
            for number in numbers:
                likeness = learnt.pieces(*self._rows[number]).sum(axis=1)
                right += likeness.max() > 0 and self.codes[int(likeness.argmax())] in self._given[number].codes
                majority += commonest in self._given[number].codes
        return Trial(len(self._given), int(right), majority)

    def _commonest(self, left_out: set[int]) -> str:
        rest = (example for number, example in enumerate(self._given) if number not in left_out)
        often = Counter(code for example in rest for code in sorted(example.codes) if code in self.codes)
        return often.most_common(1)[0][0] if often else ""


def _words(pieces: "Matrix", known: Sequence[str], said: dict[str, list[str]]) -> tuple[str, ...]:
    best = sorted(range(len(known)), key=lambda place: -pieces[place])[:_WORDS]
    return tuple(said[known[place]][0] for place in best if pieces[place] > 0)
