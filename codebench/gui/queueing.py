"""Hits that wait in a row for a decision, one by one: pure, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from codebench.domain.search import Hit
from codebench.domain.text import Span
from codebench.services.found import Accepted


@dataclass(frozen=True, slots=True)
class Decision:
    """Which hit was decided on, and what of its source was accepted; nothing where it was skipped."""

    at: int
    accepted: Accepted | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """The hits in order and what was decided; a hit inside a stretch that was accepted is passed over."""

    hits: tuple[Hit, ...]
    decided: tuple[Decision, ...] = ()

    @property
    def accepted(self) -> list[Accepted]:
        """Return what was accepted, in the order of the hits."""
        return [each.accepted for each in self.decided if each.accepted is not None]

    @property
    def people(self) -> int:
        """Return from how many owners something was accepted, each once."""
        return len({self.hits[each.at].owner_id for each in self.decided if each.accepted is not None})

    @property
    def at(self) -> int:
        """Return the number of the hit to decide on, counted from 0; that of the end where none is left."""
        at, accepted = self.decided[-1].at + 1 if self.decided else 0, self.accepted
        while at < len(self.hits) and any(_holds(each, self.hits[at]) for each in accepted):
            at += 1
        return at

    @property
    def current(self) -> Hit | None:
        """Return the hit to decide on."""
        at = self.at
        return self.hits[at] if at < len(self.hits) else None

    def accept(self, span: Span, text: str) -> "Queue":
        """Accept a stretch around the current hit."""
        accepted = Accepted(self.hits[self.at].source_id, span.start, span.end, text[span.start : span.end])
        return replace(self, decided=(*self.decided, Decision(self.at, accepted)))

    def skip(self) -> "Queue":
        """Leave the current hit as it is."""
        return replace(self, decided=(*self.decided, Decision(self.at)))

    def back(self) -> "Queue":
        """Take back the last decision."""
        return replace(self, decided=self.decided[:-1])

    def with_more(self, hits: Sequence[Hit]) -> "Queue":
        """Let others wait behind these."""
        return replace(self, hits=(*self.hits, *hits))


def _holds(accepted: Accepted, hit: Hit) -> bool:
    return accepted.source_id == hit.source_id and accepted.start <= hit.start and hit.end <= accepted.end
