"""What researchers keep of their findings: summaries, chosen and parted quotes, saved reports, parts not asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotAsked:
    """A code's part of the guide that was not asked in a source; who speaks only there leaves its base."""

    id: str
    source_id: str
    code_id: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A cell of the framework matrix in words: what a participant or group (`unit_id`) says on a code."""

    id: str
    code_id: str
    unit_id: str
    text: str
    coder_id: str


@dataclass(frozen=True, slots=True)
class ChosenQuote:
    """A coding chosen to be printed; `words` is how, empty where it is printed as it was said."""

    id: str
    coding_id: str
    position: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class PartedQuote:
    """A coding whose quote, somebody said, is no repeat of an earlier one; it outlives the loss of its words."""

    id: str
    coding_id: str


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A question with its answer on a date; `question` and `answer` are JSON, `step` the journal's last number then."""

    id: str
    name: str
    question: str
    answer: str
    version: str
    at: str
    step: int
    coder_id: str
