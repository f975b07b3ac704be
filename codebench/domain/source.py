"""Sources: imported texts, the turns in them and who speaks."""

from dataclasses import dataclass
from enum import StrEnum

from codebench.domain.text import Span
from codebench.i18n import tr


class Kind(StrEnum):
    """What sort of text a source is."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    SURVEY = "survey"
    DOCUMENT = "document"


class Role(StrEnum):
    """What a speaker is in the conversation; only a participant's words are data."""

    PARTICIPANT = "participant"
    INTERVIEWER = "interviewer"


class TurnKind(StrEnum):
    """Whether a turn was said, or is front and back matter that belongs to nobody."""

    SPEECH = "speech"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Original:
    """An imported file as it came; `id` is the SHA-256 of its bytes, under which they are kept."""

    id: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Source:
    """An imported text; without speakers it belongs as a whole to a participant or a group."""

    id: str
    title: str
    kind: Kind
    text: str
    format: str
    layout: str
    original_id: str | None = None
    participant_id: str | None = None
    group_id: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A label in one source, and the person it stands for."""

    id: str
    source_id: str
    label: str
    role: Role
    participant_id: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted stretch `[start, end)` of a source; times in seconds from the start of the recording."""

    id: str
    source_id: str
    position: int
    start: int
    end: int
    kind: TurnKind
    speaker_id: str | None = None
    time: float | None = None
    end_time: float | None = None

    @property
    def span(self) -> Span:
        """Return where the turn stands in the source's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A moment inside a turn: the words at `offset` were said at `time` seconds."""

    id: str
    source_id: str
    offset: int
    time: float


def kind_name(kind: Kind) -> str:
    """Return what sources of a kind are called together."""
    return {
        Kind.INTERVIEW: tr("interviews"),
        Kind.FOCUS_GROUP: tr("focus groups"),
        Kind.SURVEY: tr("surveys"),
        Kind.DOCUMENT: tr("documents"),
    }[kind]


def clock(seconds: float | None) -> str:
    """Return `m:ss` or `h:mm:ss`; empty where no time is known."""
    if seconds is None:
        return ""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
