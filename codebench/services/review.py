"""Remarks: what a reviewer leaves on a number, a passage or a code, and how the researcher settles it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from codebench.domain.checks import LostCoding
from codebench.domain.codebook import Codebook
from codebench.domain.coding import Coder, Coding
from codebench.domain.ids import new_id
from codebench.domain.question import Question
from codebench.domain.question_json import read_cell
from codebench.domain.review import Remark, RemarkOn, Verdict
from codebench.domain.source import Source
from codebench.domain.table import Table, shown
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.coding import ensure_coder
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.reports import table
from codebench.storage import journal
from codebench.storage.work import Work


@dataclass(frozen=True, slots=True)
class RemarkHead:
    """A remark in a list: what it is about in words, and what stands there now where that has changed."""

    remark: Remark
    title: str
    detail: str
    coder: str
    now: str
    own: bool


def verdict_name(verdict: Verdict) -> str:
    """Return what a verdict is called."""
    return {Verdict.REMARK: tr("Remark"), Verdict.AGREED: tr("Agreed"), Verdict.DOUBT: tr("Doubt")}[verdict]


@command("Remark left", reviewing=True)
def add_remark(work: Work, *, about: RemarkOn, target: str, verdict: Verdict, text: str = "", shown: str = "") -> None:
    """Leave a remark or a verdict; `shown` is what stood there."""
    words = _words(verdict, text)
    coder_id = ensure_coder(work, work.coder)
    work.add(Remark(new_id(), about, target, verdict, words, coder_id, journal.now().isoformat(), shown))


@command("Remark changed", reviewing=True)
def change_remark(work: Work, *, remark_id: str, verdict: Verdict, text: str) -> None:
    """Change one's own remark; it is open again."""
    own = _own(work, remark_id)
    work.replace(replace(own, verdict=verdict, text=_words(verdict, text), settled=False))


@command("Remark removed", reviewing=True)
def remove_remark(work: Work, *, remark_id: str) -> None:
    """Remove one's own remark."""
    work.remove(_own(work, remark_id))


@command("Remark settled")
def settle_remark(work: Work, *, remark_id: str, answer: str = "") -> None:
    """Settle a remark, with or without an answer."""
    work.replace(replace(work.get(Remark, remark_id), settled=True, answer=answer.strip()))


@command("Remark opened again")
def reopen_remark(work: Work, *, remark_id: str) -> None:
    """Take back that a remark was settled; the answer stays."""
    work.replace(replace(work.get(Remark, remark_id), settled=False))


def _words(verdict: Verdict, text: str) -> str:
    words = text.strip()
    if verdict is Verdict.REMARK and not words:
        raise CodebenchError(tr("A remark needs words; “agreed” and “doubt” can do without."))
    return words


def _own(work: Work, remark_id: str) -> Remark:
    remark = work.get(Remark, remark_id)
    if remark.coder_id != work.coder.id:
        raise CodebenchError(tr("Only who left a remark can change or remove it."))
    return remark


def open_remarks(project: Project) -> int:
    """Return how many remarks wait to be settled."""
    return len(project.values(Remark, settled=False))


def remarks(project: Project) -> list[RemarkHead]:
    """Return all remarks, open ones first, then by when they were left."""
    found = project.values(Remark)
    coders = {coder.id: coder.name for coder in project.values(Coder)}
    about = _About(project, found)
    heads = [
        RemarkHead(
            each, *about.words(each), coders.get(each.coder_id, ""), about.now(each), each.coder_id == project.coder.id
        )
        for each in found
    ]
    return sorted(heads, key=lambda head: (head.remark.settled, head.remark.at, head.remark.id))


class _About:
    """Say what remarks are about; every table is counted once."""

    def __init__(self, project: Project, found: list[Remark]) -> None:
        self._book: Codebook = codebook(project)
        wanted = [each.target for each in found if each.about is RemarkOn.CODING]
        self._codings = {coding.id: coding for coding in project.values(Coding, id=wanted)}
        self._lost = {each.coding_id: each for each in project.values(LostCoding, coding_id=wanted)}
        ids = {each.source_id for each in self._codings.values()} | {each.source_id for each in self._lost.values()}
        self._sources = {source.id: source for source in project.values(Source, id=sorted(ids))}
        self._name = project.name
        self._table: Callable[[Question], Table] = cache(lambda asked: table(project, asked))

    def words(self, remark: Remark) -> tuple[str, str]:
        """Return what a remark is about, and the passage or column."""
        if remark.about is RemarkOn.PROJECT:
            return self._name, ""
        if remark.about is RemarkOn.CELL:
            return self._cell(remark)
        if remark.about is RemarkOn.CODE:
            return (self._book.path(remark.target), "") if remark.target in self._book else (_gone(), "")
        coding: Coding | LostCoding | None = self._codings.get(remark.target)
        coding = coding or self._lost.get(remark.target)
        if coding is None:
            return _gone(), ""
        source = self._sources[coding.source_id]
        words = coding.before if isinstance(coding, LostCoding) else source.text[coding.start : coding.end]
        return f"{self._book[coding.code_id].name} · {source.title}", words

    def _cell(self, remark: Remark) -> tuple[str, str]:
        try:
            cell = read_cell(remark.target)
            made = self._table(cell.question)
        except (CodebenchError, KeyError):
            return _gone(), ""
        row = next((each for each in made.rows if each.key == cell.row), None)
        column = next((each.heading for each in made.columns if each.key == cell.column), "")
        return (" / ".join(row.path), column) if row else (_gone(), column)

    def now(self, remark: Remark) -> str:
        """Return what stands in the cell now, where that is something else than what the reviewer saw."""
        if remark.about is not RemarkOn.CELL or not remark.shown:
            return ""
        try:
            cell = read_cell(remark.target)
            stands = cell_words(self._table(cell.question), cell.row, cell.column)
        except (CodebenchError, KeyError):
            return ""
        return stands if stands != remark.shown else ""


def cell_words(made: Table, row_key: str, column_key: str) -> str:
    """Return what stands in a cell, such as `14 (47 %)`; empty where there is no such cell."""
    row = next((each for each in made.rows if each.key == row_key), None)
    at = next((i for i, column in enumerate(made.columns) if column.key == column_key), None)
    if row is None or at is None:
        return ""
    cell = row.cells[at]
    stands = shown(cell, made.columns[at])
    return stands if cell.share is None else f"{stands} ({cell.share} %)"


def _gone() -> str:
    return tr("something that is no longer in the project")
