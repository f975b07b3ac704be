"""Sets of units per code and column, lifted up the tree: from these every number is the size."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

from codebench.analysis.placing import Placing
from codebench.analysis.wording import how_it_adds_up
from codebench.domain.codebook import Code
from codebench.domain.question import Unit
from codebench.domain.table import Cell

Sets = dict[str, dict[str, set[object]]]


class Tally:
    """Per code and column the set of units, and the set of segments behind them; codes above include those below."""

    def __init__(self, placing: Placing) -> None:
        self._placing, self._book = placing, placing.study.codebook
        self._units: Sets = defaultdict(lambda: defaultdict(set))
        self._segments: Sets = defaultdict(lambda: defaultdict(set))
        for mention in placing.study.mentions:
            for unit, column in placing.counted(mention):
                self._units[mention.code_id][column].add(unit)
                self._segments[mention.code_id][column].add(mention[1:4])
        self.all_segments = _united(self._segments)
        self._own = {code_id: {at: frozenset(of) for at, of in found.items()} for code_id, found in self._units.items()}
        for code in reversed(list(self._book.walk())):
            if code.parent_id is not None:
                self._lift(code, code.parent_id)

    def _lift(self, code: Code, parent_id: str) -> None:
        for kept in (self._units, self._segments):
            for column, found in kept.get(code.id, {}).items():
                kept[parent_id][column] |= found

    def used(self, code_id: str) -> bool:
        """Tell whether the code or one below it is mentioned at all."""
        return code_id in self._units

    def count(self, code_id: str, column: str) -> int:
        """Return how many units mention a code or one below it."""
        return len(self.units(code_id, column))

    def units(self, code_id: str, column: str) -> frozenset[object]:
        """Return who or what mentions a code or one below it."""
        return frozenset(self._units.get(code_id, {}).get(column, ()))

    def cell(self, code_id: str, column: str) -> Cell:
        """Return the number at a code and a column; none where nobody spoke, or none of them was asked."""
        placing = self._placing
        if not placing.bases().get(column):
            return Cell(None)
        asked = placing.bases(code_id).get(column)
        if not asked:
            return placing.nothing(placing.sources_in(column))
        segments = len(self._segments.get(code_id, {}).get(column, ()))
        of_segments = placing.question.unit is Unit.SEGMENTS
        base = len(self.all_segments.get(column, ())) if of_segments else len(asked)
        return Cell(self.count(code_id, column), segments, base, why=self._why(code_id, column))

    def _why(self, code_id: str, column: str) -> str:
        """Return how a number comes from those directly below where it is less than their sum."""
        below = [self.units(code.id, column) for code in self._book.children(code_id)]
        own = self._own.get(code_id, {}).get(column, frozenset())
        parts = [units for units in (*below, own) if units]
        total = self.count(code_id, column)
        if sum(map(len, parts)) <= total:
            return ""
        several = total - sum(sum(unit in units for units in parts) == 1 for unit in set(chain(*parts)))
        sizes = [len(units) for units in below if units]
        return how_it_adds_up(self._placing.question.unit, sizes, len(own), several, total)


def _united(kept: Sets) -> Mapping[str, set[object]]:
    found: dict[str, set[object]] = defaultdict(set)
    for columns in kept.values():
        for column, members in columns.items():
            found[column] |= members
    return found
