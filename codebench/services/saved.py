"""Saved reports: a question with its answer on a date; run again, it says what moved and which steps moved it."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from codebench.domain.changes import Step
from codebench.domain.findings import SavedReport
from codebench.domain.ids import new_id
from codebench.domain.question import Question
from codebench.domain.text import fold, natural_key
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.coding import ensure_coder
from codebench.services.commands import command
from codebench.services.frozen import answer_from, answer_json, answer_of, question_from, question_json
from codebench.services.moved import Rerun, what_moved
from codebench.services.project import Project
from codebench.services.reading import last_saved, study
from codebench.services.reports import table
from codebench.services.versions import merges, versions
from codebench.storage.journal import now
from codebench.storage.work import Work


@command("Report “{name}” saved")
def save_report(work: Work, *, name: str, question: str, answer: str, version: str, step: int) -> None:
    """Keep a question and its answer, both as JSON, with the codebook version and the last step of that moment."""
    clean = _free_name(work, name)
    coder = ensure_coder(work, work.coder)
    work.add(SavedReport(new_id(), clean, question, answer, version, now().isoformat(), step, coder))
    work.describe(name=clean)


@command("Report “{name}” saved with the numbers of now")
def renew_report(work: Work, *, report_id: str, question: str, answer: str, version: str, step: int) -> None:
    """Keep another answer, of now, in a saved report."""
    report = work.get(SavedReport, report_id)
    coder, at = ensure_coder(work, work.coder), now().isoformat()
    work.replace(SavedReport(report.id, report.name, question, answer, version, at, step, coder))
    work.describe(name=report.name)


@command("Report “{old}” renamed “{new}”")
def rename_report(work: Work, *, report_id: str, name: str) -> None:
    """Give a saved report another name."""
    report = work.get(SavedReport, report_id)
    clean = _free_name(work, name, report_id)
    work.replace(replace(report, name=clean))
    work.describe(old=report.name, new=clean)


@command("Report “{name}” removed")
def remove_report(work: Work, *, report_id: str) -> None:
    """Remove a saved report; the codings it counted stay."""
    report = work.get(SavedReport, report_id)
    work.remove(report)
    work.describe(name=report.name)


def _free_name(work: Work, name: str, except_id: str = "") -> str:
    clean = " ".join(name.split())
    taken = {fold(report.name) for report in work.find(SavedReport) if report.id != except_id}
    if not clean or fold(clean) in taken:
        raise CodebenchError(tr("A saved report needs a name of its own."))
    return clean


def save(project: Project, name: str, asked: Question) -> Step:
    """Ask a question now and keep it with its answer under a name."""
    return project.do(save_report, name=name, **_asked_now(project, asked))


def save_again(project: Project, report_id: str) -> Step:
    """Keep the answer of now to a saved question."""
    return project.do(renew_report, report_id=report_id, **_asked_now(project, asked_in(project, report_id)))


def _asked_now(project: Project, asked: Question) -> dict[str, Any]:
    picture, last, known = study(project), last_saved(project), versions(project)
    return {
        "question": question_json(picture, asked),
        "answer": answer_json(answer_of(picture, asked, table(project, asked))),
        "version": known[-1].name if known else "",
        "step": last.number if last else 0,
    }


def reports(project: Project) -> list[SavedReport]:
    """Return the saved reports by name; the plan of the Word report is kept among them, without an answer."""
    kept = (report for report in project.values(SavedReport) if report.answer)
    return sorted(kept, key=lambda report: natural_key(report.name))


def report(project: Project, report_id: str) -> SavedReport:
    """Return a saved report; raise where it is gone."""
    found = project.values(SavedReport, id=report_id)
    if not found:
        raise CodebenchError(tr("This report is no longer in the project."))
    return found[0]


def asked_in(project: Project, report_id: str) -> Question:
    """Return the question of a saved report, under the names of today."""
    return question_from(study(project), report(project, report_id).question, merges(project))


def kept_questions(project: Project) -> list[Question]:
    """Return the questions of all saved reports that can still be asked."""
    found = []
    for each in reports(project):
        with suppress(CodebenchError):
            found.append(asked_in(project, each.id))
    return found


def run_again(project: Project, report_id: str) -> Rerun:
    """Ask a saved question anew and tell what moved since."""
    kept = report(project, report_id)
    asked = asked_in(project, report_id)
    return what_moved(project, kept, asked, answer_from(kept.answer), table(project, asked))
