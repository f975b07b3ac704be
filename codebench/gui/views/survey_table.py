"""A survey's columns as rows: what each asks, what it means, how many answered, and two answers."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from codebench.domain.survey import Meaning, Survey, SurveyColumn
from codebench.gui import theme as themes
from codebench.gui.icons import draw_chevron
from codebench.gui.models.tree import VALUE, Index, Node, TreeModel
from codebench.gui.surveys import examples, meaning_name
from codebench.gui.views.delegates import Tree, bolder, put, smaller
from codebench.i18n import tr

QUESTION, MEANING, ANSWERED, ANSWERS = range(4)
OUT = (Meaning.PERSONAL, Meaning.OUT)
PAD, CHEVRON, GAP = 8, 16, 6


class SurveyTable(Tree):
    """Show the columns; a meaning that is chosen goes out with the names of the rows that are selected."""

    chosen = Signal(list, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surveyTable")
        self.setAccessibleName(tr("Columns of the survey"))
        self.setAccessibleDescription(tr("Enter chooses what the selected columns mean."))
        self._model = _Columns(self, 4)
        self.setModel(self._model)
        self.setHeaderHidden(False)
        self.setIndentation(0)
        self.setSelectionMode(Tree.SelectionMode.ExtendedSelection)
        self.setItemDelegate(_Cell(self))
        self.header().setStretchLastSection(True)
        self.header().setSectionsMovable(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(lambda index: self.ask() if index.column() == MEANING else None)
        self.doubleClicked.connect(lambda index: self.ask() if index.column() != MEANING else None)

    def show_survey(self, survey: Survey) -> None:
        """Show these columns; what was selected stays so."""
        kept, current = self.selected(), self._key(self.currentIndex())
        self._model.set_nodes([_node(survey, at, column) for at, column in enumerate(survey.columns)])
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._model.find(current), QItemSelectionModel.SelectionFlag.NoUpdate)
        for key in kept:
            self.selectionModel().select(self._model.find(key), QItemSelectionModel.SelectionFlag.Select | rows)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    def selected(self) -> list[str]:
        """Return the names of the columns that are selected."""
        return [self._key(index) for index in self.selectionModel().selectedRows()]

    def _key(self, index: Index) -> str:
        node = self._model.node(index)
        return node.key if node is not None else ""

    def ask(self) -> None:
        """Ask what the selected columns mean, below the meaning that stands there now."""
        index = self.currentIndex().siblingAtColumn(MEANING)
        node = self._model.node(index)
        if node is None or not self.selected():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for meaning in Meaning:
            action = menu.addAction(meaning_name(meaning))
            action.setCheckable(True)
            action.setChecked(meaning is node.value.meaning)
            action.triggered.connect(lambda _=False, said=meaning: self.chosen.emit(self.selected(), said.value))
            if action.isChecked():
                menu.setActiveAction(action)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(0, 2)))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Paint the chosen rows as the desk does; the system's own ground would lie over it."""
        within = QStyleOptionViewItem(option)
        within.showDecorationSelected = False
        super().drawRow(painter, within, index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask at Enter, Space and F2."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.ask()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: the question and the answers take what the meaning and the number leave."""
        super().resizeEvent(event)
        bold = QFontMetrics(bolder(self.font()))
        meaning = max(bold.horizontalAdvance(meaning_name(each)) for each in Meaning) + 2 * PAD + CHEVRON
        number = self.fontMetrics().horizontalAdvance(tr("Answered")) + 3 * PAD
        self.header().resizeSection(MEANING, meaning)
        self.header().resizeSection(ANSWERED, number)
        self.header().resizeSection(QUESTION, (self.viewport().width() - meaning - number) * 48 // 100)


def _node(survey: Survey, at: int, column: SurveyColumn) -> Node:
    texts = (
        " ".join(column.question.split()),
        meaning_name(column.meaning),
        str(column.answered),
        examples(survey, at),
    )
    tip = column.question if column.question == column.name else f"{column.name}\n{column.question}"
    return Node(column.name, texts, column, tip=tip)


class _Columns(TreeModel):
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands over a column."""
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Question"), tr("Meaning"), tr("Answered"), tr("Answers"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == ANSWERED else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _Cell(QStyledItemDelegate):
    """Two lines a row: the question, folded; the meaning with a chevron; the number; the answers, quieter."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the height of two lines and some air."""
        return QSize(80, 2 * option.fontMetrics.lineSpacing() + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell and the hairline below."""
        column: SurveyColumn = index.data(VALUE).value
        theme, words, out = themes.current_theme(), str(index.data()), column.meaning in OUT
        box = QRectF(option.rect).adjusted(PAD, GAP, -PAD, -GAP)
        quiet = theme.colour("muted" if out else "ink")
        painter.save()
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.column() == QUESTION:
            _lines(painter, box, folded(words, option.fontMetrics, int(box.width())), quiet, option.font)
        elif index.column() == MEANING:
            font = option.font if out else bolder(option.font)
            width = put(painter, box.adjusted(0, 0, -CHEVRON, 0), words, quiet, font)
            middle = QPointF(box.left() + width + CHEVRON / 2, box.center().y() + 1)
            draw_chevron(painter, middle, theme.colour("muted"), is_open=True)
        elif index.column() == ANSWERED:
            put(painter, box, words, theme.colour("ink" if column.answered else "faint"), option.font, right=True)
        else:
            _lines(painter, box, words.split("\n"), theme.colour("muted"), smaller(option.font, 0.95))
        painter.restore()


def folded(words: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return words on one line or two, broken between words; the second takes all that is left."""
    first = ""
    for word in words.split():
        longer = f"{first} {word}".strip()
        if first and metrics.horizontalAdvance(longer) > width:
            return [first, words[len(first) :].strip()]
        first = longer
    return [first]


def _lines(painter: QPainter, box: QRectF, lines: Sequence[str], colour: QColor, font: QFont) -> None:
    height = QFontMetrics(font).lineSpacing()
    top = box.center().y() - height * len(lines) / 2
    for at, line in enumerate(lines):
        put(painter, QRectF(box.left(), top + at * height, box.width(), height), line, colour, font)
