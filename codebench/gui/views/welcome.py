"""The welcome page: begin, go on, or look at the demo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from codebench.gui.icons import app_icon, put_icon
from codebench.gui.views.labels import heading, label
from codebench.i18n import tr

SHOWN = 6
LETTERS = 66


class WelcomePage(QWidget):
    """What one can do without a project."""

    new_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()
    tour_wanted = Signal()
    stop_wanted = Signal()
    recent_wanted = Signal(str)
    backups_wanted = Signal()

    def __init__(self, recent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(self._title())
        column.addSpacing(20)
        column.addLayout(self._buttons())
        look = tr("View the demo project: 30 interviews, coded and counted")
        self.demo = self._wide(look, "table", self.demo_wanted)
        self.tour = self._wide(tr("Guided start: three steps on the demo"), "path", self.tour_wanted)
        column.addWidget(self.demo)
        column.addWidget(self.tour)
        self.bar, self.busy = QProgressBar(), label("", "muted")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.stop = QPushButton(tr("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        row = QHBoxLayout()
        row.addWidget(self.busy, 1)
        row.addWidget(self.stop)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addSpacing(20)
        self._list(column, [each for each in recent if Path(each).exists()][:SHOWN])
        self.backups = QPushButton(tr("Bring back a backup…"))
        self.backups.setProperty("link", True)
        self.backups.clicked.connect(self.backups_wanted)
        column.addWidget(self.backups, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(20)
        column.addWidget(self._drop())
        inside = QWidget()
        inside.setFixedWidth(max(520, self.fontMetrics().horizontalAdvance("n") * LETTERS))
        inside.setLayout(column)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)
        self.show_progress(0, 0, "")

    def _title(self) -> QHBoxLayout:
        picture, words = QLabel(), QVBoxLayout()
        picture.setPixmap(app_icon().pixmap(52, 52))
        words.setSpacing(0)
        words.addWidget(heading("Codebench", 10))
        words.addWidget(label(tr("From interviews to findings you can defend."), "muted"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.new, self.open = QPushButton(tr("New project…")), QPushButton(tr("Open project…"))
        self.new.setProperty("primary", True)
        put_icon(self.new, "file-plus", "on_accent")
        put_icon(self.open, "folder-open")
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.new, self.open):
            button.setMinimumHeight(38)
            row.addWidget(button)
        return row

    def _wide(self, words: str, shape: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        put_icon(button, shape)
        button.setMinimumHeight(38)
        button.clicked.connect(wanted)
        return button

    def _list(self, column: QVBoxLayout, recent: Sequence[str]) -> None:
        if not recent:
            return
        column.addWidget(label(tr("Recent projects"), "term"))
        for each in recent:
            path = Path(each)
            button = QPushButton(path.stem.replace("&", "&&"))
            button.setProperty("link", True)
            button.setToolTip(each)
            button.clicked.connect(lambda _=False, wanted=each: self.recent_wanted.emit(wanted))
            row = QHBoxLayout()
            row.addWidget(button)
            row.addWidget(label(str(path.parent), "faint"), 1)
            column.addLayout(row)

    def _drop(self) -> QFrame:
        area = QFrame()
        area.setObjectName("dropArea")
        words = label(tr("You can also drag interviews, or a project file, onto this window."), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(area)
        row.setContentsMargins(16, 16, 16, 16)
        row.addWidget(words)
        return area

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far long work is; a total of 0 hides it."""
        for widget in (self.bar, self.busy, self.stop):
            widget.setVisible(total > 0)
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        self.busy.setText(what)
        for button in (self.new, self.open, self.demo, self.tour):
            button.setEnabled(total == 0)
