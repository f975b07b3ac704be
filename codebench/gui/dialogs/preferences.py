"""Preferences: language, theme, and the coder's name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.i18n import LANGUAGES, tr
from codebench.settings import Settings


class PreferencesDialog(AskDialog):
    """Ask how the program should look and speak; the window applies it at once."""

    chosen = Signal(str, str, str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preferences"), tr("Apply"), parent)
        self.language, self.theme, self.coder = QComboBox(), QComboBox(), QLineEdit(settings.coder_name)
        self.language.addItem(tr("as the system"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        for words, name in ((tr("as the system"), "system"), (tr("light"), "light"), (tr("dark"), "dark")):
            self.theme.addItem(words, name)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.theme.setCurrentIndex(max(0, self.theme.findData(settings.theme)))
        self.coder.setPlaceholderText(tr("as you are known on this computer"))
        self.ask(tr("Language"), self.language)
        self.ask(tr("Colours"), self.theme)
        self.ask(tr("Your name as coder"), self.coder)

    def submit(self) -> None:
        """Hand over the choices."""
        name = " ".join(self.coder.text().split())
        self.chosen.emit(self.language.currentData(), self.theme.currentData(), name)
        self.accept()
