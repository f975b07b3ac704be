"""The two lines above the table: which analysis, table or figure, save, export; and the question as chips."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from codebench.gui.icons import put_icon
from codebench.gui.questions import Chip
from codebench.gui.views.chips import ChipRow, fill_menu
from codebench.gui.views.menubutton import menu_button
from codebench.gui.views.switch import Switch
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
        self.save, self.export = menu_button(tr("Save")), menu_button(tr("Export"))
        put_icon(self.export, "upload-simple")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.analysis)
        row.addStretch(1)
        self._face = Switch((tr("Table"), tr("Figure")))
        self._face.chosen.connect(lambda number: self.figure_wanted.emit(number == 1))
        for widget in (self.search, self._face, self.save, self.export):
            row.addWidget(widget)
        forms = (
            (tr("To Word…"), ".docx"),
            (tr("To Excel…"), ".xlsx"),
            (tr("Figure…"), ".png"),
            (tr("Other forms…"), ""),
        )
        for words, suffix in forms:
            action = self.export.menu().addAction(words)
            action.triggered.connect(lambda _=False, wanted=suffix: self.export_wanted.emit(wanted))
        return row

    def mark_face(self, as_figure: bool) -> None:
        """Show which of the two is on the page."""
        self._face.mark(int(as_figure))

    def stops(self) -> list[QWidget]:
        """Return what the keyboard reaches here, as one reads."""
        return [self.analysis, self.search, self._face.stop(), self.save, self.export, *self.chips.buttons]

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

    def show_saved(self, reports: Sequence[tuple[str, str]], *, can_save: bool) -> None:
        """Offer saved reports, given as (id, name), and to save another."""
        menu = self.save.menu()
        menu.clear()
        save = menu.addAction(tr("Save this question…"))
        save.triggered.connect(self.save_wanted)
        save.setEnabled(can_save)
        if reports:
            menu.addSection(tr("Saved reports"))
        for report_id, name in reports:
            menu.addAction(name.replace("&", "&&")).triggered.connect(
                lambda _=False, wanted=report_id: self.saved_wanted.emit(wanted)
            )
