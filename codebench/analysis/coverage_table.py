"""Coverage: how much of what participants say bears a code, per source."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from codebench.analysis.bysource import BySource
from codebench.domain.coverage import Stretch, coverage
from codebench.domain.question import Question
from codebench.domain.said import Mention
from codebench.domain.study import Speech, Study
from codebench.domain.table import TOTAL, Cell, Column, Row, Table, percentage
from codebench.i18n import tr

SHARE, CODINGS, CODES, UNCODED = "share", "codings", "codes", "uncoded"


def coverage_table(study: Study, question: Question, speech: Sequence[Speech]) -> Table:
    """Tell per source, and of all together, how much of the participants' speech is coded and what is not."""
    found = BySource(study, question)
    turns = _turns(found, speech)
    shares = coverage(turns, [mention[1:4] for mention in found.mentions(TOTAL)])
    shares[TOTAL] = (sum(done for done, _ in shares.values()), sum(chars for _, chars in shares.values()))
    lines: dict[str, list[Stretch]] = defaultdict(list)
    for turn in turns:
        lines[turn[0]].append(turn)
    bare = {source: Cell(_bare(lines[source], found.mentions(source)), 0, len(lines[source])) for source in lines}
    bare[TOTAL] = Cell(sum(cell.count or 0 for cell in bare.values()), 0, len(turns))
    rows = []
    for key in (TOTAL, *found.sources):
        path = tr("Total") if key == TOTAL else study.sources[key].title
        asked = key == TOTAL or found.asked(key)
        cells = (*_numbers(found.mentions(key), shares[key]), bare[key])
        rows.append(Row(key, (path,), cells if asked else (found.placing.nothing([key]),) * len(cells)))
    return Table(
        tr("Coverage of the participants' speech per source"),
        "",
        _columns(len(turns)),
        tuple(rows),
        _rule(),
        tuple(found.notes()),
        question.parts,
        tr("Source"),
    )


def behind_coverage(study: Study, question: Question, source_id: str, column: str) -> list[Mention]:
    """Return the mentions that make a number; there are none behind what is not coded."""
    return [] if column == UNCODED else BySource(study, question).mentions(source_id)


def _columns(turns: int) -> tuple[Column, ...]:
    return (
        Column(SHARE, tr("Speech coded (%)"), None),
        Column(CODINGS, tr("Codings"), None),
        Column(CODES, tr("Codes"), None),
        Column(UNCODED, tr("Turns without a code"), turns),
    )


def _rule() -> str:
    return tr(
        "Of what participants say themselves, counted in characters, the part on which at least one code lies; "
        "a passage with several codes counts once. The percentage of turns is of the turns in that source."
    )


def _numbers(mentions: list[Mention], share: tuple[int, int]) -> tuple[Cell, Cell, Cell]:
    segments = len({mention[1:4] for mention in mentions})
    codings = {(mention[:4], mention.coder_id) for mention in mentions}
    codes = {mention.code_id for mention in mentions}
    return Cell(percentage(*share), segments), Cell(len(codings), segments), Cell(len(codes), segments)


def _turns(found: BySource, speech: Sequence[Speech]) -> list[Stretch]:
    """Return the turns of those who are asked about, in order."""
    places = found.placing.places
    return sorted(turn[:3] for turn in speech if places(turn.owner_id, turn.source_id))


def _bare(turns: list[Stretch], mentions: list[Mention]) -> int:
    """Return how many of a source's turns bear no code."""
    touched: set[int] = set()
    for _, start, end in {mention[1:4] for mention in mentions}:
        at = bisect_right(turns, start, key=lambda turn: turn[2])
        while at < len(turns) and turns[at][1] < end:
            touched.add(at)
            at += 1
    return len(turns) - len(touched)
