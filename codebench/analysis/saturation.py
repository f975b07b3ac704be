"""Saturation: how many codes each next source still adds."""

from codebench.analysis.bysource import BySource
from codebench.domain.coverage import Stretch
from codebench.domain.figure import NEW, SO_FAR
from codebench.domain.question import Question
from codebench.domain.said import Mention
from codebench.domain.study import Study
from codebench.domain.table import Cell, Column, Row, Table
from codebench.i18n import tr

HERE = "here"


def saturation(study: Study, question: Question) -> Table:
    """Count per source, in the order asked for, the codes that are new, known so far, and in it."""
    found = BySource(study, question)
    order, note = found.in_order()
    first = _first(found, order)
    codes: set[str] = set()
    segments: set[Stretch] = set()
    rows = []
    for source in order:
        here = found.mentions(source)
        codes |= {mention.code_id for mention in here}
        segments |= {mention[1:4] for mention in here}
        so_far = Cell(len(codes), len(segments), len(first))
        cells = [_cell(_new(here, first), len(first)), so_far, _cell(here, len(first))]
        if not found.asked(source):
            nothing = found.placing.nothing([source])
            cells = [nothing, so_far, nothing]
        rows.append(Row(source, (study.sources[source].title,), tuple(cells)))
    headings = ((NEW, tr("New codes")), (SO_FAR, tr("Codes so far")), (HERE, tr("Codes in this source")))
    mine = tr("n is the number of codes that are mentioned at least once.")
    return Table(
        tr("New codes per source"),
        tr("codes"),
        tuple(Column(key, heading, len(first)) for key, heading in headings),
        tuple(rows),
        _rule(),
        (mine, *filter(None, (note,)), *found.notes()),
        question.parts,
        tr("Source"),
    )


def behind_saturation(study: Study, question: Question, source_id: str, column: str) -> list[Mention]:
    """Return the mentions that make a number; behind new codes, the first mention of each."""
    found = BySource(study, question)
    order, _ = found.in_order()
    if column == SO_FAR:
        return [mention for each in order[: order.index(source_id) + 1] for mention in found.mentions(each)]
    here = found.mentions(source_id)
    return here if column == HERE else _new(here, _first(found, order))


def _rule() -> str:
    rule = tr(
        "A code is new in the first source, in this order, in which it is mentioned. "
        "Codes count as they were put, without those above them."
    )
    return f"{rule} {tr('What an interviewer says does not count.')}"


def _cell(mentions: list[Mention], base: int) -> Cell:
    return Cell(len({m.code_id for m in mentions}), len({m[1:4] for m in mentions}), base)


def _first(found: BySource, order: list[str]) -> dict[str, Stretch]:
    """Return where each code is first mentioned."""
    first: dict[str, Stretch] = {}
    for source in order:
        for mention in sorted(found.mentions(source), key=lambda each: each[2:4]):
            first.setdefault(mention.code_id, mention[1:4])
    return first


def _new(here: list[Mention], first: dict[str, Stretch]) -> list[Mention]:
    return [mention for mention in here if first[mention.code_id] == mention[1:4]]
