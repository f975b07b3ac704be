from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Code, Codebook
from codebench.domain.study import CodeCount
from codebench.domain.table import TOTAL, Cell, Column, Parts, Percentages, Row, Table
from codebench.gui.models.codebook import CodebookModel, code_nodes
from codebench.gui.models.table import Figure, figure, row_nodes, spoken

BOOK = Codebook([Code("b", "obstacles"), Code("d", "delay", "b", 0), Code("m", "money", "b", 1), Code("x", "other")])


def test_the_codebook_model_is_a_sound_tree(qtbot: QtBot) -> None:
    model = CodebookModel()
    tester = QAbstractItemModelTester(model)
    model.set_nodes(code_nodes(BOOK, {"d": CodeCount(2, 5)}))
    assert model.rowCount() == 2
    delay = model.find("d")
    assert delay.data() == "delay"
    assert delay.parent().data() == "obstacles"
    assert delay.data(Qt.ItemDataRole.AccessibleTextRole) == "delay, participants: 2, codings: 5"
    model.set_nodes(())
    assert not model.find("d").isValid()
    tester.deleteLater()


def test_a_new_name_is_asked_for_not_taken(qtbot: QtBot) -> None:
    model = CodebookModel()
    model.set_nodes(code_nodes(BOOK, {}))
    with qtbot.waitSignal(model.renamed) as asked:
        model.setData(model.find("d"), "late", Qt.ItemDataRole.EditRole)
    assert asked.args == ["d", "late"]
    assert model.find("d").data() == "delay"


def test_a_filtered_codebook_shows_only_what_is_asked(qtbot: QtBot) -> None:
    model = CodebookModel()
    model.set_nodes(code_nodes(BOOK, {}, frozenset({"b", "m"})))
    assert [model.node(index).key for index in model.indexes()] == ["b", "m"]
    assert model.index(5, 0, QModelIndex()).isValid() is False


def test_cells_tell_nothing_zero_not_asked_and_share_apart() -> None:
    total, column = Column(TOTAL, "Total", 30), Column("g", "pabo", 14)
    in_total, everywhere = Parts(Percentages.TOTAL), Parts(segments=True)
    assert figure(Cell(15, 41, 30), total, in_total) == Figure("15", "50 %", "", False)
    assert figure(Cell(7, 8, 14), column, in_total) == Figure("7", "", "", False)
    assert figure(Cell(7, 8, 14), column, everywhere) == Figure("7", "50 %", "· 8", False)
    assert figure(Cell(0, base=14), column, in_total).is_zero
    assert figure(Cell(None), column, in_total).count == ""
    assert figure(Cell(None, asked=False), column, in_total).count == "–"
    assert spoken(Cell(None, asked=False), column, in_total) == "not asked"


def test_a_row_without_its_parent_stands_at_the_top() -> None:
    rows = (Row("m", ("obstacles", "money"), (Cell(1),)), Row("b", ("images",), (Cell(2),)))
    nodes = row_nodes(Table("t", "participants", (Column(TOTAL, "Total", 3),), rows, ""))
    assert [(node.key, node.texts) for node in nodes] == [("m", ("money",)), ("b", ("images",))]
