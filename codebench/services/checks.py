"""“Please check”: codings whose words were edited, and how a coder settles them.

Another stretch for one that still has words is `resize_coding`, and taking it away `remove_codings`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codebench.domain.anchors import same_words
from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder, Coding
from codebench.domain.source import Source
from codebench.domain.text import Span, natural_key
from codebench.services.anchoring import bring_back
from codebench.services.attached import remove_from_codings
from codebench.services.coding import trimmed
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.storage.work import Work


@dataclass(frozen=True, slots=True)
class Check:
    """An entry of the list: where the coding is, its words before and now; without words now it is lost."""

    id: str
    coding_id: str
    source_id: str
    source: str
    code: str
    coder: str
    start: int
    end: int
    before: str
    after: str

    @property
    def is_lost(self) -> bool:
        """Tell whether its words are gone."""
        return self.start == self.end


@command("{n} coding kept as it is|{n} codings kept as they are")
def keep_codings(work: Work, *, coding_ids: Sequence[str]) -> None:
    """Take codings off the list: their words are right as they are now."""
    checks = work.find(ToCheck, coding_id=list(coding_ids))
    work.remove(*checks)
    work.describe(n=len(checks))


@command("Coding “{code}” put back in “{source}”")
def put_back(work: Work, *, lost_id: str, start: int, end: int) -> None:
    """Put a coding whose words were gone on another stretch of its source."""
    lost = work.get(LostCoding, lost_id)
    source = work.get(Source, lost.source_id)
    span = trimmed(source.text, Span(start, end))
    bring_back(work, lost, span.start, span.end)
    work.describe(code=work.get(Code, lost.code_id).name, source=source.title)


@command("{n} coding without words removed|{n} codings without words removed")
def remove_lost(work: Work, *, lost_ids: Sequence[str]) -> None:
    """Remove codings whose words are gone, and the memos on them."""
    lost = work.find(LostCoding, id=list(lost_ids))
    remove_from_codings(work, [each.coding_id for each in lost])
    work.remove(*lost)
    work.describe(n=len(lost))


def to_check(project: Project, source_id: str = "") -> list[Check]:
    """Return the list, of one source where one is given, by source and place; all words of lost codings are before."""
    checks = {check.coding_id: check for check in project.values(ToCheck)}
    codings = {coding.id: coding for coding in project.values(Coding, id=list(checks))}
    lost = project.values(LostCoding)
    sources = {each.id: each for each in project.values(Source, id=_sources([*codings.values(), *lost]))}
    book, coders = codebook(project), {coder.id: coder.name for coder in project.values(Coder)}
    found = [_changed(checks[c.id], c, sources, book.path(c.code_id), coders[c.coder_id]) for c in codings.values()]
    found = [each for each in found if not same_words(each.before, each.after)]
    found += [_lost(each, sources, book.path(each.code_id), coders[each.coder_id]) for each in lost]
    asked = [each for each in found if source_id in ("", each.source_id)]
    return sorted(asked, key=lambda each: (natural_key(each.source), each.start, each.end, each.code, each.coder))


def _sources(values: Sequence[Coding | LostCoding]) -> list[str]:
    return sorted({value.source_id for value in values})


def _changed(check: ToCheck, coding: Coding, sources: Mapping[str, Source], code: str, coder: str) -> Check:
    source = sources[coding.source_id]
    after = source.text[coding.start : coding.end]
    place = (coding.start, coding.end, check.before, after)
    return Check(check.id, coding.id, source.id, source.title, code, coder, *place)


def _lost(lost: LostCoding, sources: Mapping[str, Source], code: str, coder: str) -> Check:
    place = (lost.at, lost.at, lost.before, "")
    return Check(lost.id, lost.coding_id, lost.source_id, sources[lost.source_id].title, code, coder, *place)
