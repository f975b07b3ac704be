"""Numbers of so few participants that they may be recognised are marked, and nothing else about a table changes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.few import few_in, few_note, mark_few
from codebench.domain.table import FEW, TOTAL, Cell, Column, Row, Shows, Table, shown, shown_base

NUMBERS = st.one_of(st.none(), st.integers(0, 6))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    kinds = draw(st.lists(st.sampled_from(Shows), min_size=1, max_size=4))
    columns = tuple(Column(str(at), f"column {at}", draw(NUMBERS), kind) for at, kind in enumerate(kinds))
    rows = tuple(
        Row(str(at), (f"row {at}",), tuple(Cell(draw(NUMBERS), base=9, text="words") for _ in columns))
        for at in range(draw(st.integers(0, 4)))
    )
    return Table("title", "participants", columns, rows, "rule", ("note",))


@given(tables(), st.integers(2, 5))
def test_every_count_and_every_base_below_the_bound_is_marked_and_no_other(table: Table, below: int) -> None:
    marked = mark_few(table, below)
    expected = 0
    for before, after in zip(table.columns, marked.columns, strict=True):
        few = before.base in range(1, below)
        expected += few
        assert after == replace(before, few=few)
        assert shown_base(after) == ("" if before.base is None else f"{FEW if few else ''}{before.base}")
    for row, found in zip(table.rows, marked.rows, strict=True):
        for cell, seen, column in zip(row.cells, found.cells, table.columns, strict=True):
            few = cell.count in range(1, below) and column.shows is not Shows.POINTS
            expected += few
            assert seen == replace(cell, few=few)
            if column.shows is Shows.COUNT:
                assert shown(seen, column) == (FEW if few else "") + shown(cell, column)
    told = (few_note(below),) if expected else ()
    assert marked.notes == (*table.notes, *told)
    assert len(few_in([marked])) == expected


@given(tables(), st.integers(0, 5))
def test_nothing_is_marked_where_nobody_asked_or_no_participants_are_counted(table: Table, below: int) -> None:
    assert mark_few(table, 0) is table
    of_sources = replace(table, unit="sources")
    assert mark_few(of_sources, below) is of_sources


def test_the_numbers_are_told_in_words_each_once() -> None:
    columns = (Column(TOTAL, "Total", 9), Column("a", "ALO", 1))
    table = Table("", "participants", columns, (Row("m", ("obstacles", "money"), (Cell(2), Cell(0))),), "")
    marked = mark_few(table, 3)
    assert few_in([marked, marked]) == ("ALO: n = *1", "money, Total: *2")
