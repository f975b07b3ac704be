"""Gather lines into passages."""

from collections.abc import Callable
from dataclasses import dataclass, field

from codebench.domain.bundle import Passage
from codebench.domain.source import TurnKind


@dataclass(frozen=True, slots=True)
class Reading:
    """A layout that may fit: how many lines speak for it, how to gather its passages, how far to trust it."""

    layout: str
    score: float
    passages: Callable[[], tuple[Passage, ...]]
    trust: float = 1.0


@dataclass(slots=True)
class _Open:
    label: str | None
    time: float | None
    end_time: float | None = None
    lines: list[str] = field(default_factory=list)
    marks: list[tuple[int, float]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(map(len, self.lines)) + len(self.lines)


class Gatherer:
    """Takes a text's lines in order; a turn stays open until the next begins or a note interrupts it."""

    def __init__(self) -> None:
        self._done: list[Passage] = []
        self._open: _Open | None = None
        self._resume: str | None = None
        self._began = False

    def turn(self, label: str | None, time: float | None = None, text: str = "") -> None:
        """Begin a turn."""
        self._close()
        self._open, self._began, self._resume = _Open(label, time), True, label
        self.text(text)

    def text(self, text: str) -> None:
        """Add a line to the turn; before the first turn it is a note."""
        if not text:
            return
        if not self._began:
            self.note(text)
            return
        if self._open is None:
            self._open = _Open(self._resume, None)
        self._open.lines.append(text)

    def note(self, text: str) -> None:
        """Add a line that belongs to nobody; the speaker goes on after it."""
        self._close()
        self._done.append(Passage(text, kind=TurnKind.NOTE))

    def mark(self, time: float) -> None:
        """Remember the time of the words that come next."""
        if self._open is None and self._began:
            self._open = _Open(self._resume, time)
        elif self._open is not None and not self._open.lines and self._open.time is None:
            self._open.time = time
        elif self._open is not None:
            self._open.marks.append((self._open.size, time))

    def end(self, time: float) -> None:
        """Set when the turn ended."""
        if self._open is not None:
            self._open.end_time = time

    def passages(self) -> tuple[Passage, ...]:
        """Return what was gathered."""
        self._close()
        return tuple(self._done)

    def _close(self) -> None:
        if self._open is not None and self._open.lines:
            text = "\n".join(self._open.lines)
            marks = tuple((at, time) for at, time in self._open.marks if at < len(text))
            turn = self._open
            self._done.append(Passage(text, turn.label, turn.time, turn.end_time, TurnKind.SPEECH, marks))
        self._open = None
