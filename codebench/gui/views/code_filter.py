"""What stands above the code tree: words to filter by, and lists of codes that want attention."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from codebench.i18n import tr

UNUSED = "unused"
UNDEFINED = "undefined"


def list_names() -> dict[str, str]:
    """Return the lists in order, each with what it is called; the empty one holds every code."""
    return {"": tr("All codes"), UNUSED: tr("Without codings"), UNDEFINED: tr("In use without a definition")}


class CodeFilter(QWidget):
    """Words and a list to filter codes by; Esc takes away first the words, then the list, and then leaves."""

    changed = Signal()
    list_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.only = ""
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("Filter codes"))
        self.box.setAccessibleName(tr("Filter codes"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self.changed)
        self.button = self._make_button()
        self.chip = QToolButton()
        self.chip.setProperty("link", True)
        self.chip.setToolTip(tr("Show all codes again"))
        self.chip.clicked.connect(lambda: self.list_wanted.emit(""))
        self.chip.hide()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._back)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.box)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_button(self) -> QToolButton:
        button = QToolButton()
        button.setText("▾")
        button.setAccessibleName(tr("Which codes to show"))
        button.setToolTip(tr("Which codes to show"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        group = QActionGroup(menu)
        self.lists = {}
        for which, name in list_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(not which)
            action.triggered.connect(lambda _=False, wanted=which: self.list_wanted.emit(wanted))
            group.addAction(action)
            self.lists[which] = action
        button.setMenu(menu)
        return button

    def show_list(self, which: str) -> None:
        """Show which list is chosen."""
        self.only = which
        self.lists[which].setChecked(True)
        name = list_names()[which]
        self.chip.setText(f"{name}  ×")
        self.chip.setAccessibleName(tr("{list}: show all codes again", list=name))
        self.chip.setVisible(bool(which))

    def clear(self) -> None:
        """Show every code again."""
        self.box.clear()
        if self.only:
            self.list_wanted.emit("")

    def _back(self) -> None:
        if self.box.text():
            self.box.clear()
        elif self.only:
            self.list_wanted.emit("")
        else:
            self.left.emit()
