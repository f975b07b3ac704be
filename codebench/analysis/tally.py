"""Sets of units per code and column, lifted up the tree: from these every number is the size."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from codebench.analysis.placing import Placing
from codebench.analysis.wording import how_it_adds_up
from codebench.domain.question import Unit
from codebench.domain.said import Bits, bits_of
from codebench.domain.table import TOTAL, Cell

# What stands for all codes together.
ALL = ""

# Per column and code: the units that mention it.
Sets = dict[str, dict[str, set[object]]]


class Tally:
    """Per code and column the set of units, and the number of segments behind them; codes above include those below.

    A segment lies in one source, so sources are counted one after another. There, each segment is a bit of a number,
    and the segments of a code and of all below it are those numbers joined.
    """

    def __init__(self, placing: Placing) -> None:
        self._placing, self._book = placing, placing.study.codebook
        self._lines = {code.id: tuple(each.id for each in self._book.lineage(code.id)) for code in self._book.walk()}
        found = _Found(), _Found()
        for source_id, said in placing.study.said.items():
            if not placing.heading.coder:
                self._take(source_id, said.bits, found)
                continue
            # The same segment may bear one code of one coder and another code of another.
            self._take(source_id, said.bits, found, TOTAL)
            for coder_id in {mention.coder_id for mention in said.mentions}:
                theirs = bits_of(each for each in said.mentions if each.coder_id == coder_id)
                self._take(source_id, theirs, found, coder_id)
        self._units, self._segments = found[0].by_column()
        self._own, _ = found[1].by_column()
        self.all_segments = {column: numbers.pop(ALL, 0) for column, numbers in self._segments.items()}

    def _take(self, source_id: str, bits: Bits, found: "tuple[_Found, _Found]", only: str | None = None) -> None:
        """Count the segments of one source, in one column only where that is given."""
        study, own = self._placing.study, bits.codes
        if study.silent:
            own = {code: segments for code, segments in own.items() if study.asked(code, source_id)}
        whole: dict[str, int] = defaultdict(int)
        for code_id, segments in own.items():
            whole[ALL] |= segments
            for above in self._lines[code_id]:
                whole[above] |= segments
        for columns, units in self._columns(source_id, bits.owners, only).items():
            shown = 0
            for unit, theirs in units.items():
                shown |= theirs
                for codes, kept in ((whole, found[0]), (own, found[1])):
                    if self._placing.question.unit is Unit.SEGMENTS:
                        kept.put_segments(columns, codes, theirs, [(source_id, *span) for span in bits.spans])
                    else:
                        kept.put(columns, codes, theirs, unit)
            found[0].count(columns, whole, shown)

    def _columns(
        self, source_id: str, owners: Mapping[str, int], only: str | None
    ) -> dict[tuple[str, ...], dict[object, int]]:
        """Return the units of those who speak in a source, with the segments that are theirs.

        They stand by column; by all columns at once where all of them count in the same ones.
        """
        placed: dict[object, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for owner_id, bits in owners.items():
            for unit, column in self._placing.places(owner_id, source_id):
                if only in (None, column):
                    placed[unit][column] |= bits
        found: dict[tuple[str, ...], dict[object, int]] = defaultdict(dict)
        together = len(owners) == 1 and len({frozenset(columns) for columns in placed.values()}) == 1
        for each, of in placed.items():
            keys = [tuple(of)] if together else [(column,) for column in of]
            for key in keys:
                found[key][each] = of[key[0]]
        return found

    def used(self, code_id: str) -> bool:
        """Tell whether the code or one below it is mentioned at all."""
        return any(code_id in column for column in self._units.values())

    def count(self, code_id: str, column: str) -> int:
        """Return how many units mention a code or one below it."""
        return len(_of(self._units, code_id, column))

    def units(self, code_id: str, column: str) -> frozenset[object]:
        """Return who or what mentions a code or one below it."""
        return frozenset(_of(self._units, code_id, column))

    def cell(self, code_id: str, column: str) -> Cell:
        """Return the number at a code and a column; none where nobody spoke, or none of them was asked."""
        placing = self._placing
        if not placing.bases().get(column):
            return Cell(None)
        asked = placing.bases(code_id).get(column)
        if not asked:
            return placing.nothing(placing.sources_in(column))
        segments = self._segments[column][code_id] if column in self._segments else 0
        of_segments = placing.question.unit is Unit.SEGMENTS
        base = self.all_segments.get(column, 0) if of_segments else len(asked)
        return Cell(self.count(code_id, column), segments, base, why=self._why(code_id, column))

    def _why(self, code_id: str, column: str) -> str:
        """Return how a number comes from those directly below where it is less than their sum."""
        below = [found for code in self._book.children(code_id) if (found := _of(self._units, code.id, column))]
        own = _of(self._own, code_id, column)
        total = self.count(code_id, column)
        if sum(map(len, below)) + len(own) <= total:
            return ""
        once, more = set(own), set[object]()
        for part in below:
            more |= once & part
            once |= part
        return how_it_adds_up(self._placing.question.unit, list(map(len, below)), len(own), len(more), total)


class _Found:
    """What was found so far, by the columns in which it counts."""

    def __init__(self) -> None:
        self._units: dict[tuple[str, ...], dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
        self._segments: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)

    def put(self, columns: tuple[str, ...], codes: Mapping[str, int], theirs: int, unit: object) -> None:
        """Add a unit to every code that one of its segments bears."""
        kept = self._units[columns]
        for code_id, segments in codes.items():
            if segments & theirs:
                kept[code_id].add(unit)

    def put_segments(
        self, columns: tuple[str, ...], codes: Mapping[str, int], theirs: int, places: Sequence[object]
    ) -> None:
        """Add to every code its segments themselves."""
        kept = self._units[columns]
        for code_id, segments in codes.items():
            kept[code_id].update(places[at] for at in _ones(segments & theirs))

    def count(self, columns: tuple[str, ...], codes: Mapping[str, int], shown: int) -> None:
        """Add the number of segments of every code."""
        kept = self._segments[columns]
        for code_id, segments in codes.items():
            kept[code_id] += (segments & shown).bit_count()

    def by_column(self) -> tuple[Sets, dict[str, Counter[str]]]:
        """Return the units, and the numbers of segments, of every column by itself."""
        units: Sets = defaultdict(lambda: defaultdict(set))
        numbers: dict[str, Counter[str]] = defaultdict(Counter)
        for columns, codes in self._units.items():
            for column, (code_id, found) in product(columns, codes.items()):
                units[column][code_id] |= found
        for columns, counts in self._segments.items():
            for column in columns:
                numbers[column].update(counts)
        return units, numbers


def _of(kept: Sets, code_id: str, column: str) -> set[object] | frozenset[object]:
    return kept[column].get(code_id, frozenset()) if column in kept else frozenset()


def _ones(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
