"""Codings whose words were edited, until a coder has looked at them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A coding whose words were edited; `before` and `lead` as in `Anchor`."""

    id: str
    coding_id: str
    before: str
    lead: int


@dataclass(frozen=True, slots=True)
class LostCoding:
    """A coding whose words are gone, kept under its id; `at` is where they stood, `before` and `lead` as in `Anchor`.

    So is one left with only words on which its coder has the same code already. It counts nowhere.
    What hangs on it stays; `position` and `printed` are its chosen quote, None where it had none.
    """

    id: str
    source_id: str
    coding_id: str
    code_id: str
    coder_id: str
    at: int
    before: str
    lead: int
    position: int | None = None
    printed: str = ""
