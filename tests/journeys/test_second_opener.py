"""Two people, one project: who comes second hears who has it, and may read."""

import json
import os
import time

from pytestqt.qtbot import QtBot

from codebench.gui.dialogs.in_use import InUseDialog
from codebench.gui.window import MainWindow
from codebench.services.project import Project


def asked(window: MainWindow) -> InUseDialog:
    [dialog] = [each for each in window.findChildren(InUseDialog) if each.isVisible()]
    return dialog


def opened(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_second_hears_who_has_it_and_reads(qtbot: QtBot, project: Project) -> None:
    window = opened(qtbot)
    assert not window.files.open(project.path)
    assert not asked(window).insist.isVisible()
    asked(window).submit()
    assert window.session.project.read_only
    assert window.desk.status.saved.text() == "Open to read only"
    window.close()


def test_a_silent_machine_can_be_overruled_and_one_hears_when_it_comes_back(qtbot: QtBot, project: Project) -> None:
    project.close()
    note = project.path.with_name(".study.codebench.open")
    told = {"name": "Mira", "machine": "elsewhere", "since": "2026-01-02T10:00:00+00:00", "token": "x", "computer": "y"}
    note.write_text(json.dumps(told), encoding="utf-8")
    long_ago = time.time() - 3600
    os.utime(note, (long_ago, long_ago))
    window = opened(qtbot)
    window.files.open(project.path)
    asked(window).insist.click()
    assert not window.session.project.read_only
    keeper = window.session.keeper
    keeper.beat()
    qtbot.waitUntil(lambda: not keeper.tasks.is_busy())
    assert window.session is not None
    note.write_text(json.dumps(told), encoding="utf-8")
    keeper.beat()
    qtbot.waitUntil(lambda: window.session is None)
    assert "Mira on elsewhere has taken over" in window.notice.words.text()
    window.close()
