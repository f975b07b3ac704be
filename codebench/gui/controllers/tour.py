"""The guided start on the desk: watch what is done, and go on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from codebench.gui.session import ProjectSession
from codebench.gui.tour import Sign, Tour, sign_of
from codebench.gui.views.tour import TourBar

if TYPE_CHECKING:
    from codebench.gui.pages.desk import Desk


class TourController(QObject):
    """Keep the step and its line; without a tour nothing shows."""

    def __init__(self, session: ProjectSession, desk: "Desk") -> None:
        super().__init__(desk)
        self.tour: Tour | None = None
        self.bar = TourBar()
        self.bar.left.connect(self.leave)
        session.changed.connect(lambda step: self._see(sign_of(step)))
        desk.counting.view.number_chosen.connect(lambda *_: self._see(Sign.NUMBER_OPENED))

    def take(self, tour: Tour | None) -> None:
        """Stand at this step."""
        self.tour = tour
        self.bar.show_tour(tour)

    def leave(self) -> None:
        """End the tour."""
        self.take(None)

    def _see(self, sign: Sign | None) -> None:
        if self.tour is not None:
            self.take(self.tour.seeing(sign))
