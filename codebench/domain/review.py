"""What a reviewer leaves, and the researcher settles."""

from dataclasses import dataclass
from enum import StrEnum


class RemarkOn(StrEnum):
    """What a remark is about; a cell's target is JSON of its question, row and column."""

    CELL = "cell"
    CODING = "coding"
    CODE = "code"
    PROJECT = "project"


class Verdict(StrEnum):
    """What the reviewer thinks of it."""

    REMARK = "remark"
    AGREED = "agreed"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Remark:
    """A reviewer's remark or verdict; `shown` is what stood there then, such as `14`; `answer` settles it."""

    id: str
    about: RemarkOn
    target: str
    verdict: Verdict
    text: str
    coder_id: str
    at: str
    shown: str = ""
    settled: bool = False
    answer: str = ""
