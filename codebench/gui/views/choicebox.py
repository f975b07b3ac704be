"""Choices that behave: one on a page that scrolls, and one among names whose ends tell them apart."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

# What the style keeps free around the words.
AIR = 8


class ChoiceBox(QComboBox):
    """A choice that the wheel scrolls past, and never changes."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is around it."""
        event.ignore()


class PathBox(QComboBox):
    """A choice among paths: of one that does not fit the end is shown, and the whole in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view().setTextElideMode(Qt.TextElideMode.ElideLeft)
        self.currentTextChanged.connect(self.setToolTip)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with as much of the end as fits."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - AIR
        room -= 0 if option.currentIcon.isNull() else option.iconSize.width() + AIR
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideLeft, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
