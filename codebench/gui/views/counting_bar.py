"""The two lines above the table: which analysis, table or figure, save, export; and the question as chips."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from codebench.gui.icons import put_icon
from codebench.gui.questions import Chip
from codebench.gui.views.chips import ChipRow, fill_menu
from codebench.i18n import tr

SEARCH_AFTER = 150
SEARCH_WIDTH = 170


class CountingBar(QWidget):
    """Show the question and let it be changed."""

    asked = Signal(object)
    searched = Signal(str)
    figure_wanted = Signal(bool)
    save_wanted = Signal()
    saved_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = ChipRow()
        self.chips.asked.connect(self.asked)
        self.analysis = QToolButton()
        self.analysis.setObjectName("pageHeading")
        self.analysis.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        font = self.analysis.font()
        font.setPointSizeF(font.pointSizeF() + 2.5)
        font.setBold(True)
        self.analysis.setFont(font)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search codes"))
        self.search.setAccessibleName(tr("Search codes"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(SEARCH_WIDTH)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SEARCH_AFTER)
        self._later.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textEdited.connect(self._later.start)
        self.search.textChanged.connect(lambda words: None if words else self._later.start())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._top())
        column.addWidget(self.chips)

    def _top(self) -> QHBoxLayout:
        self.save, self.export = _menu_button(tr("Save")), _menu_button(tr("Export"))
        put_icon(self.export, "upload-simple")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.analysis)
        row.addStretch(1)
        for widget in (self.search, self._switch(), self.save, self.export):
            row.addWidget(widget)
        for words, suffix in ((tr("To Word…"), ".docx"), (tr("To Excel…"), ".xlsx"), (tr("Other forms…"), "")):
            self.export.menu().addAction(words).triggered.connect(
                lambda _=False, wanted=suffix: self.export_wanted.emit(wanted)
            )
        return row

    def _switch(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._faces = QButtonGroup(self)
        for number, words in enumerate((tr("Table"), tr("Figure"))):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(number == 0)
            self._faces.addButton(button, number)
            row.addWidget(button)
        self._faces.idClicked.connect(lambda number: self.figure_wanted.emit(number == 1))
        return frame

    def stops(self) -> list[QWidget]:
        """Return what the keyboard reaches here, as one reads."""
        # Tab goes to the face that shows; the arrows go to the other.
        face = self._faces.checkedButton()
        return [self.analysis, self.search, *([face] if face else []), self.save, self.export, *self.chips.buttons]

    def show_question(self, analysis: Chip, chips: Sequence[Chip], search: str) -> None:
        """Show what is asked now."""
        self.analysis.setText(f"{analysis.text} ▾")
        self.analysis.setAccessibleName(f"{analysis.name}: {analysis.text}")
        menu = QMenu(self.analysis)
        fill_menu(menu, analysis, self.asked.emit)
        self.analysis.setMenu(menu)
        self.chips.set_chips(chips)
        if not self.search.hasFocus():
            self.search.setText(search)

    def show_saved(self, reports: Sequence[tuple[str, str]]) -> None:
        """Offer saved reports, given as (id, name)."""
        menu = self.save.menu()
        menu.clear()
        menu.addAction(tr("Save this question…")).triggered.connect(self.save_wanted)
        if reports:
            menu.addSection(tr("Saved reports"))
        for report_id, name in reports:
            menu.addAction(name.replace("&", "&&")).triggered.connect(
                lambda _=False, wanted=report_id: self.saved_wanted.emit(wanted)
            )


def _menu_button(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(f"{words} ▾")
    button.setAccessibleName(words)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button
