"""Python's search for cycles, on the window's thread only: what it finds may be a widget, which must die there."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
ENOUGH = 5_000


class Collector(QObject):
    """Look for cycles now and then, in the place of Python, which does so in whichever thread made the last object."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(EVERY)

    def look(self) -> None:
        """Look where enough was made since the last time; seldom through what has been there for long."""
        young, middle, old = gc.get_count()
        if young > ENOUGH:
            gc.collect(2 if old > 10 else 1 if middle > 10 else 0)
