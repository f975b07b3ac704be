"""The guided start: three steps, each ticked by what the user really does; pure, no Qt."""

from dataclasses import dataclass
from enum import Enum, auto

from codebench.domain.changes import Step
from codebench.domain.coding import Coding
from codebench.i18n import tr


class Sign(Enum):
    """What can be seen of a step that is done."""

    CODED = auto()
    NUMBER_OPENED = auto()
    UNDONE = auto()


AWAITED = (Sign.CODED, Sign.NUMBER_OPENED, Sign.UNDONE)


@dataclass(frozen=True, slots=True)
class Tour:
    """How many steps are done."""

    done: int = 0

    @property
    def is_over(self) -> bool:
        """Tell whether every step is done."""
        return self.done >= len(AWAITED)

    def seeing(self, sign: Sign | None) -> "Tour":
        """Go on where this is what the current step waits for; anything else leaves it as it is."""
        return Tour(self.done + 1) if not self.is_over and sign is AWAITED[self.done] else self

    def title(self) -> str:
        """Return which step it is."""
        if self.is_over:
            return tr("Done")
        return tr("Step {n} of {total}", n=self.done + 1, total=len(AWAITED))

    def sentence(self) -> str:
        """Return what to do now."""
        return (
            tr("Select a few words in the interview and press Enter. Choose a code and press Enter again."),
            tr("Coded, and saved already. Now press Ctrl+2 and click a number: its quotes open at the right."),
            tr("Behind every number stand the words. Now press Ctrl+Z: your coding is undone, nothing is ever lost."),
            tr("That is how it works. Now your own study: make a project (Ctrl+N) and import a Word file (Ctrl+I)."),
        )[self.done]


def sign_of(step: Step) -> Sign | None:
    """Return what a step of the project shows, if it is something the tour waits for."""
    if step.command == "undo":
        return Sign.UNDONE
    if step.command == "redo" or not step.touches(Coding):
        return None
    added = any(change.before is None and isinstance(change.after, Coding) for change in step.changes)
    return Sign.CODED if added else None
