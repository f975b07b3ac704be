"""Tab goes through all one can reach, on every page and in every dialog, and never gets stuck."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from codebench.gui.dialogs.about import AboutDialog
from codebench.gui.dialogs.export import ExportDialog
from codebench.gui.dialogs.help import HelpWindow
from codebench.gui.dialogs.history import HistoryDialog
from codebench.gui.dialogs.importing import ImportDialog
from codebench.gui.dialogs.new_project import NewProjectDialog
from codebench.gui.dialogs.preferences import PreferencesDialog
from codebench.gui.dialogs.shortcuts import ShortcutSheet
from codebench.gui.dialogs.versions import VersionsDialog
from codebench.gui.tour import Tour
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from tests.gui.conftest import code
from tests.windows import window_on

MOST = 80


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    code(project, "Anna", "bang voor vertraging", "d")
    with window_on(qtbot, project) as made:
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        yield made


def reachable(top: QWidget) -> set[QWidget]:
    """Return what Tab must come by: all that can be seen and used; within a group of buttons the arrows go on."""
    return {
        each
        for each in top.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.window() is top
        and each.isVisible()
        and each.isEnabled()
        and each.focusProxy() is None
        and not (isinstance(each, QAbstractButton) and each.group() is not None and not each.isChecked())
    }


def walked(qtbot: QtBot, top: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until it comes round, and return what had the keyboard on the way."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        at = QApplication.focusWidget()
        assert at is not None and at.window() is top
        if len(seen) > 1 and at is seen[0]:
            return seen
        if not seen or at is not seen[-1]:  # In a page of help, Tab goes by every link.
            assert at not in seen, f"Tab is caught at {type(at).__name__} {at.accessibleName()}"
            seen.append(at)
        qtbot.keyClick(at, key)
    pytest.fail("Tab does not come round")


def names(widgets: set[QWidget]) -> list[str]:
    return sorted(f"{type(each).__name__} {each.accessibleName()} {each.objectName()}" for each in widgets)


def test_on_the_counting_page_tab_goes_as_one_reads(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    counting = window.desk.counting
    window.desk.show_counting()
    counting.view.choose("d", "total")
    QApplication.processEvents()
    counting.bar.stops()[0].setFocus()
    order = walked(qtbot, window)
    wanted = [*counting.bar.stops(), counting.view, counting.quotes.cards[0]]
    assert [each for each in order if each in wanted] == wanted


@pytest.mark.parametrize("page", [0, 1, 2])
def test_tab_reaches_everything_on_a_page_and_comes_round(qtbot: QtBot, window: MainWindow, page: int) -> None:
    desk = window.desk
    assert desk is not None
    desk.tour.take(Tour())
    desk.coding.controllers["memos"].note()
    desk.show_page(page)
    if page == 1:
        desk.counting.view.choose("d", "total")
    QApplication.processEvents()
    assert names(reachable(window) - set(walked(qtbot, window))) == []


def test_tab_on_the_welcome_page_begins_with_what_comes_first(qtbot: QtBot, window: MainWindow) -> None:
    window.files.close_project()
    QApplication.processEvents()
    welcome = window.welcome
    assert welcome is not None
    welcome.new.setFocus()
    order = walked(qtbot, window)
    assert order[:4] == [welcome.new, welcome.open, welcome.demo, welcome.tour]
    assert names(reachable(window) - set(order)) == []


def test_backwards_it_goes_the_same_way(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.coding.transcript.setFocus()
    there = walked(qtbot, window)
    back = walked(qtbot, window, Qt.Key.Key_Backtab)
    assert [there[0], *reversed(there[1:])] == back


DIALOGS: dict[type[QDialog], Callable[[MainWindow], object]] = {
    PreferencesDialog: MainWindow.show_preferences,
    AboutDialog: MainWindow.show_about,
    ShortcutSheet: MainWindow.show_shortcuts,
    HistoryDialog: MainWindow.show_history,
    ExportDialog: MainWindow.show_export,
    ImportDialog: MainWindow.show_import,
    HelpWindow: MainWindow.show_help,
    NewProjectDialog: lambda window: window.files.new_project(),
    VersionsDialog: lambda window: window.desk.coding.controllers["codebook"].versions(),  # type: ignore[union-attr]
}


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_tab_reaches_everything_in_a_dialog_and_esc_leaves_it(
    qtbot: QtBot, window: MainWindow, kind: type[QDialog]
) -> None:
    DIALOGS[kind](window)
    dialog = window.findChild(kind)
    assert isinstance(dialog, QDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and QApplication.focusWidget().window() is dialog)
    assert names(reachable(dialog) - set(walked(qtbot, dialog))) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dialog_gives_the_keyboard_to_its_first_question(qtbot: QtBot, window: MainWindow) -> None:
    window.files.new_project()
    dialog = window.findChild(NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.name)
    qtbot.keyClicks(QApplication.focusWidget(), "My study")
    assert dialog.name.text() == "My study"
    dialog.reject()
