"""Which of someone's quotes say again what an earlier one said: ranked, with the words they share, never decided."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebench.language.terms import grams, terms

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
    import numpy as np

    if len(quotes) < 2:
        return ()
    said = [terms(quote) for quote in (*quotes, *others)]
    by_word = _likeness([{term: len(forms) for term, forms in each.items()} for each in said], len(quotes))
    by_letters = _likeness([grams(quote) for quote in (*quotes, *others)], len(quotes))
    likeness = (by_word + by_letters) / 2
    found = []
    for number in range(1, len(quotes)):
        earlier = int(np.argmax(likeness[number, :number]))
        shared = _shared(said[number], said[earlier])
        found.append(Repeat(number, earlier, float(likeness[number, earlier]), shared))
    return tuple(sorted(found, key=lambda each: (-each.likeness, each.number)))


def _shared(said: Mapping[str, Sequence[str]], earlier: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(forms[0] for term, forms in said.items() if term in earlier)


def _likeness(bags: Sequence[Mapping[str, int]], first: int) -> "Matrix":
    """Return the cosines between the first bags, each thing weighed by how rare it is among all."""
    import numpy as np

    seen = Counter(thing for bag in bags for thing in bag)
    rare = {thing: np.log((1 + len(bags)) / (1 + n)) + 1 for thing, n in seen.items()}
    met = Counter(thing for bag in bags[:first] for thing in bag)
    place = {thing: column for column, thing in enumerate(thing for thing, n in met.items() if n > 1)}
    unit = np.zeros((first, len(place)), dtype=np.float32)
    for row, bag in enumerate(bags[:first]):
        heavy = np.log1p(list(bag.values())) * [rare[thing] for thing in bag]
        shared = [number for number, thing in enumerate(bag) if thing in place]
        unit[row, [place[thing] for thing in bag if thing in place]] = heavy[shared] / max(np.linalg.norm(heavy), 1e-9)
    likeness: Matrix = np.clip(unit @ unit.T, 0, 1)
    return likeness
