"""Speak a language: our own words, and those of Qt's dialogs and menus."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from codebench.i18n import current_language, use_language

_installed: list[QTranslator] = []


def speak(language: str) -> None:
    """Switch the whole program to `nl`, `en`, or for nothing what the system speaks."""
    use_language(language)
    app = QApplication.instance()
    if app is None:
        return
    while _installed:
        app.removeTranslator(_installed.pop())
    QLocale.setDefault(QLocale(current_language()))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if current_language() == "nl" and translator.load("qtbase_nl", folder):
        app.installTranslator(translator)
        _installed.append(translator)
