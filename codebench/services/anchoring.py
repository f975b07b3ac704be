"""Writes a source's new text, and moves along what is anchored in it: codings, and those whose words are gone.

Memos, remarks and chosen quotes hang on codings by their id, so they move along by themselves.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from codebench.domain.anchors import Anchor, Shift, carried
from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.coding import Coding
from codebench.domain.findings import ChosenQuote
from codebench.domain.ids import new_id
from codebench.domain.source import Source
from codebench.domain.text import Span
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.attached import hand_over_codings
from codebench.storage.work import Work

Course = Callable[[Span], Shift]
Rewrite = Callable[[Work, Source, str, Course], None]


def rewrite(work: Work, source: Source, text: str, course: Course) -> None:
    """Give a source a new text; a coding goes its course, one whose words changed is kept to be checked."""
    if not text.strip():
        raise CodebenchError(tr("A source can't be left without words; remove it instead."))
    codings = work.find(Coding, source_id=source.id)
    checks = {check.coding_id: check for check in work.find(ToCheck, coding_id=[each.id for each in codings])}
    lost = work.find(LostCoding, source_id=source.id)
    work.replace(replace(source, text=text))
    now = {}
    for coding in codings:
        check = checks.get(coding.id)
        memory = (check.before, check.lead) if check else ("", 0)
        now[coding] = carried(Anchor(coding.start, coding.end, *memory), source.text, text, course(coding.span))
    gone = _without_place(now)
    work.remove(*(checks[coding.id] for coding in gone if coding.id in checks))
    staying = {coding: anchor for coding, anchor in now.items() if coding not in gone}
    _remember(work, staying, checks)
    _lose(work, gone.items())
    _move(work, staying.items())
    for each in lost:
        shift = course(Span(each.at, each.at))
        _find_again(work, each, carried(Anchor(each.at, each.at, each.before, each.lead), source.text, text, shift))


def follow(work: Work, source: Source, text: str, course: Course) -> None:
    """Give a source a new text in which words were replaced on purpose; codings come along with nothing to check."""
    work.replace(replace(source, text=text))
    there = []
    for coding in work.find(Coding, source_id=source.id):
        shift = course(coding.span)
        start = shift.point(coding.start, after=False)
        there.append((coding, Anchor(start, shift.point(coding.end, after=True))))
    _move(work, there)
    for each in work.find(LostCoding, source_id=source.id):
        work.replace(replace(each, at=course(Span(each.at, each.at)).point(each.at, after=False)))


def _without_place(now: dict[Coding, Anchor]) -> dict[Coding, Anchor]:
    """Return the codings without words, and those left with only words that the same coder gave the same code."""
    taken = set()
    gone = {}
    for coding, anchor in sorted(now.items(), key=lambda pair: bool(pair[1].before)):
        place = replace(coding, start=anchor.start, end=anchor.end).place
        if anchor.start == anchor.end or (anchor.before and place in taken):
            gone[coding] = anchor
        taken.add(place)
    return gone


def _remember(work: Work, now: dict[Coding, Anchor], checks: dict[str, ToCheck]) -> None:
    for coding, anchor in now.items():
        check = checks.get(coding.id)
        if check and not anchor.before:
            work.remove(check)
        elif check:
            work.replace(replace(check, before=anchor.before, lead=anchor.lead))
        elif anchor.before:
            work.add(ToCheck(new_id(), coding.id, anchor.before, anchor.lead))


def _lose(work: Work, gone: Iterable[tuple[Coding, Anchor]]) -> None:
    """Keep codings whose words are gone apart, with what they were chosen for."""
    for coding, anchor in gone:
        chosen = work.find(ChosenQuote, coding_id=coding.id)
        place = (chosen[0].position, chosen[0].words) if chosen else (None, "")
        who = (coding.source_id, coding.id, coding.code_id, coding.coder_id)
        work.remove(*chosen, coding)
        work.add(LostCoding(new_id(), *who, anchor.start, anchor.before, anchor.lead, *place))


def _move(work: Work, there: Iterable[tuple[Coding, Anchor]]) -> None:
    """Write the new places; of codings that become the same one, what hangs on the others goes to one that stays."""
    kept: dict[tuple[str, int, int, str, str], tuple[Coding, Coding]] = {}
    heirs: dict[str, str] = {}
    gone = []
    for old, anchor in sorted(there, key=lambda pair: bool(pair[1].before)):
        new = replace(old, start=anchor.start, end=anchor.end)
        if new.place in kept:
            heirs[old.id] = kept[new.place][0].id
            gone.append(old)
        else:
            kept[new.place] = old, new
    hand_over_codings(work, heirs)
    work.remove(*gone)
    write_places(work, list(kept.values()))


def write_places(work: Work, pairs: Iterable[tuple[Coding, Coding]]) -> None:
    """Replace codings; one that comes where another still stands is taken out first, as no two may share a place."""
    moving = [(old, new) for old, new in pairs if old != new]
    taken = {old.place for old, _ in moving}
    waiting = [(old, new) for old, new in moving if new.place in taken]
    work.remove(*(old for old, _ in waiting))
    work.replace(*(new for old, new in moving if new.place not in taken))
    work.add(*(new for _, new in waiting))


def _find_again(work: Work, lost: LostCoding, anchor: Anchor) -> None:
    if anchor.start == anchor.end:
        work.replace(replace(lost, at=anchor.start, lead=anchor.lead))
    else:
        bring_back(work, lost, anchor.start, anchor.end)


def bring_back(work: Work, lost: LostCoding, start: int, end: int) -> None:
    """Put a coding whose words were gone on a stretch, with all that hangs on it."""
    coding = Coding(lost.coding_id, lost.source_id, start, end, lost.code_id, lost.coder_id)
    same = work.find(Coding, source_id=lost.source_id, start=start, end=end, code_id=lost.code_id)
    twin = next((each for each in same if each.place == coding.place), None)
    work.remove(lost)
    if twin is not None:
        hand_over_codings(work, {coding.id: twin.id})
        return
    work.add(coding)
    if lost.position is not None:
        work.add(ChosenQuote(new_id(), coding.id, lost.position, lost.printed))
