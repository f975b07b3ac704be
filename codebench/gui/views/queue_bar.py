"""The bar below the transcript on which one decides about what was found, one place after another."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from codebench.gui.views.labels import label
from codebench.i18n import tr, trn

WIDEST = 160
KEYS = {
    Qt.Key.Key_Return: "as_is",
    Qt.Key.Key_Enter: "as_is",
    Qt.Key.Key_Z: "sentence",
    Qt.Key.Key_T: "turn",
    Qt.Key.Key_S: "skip",
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_Escape: "stop",
}


class QueueBar(QWidget):
    """Say which place it is, and take the decision, by key or button; its keys also work in the text above it."""

    decided = Signal(str)
    others_wanted = Signal()

    def __init__(self, text: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queueBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.what, self.where = label("", "strong"), label("", "muted")
        self.others = QPushButton()
        self.others.setProperty("link", True)
        self.others.clicked.connect(self.others_wanted)
        self.buttons: dict[str, QPushButton] = {}
        self._arrange()
        text.installEventFilter(self)
        self.hide()

    def _arrange(self) -> None:
        names = {
            "as_is": (tr("As found"), "Enter"),
            "sentence": (tr("Sentence"), "Z"),
            "turn": (tr("Turn"), "T"),
            "skip": (tr("Skip"), "S"),
            "back": (tr("Back"), "⌫"),
            "stop": (tr("Stop"), "Esc"),
        }
        for key, (name, sign) in names.items():
            self._button(key, name, sign)
        *decisions, back, stop = self.buttons.values()
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(8)
        column.addLayout(_row(self.what, self.where, back, stop, wide=self.where))
        column.addLayout(_row(*decisions))
        column.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, key: str, name: str, sign: str) -> None:
        button = self.buttons[key] = QPushButton(f"{name}  {sign}")
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.decided.emit(key))

    def show_place(self, code: str, number: int, of: int, where: str) -> None:
        """Show which place is to be decided on, and take the keyboard."""
        short = self.what.fontMetrics().elidedText(code, Qt.TextElideMode.ElideRight, WIDEST)
        self.what.setText(tr("“{code}” here?", code=short))
        self.what.setToolTip(code)
        self.where.setText(f"{tr('{n} of {all}', n=number, all=of)} · {where}")
        self.where.setToolTip(where)
        self.setAccessibleName(f"{tr('“{code}” here?', code=code)} {self.where.text()}")
        for key, button in self.buttons.items():
            button.setEnabled(key == "stop" or number > (key == "back"))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_others(self, n: int) -> None:
        """Offer to take in places that are nobody's to count."""
        self.others.setText(_others(n))
        self.others.setVisible(n > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the decision that belongs to a key."""
        if not self._take(event):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        wanted = KEYS.get(Qt.Key(event.key()))
        if wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if self.buttons[wanted].isEnabled():
            self.decided.emit(wanted)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the same keys in the text."""
        if self.isVisible() and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event)
        return super().eventFilter(watched, event)


def _row(*widgets: QWidget, wide: QWidget | None = None) -> QHBoxLayout:
    """Put widgets beside each other; the wide one, or else what is left empty behind them, takes the room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is wide else 0, Qt.AlignmentFlag.AlignVCenter)
    if wide is None:
        row.addStretch(1)
    return row


def _others(n: int) -> str:
    return trn("Also {n} place of interviewers and others|Also {n} places of interviewers and others", n)
