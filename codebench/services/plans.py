"""How a project's Word report is set up: kept with the project, as a saved report without an answer."""

import json
from dataclasses import asdict, replace
from typing import Any

from codebench.domain.codebook import Codebook
from codebench.domain.findings import SavedReport, Summary
from codebench.domain.ids import new_id
from codebench.domain.question import Analysis, Question, Unit
from codebench.domain.question_json import read_question
from codebench.domain.quote import Attribution
from codebench.domain.report import ReportPlan, Section
from codebench.services.coding import ensure_coder
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.services.reading import codebook, groups
from codebench.storage.journal import now
from codebench.storage.work import Work

_NAME = "codebench: word report"


@command("Word report set up")
def keep_plan(work: Work, *, plan: ReportPlan) -> None:
    """Keep how the Word report is made."""
    text, at = plan_text(plan), now().isoformat()
    there = [each for each in work.find(SavedReport, name=_NAME) if not each.answer]
    if not there:
        work.add(SavedReport(new_id(), _NAME, text, "", "", at, 0, ensure_coder(work, work.coder)))
    elif there[0].question != text:
        work.replace(replace(there[0], question=text, at=at))


def plan(project: Project) -> ReportPlan:
    """Return how the Word report is set up, or else how it is best begun."""
    kept = [each for each in project.values(SavedReport, name=_NAME) if not each.answer]
    return _still_there(plan_of(kept[0].question), codebook(project)) if kept else first_plan(project)


def _still_there(plan: ReportPlan, book: Codebook) -> ReportPlan:
    """Return the plan without the codes that are gone since it was made."""
    themes = tuple(code_id for code_id in plan.themes if code_id in book)
    matrix = plan.matrix if plan.matrix.under in book else replace(plan.matrix, under="")
    return replace(plan, themes=themes, matrix=matrix)


def first_plan(project: Project) -> ReportPlan:
    """Return a plan by the outermost groups, its matrix the one whose cells are written."""
    by = "1" if groups(project).depth else ""
    return ReportPlan(question=Question(by=by), matrix=_matrix(project))


def _matrix(project: Project) -> Question:
    written, tree, book = project.values(Summary), groups(project), codebook(project)
    units = [each.unit_id for each in written if each.unit_id in tree]
    level = len(tree.lineage(units[0])) if units else 1
    by_groups = bool(units) or (not written and tree.depth > 0)
    unit = Unit.GROUPS if by_groups else Unit.PARTICIPANTS
    under = _parent(book, {each.code_id for each in written})
    return Question(unit, level if by_groups else None, under=under, analysis=Analysis.MATRIX)


def _parent(book: Codebook, code_ids: set[str]) -> str:
    """Return the code under which all these stand; empty where they are roots or stand in several places."""
    parents = {book[code_id].parent_id for code_id in code_ids if code_id in book}
    return (parents.pop() or "") if len(parents) == 1 else ""


def plan_text(plan: ReportPlan) -> str:
    """Return a plan as JSON."""
    return json.dumps(asdict(plan), ensure_ascii=False)


def plan_of(text: str) -> ReportPlan:
    """Return the plan that was kept as JSON; what a later version added gets its default."""
    found: dict[str, Any] = json.loads(text)
    found |= {name: read_question(found[name]) for name in ("question", "matrix")}
    found["questions"] = tuple((code_id, read_question(each)) for code_id, each in found["questions"])
    found["sections"] = tuple(map(Section, found["sections"]))
    found["themes"] = tuple(found["themes"])
    return ReportPlan(**found | {"attribution": Attribution(found["attribution"])})
