"""The framework matrix: what one writes in its cells, and the matrix itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from codebench.analysis.matrix import matrix_table
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder
from codebench.domain.findings import Summary
from codebench.domain.ids import new_id
from codebench.domain.participant import Group, Participant
from codebench.domain.question import Question
from codebench.domain.table import Table
from codebench.services.coding import ensure_coder
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.services.reading import study
from codebench.storage.work import Work


@dataclass(frozen=True, slots=True)
class Written:
    """A cell's summary, and who wrote it last."""

    text: str
    coder: str


@command("Summary of “{code}” for “{unit}” written")
def write_summary(work: Work, *, code_id: str, unit_id: str, text: str) -> None:
    """Write what a group or participant says on a theme; an empty text removes the summary."""
    code = work.get(Code, code_id)
    groups = work.find(Group, id=unit_id)
    unit = groups[0] if groups else work.get(Participant, unit_id)
    there = work.find(Summary, code_id=code_id, unit_id=unit_id)
    text = text.strip()
    if not text:
        work.remove(*there)
    elif not there:
        work.add(Summary(new_id(), code_id, unit_id, text, ensure_coder(work, work.coder)))
    elif there[0].text != text:
        work.replace(replace(there[0], text=text, coder_id=ensure_coder(work, work.coder)))
    work.describe(code=code.name, unit=unit.name)


def summaries(project: Project) -> Mapping[tuple[str, str], Written]:
    """Return every summary by theme (code id) and unit (group's or participant's id)."""
    coders = {coder.id: coder.name for coder in project.values(Coder)}
    return {(s.code_id, s.unit_id): Written(s.text, coders[s.coder_id]) for s in project.values(Summary)}


def matrix(project: Project, asked: Question) -> Table:
    """Return the matrix that answers a question; the quotes beside a cell are those behind its number."""
    written = {cell: summary.text for cell, summary in summaries(project).items()}
    return matrix_table(study(project), asked, written)
