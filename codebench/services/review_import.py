"""Remarks that come back from the review page as a file; whatever stands in it is checked before it is kept."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder, Coding, initials
from codebench.domain.ids import new_id
from codebench.domain.question_json import cell_of, cell_target
from codebench.domain.review import Remark, RemarkOn, Verdict
from codebench.domain.text import fold, normalise
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.storage.work import Work

FORMAT = "codebench-remarks"
BYTES, MOST, LONGEST, SHORT = 2_000_000, 2_000, 10_000, 200
_KEYS = {"id", "about", "target", "verdict", "text", "at", "shown"}


@dataclass(frozen=True, slots=True)
class ImportedRemarks:
    """What came in, what was there already or belongs nowhere, and the step that did it."""

    step: Step
    added: int
    notes: tuple[str, ...]


@command("{n} remark of {name} taken in|{n} remarks of {name} taken in")
def take_remarks(work: Work, *, name: str, found: Iterable[Remark]) -> None:
    """Take in remarks whose `coder_id` is still open; one that is there already stays as it is."""
    new = list(found)
    if new:
        coder = next((each for each in work.find(Coder) if fold(each.name) == fold(name)), None)
        if coder is None:
            coder = Coder(new_id(), name, initials(name))
            work.add(coder)
        work.add(*(_by(remark, coder.id) for remark in new))
    work.describe(name=name, n=len(new))


def _by(remark: Remark, coder_id: str) -> Remark:
    return Remark(
        remark.id, remark.about, remark.target, remark.verdict, remark.text, coder_id, remark.at, remark.shown
    )


def import_remarks(project: Project, path: Path) -> ImportedRemarks:
    """Take in the remarks of a file from the review page; what belongs nowhere is told."""
    document = _read(path)
    if document["project"] != project.database.facts().get("id"):
        raise CodebenchError(tr("“{file}” holds remarks on another project.", file=path.name))
    read = [_remark(each, path.name) for each in document["remarks"]]
    there = {remark.id for remark in project.values(Remark, id=[each.id for each in read])}
    new = {each.id: each for each in read if each.id not in there}
    placed = _placed(project, list(new.values()))
    step = project.do(take_remarks, name=document["name"], found=placed)
    notes = []
    if lost := len(new) - len(placed):
        notes.append(_lost(lost))
    if there:
        notes.append(trn("{n} remark was there already.|{n} remarks were there already.", len(there)))
    return ImportedRemarks(step, len(placed), tuple(notes))


def _lost(n: int) -> str:
    return trn(
        "{n} remark is about something that is not in the project and was left out.|"
        "{n} remarks are about something that is not in the project and were left out.",
        n,
    )


def _placed(project: Project, found: list[Remark]) -> list[Remark]:
    codes = {code.id for code in project.values(Code)}
    wanted = [each.target for each in found if each.about is RemarkOn.CODING]
    codings = {coding.id for coding in project.values(Coding, id=wanted)}
    return [each for each in found if _is_there(each, codes, codings)]


def _is_there(remark: Remark, codes: set[str], codings: set[str]) -> bool:
    if remark.about is RemarkOn.CELL:
        return str(json.loads(remark.target)["row"]) in codes
    if remark.about is RemarkOn.PROJECT:
        return True
    return remark.target in (codes if remark.about is RemarkOn.CODE else codings)


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(BYTES + 1)
    except OSError:
        raise CodebenchError(tr("“{name}” can't be read. Check its permissions.", name=path.name)) from None
    if len(data) > BYTES:
        raise CodebenchError(tr("“{file}” is too large for a file of remarks.", file=path.name))
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise _no_file(path.name) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("version") != 1:
        raise _no_file(path.name)
    found["name"] = " ".join(_text(found.get("name"), SHORT, path.name).split())
    if not isinstance(found.get("remarks"), list) or len(found["remarks"]) > MOST or not found["name"]:
        raise _no_file(path.name)
    return {
        "project": _text(found.get("project"), SHORT, path.name),
        "name": found["name"],
        "remarks": found["remarks"],
    }


def _remark(found: object, file: str) -> Remark:
    if not isinstance(found, dict) or set(found) != _KEYS:
        raise _no_file(file)
    try:
        about, verdict = RemarkOn(found["about"]), Verdict(found["verdict"])
        remark_id = str(UUID(_text(found["id"], SHORT, file)))
        at = datetime.fromisoformat(_text(found["at"], SHORT, file)).isoformat()
        if about is RemarkOn.CELL:
            target = cell_target(cell_of(found["target"]))
        else:
            target = _text(found["target"], SHORT, file)
    except (ValueError, TypeError, CodebenchError):
        raise _no_file(file) from None
    text, stood = _text(found["text"], LONGEST, file).strip(), _text(found["shown"], SHORT, file)
    return Remark(remark_id, about, target, verdict, text, "", at, stood)


def _text(value: object, longest: int, file: str) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise _no_file(file)
    return normalise(value)


def _no_file(name: str) -> CodebenchError:
    return CodebenchError(tr("“{file}” is not a file of remarks from a review page.", file=name))
