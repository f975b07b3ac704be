from codebench.domain.findings import SavedReport
from codebench.domain.table import Cell, Table
from codebench.gui.reruns import lines
from codebench.services.moved import Moved, Rerun, Told

KEPT = SavedReport("r", "report", "{}", "{}", "v1", "2026-11-21T10:00:00+00:00", 3, "c")
NONE = Table("t", "participants", (), (), "")


def rerun(moved: tuple[Moved, ...] = (), gone: tuple[Told, ...] = (), bases: tuple[Told, ...] = ()) -> Rerun:
    return Rerun(KEPT, NONE, NONE, moved, gone, (), bases)


def changed(before: Cell, after: Cell) -> str:
    return lines(rerun((Moved(("o", "d"), "Total", before, after, (), (), ()),)))[0][2]


def test_a_number_says_what_it_was_and_who_came_and_went() -> None:
    moved = Moved(("o", "d"), "Total", Cell(2, base=9), Cell(3, base=9), ("P05", "P06"), ("P01",), ())
    assert lines(rerun((moved,))) == [("o / d", "Total", "2 → 3", "+ P05, P06 − P01", "")]


def test_where_only_the_base_or_the_summary_moved_it_says_so() -> None:
    assert changed(Cell(2, base=9), Cell(2, base=8)) == "2 of 9 → 2 of 8"
    assert changed(Cell(2, text="a"), Cell(2, text="b")) == "another summary"
    assert changed(Cell(None, asked=False), Cell(1)) == "– → 1"


def test_bases_and_rows_that_went_stand_before_the_numbers() -> None:
    found = lines(rerun((), (Told(("o",), "removed"),), (Told(("pabo",), "n = 3 → 4"),)))
    assert [line[:3] for line in found] == [("Base", "pabo", "n = 3 → 4"), ("o", "", "removed")]
