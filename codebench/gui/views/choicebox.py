"""Choices that behave: a name that is too long for the box ends in …, and the wheel passes over one on a page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

# What the style keeps free around the words.
AIR = 8


class NameBox(QComboBox):
    """A choice among names: of a long one as much as fits is shown, from the left or, for paths, from the right."""

    def __init__(self, parent: QWidget | None = None, *, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(parent)
        self._cut = cut
        self.view().setTextElideMode(cut)
        self.currentTextChanged.connect(self.setToolTip)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with as much as fits; Qt itself would cut a letter in two."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - AIR
        room -= 0 if option.currentIcon.isNull() else option.iconSize.width() + AIR
        option.currentText = option.fontMetrics.elidedText(option.currentText, self._cut, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ChoiceBox(NameBox):
    """A choice that the wheel scrolls past, and never changes."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is around it."""
        event.ignore()
