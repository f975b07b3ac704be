"""Saturation: how many codes each next source still adds."""

from collections.abc import Callable

from codebench.analysis.bysource import BySource
from codebench.domain.question import Question
from codebench.domain.study import Mention, Study
from codebench.domain.table import Cell, Column, Row, Table
from codebench.i18n import tr

NEW, SO_FAR, HERE = "new", "so-far", "here"


def saturation(study: Study, question: Question) -> Table:
    """Count per source, in the order asked for, the codes that are new, known so far, and in it."""
    found = BySource(study, question)
    order, note = found.in_order()
    base = len({mention.code_id for source in order for mention in found.mentions(source)})
    mentions = _mentions(found, order)
    rows = []
    for source in order:
        cells = [_cell(mentions(source, key), base) for key in (NEW, SO_FAR, HERE)]
        if not found.asked(source):
            cells = [Cell(None, asked=False), cells[1], Cell(None, asked=False)]
        rows.append(Row(source, (study.sources[source].title,), tuple(cells)))
    headings = ((NEW, tr("New codes")), (SO_FAR, tr("Codes so far")), (HERE, tr("Codes in this source")))
    mine = tr("n is the number of codes that are mentioned at least once.")
    return Table(
        tr("New codes per source"),
        tr("codes"),
        tuple(Column(key, heading, base) for key, heading in headings),
        tuple(rows),
        _rule(),
        (mine, *filter(None, (note,)), *found.notes()),
        question.parts,
        tr("Source"),
    )


def behind_saturation(study: Study, question: Question, source_id: str, column: str) -> list[Mention]:
    """Return the mentions that make a number; behind new codes, the first mention of each."""
    found = BySource(study, question)
    return _mentions(found, found.in_order()[0])(source_id, column)


def _rule() -> str:
    rule = tr(
        "A code is new in the first source, in this order, in which it is mentioned. "
        "Codes count as they were put, without those above them."
    )
    return f"{rule} {tr('What an interviewer says does not count.')}"


def _cell(mentions: list[Mention], base: int) -> Cell:
    return Cell(len({m.code_id for m in mentions}), len({m[1:4] for m in mentions}), base)


def _mentions(found: BySource, order: list[str]) -> Callable[[str, str], list[Mention]]:
    """Return a function from a source and a column to the mentions behind that number."""
    first: dict[str, tuple[str, int, int]] = {}
    until: dict[str, list[Mention]] = {}
    so_far: list[Mention] = []
    for source in order:
        for mention in sorted(found.mentions(source), key=lambda each: each[2:4]):
            first.setdefault(mention.code_id, mention[1:4])
        so_far = [*so_far, *found.mentions(source)]
        until[source] = so_far

    def mentions(source: str, column: str) -> list[Mention]:
        if column == SO_FAR:
            return until[source]
        here = found.mentions(source)
        return here if column == HERE else [mention for mention in here if first[mention.code_id] == mention[1:4]]

    return mentions
