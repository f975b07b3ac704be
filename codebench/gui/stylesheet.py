"""The stylesheet made from a theme: hairlines instead of boxes, a grid of 4, radii of 6 to 8."""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog { background: $desk; }
QToolTip { background: $paper; color: $ink; border: 1px solid $line; padding: 4px 6px; }
QMenuBar { background: $desk; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 6px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $paper; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 16px; border-radius: 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::icon:checked { border: 1px solid $ink; border-radius: 5px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

#topBar, #statusLine { background: $desk; }
#topBar { border-bottom: 1px solid $line; }
#queueBar { background: $paper; border-top: 1px solid $line; }
#queueBar:focus { border-top: 2px solid $accent; }
#statusLine { border-top: 1px solid $line; }
#statusLine QLabel, .muted { color: $muted; }
#projectTitle { font-weight: 600; }
#searchDoor { color: $muted; text-align: left; }
#segments { background: $well; border: 1px solid $line; border-radius: 8px; }
#segments QPushButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 22px;
  color: $muted; min-width: 52px; }
#segments QPushButton:checked { background: $paper; color: $ink; font-weight: 600; }
#segments QPushButton:focus { border: 1px solid $accent; }
#side { background: $desk; }
#leftSide, #rightSide { background: $desk; }
#page { background: $paper; }
#transcriptHead { background: $paper; border-bottom: 1px solid $line; }

QTreeView, QTableView, QListView, QTextEdit, QScrollArea { background: transparent; border: none; outline: 0; }
QTreeView#frequency, QTableView#frequency { background: $paper; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView#people QHeaderView::section { padding: 0px 8px; }
QTableCornerButton::section { background: $paper; border: none; border-bottom: 1px solid $line; }
QTextEdit#transcript { background: $paper; }
QTreeView { show-decoration-selected: 0; }
QTreeView::item { border: none; }
QTreeView::branch, QTreeView::branch:selected { background: transparent; }
QHeaderView, QHeaderView::section { background: transparent; border: none; color: $muted; }
QTreeWidget::item, QListWidget::item { padding: 5px 8px; }
QTreeWidget::item:selected, QListWidget::item:selected { background: $accent_soft; color: $ink; }
QTreeWidget QHeaderView::section, #surveyTable QHeaderView::section { padding: 4px 8px; }
QTreeView::indicator, QListView::indicator, QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $muted;
  border-radius: 4px; background: $paper; }
QTreeView::indicator:indeterminate { background: $track; }
QTreeView::indicator:checked, QListView::indicator:checked, QCheckBox::indicator:checked { background: $accent;
  border: 1px solid $accent; image: url("$check"); }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 1px 6px 1px; margin-right: 14px;
  border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { color: $accent; }

QLineEdit, QComboBox, QPlainTextEdit, QSpinBox { background: $paper; border: 1px solid $line; border-radius: 6px;
  padding: 5px 8px; selection-background-color: $selection; selection-color: $ink; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $faint; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus { border: 1px solid $accent; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { background: transparent; border: none; padding: 0px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$arrow"); width: 10px; height: 6px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $line; selection-background-color: $accent_soft;
  selection-color: $ink; outline: 0; }
QTextEdit#inPlace { border: 1px solid transparent; border-radius: 6px; selection-background-color: $selection;
  selection-color: $ink; }
QTextEdit#summary { background: $paper; border: 1px solid $line; border-radius: 6px;
  selection-background-color: $selection; selection-color: $ink; }
QTextEdit#summary:focus { border: 1px solid $accent; }
QTextEdit#inPlace[tone="strong"] { font-weight: 600; }
QTextEdit#inPlace[readOnly="false"]:hover { border: 1px solid $line; }
QTextEdit#inPlace[readOnly="false"]:focus { background: $paper; border: 1px solid $accent; }
QPushButton, QToolButton { background: $paper; border: 1px solid $line; border-radius: 6px; padding: 5px 12px; }
QToolButton { padding: 4px 6px; }
QToolButton#pageHeading { background: transparent; border: 1px solid transparent; padding: 2px 4px 2px 0px; }
QToolButton#pageHeading:focus { border: 1px solid $accent; }
QToolButton#dot { background: transparent; border: 1px solid transparent; padding: 0px; }
QToolButton#dot:hover { border: 1px solid $line; }
QToolButton#dot:focus { border: 1px solid $accent; }
QToolButton::menu-indicator { image: none; width: 0px; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $desk; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid $selection; }
QPushButton[primary="true"]:disabled { background: $track; color: $muted; border: 1px solid $track; }
QPushButton[link="true"], QToolButton[link="true"] { background: transparent; border: 1px solid transparent;
  color: $accent; padding: 2px 0px; }
QPushButton[link="true"]:hover, QToolButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus, QToolButton[link="true"]:focus { border: 1px solid $accent; }

QCheckBox, QRadioButton { spacing: 8px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 8px; background: $paper; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:unchecked:focus { border: 1px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QLabel { background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="faint"] { color: $faint; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="strong"] { font-weight: 600; }
QLabel[tone="term"] { color: $muted; font-weight: 600; }

#picker { background: $paper; border: 1px solid $line; border-radius: 8px; }
#card { background: $paper; border: 1px solid $line; border-radius: 8px; }
#card:focus { border: 1px solid $accent; }
#repeat { border: 1px solid transparent; border-top: 1px solid $line; }
#repeat:focus { border: 1px solid $accent; border-radius: 6px; }
#card:hover { border: 1px solid $faint; }
#tour { background: $accent_soft; border-bottom: 1px solid $line; }
#tour QPushButton { padding: 0px; }
#well { background: $well; }
QTextBrowser#paper { background: $well; }
#quoteEditor { background: $desk; border-top: 1px solid $line; }
#leaks { background: $warning_soft; border: 1px solid $line; border-radius: 8px; }
#leaks QLabel, #leaks QPushButton { color: $warning; }
#leaks[kind="good"] { background: transparent; }
#leaks[kind="good"] QLabel { color: $muted; }
#notice { background: $warning_soft; border: 1px solid $line; border-radius: 8px; }
#notice QLabel { color: $warning; }
#notice[kind="good"] { background: $accent_soft; }
#notice[kind="good"] QLabel { color: $ink; }
#dropArea { border: 1px dashed $faint; border-radius: 8px; background: transparent; }

QProgressBar { background: $track; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $track; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(colours: Mapping[str, object]) -> str:
    """Return the application's stylesheet in these colours."""
    return _SHEET.substitute(colours)
