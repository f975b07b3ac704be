"""Preferences: language, looks, and who codes."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.i18n import LANGUAGES, tr
from codebench.settings import RANGES, Settings

INITIALS = 4


class PreferencesDialog(AskDialog):
    """Ask how the program should look and speak; the window applies it at once."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preferences"), tr("Apply"), parent)
        self._settings = settings
        system = tr("as the system")
        self.language = self._choice(tr("Language"), [("", system), *LANGUAGES.items()], settings.language)
        themes = (("system", system), ("light", tr("light")), ("dark", tr("dark")))
        self.theme = self._choice(tr("Colours"), themes, settings.theme)
        self.letter_size = self._choice(tr("Size of letters"), _sizes("font_size", system), settings.font_size)
        sizes = _sizes("transcript_size", tr("normal"))
        self.text_size = self._choice(tr("Size of the transcript"), sizes, settings.transcript_size)
        letters = ((False, tr("as the program")), (True, tr("with serifs")))
        self.serif = self._choice(tr("Letters of the transcript"), letters, settings.serif)
        kept = ((True, tr("soon after opening and every hour")), (False, tr("never")))
        self.backups = self._choice(tr("Backups beside the project"), kept, settings.backups)
        self.coder, self.initials = QLineEdit(settings.coder_name), QLineEdit(settings.coder_initials)
        self.coder.setPlaceholderText(tr("as you are known on this computer"))
        self.initials.setPlaceholderText(tr("from your name"))
        self.initials.setMaxLength(INITIALS)
        self.ask(tr("Your name as coder"), self.coder)
        self.ask(tr("Your initials"), self.initials)

    def _choice(self, words: str, offered: Iterable[tuple[object, str]], now: object) -> QComboBox:
        box = QComboBox()
        for value, name in offered:
            box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        self.ask(words, box)
        return box

    def submit(self) -> None:
        """Hand over the choices."""
        self.chosen.emit(
            replace(
                self._settings,
                language=self.language.currentData(),
                theme=self.theme.currentData(),
                font_size=self.letter_size.currentData(),
                transcript_size=self.text_size.currentData(),
                serif=self.serif.currentData(),
                backups=self.backups.currentData(),
                coder_name=" ".join(self.coder.text().split()),
                coder_initials="".join(self.initials.text().split()),
            )
        )
        self.accept()


def _sizes(setting: str, own: str) -> list[tuple[int, str]]:
    low, high = RANGES[setting]
    return [(n, f"{n:+d}".replace("-", "−") if n else own) for n in range(low, high + 1)]
