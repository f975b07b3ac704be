from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from codebench.gui.dialogs.passphrase import ProtectDialog, UnlockDialog
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from tests.windows import window_on

pytest.importorskip("sqlcipher3")

SECRET = "drie gele fietsen"


def asked(window: MainWindow, kind: type) -> list[object]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


def test_one_protects_a_project_and_goes_on_working(qtbot: QtBot, project: Project) -> None:
    with window_on(qtbot, project) as window:
        window.files.protect()
        [dialog] = asked(window, ProtectDialog)
        assert isinstance(dialog, ProtectDialog)
        dialog.first.setText("kort")
        dialog.submit()
        assert "at least 10" in dialog.problem.text()
        dialog.first.setText(SECRET)
        dialog.again.setText(SECRET + "!")
        dialog.submit()
        assert "not the same" in dialog.problem.text()
        dialog.again.setText(SECRET)
        with qtbot.waitSignal(window.files.told):
            dialog.submit()
        assert window.session is not None
        assert window.session.project.encrypted


def test_a_protected_project_asks_until_the_passphrase_fits(qtbot: QtBot, project: Project) -> None:
    project.protect(SECRET)
    project.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert not window.files.open(project.path)
    [dialog] = asked(window, UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    dialog.passphrase.setText("iets anders")
    dialog.submit()
    assert "does not open with this passphrase" in dialog.problem.text()
    assert window.session is None
    dialog.passphrase.setText(SECRET)
    dialog.submit()
    assert window.session is not None
    assert Path(window.session.project.path) == project.path
    window.close()
