"""What a step did: the values before and after, from which undo, audit and refresh come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder, Coding
from codebench.domain.findings import ChosenQuote, NotAsked, SavedReport, Summary
from codebench.domain.memo import Memo
from codebench.domain.participant import Attribute, AttributeValue, Group, GroupLevel, Membership, Participant
from codebench.domain.review import Remark
from codebench.domain.search import SynonymSet
from codebench.domain.source import Original, Source, Speaker, TimeMark, Turn
from codebench.domain.version import CodebookVersion

Value = (
    Original
    | Participant
    | Group
    | GroupLevel
    | Membership
    | Attribute
    | AttributeValue
    | Source
    | Speaker
    | Turn
    | TimeMark
    | Coder
    | Code
    | Coding
    | Memo
    | CodebookVersion
    | NotAsked
    | Summary
    | ChosenQuote
    | SavedReport
    | Remark
    | ToCheck
    | LostCoding
    | SynonymSet
)
VALUES: tuple[type[Value], ...] = (
    Original, Participant, Group, GroupLevel, Membership, Attribute, AttributeValue,
    Source, Speaker, Turn, TimeMark, Coder, Code, Coding, Memo, CodebookVersion,
    NotAsked, Summary, ChosenQuote, SavedReport, Remark, ToCheck, LostCoding, SynonymSet,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None before is an addition, None after a removal."""

    before: Value | None
    after: Value | None

    @property
    def value(self) -> Value:
        """Return the value after, or the one that was removed."""
        found = self.after if self.after is not None else self.before
        assert found is not None
        return found

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """One journal row: who did what when, and every value it changed; `undoes` names the step it took back."""

    number: int
    at: datetime
    coder: str
    command: str
    details: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    undoes: int | None = None
    # Looked up by every view after every step, and an import has a hundred thousand changes.
    _kinds: frozenset[type[Value]] = field(default=frozenset(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_kinds", frozenset(type(change.value) for change in self.changes))

    def touches(self, *types: type[Value]) -> bool:
        """Tell whether any value of one of these types was added, changed or removed."""
        return not self._kinds.isdisjoint(types)
