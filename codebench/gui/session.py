"""The open project as the window knows it: do, undo, redo, and one signal for whatever changed."""

import gc
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from codebench.domain.changes import Step
from codebench.errors import CodebenchError
from codebench.gui.tasks import Listener, TaskRunner
from codebench.services import reading
from codebench.services.coding import set_initials
from codebench.services.commands import Command
from codebench.services.history import describe, undo_to
from codebench.services.project import Project

RECENT = 9


class ProjectSession(QObject):
    """Everything the window does goes through here; what a user can mend comes out as `failed`."""

    changed = Signal(object)
    failed = Signal(str)
    news = Signal(str)
    counted = Signal()
    closing = Signal()

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.tasks = TaskRunner(self)
        self.tasks.failed.connect(self.failed)
        self.closing.connect(self.tasks.finish)
        self.recent_codes: list[str] = []
        self._look_ahead()

    @property
    def counting(self) -> bool:
        """Tell whether the numbers are being read; `counted` says when they are there."""
        return self.project.ledger.reading

    def _look_ahead(self) -> None:
        """Let the numbers come once they are there, and the desk before them, where reading them takes a while."""
        if not self.counting and self.project.ledger.is_long():
            self.project.ledger.reading = True
            QTimer.singleShot(0, self, self._read_ahead)

    def _read_ahead(self) -> None:
        told = Listener(lambda _: self._read_all(), lambda *_: None)
        self.tasks.run(lambda _: reading.read_ahead(self.project), told)

    def _read_all(self) -> None:
        # What was read stays; looking through all of it for cycles would halt a keystroke now and then.
        gc.freeze()
        self.counted.emit()

    def do(self, command: Command, **arguments: Any) -> Step | None:
        """Do a command and tell everyone; None where it was refused."""
        return self._run(lambda: self.project.do(command, **arguments))

    def undo(self) -> Step | None:
        """Take back the last step."""
        return self._run(self.project.undo)

    def redo(self) -> Step | None:
        """Do the step again that was last taken back."""
        return self._run(self.project.redo)

    def undo_to(self, number: int) -> None:
        """Take back every step after this one."""
        try:
            for step in undo_to(self.project, number):
                self.publish(step)
        except CodebenchError as error:
            self.failed.emit(error.user_message)

    def code_as(self, name: str, short: str = "") -> None:
        """Let this coder take every step from now on, named in short as given, or else as before."""
        coder = self.project.coder = self.project.coder_called(name, short)
        if short and short != coder.initials and not self.project.read_only:
            self.do(set_initials, initials=short)
            self.project.coder = replace(coder, initials=short)

    def publish(self, step: Step | None) -> None:
        """Tell everyone of a step that was made elsewhere."""
        if step is not None and step.changes:
            self._look_ahead()
            self.changed.emit(step)

    def _run(self, act: Any) -> Step | None:
        try:
            step: Step = act()
        except CodebenchError as error:
            self.failed.emit(error.user_message)
            return None
        self.publish(step)
        return step

    def used(self, code_id: str) -> None:
        """Remember that a code was just used; the latest comes first."""
        self.recent_codes = [code_id, *(each for each in self.recent_codes if each != code_id)][:RECENT]

    def undo_name(self) -> str:
        """Return what undo would take back, in words; empty where there is nothing."""
        step = self.project.undoable()
        return describe(_origin(step)) if step else ""

    def redo_name(self) -> str:
        """Return what redo would do again, in words; empty where there is nothing."""
        step = self.project.redoable()
        return describe(_origin(step)) if step else ""


def _origin(step: Step) -> Step:
    """Return the step that was undone or redone: its own name says most in the menu."""
    if step.command not in ("undo", "redo"):
        return step
    return replace(step, command=str(step.details["command"]), details=dict(step.details["details"]))
