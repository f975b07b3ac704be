"""The figure of a table in the theme's colours; drawn beside the window, which never waits for it."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from codebench.domain.figure import FigureKind, kinds_for
from codebench.domain.table import Table
from codebench.errors import CodebenchError
from codebench.gui.views.labels import label
from codebench.gui.views.switch import Switch
from codebench.i18n import tr

# A figure is as wide as a page's text; larger than this its letters would shout.
TEXT_WIDTH, WIDEST = 454, 780
# A wide figure is made to fit, as long as its letters can be read.
SMALLEST = 0.7
LATER = 120
Draw = Callable[[Table, FigureKind, int], bytes]


def kind_name(kind: FigureKind) -> str:
    """Return what a figure is called on its button."""
    return {
        FigureKind.BARS: tr("Bars"),
        FigureKind.GROUPED: tr("Bars by column"),
        FigureKind.HEAT: tr("Heat map"),
        FigureKind.CURVE: tr("Curve"),
    }[kind]


class _Drawing(QObject):
    """One figure on its way from the worker to the window; told to nobody where the view has gone."""

    drawn = Signal(object, object)

    def start(self, work: Callable[[], bytes]) -> None:
        """Draw on a worker thread; what goes wrong there is told in the window's."""

        def run() -> None:
            outcome: bytes | Exception
            try:
                outcome = work()
            except Exception as problem:  # noqa: BLE001
                outcome = problem
            # The program may have ended in between.
            with suppress(RuntimeError):
                self.drawn.emit(self, outcome)

        QThreadPool.globalInstance().start(run)


class FigureView(QWidget):
    """Show a table as a figure, and let one choose which."""

    def __init__(self, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._table: Table | None = None
        self._wanted = FigureKind.BARS
        self._now: tuple[Table, FigureKind, int] | None = None
        self._drawing: _Drawing | None = None
        self._picture = QPixmap()
        self.image = QLabel()
        self.image.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.said = label("", "muted", wrap=True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER)
        self._later.timeout.connect(self._renew)
        self.kinds = Switch([kind_name(kind) for kind in FigureKind])
        self.kinds.chosen.connect(lambda number: self.choose(list(FigureKind)[number]))
        self._arrange()

    def _arrange(self) -> None:
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(False)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidget(self.image)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        column.addWidget(self.area, 1)

    @property
    def kind(self) -> FigureKind | None:
        """Return which figure is shown: what was chosen, or the best this table allows."""
        kinds = self._offered()
        return self._wanted if self._wanted in kinds else next(iter(kinds), None)

    def _offered(self) -> Sequence[FigureKind]:
        return kinds_for(self._table) if self._table is not None else ()

    def stops(self) -> list[QWidget]:
        """Return what the keyboard reaches here."""
        return [self.kinds.stop(), self.area]

    def set_table(self, table: Table) -> None:
        """Show the figure of another table; it is drawn once it is seen."""
        if self._table is None or kinds_for(table) != kinds_for(self._table):
            self._wanted = next(iter(kinds_for(table)), FigureKind.BARS)
        self._table = table
        self.kinds.offer([list(FigureKind).index(kind) for kind in self._offered()])
        self._mark()
        self.area.setAccessibleName(table.title)
        self.area.setAccessibleDescription(table.rule)
        if self.isVisible():
            self._renew()

    def choose(self, kind: FigureKind) -> None:
        """Show another figure of this table."""
        self._wanted = kind
        self._mark()
        self._renew()

    def _mark(self) -> None:
        if self.kind is not None:
            self.kinds.mark(list(FigureKind).index(self.kind))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked while nobody looked."""
        super().showEvent(event)
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw in the new width, once it stays."""
        super().resizeEvent(event)
        if self._now is not None:
            self._later.start()

    def _renew(self) -> None:
        """Draw the figure, where it is not the one that is drawn already."""
        kind = self.kind
        if self._table is None or kind is None:
            self.image.clear()
            self._now = None
            self._say(tr("There are no numbers here to draw a figure of."))
            return
        width = min(max(self.area.viewport().width(), TEXT_WIDTH), WIDEST)
        wanted = (self._table, kind, round(72 * width / TEXT_WIDTH * self.devicePixelRatioF()))
        if wanted == self._now:
            return
        self._now = wanted
        self._say(tr("Drawing…") if self._picture.isNull() else "")
        self._drawing = drawing = _Drawing()
        drawing.drawn.connect(self._show)
        drawing.start(lambda: self._draw(*wanted))

    def _show(self, drawing: _Drawing, outcome: bytes | Exception) -> None:
        if drawing is not self._drawing:
            return
        self._say(outcome.user_message if isinstance(outcome, CodebenchError) else "")
        self._picture = QPixmap()
        if isinstance(outcome, bytes):
            self._picture.loadFromData(outcome)
            # A high figure brings a bar beside it, which would leave a few pixels to be scrolled sideways.
            bar = self.area.verticalScrollBar().sizeHint().width()
            ratio, room = self.devicePixelRatioF(), (self.area.width() - bar) * self.devicePixelRatioF()
            width = max(min(room, self._picture.width()), self._picture.width() * SMALLEST)
            if width < self._picture.width():
                self._picture = self._picture.scaledToWidth(int(width), Qt.TransformationMode.SmoothTransformation)
            self._picture.setDevicePixelRatio(ratio)
        self.image.setPixmap(self._picture)
        self.image.resize(self._picture.deviceIndependentSize().toSize().expandedTo(QSize(1, 1)))
        if isinstance(outcome, Exception) and not isinstance(outcome, CodebenchError):
            raise outcome

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
