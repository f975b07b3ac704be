"""The right side of the writing page: how the report is made, what is in it, and the button that makes it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from codebench.domain.few import FEWER_THAN
from codebench.domain.quote import Attribution
from codebench.domain.report import ReportPlan, Section
from codebench.gui.naming import namings
from codebench.gui.views.labels import label
from codebench.gui.views.writing_leaks import LeakBox
from codebench.i18n import tr, trn
from codebench.services.leaks import Leak

MOST = 6


class OutputPanel(QWidget):
    """Show a plan and let it be changed: what was chosen goes out as (field of the plan, value)."""

    changed = Signal(str, object)
    figures_wanted = Signal(bool)
    template_wanted = Signal()
    make_wanted = Signal()
    stop_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rightSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.naming, self.quotes = QLineEdit(), QComboBox(), QComboBox()
        self.locator, self.figures = QCheckBox(tr("yes")), QCheckBox(tr("yes"))
        self.few = QCheckBox(tr("mark fewer than {n}", n=FEWER_THAN))
        self.template, self.no_template, self.version = QPushButton(), QToolButton(), label()
        self.holds = label("", "muted", wrap=True)
        self.leaks = LeakBox()
        self.leaks.hide()
        self.make, self.stop = QPushButton(tr("Make Word report")), QPushButton(tr("Stop"))
        self.bar, self.told, self.folder = QProgressBar(), label("", "muted", wrap=True), QPushButton(tr("Open folder"))
        self._dress()
        self._connect()
        self._arrange()
        self.show_busy(False)
        self.show_unknown()

    def _dress(self) -> None:
        for words, choice in namings():
            self.naming.addItem(words, choice)
        self.naming.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.naming.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.quotes.addItems([str(n) for n in range(MOST + 1)])
        self.no_template.setText("×")
        self.no_template.setProperty("link", True)
        self.no_template.setAccessibleName(tr("Without a template"))
        self.no_template.setToolTip(tr("Without a template"))
        self.make.setProperty("primary", True)
        self.make.setMinimumHeight(34)
        self.folder.setProperty("link", True)
        self.folder.hide()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))

    def _connect(self) -> None:
        self.title.editingFinished.connect(lambda: self.changed.emit("title", self.title.text().strip()))
        self.naming.activated.connect(lambda: self.changed.emit("attribution", Attribution(self.naming.currentData())))
        self.quotes.activated.connect(lambda n: self.changed.emit("quotes", n))
        self.locator.clicked.connect(lambda on: self.changed.emit("locator", on))
        self.figures.clicked.connect(self.figures_wanted)
        self.few.clicked.connect(lambda on: self.changed.emit("few", FEWER_THAN if on else 0))
        self.template.clicked.connect(self.template_wanted)
        self.no_template.clicked.connect(lambda: self.changed.emit("template", ""))
        self.make.clicked.connect(self.make_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.folder.clicked.connect(self.folder_wanted)

    def _arrange(self) -> None:
        chosen = QHBoxLayout()
        chosen.setSpacing(2)
        chosen.addWidget(self.template, 1)
        chosen.addWidget(self.no_template)
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget | QHBoxLayout], ...] = (
            (tr("Title"), self.title),
            (tr("Template"), chosen),
            (tr("Participants"), self.naming),
            (tr("Place in the source"), self.locator),
            (tr("Quotes a code"), self.quotes),
            (tr("Figures"), self.figures),
            (tr("Small numbers"), self.few),
            (tr("Codebook"), self.version),
        )
        for at, (words, field) in enumerate(rows):
            name = label(words, wrap=True)
            grid.addWidget(name, at, 0)
            if isinstance(field, QWidget):
                field.setAccessibleName(words)
                grid.addWidget(field, at, 1)
            else:
                grid.addLayout(field, at, 1)
        self._put_below(grid)

    def _put_below(self, grid: QGridLayout) -> None:
        running = QHBoxLayout()
        running.addWidget(self.bar, 1)
        running.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(label(tr("Output"), "strong"))
        column.addLayout(grid)
        for widget in (self.holds, self.leaks, self.make):
            column.addWidget(widget)
        column.addLayout(running)
        column.addWidget(self.told)
        column.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_plan(self, plan: ReportPlan, name: str, version: str) -> None:
        """Show how the report is made; `name` is its title where it has none of its own."""
        self.title.setPlaceholderText(name)
        if not self.title.hasFocus():
            self.title.setText(plan.title)
        self.naming.setCurrentIndex(self.naming.findData(plan.attribution))
        self.locator.setChecked(plan.locator)
        self.quotes.setCurrentIndex(plan.quotes)
        self.figures.setChecked(Section.FIGURES in plan.sections)
        self.few.setChecked(bool(plan.few))
        template = Path(plan.template).name if plan.template else tr("none; choose…")
        self.template.setText(template.replace("&", "&&"))
        self.template.setAccessibleName(f"{tr('Template')}: {template}")
        self.template.setToolTip(plan.template)
        self.no_template.setVisible(bool(plan.template))
        self.version.setText(tr("version {name}", name=version) if version else tr("as it is now"))

    def show_found(self, holds: str, leaks: Sequence[Leak], few: int = 0) -> None:
        """Show what the report holds, the names and the small numbers in it; the button says what one risks."""
        names = len({leak.name for leak in leaks})
        self.holds.setText(holds)
        self.leaks.show_leaks(leaks)
        self.leaks.show_few(few)
        self.leaks.show()
        risk = trn("Make Word report with {n} name|Make Word report with {n} names", names)
        self.make.setText(risk if names else tr("Make Word report"))
        self.make.setEnabled(True)

    def show_unknown(self, why: str = "") -> None:
        """Hold the button until it is known what would be in the report."""
        self.make.setEnabled(False)
        self.holds.setText(why or tr("The page is being made…"))

    def show_busy(self, busy: bool, told: str = "", *, written: bool = False) -> None:
        """Show that the report is being made, or how that ended."""
        for widget in (self.bar, self.stop):
            widget.setVisible(busy)
        self.bar.setMaximum(0)
        self.make.setVisible(not busy)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.folder.setVisible(written)

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far it is."""
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.told.setText(what)
        self.told.setVisible(bool(what))
