"""Memos: a coder's notes on anything."""

from dataclasses import dataclass
from enum import StrEnum


class MemoOn(StrEnum):
    """What a memo is about."""

    PROJECT = "project"
    SOURCE = "source"
    CODING = "coding"
    CODE = "code"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Memo:
    """A note by a coder; `target_id` is empty for the project itself."""

    id: str
    about: MemoOn
    target_id: str
    text: str
    coder_id: str
