"""Where sentences of transcribed speech begin; what a times' stamp, a remark or an abbreviation breaks is mended."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from codebench.domain.text import Span

# Speech without full stops is offered by the clause from this many words on, none shorter than the other number.
_LONG, _CLAUSE = 40, 10
_NEAR = 80
_ASIDE = re.compile(r"\[[^\][\n]{1,60}\]|\([^()\n]{1,60}\)|<[^<>\n]{1,60}>")
_STAMP = re.compile(r"\W*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?\W*")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n+")
_SHORT = re.compile(
    r"(?:^|[\s(\[])(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]?|dhr|mw|mevr|dr|drs|prof|ir|ing|mr|bijv|bv|ca|nr|blz|pag|enz|etc|"
    r"evt|excl|incl|resp|vgl|zgn|tel)\.$",
    re.I,
)
_MONTH = re.compile(r"\b(?:jan|feb|febr|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.$", re.I)
_CLOSES = re.compile(r"(?:enz|etc|e\.?d|z)\.$", re.I)
_CLAUSE_START = re.compile(
    r"\s(?=(?:en (?:dan|toen|dus|daarna|nou)|en|maar|want|dus|omdat|terwijl|toen|daarna|nou|ja maar)\s"
    r"(?:ik|je|jij|hij|ze|zij|we|wij|jullie|het|dat|die|er|daar|dan|toen|in|de)\b)",
    re.I,
)


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text without a model; white space lies between them."""
    return mended(text, (match.end() for match in _END.finditer(text)))


def mended(text: str, breaks: Iterable[int]) -> tuple[Span, ...]:
    """Return the stretches between these breaks, without those that no speaker would make and by the clause if long."""
    asides = {match.start(): match.end() for match in _ASIDE.finditer(text)}
    inside = {at for start, end in asides.items() for at in range(start + 1, end)}
    cuts = {at for at in breaks if at not in inside and not _is_false(text, at)}
    cuts |= {match.end() for match in re.finditer(r"\n", text)}
    moved = sorted({_past_remarks(text, at, asides) for at in cuts})
    return tuple(piece for whole in _between(text, moved) for piece in _clauses(text, whole))


def _is_false(text: str, at: int) -> bool:
    """Tell whether a break lies behind an abbreviation, or before a word that goes on in small letters."""
    left, after = text[max(0, at - _NEAR) : at], text[at : at + _NEAR].lstrip()
    before = left.rstrip()
    if "\n" in left[len(before) :] or not after or before[-1:] in "!?":
        return False
    if _MONTH.search(before) and after[0].isdigit():
        return True
    if _SHORT.search(before):
        return not (_CLOSES.search(before) and after[0].isupper())
    return after[0].islower() and not _ASIDE.match(after)


def _past_remarks(text: str, at: int, asides: Mapping[int, int]) -> int:
    """Return the break behind the remarks that follow it: “(lacht)” is of what was said, a time of what comes."""
    while True:
        start = at
        while text[start : start + 1] == " ":
            start += 1
        if start not in asides or _STAMP.fullmatch(text, start, asides[start]):
            return at
        at = asides[start]


def _between(text: str, cuts: Sequence[int]) -> Iterator[Span]:
    for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True):
        piece = text[start:end]
        if piece.strip():
            yield Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def _clauses(text: str, whole: Span) -> Iterator[Span]:
    if len(text[whole.start : whole.end].split()) < _LONG:
        yield whole
        return
    start = whole.start
    for match in _CLAUSE_START.finditer(text, whole.start, whole.end):
        long = len(text[start : match.start()].split()) >= _CLAUSE
        if long and len(text[match.start() : whole.end].split()) >= _CLAUSE:
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, whole.end)
