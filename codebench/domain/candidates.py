"""Names that a program believes to have found, for a person to decide on: with how sure it is, and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from codebench.domain.hiding import NameKind
from codebench.i18n import tr

# From this probability on a candidate is shown as a name, and below it as a doubtful one: to miss a name costs far more
# than to decline one.
SURE_ENOUGH = 0.06


class Text(NamedTuple):
    """A source's words, and the labels of who speaks in it."""

    source_id: str
    text: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a project knows by itself: its participants, its groups, and the user's own list."""

    people: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


class Occurrence(NamedTuple):
    """Where a name stands: `[start, end)` of a source's text."""

    source_id: str
    start: int
    end: int


class Entity(NamedTuple):
    """What a language model takes for a name: `[start, end)` of a text, and the model's own word for its kind."""

    start: int
    end: int
    label: str


Entities = Callable[[str], Iterable[Entity]]


class Why(StrEnum):
    """What makes something look like a name, the strongest first."""

    OWN = "own"
    PATTERN = "pattern"
    SPEECH = "speech"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name as found: how it is best written, every form in which it was met, how sure it is (0 to 1), and where."""

    name: str
    kind: NameKind
    forms: tuple[str, ...]
    any_case: bool
    sure: float
    why: Why
    occurrences: tuple[Occurrence, ...]


def why_name(why: Why) -> str:
    """Return in a word what makes something look like a name."""
    return {
        Why.OWN: tr("own list"),
        Why.PATTERN: tr("pattern"),
        Why.SPEECH: tr("how it is used"),
        Why.MODEL: tr("model"),
    }[why]
