"""Which of someone's quotes say again what an earlier one said: ranked, with the words they share, never decided."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from codebench.language.terms import grams, terms
from codebench.language.words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A quote that is like an earlier one, by their numbers; from 0 to 1, with the words they share."""

    number: int
    earlier: int
    likeness: float
    shared: tuple[str, ...]


def repeats(quotes: Sequence[str], others: Sequence[str] = ()) -> tuple[Repeat, ...]:
    """Return for every quote but the first the earlier one it is most like, the likest pair first.

    `others` are quotes by anyone, which tell the words that are special here from those that are common there.
    """
    return next(repeats_of_each([quotes, *([other] for other in others)]))


def repeats_of_each(everyone: Sequence[Sequence[str]]) -> Iterator[tuple[Repeat, ...]]:
    """Return the repeats within the quotes of each, one after another; all together tell which words are special."""
    import numpy as np

    said = [[terms(quote) or _as_one(quote) for quote in quotes] for quotes in everyone]
    telling = [[{term: len(forms) for term, forms in each.items()} for each in quotes] for quotes in said]
    letters = [[grams(quote) for quote in quotes] for quotes in everyone]
    rare_words, rare_letters = _rarity(telling), _rarity(letters)
    for own, by_word, by_letters in zip(said, telling, letters, strict=True):
        if len(own) < 2:
            yield ()
        else:
            likeness: Matrix = (_likeness(by_word, rare_words) + _likeness(by_letters, rare_letters)) / np.float32(2)
            yield _ranked(own, likeness)


def _as_one(quote: str) -> dict[str, list[str]]:
    """Take a quote without a telling word for one word, so that it is only like what says exactly the same."""
    said = " ".join(word.text for word in words(quote))
    return {said: [said]} if said else {}


def _ranked(said: Sequence[Mapping[str, Sequence[str]]], likeness: "Matrix") -> tuple[Repeat, ...]:
    import numpy as np

    found = []
    for number in range(1, len(said)):
        earlier = int(np.argmax(likeness[number, :number]))
        shared = _shared(said[number], said[earlier])
        found.append(Repeat(number, earlier, float(likeness[number, earlier]), shared))
    return tuple(sorted(found, key=lambda each: (-each.likeness, each.number)))


def _shared(said: Mapping[str, Sequence[str]], earlier: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(forms[0] for term, forms in said.items() if term in earlier)


def _rarity(everyone: Sequence[Sequence[Mapping[str, int]]]) -> dict[str, float]:
    """Return for each thing how rare it is among all bags."""
    seen = Counter(thing for bags in everyone for bag in bags for thing in bag)
    total = sum(map(len, everyone))
    return {thing: log((1 + total) / (1 + n)) + 1 for thing, n in seen.items()}


def _likeness(bags: Sequence[Mapping[str, int]], rare: Mapping[str, float]) -> "Matrix":
    """Return the cosines between bags, each thing weighed by how rare it is."""
    import numpy as np

    met = Counter(thing for bag in bags for thing in bag)
    place = {thing: column for column, thing in enumerate(thing for thing, n in met.items() if n > 1)}
    unit = np.zeros((len(bags), len(place)), dtype=np.float32)
    for row, bag in enumerate(bags):
        heavy = np.log1p(list(bag.values())) * [rare[thing] for thing in bag]
        shared = [number for number, thing in enumerate(bag) if thing in place]
        unit[row, [place[thing] for thing in bag if thing in place]] = heavy[shared] / max(np.linalg.norm(heavy), 1e-9)
    likeness: Matrix = np.clip(unit @ unit.T, 0, 1)
    return likeness
