"""Front matter, back matter and page furniture: what stands in a transcript and nobody said."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from codebench.domain.text import fold
from codebench.importers.layouts.words import FIELDS, HEADINGS
from codebench.importers.lines import Line

_LONGEST = 160
_MAY_BE = re.compile(r"\d|transcri|audio|opname|interview|recording|gesprek|\.\w{3,4}$", re.I)
_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|april?|mei|may|juni?|june|juli?|july|aug(?:ustus|ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    r"(?:[a-z]+dag,? |[a-z]+day,? )?"
    rf"(?:\d{{1,2}} {_MONTH}\.?,? \d{{4}}|{_MONTH}\.? \d{{1,2}},? \d{{4}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}"
    r"|\d{4}-\d{2}-\d{2})"
    r"(?:,? (?:om |at )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: uur)?)?$"
)
_FURNITURE = (
    re.compile(r".{0,80}\b(?:started|stopped) transcription\b.{0,80}$"),
    re.compile(r".{0,80}\b(?:transcriptie|transcript) (?:is )?(?:gestart|gestopt|beeindigd)\b.{0,40}$"),
    re.compile(r"(?:audio ?file|audiobestand|transcript|transcriptie|transcription)\.?$"),
    re.compile(r"(?:pagina|page|blz\.?|p\.) ?\d{1,4}(?: (?:van|of|/) ?\d{1,4})?$|\d{1,4} ?(?:/|van|of) ?\d{1,4}$"),
    re.compile(r"[-–—] ?\d{1,4} ?[-–—]$"),
    re.compile(r"#{0,6} ?~ ?\d{1,3} ?min(?:uten|utes|\.)?$"),
    re.compile(
        r"[\[(]?(?:einde|begin|start|end|beginning)(?: of| van)?(?: the| de| het)? "
        r"(?:opname|interview|transcript|transcriptie|transcription|recording|gesprek|audio)[\])]?\.?$"
    ),
)
_ASIDE = (
    re.compile(r"(?:\d+ ?h(?:ours?)? ?)?\d{1,3} ?m(?:in(?:utes|uten)?\.?)?(?: ?\d{1,2} ?s(?:ec\.?)?)?$|\d{1,3} ?s$"),
    re.compile(r"\S.{0,100}\.(?:mp3|m4a|wav|mp4|wma|ogg|docx?|vtt)$"),
)
_FIELD = re.compile(r"(?:interview|gesprek|transcript\w*|verslag|focusgroep|focus group)\b(?!er).*")


def is_furniture(text: str) -> bool:
    """Tell whether a whole line is a page number, a minute heading or a program's own remark."""
    return len(text) <= _LONGEST and _matter(text) == "furniture"


def is_heading_row(text: str) -> bool:
    """Tell whether a line is the heading of a table in a format that knows no tables: `Spreker`, a tab, `Tekst`."""
    return "\t" in text and len(text) <= _LONGEST and all(fold(cell) in HEADINGS for cell in text.split("\t"))


def is_aside(text: str) -> bool:
    """Tell whether a whole line is furniture, a table's heading, a date, a length of time or a file's name."""
    return len(text) <= _LONGEST and _matter(text) != ""


@lru_cache(4096)
def _matter(text: str) -> str:
    """Say what a line that nobody said is; every layout asks this of every short line."""
    if is_heading_row(text):
        return "heading"
    if not _MAY_BE.search(text):
        return ""
    folded = fold(text)
    if any(pattern.match(folded) for pattern in _FURNITURE):
        return "furniture"
    return "aside" if _DATE.match(folded) or any(pattern.match(folded) for pattern in _ASIDE) else ""


def is_field(label: str) -> bool:
    """Tell whether the words before a colon name a fact about the recording, not a speaker."""
    folded = fold(label)
    return folded in FIELDS or bool(_FIELD.fullmatch(folded))


def page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that hold nothing but a number, one higher each time."""
    lone = [(at, int(line.text)) for at, line in enumerate(lines) if len(line.text) <= 4 and line.text.isdecimal()]
    counted = all(later[1] == earlier[1] + 1 for earlier, later in pairwise(lone))
    apart = all(later[0] > earlier[0] + 2 for earlier, later in pairwise(lone))
    return frozenset(at for at, _ in lone) if len(lone) >= 2 and counted and apart else frozenset()
