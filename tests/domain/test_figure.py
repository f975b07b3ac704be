"""Which figures make sense of a table."""

from codebench.domain.figure import NEW, SO_FAR, FigureKind, kinds_for
from codebench.domain.table import TOTAL, Cell, Column, Row, Shows, Table

BARS, GROUPED, HEAT, CURVE = FigureKind


def table(*columns: Column, rows: int = 3) -> Table:
    made = tuple(Row(str(at), (f"code {at}",), tuple(Cell(at, at, 9) for _ in columns)) for at in range(rows))
    return Table("t", "participants", columns, made, "rule")


def test_a_total_alone_is_bars() -> None:
    assert kinds_for(table(Column(TOTAL, "Total", 9))) == (BARS,)


def test_a_few_groups_are_grouped_bars_and_many_numbers_a_heat_map() -> None:
    columns = (Column(TOTAL, "Total", 9), Column("a", "A", 5), Column("b", "B", 4))
    assert kinds_for(table(*columns)) == (GROUPED, HEAT, BARS)
    assert kinds_for(table(*columns, rows=30)) == (HEAT, GROUPED, BARS)
    many = tuple(Column(str(at), str(at), None) for at in range(9))
    assert kinds_for(table(*many)) == (HEAT,)


def test_a_comparison_draws_its_two_groups_and_not_the_difference() -> None:
    columns = (Column("a", "A", 5), Column("b", "B", 4), Column("d", "difference", None, Shows.POINTS))
    assert kinds_for(table(*columns)) == (GROUPED, HEAT)


def test_new_codes_and_codes_so_far_are_a_curve() -> None:
    assert kinds_for(table(Column(NEW, "New", None), Column(SO_FAR, "So far", None)))[0] is CURVE


def test_words_and_empty_tables_are_not_drawn() -> None:
    assert kinds_for(table(Column("a", "A", None, Shows.WORDS))) == ()
    assert kinds_for(table(Column(TOTAL, "Total", 9), rows=0)) == ()
