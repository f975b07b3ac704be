import time
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from codebench.errors import CodebenchError
from codebench.gui.errors import Presenter, log_path
from codebench.gui.tasks import Listener, TaskRunner

Report = Callable[[int, int, str], None]


def test_work_reports_and_ends(qtbot: QtBot) -> None:
    runner, seen, ended = TaskRunner(), [], []

    def work(report: Report) -> int:
        report(1, 2, "half")
        return 42

    runner.run(work, Listener(ended.append, lambda *told: seen.append(told)))
    qtbot.waitUntil(lambda: ended == [42] and not runner.is_busy())
    assert seen == [(1, 2, "half")]


def test_work_can_be_stopped_and_can_fail(qtbot: QtBot) -> None:
    runner, stopped, failed = TaskRunner(), [], []

    def endless(report: Report) -> None:
        while True:
            report(0, 1, "")
            time.sleep(0.001)

    def refuse(report: Report) -> None:
        raise CodebenchError("No.")

    listener = Listener(stopped.append, lambda *_: None, failed.append, lambda: stopped.append("stopped"))
    task = runner.run(endless, listener)
    runner.run(refuse, listener)
    task.cancel()
    qtbot.waitUntil(lambda: stopped == ["stopped"] and failed == ["No."] and not runner.is_busy())


def test_a_bug_is_logged_without_its_words(qtbot: QtBot) -> None:
    presenter = Presenter()
    with qtbot.waitSignal(presenter.problem) as said:
        try:
            raise ValueError("what Anna said in confidence")
        except ValueError as bug:
            presenter.crash(bug)
    log = log_path().read_text(encoding="utf-8")
    assert "ValueError" in log and "test_tasks.py" in log and "Anna" not in log
    assert str(log_path()) in said.args[0]
