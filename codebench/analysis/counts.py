"""The frequency table: how many units mention each code, a set and never a sum."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from codebench.analysis.placing import NO_DATA, Placing
from codebench.analysis.tally import Tally
from codebench.analysis.wording import notes, rule, title
from codebench.domain.codebook import Code
from codebench.domain.question import Order, Question, Unit
from codebench.domain.said import Mention
from codebench.domain.study import Study
from codebench.domain.table import TOTAL, Column, Row, Table
from codebench.domain.text import fold, natural_key
from codebench.i18n import tr


def frequency_table(study: Study, question: Question) -> Table:
    """Count per code the units that mention it, by columns; see DOMAIN.md, "What is true of every count"."""
    placing = Placing(study, question)
    tally = Tally(placing)
    columns = columns_of(placing, tally)
    codes = asked_codes(placing, tally)
    rows = [
        Row(code.id, study.codebook.names(code.id), tuple(tally.cell(code.id, column.key) for column in columns))
        for code in codes
    ]
    return Table(
        title(placing),
        question.unit.value,
        columns,
        tuple(rows),
        rule(question.unit),
        tuple(notes(placing, frozenset(code.id for code in scope(study, question)))),
        question.parts,
    )


def behind(study: Study, question: Question, code_id: str, column: str = TOTAL) -> list[Mention]:
    """Return exactly the mentions that make the number at a code and a column."""
    placing = Placing(study, question)
    codes = study.codebook.subtree(code_id)
    return [
        mention
        for mention in study.mentions
        if mention.code_id in codes and any(at == column for _, at in placing.counted(mention))
    ]


def units_of(study: Study, question: Question) -> Callable[[str, str], frozenset[object]]:
    """Return a function from a code and a column to the units that are counted there."""
    return Tally(Placing(study, question)).units


def scope(study: Study, question: Question) -> Iterable[Code]:
    """Yield the codes that the question is about, in tree order."""
    if question.under:
        yield study.codebook[question.under]
        yield from study.codebook.walk(question.under)
    else:
        yield from study.codebook.walk()


def asked_codes(placing: Placing, tally: Tally) -> list[Code]:
    """Return the codes that get a row: in scope, above the thresholds, found by the search, in the order asked for."""
    study, question = placing.study, placing.question
    kept = [
        code
        for code in scope(study, question)
        if (not code.retired or tally.used(code.id)) and tally.count(code.id, TOTAL) >= question.at_least
    ]
    if question.at_least_groups:
        by_group = Tally(Placing(study, replace(question, unit=Unit.GROUPS, unit_level=question.groups_level, by="")))
        kept = [code for code in kept if by_group.count(code.id, TOTAL) >= question.at_least_groups]
    if question.search.strip():
        kept = _found(study, kept, question.search)
    return kept if question.order is Order.BOOK else _most_first(study, kept, tally)


def _found(study: Study, codes: list[Code], words: str) -> list[Code]:
    """Return the codes whose path holds every word, with those above them."""
    wanted = fold(words).split()
    hits = [code for code in codes if all(word in fold(study.codebook.path(code.id)) for word in wanted)]
    shown = {each.id for code in hits for each in study.codebook.lineage(code.id)}
    return [code for code in codes if code.id in shown]


def _most_first(study: Study, codes: list[Code], tally: Tally) -> list[Code]:
    """Return the codes with the most mentioned first among those that stand under the same code."""
    place = {code.id: at for at, code in enumerate(study.codebook.walk())}

    def key(code: Code) -> list[tuple[int, int]]:
        line = study.codebook.lineage(code.id)
        return [(-tally.count(each.id, TOTAL), place[each.id]) for each in line]

    return sorted(codes, key=key)


def columns_of(placing: Placing, tally: Tally) -> tuple[Column, ...]:
    """Return the total and then the columns, groups by size; each with its base n."""
    bases = {key: len(units) for key, units in placing.bases().items()}
    sizes = tally.all_segments if placing.question.unit is Unit.SEGMENTS else bases
    keys = placing.columns() - {TOTAL}
    made = [Column(key, column_name(placing, key), sizes.get(key, 0)) for key in keys]
    total = Column(TOTAL, tr("Total"), sizes.get(TOTAL, 0))
    return (total, *sorted(made, key=lambda column: _order(placing, column)))


def column_name(placing: Placing, key: str) -> str:
    """Return what stands over a column."""
    if key == NO_DATA:
        return tr("no group") if placing.heading.depth is not None else tr("no data")
    if placing.heading.coder:
        return placing.study.coders.get(key, key)
    if placing.heading.depth is None:
        return key.removeprefix("=")
    name = placing.study.groups[key].name
    alike = [g for g in placing.bases_of_groups() if placing.study.groups[g].name == name]
    return placing.study.groups.path(key) if len(alike) > 1 else name


def _order(placing: Placing, column: Column) -> tuple[object, ...]:
    size = -(column.base or 0) if placing.heading.depth is not None else 0
    return (column.key == NO_DATA, size, natural_key(column.heading), column.key)
