import gc
import weakref

import pytest
from PySide6.QtCore import QObject

from codebench.gui import collecting
from codebench.gui.collecting import Collector


class Round:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.me = self


def test_cycles_are_looked_for_by_the_window_and_by_nobody_else(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "ENOUGH", 0)
    gc.enable()
    owner = QObject()
    collector = Collector(owner)
    assert not gc.isenabled()
    left = weakref.ref(Round())
    assert left() is not None
    collector.look()
    assert left() is None
