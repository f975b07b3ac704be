"""The files that were chosen for import: what each was recognised as, and how sure that is."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem, QWidget

from codebench.gui import theme as themes
from codebench.gui.intake import FileLine, trust_words
from codebench.gui.views.delegates import Index, RowDelegate, put, smaller
from codebench.i18n import tr
from codebench.services.incoming import Trust

LINE, PATH = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
PAD = 8.0
MARK = 4.5


class ImportList(QListWidget):
    """Choose a file to look at, or leave one out."""

    looked_at = Signal(object)
    left_out = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[Path, QListWidgetItem] = {}
        self.setAccessibleName(tr("Files to import"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_FileDelegate(self))
        self.setUniformItemSizes(True)
        leave = QAction(tr("Leave this file out"), self)
        leave.setShortcuts([QKeySequence(Qt.Key.Key_Delete), QKeySequence(Qt.Key.Key_Backspace)])
        leave.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        leave.triggered.connect(self._leave_out)
        self.addAction(leave)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.currentItemChanged.connect(lambda item: self.looked_at.emit(item.data(PATH) if item else None))

    def show_line(self, path: Path, line: FileLine) -> None:
        """Show a file as it now is, below the others where it is new."""
        item = self._items.get(path)
        if item is None:
            item = self._items[path] = QListWidgetItem()
            item.setData(PATH, path)
            self.addItem(item)
        elif item.data(LINE) == line:
            return
        item.setText(line.spoken)
        item.setData(LINE, line)
        item.setToolTip(f"{path}\n{line.told}")

    def choose(self, path: Path) -> None:
        """Look at this file."""
        if (item := self._items.get(path)) is not None:
            self.setCurrentItem(item)

    def take_away(self, path: Path) -> None:
        """Show a file no longer; the next one is looked at."""
        if (item := self._items.pop(path, None)) is not None:
            self.takeItem(self.row(item))

    def current(self) -> Path | None:
        """Return the file that is looked at."""
        item = self.currentItem()
        return item.data(PATH) if item else None

    def _leave_out(self) -> None:
        if (path := self.current()) is not None:
            self.left_out.emit(path)


class _FileDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every file two lines and some air."""
        return QSize(80, 2 * option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a file: its name and how sure it is; below, what it was recognised as and its figures."""
        line: FileLine = index.data(LINE)
        theme, whole = themes.current_theme(), QRectF(option.rect).adjusted(2, 1, -2, -1)
        _ground(painter, whole, option, theme)
        box, height = whole.adjusted(PAD, 6, -PAD, 0), option.fontMetrics.height()
        first, second = QRectF(box), QRectF(box)
        first.setHeight(height)
        second.setRect(box.left(), first.bottom() + 3, box.width(), height)
        quiet = smaller(option.font, 0.92)
        if line.trust is not None:
            tone = "warning" if line.trust is Trust.LOOK else "muted"
            width = put(painter, first, trust_words(line.trust), theme.colour(tone), quiet, right=True)
            middle = QPointF(first.right() - width - 10, first.center().y() + 0.5)
            _mark(painter, middle, line.trust, theme.colour(tone))
            first.setRight(middle.x() - 12)
        put(painter, first, line.name, theme.colour("faint" if line.idle else "ink"), option.font)
        width = put(painter, second, line.figures, theme.colour("muted"), quiet, right=True)
        second.setRight(second.right() - width - (10 if width else 0))
        put(painter, second, line.told, theme.colour("warning" if line.failed else "muted"), quiet)


def _ground(painter: QPainter, box: QRectF, option: QStyleOptionViewItem, theme: themes.Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(QPen(theme.colour("accent"), 1) if focused else Qt.PenStyle.NoPen)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.setBrush(theme.colour("accent_soft") if chosen else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.restore()


def _mark(painter: QPainter, middle: QPointF, trusted: Trust, colour: QColor) -> None:
    """Draw a disc: full where sure, half where probable, a ring where one must look."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(middle.x() - MARK, middle.y() - MARK, 2 * MARK, 2 * MARK)
    painter.setPen(QPen(colour, 1.2))
    painter.drawEllipse(box)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPie(box, 90 * 16, {Trust.SURE: 360, Trust.PROBABLE: 180, Trust.LOOK: 0}[trusted] * 16)
    painter.restore()
