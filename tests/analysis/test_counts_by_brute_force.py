"""Counts of random studies against a recount by plain loops over what was made, through the real file."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codebench.domain.changes import Value
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder, Coding
from codebench.domain.participant import Attribute, AttributeValue, Group, Membership, Participant, Subject
from codebench.domain.question import Question, Unit
from codebench.domain.source import Kind, Role, Source, Speaker, Turn, TurnKind
from codebench.domain.table import TOTAL, Table
from codebench.services.checking import problems
from codebench.services.codebook import merge_codes, move_code
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.reports import cell_quotes, frequency
from codebench.storage.work import Work

TURN = 10


@dataclass(frozen=True)
class Made:
    """A random study as plain numbers: parents by index, who speaks each turn (-1 interviewer, None nobody)."""

    parents: list[int | None]
    kinds: list[int]
    joined: list[set[int]]
    ages: list[str | None]
    turns: list[list[int | None]]
    codings: list[tuple[int, int, int, int, int]]


@st.composite
def studies(draw: st.DrawFn) -> Made:
    codes = draw(st.integers(1, 6))
    parents = [draw(st.none() | st.integers(0, at - 1)) if at else None for at in range(codes)]
    kinds = draw(st.lists(st.integers(0, 1), min_size=1, max_size=4))
    people = draw(st.integers(1, 4))
    joined = [draw(st.sets(st.integers(0, len(kinds) - 1), max_size=2)) for _ in range(people)]
    ages = [draw(st.none() | st.sampled_from(["30", "40"])) for _ in range(people)]
    who = st.none() | st.integers(-1, people - 1)
    turns = draw(st.lists(st.lists(who, min_size=1, max_size=5), min_size=1, max_size=3))
    codings = []
    for _ in range(draw(st.integers(0, 10))):
        source = draw(st.integers(0, len(turns) - 1))
        length = len(turns[source]) * (TURN + 1) - 1
        start = draw(st.integers(0, length - 1))
        end = draw(st.integers(start + 1, length))
        codings.append((source, start, end, draw(st.integers(0, codes - 1)), draw(st.integers(0, 1))))
    return Made(parents, kinds, joined, ages, turns, sorted(set(codings)))


def write(work: Work, *, made: Made) -> None:
    """Put the study into the project, ids being readable."""
    above = [None if parent is None else f"c{parent}" for parent in made.parents]
    values: list[Value] = [Code(f"c{n}", f"c{n}", parent, n) for n, parent in enumerate(above)]
    values += [Group("k0", "k0"), Group("k1", "k1"), Attribute("age", "age", Subject.PARTICIPANT)]
    values += [Group(f"g{n}", f"g{n}", f"k{kind}") for n, kind in enumerate(made.kinds)]
    for n, groups in enumerate(made.joined):
        values.append(Participant(f"p{n}", f"p{n}"))
        values += [Membership(f"p{n}g{g}", f"p{n}", f"g{g}") for g in groups]
        if (age := made.ages[n]) is not None:
            values.append(AttributeValue(f"a{n}", "age", f"p{n}", age))
    values += [Coder("m0", "m0"), Coder("m1", "m1")]
    for s, line in enumerate(made.turns):
        text = "\n".join("x" * TURN for _ in line)
        values.append(Source(f"s{s}", f"s{s}", Kind.INTERVIEW, text, "txt", "labels"))
        values.append(Speaker(f"s{s}i", f"s{s}", "I", Role.INTERVIEWER))
        values += [Speaker(f"s{s}p{n}", f"s{s}", f"P{n}", Role.PARTICIPANT, f"p{n}") for n in range(len(made.joined))]
        for at, who in enumerate(line):
            speaker = None if who is None else f"s{s}i" if who < 0 else f"s{s}p{who}"
            start = at * (TURN + 1)
            values.append(Turn(f"s{s}t{at}", f"s{s}", at, start, start + TURN, TurnKind.SPEECH, speaker))
    for n, (source, start, end, code, coder) in enumerate(made.codings):
        values.append(Coding(f"x{n}", f"s{source}", start, end, f"c{code}", f"m{coder}"))
    work.add(*values)


def below(made: Made, code: int) -> set[int]:
    found = {code}
    for n, parent in enumerate(made.parents):
        if parent in found:
            found.add(n)
    return found


def said(made: Made) -> Iterator[tuple[int, int, tuple[int, int, int]]]:
    """Every (code, person, segment) by plain loops."""
    for source, start, end, code, _ in made.codings:
        for at, who in enumerate(made.turns[source]):
            begin = at * (TURN + 1)
            if who is not None and who >= 0 and start < begin + TURN and begin < end:
                yield code, who, (source, start, end)


def recount(made: Made, code: int, unit: Unit, column: str) -> int:
    """Count the units under a code in a column, one candidate at a time."""
    found = set()
    for each, who, segment in said(made):
        if each not in below(made, code):
            continue
        kinds = {f"k{made.kinds[g]}" for g in made.joined[who]}
        inside = column == TOTAL or column in kinds or (column == "no-data" and not kinds)
        if unit is Unit.GROUPS:
            found |= {g for g in made.joined[who] if column in (TOTAL, f"k{made.kinds[g]}")}
        elif inside:
            found.add({Unit.PARTICIPANTS: who, Unit.SOURCES: segment[0], Unit.SEGMENTS: segment}[unit])
    return len(found)


def check_bounds(table: Table, made: Made) -> None:
    totals = {row.key: row.cells[0].count or 0 for row in table.rows}
    base = table.columns[0].base or 0
    own = {n: {who for code, who, _ in said(made) if code == n} for n in range(len(made.parents))}
    for n in range(len(made.parents)):
        children = [totals[f"c{m}"] for m, parent in enumerate(made.parents) if parent == n]
        assert max(children, default=0) <= totals[f"c{n}"] <= sum(children) + len(own[n])
        assert totals[f"c{n}"] <= base


@given(studies())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_count_equals_a_plain_recount(made: Made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "s.codebench", coder_name="A")
        project.do(write, made=made)
        for unit, level in ((Unit.PARTICIPANTS, None), (Unit.GROUPS, 2), (Unit.SOURCES, None), (Unit.SEGMENTS, None)):
            table = frequency(project, Question(unit, level, by="1"))
            for row in table.rows:
                for column, cell in zip(table.columns, row.cells, strict=True):
                    assert (cell.count or 0) == recount(made, int(row.key[1:]), unit, column.key)
        table = frequency(project, Question(by="age"))
        check_bounds(table, made)
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                people = {
                    who
                    for code, who, _ in said(made)
                    if code in below(made, int(row.key[1:]))
                    and column.key in (TOTAL, f"={age}" if (age := made.ages[who]) else "no-data")
                }
                assert (cell.count or 0) == len(people)
                opened = cell_quotes(project, Question(by="age"), row.key, column.key)
                assert {each.participant_id for each in opened} == {f"p{who}" for who in people}
                assert len({(p.source_id, p.start, p.end) for e in opened for p in e.passages}) == cell.segments
        assert problems(project) == []
        project.close()


@given(studies())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_merging_moving_and_undo_keep_the_counts_honest(made: Made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "s.codebench", coder_name="A")
        project.do(write, made=made)
        before = frequency(project, Question())
        roots = [code.id for code in codebook(project).children(None)]
        if len(roots) > 1:
            touched = {who for code, who, _ in said(made) if code in below(made, int(roots[0][1:]))}
            kept = {who for code, who, _ in said(made) if code in below(made, int(roots[1][1:]))}
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
        project.close()
