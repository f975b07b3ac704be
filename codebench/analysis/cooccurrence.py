"""Which codes occur together: on the same words, in the same turn, or with the same participant."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from codebench.analysis.counts import asked_codes, scope
from codebench.analysis.nearness import Spot, spots
from codebench.analysis.placing import Placing
from codebench.analysis.tally import Tally
from codebench.analysis.wording import meeting_rule, meeting_title, notes
from codebench.domain.codebook import Code, Codebook
from codebench.domain.question import Question, Unit
from codebench.domain.said import Mention
from codebench.domain.study import Speech, Study
from codebench.domain.table import TOTAL, Cell, Column, Parts, Percentages, Row, Table
from codebench.i18n import tr

Here = dict[tuple[object, Spot], int]


def cooccurrence(study: Study, question: Question, speech: Sequence[Speech]) -> Table:
    """Count per pair of codes the units in which both occur near each other."""
    question = replace(question, by="")
    placing = Placing(study, question)
    codes = asked_codes(placing, Tally(placing))
    count = _Meetings(placing, codes, speech).count
    asked, nothing = _asked_both(placing), placing.nothing(placing.sources_in())
    columns = [Column(code.id, name, None) for code, name in zip(codes, _names(study.codebook, codes), strict=True)]
    rows = [
        Row(
            code.id,
            study.codebook.names(code.id),
            tuple(_cell(asked(code, other), count(at, to), nothing) for to, other in line),
        )
        for at, code in enumerate(codes)
        for line in [list(enumerate(codes))]
    ]
    told = notes(placing, frozenset(code.id for code in scope(study, question)))
    return Table(
        meeting_title(placing),
        question.unit.value,
        tuple(columns),
        tuple(rows),
        meeting_rule(question.unit, question.near),
        (*_own_notes(placing), *told),
        Parts(Percentages.NONE),
    )


def behind_pair(
    study: Study, question: Question, speech: Sequence[Speech], code_id: str, other_id: str
) -> list[Mention]:
    """Return exactly the mentions of two codes that lie near one of the other code."""
    placing = Placing(study, replace(question, by=""))
    first, second = study.codebook.subtree(code_id), study.codebook.subtree(other_id)
    there: tuple[set[object], set[object]] = (set(), set())
    placed: dict[Mention, set[object]] = defaultdict(set)
    of_both = [mention for mention in study.mentions if mention.code_id in first | second]
    for mention, spot in spots(of_both, question.near, speech):
        for unit in _units(placing, mention):
            placed[mention].add((_within(placing, unit), spot))
    for mention, found in placed.items():
        for codes, kept in zip((first, second), there, strict=True):
            if mention.code_id in codes:
                kept |= found
    met = there[0] & there[1]
    return [mention for mention in of_both if not met.isdisjoint(placed[mention])]


def _units(placing: Placing, mention: Mention) -> list[object]:
    return [unit for unit, column in placing.counted(mention) if column == TOTAL]


def _within(placing: Placing, unit: object) -> object:
    """Return what two mentions must share besides the spot: the unit, but a passage is near what lies in others."""
    return "" if placing.question.unit is Unit.SEGMENTS else unit


class _Meetings:
    """How many units each pair of codes meets in, codes being bits of a number: the work grows with what is coded."""

    def __init__(self, placing: Placing, codes: Sequence[Code], speech: Sequence[Speech]) -> None:
        self._segments = placing.question.unit is Unit.SEGMENTS
        self._counts: list[Counter[int]] = [Counter() for _ in codes]
        self._on_one: list[Counter[int]] = [Counter() for _ in codes]
        self._alone: list[int] = [0] * len(codes)
        self._bits: dict[int, tuple[int, ...]] = {}
        lifted = _lifted(placing.study.codebook, codes)
        here: Here = defaultdict(int)
        own: dict[object, int] = defaultdict(int)
        at: dict[object, set[tuple[object, Spot]]] = defaultdict(set)
        mentions = [mention for mention in placing.study.mentions if lifted.get(mention.code_id)]
        for mention, spot in spots(mentions, placing.question.near, speech):
            for unit in _units(placing, mention):
                place = (_within(placing, unit), spot)
                here[place] |= lifted[mention.code_id]
                own[unit] |= lifted[mention.code_id]
                at[unit].add(place)
        for number, (unit, places) in enumerate(at.items()):
            if len(places) > 1 or self._segments:
                self._count(own[unit], [here[place] for place in places])
            else:
                # All its codes meet each other, so it is enough to know per code which units have it.
                for bit in self._ones(own[unit]):
                    self._alone[bit] |= 1 << number

    def _count(self, own: int, around: Iterable[int]) -> None:
        """Take in one unit: its codes, and what codes lie together at each of its places."""
        near: dict[int, int] = defaultdict(int)
        for mask in around:
            for bit in self._ones(mask & own):
                near[bit] |= mask
        for bit, mask in near.items():
            self._counts[bit].update(self._ones(mask))
            if self._segments:
                self._on_one[bit].update(self._ones(own))

    def _ones(self, mask: int) -> tuple[int, ...]:
        if mask not in self._bits:
            found, left = [], mask
            while left:
                found.append((left & -left).bit_length() - 1)
                left &= left - 1
            self._bits[mask] = tuple(found)
        return self._bits[mask]

    def count(self, one: int, other: int) -> int:
        """Return the units of a pair; passages count from either side, once where they bear both."""
        found = self._counts[one][other] + (self._alone[one] & self._alone[other]).bit_count()
        if not self._segments or one == other:
            return found
        return found + self._counts[other][one] - self._on_one[one][other]


def _lifted(book: Codebook, codes: Sequence[Code]) -> dict[str, int]:
    """Return per code the bits of the codes that a mention of it mentions: itself and those above."""
    bit = {code.id: 1 << at for at, code in enumerate(codes)}
    return {code.id: sum(bit.get(each.id, 0) for each in book.lineage(code.id)) for code in book.walk()}


def _cell(asked: bool | None, count: int, nothing: Cell) -> Cell:
    if asked is None:
        return Cell(None)
    return Cell(count) if asked else nothing


def _asked_both(placing: Placing) -> Callable[[Code, Code], bool | None]:
    """Return a function that tells whether any unit was asked both codes; None where nobody speaks."""
    known: dict[tuple[int, int], bool] = {}
    bases = {code.id: placing.bases(code.id).get(TOTAL, frozenset()) for code in placing.study.codebook.walk()}

    def asked(code: Code, other: Code) -> bool | None:
        pair = (bases[code.id], bases[other.id])
        key = (id(pair[0]), id(pair[1]))
        if key not in known:
            known[key] = not pair[0].isdisjoint(pair[1])
        return known[key] if placing.bases().get(TOTAL) else None

    return asked


def _names(book: Codebook, codes: Sequence[Code]) -> list[str]:
    often = Counter(code.name for code in codes)
    return [code.name if often[code.name] == 1 else book.path(code.id) for code in codes]


def _own_notes(placing: Placing) -> Iterator[str]:
    if placing.question.unit is Unit.SEGMENTS:
        yield tr("Where a code meets itself stands its own count.")
        return
    yield tr("n = {n}", n=len(placing.bases().get(TOTAL, ())))
    yield tr(
        "Where a code meets itself stands its own count; where it meets a code above or below it, "
        "the count of the lower one, because who mentions that mentions both."
    )
