"""Every table of random studies against a recount by plain loops over what was made, through the real file."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codebench.domain.figure import SO_FAR
from codebench.domain.question import Analysis, Near, Question, Unit
from codebench.domain.said import Mention
from codebench.domain.study import Study
from codebench.domain.table import TOTAL, Cell, Row, Table
from codebench.services.checking import problems
from codebench.services.codebook import merge_codes, move_code
from codebench.services.project import Project
from codebench.services.reading import codebook, study
from codebench.services.reports import BEHIND, cell_quotes, frequency, table
from tests.analysis.made import (
    TURN,
    Made,
    Said,
    asked,
    base,
    below,
    counted,
    owner_of,
    places,
    questions,
    recount,
    said,
    studies,
    write,
)

BESIDE = ("1", "2", "age", "coder")
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@contextmanager
def project_of(made: Made) -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "s.codebench", coder_name="A")
        project.do(write, made=made)
        yield project
        project.close()


def below_key(made: Made, key: str) -> set[int]:
    return below(made, int(key[1:]))


def cells(table: Table) -> Iterator[tuple[Row, str, Cell]]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            yield row, column.key, cell


def exact_base(made: Made, question: Question, code: int, column: str) -> int:
    """The base of a percentage: the units asked, or for passages all that are coded in the column."""
    if question.unit is not Unit.SEGMENTS:
        return len(base(made, question, column, code))
    return len(recount(made, question, set(range(len(made.parents))), column))


def check_cell(made: Made, question: Question, key: str, column: str, cell: Cell) -> None:
    """A number, its base and its passages are right; nobody there, nobody asked and zero are told apart."""
    code = int(key[1:])
    units = recount(made, question, below(made, code), column)
    if not base(made, question, column):
        assert (cell.count, cell.asked) == (None, True)
    elif not base(made, question, column, code):
        assert (cell.count, cell.asked) == (None, False)
    else:
        assert cell.count == len(units)
        assert cell.base == exact_base(made, question, code, column)
        assert cell.count <= cell.base
        as_segments = replace(question, unit=Unit.SEGMENTS)
        if question.unit not in (Unit.PARTICIPANTS, Unit.GROUPS):
            assert cell.segments == len(recount(made, as_segments, below(made, code), column))
        check_why(made, question, code, column, cell)


def check_why(made: Made, question: Question, code: int, column: str, cell: Cell) -> None:
    """A mark stands exactly where a parent is less than what is below it, and its sum is right."""
    parts = [recount(made, question, below(made, n), column) for n, up in enumerate(made.parents) if up == code]
    own = recount(made, question, {code}, column)
    total = cell.count or 0
    assert max(map(len, (*parts, own)), default=0) <= total <= sum(map(len, parts)) + len(own)
    if sum(map(len, parts)) + len(own) == total:
        assert cell.why == ""
        return
    numbers = [int(n) for n in re.findall(r"\d+", cell.why)]
    *summands, several, told = numbers
    assert told == total
    assert sorted(summands) == sorted(len(part) for part in (*parts, own) if part)
    assert several == sum(sum(unit in part for part in (*parts, own)) > 1 for unit in set().union(*parts, own))


def opened(project: Project, picture: Study, question: Question, row: str, column: str) -> list[Mention]:
    return BEHIND[question.analysis](project, picture, question, row, column)


def units_behind(made: Made, question: Question, found: list[Mention], column: str) -> set[object]:
    """The units of mentions, by plain loops; a mention that counts nowhere here is a mistake."""
    mine = {each.mention: each for each in said(made)}
    units: set[object] = set()
    for mention in found:
        here = {unit for unit, at in counted(made, question, mine[mention]) if at == column}
        assert here
        units |= here
    return units


@given(studies(), questions())
@quick
def test_every_frequency_its_base_its_mark_and_what_opens(made: Made, question: Question) -> None:
    with project_of(made) as project:
        picture = study(project)
        found = frequency(project, question)
        assert [c.base for c in found.columns[:1]] == [
            len(base(made, question, TOTAL))
            if question.unit is not Unit.SEGMENTS
            else len(recount(made, question, set(range(len(made.parents))), TOTAL))
        ]
        expected = {
            at
            for owner, s in ((o, s) for o, s in picture.spoken)
            for _, at in places(made, question, owner, int(s[1:]))
        }
        assert {column.key for column in found.columns} == expected | {TOTAL}
        assert {row.key for row in found.rows} == {
            f"c{n}" for n in (below(made, 0) if question.under else range(len(made.parents)))
        }
        for row, column, cell in cells(found):
            check_cell(made, question, row.key, column, cell)
            mentions = opened(project, picture, question, row.key, column)
            assert len(units_behind(made, question, mentions, column)) == (cell.count or 0)
            assert len({mention[1:4] for mention in mentions}) == cell.segments
        assert problems(project) == []


@given(studies(), questions(BESIDE))
@quick
def test_every_difference_is_between_exact_percentages(made: Made, question: Question) -> None:
    question = replace(question, analysis=Analysis.CROSSTAB)
    with project_of(made) as project:
        picture = study(project)
        found = table(project, question)
        plain = frequency(project, replace(question, analysis=Analysis.FREQUENCY))
        assert [row.cells[: len(plain.columns)] for row in found.rows] == [row.cells for row in plain.rows]
        for row in found.rows:
            for column in plain.columns[1:]:
                check_difference(row, found, column.key, TOTAL, f"points:{column.key}")
                both = opened(project, picture, question, row.key, f"points:{column.key}")
                assert set(both) == set(opened(project, picture, question, row.key, TOTAL))


def check_difference(row: Row, found: Table, first: str, second: str, key: str) -> None:
    cell, left, right = (found.cell(row.key, each) for each in (key, first, second))
    if left.count is None or right.count is None or not left.base or not right.base:
        assert cell.count is None
        return
    exact = 100 * left.count / left.base - 100 * right.count / right.base
    assert cell.count is not None
    assert abs(cell.count - exact) <= 0.5 + 1e-9


@given(studies(), questions(BESIDE), st.data())
@quick
def test_two_groups_beside_each_other(made: Made, question: Question, data: st.DataObject) -> None:
    with project_of(made) as project:
        picture = study(project)
        plain = frequency(project, question)
        keys = [column.key for column in plain.columns[1:]]
        if len(keys) < 2:
            return
        pair = tuple(data.draw(st.permutations(keys))[:2])
        asked_of = replace(question, analysis=Analysis.COMPARISON, compared=pair)
        found = table(project, asked_of)
        assert tuple(column.key for column in found.columns) == (*pair, f"points:{pair[0]}")
        for row in found.rows:
            assert row.cells[:2] == tuple(plain.cell(row.key, key) for key in pair)
            check_difference(row, found, *pair, f"points:{pair[0]}")
            sides = [set(opened(project, picture, asked_of, row.key, key)) for key in pair]
            for key, side in zip(pair, sides, strict=True):
                assert len(units_behind(made, question, list(side), key)) == (plain.cell(row.key, key).count or 0)
            assert set(opened(project, picture, asked_of, row.key, f"points:{pair[0]}")) == sides[0] | sides[1]


def near(one: Said, other: Said, how: Near) -> bool:
    if one.owner != other.owner:
        return False
    if how is Near.PARTICIPANT:
        return True
    shared = one.turns & other.turns if how is Near.TURN else one.chars & other.chars
    return one.source == other.source and bool(shared)


def together(made: Made, question: Question, first: set[int], second: set[int]) -> tuple[set[object], set[Mention]]:
    """The units in which two codes meet, and the mentions that meet, pair by pair."""
    units: set[object] = set()
    mentions: set[Mention] = set()
    everything = [(each, {u for u, at in counted(made, question, each) if at == TOTAL}) for each in said(made)]
    for (one, here), (other, there) in product(everything, everything):
        if one.code in first and other.code in second and near(one, other, question.near):
            met = here | there if question.unit is Unit.SEGMENTS and here and there else here & there
            units |= met
            if met:
                mentions |= {one.mention, other.mention}
    return units, mentions


@given(studies(), questions())
@quick
def test_every_pair_of_codes_that_meet(made: Made, question: Question) -> None:
    question = replace(question, analysis=Analysis.COOCCURRENCE, by="")
    with project_of(made) as project:
        picture = study(project)
        found = table(project, question)
        assert [row.key for row in found.rows] == [column.key for column in found.columns]
        for row, column, cell in cells(found):
            first, second = below_key(made, row.key), below_key(made, column)
            bases = [base(made, question, TOTAL, int(key[1:])) for key in (row.key, column)]
            units, mentions = together(made, question, first, second)
            if not base(made, question, TOTAL):
                assert (cell.count, cell.asked) == (None, True)
            elif not bases[0] & bases[1]:
                assert (cell.count, cell.asked) == (None, False)
            else:
                assert cell.count == len(units)
                assert found.cell(column, row.key).count == cell.count
            assert set(opened(project, picture, question, row.key, column)) == mentions
            if row.key == column and cell.count is not None:
                assert cell.count == len(recount(made, question, first, TOTAL))


@given(studies(), questions())
@quick
def test_new_codes_and_coverage_per_source(made: Made, question: Question) -> None:
    by_source = replace(question, unit=Unit.SOURCES, unit_level=None, by="")
    with project_of(made) as project:
        picture = study(project)
        scope = below(made, 0) if question.under else set(range(len(made.parents)))
        kept = [
            s for s in range(len(made.turns)) if any(places(made, by_source, owner, s) for owner in owners(made, s))
        ]
        here = {
            s: [e for e in said(made) if e.source == s and e.code in scope and counted(made, by_source, e)]
            for s in kept
        }
        check_saturation(made, project, picture, replace(question, analysis=Analysis.SATURATION), here, scope)
        check_coverage(made, project, picture, replace(question, analysis=Analysis.COVERAGE), here, scope)


def owners(made: Made, source: int) -> set[str]:
    found = {owner_of(made, source, at) for at in range(len(made.turns[source]))}
    return {owner for owner in found if owner is not None}


Here = dict[int, list[Said]]


def check_saturation(
    made: Made, project: Project, picture: Study, question: Question, here: Here, scope: set[int]
) -> None:
    found = table(project, question)
    assert [row.key for row in found.rows] == [f"s{s}" for s in here]
    so_far: set[int] = set()
    for row, (source, mine) in zip(found.rows, here.items(), strict=True):
        codes = {each.code for each in mine}
        new, so_far = codes - so_far, so_far | codes
        was_asked = any(asked(made, code, source) for code in scope)
        assert row.cells[0].count == (len(new) if was_asked else None)
        assert row.cells[1].count == len(so_far)
        assert row.cells[2].count == (len(codes) if was_asked else None)
        first = opened(project, picture, question, row.key, "new")
        assert {mention.code_id for mention in first} == {f"c{code}" for code in new}
        for mention in first:
            earliest = min((e.start, e.end) for e in mine if e.mention.code_id == mention.code_id)
            assert (mention.start, mention.end) == earliest
        assert set(opened(project, picture, question, row.key, "here")) == {each.mention for each in mine}
        known = opened(project, picture, question, row.key, SO_FAR)
        assert {mention.code_id for mention in known} == {f"c{code}" for code in so_far}
    assert {column.base for column in found.columns} == {len(so_far)}


def check_coverage(
    made: Made, project: Project, picture: Study, question: Question, here: Here, scope: set[int]
) -> None:
    found = table(project, question)
    by_source = replace(question, unit=Unit.SOURCES, unit_level=None, by="")
    assert [row.key for row in found.rows] == [TOTAL, *(f"s{s}" for s in here)]
    sums = [0, 0, 0, 0]
    for row, (source, mine) in zip(found.rows[1:], here.items(), strict=True):
        speech, bare = set(), 0
        coded = {char for each in mine for char in range(each.start, each.end)}
        turns = 0
        for at in range(len(made.turns[source])):
            owner = owner_of(made, source, at)
            if owner is not None and places(made, by_source, owner, source):
                line = set(range(at * (TURN + 1), at * (TURN + 1) + TURN))
                speech |= line
                turns += 1
                bare += not line & coded
        sums = [a + b for a, b in zip(sums, (len(speech & coded), len(speech), bare, turns), strict=True)]
        if not any(asked(made, code, source) for code in scope):
            assert {(cell.count, cell.asked) for cell in row.cells} == {(None, False)}
            continue
        share = row.cells[0].count
        assert share is not None and abs(share - 100 * len(speech & coded) / len(speech)) <= 0.5
        codings = {(e.source, e.start, e.end, e.code, e.coder) for e in mine}
        assert [cell.count for cell in row.cells[1:]] == [len(codings), len({e.code for e in mine}), bare]
        assert row.cells[3].base == turns
        assert set(opened(project, picture, question, row.key, "codings")) == {each.mention for each in mine}
    total = found.rows[0].cells
    assert (total[3].count, total[3].base) == (sums[2], sums[3])
    if sums[1]:
        assert abs((total[0].count or 0) - 100 * sums[0] / sums[1]) <= 0.5


@given(studies())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_number_opens_to_its_people(made: Made) -> None:
    with project_of(made) as project:
        question = Question(by="age")
        for row, column, cell in cells(frequency(project, question)):
            people = cell_quotes(project, question, row.key, column)
            assert {each.participant_id for each in people} == recount(made, question, below_key(made, row.key), column)
            assert len({(p.source_id, p.start, p.end) for e in people for p in e.passages}) == cell.segments


@given(studies())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_merging_moving_and_undo_keep_the_counts_honest(made: Made) -> None:
    made = replace(made, silent=set())
    with project_of(made) as project:
        before = frequency(project, Question())
        roots = [code.id for code in codebook(project).children(None)]
        if len(roots) > 1:
            touched = recount(made, Question(), below_key(made, roots[0]), TOTAL)
            kept = recount(made, Question(), below_key(made, roots[1]), TOTAL)
            project.do(move_code, code_id=roots[0], parent_id=roots[1])
            assert (frequency(project, Question()).cell(roots[1]).count or 0) == len(touched | kept)
            project.undo()
            assert frequency(project, Question()) == before
            project.do(merge_codes, code_ids=[roots[0]], into_id=roots[1])
            after = frequency(project, Question())
            assert (after.cell(roots[1]).count or 0) == len(touched | kept)
            assert problems(project) == []
            project.undo()
            assert frequency(project, Question()) == before
            project.redo()
            assert frequency(project, Question()) == after
